#pragma once
// What is this stretch of text to the reader of an article: title, byline, date, caption, heading,
// question, paragraph? Shared by the readers of formats without, or with little, structure.
//
//   BlockClassifier classifier(Language::kSpanish);
//   for (each block in order) block.kind = classifier.kind_of(visible_text, lines, is_last);
//   classifier.metadata().title
//
// It is a small machine that remembers whether the article has begun: a date or a byline is one
// only above it. What it decides by: labels.tsv, the length, the capitals, how the text ends. Not
// synchronised; one a document. O(n).

#include <cstddef>
#include <string_view>

#include "graph/base/language_code.hpp"
#include "importers/readers/structure.hpp"

namespace lazo {

class BlockClassifier {
 public:
  explicit BlockClassifier(Language language) : language_(language) {}

  /// The kind of the next block. `text` is what a person sees of it, `lines` how many lines it
  /// takes, `last` whether nothing follows: a lone block is a paragraph, whatever it looks like.
  [[nodiscard]] BlockKind kind_of(std::string_view text, std::size_t lines, bool last);

  /// For text that begins with the label of a question or answer ("Q: Why?", "A: Because."): sets
  /// `kind` and returns the bytes of the label, else 0. An answer needs a question before it.
  [[nodiscard]] std::size_t question_label(std::string_view text, BlockKind& kind);

  /// To be told of blocks that the format itself marks: a list, a heading, a table.
  void note_marked_block() { ++blocks_; }

  [[nodiscard]] Metadata& metadata() { return metadata_; }

 private:
  [[nodiscard]] BlockKind head_kind_of(std::string_view text, std::size_t lines, bool last,
                                       bool sentence);
  [[nodiscard]] bool is_byline(std::string_view text, bool sentence);
  void note_leading_date(std::string_view text);
  [[nodiscard]] bool in_head() const;

  Language language_;
  Metadata metadata_;
  std::size_t blocks_ = 0;
  bool seen_paragraph_ = false;
  bool seen_question_ = false;
};

}  // namespace lazo
