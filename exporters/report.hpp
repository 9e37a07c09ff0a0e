#pragma once
// What a collection of documents says, and what a note on one actor needs, as text whose every
// line carries its sources. Templates only: each line is a count, a tie in the words of its status,
// or a list of names.
//
//   LAZO_TRY(const Prose report, build_report(snapshot, store, ontology, {}));
//   LAZO_CHECK(write_markdown(report, Language::kEnglish, sink));
//
// Deterministic. Errors: those of the store. Thread safety: that of the Store, which is read.
// O(nodes + ties + claims) beside the rounds of leiden().

#include "exporters/prose.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/filter.hpp"

namespace lazo {

struct ReportOptions {
  Filter filter;  ///< told statuses unless the user chooses
  Language language = Language::kEnglish;
  std::size_t lines = 10;  ///< of each list
};

/// Main actors, blocs and bridges, positions, measures and sectors, timeline, contradictions,
/// actors spoken about but never quoted, and what the documents cannot tell.
[[nodiscard]] Result<Prose> build_report(const Snapshot& graph, const Store& store,
                                         const Ontology& ontology, const ReportOptions& options);

/// One page on a node: a table of its ties, at most twelve quotations, a diagram, sources. The
/// picture itself is the caller's to fill in.
[[nodiscard]] Result<Prose> build_note(const Snapshot& graph, const Store& store,
                                       const Ontology& ontology, NodeIndex node,
                                       const ReportOptions& options);

}  // namespace lazo
