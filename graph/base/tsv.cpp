// Tested by tsv_test.cpp.
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <cassert>

#include "graph/base/strings.hpp"
#include "graph/base/suggest.hpp"

namespace lazo {

std::string_view TsvRow::operator[](std::string_view column) const {
  const auto it = std::find_if(columns_.begin(), columns_.end(),
                               [column](const TsvColumn& c) { return c.name == column; });
  assert(it != columns_.end());
  return cells_[static_cast<std::size_t>(it - columns_.begin())];
}

std::string TsvRow::where() const {
  return std::string(file_) + ":" + std::to_string(line_);
}

Status for_each_tsv_row(std::string_view text, std::string_view file,
                        const std::vector<TsvColumn>& columns,
                        const std::function<Status(const TsvRow&)>& use) {
  TsvRow row(columns, file);
  std::vector<std::size_t> column_of_cell;  // cell in the file -> index into columns
  Status status;
  const auto fail = [&](std::string message, std::string hint = {}) {
    status = Error{ErrorCode::kBadInput, std::move(message), row.where(), std::move(hint)};
  };
  const auto read_header = [&](const std::vector<std::string_view>& cells) {
    std::vector<bool> seen(columns.size(), false);
    for (const std::string_view cell : cells) {
      const auto it = std::find_if(columns.begin(), columns.end(),
                                   [cell](const TsvColumn& c) { return c.name == trim(cell); });
      if (it == columns.end()) {
        std::vector<std::string_view> names;
        for (const TsvColumn& c : columns) names.push_back(c.name);
        return fail("unknown column " + quoted(cell), did_you_mean(trim(cell), names));
      }
      column_of_cell.push_back(static_cast<std::size_t>(it - columns.begin()));
      seen[column_of_cell.back()] = true;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].required && !seen[i]) return fail("missing column " + quoted(columns[i].name));
    }
  };
  const auto read_row = [&](const std::vector<std::string_view>& cells) {
    if (cells.size() > column_of_cell.size()) {
      return fail("row with " + std::to_string(cells.size()) + " cells, expected at most " +
                  std::to_string(column_of_cell.size()));
    }
    row.cells_.assign(columns.size(), std::string_view());
    for (std::size_t i = 0; i < cells.size(); ++i) row.cells_[column_of_cell[i]] = trim(cells[i]);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].required && row.cells_[i].empty()) {
        return fail("empty cell in column " + quoted(columns[i].name));
      }
    }
    status = use(row);
  };
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (!status.ok() || trim(line).empty() || line.front() == '#') return;
    row.line_ = number;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (column_of_cell.empty()) {
      read_header(cells);
    } else {
      read_row(cells);
    }
  });
  return status;
}

}  // namespace lazo
