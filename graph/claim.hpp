#pragma once
// What a document says: the entities it speaks of, where it mentions them, the relations it
// claims between them, and the values it gives.
//
//   Claim is immutable once written: corrections are decisions in a log (graph/decisions.hpp).
//   Every claim, mention and fact points at bytes of the document's text, or at a record of a
//   table.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.hpp"
#include "graph/ids.hpp"

namespace lazo {

/// How much is known of an entity. Stored: do not renumber.
enum class Level : std::uint8_t {
  kKnown = 0,      ///< in the vocabulary, or has an external id
  kNamed = 1,      ///< a proper name
  kDescribed = 2,  ///< a nominal: "Mexican businesses", "the union"
};

/// How a mention was tied to its entity. Stored: do not renumber.
enum class MentionHow : std::uint8_t { kVocabulary = 0, kName = 1, kPronoun = 2, kNominal = 3 };

/// Stored: do not renumber.
enum class Mood : std::uint8_t {
  kAsserted = 0,
  kPlanned = 1,
  kPossible = 2,
  kRequired = 3,
  kDesired = 4,
  kFeared = 5,
  kConditional = 6,
  kQuestion = 7
};

/// How sure the text itself is (FactBank). Stored: do not renumber.
enum class Certainty : std::uint8_t { kUnknown = 0, kPossible = 1, kProbable = 2, kCertain = 3 };

/// Stored: do not renumber.
enum class ClaimTense : std::uint8_t { kPast = 0, kPresent = 1, kFuture = 2, kGeneric = 3 };

/// What may be told of a claim; derived, see status_of(). The order is that of belief.
enum class ClaimStatus : std::uint8_t {
  kStated = 0,
  kReported = 1,
  kIntended = 2,
  kRequired = 3,
  kPossible = 4,
  kDenied = 5
};
inline constexpr std::size_t kStatusCount = 6;

/// Names as the machine formats write them ("known", "asserted", "stated", ...).
[[nodiscard]] std::string_view name_of(Level level);
[[nodiscard]] std::string_view name_of(MentionHow how);
[[nodiscard]] std::string_view name_of(Mood mood);
[[nodiscard]] std::string_view name_of(Certainty certainty);
[[nodiscard]] std::string_view name_of(ClaimTense tense);
[[nodiscard]] std::string_view name_of(ClaimStatus status);
/// The value of a name, or nothing.
template <typename Enum>
[[nodiscard]] std::optional<Enum> value_of(std::string_view name);

/// Something one document speaks of; a node once folded (graph/fold.hpp).
struct LocalEntity {
  Level level = Level::kDescribed;
  NodeType type;
  /// kKnown: key of the vocabulary row ("org:coparmex"). kNamed: "name:<slug>". kDescribed: empty.
  std::string key;
  /// The best name the document gives ("Consejo Coordinador Empresarial", "Mexican businesses").
  std::string name;
  friend bool operator==(const LocalEntity&, const LocalEntity&) = default;
};

struct Mention {
  Span span;
  EntityId entity;
  MentionHow how = MentionHow::kName;
  friend bool operator==(const Mention&, const Mention&) = default;
};

/// Who is said to have said it. One level of nesting ("X said that Y reported that ...").
struct Attribution {
  EntityId speaker;        ///< kNone if anonymous or not an entity
  std::string cue;         ///< the word that shows it: "reported", "según"
  Span span;               ///< of the cue; empty if the cue is a quotation mark alone
  bool anonymous = false;  ///< "analysts say", "reportedly"
  EntityId inner_speaker;  ///< the source that the speaker names
  std::string inner_cue;   ///< empty if there is none
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

/// A value with its unit: "46.4 % of the workforce" = {"46.4", "%"} .
struct Quantity {
  std::string number;  ///< decimal digits with '.', as short as the text allows
  std::string unit;    ///< "%", "USD", "jobs"; empty if none
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// One further participant or circumstance: about, against, place, beneficiary, sector, quantity,
/// instrument. Either an entity or a value.
struct Role {
  std::string role;
  EntityId entity;                   ///< kNone if it is a value
  std::string value;                 ///< text of a value; empty if it is an entity
  std::optional<Quantity> quantity;  ///< the value, if it could be read as one
  std::optional<Span> span;
  friend bool operator==(const Role&, const Role&) = default;
};

/// Dates as prefixes ("2026", "2026-07", "2026-07-01"), both ends included; empty = open.
struct TimeRange {
  std::string from;
  std::string to;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

struct Claim {
  RelationId relation;
  EntityId source;
  EntityId target;
  Span sentence;                ///< the evidence; empty for records
  std::optional<Span> trigger;  ///< the words that name the relation
  std::string record;           ///< row ("row 14") or JSON pointer of a table; else empty
  std::optional<Span> source_span;
  std::optional<Span> target_span;
  std::vector<Span> support;  ///< spans in other sentences (the antecedent of a pronoun)
  bool negated = false;
  Mood mood = Mood::kAsserted;
  Certainty certainty = Certainty::kCertain;
  ClaimTense tense = ClaimTense::kPresent;
  std::optional<Attribution> attribution;
  std::vector<Role> roles;
  std::optional<TimeRange> time;
  std::uint16_t confidence = 0;  ///< 0 to 10000
  std::string rule;              ///< what made the claim: "clause.verb", "ud.nsubj-obj"
  friend bool operator==(const Claim&, const Claim&) = default;
};

/// A value on an entity: share of employment 46.4 %, scope United States.
struct Fact {
  EntityId entity;
  std::string property;  ///< "share_of_workforce", "members", "rate"
  std::string value;     ///< as the text writes it: "46.4% of the workforce"
  std::optional<Quantity> quantity;
  EntityId scope;  ///< country or sector it holds for; kNone if none
  Span sentence;
  Span span;
  std::string record;
  bool negated = false;
  Mood mood = Mood::kAsserted;
  std::optional<Attribution> attribution;
  std::optional<TimeRange> time;
  std::uint16_t confidence = 0;
  std::string rule;
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// denied: negated, whatever the mood. intended: planned or desired. required. possible: possible,
/// feared, conditional or a question. An asserted claim is reported if it is attributed, else
/// stated.
[[nodiscard]] ClaimStatus status_of(bool negated, Mood mood, bool attributed);
[[nodiscard]] ClaimStatus status_of(const Claim& claim);

}  // namespace lazo
