// The question word, and the type of thing that it asks for.
#include <algorithm>

#include "graph/base/utf8.hpp"
#include "queries/ask/reading.hpp"

namespace lazo::ask {
void QuestionReading::find_asker() {
  for (std::size_t at = 0; at < units_.size(); ++at) {
    const std::optional<CueMatch> match = cues_.at(CueKind::kAsker, units_, at);
    if (!match || match->first() != at) continue;
    // "que" and "who" open a clause too: a question word stands in front, or behind a preposition.
    const bool leads =
        at == 0 || (at == 1 && !units_[0].is_name() && !is_verb(units_[0]) && !is_noun(units_[0]));
    const Word& word = analysis_.words[units_[at].first_word];
    if (!leads && word.morphology.pron_type != Morphology::PronType::kInt) continue;
    asker_ = Asker{asked_of_name(match->row->value).value_or(Asked::kThing),
                   at,
                   match->units.back() + 1,
                   false,
                   {}};
    find_asked_noun();
    return;
  }
}

void QuestionReading::find_asked_noun() {
  Asker& asker = *asker_;
  const bool takes_noun =
      asker.asked == Asked::kWhich || asker.asked == Asked::kThing || asker.asked == Asked::kCount;
  if (!takes_noun) return;
  std::size_t at = asker.end;
  while (at < units_.size() && (units_[at].upos == Upos::kAdj || units_[at].folded == "of" ||
                                units_[at].folded == "de" || units_[at].folded == "d'")) {
    ++at;
  }
  if (at >= units_.size() || units_[at].is_name()) return;
  std::vector<NodeType> types = types_of_noun(units_[at]);
  if (!is_noun(units_[at]) && types.empty()) return;
  if (types.empty() && asker.asked == Asked::kThing) return;  // "What trade does ...": no type
  asker.asked = asker.asked == Asked::kCount ? Asked::kCount : Asked::kWhich;
  asker.plural = units_[at].plural;
  asker.end = at + 1;
  asker.types = std::move(types);
  question_.types = asker.types;
  question_.type_words = units_[at].text;
}

std::vector<NodeType> QuestionReading::types_of_noun(const Unit& unit) const {
  NodeType named;
  for (const NodeTypeRow& row : ontology_.types()) {
    for (const bool plural : {false, true}) {
      const std::string label = fold_text(ontology_.label(row.id, question_.language, plural));
      if (label == unit.folded || label == unit.lemma) named = row.id;
    }
  }
  if (!named.valid()) {
    for (const LemmaGuess guess : lexicon_.lemmas(lower(unit.text), unit.lemma)) {
      for (const std::uint32_t number : lexicon_.type_heads.find(guess.lemma)) {
        const TypeHeadRow& row = lexicon_.type_heads.rows[number];
        if (row.words.size() == 1 && !named.valid()) named = ontology_.find_type(row.type);
      }
    }
  }
  std::vector<NodeType> types;
  if (!named.valid()) return types;
  for (const NodeTypeRow& row : ontology_.types()) {
    if (ontology_.is_a(row.id, named)) types.push_back(row.id);
  }
  return types;
}

bool QuestionReading::is_measure(const std::vector<NodeType>& types) const {
  const NodeType measure = ontology_.find_type("measure");
  return std::find(types.begin(), types.end(), measure) != types.end() && types.size() == 1;
}

}  // namespace lazo::ask
