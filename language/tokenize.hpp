#pragma once
// Tokens and words of one section of a text.
//
//   Analysis a; a.text = "Reúne al consejo del T-MEC.";
//   Tokenizer tokenizer(a, Language::kSpanish);
//   tokenizer.add({0, 27}, {});          // tokens Reúne, al, consejo, del, T-MEC, .
//                                        // words  Reúne, a, el, consejo, de, el, T-MEC, .
//
// Used by split(); see there for what is promised. One tokenizer a thread; it borrows the Analysis.

#include <span>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/span.hpp"
#include "language/analysis.hpp"
#include "language/chunk.hpp"
#include "language/word_rules.hpp"

namespace lazo {

class Tokenizer {
 public:
  /// Appends to `analysis`, whose text is set and stays as it is.
  Tokenizer(Analysis& analysis, Language language);

  /// Appends the tokens of a section; none for one without text.
  void add(Span section, std::span<const Span> ignored);

 private:
  void add_chunk(Span chunk, bool digit_follows, bool last);
  void add_token(Span token);
  void add_words(Span token);
  void add_word(Span word);
  void add_word(Span word, std::string_view form);
  void add_contraction(Span token, const std::vector<std::string_view>& words);
  [[nodiscard]] bool add_english(Span token, std::string_view lower);
  [[nodiscard]] bool add_spanish(Span token, std::string_view lower);
  [[nodiscard]] bool is_french_article(std::string_view lower) const;
  void join_spaced_number(std::uint32_t first_token);

  Analysis& analysis_;  // owned by the caller
  Language language_;
  const WordRules& rules_;
  ChunkScanner scanner_;
  std::vector<std::string_view> enclitics_;
  std::uint32_t section_token_ = 0;  ///< first token of the section
};

}  // namespace lazo
