// Tested by tables_test.cpp.
#include "importers/tables/read_graph_json.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "graph/base/json.hpp"
#include "importers/tables/read_annotations.hpp"
#include "importers/tables/read_csv.hpp"

namespace lazo {
namespace {

std::string attribute(const Json& json, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string value = graph_id(json.find(name));
    if (!value.empty()) return value;
    for (const std::string_view box : {"metadata", "attributes", "data"}) {
      const Json* const inner = json.find(box);
      if (inner == nullptr || !inner->is_object()) continue;
      value = graph_id(inner->find(name));
      if (!value.empty()) return value;
    }
  }
  return {};
}

GraphEnd end_of(const Json& edge, std::initializer_list<std::string_view> names) {
  GraphEnd out;
  for (const std::string_view name : names) {
    if (!out.id.empty()) break;
    const Json* const value = edge.find(name);
    out.id = graph_id(value);
    out.number = value != nullptr && value->kind() == Json::Kind::kInteger;
  }
  return out;
}

GraphEnd source_of(const Json& edge) {
  return end_of(edge, {"source", "from"});
}
GraphEnd target_of(const Json& edge) {
  return end_of(edge, {"target", "to"});
}

class GraphJsonReader {
 public:
  explicit GraphJsonReader(TableSink& sink) : sink_(sink) {}

  [[nodiscard]] bool read(const Json& root) {
    if (const Json* const graph = root.find("graph"); graph != nullptr && is_graph(*graph)) {
      return read_graph(*graph, "/graph");
    }
    if (const Json* const graphs = root.find("graphs")) {
      bool any = false;
      for (std::size_t i = 0; i < graphs->items().size(); ++i) {
        any = read_graph(graphs->items()[i], "/graphs/" + std::to_string(i)) || any;
      }
      return any;
    }
    if (const Json* const elements = root.find("elements")) return read_elements(root, *elements);
    if (is_annotations(root)) return read_annotations(root, sink_);
    return is_graph(root) && read_graph(root, "");
  }

 private:
  static bool is_graph(const Json& json) {
    return json.is_object() && json.find("nodes") != nullptr &&
           (json.find("edges") != nullptr || json.find("links") != nullptr);
  }

  bool read_graph(const Json& graph, const std::string& where) {
    if (const Json* const nodes = graph.find("nodes")) {
      for (const auto& [id, node] : nodes->members()) add_node(id, node);
      for (std::size_t i = 0; i < nodes->items().size(); ++i) {
        const Json& node = nodes->items()[i];
        std::string id = graph_id(node.find("id"));
        if (id.empty()) id = graph_id(node.find("key"));
        add_node(id, node);
        by_place_.push_back(id);
      }
    }
    const std::string_view name = graph.find("edges") != nullptr ? "edges" : "links";
    const Json* const edges = graph.find(name);
    if (edges == nullptr) return false;
    const std::string place = where + "/" + std::string(name) + "/";
    for (std::size_t i = 0; i < edges->items().size(); ++i) {
      add_edge(edges->items()[i], place + std::to_string(i));
    }
    return true;
  }

  /// Cytoscape: an object of two lists, or one list with groups. Kumu: elements and connections.
  bool read_elements(const Json& root, const Json& elements) {
    if (const Json* const connections = root.find("connections")) {
      for (const Json& element : elements.items()) {
        std::string id = graph_id(element.find("id"));
        if (id.empty()) id = graph_id(element.find("label"));
        add_node(id, element);
        add_node(graph_id(element.find("label")), element);
      }
      for (std::size_t i = 0; i < connections->items().size(); ++i) {
        add_edge(connections->items()[i], "/connections/" + std::to_string(i));
      }
      return true;
    }
    const auto data = [](const Json& element) -> const Json& {
      const Json* const inner = element.find("data");
      return inner == nullptr ? element : *inner;
    };
    if (const Json* const nodes = elements.find("nodes")) {
      for (const Json& node : nodes->items()) add_node(graph_id(data(node).find("id")), data(node));
    }
    for (const Json& node : elements.items()) {
      if (data(node).find("source") == nullptr)
        add_node(graph_id(data(node).find("id")), data(node));
    }
    if (const Json* const edges = elements.find("edges")) {
      for (std::size_t i = 0; i < edges->items().size(); ++i) {
        add_edge(data(edges->items()[i]), "/elements/edges/" + std::to_string(i));
      }
    }
    for (std::size_t i = 0; i < elements.items().size(); ++i) {
      const Json& edge = data(elements.items()[i]);
      if (edge.find("source") != nullptr) add_edge(edge, "/elements/" + std::to_string(i));
    }
    return true;
  }

  void add_node(const std::string& id, const Json& node) {
    if (!id.empty()) nodes_[id] = graph_actor(id, node);
  }

  [[nodiscard]] TableActor actor(const GraphEnd& end) const {
    const auto found = nodes_.find(end.id);
    if (found != nodes_.end()) return found->second;
    // Old D3 files name nodes by their place in the list.
    const std::size_t place =
        end.number && end.id.size() < 9 ? std::stoul(end.id) : by_place_.size();
    if (place < by_place_.size()) {
      const auto at = nodes_.find(by_place_[place]);
      if (at != nodes_.end()) return at->second;
    }
    TableActor out;
    out.name = end.id;
    return out;
  }

  void add_edge(const Json& edge, std::string record) {
    TableTie tie;
    tie.source = actor(source_of(edge));
    tie.target = actor(target_of(edge));
    if (tie.source.name.empty() || tie.target.name.empty()) {
      sink_.loss("an edge that names only one end");
      return;
    }
    tie.relation = attribute(
        edge, {"relation", "relationship", "type", "kind", "interaction", "label", "key"});
    set_table_field(tie, "from",
                    attribute(edge, {"date", "start", "from_date", "published", "time"}));
    set_table_field(tie, "to", attribute(edge, {"end", "to_date"}));
    tie.quote = attribute(edge, {"quote", "evidence", "text", "description"});
    tie.link = attribute(edge, {"url", "link", "source_url"});
    set_table_field(tie, "status", attribute(edge, {"status"}));
    set_table_field(tie, "layer", attribute(edge, {"layer"}));
    tie.attributed = attribute(edge, {"attributed", "speaker", "evidence_speaker"});
    tie.negated |= attribute(edge, {"negated"}) == "true";
    if (const Json* const negated = edge.find("negated")) tie.negated |= negated->as_boolean();
    const std::string id = graph_id(edge.find("id"));
    tie.record = id.empty() ? std::move(record) : "edge " + id;
    for (const auto& [name, value] : edge.members()) {
      constexpr std::array<std::string_view, 8> kPlain = {"weight", "value", "directed", "width",
                                                          "color",  "size",  "position", "classes"};
      if (std::find(kPlain.begin(), kPlain.end(), name) != kPlain.end()) {
        sink_.loss("attribute " + quoted(name) + " of an edge has no meaning here");
      }
    }
    sink_.tie(std::move(tie));
  }

  TableSink& sink_;
  std::map<std::string, TableActor> nodes_;
  std::vector<std::string> by_place_;
};

}  // namespace

std::string graph_id(const Json* json) {
  if (json == nullptr) return {};
  if (json->is_string()) return std::string(json->as_string());
  if (json->kind() == Json::Kind::kInteger) return std::to_string(json->as_integer());
  if (json->is_array() && !json->items().empty()) return graph_id(&json->items().front());
  return {};
}

TableActor graph_actor(const std::string& id, const Json& node) {
  TableActor actor;
  actor.name = attribute(node, {"label", "name", "title", "caption"});
  actor.type = attribute(node, {"type", "schema", "category", "group", "kind"});
  actor.key = attribute(node, {"key"});
  if (actor.key.find(':') == std::string::npos) actor.key.clear();
  if (actor.key.empty() && id.find(':') != std::string::npos && !actor.name.empty()) {
    actor.key = id;
  }
  if (actor.name.empty()) actor.name = id;
  return actor;
}

std::vector<GraphEnd> graph_ends(const Json& edge) {
  const Json* const data = edge.find("data");
  const Json& told = data != nullptr && edge.find("source") == nullptr ? *data : edge;
  return {source_of(told), target_of(told)};
}

Status read_graph_json(std::string_view text, std::string_view where, TableSink& sink) {
  LAZO_TRY(const Json json, parse_json(text, where));
  if (GraphJsonReader(sink).read(json)) return {};
  return Error{ErrorCode::kBadInput, "JSON of no known kind of graph", std::string(where),
               "JSON Graph Format, node-link, Cytoscape, Kumu and web annotations are known"};
}

}  // namespace lazo
