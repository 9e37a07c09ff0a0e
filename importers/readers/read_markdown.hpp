#pragma once
// The blocks of a Markdown file (CommonMark's common part, tables, footnotes, front matter).
//
//   const Structure structure = read_markdown(text, Language::kEnglish);
//   // "## Scope" -> heading of level 2, "## " ignored; "**Mexico**" -> both "**" ignored
//
// The text stays as it is: what is markup is an ignored span or a block of its own (kMarkup,
// kCode), so that offsets are those of the file. A hard line break ends a block unless the text
// goes on in lower case. Source: https://spec.commonmark.org/0.31.2/ ; left out: indented code
// (prose is often indented), nested quotes beyond their markers, entities (kept as they are
// written). Pure, thread-safe, O(n).

#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "importers/readers/structure.hpp"

namespace lazo {

[[nodiscard]] Structure read_markdown(std::string_view text, Language language);

/// The parts of text[begin, end) that are inline markup: emphasis, code ticks, link targets,
/// images, HTML tags, footnote marks, escapes. In order, not overlapping.
[[nodiscard]] std::vector<Span> inline_markup(std::string_view text, Span span);

}  // namespace lazo
