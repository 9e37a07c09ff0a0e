#pragma once
// FollowTheMoney: entities as JSON lines, and statements as JSON lines or CSV
// (https://followthemoney.tech, https://github.com/opensanctions/nomenklatura).
//
// An interval entity (Ownership, Directorship, Membership, ...) is a tie between the entities that
// its two main properties name, with the relation of the same meaning; other entities give names
// and types. Statements are put together to entities first, by their canonical id. What has no
// place is a loss. Pure but for the sink; memory about three times the text.

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/json.hpp"
#include "graph/base/result.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// Lines {"id","schema","properties"}. Errors: kBadInput if no line is an entity.
[[nodiscard]] Status read_ftm_entities(std::string_view lines, TableSink& sink);

/// True if the first line has the fields of an entity.
[[nodiscard]] bool is_ftm_entities(std::string_view text);

/// Whether the schema of an entity is one of ties.
[[nodiscard]] bool is_ftm_tie(const Json& entity);
/// The ids that a tie names as its ends; several lines with one id are one entity.
[[nodiscard]] std::vector<std::string> ftm_ends(const std::vector<Json>& lines);
/// What is taken from an entity at the end of a tie: name and type.
[[nodiscard]] TableActor ftm_actor(const std::string& id, const std::vector<Json>& lines);

/// True if the first line has the columns of statements.
[[nodiscard]] bool is_ftm_statement_table(std::string_view text);

/// Lines or CSV rows with canonical_id, prop, schema, value. Errors: kBadInput.
[[nodiscard]] Status read_ftm_statements(std::string_view text, TableSink& sink);

}  // namespace lazo
