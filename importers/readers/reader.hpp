#pragma once
// Bytes of a file -> Document. Which formats are known, and what each says of itself.
//
//   LAZO_TRY(const Document document, read_document(bytes, "en/a.txt", {}));
//   document.text, document.blocks, document.title, document.language
//
// A format is known by the end of the file's name; a file without a known one is text if its bytes
// are. Pure: the same bytes and options give the same Document, whatever the machine; `uri` decides
// the format and is kept in Document::uris, nothing else. Thread-safe.

#include <optional>
#include <string_view>

#include "graph/base/result.hpp"
#include "graph/document.hpp"

namespace lazo {

enum class Format : std::uint8_t { kText, kMarkdown };

struct ReadOptions {
  Language language = Language::kUnknown;  ///< of all documents; kUnknown: told by each text
  std::optional<Format> format;            ///< instead of what the name says
};

/// The format of a file name ("notes.md"), if it is known. Files of other names in a folder are
/// skipped and counted; one that the user names is tried as text.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view uri);

/// "text/plain", "text/markdown".
[[nodiscard]] std::string_view mime_of(Format format);

/// Reads a document. `uri` is its path relative to what the user named, with '/'.
/// Errors (kBadInput, where = uri): empty or white space only, 4 GB or more, binary.
/// O(n) time; memory about three times the file.
[[nodiscard]] Result<Document> read_document(std::string_view bytes, std::string_view uri,
                                             const ReadOptions& options);

}  // namespace lazo
