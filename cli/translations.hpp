#pragma once
// Tables of what the program says in three languages: files of message_data, a line each of
// English, Spanish and French between tabs; a line that begins with # is a remark.
//
//   for (const Translation& row : read_translations("messages.tsv")) ...
//   row.in(Language::kSpanish)
//
// A row may have holes, {}, for what is put in at run time: pieces_of() cuts it at them, put_into()
// fills them in order. Pure; thread-safe; O(bytes of the file).

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"

namespace lazo::cli {

/// One row; views of the table in the program.
struct Translation {
  std::string_view english;
  std::string_view spanish;
  std::string_view french;

  /// The text in a language; English for any other.
  [[nodiscard]] std::string_view in(Language language) const;
};

/// The rows of a table in its order; none for a file that is not there.
[[nodiscard]] std::vector<Translation> read_translations(std::string_view file);

/// What stands between the holes of a text: one piece more than there are holes.
[[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view text);

/// The text with the parts in its holes; holes without a part vanish, parts without a hole too.
[[nodiscard]] std::string put_into(std::string_view text,
                                   const std::vector<std::string_view>& parts);

}  // namespace lazo::cli
