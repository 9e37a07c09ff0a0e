#pragma once
// Columns of text that line up on a terminal, whatever the script, and fit into its width.
//
//   TextTable table({Column::kFixed, Column::kFlexible});
//   table.add({"is allied with", "Canada"});
//   out.write(table.text("  ", out.columns()));
//
// Widths are columns of the terminal, not bytes. Off a terminal (width 0) nothing is ever cut.

#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"

namespace lazo::cli {

enum class Column : unsigned char {
  kFixed,     ///< as wide as its widest cell
  kFlexible,  ///< may be cut with an ellipsis when the line is too long
  kNumber,    ///< kFixed, set to the right
};

struct Cell {
  std::string text;
  Style style = Style::kPlain;
};

class TextTable {
 public:
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void add(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// The rows, each behind `indent`, two spaces between columns, no spaces at line ends.
  [[nodiscard]] std::string text(std::string_view indent, const Output& out) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

/// The text cut to a width, with "…" at the end if something is missing.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t width);

/// The text in lines of at most `width` columns (0 = one line), each behind `indent`.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view indent,
                                  std::size_t width);

/// "1 tie", "2 ties".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

/// One field of a CSV line: quoted where needed (RFC 4180); a leading =, +, - or @ gets a quote
/// mark, so that a spreadsheet never runs text of a document as a formula.
[[nodiscard]] std::string csv_field(std::string_view text);
/// A line of fields.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);

}  // namespace lazo::cli
