#include "cli/cooccurrence_lines.hpp"

#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "queries/cooccurrence.hpp"

namespace lazo::cli {
namespace {

constexpr std::string_view kDocumentLine = "{\"kind\":\"document\"";
constexpr std::string_view kDecisionLine = "{\"kind\":\"decision\"";
constexpr std::string_view kClaimLine = "{\"kind\":\"claim\"";

/// The claim lines of a document that holds nothing but co-occurrences.
Result<std::string> lines_of(const Session& session, DocumentId id) {
  LAZO_TRY(Extraction extraction, session.store().extraction(id));
  extraction.claims = cooccurrences(extraction, session.ontology().find_relation("mentioned_with"));
  extraction.facts.clear();
  std::vector<std::string> keys = local_node_keys(extraction);
  if (const std::optional<DocumentIndex> document = session.graph().find(id)) {
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      const NodeIndex node = session.graph().node_of(*document, EntityId{i});
      if (node.valid()) keys[i] = session.graph().node(node).key;
    }
  }
  std::string all;
  append_document_lines(all, session.ontology(), extraction, keys, LinesMeta{}, {});
  std::string claims;
  for_each_line(all, [&claims](std::string_view line, std::size_t) {
    if (line.starts_with(kClaimLine)) claims.append(line).append("\n");
  });
  return claims;
}

}  // namespace

Status CooccurrenceSink::write(std::string_view lines) {
  Status status;
  for_each_line(lines, [&](std::string_view line, std::size_t) {
    if (status.ok()) status = write_line(line);
  });
  return status;
}

Status CooccurrenceSink::write_line(std::string_view line) {
  if (line.starts_with(kDocumentLine) || line.starts_with(kDecisionLine)) LAZO_CHECK(finish());
  if (line.starts_with(kDocumentLine)) {
    LAZO_TRY(const Json json, parse_json(line, "export"));
    open_ = parse_document_id(json.text("id"));
  }
  return next_.write(std::string(line) + "\n");
}

Status CooccurrenceSink::finish() {
  if (!open_) return {};
  LAZO_TRY(const std::string lines, lines_of(session_, *open_));
  open_.reset();
  return next_.write(lines);
}

}  // namespace lazo::cli
