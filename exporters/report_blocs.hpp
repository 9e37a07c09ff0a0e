#pragma once
// The blocs of a report: communities of those that cooperate, and what ties one bloc to another.
//
//   LAZO_CHECK(write_blocs(graph, ontology, options, writer));
//
// A bloc is a community (queries/communities.hpp) over stated and reported ties of cooperation; a
// line of it cites its best ties. A bridge is the tie with the most sources between two blocs.
// O(ties) a round of leiden(). Errors: those of the store.

#include "exporters/report.hpp"
#include "exporters/report_writer.hpp"

namespace lazo {

[[nodiscard]] Status write_blocs(const Snapshot& graph, const Ontology& ontology,
                                 const ReportOptions& options, ReportWriter& writer);

}  // namespace lazo
