#pragma once
// What a sentence names and no row of the lexicon ties: the words of one noun phrase among
// themselves ("the T-MEC review" concerns the T-MEC), and whoever acts in a clause with what the
// clause is about ("the chamber spoke of connectivity"). These ties say little and are little sure.
//
//   Leftovers leftovers(reading, cast, resolver, frames, types, ontology);
//   leftovers.read(sentence, ties);   // after the lexicon had its turn; appends to `ties`
//
// Accepted: "the review of the T-MEC" -> the review concerns the T-MEC; "Coparmex spoke of the
// tariffs" -> Coparmex states_about the tariffs; "la Cámara revirtió el arancel" -> deals_with.
// Refused: two names side by side; a pair that the sentence ties already; the subject of another
// clause; a person and the place where she spoke. Not thread-safe (asks the Resolver and Frames).
// O(words x depth of the tree). Tested by tests/cases/leftovers.case.

#include <cstdint>
#include <optional>
#include <vector>

#include "importers/extraction/frames.hpp"
#include "importers/extraction/ties.hpp"

namespace lazo {

class Leftovers {
 public:
  Leftovers(const Reading& reading, Cast& cast, Resolver& resolver, Frames& frames,
            const TypeIds& types, const Ontology& ontology);

  /// Appends the ties of a sentence that `ties` (all of the document so far) does not hold yet.
  void read(std::uint32_t sentence, std::vector<FoundTie>& ties);

 private:
  /// A noun phrase on its way up to the predicate that it is an argument of.
  struct Place {
    std::uint32_t top = 0;  ///< the noun that the predicate governs
    std::uint32_t predicate = kNoWord;
    std::uint32_t inner = 0;                ///< the noun whose preposition leads further up
    std::vector<std::uint32_t> containers;  ///< the nouns that it stands inside, innermost first
  };
  struct Rule {
    RelationId relation;
    bool reversed = false;
  };

  [[nodiscard]] bool is_thing(std::uint32_t word) const;
  [[nodiscard]] Place place_of(std::uint32_t word) const;
  [[nodiscard]] std::optional<Rule> inside_phrase(const Member& whole, const Member& part,
                                                  const std::string& preposition) const;
  [[nodiscard]] std::optional<RelationId> by_row(const Place& place, const Member& who,
                                                 const Member& what, bool from_above) const;
  [[nodiscard]] std::optional<RelationId> in_clause(const Member& who, const Member& what,
                                                    std::uint32_t top, std::uint32_t inner,
                                                    bool speaking) const;
  [[nodiscard]] bool is_actor(const Member& member) const;
  [[nodiscard]] bool tied(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool says(std::uint32_t verb) const;
  [[nodiscard]] bool acts_in_plural(std::uint32_t verb) const;
  [[nodiscard]] bool is_part_of_measure(std::uint32_t member) const;
  [[nodiscard]] bool is_all_of(std::uint32_t noun, std::uint32_t head) const;
  [[nodiscard]] bool leads_to(const std::string& preposition, std::uint32_t roles) const;
  [[nodiscard]] bool is_held(std::uint32_t noun, std::uint32_t top) const;
  [[nodiscard]] bool is_excluded(std::uint32_t noun) const;
  [[nodiscard]] bool is_kind_of_event(std::uint32_t noun, const TypeHeadRow& row) const;
  bool tie_phrase(const Place& place, const Referents& what);
  void tie_clause(const Place& place, Referents what);
  void tie_heading(const Sentence& sentence);
  void add(RelationId relation, const Referent& source, const Referent& target,
           std::uint32_t predicate, const Circumstances& said, const char* rule, std::uint16_t base,
           bool weak);

  const Reading& reading_;
  Cast& cast_;
  Resolver& resolver_;
  Frames& frames_;
  const TypeIds& types_;
  const Ontology& ontology_;
  const RelationId concerns_, part_of_, held_in_, participates_in_, targets_, legal_basis_,
      based_in_, operates_in_, states_about_, deals_with_;
  std::vector<FoundTie>* ties_ = nullptr;
  std::size_t first_of_sentence_ = 0;
  std::uint32_t sentence_ = 0;
};

}  // namespace lazo
