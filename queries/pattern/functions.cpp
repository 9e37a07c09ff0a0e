// Tested by pattern_test.cpp and the openCypher TCK.
#include "queries/pattern/functions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::pattern {
namespace {

using Arguments = std::vector<Value>;

Error misfit(std::string_view name, const Value& value) {
  return {ErrorCode::kUsage,
          std::string(name) + "() does not take a " + std::string(kind_name(value)), "", ""};
}

List texts(const std::vector<std::string>& values) {
  return List(values.begin(), values.end());
}

List keys_of(const Map& map) {
  List out;
  for (const auto& [key, value] : map) out.emplace_back(key);
  return out;
}

Result<Value> about_graph(const PropertyGraph& graph, std::string_view name, const Value& a) {
  const auto* node = a.get<NodeRef>();
  const auto* relationship = a.get<RelationshipRef>();
  const auto* path = a.get<PathRef>();
  if (name == "id") {
    if (node != nullptr) return Value(static_cast<std::int64_t>(node->id));
    if (relationship != nullptr) return Value(static_cast<std::int64_t>(relationship->id));
  } else if (name == "type" && relationship != nullptr) {
    return Value(graph.type(*relationship));
  } else if (name == "labels" && node != nullptr) {
    return Value(texts(graph.labels(*node)));
  } else if (name == "keys" || name == "properties") {
    const Map* map = a.get<Map>();
    Map own;
    if (node != nullptr) own = graph.properties(*node);
    if (relationship != nullptr) own = graph.properties(*relationship);
    if (map == nullptr && (node != nullptr || relationship != nullptr)) map = &own;
    if (map != nullptr) return name == "keys" ? Value(keys_of(*map)) : Value(*map);
  } else if (name == "startnode" && relationship != nullptr) {
    return Value(graph.source(*relationship));
  } else if (name == "endnode" && relationship != nullptr) {
    return Value(graph.target(*relationship));
  } else if (name == "nodes" && path != nullptr) {
    return Value(List(path->nodes.begin(), path->nodes.end()));
  } else if (name == "relationships" && path != nullptr) {
    return Value(List(path->relationships.begin(), path->relationships.end()));
  } else if (name == "length" && path != nullptr) {
    return Value(static_cast<std::int64_t>(path->relationships.size()));
  }
  return misfit(name, a);
}

Result<Value> about_list(std::string_view name, const Value& a) {
  const auto* items = a.get<List>();
  const auto* text = a.get<std::string>();
  if (name == "size" || name == "length") {
    if (items != nullptr) return Value(static_cast<std::int64_t>(items->size()));
    if (text != nullptr) return Value(static_cast<std::int64_t>(count_code_points(*text)));
    return misfit(name, a);
  }
  if (name == "reverse" && text != nullptr) {
    std::string out;
    for (std::size_t at = text->size(); at > 0;) {
      const Decoded decoded = decode_utf8_before(*text, at);
      at -= decoded.length;
      out += text->substr(at, decoded.length);
    }
    return Value(std::move(out));
  }
  if (items == nullptr) return misfit(name, a);
  if (name == "reverse") return Value(List(items->rbegin(), items->rend()));
  if (items->empty()) return name == "tail" ? Value(List()) : Value();
  if (name == "head") return items->front();
  if (name == "last") return items->back();
  return Value(List(items->begin() + 1, items->end()));  // tail
}

Result<Value> conversion(std::string_view name, const Value& a) {
  if (name == "tostring") return Value(plain_text(a));
  const auto* text = a.get<std::string>();
  if (name == "tointeger") {
    if (a.is_number()) {
      const double number = a.number();
      if (const auto* integer = a.get<std::int64_t>()) return Value(*integer);
      if (!(std::fabs(number) < 9.2e18)) return Value();
      return Value(static_cast<std::int64_t>(number));
    }
    if (text == nullptr) return misfit(name, a);
    double number = 0;
    const auto parsed = std::from_chars(text->data(), text->data() + text->size(), number);
    if (parsed.ec != std::errc() || parsed.ptr != text->data() + text->size() ||
        !(std::fabs(number) < 9.2e18))
      return Value();
    return Value(static_cast<std::int64_t>(number));
  }
  if (a.is_number()) return Value(a.number());
  if (text == nullptr) return misfit(name, a);
  double number = 0;
  const auto parsed = std::from_chars(text->data(), text->data() + text->size(), number);
  return parsed.ec == std::errc() && parsed.ptr == text->data() + text->size() ? Value(number)
                                                                               : Value();
}

/// The byte of the character at this position, or the end.
std::size_t byte_of(std::string_view text, std::int64_t character) {
  std::size_t at = 0;
  for (; character > 0 && at < text.size(); --character) at += decode_utf8(text, at).length;
  return at;
}

/// Only what IEEE 754 rounds exactly: the same digits on every machine.
Result<Value> about_number(std::string_view name, const Value& a) {
  if (!a.is_number()) return misfit(name, a);
  const auto* integer = a.get<std::int64_t>();
  const double number = a.number();
  if (name == "sign") return Value(static_cast<std::int64_t>(number > 0) - (number < 0 ? 1 : 0));
  if (name == "ceil") return Value(std::ceil(number));
  if (name == "floor") return Value(std::floor(number));
  if (name == "round") return Value(std::floor(number + 0.5));  // halves go up
  if (name == "sqrt") return Value(std::sqrt(number));
  if (integer != nullptr && *integer != INT64_MIN)
    return Value(*integer < 0 ? -*integer : *integer);
  return Value(std::fabs(number));  // abs
}

Result<Value> to_boolean(const Value& a) {
  if (a.get<bool>() != nullptr) return a;
  const auto* text = a.get<std::string>();
  if (text == nullptr) return misfit("toboolean", a);
  const std::string folded = lower(trim(*text));
  if (folded == "true" || folded == "false") return Value(folded == "true");
  return Value();
}

Result<Value> about_text(std::string_view name, const Arguments& arguments) {
  const auto* text = arguments[0].get<std::string>();
  if (text == nullptr) return misfit(name, arguments[0]);
  if (name == "toupper") {
    std::string out;
    for (std::size_t at = 0; at < text->size();) {
      const Decoded decoded = decode_utf8(*text, at);
      append_utf8(out, to_upper(decoded.code_point));
      at += decoded.length;
    }
    return Value(std::move(out));
  }
  if (name == "tolower") return Value(lower(*text));
  if (name == "trim") return Value(std::string(trim(*text)));
  if (name == "ltrim" || name == "rtrim") {
    const std::string_view inner = trim(*text);
    const auto begin = static_cast<std::size_t>(inner.data() - text->data());
    if (inner.empty()) return Value(std::string());
    return Value(name == "ltrim" ? text->substr(begin) : text->substr(0, begin + inner.size()));
  }
  if (arguments.size() < 2)
    return Error{ErrorCode::kUsage, std::string(name) + "() needs more arguments", "", ""};
  for (const Value& argument : arguments) {
    if (argument.is_null()) return Value();
  }
  if (name == "replace" || name == "split") {
    const auto* what = arguments[1].get<std::string>();
    if (what == nullptr) return misfit(name, arguments[1]);
    if (name == "replace" && arguments.size() < 3) {
      return Error{ErrorCode::kUsage, "replace() needs three arguments", "", ""};
    }
    const auto* with = name == "replace" ? arguments[2].get<std::string>() : nullptr;
    if (name == "replace" && with == nullptr) return misfit(name, arguments[2]);
    List pieces;
    std::string out;
    std::size_t at = 0;
    while (!what->empty()) {
      const std::size_t next = text->find(*what, at);
      if (next == std::string::npos) break;
      pieces.emplace_back(text->substr(at, next - at));
      out += text->substr(at, next - at) + (with == nullptr ? "" : *with);
      at = next + what->size();
    }
    pieces.emplace_back(text->substr(at));
    out += text->substr(at);
    return name == "replace" ? Value(std::move(out)) : Value(std::move(pieces));
  }
  const auto* first = arguments[1].get<std::int64_t>();
  if (first == nullptr || *first < 0) return misfit(name, arguments[1]);
  const auto characters = static_cast<std::int64_t>(count_code_points(*text));
  std::int64_t begin = *first, count = characters;
  if (name == "left") begin = 0, count = *first;
  if (name == "right") begin = std::max<std::int64_t>(0, characters - *first);
  if (name == "substring" && arguments.size() > 2) {
    const auto* size = arguments[2].get<std::int64_t>();
    if (size == nullptr || *size < 0) return misfit(name, arguments[2]);
    count = *size;
  }
  const std::size_t from = byte_of(*text, begin);
  const std::size_t to = from + byte_of(std::string_view(*text).substr(from), count);
  return Value(text->substr(from, to - from));
}

Result<Value> range(const Arguments& arguments) {
  std::int64_t bounds[3] = {0, 0, 1};
  if (arguments.size() < 2 || arguments.size() > 3)
    return Error{ErrorCode::kUsage, "range() needs two or three numbers", "", ""};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto* number = arguments[i].get<std::int64_t>();
    if (number == nullptr) return misfit("range", arguments[i]);
    bounds[i] = *number;
  }
  constexpr std::size_t kMost = 1'000'000;
  if (bounds[2] == 0) return Error{ErrorCode::kUsage, "range() needs a step other than 0", "", ""};
  List out;
  for (std::int64_t i = bounds[0]; bounds[2] > 0 ? i <= bounds[1] : i >= bounds[1];) {
    if (out.size() == kMost)
      return Error{ErrorCode::kUsage, "range() gives more than a million numbers", "", ""};
    out.emplace_back(i);
    if (__builtin_add_overflow(i, bounds[2], &i)) break;
  }
  return Value(std::move(out));
}

std::string quoted_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "Inf";
  char buffer[40];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value).ptr;
  std::string out(std::begin(buffer), end);
  if (out.find_first_of(".en") == std::string::npos) out += ".0";
  return out;
}

std::string map_text(const PropertyGraph& graph, const Map& map) {
  std::string out = "{";
  for (const auto& [key, value] : map) {
    if (out.size() > 1) out += ", ";
    out += key + ": " + written(graph, value);
  }
  return out + "}";
}

std::string node_text(const PropertyGraph& graph, NodeRef node) {
  std::string out = "(";
  for (const std::string& label : graph.labels(node)) out += ":" + label;
  const Map properties = graph.properties(node);
  if (!properties.empty()) out += (out.size() > 1 ? " " : "") + map_text(graph, properties);
  return out + ")";
}

std::string relationship_text(const PropertyGraph& graph, RelationshipRef relationship) {
  const Map properties = graph.properties(relationship);
  return "[:" + graph.type(relationship) +
         (properties.empty() ? "" : " " + map_text(graph, properties)) + "]";
}

std::string path_text(const PropertyGraph& graph, const PathRef& path) {
  std::string out = "<" + node_text(graph, path.nodes.front());
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const bool forward = graph.source(path.relationships[i]) == path.nodes[i];
    out += forward ? "-" : "<-";
    out += relationship_text(graph, path.relationships[i]);
    out += forward ? "->" : "-";
    out += node_text(graph, path.nodes[i + 1]);
  }
  return out + ">";
}

}  // namespace

Result<Value> call_function(const PropertyGraph& graph, std::string_view name,
                            const Arguments& arguments) {
  if (name == "coalesce") {
    for (const Value& argument : arguments) {
      if (!argument.is_null()) return argument;
    }
    return Value();
  }
  const Value& a = arguments[0];
  if (name == "exists") return Value(!a.is_null());
  if (name == "range") return range(arguments);
  if (a.is_null()) return Value();
  for (const std::string_view number : {"abs", "ceil", "floor", "round", "sign", "sqrt"}) {
    if (name == number) return about_number(name, a);
  }
  if (name == "toboolean") return to_boolean(a);
  if (name == "tostring" || name == "tointeger" || name == "tofloat") return conversion(name, a);
  if (name == "size" || name == "head" || name == "last" || name == "tail" || name == "reverse")
    return about_list(name, a);
  if (name == "length" && a.get<PathRef>() == nullptr) return about_list(name, a);
  for (const std::string_view text : {"toupper", "tolower", "trim", "ltrim", "rtrim", "substring",
                                      "replace", "split", "left", "right"}) {
    if (name == text) return about_text(name, arguments);
  }
  return about_graph(graph, name, a);
}

std::string plain_text(const Value& value) {
  if (const auto* text = value.get<std::string>()) return *text;
  if (const auto* flag = value.get<bool>()) return *flag ? "true" : "false";
  if (const auto* integer = value.get<std::int64_t>()) return std::to_string(*integer);
  if (const auto* number = value.get<double>()) return number_text(*number);
  if (value.is_null()) return "null";
  return std::string(kind_name(value));
}

std::string written(const PropertyGraph& graph, const Value& value) {
  if (const auto* text = value.get<std::string>()) return quoted_text(*text);
  if (const auto* map = value.get<Map>()) return map_text(graph, *map);
  if (const auto* node = value.get<NodeRef>()) return node_text(graph, *node);
  if (const auto* relationship = value.get<RelationshipRef>())
    return relationship_text(graph, *relationship);
  if (const auto* path = value.get<PathRef>()) return path_text(graph, *path);
  if (const auto* items = value.get<List>()) {
    std::string out = "[";
    for (const Value& item : *items) out += (out.size() > 1 ? ", " : "") + written(graph, item);
    return out + "]";
  }
  return plain_text(value);
}

}  // namespace lazo::pattern
