#include "cli/mcp/resources.hpp"

#include <algorithm>
#include <charconv>

#include "cli/in_process.hpp"
#include "cli/parameters.hpp"
#include "cli/table.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::cli::mcp {
namespace {

constexpr std::string_view kDocument = "lazo://doc/";
constexpr std::string_view kEdge = "lazo://edge/";
constexpr std::size_t kPerPage = 50;

Error no_resource(std::string_view uri) {
  return Error{ErrorCode::kNotFound, "no resource " + quoted(uri), {}, {}};
}

/// The number after `name` in "begin=220&end=400"; `otherwise` if it is not there.
std::optional<std::size_t> number_in(std::string_view query, std::string_view name,
                                     std::size_t otherwise) {
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    if (part.substr(0, part.find('=')) != name) continue;
    const std::string_view digits = part.substr(std::min(name.size() + 1, part.size()));
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
  }
  return otherwise;
}

/// The last position up to `at` that is no inner byte of a code point.
std::size_t code_point_begin(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

Result<Resource> read_document(std::string_view uri, std::size_t most_bytes,
                               const OpenGraph& graph) {
  const std::size_t mark = std::min(uri.find('?'), uri.size());
  const std::string_view name = uri.substr(0, mark);
  const std::optional<DocumentId> id =
      parse_document_id("doc:" + std::string(name.substr(kDocument.size())));
  if (!id) return no_resource(uri);
  Result<Document> document = graph.store.document(*id);
  if (!document.ok()) return no_resource(uri);
  const std::string_view text = document->text;
  const std::string_view query = uri.substr(std::min(mark + 1, uri.size()));
  const auto begin = number_in(query, "begin", 0);
  const auto end = number_in(query, "end", text.size());
  if (!begin || !end || *begin > *end) return no_resource(uri);

  const std::size_t from = code_point_begin(text, *begin);
  const std::size_t wanted = code_point_begin(text, *end);
  std::size_t to = code_point_begin(text, std::min(wanted, from + most_bytes));
  Resource resource;
  resource.mime = "text/plain";
  const auto part = [name](std::size_t first, std::size_t last) {
    return std::string(name) + "?begin=" + std::to_string(first) + "&end=" + std::to_string(last);
  };
  resource.uri = from == 0 && to == text.size() ? std::string(name) : part(from, to);
  if (to < wanted) resource.next = part(to, wanted);
  resource.text = text.substr(from, to - from);
  return resource;
}

Result<Resource> read_edge(std::string_view uri, std::size_t most_bytes,
                           const Environment& environment, const OpenGraph& graph) {
  const std::string id = "edge:" + std::string(uri.substr(kEdge.size()));
  // All the evidence if it fits, else as many quotations as do.
  for (std::uint32_t quotations = 0;;) {
    LAZO_TRY(const Invocation invocation,
             invocation_of(*find_command("explain"),
                           {{"a", id}, {"status", "all"}, {"limit", std::to_string(quotations)}},
                           environment.lookup));
    Outcome outcome = run_in_process(invocation, environment, &graph);
    if (outcome.error) return no_resource(uri);
    if (outcome.text.size() <= most_bytes) {
      while (outcome.text.ends_with('\n')) outcome.text.pop_back();
      return Resource{std::string(uri), "application/json", std::move(outcome.text), {}};
    }
    if (quotations == 1) break;
    quotations = quotations == 0 ? 32 : quotations / 2;
  }
  return Error{ErrorCode::kUsage, quoted(uri) + " is too large for one message", {}, {}};
}

}  // namespace

Result<std::string> write_resources(JsonWriter& json, const OpenGraph& graph, std::size_t first) {
  const std::size_t count = graph.graph.document_count();
  const std::size_t end = std::min(count, std::min(first, count) + kPerPage);
  json.begin_array();
  for (std::size_t i = first; i < end; ++i) {
    const DocumentView view = graph.graph.document(DocumentIndex{static_cast<std::uint32_t>(i)});
    LAZO_TRY(const DocumentInfo info, graph.store.info(view.id));
    const Document& document = info.document;
    json.begin_object()
        .field("uri", std::string(kDocument) + to_string(view.id).substr(4))
        .field("name", document.uris.empty() ? to_string(view.id) : document.uris.front());
    if (!document.title.empty()) json.field("title", document.title);
    json.field("mimeType", "text/plain").end_object();
  }
  json.end_array();
  return end < count ? std::to_string(end) : std::string();
}

void write_resource_templates(JsonWriter& json) {
  json.begin_array()
      .begin_object()
      .field("uriTemplate", "lazo://doc/{id}{?begin,end}")
      .field("name", "document")
      .field("title", "Text of a document")
      .field("description", "id: the 16 digits after doc:; begin and end: bytes of the text")
      .field("mimeType", "text/plain")
      .end_object()
      .begin_object()
      .field("uriTemplate", "lazo://edge/{id}")
      .field("name", "edge")
      .field("title", "An edge with its evidence")
      .field("description", "id: the 16 digits after edge: in an answer")
      .field("mimeType", "application/json")
      .end_object()
      .end_array();
}

Result<Resource> read_resource(std::string_view uri, std::size_t most_bytes,
                               const Environment& environment, const OpenGraph& graph) {
  if (uri.starts_with(kDocument)) return read_document(uri, most_bytes, graph);
  if (uri.starts_with(kEdge)) return read_edge(uri, most_bytes, environment, graph);
  return no_resource(uri);
}

}  // namespace lazo::cli::mcp
