// JSON graphs in parts. Tested by record_parts_test.cpp.
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/json_scan.hpp"
#include "importers/file_parts.hpp"
#include "importers/record_index.hpp"
#include "importers/record_parts.hpp"
#include "importers/tables/read_graph_json.hpp"

namespace lazo {
namespace {

/// Edges of a part. With their nodes they are two or three times as long.
constexpr std::uint64_t kEdgeBytes = std::uint64_t{256} << 10U;
/// What is longer is no name, no type and no key, and would fill the parts.
constexpr std::size_t kMostNameBytes = 1000;

enum class Role : std::uint8_t {
  kNone,
  kNodes,
  kEdges,
  kElementEdges,
  kElements,  ///< nodes and edges in one list
  kConnections,
  kAnnotations,
};

/// What the objects of a container are: its name, and where it may stand.
Role role_of(std::string_view container) {
  struct Row {
    std::string_view path;
    Role role;
  };
  constexpr std::array<Row, 12> kRows = {{
      {"/nodes", Role::kNodes},
      {"/edges", Role::kEdges},
      {"/links", Role::kEdges},
      {"/graph/nodes", Role::kNodes},
      {"/graph/edges", Role::kEdges},
      {"/graph/links", Role::kEdges},
      {"/elements/nodes", Role::kNodes},
      {"/elements/edges", Role::kElementEdges},
      {"/elements", Role::kElements},
      {"/connections", Role::kConnections},
      {"/items", Role::kAnnotations},
      {"/first/items", Role::kAnnotations},
  }};
  constexpr std::string_view kMany = "/graphs/";
  if (container.starts_with(kMany)) {  // "/graphs/0/nodes" as "/nodes"
    const std::size_t end = container.find('/', kMany.size());
    container = end == std::string_view::npos ? std::string_view() : container.substr(end);
  }
  for (const Row& row : kRows) {
    if (row.path == container) return row.role;
  }
  return Role::kNone;
}

/// Edges that follow each other in one list: with brackets around, [begin, end) is JSON.
struct EdgeRange {
  Role role = Role::kNone;
  std::string graph;  ///< that the list belongs to: ids are its own
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

std::string graph_of(std::string_view container) {
  return std::string(container.substr(0, container.rfind('/')));
}

std::string node_id(const std::string& graph, std::string_view id) {
  return graph + '\n' + std::string(id);
}

/// A node without an id may be meant by its place in the list.
std::string node_place(const std::string& graph, std::string_view number) {
  return graph + "\n\n" + std::string(number);
}

const Json& data_of(const Json& element) {
  const Json* const inner = element.find("data");
  return inner != nullptr && inner->is_object() ? *inner : element;
}

/// Finds where the nodes and the edges stand.
class Survey final : public JsonScan {
 public:
  explicit Survey(const ByteSource& source) : source_(source) {}

  Result<std::string> read(std::uint64_t begin, std::size_t size) override {
    return source_.read(begin, size);
  }

  void object(const JsonPlace& place) override {
    const Role role = role_of(place.container);
    if (role == Role::kNone) return;
    if (role == Role::kEdges || role == Role::kElementEdges || role == Role::kConnections) {
      return add_edge(role, place);
    }
    if (place.end - place.begin > kMostRecordBytes) return;
    Result<std::string> bytes =
        source_.read(place.begin, static_cast<std::size_t>(place.end - place.begin));
    if (!bytes.ok()) return;
    const Result<Json> json = parse_json(*bytes, "");
    if (!json.ok()) return;
    const bool is_edge = role == Role::kElements && data_of(*json).find("source") != nullptr;
    const bool is_annotation = role == Role::kAnnotations && json->text("type") == "Annotation";
    if (is_edge || is_annotation) return add_edge(role, place);
    if (role != Role::kAnnotations) add_node(place, *json);
  }

  RecordIndex nodes;
  std::vector<EdgeRange> edges;

 private:
  void add_edge(Role role, const JsonPlace& place) {
    std::string graph = graph_of(place.container);
    const bool same = !edges.empty() && edges.back().role == role && edges.back().graph == graph;
    if (same && place.end - edges.back().begin <= kEdgeBytes) {
      edges.back().end = place.end;
    } else {
      edges.push_back({role, std::move(graph), place.begin, place.end});
    }
  }

  void add_node(const JsonPlace& place, const Json& json) {
    const RecordPlace bytes{place.begin, place.end - place.begin};
    const std::string graph = graph_of(place.container);
    if (!place.in_array) return nodes.add(node_id(graph, place.name), bytes);
    const Json& data = data_of(json);
    const std::string id = graph_id(data.find("id"));
    if (!id.empty()) nodes.add(node_id(graph, id), bytes);
    // Kumu's connections go by labels as well, lists of NetworkX by keys.
    const bool element = place.container == "/elements";
    const std::string other = graph_id(data.find(element ? "label" : "key"));
    if (!other.empty() && other != id && (element || id.empty())) {
      nodes.add(node_id(graph, other), bytes);
    }
    nodes.add(node_place(graph, std::to_string(place.index)), bytes);
  }

  const ByteSource& source_;
};

class GraphJsonParts final : public ContainedFiles {
 public:
  GraphJsonParts(ByteSource source, RecordIndex nodes, std::vector<EdgeRange> edges)
      : source_(std::move(source)), nodes_(std::move(nodes)), edges_(std::move(edges)) {}

  Result<std::optional<ContainedFile>> next() override {
    if (next_ == edges_.size()) return std::optional<ContainedFile>();
    const EdgeRange& range = edges_[next_++];
    ContainedFile part;
    part.path = part_name(next_, ".json");
    if (range.end - range.begin > kMostRecordBytes) {
      part.problem = "an edge larger than 1 MB; left out";
      return std::optional<ContainedFile>(std::move(part));
    }
    LAZO_TRY(const std::string text,
             source_.read(range.begin, static_cast<std::size_t>(range.end - range.begin)));
    const Result<Json> edges =
        parse_json("[" + text + "]", "edges behind byte " + std::to_string(range.begin));
    if (!edges.ok()) {
      part.problem = edges.error().text();
      return std::optional<ContainedFile>(std::move(part));
    }
    if (range.role == Role::kAnnotations) {
      part.bytes = R"({"type":"AnnotationPage","items":[)" + text + "]}";
      return std::optional<ContainedFile>(std::move(part));
    }
    LAZO_TRY(const std::string nodes, nodes_of(*edges, range));
    part.bytes = with_nodes(range.role, nodes, text);
    return std::optional<ContainedFile>(std::move(part));
  }

 private:
  static std::string with_nodes(Role role, const std::string& nodes, const std::string& edges) {
    switch (role) {
      case Role::kElements:
      case Role::kElementEdges:
        return "{\"elements\":[" + nodes + (nodes.empty() ? "" : ",") + edges + "]}";
      case Role::kConnections:
        return "{\"elements\":[" + nodes + "],\"connections\":[" + edges + "]}";
      default:
        return "{\"nodes\":[" + nodes + "],\"edges\":[" + edges + "]}";
    }
  }

  /// The nodes that edges name, as the items of a list.
  Result<std::string> nodes_of(const Json& edges, const EdgeRange& range) const {
    std::string out;
    std::set<std::string> told;
    for (const Json& edge : edges.items()) {
      for (const GraphEnd& end : graph_ends(edge)) {
        if (end.id.empty() || !told.insert(end.id).second) continue;
        std::vector<RecordPlace> places = nodes_.find(node_id(range.graph, end.id));
        if (places.empty() && end.number) {
          places = nodes_.find(node_place(range.graph, end.id));
        }
        if (places.empty()) continue;
        // The last of one id is the one that holds.
        LAZO_TRY(const std::string bytes,
                 source_.read(places.back().begin, static_cast<std::size_t>(places.back().size)));
        const Result<Json> node = parse_json(bytes, "");
        if (!node.ok()) continue;
        if (!out.empty()) out += ',';
        out += short_node(end.id, data_of(*node));
      }
    }
    return out;
  }

  /// What is taken from a node, under the id that an edge calls it by.
  static std::string short_node(const std::string& id, const Json& node) {
    std::string own = graph_id(node.find("id"));
    if (own.empty()) own = id;
    const TableActor actor = graph_actor(own, node);
    std::string out;
    JsonWriter json(out);
    json.begin_object().field("id", id);
    const auto add = [&json](const char* name, const std::string& value) {
      if (!value.empty() && value.size() <= kMostNameBytes) json.field(name, value);
    };
    if (actor.name != id) add("label", actor.name);
    add("type", actor.type);
    add("key", actor.key);
    json.end_object();
    return out;
  }

  ByteSource source_;
  RecordIndex nodes_;
  std::vector<EdgeRange> edges_;
  std::size_t next_ = 0;
};

}  // namespace

Result<std::unique_ptr<ContainedFiles>> graph_json_parts(ByteSource& source) {
  Survey survey(source);
  LAZO_CHECK(scan_json(survey));
  std::unique_ptr<ContainedFiles> parts;
  const bool annotations = !survey.edges.empty() && survey.edges.front().role == Role::kAnnotations;
  if (survey.edges.empty() || (survey.nodes.empty() && !annotations)) return parts;
  survey.nodes.sort();
  parts = std::make_unique<GraphJsonParts>(std::move(source), std::move(survey.nodes),
                                           std::move(survey.edges));
  return parts;
}

}  // namespace lazo
