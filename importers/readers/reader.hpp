#pragma once
// Bytes of a file -> Document. Which formats are known, and what each says of itself.
//
//   LAZO_TRY(const Document document, read_document(bytes, "en/a.txt", {}));
//   document.text, document.blocks, document.title, document.language
//
// A format is known by the end of the file's name; a file without a known one by its first bytes,
// and is text if its bytes are. Text and Markdown are read here; formats with a parser that hostile
// bytes could lead astray are read by the reader child (reader_child.hpp).
// Pure: the same bytes and options give the same Document, whatever the machine; `uri` decides
// the format and is kept in Document::uris, nothing else. Thread-safe.

#include <optional>
#include <string_view>

#include "graph/base/result.hpp"
#include "graph/document.hpp"

namespace lazo {

enum class Format : std::uint8_t {
  kText,
  kMarkdown,
  kHtml,
  kPdf,
  kWord,          ///< DOCX
  kSheet,         ///< XLSX
  kSlides,        ///< PPTX
  kOpenDocument,  ///< ODT, ODS, ODP
  kEpub,
  kRtf,
  kSubtitles,   ///< SRT, WebVTT
  kMail,        ///< one message, EML
  kFeedEntry,   ///< one entry of a feed, as the child writes it
  kMailbox,     ///< MBOX
  kFeed,        ///< RSS, Atom
  kArchive,     ///< ZIP, TAR, also compressed
  kCompressed,  ///< one compressed file
  kTable,       ///< CSV, TSV
  kGraphJson,   ///< JSON Graph Format, node-link, Cytoscape, Kumu
  kJsonLines,   ///< FollowTheMoney
  kGraphXml     ///< GraphML, GEXF
};

/// Where a format is read and what comes of a file of it.
enum class FormatClass : std::uint8_t {
  kText,       ///< read in this process, one document
  kRich,       ///< read by the reader child, one document (and a mail's attachments)
  kContainer,  ///< unpacked by the reader child into files of any format
  kRecords     ///< ties as records (importers/tables)
};

struct ReadOptions {
  Language language = Language::kUnknown;  ///< of all documents; kUnknown: told by each text
  std::optional<Format> format;            ///< instead of what the name says
};

/// The format of a file name ("notes.md"), if it is known. Files of other names in a folder are
/// skipped and counted; one that the user names is tried as text.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view uri);

/// The format that the first bytes show ("%PDF-", "<!DOCTYPE html>"), if one does.
[[nodiscard]] std::optional<Format> format_of_bytes(std::string_view bytes);

[[nodiscard]] FormatClass class_of(Format format);

/// "text/plain", "application/pdf", ...
[[nodiscard]] std::string_view mime_of(Format format);
/// What the reader child is told: "html", "pdf", ... ; and back.
[[nodiscard]] std::string_view name_of(Format format);
[[nodiscard]] std::optional<Format> format_of_code(std::string_view name);

/// A document of these bytes that has no text yet: id, hash, size, uri and MIME type.
[[nodiscard]] Document raw_document(std::string_view bytes, std::string_view uri, Format format);

/// Reads a document of class kText. `uri` is its path relative to what the user named, with '/'.
/// Errors (kBadInput, where = uri): empty or white space only, 4 GB or more, binary, another class.
/// O(n) time; memory about three times the file.
[[nodiscard]] Result<Document> read_document(std::string_view bytes, std::string_view uri,
                                             const ReadOptions& options);

}  // namespace lazo
