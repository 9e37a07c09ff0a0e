#pragma once
// A tie as a line of a table: its words, the other end, what is to be said of it.

#include <vector>

#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "queries/neighborhood.hpp"

namespace lazo::cli {

/// The columns of tie_row().
[[nodiscard]] std::vector<Column> tie_columns();

/// "defends | T-MEC | stated 2025-09 · 4 sources"; `name_near`: with the near end in front.
[[nodiscard]] std::vector<Cell> tie_row(const Session& session, const Tie& tie, NodeIndex from,
                                        NodeIndex to, bool name_near);

/// The other end of a tie.
[[nodiscard]] NodeIndex other_end(const Snapshot& graph, const Tie& tie, NodeIndex from);

}  // namespace lazo::cli
