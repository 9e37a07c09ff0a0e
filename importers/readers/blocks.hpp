#pragma once
// Finds the blocks of text without markup: title, byline, date, captions, headings, list items,
// questions and answers, paragraphs whose lines were broken at a fixed width.
//
//   const Structure structure = find_blocks(text, Language::kEnglish);
//   structure.blocks[0].kind == BlockKind::kTitle
//   structure.metadata.published == "2025-09-22"
//
// A line that is no sentence is never joined to one: a block ends at an empty line, at a list
// marker, and at a line end that was no wrapping. What is ignored: list markers and the labels of
// questions and answers. Pure, thread-safe, O(n). `language` reads dates like 03/04/2025.

#include <string_view>

#include "graph/base/language_code.hpp"
#include "importers/readers/structure.hpp"

namespace lazo {

[[nodiscard]] Structure find_blocks(std::string_view text, Language language);

/// What begins a list item at the beginning of `line`: bytes of the marker with the space behind it
/// ("• ", "1. ", "- "), 0 if there is none.
[[nodiscard]] std::size_t list_marker(std::string_view line);

/// True if the line ends like a sentence: '.', '!', '?', ellipsis, with quotes or brackets behind;
/// not if its last word is an abbreviation of one or two letters ("J.", "U.S.").
[[nodiscard]] bool ends_like_sentence(std::string_view line);

/// True if the text has no letter and no digit: "* * *", "-----".
[[nodiscard]] bool is_rule(std::string_view text);

}  // namespace lazo
