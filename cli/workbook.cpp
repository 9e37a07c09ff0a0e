// Tested by tests/web/consumers_test.mjs, where LibreOffice opens it.
#include "cli/workbook.hpp"

#include <algorithm>

#include "cli/context.hpp"
#include "cli/wording.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo::cli {

bool wants_workbook(const Context& context) {
  return context.invocation.value("--output").ends_with(".xlsx");
}

Result<Sheet> evidence_sheet(const Session& session, const std::vector<Tie>& ties,
                             const Filter& filter) {
  const Words say = session.words();
  Sheet sheet{.name = say("evidence"),
              .header = {say("source"), say("relation"), say("target"), say("status"),
                         say("quotation"), say("speaker"), say("title"), say("publisher"),
                         say("published"), "uri", say("document"), say("begin")},
              .rows = {},
              .numeric = std::vector<bool>(12)};
  sheet.numeric[11] = true;
  const Snapshot& graph = session.graph();
  std::vector<EdgeIndex> edges;
  for (const Tie& tie : ties) edges.push_back(tie.edge);
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  for (const EdgeIndex index : edges) {
    const EdgeView edge = graph.edge(index);
    for (const ClaimIndex claim : evidence_of(graph, filter, index)) {
      const ClaimView view = graph.claim(claim);
      LAZO_TRY(const StoredClaim stored, session.store().claim(view.row));
      const Document& document = stored.document.document;
      sheet.rows.push_back(
          {std::string(graph.node(edge.source).name),
           word_tie(session.ontology(), edge.relation, view.status, session.language()),
           std::string(graph.node(edge.target).name),
           std::string(status_label(view.status, say.language())),
           stored.claim.record.empty() ? stored.sentence : stored.claim.record,
           view.speaker.valid() ? std::string(graph.node(view.speaker).name) : std::string(),
           document.title, document.publisher, document.published,
           document.uris.empty() ? std::string() : document.uris.front(), to_string(document.id),
           std::to_string(stored.claim.sentence.begin)});
    }
  }
  return sheet;
}

void write_workbook(Context& context, const std::vector<Sheet>& sheets) {
  context.out.write(to_xlsx(sheets));
}

}  // namespace lazo::cli
