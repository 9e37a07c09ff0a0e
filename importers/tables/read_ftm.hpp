#pragma once
// FollowTheMoney: entities as JSON lines, and statements as JSON lines or CSV
// (https://followthemoney.tech, https://github.com/opensanctions/nomenklatura).
//
// An interval entity (Ownership, Directorship, Membership, ...) is a tie between the entities that
// its two main properties name, with the relation of the same meaning; other entities give names
// and types. Statements are put together to entities first, by their canonical id. What has no
// place is a loss. Pure but for the sink; memory about three times the text.

#include <string_view>

#include "graph/base/result.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// Lines {"id","schema","properties"}. Errors: kBadInput if no line is an entity.
[[nodiscard]] Status read_ftm_entities(std::string_view lines, TableSink& sink);

/// True if the first line has the columns of statements.
[[nodiscard]] bool is_ftm_statement_table(std::string_view text);

/// Lines or CSV rows with canonical_id, prop, schema, value. Errors: kBadInput.
[[nodiscard]] Status read_ftm_statements(std::string_view text, TableSink& sink);

}  // namespace lazo
