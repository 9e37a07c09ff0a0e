#include "cli/tie_table.hpp"

#include "cli/wording.hpp"

namespace lazo::cli {

std::vector<Column> tie_columns() {
  return {Column::kFixed, Column::kFlexible, Column::kFlexible};
}

std::vector<Cell> tie_row(const Session& session, const Tie& tie, NodeIndex from, NodeIndex to,
                          bool name_near) {
  const std::string near = name_near ? node_name(session, from) + " " : std::string();
  return {{near + tie_words(session, tie, from), tie_style(session, tie)},
          {node_name(session, to), Style::kBold},
          {tie_remarks(session, tie), Style::kDim}};
}

NodeIndex other_end(const Snapshot& graph, const Tie& tie, NodeIndex from) {
  const EdgeView edge = graph.edge(tie.edge);
  return edge.source == from ? edge.target : edge.source;
}

}  // namespace lazo::cli
