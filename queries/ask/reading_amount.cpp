// Questions of amounts: whose, in what unit, and the words that a sentence must say too.
#include <algorithm>

#include "graph/base/utf8.hpp"
#include "queries/ask/figure_match.hpp"
#include "queries/ask/reading.hpp"

namespace lazo::ask {
namespace {

bool asks_for_amount(Asked asked) {
  return asked == Asked::kCount || asked == Asked::kAmount || asked == Asked::kShare ||
         asked == Asked::kMoney;
}

}  // namespace

/// In the text itself: articles that units leave out may hold it ("du", "aux", "del").
std::string QuestionReading::preposition_of(const Unit& unit) const {
  for (std::uint32_t word = unit.first_word; word > 0; --word) {
    const std::string folded = fold_text(analysis_.form(word - 1));
    const auto listed = lexicon_.function_words.find(folded);
    const bool adposition =
        analysis_.words[word - 1].upos == Upos::kAdp ||
        (listed != lexicon_.function_words.end() && listed->second.starts_with("adp"));
    if (adposition) return folded;
    if (analysis_.words[word - 1].upos != Upos::kDet) return {};
  }
  return {};
}

void QuestionReading::find_measured() {
  if (!asker_ || !asks_for_amount(asker_->asked)) return;
  Measured measured;
  if (asker_->asked == Asked::kShare) measured.unit = "%";
  bool owner = true;  // the name before was one
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const Unit& unit = units_[u];
    const bool asked = u >= asker_->first && u < asker_->end;
    const bool described =
        unit.is_name() && std::all_of(unit.nodes.begin(), unit.nodes.end(), [this](NodeIndex n) {
          return graph_.node(n).level == Level::kDescribed;
        });
    if (unit.is_name() && !described) {
      const bool listed =
          u >= 2 && cues_.is(CueKind::kAnd, units_, u - 1) && units_[u - 2].is_name();
      const std::string preposition = preposition_of(unit);
      if (!listed) {
        owner = preposition.empty() || cues_.is_word(CueKind::kOf, preposition) ||
                cues_.is_word(CueKind::kBy, preposition);
      }
      (owner ? measured.owners : measured.others).push_back(unit.nodes);
      continue;
    }
    const bool telling = described || is_noun(unit) || is_verb(unit) || unit.upos == Upos::kAdj;
    if (!telling || cues_.is_word(CueKind::kLight, unit.lemma) ||
        cues_.is_word(CueKind::kAux, unit.folded)) {
      continue;
    }
    const bool counted = asked && asker_->asked == Asked::kCount && u + 1 == asker_->end;
    if (asked && !counted) continue;  // "how much", "what share"
    if (counted) measured.unit = unit_of(lexicon_, unit.text, unit.lemma);
    if (counted && !measured.unit.empty()) continue;
    measured.words.push_back({unit.folded, unit.lemma, is_verb(unit),
                              relations_of_word(ontology_, lexicon_, unit.text, unit.lemma)});
  }
  if (measured.owners.empty()) std::swap(measured.owners, measured.others);
  if (measured.owners.empty()) return;
  question_.measured = std::move(measured);
}

bool QuestionReading::read_amount() {
  // "How many countries ..." may count nodes; any other amount only a document can tell.
  if (!question_.measured || question_.asked == Asked::kCount) return false;
  question_.intent = Intent::kFigures;
  question_.agents = question_.measured->owners;
  question_.patients = question_.measured->others;
  return true;
}

}  // namespace lazo::ask
