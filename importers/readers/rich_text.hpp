#pragma once
// What a reader of a format with markup (HTML, PDF, DOCX, ...) found in the bytes of one document:
// its text, blocks, places in the original, and what it says of itself. The value that crosses from
// the reader child (importers/lazo_read) to the program, as one line of JSON.
//
//   const std::string line = rich_text_line(rich);                     // in the child
//   LAZO_TRY(const RichText rich, parse_rich_text(line));              // in the program: checked
//   const Document document = document_of(rich, bytes, "a.html", Format::kHtml, options);
//
// Pure functions, thread-safe, O(n).

#include <string>
#include <string_view>

#include "graph/base/result.hpp"
#include "importers/readers/reader.hpp"
#include "importers/readers/structure.hpp"

namespace lazo {

struct RichText {
  std::string text;  ///< UTF-8; the blocks cover all of it but the white space between
  std::vector<Block>
      blocks;  ///< paragraphs are only that: what they are to an article is told later
  std::vector<SourceRange> source_map;  ///< in text order, not overlapping
  Metadata metadata;
  std::string charset;              ///< of the original, lower case; empty for UTF-8
  std::uint64_t invalid_bytes = 0;  ///< of the original that stand for no character
  friend bool operator==(const RichText&, const RichText&) = default;
};

/// One line of JSON without line feed.
[[nodiscard]] std::string rich_text_line(const RichText& rich);

/// Reads such a line. The child may have been taken over by what it read, so everything that the
/// stages behind rely on is checked: valid UTF-8, spans in order, inside the text and on character
/// boundaries. Errors: kBadInput.
[[nodiscard]] Result<RichText> parse_rich_text(std::string_view line);

/// The document of these bytes: told its id, language and the kinds of its blocks. What the format
/// says of itself (title, date, outlet) goes before what is read from the text.
/// Errors (kBadInput, where = uri): no text.
[[nodiscard]] Result<Document> document_of(RichText rich, std::string_view bytes,
                                           std::string_view uri, Format format,
                                           const ReadOptions& options);

}  // namespace lazo
