// GraphML and GEXF -> the plain JSON of nodes and edges that importers/tables reads.
// Tested by small_formats_test.cpp.
#include <map>
#include <string>

#include "graph/base/json.hpp"
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/element_tree.hpp"
#include "importers/lazo_read/rich_reader.hpp"

namespace lazo {
namespace {

using Names = std::map<std::string, std::string>;

/// The attributes that a file declares: id -> name. GraphML <key>, GEXF <attribute>.
Names declared_names(const ElementTree& tree) {
  Names out;
  for (ElementId id = 1; id < tree.size(); ++id) {
    const std::string_view name = tree.name(id);
    if (name != "key" && name != "attribute") continue;
    const std::string_view shown =
        name == "key" ? tree.attribute(id, "attr.name") : tree.attribute(id, "title");
    // GEXF numbers those of nodes and edges apart, so the class belongs to the id.
    std::string key(tree.attribute(id, "id"));
    if (name == "attribute") {
      key = std::string(tree.attribute(tree.parent(id), "class")) + " " + key;
    }
    out[key] = shown;
  }
  return out;
}

void write_values(const ElementTree& tree, ElementId element, const Names& names,
                  std::string_view kind, JsonWriter& json, Names& seen) {
  for (ElementId id = element + 1; id < tree.end_of(element); ++id) {
    const std::string_view name = tree.name(id);
    // Nodes of GraphML may hold graphs; their data are their own.
    if (name == "node" || name == "edge") break;
    std::string key;
    std::string value;
    if (name == "data") {
      key = tree.attribute(id, "key");
      value = tree.text_of(id);
    } else if (name == "attvalue") {
      key = std::string(kind) + " " + std::string(tree.attribute(id, "for"));
      value = tree.attribute(id, "value");
    } else {
      continue;
    }
    const auto shown = names.find(key);
    const std::string field = shown == names.end() ? key : shown->second;
    if (!value.empty() && seen.try_emplace(field).second) json.field(field, value);
  }
}

void write_element(const ElementTree& tree, ElementId element, const Names& names,
                   std::initializer_list<std::string_view> own, JsonWriter& json) {
  Names seen;
  json.begin_object();
  for (const std::string_view name : own) {
    const std::string_view value = tree.attribute(element, name);
    if (value.empty()) continue;
    // The "type" of a GEXF edge is its direction; what it means is its "kind".
    json.field(name, value);
    seen.try_emplace(std::string(name));
  }
  write_values(tree, element, names, tree.name(element), json, seen);
  json.end_object();
}

}  // namespace

Status read_graph_xml(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const ElementTree tree,
           ElementTree::parse_xml(to_utf8(bytes, declared_charset(bytes)).text));
  if (tree.find(tree.root(), "graph") == kNoElement) {
    return Error{ErrorCode::kBadInput, "no graph in this file", "", ""};
  }
  const Names names = declared_names(tree);
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("nodes").begin_array();
  for (const ElementId node : tree.find_all(tree.root(), "node")) {
    write_element(tree, node, names, {"id", "label"}, json);
  }
  json.end_array().key("edges").begin_array();
  for (const ElementId edge : tree.find_all(tree.root(), "edge")) {
    write_element(tree, edge, names, {"id", "source", "target", "kind", "label", "start", "end"},
                  json);
  }
  json.end_array().end_object();
  sink.member("graph.json", out);
  return {};
}

}  // namespace lazo
