#pragma once
// One question while it is being read: its units, and the steps from them to a Question: the
// question word (reading_asker.cpp), phrases that are names (reading_phrases.cpp), whole families
// by their words (reading.cpp), one relation with its ends (reading_relation.cpp), amounts
// (reading_amount.cpp). Private to read.cpp.

#include <optional>
#include <string>
#include <vector>

#include "queries/ask/names.hpp"
#include "queries/ask/roles.hpp"
#include "queries/ask/triggers.hpp"

namespace lazo::ask {

class QuestionReading {
 public:
  /// Borrows everything but the question, which it fills.
  QuestionReading(const Snapshot& graph, const Ontology& ontology, const Lexicon& lexicon,
                  const CueTable& cues, const Analysis& analysis,
                  const std::vector<FoundName>& names, Question question);

  [[nodiscard]] Question read();

 private:
  void make_units(const std::vector<FoundName>& names);
  void skip_words();
  void drop_skipped();
  void find_asker();
  void find_asked_noun();
  void find_dates();
  void find_measured();
  [[nodiscard]] bool read_amount();
  [[nodiscard]] std::string preposition_of(const Unit& unit) const;
  void find_unknown_names();
  /// Turns noun phrases outside `used` into names where the graph has them.
  void name_phrases(std::vector<bool>& used);
  /// True if the phrase is the whole name of one of its nodes.
  [[nodiscard]] bool names_whole(const Unit& phrase) const;
  /// "The alliance": those who are tied by what the noun names, if they are few.
  [[nodiscard]] Named parties_of(const Unit& phrase) const;
  [[nodiscard]] bool read_intent();
  [[nodiscard]] bool read_measures();
  [[nodiscard]] bool read_relation();
  [[nodiscard]] bool read_place();
  void read_names_alone();
  void choose_senses(const std::vector<Trigger>& triggers, const Roles& roles);
  void take_roles(const Roles& roles);
  void explain_failure();

  [[nodiscard]] std::vector<bool> used_by_asker() const;
  [[nodiscard]] std::size_t name_count() const;
  [[nodiscard]] bool is_statement() const;
  [[nodiscard]] std::vector<NodeType> types_of_noun(const Unit& unit) const;
  [[nodiscard]] bool is_measure(const std::vector<NodeType>& types) const;
  [[nodiscard]] std::string words_of(const std::vector<std::size_t>& units) const;
  [[nodiscard]] RoleContext context() const {
    return {units_, analysis_, cues_, lexicon_, ontology_, graph_};
  }

  const Snapshot& graph_;
  const Ontology& ontology_;
  const Lexicon& lexicon_;
  const CueTable& cues_;
  const Analysis& analysis_;
  Question question_;
  std::vector<Unit> units_;
  std::optional<Asker> asker_;
};

}  // namespace lazo::ask
