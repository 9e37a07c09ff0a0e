#include "importers/extraction/metonymy.hpp"

#include <algorithm>

#include "importers/extraction/prepositions.hpp"

namespace lazo {
namespace {

/// Whether a name is in a place where only somebody who acts can stand.
bool acts(const Reading& reading, std::uint32_t word) {
  const std::uint32_t first = reading.first_conjunct(word);
  const Word& top = reading.word(first);
  if (top.head == kNoWord) return false;
  if (reading.child(top.head, Deprel::kCop) != kNoWord) return false;
  switch (top.deprel) {
    case Deprel::kNsubj:
      return reading.is_verb(top.head);
    case Deprel::kIobj:
    case Deprel::kOblAgent:
      return true;
    case Deprel::kObl:
    case Deprel::kOblArg:
    case Deprel::kNmod: {
      return leads(reading.lexicon, reading.preposition(first),
                   kLeadsWith | kLeadsBetween | kLeadsBy | kLeadsAgainst);
    }
    default:
      return false;
  }
}

}  // namespace

std::uint32_t power_of_capital(std::uint32_t place, const Vocabulary& vocabulary,
                               RelationId capital_of, Cast& cast) {
  const std::uint32_t node = cast.members[place].node;
  if (node == Member::kNoNode) return Cast::kNone;
  for (const BackgroundTie& tie : vocabulary.known_node(node).background) {
    if (tie.relation != capital_of) continue;
    const std::optional<std::uint32_t> power = vocabulary.find(tie.target);
    if (!power) continue;
    for (std::uint32_t m = 0; m < cast.members.size(); ++m) {
      if (cast.members[m].node == *power) return m;
    }
    Member actor;
    actor.level = Level::kKnown;
    actor.node = *power;
    actor.type = vocabulary.type(*power);
    actor.name = std::string(vocabulary.name(*power));
    actor.first_word = cast.members[place].first_word;
    cast.members.push_back(std::move(actor));
    return static_cast<std::uint32_t>(cast.members.size() - 1);
  }
  return Cast::kNone;
}

void read_metonyms(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types,
                   const Ontology& ontology, Cast& cast) {
  const RelationId capital_of = ontology.find_relation("capital_of");
  for (std::size_t i = 0; i < cast.mentions.size(); ++i) {
    const NameMention mention = cast.mentions[i];
    const Member& member = cast.members[mention.member];
    if (member.type != types.place || member.node == Member::kNoNode) continue;
    if (!acts(reading, mention.head)) continue;
    const std::uint32_t power = power_of_capital(mention.member, vocabulary, capital_of, cast);
    if (power == Cast::kNone) continue;
    // States have capitals too, but nobody says "Austin" for Texas.
    const NodeType type = cast.members[power].type;
    if (type == types.country || type == types.bloc) cast.mentions[i].member = power;
  }
}

}  // namespace lazo
