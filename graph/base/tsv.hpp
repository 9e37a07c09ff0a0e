#pragma once
// The data files of the program: tab-separated rows under a header line, '#' for comments.
//
//   LAZO_CHECK(for_each_tsv_row(text, "verbs.tsv", {"lemma", "relation"},
//       [&](const TsvRow& row) -> Status { return add(row["lemma"], row["relation"], row.where());
//       }));
//
// Columns may stand in any order in the file; unknown ones are an error, missing ones are empty
// when optional. Cells are trimmed. There is no quoting: a cell holds no tab.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

/// A column that a file must or may have.
struct TsvColumn {
  std::string_view name;
  bool required = true;  ///< false: the column may be missing and its cells may be empty
};

/// One row, valid during the call it is given to.
class TsvRow {
 public:
  TsvRow(const std::vector<TsvColumn>& columns, std::string_view file)
      : columns_(columns), file_(file) {}

  /// The cell of a column that was asked for; asserts for any other name.
  [[nodiscard]] std::string_view operator[](std::string_view column) const;
  /// "file:line", for messages.
  [[nodiscard]] std::string where() const;
  [[nodiscard]] std::size_t line() const { return line_; }

  // Set by for_each_tsv_row.
  std::vector<std::string_view> cells_;  ///< in the order of `columns`
  std::size_t line_ = 0;

 private:
  const std::vector<TsvColumn>& columns_;  // owned by for_each_tsv_row's caller
  std::string_view file_;
};

/// Calls `use` for each row in order; stops at the first error. O(n).
/// Errors: unknown or missing column, too many cells, an empty required cell; with file:line.
[[nodiscard]] Status for_each_tsv_row(std::string_view text, std::string_view file,
                                      const std::vector<TsvColumn>& columns,
                                      const std::function<Status(const TsvRow&)>& use);

}  // namespace lazo
