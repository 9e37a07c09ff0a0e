#pragma once
// Manual pages, made from the command table: lazo(1), one for each command, and lazo-formats(5).
//
//   for (const ManPage& page : man_pages()) write(page.name, page.text);   // "lazo-path.1"
//
// Pure; the same bytes from the same table.

#include <string>
#include <vector>

namespace lazo::cli {

struct ManPage {
  std::string name;  ///< of the file
  std::string text;  ///< troff, with the macros of man(7)
};

[[nodiscard]] std::vector<ManPage> man_pages();

}  // namespace lazo::cli
