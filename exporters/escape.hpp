#pragma once
// Text of documents made harmless for each target. Document text is hostile: a name may hold
// quotes, markup, line breaks, control characters, formulas or commands of the target.
//
// Pure functions; O(n). Input is UTF-8 (invalid bytes become U+FFFD); control characters become a
// space everywhere: no target needs them and several forbid them.

#include <string>
#include <string_view>

namespace lazo {

/// Valid UTF-8 on one line: line breaks, tabs and other control characters become one space each.
/// Characters that change the direction of text (U+202A to U+202E, U+2066 to U+2069) are dropped:
/// they would turn what stands around the name.
[[nodiscard]] std::string one_line(std::string_view text);

/// one_line() with & < > " and ' as entities: XML and HTML content and attribute values.
[[nodiscard]] std::string escape_xml(std::string_view text);

/// A quoted DOT string, quotes included. Backslashes are doubled, so that "\N" or "\l" in a name
/// stay what they are; '&' is an entity, because Graphviz reads entities in strings.
[[nodiscard]] std::string dot_string(std::string_view text);

/// A quoted DOT string that names a node; '&' stays, for ids are compared, not shown.
[[nodiscard]] std::string dot_id(std::string_view text);

/// A cell of a CSV file: quoted if needed (RFC 4180); a cell that a spreadsheet would take for a
/// formula (= + - @ at the start) begins with an apostrophe.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// The inside of a quoted Mermaid label: entities for what Mermaid or HTML would read.
[[nodiscard]] std::string mermaid_label(std::string_view text);

/// A Cypher string literal in single quotes.
[[nodiscard]] std::string cypher_string(std::string_view text);

/// "org:coparmex" -> "org.coparmex": letters, digits, - and _ stay, other bytes become ".x3a"
/// codes, so that different keys give different ids (but for a key that holds such a code itself).
[[nodiscard]] std::string html_id(std::string_view key);

}  // namespace lazo
