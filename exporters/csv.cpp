// Comma-separated tables for spreadsheets (RFC 4180: CRLF, quotes doubled; formulas made harmless).
// Tested by csv_test.cpp.
#include <initializer_list>

#include "exporters/escape.hpp"
#include "exporters/flat_fields.hpp"
#include "exporters/formats.hpp"

namespace lazo {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void write_row(BufferedText& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out << ",";
    out << csv_cell(cells[i]);
  }
  out << "\r\n";
}

void write_header(BufferedText& out, const ExportContext& context,
                  std::initializer_list<std::string_view> names) {
  if (context.options.byte_order_mark) out << kByteOrderMark;
  write_row(out, std::vector<std::string>(names.begin(), names.end()));
}

std::string yes(bool value) {
  return value ? "yes" : "no";
}

}  // namespace

Status write_csv_nodes(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  write_header(out, context,
               {"key", "name", "type", "level", "other_names", "ids", "mentions", "documents"});
  LAZO_CHECK(graph.each_node([&](const ExportNode& node) -> Status {
    const std::vector<std::string> flat = flat_values(node, context);
    write_row(out, {node.key, flat[0], flat[1], flat[2], flat[3], flat[4], flat[5], flat[6]});
    return out.settle();
  }));
  return out.flush();
}

Status write_csv_edges(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  write_header(out, context,
               {"id",       "source",   "source_name", "relation",  "target",    "target_name",
                "status",   "layer",    "family",      "sign",      "symmetric", "claims",
                "sources",  "disputed", "changed",     "first",     "latest",    "confidence",
                "evidence", "document", "uri",         "published", "speaker"});
  LAZO_CHECK(graph.each_edge([&](const ExportEdge& edge) -> Status {
    const RelationRow& relation = context.ontology.relation(edge.relation);
    const bool background = edge.layer == EdgeLayer::kBackground;
    const ExportEvidence* best = best_evidence(edge);
    static const ExportEvidence kNone;
    const ExportEvidence& shown = best == nullptr ? kNone : *best;
    write_row(out, {edge.id,
                    std::string(graph.label(edge.source).key),
                    std::string(graph.label(edge.source).name),
                    relation.name,
                    std::string(graph.label(edge.target).key),
                    std::string(graph.label(edge.target).name),
                    std::string(background ? std::string_view() : name_of(edge.status)),
                    background ? "background" : "typed",
                    std::string(name_of(relation.family())),
                    std::string(name_of(relation.sign)),
                    yes(relation.symmetric),
                    std::to_string(edge.claim_count()),
                    std::to_string(edge.sources),
                    yes(edge.disputed),
                    yes(edge.changed),
                    edge.first,
                    edge.latest,
                    decimal_text(edge.confidence),
                    background ? edge.background_source : shown.text,
                    shown.document,
                    shown.uri,
                    shown.published,
                    shown.speaker_name});
    return out.settle();
  }));
  return out.flush();
}

Status write_csv_evidence(GraphSource& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  write_header(out, context,
               {"edge",       "claim",    "source_name", "relation", "target_name", "status",
                "negated",    "mood",     "text",        "trigger",  "speaker",     "anonymous",
                "confidence", "document", "begin",       "end",      "record",      "title",
                "publisher",  "uri",      "published",   "lang"});
  const auto write_evidence = [&](const ExportEdge& edge) -> Status {
    for (const ExportEvidence& evidence : edge.evidence) {
      write_row(out, {edge.id,
                      evidence.claim,
                      std::string(graph.label(edge.source).name),
                      context.ontology.relation(edge.relation).name,
                      std::string(graph.label(edge.target).name),
                      std::string(name_of(evidence.status)),
                      yes(evidence.negated),
                      std::string(name_of(evidence.mood)),
                      evidence.text,
                      evidence.trigger,
                      evidence.speaker_name,
                      yes(evidence.anonymous),
                      decimal_text(evidence.confidence),
                      evidence.document,
                      std::to_string(evidence.span.begin),
                      std::to_string(evidence.span.end),
                      evidence.record,
                      evidence.title,
                      evidence.publisher,
                      evidence.uri,
                      evidence.published,
                      evidence.language});
      LAZO_CHECK(out.settle());
    }
    return {};
  };
  LAZO_CHECK(graph.each_edge(write_evidence));
  return out.flush();
}

}  // namespace lazo
