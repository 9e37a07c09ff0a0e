#include "queries/ask/triggers.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::ask {
namespace {

constexpr std::size_t kReach = 5;  // units between the first and the last word of a trigger

Side side_of(const End& end, bool noun, bool holder_is_source) {
  switch (end.slot) {
    case Slot::kSubject:
    case Slot::kHolder:
      return Side::kAgent;
    case Slot::kPossessor:  // "Canada's support"; but "Canada's ally" is held by somebody else
      return holder_is_source ? Side::kPatient : Side::kAgent;
    case Slot::kSelf:
      return Side::kNeither;
    default:
      return noun && end.slot == Slot::kObject ? Side::kNeither : Side::kPatient;
  }
}

}  // namespace

TriggerReader::TriggerReader(const Ontology& ontology, const Lexicon& lexicon, const CueTable& cues)
    : ontology_(ontology), lexicon_(lexicon), cues_(cues) {}

bool TriggerReader::may_be(const Unit& unit, LemmaId lemma) const {
  const std::vector<LemmaGuess> guesses = lexicon_.lemmas(lower(unit.text), unit.lemma);
  return std::any_of(guesses.begin(), guesses.end(),
                     [lemma](const LemmaGuess& guess) { return guess.lemma == lemma; });
}

void TriggerReader::add_rows(const std::vector<Unit>& units, const std::vector<bool>& used,
                             std::size_t at, const WordTable<TriggerRow>& table, bool noun,
                             std::vector<Trigger>& found) const {
  const Unit& unit = units[at];
  for (const LemmaGuess guess : lexicon_.lemmas(lower(unit.text), unit.lemma)) {
    for (const std::uint32_t number : table.find(guess.lemma)) {
      const TriggerRow& row = table.rows[number];
      const RelationId relation = ontology_.find_relation(row.relation);
      if (!relation.valid()) continue;
      Trigger trigger;
      trigger.units = {at};
      trigger.noun = noun;
      for (std::size_t w = 1; w < row.words.size(); ++w) {
        for (std::size_t other = at + 1; other < std::min(units.size(), at + 1 + kReach); ++other) {
          if (!used[other] && !units[other].is_name() && may_be(units[other], row.words[w]) &&
              std::find(trigger.units.begin(), trigger.units.end(), other) == trigger.units.end()) {
            trigger.units.push_back(other);
            break;
          }
        }
      }
      if (trigger.units.size() != row.words.size()) continue;
      const bool is_verb = unit.upos == Upos::kVerb || unit.upos == Upos::kAux;
      trigger.light = !noun && row.words.size() == 1 && cues_.is(CueKind::kLight, units, at);
      trigger.weight = 10 * row.words.size() + (is_verb != noun ? 4 : 0) + (noun ? 0 : 2);
      if (trigger.light) trigger.weight = 1;
      for (const Pattern& pattern : row.patterns) {
        if (pattern.negated) continue;
        const bool holds = pattern.source.slot == Slot::kHolder;
        const Side source = side_of(pattern.source, noun, holds);
        const Side target = side_of(pattern.target, noun, holds);
        if (source == Side::kNeither || target == Side::kNeither) continue;
        TriggerSense sense;
        sense.mutual = pattern.mutual;
        sense.sense = {relation, source == Side::kAgent};
        if (source == target && !pattern.mutual) continue;
        const End& patient = source == Side::kAgent ? pattern.target : pattern.source;
        const End& agent = source == Side::kAgent ? pattern.source : pattern.target;
        sense.patient_prepositions = patient.prepositions;
        sense.agent_prepositions = agent.prepositions;
        trigger.senses.push_back(std::move(sense));
      }
      if (row.patterns.empty()) trigger.senses.push_back({{relation, true}, false, {}, {}});
      if (!trigger.senses.empty()) found.push_back(std::move(trigger));
    }
  }
}

void TriggerReader::add_cues(const std::vector<Unit>& units, const std::vector<bool>& used,
                             std::vector<Trigger>& found) const {
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (used[at]) continue;
    const std::optional<CueMatch> match = cues_.at(CueKind::kRelation, units, at);
    if (!match) continue;
    Trigger trigger;
    trigger.units = match->units;
    trigger.ends_are_open = true;
    trigger.weight = 10 * match->units.size() + 8;
    for (std::string_view name : split_list(match->row->value, ';')) {
      const bool inverse = name.starts_with('~');
      if (inverse) name.remove_prefix(1);
      const RelationId relation = ontology_.find_relation(name);
      if (relation.valid()) trigger.senses.push_back({{relation, !inverse}, false, {}, {}});
    }
    if (trigger.senses.empty()) continue;
    found.push_back(std::move(trigger));
  }
}

void TriggerReader::add_labels(const std::vector<Unit>& units, const std::vector<bool>& used,
                               std::vector<Trigger>& found) const {
  for (const RelationRow& row : ontology_.relations()) {
    const std::vector<std::string> words =
        label_words(ontology_.label(row.id, LabelForm::kBare, cues_.language()));
    for (std::size_t begin = 0; begin < units.size() && !words.empty(); ++begin) {
      Trigger trigger;
      for (std::size_t at = begin; trigger.units.size() < words.size() && at < units.size(); ++at) {
        // Names may stand behind the verb: "Is Mexico a member of".
        if (units[at].is_name() && trigger.units.size() == 1) continue;
        const std::string& word = words[trigger.units.size()];
        if (used[at] || units[at].is_name()) break;
        if (units[at].folded != word && units[at].lemma != word) break;
        trigger.units.push_back(at);
      }
      if (trigger.units.size() != words.size()) continue;
      trigger.ends_are_open = true;
      trigger.light = words.size() == 1 && cues_.is(CueKind::kLight, units, begin);
      trigger.weight = trigger.light ? 1 : 10 * words.size() + 1;
      trigger.senses.push_back({{row.id, true}, row.symmetric, {}, {}});
      found.push_back(std::move(trigger));
      break;
    }
  }
}

std::vector<std::string> TriggerReader::label_words(std::string_view label) const {
  const std::string folded = fold_text(label);
  std::vector<std::string> words;
  for (const std::string_view word : split_list(folded, ' ')) {
    if (!cues_.is_word(CueKind::kSkip, word)) words.emplace_back(word);
  }
  return words;
}

std::vector<Trigger> TriggerReader::find(const std::vector<Unit>& units,
                                         const std::vector<bool>& used) const {
  std::vector<Trigger> found;
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (used[at] || units[at].is_name()) continue;
    add_rows(units, used, at, lexicon_.verbs, false, found);
    add_rows(units, used, at, lexicon_.nouns, true, found);
    add_rows(units, used, at, lexicon_.adjectives, true, found);
    add_rows(units, used, at, lexicon_.offices, true, found);
  }
  add_cues(units, used, found);
  add_labels(units, used, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Trigger& a, const Trigger& b) { return a.weight > b.weight; });
  return found;
}

}  // namespace lazo::ask
