// Noun phrases that name a node of the graph, and names that no node has.
#include <algorithm>

#include "graph/base/utf8.hpp"
#include "queries/ask/reading.hpp"

namespace lazo::ask {
namespace {

constexpr std::size_t kMostParties = 4;

}  // namespace

void QuestionReading::name_phrases(std::vector<bool>& used) {
  std::vector<Unit> units;
  std::vector<bool> still_used;
  for (std::size_t at = 0; at < units_.size();) {
    std::size_t end = at;
    std::size_t nouns = 0;
    while (end < units_.size() && !used[end] && !units_[end].is_name() &&
           (is_noun(units_[end]) || units_[end].upos == Upos::kAdj)) {
      nouns += is_noun(units_[end]) ? 1U : 0U;
      ++end;
    }
    if (nouns > 0 && end - at <= 4) {
      Unit phrase = units_[at];
      phrase.end_word = units_[end - 1].end_word;
      std::string lemmas = units_[at].lemma;
      for (std::size_t u = at + 1; u < end; ++u) {
        phrase.text += " " + units_[u].text;
        lemmas += " " + units_[u].lemma;
      }
      phrase.nodes = phrase_nodes(graph_, phrase.text, lemmas);
      if (phrase.nodes.empty() || !names_whole(phrase)) {
        if (Named parties = parties_of(phrase); !parties.empty()) phrase.nodes = std::move(parties);
      }
      if (phrase.is_name()) {
        phrase.folded = fold_text(phrase.text);
        units.push_back(std::move(phrase));
        still_used.push_back(false);
        at = end;
        continue;
      }
    }
    units.push_back(units_[at]);
    still_used.push_back(used[at]);
    ++at;
  }
  units_ = std::move(units);
  used = std::move(still_used);
}

bool QuestionReading::names_whole(const Unit& phrase) const {
  const std::string folded = normalize_name(phrase.text);
  return std::any_of(phrase.nodes.begin(), phrase.nodes.end(), [&](NodeIndex node) {
    const auto names = graph_.names_of(node);
    return std::any_of(names.begin(), names.end(),
                       [&](std::uint32_t name) { return graph_.name(name).folded == folded; });
  });
}

Named QuestionReading::parties_of(const Unit& phrase) const {
  if (phrase.first_word == 0) return {};
  const Word& before = analysis_.words[phrase.first_word - 1];
  if (before.upos != Upos::kDet || !before.morphology.definite) return {};
  const std::size_t blank = phrase.text.rfind(' ');
  const std::string word = blank == std::string::npos ? phrase.text : phrase.text.substr(blank + 1);
  Named parties;
  for (const LemmaGuess guess : lexicon_.lemmas(lower(word), {})) {
    for (const std::uint32_t number : lexicon_.nouns.find(guess.lemma)) {
      const TriggerRow& row = lexicon_.nouns.rows[number];
      const RelationId relation = ontology_.find_relation(row.relation);
      const bool mutual = std::any_of(row.patterns.begin(), row.patterns.end(),
                                      [](const Pattern& pattern) { return pattern.mutual; });
      if (row.words.size() != 1 || !relation.valid() || !mutual) continue;
      for (const EdgeIndex edge : graph_.edges()) {
        const EdgeView view = graph_.edge(edge);
        if (view.relation != relation || !view.has(ClaimStatus::kStated)) continue;
        for (const NodeIndex end : {view.source, view.target}) {
          if (std::find(parties.begin(), parties.end(), end) == parties.end()) {
            parties.push_back(end);
          }
        }
      }
    }
  }
  // With many of them "the alliance" says nothing of which.
  return parties.size() <= kMostParties ? parties : Named{};
}

void QuestionReading::find_unknown_names() {
  std::size_t behind = units_.size();  // the unit right behind the last unknown one
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const Unit& unit = units_[u];
    if (unit.is_name() || (asker_ && u >= asker_->first && u < asker_->end)) continue;
    const bool capital = lower(unit.text) != unit.text;
    const bool first =
        unit.first_word == 0 || (unit.first_word == 1 && analysis_.words[0].upos == Upos::kPunct);
    if (unit.upos != Upos::kPropn && !(capital && !first && is_noun(unit))) continue;
    const bool verb = !lexicon_.lemmas(lower(unit.text), {}).empty();  // "¿Coopera Chile con ...?"
    if (first && (verb || cues_.knows(unit.folded))) continue;
    if (behind == u) {
      question_.unknown_names.back() += " " + unit.text;
    } else {
      question_.unknown_names.push_back(unit.text);
    }
    behind = u + 1;
  }
}

}  // namespace lazo::ask
