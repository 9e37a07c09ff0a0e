#pragma once
// CoNLL-U (https://universaldependencies.org/format.html), in and out.
//
//   LAZO_TRY(const Analysis words, read_conllu(bytes, "a.conllu", Language::kSpanish));
//   const std::string out = write_conllu(analysis, engine.model(Language::kSpanish));
//
//   for_each_conllu_sentence(bytes, "gold.conllu", [&](std::span<const ConlluLine> lines) {..});
//
// Reading an Analysis takes ID, FORM, SpaceAfter=No and the breaks between sentences and nothing
// else: gold tags cannot leak into an analysis. Lines of empty nodes ("8.1") are dropped.
// Pure, thread-safe, O(n).

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "language/analysis.hpp"

namespace lazo {

class Model;

/// A line of a sentence: a word, or the surface of several ("3-4 del").
struct ConlluLine {
  std::uint32_t first = 0;  ///< ID, from 1
  std::uint32_t last = 0;   ///< > first for the surface of several words
  std::string_view form;
  std::string_view lemma;
  std::string_view upos;
  std::string_view xpos;
  std::string_view features;
  std::string_view head;
  std::string_view relation;
  std::string_view misc;
  std::size_t line = 0;    ///< in the file, from 1
  bool paragraph = false;  ///< first of a sentence with a comment "newpar" or "newdoc"

  [[nodiscard]] bool is_surface() const { return last > first; }
  /// The value of a field of MISC, or an empty view.
  [[nodiscard]] std::string_view misc_value(std::string_view key) const;
};

/// Calls `use` for each sentence with its lines in order; the views live as long as `text`.
/// Errors (kBadInput, where:line): a line with fewer than ten columns, a bad ID, what `use`
/// returns.
[[nodiscard]] Status for_each_conllu_sentence(
    std::string_view text, std::string_view where,
    const std::function<Status(std::span<const ConlluLine>)>& use);

/// How the text of a CoNLL-U file is rebuilt.
enum class ConlluText : std::uint8_t {
  kOneLine,     ///< from FORM and SpaceAfter alone
  kParagraphs,  ///< with an empty line at "# newpar" and "# newdoc" besides
};

/// Sentences, tokens and words of a file, at Depth::kSplit.
/// Errors as above, and IDs that do not count 1, 2, 3...
[[nodiscard]] Result<Analysis> read_conllu(std::string_view text, std::string_view where,
                                           Language language,
                                           ConlluText rebuild = ConlluText::kOneLine);

/// The Analysis as CoNLL-U. MISC of a surface token holds NER (O, B-PER, I-PER, ...), SpaceAfter=No
/// and TokenRange=b:e in code points of the text. `model`, if there is one, gives the names of tags
/// and features that the Analysis keeps as numbers.
[[nodiscard]] std::string write_conllu(const Analysis& analysis, const Model* model);

}  // namespace lazo
