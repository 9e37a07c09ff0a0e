#include "queries/ask/figure_match.hpp"

#include <algorithm>
#include <tuple>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::ask {
namespace {

bool is_currency(std::string_view unit) {
  return unit.size() == 3 &&
         std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "export" for "exported": what is left of either is an ending.
bool same_stem(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 4;
  constexpr std::size_t kEnding = 3;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto shared = static_cast<std::size_t>(left - a.begin());
  return shared >= kStem && a.size() - shared <= kEnding && b.size() - shared <= kEnding;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = normalize_name(text);
  std::vector<std::string> words;
  for (const std::string_view word : split_list(folded, ' ')) words.emplace_back(word);
  return words;
}

class FigureMatcher {
 public:
  FigureMatcher(const Snapshot& graph, const Ontology& ontology, const Lexicons& lexicons,
                const Question& question)
      : graph_(graph), ontology_(ontology), lexicons_(lexicons), question_(question) {}

  [[nodiscard]] bool matches(const Figure& figure) const {
    const Measured& asked = *question_.measured;
    const bool owned =
        std::any_of(asked.owners.begin(), asked.owners.end(), [&](const Named& named) {
          return holds(named, figure.node) || (asked.others.empty() && holds(named, figure.scope));
        });
    return owned && mentions(figure, asked.owners) && mentions(figure, asked.others) &&
           has_unit(figure) && says_words(figure);
  }

 private:
  static bool holds(const Named& named, NodeIndex node) {
    return std::find(named.begin(), named.end(), node) != named.end();
  }

  /// Whose the value is need not be named in the sentence itself ("they employ 46.4%").
  static bool mentions(const Figure& figure, const std::vector<Named>& names) {
    return std::all_of(names.begin(), names.end(), [&](const Named& named) {
      return holds(named, figure.node) || holds(named, figure.scope) ||
             std::any_of(figure.named.begin(), figure.named.end(),
                         [&](NodeIndex node) { return holds(named, node); });
    });
  }

  [[nodiscard]] bool has_unit(const Figure& figure) const {
    if (!figure.fact.quantity) return false;
    const std::string& unit = figure.fact.quantity->unit;
    if (question_.asked == Asked::kMoney) return is_currency(unit);
    return question_.measured->unit.empty() || unit == question_.measured->unit;
  }

  [[nodiscard]] bool says_words(const Figure& figure) const {
    const Language language = graph_.document(figure.document).language;
    const Lexicon& lexicon = lexicons_.of(language);
    const bool same_language = language == question_.language;
    std::vector<RelationId> told = figure.relations;
    const std::vector<RelationId> by_verb =
        relations_of_word(ontology_, lexicon, figure.fact.property, figure.fact.property);
    told.insert(told.end(), by_verb.begin(), by_verb.end());
    const std::vector<std::string> words = words_of(figure.sentence);
    for (const std::string& word : words) {
      if (same_language) break;  // the words themselves are compared then
      const std::vector<RelationId> named = relations_of_word(ontology_, lexicon, word, {});
      told.insert(told.end(), named.begin(), named.end());
    }
    bool by_relation = false;
    bool incomparable = false;
    for (const TellingWord& asked : question_.measured->words) {
      if (tells_relation(told, asked.relations)) {
        by_relation = true;
      } else if (same_language ? says(figure, words, asked, lexicon)
                               : says_as_written(words, asked)) {
        continue;
      } else if (same_language || asked.verb) {
        return false;
      } else {
        incomparable = true;
      }
    }
    return !incomparable || (by_relation && !question_.measured->unit.empty());
  }

  [[nodiscard]] bool tells_relation(const std::vector<RelationId>& told,
                                    const std::vector<RelationId>& asked) const {
    return std::any_of(asked.begin(), asked.end(), [&](RelationId wanted) {
      return std::any_of(told.begin(), told.end(), [&](RelationId relation) {
        return ontology_.is_a(relation, wanted) || ontology_.is_a(wanted, relation);
      });
    });
  }

  static bool says(const Figure& figure, const std::vector<std::string>& words,
                   const TellingWord& asked, const Lexicon& lexicon) {
    if (asked.lemma == figure.fact.property) return true;
    const std::vector<LemmaGuess> lemmas = lexicon.lemmas(asked.folded, asked.lemma);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      if (same_stem(word, asked.folded) || word == asked.folded || word == asked.lemma) return true;
      const std::vector<LemmaGuess> others = lexicon.lemmas(word, {});
      return std::any_of(lemmas.begin(), lemmas.end(), [&](const LemmaGuess& a) {
        return std::any_of(others.begin(), others.end(),
                           [&](const LemmaGuess& b) { return a.lemma == b.lemma; });
      });
    });
  }

  /// A word that both languages write alike ("acier" no, "transport" yes).
  static bool says_as_written(const std::vector<std::string>& words, const TellingWord& asked) {
    return asked.folded.size() > 3 &&
           std::find(words.begin(), words.end(), asked.folded) != words.end();
  }

  const Snapshot& graph_;
  const Ontology& ontology_;
  const Lexicons& lexicons_;
  const Question& question_;
};

}  // namespace

std::vector<Figure> matching_figures(const Snapshot& graph, const Ontology& ontology,
                                     const Lexicons& lexicons, const Question& question,
                                     const std::vector<Figure>& candidates) {
  std::vector<Figure> found;
  if (!question.measured) return found;
  const FigureMatcher matcher(graph, ontology, lexicons, question);
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found),
               [&](const Figure& figure) { return matcher.matches(figure); });
  std::stable_sort(found.begin(), found.end(), [&](const Figure& a, const Figure& b) {
    const Day day_a = graph.document(a.document).published;
    const Day day_b = graph.document(b.document).published;
    return std::tuple(a.status(), day_b.value) < std::tuple(b.status(), day_a.value);
  });
  return found;
}

std::string unit_of(const Lexicon& lexicon, std::string_view text, std::string_view lemma) {
  for (const LemmaGuess guess : lexicon.lemmas(lower(text), lemma)) {
    for (const std::uint32_t number : lexicon.units.find(guess.lemma)) {
      const UnitRow& row = lexicon.units.rows[number];
      const bool factor = row.unit.starts_with('x');  // "thousand"
      if (row.words.size() == 1 && !factor) return row.unit;
    }
  }
  return {};
}

std::vector<RelationId> relations_of_word(const Ontology& ontology, const Lexicon& lexicon,
                                          std::string_view text, std::string_view lemma) {
  std::vector<RelationId> relations;
  for (const LemmaGuess guess : lexicon.lemmas(lower(text), lemma)) {
    for (const WordTable<TriggerRow>* table : {&lexicon.verbs, &lexicon.nouns}) {
      for (const std::uint32_t number : table->find(guess.lemma)) {
        const TriggerRow& row = table->rows[number];
        const RelationId relation = ontology.find_relation(row.relation);
        if (row.words.size() == 1 && relation.valid()) relations.push_back(relation);
      }
    }
  }
  std::sort(relations.begin(), relations.end());
  relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
  return relations;
}

}  // namespace lazo::ask
