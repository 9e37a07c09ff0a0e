#pragma once
// The answer to a question, out of the graph alone: what it says, and nothing where it says
// nothing.
//
//   const AskAnswer found = answer(graph, ontology, question, filter);
//   found.verdict == Verdict::kUnsupported   // "Why did Canada leave the T-MEC?"
//
// A premise is looked up before it is answered: "why", "when" and "is it so" get a verdict, and a
// mention beside another is never taken for a tie. Pure; thread-safe; as the queries it runs.

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/lexicon/lexicon.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/answer.hpp"
#include "queries/ask/question.hpp"
#include "queries/figures.hpp"

namespace lazo::ask {

/// What the documents say of the question. For kWhether in the order of strength.
enum class Verdict : std::uint8_t {
  kAnswered,     ///< a list, a path, a briefing that is not empty
  kStated,       ///< it is so, and somebody states it
  kBackground,   ///< it is so by the vocabulary; no document says it
  kReported,     ///< somebody is reported to say so
  kIntended,     ///< it is planned
  kRequired,     ///< it must be
  kPossible,     ///< it may be
  kDenied,       ///< the documents deny it
  kUnsupported,  ///< nothing in these documents says so
  kUnread        ///< the question was not understood
};
/// "answered", "stated", ... as the envelope writes it.
[[nodiscard]] std::string_view name_of(Verdict verdict);
/// Of what claims of this status alone say.
[[nodiscard]] Verdict verdict_of(ClaimStatus status);

struct AskAnswer {
  Verdict verdict = Verdict::kUnread;
  Answer answer;
  std::vector<NodeIndex> found;  ///< kFind: what stands at the open end, the surest first
  std::vector<Tie> near;         ///< kUnsupported: what else ties the names of the question
  std::vector<Figure> figures;   ///< kFigures: the values that answer it, the surest first
};

/// `filter` holds the user's flags; statuses are widened to all for questions of kWhether when
/// `filter_has_status` is false.
[[nodiscard]] AskAnswer answer(const Snapshot& graph, const Ontology& ontology,
                               const Question& question, Filter filter, bool filter_has_status);

/// The same for any question, those of amounts too, whose answers stand in the store: where the
/// documents give the amount, `question` becomes one of Intent::kFigures. Errors: those of the
/// store.
[[nodiscard]] Result<AskAnswer> answer(const Snapshot& graph, const Store& store,
                                       const Ontology& ontology, const Lexicons& lexicons,
                                       Question& question, Filter filter, bool filter_has_status);

/// The relations that a sense stands for: its own and the narrower ones.
[[nodiscard]] std::vector<RelationId> relations_of(const Ontology& ontology, const Sense& sense);

}  // namespace lazo::ask
