// lazo node NAME

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/neighborhood.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kFactsShown = 10;
constexpr std::size_t kDocumentsShown = 10;

/// A value that a document gives for the node.
struct NodeFact {
  Fact fact;
  DocumentInfo document;
  NodeIndex scope;
};

Result<std::vector<NodeFact>> facts_of(const Session& session, NodeIndex node) {
  std::vector<NodeFact> found;
  for (const std::uint32_t at : session.graph().documents_of(node)) {
    const DocumentIndex document{at};
    const DocumentRow row = session.graph().document(document).row;
    LAZO_TRY(const std::vector<Fact> facts, session.store().facts(row));
    for (const Fact& fact : facts) {
      if (session.graph().node_of(document, fact.entity) != node) continue;
      LAZO_TRY(DocumentInfo info, session.store().info(row));
      NodeIndex scope;
      if (fact.scope.valid()) scope = session.graph().node_of(document, fact.scope);
      found.push_back({fact, std::move(info), scope});
    }
  }
  return found;
}

std::string facts_json(const Session& session, const std::vector<NodeFact>& facts) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const NodeFact& entry : facts) {
    const Fact& fact = entry.fact;
    json.begin_object().field("property", fact.property).field("value", fact.value);
    if (fact.quantity) {
      json.key("quantity")
          .begin_object()
          .field("number", fact.quantity->number)
          .field_or_null("unit", fact.quantity->unit)
          .end_object();
    }
    json.field_or_null("scope", entry.scope.valid() ? session.graph().node(entry.scope).key
                                                    : std::string_view())
        .field("document", to_string(entry.document.document.id))
        .field("begin", fact.span.begin)
        .field("end", fact.span.end)
        .field("status", name_of(status_of(fact.negated, fact.mood, fact.attribution.has_value())))
        .end_object();
  }
  json.end_array();
  return text;
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
        wrapped(std::string(name_of(role)) + ": " + line, "  ", context.out.columns()));
  }
}

void print_facts(const Context& context, const Session& session,
                 const std::vector<NodeFact>& facts) {
  if (facts.empty()) return;
  Output& out = context.out;
  out.write("\n" + out.styled(Style::kBold, "values") + " (" + std::to_string(facts.size()) +
            ")\n");
  TextTable table({Column::kFixed, Column::kFlexible, Column::kFlexible});
  for (std::size_t i = 0; i < std::min(facts.size(), kFactsShown); ++i) {
    const NodeFact& entry = facts[i];
    std::string value = entry.fact.value;
    if (entry.scope.valid()) value += " (" + node_name(session, entry.scope) + ")";
    const ClaimStatus status =
        status_of(entry.fact.negated, entry.fact.mood, entry.fact.attribution.has_value());
    table.add({{entry.fact.property, Style::kPlain},
               {value, Style::kBold},
               {std::string(status_label(status, session.language())) + " · " +
                    document_line(entry.document),
                Style::kDim}});
  }
  out.write(table.text("  ", out));
  if (facts.size() > kFactsShown) {
    out.write("  +" + std::to_string(facts.size() - kFactsShown) + " more\n");
  }
}

Status print(const Context& context, const Session& session, NodeIndex index,
             const Neighborhood& around, const std::vector<NodeFact>& facts) {
  const Snapshot& graph = session.graph();
  const NodeView node = graph.node(index);
  Output& out = context.out;
  out.write(out.styled(Style::kBold, node_name(session, index)) + " · " +
            std::string(session.ontology().label(node.type, session.language())) + " · " +
            std::string(name_of(node.level)) + "\n");
  out.write("  key: " + std::string(node.key) + "\n");
  print_names(context, session, index);
  if (node.level == Level::kKnown) {
    if (const Result<KnownNode> row = session.store().known_node(node.key); row.ok()) {
      std::string ids;
      for (const ExternalId& id : row->ids)
        ids += (ids.empty() ? "" : ", ") + id.scheme + " " + id.value;
      if (!ids.empty()) out.write(wrapped("ids: " + ids, "  ", out.columns()));
    }
  }
  out.write("  " + counted(node.mentions, "mention", "mentions") + " in " +
            counted(node.documents, "document", "documents") + "; " +
            counted(around.total, "tie", "ties") + " with " +
            counted(around.neighbors, "node", "nodes") + "\n");
  LAZO_TRY(const DecisionLog log, session.store().decisions());
  for (const Decision& decision : log.live()) {
    if (decision.verb == DecisionVerb::kNote && decision.a == node.key) {
      out.write(wrapped("note: " + decision.note, "  ", out.columns()));
    }
  }
  print_facts(context, session, facts);
  out.write("\n" + out.styled(Style::kBold, "documents") + "\n");
  const auto documents = graph.documents_of(index);
  for (std::size_t i = 0; i < std::min(documents.size(), kDocumentsShown); ++i) {
    LAZO_TRY(const DocumentInfo info,
             session.store().info(graph.document(DocumentIndex{documents[i]}).row));
    out.write("  " + cut_to(document_line(info), out.columns() == 0 ? 10000 : out.columns() - 2) +
              "\n");
  }
  if (documents.size() > kDocumentsShown) {
    out.write("  +" + std::to_string(documents.size() - kDocumentsShown) + " more\n");
  }
  if (around.total > 0) {
    out.write("\nlazo neighbors " + quoted(node.name) + " shows the ties\n");
  }
  return {};
}

}  // namespace

Result<ExitCode> run_node(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), context.invocation.arguments()[0]));
  LAZO_TRY(const std::vector<NodeFact> facts, facts_of(session, node));
  NeighborOptions options;
  options.per_family = 0;
  const Neighborhood around = neighbors(session.graph(), session.ontology(), {node}, options);
  if (context.format() == Format::kTable) {
    LAZO_CHECK(print(context, session, node, around, facts));
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
  report.more = {{"node", card}, {"facts", facts_json(session, facts)}};
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
