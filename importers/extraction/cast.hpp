#pragma once
// Who and what one document speaks of by name: the places where a name stands, and the entities
// that these names belong to.
//
//   Cast cast = find_cast(reading, vocabulary, known_names, types);
//   if (const NameMention* m = cast.mention_at(word)) cast.members[m->member].name
//
// A member is known (a row of the vocabulary), named (a proper name) or described (added later by
// the Resolver for nominals such as "U.S. tariffs"). Names of one entity are brought together
// within the document only: the same normalised name, a surname, an acronym that the text defines
// ("Consejo Coordinador Empresarial (CCE)"), a name in capitals. Thread safety: a plain value.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/claim.hpp"
#include "graph/ontology/ontology.hpp"
#include "importers/extraction/reading.hpp"
#include "importers/vocabulary/vocabulary.hpp"

namespace lazo {

/// The node types that extraction itself speaks of.
struct TypeIds {
  explicit TypeIds(const Ontology& ontology);
  NodeType actor, person, organization, country, bloc, group, place, agreement, sector, product,
      event, topic, document, unknown, measure;
};

/// A name of the vocabulary that stands in the text.
struct KnownName {
  Span span;
  std::uint32_t node = 0;
  bool adjective = false;  ///< "Mexican", "canadienne"
  bool common = false;     ///< a common noun: "agriculture", "steel"
};

/// A place where a name stands.
struct NameMention {
  Span span;
  std::uint32_t first_word = 0;
  std::uint32_t end_word = 0;
  std::uint32_t head = 0;    ///< the word of the span that the rest of the sentence sees
  std::uint32_t member = 0;  ///< index into Cast::members
  bool adjective = false;
  bool known = false;
  /// The plural noun that says what this name of a list is: "*secretarías* de Economía y Hacienda".
  std::uint32_t shared_head = 0xFFFFFFFFU;
};

struct Member {
  static constexpr std::uint32_t kNoNode = 0xFFFFFFFFU;

  Level level = Level::kNamed;
  NodeType type;
  std::uint32_t node = kNoNode;  ///< of the vocabulary
  std::string name;
  std::vector<std::string> names;  ///< normalised
  bool common = false;             ///< a common noun: a node only if something ties it
  bool plural = false;
  std::uint32_t first_word = 0;
};

/// What is named inside a name: the country of its government ("gobierno de Chihuahua"), the
/// agreement of its review, the national body and the place of a local branch.
struct NestedArea {
  std::uint32_t mention = 0;  ///< the whole
  std::uint32_t member = 0;   ///< what is inside
  Span span;
};

/// An agreement that is named, and those of its parties that are named too.
struct AgreementParties {
  std::uint32_t agreement = 0;         ///< member
  std::vector<std::uint32_t> members;  ///< in the order of Cast::members
};

struct Cast {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  std::vector<Member> members;
  std::vector<NameMention> mentions;      ///< in text order, not overlapping
  std::vector<NestedArea> nested;         ///< by mention
  std::vector<AgreementParties> parties;  ///< filled by find_parties() (parties.hpp)
  std::vector<std::uint32_t> at_word;     ///< word -> index into mentions, or kNone

  [[nodiscard]] const NameMention* mention_at(std::uint32_t word) const {
    return at_word[word] == kNone ? nullptr : &mentions[at_word[word]];
  }
};

/// Finds names and brings them together. O(words x names of the document).
[[nodiscard]] Cast find_cast(const Reading& reading, const Vocabulary& vocabulary,
                             const std::vector<KnownName>& known, const TypeIds& types);

}  // namespace lazo
