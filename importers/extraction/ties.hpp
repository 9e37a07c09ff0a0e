#pragma once
// The ties that one sentence draws: triggers of the lexicon with both their ends, offices, and what
// a name or an adjective says of its noun ("the Italian group"), each with how it is said.
//
//   TieFinder finder(reading, cast, resolver, types, ontology, vocabulary);
//   for (std::uint32_t s = 0; s < sentences; ++s) finder.read(s);
//   finder.ties(), finder.reason(s)
//
// Sentences must be read in text order (pronouns look back). Domain and range are checked by the
// ontology. Not thread-safe. Tested by tests/cases/*.case.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "importers/extraction/circumstances.hpp"
#include "importers/extraction/reach.hpp"

namespace lazo {

struct TieRole {
  std::string role;
  Referent who;
};

/// A claim before its entities have numbers.
struct FoundTie {
  RelationId relation;
  Referent source;
  Referent target;
  std::uint32_t sentence = 0;
  std::uint32_t predicate = 0;
  Span trigger;
  Circumstances said;
  std::vector<TieRole> roles;
  std::string rule;
  const TriggerRow* row = nullptr;  ///< of the lexicon; nullptr if no row made the tie
  std::uint16_t confidence = 0;
  bool weak = false;  ///< kept only if its described ends take part in another tie
};

/// The tie that `predicate` makes, which is its trigger too until another is set: as sure as the
/// rule (`base`), the ends and the tree let it be. Rule and circumstances are the caller's to add.
[[nodiscard]] FoundTie tie_at(const Reading& reading, RelationId relation, const Referent& source,
                              const Referent& target, std::uint32_t sentence,
                              std::uint32_t predicate, std::uint16_t base);

/// "obl:*": whoever else stands in the clause, wherever that is; "obl:*|against": behind "against".
[[nodiscard]] bool is_reach(const End& end);

class Leftovers;

class TieFinder {
 public:
  TieFinder(const Reading& reading, Cast& cast, Resolver& resolver, const TypeIds& types,
            const Ontology& ontology, const Vocabulary& vocabulary);
  ~TieFinder();

  /// Finds the ties of a sentence. Returns why there are none, or nothing if there are some:
  /// "no-trigger", "one-entity", "type-mismatch".
  std::string read(std::uint32_t sentence);

  [[nodiscard]] const std::vector<FoundTie>& ties() const { return ties_; }

 private:
  void note_speakers(const Sentence& sentence);
  void note_author(std::uint32_t number);
  void note_subject(std::uint32_t verb);
  void read_verb(std::uint32_t verb);
  void read_demand(std::uint32_t verb);
  void read_noun(std::uint32_t noun);
  void read_adjective(std::uint32_t word);
  void read_office(std::uint32_t noun, bool named_only);
  [[nodiscard]] bool ends_title(std::uint32_t w) const;
  [[nodiscard]] std::optional<Referent> person_beside(std::uint32_t noun) const;
  [[nodiscard]] std::optional<Referent> body_behind(std::uint32_t noun,
                                                    const std::string& kind) const;
  void read_brackets(const NameMention& person);
  void read_nationality(std::uint32_t noun);
  void read_place(std::uint32_t word);
  void read_rows(std::uint32_t word, const WordTable<TriggerRow>& table, const char* rule);
  bool apply(std::uint32_t word, const TriggerRow& row, const Pattern& pattern, Span trigger,
             const char* rule);
  bool add(RelationId relation, const Referent& source, const Referent& target,
           std::uint32_t predicate, Span trigger, const Circumstances& said, std::string rule,
           std::uint16_t base);
  void take_stance(RelationId relation, Circumstances& said) const;
  [[nodiscard]] bool is_judged(std::uint32_t noun, RelationId told) const;
  [[nodiscard]] Referents reached(std::uint32_t word, std::span<const std::string> prepositions,
                                  RelationId relation, const Referents& sources);
  [[nodiscard]] Referents targets_of(std::uint32_t word, const Pattern& pattern,
                                     RelationId relation, const Referents& sources);
  void drop_places_behind(Referents& people) const;
  [[nodiscard]] std::optional<Expectation> expected_target(RelationId relation,
                                                           const Referents& sources) const;
  [[nodiscard]] bool is_force(RelationId relation) const;
  [[nodiscard]] bool is_governed(std::uint32_t word) const;
  [[nodiscard]] bool is_actor_or_unknown(const Referent& who) const;
  std::uint32_t actors_above(std::uint32_t word, RelationId relation, Referents& sources);
  [[nodiscard]] bool is_of_actors(std::uint32_t verb) const;
  [[nodiscard]] Referents who_asked(std::uint32_t verb, const End& end);
  [[nodiscard]] Referent as_actor(const Referent& place);
  [[nodiscard]] Referent as_body(RelationId relation, const Referent& person) const;
  [[nodiscard]] bool may_tie(RelationId relation, const Referent& source, const Referent& target,
                             std::uint32_t predicate);

  const Reading& reading_;
  Cast& cast_;
  Resolver& resolver_;
  const TypeIds& types_;
  const Ontology& ontology_;
  const Vocabulary& vocabulary_;
  Frames frames_;
  Reach reach_;
  std::unique_ptr<Leftovers> leftovers_;
  std::vector<FoundTie> ties_;
  std::uint32_t sentence_ = 0;
  bool parsed_ = false;
  bool saw_trigger_ = false;
  bool saw_mismatch_ = false;
};

}  // namespace lazo
