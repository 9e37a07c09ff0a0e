#pragma once
// Who else stands in the clause of a trigger: the end `obl:*` of a pattern, for acts whose other
// party has no fixed place ("rejected calls by *Ana Ruiz* for talks", "lifted the curfew in
// *Sonora*", "a strike in protest against *Norway*'s decision").
//
//   Reach reach(reading, cast, resolver, types);
//   for (const Referents& who : reach.find(verb, {}, false)) ...   // nearest first
//
// Accepted: actors and places named or described behind the trigger and below it in the tree.
// Refused: the subject, sources ("according to X", ", said X"), finite clauses on the side ("after
// Y had left"), times, and whatever stands in front of the trigger.
// O(words of the sentence). Not thread-safe (it asks the Resolver). Tested by acts.case.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "importers/extraction/cast.hpp"
#include "importers/extraction/resolver.hpp"

namespace lazo {

class Reach {
 public:
  Reach(const Reading& reading, const Cast& cast, Resolver& resolver, const TypeIds& types)
      : reading_(reading), cast_(cast), resolver_(resolver), types_(types) {}

  /// The parties in text order, those coordinated with one another together: actors that are named
  /// or belong to somebody named, then other actors (before them if `people` are looked for), then
  /// names of unknown kind, then places.
  /// `prepositions`: one of them must lead to the party or to a phrase around it; empty = any.
  [[nodiscard]] std::vector<Referents> find(std::uint32_t trigger,
                                            std::span<const std::string> prepositions, bool people);
  /// The subject of the condition that the trigger's clause hangs on, kNoWord if there is none:
  /// "threatened to leave if *Norway* signed".
  [[nodiscard]] std::uint32_t condition(std::uint32_t trigger) const;
  /// The agent of a passive that the parser hung elsewhere: "was killed with shots to the head *by
  /// soldiers*".
  [[nodiscard]] Referents agent(std::uint32_t trigger);

 private:
  [[nodiscard]] bool is_aside(std::uint32_t word) const;
  [[nodiscard]] bool is_reached(std::uint32_t word, std::uint32_t trigger) const;
  [[nodiscard]] bool is_led_by(std::uint32_t word, std::uint32_t trigger,
                               std::span<const std::string> prepositions) const;
  [[nodiscard]] Referents party(std::uint32_t word);
  [[nodiscard]] bool is_somebody(const Referents& who) const;
  [[nodiscard]] std::size_t rank(const Referents& who, bool people) const;

  const Reading& reading_;
  const Cast& cast_;
  Resolver& resolver_;
  const TypeIds& types_;
};

}  // namespace lazo
