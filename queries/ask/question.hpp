#pragma once
// A question as lazo has understood it: what is asked for, of whom, and the words it was read from.
//
//   LAZO_TRY(const Reader reader, Reader::create(ontology, engine));
//   const Question question = reader.read(graph, "¿Quién presiona a México?", Language::kUnknown);
//   command_of(graph, ontology, question)      // lazo neighbors Mexico --rel pressures ...
//   answer(graph, ontology, question, filter)  // the ties that answer it
//
// A plain value.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/day.hpp"
#include "graph/ids.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"

namespace lazo::ask {

/// The family of a question; each is answered by one query.
enum class Intent : std::uint8_t {
  kUnread,     ///< not understood
  kPath,       ///< how A is tied to B
  kCommon,     ///< what A and B share
  kPositions,  ///< where one stands on a thing, or who stands where
  kStances,    ///< what one is for and against
  kMeasures,
  kChanges,
  kAbout,
  kAllies,
  kOpponents,
  kTies,     ///< everything between two, or of one
  kFind,     ///< who or what stands at the open end of a relation
  kWhether,  ///< is it so? (also behind when, where and why)
  kFigures,  ///< how much, what share: a value that a document gives
};

/// What the question word asks for.
enum class Asked : std::uint8_t {
  kNothing,  ///< yes or no
  kActor,
  kThing,
  kWhich,  ///< a thing of a type
  kTime,
  kPlace,
  kReason,
  kCount,
  kManner,
  kAmount,  ///< how much
  kShare,   ///< what part of it
  kMoney
};

/// The ends of what a question says: who acts, who is acted upon.
enum class Side : std::uint8_t { kAgent, kPatient, kNeither };

/// A relation that the words may mean, and which side is its source.
struct Sense {
  RelationId relation;
  bool agent_is_source = true;
  friend bool operator==(const Sense&, const Sense&) = default;
};

/// The nodes that one name or phrase of the question may mean.
using Named = std::vector<NodeIndex>;

/// A word of the question that a sentence must say too, in one way or another.
struct TellingWord {
  std::string folded;
  std::string lemma;  ///< folded
  bool verb = false;
  std::vector<RelationId> relations;  ///< that it may name; sorted
};

/// What is to be measured: "How much of Mexico's exports go to the United States?".
struct Measured {
  std::vector<Named> owners;  ///< whose: Mexico
  std::vector<Named> others;  ///< behind another preposition: the United States
  std::string unit;           ///< of units.tsv ("jobs", "%"); empty if any
  std::vector<TellingWord> words;
};

struct Question {
  std::string text;
  Language language = Language::kUnknown;
  Intent intent = Intent::kUnread;
  Asked asked = Asked::kNothing;
  Side open = Side::kNeither;  ///< kFind: the side that is asked for
  std::vector<Named> agents;   ///< kFind, kWhether; for other intents all names stand here
  std::vector<Named> patients;
  std::vector<Sense> senses;
  std::string relation_words;   ///< as the question has them
  std::vector<NodeType> types;  ///< of what is asked for; sorted; empty = any
  std::string type_words;
  std::optional<Measured> measured;  ///< behind how much, how many, what share
  bool negated = false;
  Day since;
  Day until;
  std::vector<std::string> unknown_names;  ///< names that the graph does not have
  std::vector<std::string> unread_words;   ///< why it could not be read
};

/// True for the relations that stand for a whole family when a question asks who or what: of
/// whoever criticises a thing it is right to say that they oppose it.
[[nodiscard]] bool is_stance(const RelationRow& relation);

/// "path", "find", ... as the envelope writes it.
[[nodiscard]] std::string_view name_of(Intent intent);
[[nodiscard]] std::string_view name_of(Asked asked);
[[nodiscard]] std::optional<Intent> intent_of_name(std::string_view name);
[[nodiscard]] std::optional<Asked> asked_of_name(std::string_view name);

}  // namespace lazo::ask
