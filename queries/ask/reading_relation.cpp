// Questions about one relation: who does it, to whom, is it so.
#include <algorithm>

#include "graph/base/utf8.hpp"
#include "queries/ask/reading.hpp"

namespace lazo::ask {
bool QuestionReading::read_measures() {
  if (!asker_ || !asker_->is_end()) return false;
  bool found = is_measure(asker_->types);
  for (std::size_t u = 0; u < units_.size() && !found; ++u) {
    const bool asked_noun = u >= asker_->first && u < asker_->end;
    found = !asked_noun && is_noun(units_[u]) && asker_->asked == Asked::kActor &&
            is_measure(types_of_noun(units_[u]));
  }
  if (!found || name_count() == 0) return false;
  question_.intent = Intent::kMeasures;
  const std::vector<Trigger> triggers =
      TriggerReader(ontology_, lexicon_, cues_).find(units_, used_by_asker());
  if (triggers.empty()) {
    for (const Unit& unit : units_) {
      if (unit.is_name()) question_.patients.push_back(unit.nodes);
    }
    return true;
  }
  take_roles(assign_roles(context(), triggers.front(), asker_));
  question_.open = Side::kNeither;
  return true;
}

void QuestionReading::take_roles(const Roles& roles) {
  for (const std::size_t unit : roles.agents) question_.agents.push_back(units_[unit].nodes);
  for (const std::size_t unit : roles.patients) question_.patients.push_back(units_[unit].nodes);
  question_.open = roles.asked;
}

void QuestionReading::choose_senses(const std::vector<Trigger>& triggers, const Roles& roles) {
  const Trigger& best = triggers.front();
  std::vector<std::size_t> best_units = best.units;
  std::sort(best_units.begin(), best_units.end());
  const auto fit = [&roles](const TriggerSense& sense, bool open) {
    if (open) return 2;
    const std::vector<std::string>& wanted = sense.patient_prepositions;
    if (roles.patient_preposition.empty()) return wanted.empty() ? 2 : 1;
    if (wanted.empty()) return 1;
    const bool has =
        std::find(wanted.begin(), wanted.end(), roles.patient_preposition) != wanted.end();
    return has ? 2 : 0;
  };
  int most = 0;
  std::vector<std::pair<Sense, int>> senses;
  for (const Trigger& trigger : triggers) {
    std::vector<std::size_t> units = trigger.units;
    std::sort(units.begin(), units.end());
    if (units != best_units && (trigger.weight != best.weight || trigger.head() != best.head())) {
      continue;
    }
    for (const TriggerSense& sense : trigger.senses) {
      const int score = fit(sense, trigger.ends_are_open);
      most = std::max(most, score);
      senses.emplace_back(sense.sense, score);
    }
  }
  for (const auto& [sense, score] : senses) {
    // With the wrong preposition a relation may still be meant, if nothing fits better.
    if (score < most) continue;
    if (std::find(question_.senses.begin(), question_.senses.end(), sense) ==
        question_.senses.end()) {
      question_.senses.push_back(sense);
    }
  }
}

bool QuestionReading::read_place() {
  if (!asker_ || asker_->asked != Asked::kPlace) return false;
  const bool has_relation = !question_.senses.empty();
  const bool of_place =
      has_relation &&
      std::all_of(question_.senses.begin(), question_.senses.end(), [this](const Sense& sense) {
        return ontology_.relation(sense.relation).family() == Family::kPlacePart;
      });
  std::vector<NodeType> places;
  for (const NodeTypeRow& row : ontology_.types()) {
    if (row.name == "place" || row.name == "country" || row.name == "bloc") {
      places.push_back(row.id);
    }
  }
  if (has_relation && !of_place) {
    // "Where does X invest?": the relation to a place, if it takes one.
    if (!question_.patients.empty() || question_.agents.empty()) return false;
    question_.intent = Intent::kFind;
    question_.open = Side::kPatient;
    question_.types = places;
    return true;
  }
  if (question_.agents.empty()) question_.agents = std::move(question_.patients);
  question_.patients.clear();
  if (question_.agents.empty()) return false;
  question_.senses.clear();
  for (const RelationRow& row : ontology_.relations()) {
    const auto& families = row.families;
    if (std::find(families.begin(), families.end(), Family::kPlacePart) != families.end() &&
        row.name != "visits" && row.name != "narrower_than" && row.name != "subsidiary_of") {
      question_.senses.push_back({row.id, true});
    }
  }
  question_.intent = Intent::kFind;
  question_.open = Side::kPatient;
  question_.types = places;
  return true;
}

bool QuestionReading::read_relation() {
  std::vector<bool> used = used_by_asker();
  const TriggerReader reader(ontology_, lexicon_, cues_);
  std::vector<Trigger> triggers = reader.find(units_, used);
  if (!triggers.empty()) {
    // The words of the relation are no names; other nouns may be.
    for (const std::size_t unit : triggers.front().units) used[unit] = true;
  }
  name_phrases(used);
  const std::vector<bool> again = used_by_asker();
  triggers = reader.find(units_, again);
  const bool light = triggers.empty() || triggers.front().light;
  if (!light) {
    const Roles roles = assign_roles(context(), triggers.front(), asker_);
    choose_senses(triggers, roles);
    question_.relation_words = words_of(triggers.front().units);
    take_roles(roles);
  } else {
    for (const Unit& unit : units_) {
      if (unit.is_name()) question_.agents.push_back(unit.nodes);
    }
  }
  if (read_place()) return true;
  if (question_.agents.empty() && question_.patients.empty()) return false;
  if (light) return false;
  if (asker_ && asker_->asked == Asked::kManner &&
      (question_.agents.empty() || question_.patients.empty())) {
    question_.open = question_.agents.empty() ? Side::kAgent : Side::kPatient;
  }
  const bool open_is_taken = (question_.open == Side::kAgent && !question_.agents.empty()) ||
                             (question_.open == Side::kPatient && !question_.patients.empty());
  question_.intent =
      question_.open == Side::kNeither || open_is_taken ? Intent::kWhether : Intent::kFind;
  return true;
}

}  // namespace lazo::ask
