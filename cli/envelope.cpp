#include "cli/envelope.hpp"

#include <algorithm>
#include <map>

#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/base/utf8.hpp"
#include "queries/explain.hpp"

namespace lazo::cli {
namespace {

/// A tie with its quotations, fetched from the store.
struct ShownTie {
  Tie tie;
  std::vector<StoredClaim> evidence;
};

Result<std::vector<ShownTie>> with_evidence(const Session& session, const Report& report) {
  std::vector<ShownTie> shown;
  for (const Tie& tie : report.answer.ties) {
    ShownTie& entry = shown.emplace_back(ShownTie{tie, {}});
    std::vector<ClaimIndex> claims = evidence_of(session.graph(), report.filter, tie.edge);
    if (report.evidence != 0 && claims.size() > report.evidence) claims.resize(report.evidence);
    std::vector<ClaimRow> rows;
    for (const ClaimIndex claim : claims) rows.push_back(session.graph().claim(claim).row);
    LAZO_TRY(entry.evidence, session.store().claims(rows));
  }
  return shown;
}

/// Nodes of the answer: those listed, and the ends of its ties.
std::vector<NodeIndex> nodes_of(const Session& session, const Answer& answer) {
  std::vector<NodeIndex> nodes = answer.nodes;
  for (const Tie& tie : answer.ties) {
    const EdgeView edge = session.graph().edge(tie.edge);
    nodes.push_back(edge.source);
    nodes.push_back(edge.target);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

void write_span(JsonWriter& json, std::string_view name, const Span& span) {
  json.key(name).begin_object().field("begin", span.begin).field("end", span.end).end_object();
}

void write_attribution(JsonWriter& json, const Session& session, const StoredClaim& claim) {
  json.key("attribution");
  const std::optional<Attribution>& attribution = claim.claim.attribution;
  if (!attribution) {
    json.null();
    return;
  }
  json.begin_object();
  const auto document = session.graph().find(claim.document.document.id);
  const NodeIndex speaker = document && attribution->speaker.valid()
                                ? session.graph().node_of(*document, attribution->speaker)
                                : NodeIndex{};
  json.field_or_null("node",
                     speaker.valid() ? session.graph().node(speaker).key : std::string_view());
  json.field("cue", attribution->cue).field("anonymous", attribution->anonymous).end_object();
}

void write_tie(JsonWriter& json, const Session& session, const ShownTie& shown) {
  const Snapshot& graph = session.graph();
  const Tie& tie = shown.tie;
  const EdgeView edge = graph.edge(tie.edge);
  const RelationRow& relation = session.ontology().relation(edge.relation);
  json.begin_object()
      .field("id", edge_id(graph, session.ontology(), tie.edge))
      .field("source", graph.node(edge.source).key)
      .field("relation", relation.name)
      .field("target", graph.node(edge.target).key)
      .field("family", name_of(relation.family()))
      .field("sign", name_of(relation.sign))
      .field("symmetric", relation.symmetric)
      .field("layer", tie.background ? "background" : "typed")
      .field("status", name_of(tie.background ? ClaimStatus::kStated : tie.status()));
  json.key("statuses").begin_object();
  for (const ClaimStatus status : kAllStatuses) {
    if (!edge.has(status)) continue;
    const StatusSummary summary = graph.summary(tie.edge, status);
    json.key(name_of(status))
        .begin_object()
        .field("claims", summary.claims)
        .field("sources", summary.sources)
        .field_or_null("first", to_string(summary.first))
        .field_or_null("latest", to_string(summary.latest));
    json.key("belief").decimal(summary.belief, 4).end_object();
  }
  json.end_object();
  json.field("sources", tie.sources)
      .field("claims", tie.claims)
      .field_or_null("first", to_string(tie.first))
      .field_or_null("latest", to_string(tie.latest))
      .field("disputed", edge.disputed)
      .field("changed", edge.changed);
  json.key("confidence").decimal(edge.confidence, 4);
  if (tie.background) json.field("origin", graph.background(tie.edge).source);
  json.key("evidence").begin_array();
  for (const StoredClaim& claim : shown.evidence) write_evidence(json, session, claim);
  json.end_array().end_object();
}

void write_path(JsonWriter& json, const Session& session, const FoundPath& path) {
  json.begin_object().key("nodes").begin_array();
  for (const NodeIndex node : path.nodes) json.string(session.graph().node(node).key);
  json.end_array().key("edges").begin_array();
  for (const EdgeIndex edge : path.edges) {
    json.string(edge_id(session.graph(), session.ontology(), edge));
  }
  json.end_array().field("cost", path.cost).field("tier", static_cast<int>(path.tier)).end_object();
}

void write_notice(JsonWriter& json, const Notice& notice) {
  json.begin_object()
      .field("code", notice.code)
      .field("count", notice.count)
      .field("text", notice.text)
      .end_object();
}

std::string as_json(const Session& session, const Report& report,
                    const std::vector<ShownTie>& ties) {
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, report.command);
  json.key("query").begin_object();
  for (const auto& [name, value] : report.query) json.field(name, value);
  json.end_object().key("nodes").begin_array();
  for (const NodeIndex node : nodes_of(session, report.answer)) {
    write_node(json, session, node, false);
  }
  json.end_array().key("edges").begin_array();
  for (const ShownTie& tie : ties) write_tie(json, session, tie);
  json.end_array().key("paths").begin_array();
  for (const FoundPath& path : report.answer.paths) write_path(json, session, path);
  json.end_array();
  for (const auto& [name, value] : report.more) json.key(name).raw(value);
  json.key("page")
      .begin_object()
      .field("returned", static_cast<std::uint64_t>(report.answer.page.returned))
      .field("total", static_cast<std::uint64_t>(report.answer.page.total))
      .field_or_null("next", report.next)
      .end_object();
  json.key("notices").begin_array();
  for (const Notice& notice : report.answer.notices) write_notice(json, notice);
  json.end_array().end_object();
  return text + "\n";
}

/// The same records, one a line, each with its kind in front.
std::string as_jsonl(const Session& session, const Report& report,
                     const std::vector<ShownTie>& ties) {
  std::string text;
  const auto line = [&text](std::string_view kind, const auto& write) {
    std::string record;
    {
      JsonWriter json(record);
      write(json);
    }
    text += "{\"kind\":\"" + std::string(kind) + "\"," + record.substr(1) + "\n";
  };
  for (const NodeIndex node : nodes_of(session, report.answer)) {
    line("node", [&](JsonWriter& json) { write_node(json, session, node, false); });
  }
  for (const ShownTie& tie : ties) {
    line("edge", [&](JsonWriter& json) { write_tie(json, session, tie); });
  }
  for (const FoundPath& path : report.answer.paths) {
    line("path", [&](JsonWriter& json) { write_path(json, session, path); });
  }
  for (const Notice& notice : report.answer.notices) {
    line("notice", [&](JsonWriter& json) { write_notice(json, notice); });
  }
  return text;
}

/// One line a quotation; a tie without one has one line.
std::string as_csv(const Session& session, const std::vector<ShownTie>& ties) {
  const Snapshot& graph = session.graph();
  std::string text = csv_line({"source_key", "source", "relation", "target_key", "target", "family",
                               "status", "layer", "sources", "first", "latest", "disputed",
                               "document", "begin", "end", "quotation"});
  for (const ShownTie& shown : ties) {
    const EdgeView edge = graph.edge(shown.tie.edge);
    const RelationRow& relation = session.ontology().relation(edge.relation);
    std::vector<std::string> fields = {std::string(graph.node(edge.source).key),
                                       std::string(graph.node(edge.source).name),
                                       relation.name,
                                       std::string(graph.node(edge.target).key),
                                       std::string(graph.node(edge.target).name),
                                       std::string(name_of(relation.family())),
                                       "",
                                       shown.tie.background ? "background" : "typed",
                                       std::to_string(shown.tie.sources),
                                       to_string(shown.tie.first),
                                       to_string(shown.tie.latest),
                                       edge.disputed ? "yes" : "no"};
    if (shown.evidence.empty()) {
      fields[6] =
          std::string(name_of(shown.tie.background ? ClaimStatus::kStated : shown.tie.status()));
      fields.resize(16);
      text += csv_line(fields);
      continue;
    }
    for (const StoredClaim& claim : shown.evidence) {
      fields.resize(12);
      fields[6] = std::string(name_of(status_of(claim.claim)));
      fields.push_back(to_string(claim.document.document.id));
      fields.push_back(std::to_string(claim.claim.sentence.begin));
      fields.push_back(std::to_string(claim.claim.sentence.end));
      fields.push_back(claim.sentence.empty() ? claim.claim.record : claim.sentence);
      text += csv_line(fields);
    }
  }
  return text;
}

}  // namespace

void begin_envelope(JsonWriter& json, std::string_view command) {
  json.begin_object().field("$schema", "urn:lazo:schema:" + std::string(command) + ":1");
  json.key("tool").begin_object().field("name", "lazo").field("version", LAZO_VERSION).end_object();
}

std::string empty_envelope(std::string_view command, const Notice& notice) {
  std::string text;
  {
    JsonWriter json(text);
    begin_envelope(json, command);
    json.key("query").begin_object().end_object();
    for (const char* list : {"nodes", "edges", "paths"}) json.key(list).begin_array().end_array();
    json.key("page").begin_object().field("returned", 0).field("total", 0);
    json.field_null("next").end_object().key("notices").begin_array();
    write_notice(json, notice);
    json.end_array().end_object();
  }
  return text + "\n";
}

void write_node(JsonWriter& json, const Session& session, NodeIndex index, bool names) {
  const Snapshot& graph = session.graph();
  const NodeView node = graph.node(index);
  json.begin_object()
      .field("key", node.key)
      .field("type", session.ontology().type(node.type).name)
      .field("level", name_of(node.level))
      .field("name", node.name)
      .field("neighbors", node.neighbors)
      .field("documents", node.documents)
      .field("mentions", node.mentions);
  if (names) {
    json.key("names").begin_array();
    for (const std::uint32_t at : graph.names_of(index)) {
      const NameView name = graph.name(at);
      json.begin_object()
          .field("text", name.text)
          .field_or_null("lang", name.lang)
          .field("role", name_of(name.role))
          .end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write_evidence(JsonWriter& json, const Session& session, const StoredClaim& stored) {
  const Claim& claim = stored.claim;
  const Document& document = stored.document.document;
  json.begin_object()
      .field("claim", to_string(stored.id))
      .field("document", to_string(document.id))
      .field_or_null("uri", document.uris.empty() ? std::string_view() : document.uris.front())
      .field_or_null("title", document.title)
      .field_or_null("publisher", document.publisher)
      .field_or_null("published", document.published);
  if (stored.sentence.empty()) {
    json.field("record", claim.record);
  } else {
    json.field("begin", claim.sentence.begin)
        .field("end", claim.sentence.end)
        .field("text", stored.sentence);
  }
  if (claim.trigger) {
    json.key("trigger")
        .begin_object()
        .field("begin", claim.trigger->begin)
        .field("end", claim.trigger->end)
        .field("text", stored.trigger)
        .end_object();
  }
  if (claim.source_span) write_span(json, "source_span", *claim.source_span);
  if (claim.target_span) write_span(json, "target_span", *claim.target_span);
  json.field("status", name_of(status_of(claim)))
      .field("mood", name_of(claim.mood))
      .field("negated", claim.negated)
      .field("certainty", name_of(claim.certainty));
  write_attribution(json, session, stored);
  if (claim.time) {
    json.key("time")
        .begin_object()
        .field_or_null("from", claim.time->from)
        .field_or_null("to", claim.time->to)
        .end_object();
  } else {
    json.field_null("time");
  }
  json.key("confidence").decimal(claim.confidence, 4);
  json.field("rule", claim.rule).end_object();
}

Status write_report(const Context& context, const Session& session, const Report& report) {
  LAZO_TRY(const std::vector<ShownTie> ties, with_evidence(session, report));
  switch (context.format()) {
    case Format::kJson:
      context.out.write(as_json(session, report, ties));
      break;
    case Format::kJsonl:
      context.out.write(as_jsonl(session, report, ties));
      break;
    case Format::kCsv:
      context.out.write(as_csv(session, ties));
      break;
    case Format::kTable:
      break;
  }
  return {};
}

}  // namespace lazo::cli
