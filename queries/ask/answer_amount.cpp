// Questions of amounts: answered by a value that a document gives, where one does.
#include "queries/ask/answer.hpp"
#include "queries/ask/figure_match.hpp"

namespace lazo::ask {

Result<AskAnswer> answer(const Snapshot& graph, const Store& store, const Ontology& ontology,
                         const Lexicons& lexicons, Question& question, Filter filter,
                         bool filter_has_status) {
  if (question.measured && question.unknown_names.empty()) {
    Filter of_figures = filter;
    if (!filter_has_status) of_figures.statuses = StatusSet::all();
    if (question.since.known()) of_figures.since = question.since;
    if (question.until.known()) of_figures.until = question.until;
    std::vector<NodeIndex> owners;
    for (const Named& named : question.measured->owners) {
      owners.insert(owners.end(), named.begin(), named.end());
    }
    LAZO_TRY(const std::vector<Figure> candidates, figures(graph, store, owners, of_figures));
    AskAnswer found;
    found.figures = matching_figures(graph, ontology, lexicons, question, candidates);
    if (!found.figures.empty()) {
      question.intent = Intent::kFigures;
      question.agents = question.measured->owners;
      question.patients = question.measured->others;
      found.verdict = verdict_of(found.figures.front().status());
      found.answer.nodes = owners;
      return found;
    }
  }
  return answer(graph, ontology, question, std::move(filter), filter_has_status);
}

}  // namespace lazo::ask
