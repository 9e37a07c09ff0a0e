#pragma once
// Who does what to whom around a verb, a noun or an adjective: the ends that a pattern of the
// lexicon asks for, read from a Universal Dependencies tree.
//
//   Frames frames(reading, resolver);
//   frames.end(verb, {Slot::kSubject, {}})            // "Mexico and Canada have chosen to *align*"
//   frames.end(verb, {Slot::kOblique, {"with"}})      // "met *with* Canada"
//
// What is undone here, so that patterns need not know of it: passives ("imposed by X"), control
// ("chose to align", "urged X to leave"), shared subjects and objects of coordinated verbs,
// relative clauses, participles ("companies affiliated with X"), unspoken subjects, light verbs.
// Method: the enhanced dependencies of UD (Schuster & Manning 2016), computed on demand.
// Not thread-safe (it asks the Resolver). Tested by frames_test.cpp.

#include <cstdint>

#include "importers/extraction/reading.hpp"
#include "importers/extraction/resolver.hpp"

namespace lazo {

class Frames {
 public:
  Frames(const Reading& reading, Resolver& resolver) : reading_(reading), resolver_(resolver) {}

  /// What stands at an end of a pattern of the predicate `word`. Empty if nothing does.
  [[nodiscard]] Referents end(std::uint32_t word, const End& end);

  /// Who does it (agent of a passive). For nouns used as predicates: the subject of the copula.
  [[nodiscard]] Referents subject(std::uint32_t word);
  /// The word of the grammatical subject, its own or inherited; kNoWord if there is none.
  [[nodiscard]] std::uint32_t subject_word(std::uint32_t verb) const;
  [[nodiscard]] Referents object(std::uint32_t verb);
  /// The verb whose clause an event accompanies: "X *spoke* after a meeting with Y"; kNoWord if
  /// none.
  [[nodiscard]] std::uint32_t accompanied_verb(std::uint32_t noun) const;
  /// The verb whose object (or passive subject) the noun is: "*launched* attacks"; kNoWord if none.
  [[nodiscard]] bool has_subject_behind(std::uint32_t verb, std::uint32_t word) const;
  [[nodiscard]] std::uint32_t light_verb(std::uint32_t noun) const;
  /// The verb that makes the noun above an infinitive do something ("asked the ministry to
  /// suspend", where the infinitive hangs on the noun), or kNoWord.
  [[nodiscard]] std::uint32_t causing_verb(std::uint32_t infinitive) const;
  /// Whether an infinitive of aim is what a verb asks somebody for: "called on Norway to
  /// negotiate".
  [[nodiscard]] bool demanded_by(std::uint32_t verb, std::uint32_t infinitive);
  /// Whoever *is* the noun: copula subject, partner of an apposition, name after a title.
  [[nodiscard]] Referents holder(std::uint32_t noun);

 private:
  [[nodiscard]] Referents oblique(std::uint32_t word, const End& end);
  [[nodiscard]] Referents noun_complement(std::uint32_t noun, const End& end);
  [[nodiscard]] std::uint32_t attached_above(std::uint32_t noun, const End& end) const;
  [[nodiscard]] Referents between(std::uint32_t noun);
  [[nodiscard]] Referents complement(std::uint32_t verb);
  [[nodiscard]] Referents described_by(std::uint32_t noun);
  [[nodiscard]] Referents agent(std::uint32_t verb);
  [[nodiscard]] Referents told_to_act(std::uint32_t verb);
  [[nodiscard]] Referents surface_subject(std::uint32_t verb, std::uint32_t depth);
  [[nodiscard]] std::uint32_t listed_subject(std::uint32_t verb) const;
  [[nodiscard]] bool is_participle(std::uint32_t word) const;
  [[nodiscard]] bool is_past_participle(std::uint32_t word) const;

  const Reading& reading_;
  Resolver& resolver_;
};

}  // namespace lazo
