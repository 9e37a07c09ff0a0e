// Tested by tables_test.cpp.
#include "importers/tables/read_annotations.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "importers/tables/read_csv.hpp"

namespace lazo {
namespace {

constexpr std::string_view kNodeIri = "urn:lazo:node:";

/// A member that may be one value or a list of them, as JSON-LD has it.
std::vector<const Json*> values_of(const Json& json, std::string_view name) {
  const Json* const member = json.find(name);
  if (member == nullptr) return {};
  if (!member->is_array()) return {member};
  std::vector<const Json*> out;
  for (const Json& item : member->items()) out.push_back(&item);
  return out;
}

bool has_type(const Json& json, std::string_view type) {
  for (const Json* const value : values_of(json, "type")) {
    if (value->is_string() && value->as_string() == type) return true;
  }
  return false;
}

/// "urn:lazo:node:doc:00ff%233" names "doc:00ff#3".
std::string key_of(std::string_view iri) {
  std::string out;
  iri.remove_prefix(kNodeIri.size());
  for (std::size_t i = 0; i < iri.size(); ++i) {
    unsigned byte = 0;
    const char* const digits = iri.data() + i + 1;
    const bool code = iri[i] == '%' && i + 2 < iri.size() &&
                      std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    out += code ? static_cast<char>(byte) : iri[i];
    if (code) i += 2;
  }
  return out;
}

TableActor actor_of(const Json& body) {
  TableActor out;
  const std::string_view iri = body.text("source");
  if (iri.starts_with(kNodeIri)) out.key = key_of(iri);
  out.name = body.text("label", body.text("value"));
  if (out.name.empty()) out.name = out.key.empty() ? std::string(iri) : out.key;
  return out;
}

void add_target(const Json& target, TableTie& tie) {
  if (target.text("source").starts_with("http")) tie.link = target.text("source");
  for (const Json* const selector : values_of(target, "selector")) {
    if (has_type(*selector, "TextQuoteSelector")) tie.quote = selector->text("exact");
  }
}

/// Whether it names two ends and a relation.
bool read_annotation(const Json& annotation, TableTie& tie) {
  std::vector<TableActor> ends;
  std::vector<std::string> tags;
  for (const Json* const body : values_of(annotation, "body")) {
    if (!body->is_object()) continue;
    if (body->text("purpose") == "identifying") ends.push_back(actor_of(*body));
    if (body->text("purpose") == "tagging") tags.emplace_back(body->text("value"));
  }
  if (ends.size() != 2 || tags.empty()) return false;
  tie.source = std::move(ends[0]);
  tie.target = std::move(ends[1]);
  tie.relation = std::move(tags[0]);
  if (tags.size() > 1) set_table_field(tie, "status", tags[1]);
  for (const Json* const target : values_of(annotation, "target")) {
    if (target->is_object()) add_target(*target, tie);
  }
  return true;
}

}  // namespace

bool is_annotations(const Json& root) {
  return has_type(root, "AnnotationCollection") || has_type(root, "AnnotationPage") ||
         has_type(root, "Annotation");
}

bool read_annotations(const Json& root, TableSink& sink) {
  const Json* const first = root.find("first");
  const Json& page = first != nullptr && first->is_object() ? *first : root;
  const std::string place = first != nullptr ? "/first/items/" : "/items/";
  bool any = false;
  const auto add = [&](const Json& annotation, std::string record) {
    TableTie tie;
    tie.record = std::move(record);
    if (!read_annotation(annotation, tie)) {
      sink.loss("an annotation that does not say who is tied to whom");
      return;
    }
    any = true;
    sink.tie(std::move(tie));
  };
  if (has_type(root, "Annotation")) add(root, "/");
  const std::vector<const Json*> items = values_of(page, "items");
  for (std::size_t i = 0; i < items.size(); ++i) add(*items[i], place + std::to_string(i));
  return any;
}

}  // namespace lazo
