#pragma once
// What a language says about verbs, nouns and cue words, read from the tables in
// graph/lexicon/<language>/ (their format: lexicon/README.md).
//
//   LAZO_TRY(Lexicons all, Lexicons::embedded());
//   LAZO_CHECK(all.add_rows("mine.tsv", text, ontology));       // a user's own
//   LAZO_TRY(Lexicon lexicon, Lexicon::parse(files_of("en")));
//   for (LemmaGuess guess : lexicon.lemmas("visited", "visit"))
//     for (const TriggerRow* row : lexicon.verbs.rows(guess.lemma)) ...
//
// Words are looked up by number: every word of every table has a LemmaId; a word of a text has
// the ids of the lemmas that it may be a form of, usually none or one.
// Thread safety: immutable once parsed. Errors: kBadInput with file and line.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "graph/claim.hpp"

namespace lazo {

class Ontology;

/// Number of a word of the tables of one lexicon.
using LemmaId = std::uint32_t;

/// Where an end of a relation stands with respect to its trigger.
enum class Slot : std::uint8_t {
  kSubject,
  kObject,
  kIndirect,
  kOblique,
  kComplement,
  kAttribute,
  kSelf,
  kPossessor,
  kNoun,
  kBetween,
  kHolder
};

/// A slot, and for obliques and noun complements the prepositions that lead to it.
struct End {
  Slot slot = Slot::kSubject;
  std::vector<std::string> prepositions;  ///< folded; several words joined by a space; empty = any
};

struct RoleEnd {
  std::string role;
  End end;
};

/// One way in which a trigger ties what stands around it.
struct Pattern {
  End source;
  End target;
  bool mutual = false;  ///< "A<>B": either order means the same
  std::vector<RoleEnd> roles;
  std::optional<Mood> mood;
  bool negated = false;
};

/// What a verb says of its complement clause.
struct Effect {
  bool present = false;
  std::optional<Mood> mood;  ///< nothing: as the verb itself
  bool negated = false;
  bool by_object = false;  ///< the object, not the subject, does it
};

/// A row of verbs.tsv, nouns.tsv, adjectives.tsv or offices.tsv.
struct TriggerRow {
  std::vector<LemmaId> words;  ///< the head first
  std::string relation;        ///< empty: ties nothing itself
  std::vector<Pattern> patterns;
  Effect effect;
  std::string kind;   ///< offices: "org", "country", "place"
  std::string where;  ///< "en/verbs.tsv:120", for explanations and counts
};

/// Rows found by the first word of their lemma.
template <typename Row>
struct WordTable {
  std::vector<Row> rows;
  std::vector<std::vector<std::uint32_t>> by_word;  ///< lemma -> its rows; every word is asked for

  void add(Row row) {
    const LemmaId first = row.words.front();
    if (by_word.size() <= first) by_word.resize(first + 1);
    by_word[first].push_back(static_cast<std::uint32_t>(rows.size()));
    rows.push_back(std::move(row));
  }
  /// Numbers of the rows whose lemma begins with this word.
  [[nodiscard]] std::span<const std::uint32_t> find(LemmaId lemma) const {
    if (lemma >= by_word.size()) return {};
    return by_word[lemma];
  }
};

/// A row of type_heads.tsv or topics.tsv.
struct TypeHeadRow {
  std::vector<LemmaId> words;
  std::string type;
  bool anaphor = false;
  bool transparent = false;
  bool vacuous = false;
  bool institution = false;  ///< named by its complement: "ministerio de Economía"
  std::string where;
};

/// A row of groups.tsv.
struct GroupRow {
  std::vector<std::string> words;  ///< folded forms, as they stand
  std::string type;                ///< empty: any
  std::uint8_t number = 0;         ///< 0: open
  std::string where;
};

enum class CueScope : std::uint8_t { kAux, kAdverb, kMark, kNoun, kAdjective };
/// A row of modality.tsv.
struct ModalityRow {
  std::vector<LemmaId> words;
  Mood mood = Mood::kPossible;
  Certainty certainty = Certainty::kPossible;
  CueScope scope = CueScope::kAux;
  std::string where;
};

enum class NegationScope : std::uint8_t { kWord, kDeterminer, kPair, kPreposition, kInstead };
struct NegationRow {
  std::vector<LemmaId> words;
  NegationScope scope = NegationScope::kWord;
  std::string where;
};

enum class AttributionKind : std::uint8_t { kSay, kAccording, kAnonymous, kDoubt };
struct AttributionRow {
  std::vector<LemmaId> words;
  AttributionKind kind = AttributionKind::kSay;
  std::string where;
};

/// A row of time.tsv.
struct TimeRow {
  std::vector<LemmaId> words;
  std::string kind;
  std::string value;
  std::string where;
};

/// A row of units.tsv.
struct UnitRow {
  std::vector<LemmaId> words;
  std::string unit;
  std::string where;
};

/// What a preposition (or a mark like one) leads to, as bits.
enum PrepositionRole : std::uint32_t {
  kLeadsOf = 1,       ///< "of", "de"
  kLeadsWhere = 2,    ///< "in", "sur"
  kLeadsWith = 4,     ///< a partner: "with"
  kLeadsBetween = 8,  ///< several of them: "between", "among"
  kLeadsBy = 16,      ///< whoever does it: "by"
  kLeadsAgainst = 32,
  kLeadsFrom = 64,
  kLeadsTo = 128,
  kLeadsUnder = 256,  ///< a law: "under", "en vertu de"
  kLeadsWhen = 512,   ///< "after", "ante"
  kLeadsLike = 1024,  ///< examples: "such as", "including"
  kLeadsAs = 2048,    ///< what somebody is: "as its president"
  kLeadsAim = 4096,   ///< "to leave", "para", "afin"
  kLeadsTight = 8192  ///< a part of the phrase in front: "tariffs *on* steel"
};

/// What the ending of a form says of it.
enum FormFlag : std::uint16_t {
  kFormPast = 1,
  kFormPresent = 2,
  kFormFuture = 4,
  kFormConditional = 8,
  kFormSubjunctive = 16,
  kFormParticiple = 32,
  kFormGerund = 64,
  kFormPlural = 128,
  kFormInfinitive = 256
};

/// A lemma of the tables that a form may belong to.
struct LemmaGuess {
  LemmaId lemma = 0;
  std::uint16_t flags = 0;  ///< of FormFlag; 0 if the form is the lemma itself or irregular
};

/// One file of a lexicon: its name ("verbs.tsv") and its text.
struct LexiconFile {
  std::string_view name;
  std::string_view text;
  std::string_view path = {};  ///< how messages call it; `name` if empty
};

class Lexicon {
 public:
  /// Reads the files of one language; a missing file is an empty table, an unknown name an error.
  static Result<Lexicon> parse(Language language, std::span<const LexiconFile> files);

  /// Lemmas of the tables that `form` (lower case, with accents) may be a form of: what `lemma`
  /// says if it is not empty, irregular forms, then endings undone. At most eight.
  [[nodiscard]] std::vector<LemmaGuess> lemmas(std::string_view form, std::string_view lemma) const;
  /// The number of a folded word, or nothing if no table has it.
  [[nodiscard]] std::optional<LemmaId> find(std::string_view folded) const;

  /// Whether a lemma is a closed-class word ("to", "que").
  [[nodiscard]] bool is_function_word(LemmaId lemma) const { return closed_.contains(lemma); }

  Language language = Language::kUnknown;
  WordTable<TriggerRow> verbs;
  WordTable<TriggerRow> nouns;
  WordTable<TriggerRow> adjectives;
  WordTable<TriggerRow> offices;
  WordTable<TypeHeadRow> type_heads;
  WordTable<ModalityRow> modality;
  WordTable<NegationRow> negation;
  WordTable<AttributionRow> attribution;
  WordTable<TimeRow> times;
  WordTable<UnitRow> units;
  std::vector<GroupRow> groups;
  /// Closed-class words for the rough tree: folded form -> UD tag ("det", "adp", ...).
  std::unordered_map<std::string, std::string> function_words;
  /// Prepositions as they stand, folded, words joined by a space -> bits of PrepositionRole.
  std::unordered_map<std::string, std::uint32_t> prepositions;

 private:
  struct Ending {
    std::string ending;
    std::string lemma_ending;  ///< folded
    std::uint16_t flags = 0;
  };
  /// Looks words up without making a string of each.
  struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  template <typename Value>
  using ByWord = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;
  friend class LexiconReader;

  void close_classes();

  ByWord<LemmaId> ids_;
  std::unordered_set<LemmaId> closed_;
  ByWord<std::vector<LemmaGuess>> irregular_;
  ByWord<std::vector<Ending>> endings_;  // by ending
};

/// The lexicons of the languages that lazo reads.
class Lexicons {
 public:
  /// The tables that are compiled into the program.
  static Result<Lexicons> embedded();
  /// The lexicon of a language; English if the language is unknown.
  [[nodiscard]] const Lexicon& of(Language language) const;

  /// Adds the rows of a user's file beside the shipped ones: the columns `table` ("verbs") and
  /// `lang` ("en"), then those of the tables (README.md here); a row fills the columns of its
  /// table. Errors: kBadInput with file:line and a hint, among them relations and types that
  /// `ontology` does not have; nothing is promised of the tables then. O(rows).
  [[nodiscard]] Status add_rows(std::string_view file, std::string_view text,
                                const Ontology& ontology);

  std::array<Lexicon, 4> by_language;
};

}  // namespace lazo
