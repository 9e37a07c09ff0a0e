#pragma once
// How names are written in a cell of a vocabulary table.
//
//   Consejo Coordinador Empresarial|CCE [weak: COPARMEX, org:concamin]
//   mexican{o,a,os,as} [adjective]|energy|Secretaría de Comercio y Fomento Industrial [former]
//
// '|' parts names, {a,b} writes several at once, remarks stand in brackets. The spelling says how a
// name is matched (docs/vocabulary.md): one that begins with a small letter is an ordinary word,
// one without small letters an acronym, any other a proper name. Pure functions, thread-safe.
// Tested by name_syntax_test.cpp.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/node.hpp"

namespace lazo {

/// One name of a cell. Views point into the cell or into the spellings of parse_names().
struct WrittenName {
  std::string_view text;
  NameRole role = NameRole::kAlias;
  bool common = false;                    ///< an ordinary word: found in any case
  bool acronym = false;                   ///< found only in capitals
  bool adjective = false;                 ///< a demonym or other adjective of the node
  std::vector<std::string_view> context;  ///< of a weak name: words or keys that confirm it
};

/// "COPARMEX", "U.S.", "T-MEC", "MSMEs": no small letter but a final s, at least two characters.
[[nodiscard]] bool is_acronym(std::string_view name);

/// The names of one cell in order; an empty cell has none. Names that stand in the cell as they are
/// are views of it; those that braces write are added to `spellings`, which must outlive them.
/// O(n) in the expanded size. Errors (kBadInput at `where`): an empty name, unbalanced brackets or
/// braces, unknown remarks, more than 64 names from one pattern.
[[nodiscard]] Result<std::vector<WrittenName>> parse_names(std::string_view cell,
                                                           std::string_view where,
                                                           std::deque<std::string>& spellings);

}  // namespace lazo
