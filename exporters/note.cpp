// One page on a node. Tested by tests/golden/report and tests/golden/note.
#include <algorithm>

#include "exporters/report.hpp"
#include "exporters/report_writer.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/neighborhood.hpp"

namespace lazo {
namespace {

constexpr std::size_t kMostRows = 15;
constexpr std::size_t kMostQuotations = 12;

}  // namespace

Result<Prose> build_note(const Snapshot& graph, const Store& store, const Ontology& ontology,
                         NodeIndex node, const ReportOptions& options) {
  ReportWriter writer(graph, store, ontology, options);
  const auto word = [&](ProseWord which) {
    return std::string(prose_word(which, options.language));
  };
  NeighborOptions all;
  all.filter = options.filter;
  all.filter.background = false;
  all.per_family = 0;
  std::vector<NeighborTie> ties;
  for (const FamilyGroup& group : neighbors(graph, ontology, {node}, all).groups) {
    ties.insert(ties.end(), group.ties.begin(), group.ties.end());
  }
  std::stable_sort(ties.begin(), ties.end(), [](const NeighborTie& a, const NeighborTie& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.tie.edge < b.tie.edge;
  });

  writer.page.add(ProseKind::kTitle, writer.words(ProseWord::kNoteTitle, {writer.name(node)}));
  writer.page.add(ProseKind::kText, writer.words(ProseWord::kActorLine,
                                                 {writer.name(node), writer.type(node),
                                                  std::to_string(graph.node(node).neighbors),
                                                  std::to_string(graph.node(node).documents)}));

  ProseBlock table;
  table.kind = ProseKind::kTable;
  table.rows.push_back({word(ProseWord::kWho), word(ProseWord::kRelation), word(ProseWord::kWhom),
                        word(ProseWord::kStatus), word(ProseWord::kSourceCount),
                        word(ProseWord::kLatest)});
  for (std::size_t i = 0; i < ties.size() && i < kMostRows; ++i) {
    const Tie& tie = ties[i].tie;
    const EdgeView edge = graph.edge(tie.edge);
    table.rows.push_back(
        {writer.name(edge.source),
         word_tie(ontology, edge.relation, tie.status(), options.language),
         writer.name(edge.target), std::string(status_label(tie.status(), options.language)),
         std::to_string(tie.sources), tie.latest.known() ? to_string(tie.latest) : std::string()});
  }
  writer.heading(ProseWord::kSummary);
  if (ties.empty()) {
    writer.close();
  } else {
    writer.page.blocks.push_back(std::move(table));
  }
  if (ties.size() > kMostRows) {
    writer.page.add(ProseKind::kText,
                    writer.words(ProseWord::kMoreTies, {std::to_string(ties.size() - kMostRows)}));
  }
  writer.page.add(ProseKind::kHeading, word(ProseWord::kDiagram));
  writer.page.add(ProseKind::kPicture, writer.name(node));

  writer.heading(ProseWord::kQuotations);
  std::size_t quoted = 0;
  for (const NeighborTie& row : ties) {
    if (quoted == kMostQuotations) break;
    const std::vector<ClaimIndex> claims = evidence_of(graph, options.filter, row.tie.edge);
    if (claims.empty()) continue;
    LAZO_TRY(const ProseSource source, writer.source(claims.front()));
    const std::size_t before = writer.page.sources.size();
    const std::uint32_t number = writer.page.cite(source);
    if (writer.page.sources.size() == before || source.quote.empty()) continue;  // quoted already
    writer.item(writer.sentence(row.tie), {});
    writer.page.add(ProseKind::kQuotation,
                    word(ProseWord::kOpenQuote) + source.quote + word(ProseWord::kCloseQuote),
                    {number});
    ++quoted;
  }
  writer.close();
  return std::move(writer.page);
}

}  // namespace lazo
