#pragma once
// Tables as an Excel workbook (Office Open XML, ECMA-376), one sheet a table, its first row bold
// and fixed. Text is text: nothing in a cell is a formula or a link.
//
//   write(to_xlsx({{"positions", {"actor", "stance"}, {{"COPARMEX", "supports"}}}}));
//
// Pure; thread-safe; O(size). Sheet names are cut to 31 characters, texts to 32,767 (the limits of
// Excel).

#include <string>
#include <vector>

namespace lazo {

struct Sheet {
  std::string name;
  std::vector<std::string> header;
  /// Cells that are whole or decimal numbers are written as numbers where the column is numeric.
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> numeric = {};  ///< by column; missing = false
};

[[nodiscard]] std::string to_xlsx(const std::vector<Sheet>& sheets);

}  // namespace lazo
