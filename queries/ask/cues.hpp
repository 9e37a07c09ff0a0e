#pragma once
// The words by which questions show what they are after: rows of queries/ask/lexicon/<language>.tsv
// (its README.md describes the patterns).
//
//   LAZO_TRY(const CueTable cues, CueTable::parse(Language::kEnglish, text));
//   if (auto intent = cues.best(CueKind::kIntent, units)) use(intent->row->value);
//
// Immutable once parsed; const access is thread-safe. Errors: kBadInput with file and line.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "queries/ask/units.hpp"

namespace lazo::ask {

enum class CueKind : std::uint8_t {
  kIntent,
  kAsker,
  kRelation,
  kAux,
  kSkip,
  kBy,
  kObject,
  kAnd,
  kLight,
  kNot,
  kOf
};

/// One step of a pattern.
struct CueStep {
  enum class Kind : std::uint8_t { kWords, kName, kGap, kBegin, kEnd };
  Kind kind = Kind::kWords;
  std::vector<std::string> words;  ///< folded; any of them
  bool optional = false;
};

struct CueRow {
  CueKind kind = CueKind::kSkip;
  std::vector<CueStep> steps;
  std::string value;      ///< empty for "-"
  std::size_t words = 0;  ///< steps that ask for a word

  /// True if some step asks for this folded word.
  [[nodiscard]] bool has(std::string_view folded) const;
};

/// A row and the units that its words stand for, in order.
struct CueMatch {
  const CueRow* row = nullptr;  // of the table that was asked
  std::vector<std::size_t> units;
  [[nodiscard]] std::size_t first() const { return units.front(); }
};

class CueTable {
 public:
  [[nodiscard]] static Result<CueTable> parse(Language language, std::string_view text,
                                              std::string_view file);
  /// The table of a language that is compiled into the program.
  [[nodiscard]] static Result<CueTable> embedded(Language language);

  [[nodiscard]] Language language() const { return language_; }

  /// The match of the most words anywhere in the question; of equal ones the earlier row.
  [[nodiscard]] std::optional<CueMatch> best(CueKind kind, const std::vector<Unit>& units) const;
  /// The longest match that begins at `at`.
  [[nodiscard]] std::optional<CueMatch> at(CueKind kind, const std::vector<Unit>& units,
                                           std::size_t at) const;
  /// True if the unit alone is a row of this kind.
  [[nodiscard]] bool is(CueKind kind, const std::vector<Unit>& units, std::size_t at) const;
  /// True if the folded word alone is a row of this kind.
  [[nodiscard]] bool is_word(CueKind kind, std::string_view folded) const;
  /// True if the folded word stands in a row that says nothing of the world: question words,
  /// helping verbs, articles, negations.
  [[nodiscard]] bool is_grammar(std::string_view folded) const;
  /// True if some row asks for this folded word.
  [[nodiscard]] bool knows(std::string_view folded) const;

 private:
  Language language_ = Language::kUnknown;
  std::vector<CueRow> rows_;
};

}  // namespace lazo::ask
