#pragma once
// A document as every later stage sees it: UTF-8 text, its blocks, where it came from.
// Made by importers/readers; a plain value.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/sha256.hpp"
#include "graph/base/span.hpp"
#include "graph/ids.hpp"

namespace lazo {

/// What a stretch of text is to the reader of a document. Stored: do not renumber.
enum class BlockKind : std::uint8_t {
  kParagraph = 0,
  kTitle = 1,
  kHeading = 2,
  kListItem = 3,
  kQuestion = 4,  ///< the question of a question-and-answer pair
  kAnswer = 5,
  kCaption = 6,
  kByline = 7,    ///< "By ...", "Web Editor", an agency
  kDateline = 8,  ///< a line that is only a date, or only a place and a date
  kQuotation = 9,
  kTable = 10,
  kCode = 11,
  kMarkup = 12,  ///< front matter, rules, link targets: no sentences here
};
/// "paragraph", "title", ...
[[nodiscard]] std::string_view name_of(BlockKind kind);

/// Sentences never cross a block. Blocks are in text order and never overlap.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;  ///< depth of a heading or list, from 1; 0 otherwise
  Span span;
  /// Parts of the span that are markup or line breaks inside a paragraph ("> ", "**", list
  /// indentation): they stay in the text and are read as a space or as nothing.
  std::vector<Span> ignored;
  friend bool operator==(const Block&, const Block&) = default;
};

/// Where a part of the extracted text stands in the original ("page 3", "#main > p:nth(2)").
/// Empty for formats whose text is the file itself.
struct SourceRange {
  Span text;
  std::string locator;
  friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

struct Document {
  DocumentId id;
  Sha256 sha256{};                ///< of the raw bytes
  std::vector<std::string> uris;  ///< relative to the PATH arguments, sorted, at least one
  std::string title;
  std::string publisher;  ///< the outlet
  std::string byline;
  std::string published;  ///< "2025-09-22", "2025-09" or "2025"; empty if unknown
  Language language = Language::kUnknown;
  std::string mime;                 ///< "text/plain", "text/markdown", ...
  std::uint64_t bytes = 0;          ///< size of the raw file
  std::uint64_t invalid_bytes = 0;  ///< bytes that were no valid UTF-8 and became U+FFFD
  std::string text;
  std::vector<Block> blocks;
  std::vector<SourceRange> source_map;
  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace lazo
