// Tested by tables_test.cpp.
#include "importers/tables/read_ftm.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/tables/read_csv.hpp"

namespace lazo {
namespace {

/// Schemata that are ties: the properties of their ends and the relation from source to target.
struct EdgeSchema {
  std::string_view schema;
  std::string_view source;
  std::string_view target;
  std::string_view relation;
};

constexpr std::array<EdgeSchema, 12> kEdges = {{
    {"Ownership", "owner", "asset", "owns"},
    {"Directorship", "director", "organization", "leads"},
    {"Membership", "member", "organization", "member_of"},
    {"Employment", "employee", "employer", "works_for"},
    {"Representation", "agent", "client", "represents"},
    {"Occupancy", "holder", "post", "holds_office"},
    {"Succession", "successor", "predecessor", "replaces"},
    {"ProjectParticipant", "participant", "project", "participates_in"},
    {"Payment", "payer", "beneficiary", "funds"},
    {"Associate", "person", "associate", "partners_with"},
    {"Family", "person", "relative", "related_to"},
    {"UnknownLink", "subject", "object", ""},
}};

/// Of one entity, which ties each of its sources to each of its targets: a file of 100 kB could
/// claim a hundred million.
constexpr std::size_t kMostTies = 10000;

struct Entity {
  std::string schema;
  std::map<std::string, std::vector<std::string>> properties;
  std::size_t record = 0;  ///< line or row that it begins at

  [[nodiscard]] std::string first(std::string_view name) const {
    const auto found = properties.find(std::string(name));
    return found == properties.end() || found->second.empty() ? std::string()
                                                              : found->second.front();
  }
};

using Entities = std::map<std::string, Entity>;

TableActor actor_of(const std::string& id, const Entities& entities) {
  TableActor out;
  const auto found = entities.find(id);
  if (found == entities.end()) {
    out.name = id;
    return out;
  }
  const Entity& entity = found->second;
  for (const std::string_view name : {"name", "title", "label", "alias", "summary"}) {
    if (out.name.empty()) out.name = entity.first(name);
  }
  if (out.name.empty()) out.name = id;
  out.type = entity.schema;
  return out;
}

/// The relation of an UnknownLink stands in its role: "supports".
std::string relation_of(const EdgeSchema& edge, const Entity& entity) {
  if (!edge.relation.empty()) return std::string(edge.relation);
  for (const std::string_view name : {"role", "relationship", "description", "summary"}) {
    std::string value = entity.first(name);
    if (!value.empty()) return value;
  }
  return {};
}

const EdgeSchema* edge_schema(std::string_view schema) {
  const auto found = std::find_if(kEdges.begin(), kEdges.end(),
                                  [&](const EdgeSchema& row) { return row.schema == schema; });
  return found == kEdges.end() ? nullptr : &*found;
}

/// Puts what one line says of an entity to what others said.
void add_to(Entity& entity, const Json& line) {
  entity.schema = line.text("schema");
  const Json* const properties = line.find("properties");
  if (properties == nullptr) return;
  for (const auto& [name, values] : properties->members()) {
    for (const Json& value : values.items()) {
      // Nested entities stand in place of their ids in some exports.
      const std::string_view id = value.is_object() ? value.text("id") : value.as_string();
      entity.properties[name].emplace_back(id);
    }
  }
}

Status tell(const Entities& entities, std::string_view record_word, TableSink& sink) {
  std::size_t ties = 0;
  for (const auto& [id, entity] : entities) {
    const EdgeSchema* const edge = edge_schema(entity.schema);
    if (edge == nullptr) continue;
    const auto sources = entity.properties.find(std::string(edge->source));
    const auto targets = entity.properties.find(std::string(edge->target));
    if (sources == entity.properties.end() || targets == entity.properties.end()) {
      sink.loss("a " + entity.schema + " that names only one end");
      continue;
    }
    if (sources->second.size() * targets->second.size() > kMostTies) {
      sink.loss("a " + entity.schema + " of more than 10,000 ties");
      continue;
    }
    for (const std::string& source : sources->second) {
      for (const std::string& target : targets->second) {
        TableTie tie;
        tie.source = actor_of(source, entities);
        tie.target = actor_of(target, entities);
        tie.relation = relation_of(*edge, entity);
        tie.record = std::string(record_word) + " " + std::to_string(entity.record);
        for (const std::string_view name : {"startDate", "date"}) {
          if (tie.from.empty()) set_table_field(tie, "from", entity.first(name));
        }
        set_table_field(tie, "to", entity.first("endDate"));
        tie.quote = entity.first("proof").empty() ? entity.first("summary") : entity.first("proof");
        tie.link = entity.first("sourceUrl");
        sink.tie(std::move(tie));
        ++ties;
      }
    }
  }
  if (ties == 0) sink.loss("no entity of this file is a tie");
  return {};
}

bool is_reference(std::string_view schema, std::string_view property) {
  return std::any_of(kEdges.begin(), kEdges.end(), [&](const EdgeSchema& row) {
    return row.schema == schema && (row.source == property || row.target == property);
  });
}

}  // namespace

bool is_ftm_statement_table(std::string_view text) {
  const std::string_view head = text.substr(0, text.find('\n'));
  return head.find("canonical_id") != std::string_view::npos &&
         head.find("prop") != std::string_view::npos;
}

bool is_ftm_entities(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  return first.find("\"schema\"") != std::string_view::npos &&
         first.find("\"properties\"") != std::string_view::npos;
}

bool is_ftm_tie(const Json& entity) {
  return edge_schema(entity.text("schema")) != nullptr;
}

std::vector<std::string> ftm_ends(const std::vector<Json>& lines) {
  Entity entity;
  for (const Json& line : lines) add_to(entity, line);
  std::vector<std::string> out;
  const EdgeSchema* const edge = edge_schema(entity.schema);
  if (edge == nullptr) return out;
  for (const std::string_view name : {edge->source, edge->target}) {
    const auto found = entity.properties.find(std::string(name));
    if (found == entity.properties.end()) continue;
    out.insert(out.end(), found->second.begin(), found->second.end());
  }
  return out;
}

TableActor ftm_actor(const std::string& id, const std::vector<Json>& lines) {
  Entities entities;
  for (const Json& line : lines) add_to(entities[id], line);
  return actor_of(id, entities);
}

Status read_ftm_entities(std::string_view lines, TableSink& sink) {
  Entities entities;
  for_each_line(lines, [&](std::string_view line, std::size_t number) {
    if (trim(line).empty()) return;
    const Result<Json> json = parse_json(line, "line " + std::to_string(number));
    if (!json.ok() || json->text("id").empty() || json->text("schema").empty()) {
      sink.loss("a line that is no entity");
      return;
    }
    Entity& entity = entities[std::string(json->text("id"))];
    if (entity.record == 0) entity.record = number;
    add_to(entity, *json);
  });
  if (entities.empty()) return Error{ErrorCode::kBadInput, "no entity in any line", "", ""};
  return tell(entities, "line", sink);
}

Status read_ftm_statements(std::string_view text, TableSink& sink) {
  Entities entities;
  std::map<std::string, std::string> canonical;
  const auto add = [&](std::size_t number, const std::map<std::string, std::string>& row) {
    const auto cell = [&](const char* name) {
      const auto found = row.find(name);
      return found == row.end() ? std::string() : found->second;
    };
    const std::string entity_id = cell("entity_id");
    const std::string id = cell("canonical_id").empty() ? entity_id : cell("canonical_id");
    if (id.empty() || cell("prop").empty()) {
      sink.loss("a line that is no statement");
      return;
    }
    canonical[entity_id] = id;
    Entity& entity = entities[id];
    if (entity.record == 0) entity.record = number;
    if (entity.schema.empty() || is_reference(cell("schema"), cell("prop"))) {
      entity.schema = cell("schema");
    }
    if (cell("prop") != "id") entity.properties[cell("prop")].push_back(cell("value"));
  };
  if (trim(text).starts_with('{')) {
    for_each_line(text, [&](std::string_view line, std::size_t number) {
      const Result<Json> json = parse_json(line, "line " + std::to_string(number));
      if (!json.ok()) return;
      std::map<std::string, std::string> row;
      for (const auto& [name, value] : json->members()) row[name] = value.as_string();
      add(number, row);
    });
  } else {
    std::size_t at = 0;
    const std::vector<std::string> header = next_csv_record(text, ',', at);
    for (std::size_t number = 2; at < text.size(); ++number) {
      const std::vector<std::string> cells = next_csv_record(text, ',', at);
      std::map<std::string, std::string> row;
      for (std::size_t i = 0; i < std::min(cells.size(), header.size()); ++i) {
        row[header[i]] = cells[i];
      }
      if (cells.size() > 1) add(number, row);
    }
  }
  for (auto& [id, entity] : entities) {
    for (auto& [name, values] : entity.properties) {
      if (!is_reference(entity.schema, name)) continue;
      for (std::string& value : values) {
        const auto merged = canonical.find(value);
        if (merged != canonical.end()) value = merged->second;
      }
    }
  }
  if (entities.empty()) return Error{ErrorCode::kBadInput, "no statement in any line", "", ""};
  return tell(entities, "statement", sink);
}

}  // namespace lazo
