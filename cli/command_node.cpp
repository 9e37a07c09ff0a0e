// lazo node NAME

#include <algorithm>
#include <span>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/figure_record.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/figures.hpp"
#include "queries/neighborhood.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kFiguresShown = 10;
constexpr std::size_t kDocumentsShown = 10;

/// The values that documents give for the node, whatever their status.
Result<std::vector<Figure>> figures_of(const Session& session, NodeIndex node) {
  Filter filter;
  filter.statuses = StatusSet::all();
  LAZO_TRY(std::vector<Figure> found,
           figures(session.graph(), session.store(), std::span(&node, 1), filter));
  std::erase_if(found, [node](const Figure& figure) { return figure.node != node; });
  return found;
}

/// The names under which a node is found, grouped by what they are.
void print_names(const Context& context, const Session& session, NodeIndex node) {
  const Snapshot& graph = session.graph();
  for (const NameRole role : {NameRole::kLabel, NameRole::kAlias, NameRole::kAcronym,
                              NameRole::kFormer, NameRole::kWeak}) {
    std::string line;
    for (const std::uint32_t at : graph.names_of(node)) {
      const NameView name = graph.name(at);
      if (name.role != role || name.text == graph.node(node).name) continue;
      if (!line.empty()) line += ", ";
      line += name.text;
      if (!name.lang.empty()) line += " (" + std::string(name.lang) + ")";
    }
    if (line.empty()) continue;
    context.out.write(
        wrapped(session.words()(name_of(role)) + ": " + line, "  ", context.out.columns()));
  }
}

Status print_figures(const Context& context, const Session& session,
                     const std::vector<Figure>& values) {
  if (values.empty()) return {};
  Output& out = context.out;
  const Words say = session.words();
  out.write("\n" + out.styled(Style::kBold, say("values")) + " (" + std::to_string(values.size()) +
            ")\n");
  TextTable table({Column::kFixed, Column::kFlexible, Column::kFlexible});
  for (std::size_t i = 0; i < std::min(values.size(), kFiguresShown); ++i) {
    LAZO_TRY(const std::string source, figure_source(session, values[i]));
    table.add({{values[i].fact.property, Style::kPlain},
               {figure_value(session, values[i]), Style::kBold},
               {std::string(status_label(values[i].status(), session.language())) + " · " + source,
                Style::kDim}});
  }
  out.write(table.text("  ", out));
  if (values.size() > kFiguresShown) {
    const std::string left = std::to_string(values.size() - kFiguresShown);
    out.write("  " + say("+{} more", {left}) + "\n");
  }
  return {};
}

Status print(const Context& context, const Session& session, NodeIndex index,
             const Neighborhood& around, const std::vector<Figure>& values) {
  const Snapshot& graph = session.graph();
  const NodeView node = graph.node(index);
  Output& out = context.out;
  const Words say = session.words();
  out.write(out.styled(Style::kBold, node_name(session, index)) + " · " +
            std::string(session.ontology().label(node.type, session.language())) + " · " +
            say(name_of(node.level)) + "\n");
  out.write("  " + say("key: {}", {node.key}) + "\n");
  print_names(context, session, index);
  if (node.level == Level::kKnown) {
    if (const Result<KnownNode> row = session.store().known_node(node.key); row.ok()) {
      std::string ids;
      for (const ExternalId& id : row->ids)
        ids += (ids.empty() ? "" : ", ") + id.scheme + " " + id.value;
      if (!ids.empty()) out.write(wrapped(say("ids: {}", {ids}), "  ", out.columns()));
    }
  }
  out.write("  " +
            say("{} in {}; {} with {}", {say.count(node.mentions, "mention", "mentions"),
                                         say.count(node.documents, "document", "documents"),
                                         say.count(around.total, "tie", "ties"),
                                         say.count(around.neighbors, "node", "nodes")}) +
            "\n");
  LAZO_TRY(const DecisionLog log, session.store().decisions());
  for (const Decision& decision : log.live()) {
    if (decision.verb == DecisionVerb::kNote && decision.a == node.key) {
      out.write(wrapped(say("note: {}", {decision.note}), "  ", out.columns()));
    }
  }
  LAZO_CHECK(print_figures(context, session, values));
  out.write("\n" + out.styled(Style::kBold, say("documents")) + "\n");
  const auto documents = graph.documents_of(index);
  for (std::size_t i = 0; i < std::min(documents.size(), kDocumentsShown); ++i) {
    LAZO_TRY(const DocumentInfo info,
             session.store().info(graph.document(DocumentIndex{documents[i]}).row));
    out.write("  " + cut_to(document_line(info), out.columns() == 0 ? 10000 : out.columns() - 2) +
              "\n");
  }
  if (documents.size() > kDocumentsShown) {
    const std::string left = std::to_string(documents.size() - kDocumentsShown);
    out.write("  " + say("+{} more", {left}) + "\n");
  }
  if (around.total > 0) {
    out.write("\n" + say("lazo neighbors {} shows the ties", {quoted(node.name)}) + "\n");
  }
  return {};
}

}  // namespace

Result<ExitCode> run_node(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), context.invocation.arguments()[0]));
  LAZO_TRY(const std::vector<Figure> values, figures_of(session, node));
  NeighborOptions options;
  options.per_family = 0;
  const Neighborhood around = neighbors(session.graph(), session.ontology(), {node}, options);
  if (context.format() == Format::kTable) {
    LAZO_CHECK(print(context, session, node, around, values));
    return ExitCode::kOk;
  }
  Report report;
  report.command = "node";
  report.query = {{"node", std::string(session.graph().node(node).key)}};
  report.filter = options.filter;
  report.evidence = 1;
  report.answer.nodes = {node};
  for (const FamilyGroup& group : around.groups) {
    for (const NeighborTie& tie : group.ties) report.answer.ties.push_back(tie.tie);
  }
  report.answer.page = {around.total, around.total};
  report.answer.notices = hidden_notices(around.hidden);
  std::string card;
  {
    JsonWriter json(card);
    write_node(json, session, node, /*names=*/true);
  }
  report.more = {{"node", card}, {"facts", figures_json(session, values)}};
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
