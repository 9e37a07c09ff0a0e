#pragma once
// What the tokenizer and the sentence splitter know of single words of a language: abbreviations,
// contractions, enclitics. Read from language/data/<lang>/words.tsv, whose head explains the kinds.
//
//   const WordRules& rules = word_rules(Language::kEnglish);
//   rules.has(WordKind::kTitle, "dr.")          // true: never ends a sentence
//   rules.contraction("cannot")                 // {"can", "not"}
//
// Words are asked for in lower case. Thread safety: immutable after the first call, which is safe.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"

namespace lazo {

/// The kinds of words.tsv. A word may be of several.
enum class WordKind : std::uint8_t {
  kTitle,
  kNumber,
  kClosing,
  kContract,
  kWhole,
  kPrefix,
  kUnit,
  kElision,
  kInversion,
  kEnclitic,
  kNoClitic,
  kArticle,
  kArticleEnding,
  kStarter,
  kMonth
};

class WordRules {
 public:
  /// Longest word that is kept, in bytes; a longer one is of no kind.
  static constexpr std::size_t kMaxBytes = 40;

  /// Reads a table. The views point into `tsv`, which must outlive the result.
  /// Errors: unknown kind, bad row, with `where`:line.
  [[nodiscard]] static Result<WordRules> parse(std::string_view tsv, std::string_view where);

  [[nodiscard]] bool has(WordKind kind, std::string_view word) const {
    return word.size() <= kMaxBytes && (mask(word) & bit(kind)) != 0;
  }
  /// The words of a contraction, or null.
  [[nodiscard]] const std::vector<std::string_view>* contraction(std::string_view word) const;
  /// True for an abbreviation of any kind; `word` includes its final period.
  [[nodiscard]] bool is_abbreviation(std::string_view word) const {
    return (mask(word) & (bit(WordKind::kTitle) | bit(WordKind::kClosing))) != 0;
  }
  /// The words of one kind, in file order.
  [[nodiscard]] std::vector<std::string_view> words(WordKind kind) const;

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(WordKind kind) {
    return 1U << static_cast<unsigned>(kind);
  }
  [[nodiscard]] std::uint32_t mask(std::string_view word) const {
    const auto found = kinds_.find(word);
    return found == kinds_.end() ? 0 : found->second;
  }

  std::unordered_map<std::string_view, std::uint32_t> kinds_;  // never iterated
  std::unordered_map<std::string_view, std::vector<std::string_view>> contractions_;
  std::vector<std::pair<WordKind, std::string_view>> rows_;
};

/// The table of a language that is compiled in; kUnknown has an empty one.
[[nodiscard]] const WordRules& word_rules(Language language);

}  // namespace lazo
