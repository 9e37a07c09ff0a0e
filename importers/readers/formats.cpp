// The registry of formats: a new one is one row. Tested by reader_test.cpp.
#include <algorithm>
#include <array>

#include "graph/base/utf8.hpp"
#include "importers/readers/reader.hpp"

namespace lazo {
namespace {

struct FormatRow {
  Format format;
  FormatClass group;
  std::string_view name;
  std::string_view mime;
  std::array<std::string_view, 6> endings;  ///< of file names, lower case; empty ones are unused
};

constexpr std::array<FormatRow, 21> kFormats = {{
    {Format::kText, FormatClass::kText, "text", "text/plain", {".txt", ".text"}},
    {Format::kMarkdown,
     FormatClass::kText,
     "markdown",
     "text/markdown",
     {".md", ".markdown", ".mdown"}},
    {Format::kHtml, FormatClass::kRich, "html", "text/html", {".html", ".htm", ".xhtml"}},
    {Format::kPdf, FormatClass::kRich, "pdf", "application/pdf", {".pdf"}},
    {Format::kWord,
     FormatClass::kRich,
     "docx",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     {".docx", ".docm", ".dotx"}},
    {Format::kSheet,
     FormatClass::kRich,
     "xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     {".xlsx", ".xlsm"}},
    {Format::kSlides,
     FormatClass::kRich,
     "pptx",
     "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     {".pptx", ".pptm", ".ppsx"}},
    {Format::kOpenDocument,
     FormatClass::kRich,
     "odf",
     "application/vnd.oasis.opendocument.text",
     {".odt", ".ods", ".odp", ".ott", ".fodt"}},
    {Format::kEpub, FormatClass::kRich, "epub", "application/epub+zip", {".epub"}},
    {Format::kRtf, FormatClass::kRich, "rtf", "application/rtf", {".rtf"}},
    {Format::kSubtitles, FormatClass::kRich, "subtitles", "text/vtt", {".srt", ".vtt"}},
    {Format::kMail, FormatClass::kRich, "mail", "message/rfc822", {".eml"}},
    {Format::kFeedEntry, FormatClass::kRich, "feed-entry", "application/atom+xml", {".feed-entry"}},
    {Format::kMailbox, FormatClass::kContainer, "mailbox", "application/mbox", {".mbox"}},
    {Format::kFeed, FormatClass::kContainer, "feed", "application/rss+xml", {".rss", ".atom"}},
    {Format::kArchive,
     FormatClass::kContainer,
     "archive",
     "application/zip",
     {".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".tar.bz2"}},
    {Format::kCompressed,
     FormatClass::kContainer,
     "compressed",
     "application/gzip",
     {".gz", ".xz", ".bz2"}},
    {Format::kTable, FormatClass::kRecords, "table", "text/csv", {".csv", ".tsv", ".tab"}},
    {Format::kGraphJson,
     FormatClass::kRecords,
     "graph-json",
     "application/json",
     {".json", ".jgf", ".cyjs"}},
    {Format::kJsonLines,
     FormatClass::kRecords,
     "json-lines",
     "application/x-ndjson",
     {".jsonl", ".ndjson", ".ftm", ".ijson"}},
    {Format::kGraphXml,
     FormatClass::kRecords,
     "graph-xml",
     "application/graphml+xml",
     {".graphml", ".gexf"}},
}};

const FormatRow& row_of(Format format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [format](const FormatRow& row) { return row.format == format; });
}

/// The text behind a byte order mark, white space, an XML declaration and comments.
std::string_view first_markup(std::string_view bytes) {
  bytes = bytes.substr(0, 4096);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const std::string_view end =
        bytes.starts_with("<!--") ? "-->" : (bytes.starts_with("<?xml") ? "?>" : "");
    if (end.empty()) return bytes;
    const std::size_t at = bytes.find(end);
    if (at == std::string_view::npos) return {};
    bytes.remove_prefix(at + end.size());
  }
}

/// The file inside a ZIP that says what it is, by the names at its beginning.
Format format_of_zip(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  const auto holds = [head](std::string_view text) {
    return head.find(text) != std::string_view::npos;
  };
  if (holds("mimetypeapplication/epub+zip")) return Format::kEpub;
  if (holds("mimetypeapplication/vnd.oasis.opendocument")) return Format::kOpenDocument;
  if (!holds("[Content_Types].xml")) return Format::kArchive;
  if (holds("word/")) return Format::kWord;
  if (holds("xl/")) return Format::kSheet;
  if (holds("ppt/")) return Format::kSlides;
  return Format::kArchive;
}

}  // namespace

std::optional<Format> format_of_name(std::string_view uri) {
  const std::string name = lower(uri);
  // The longest ending wins: ".tar.gz" before ".gz".
  std::size_t longest = 0;
  std::optional<Format> found;
  for (const FormatRow& row : kFormats) {
    for (const std::string_view ending : row.endings) {
      if (ending.size() > longest && name.ends_with(ending)) {
        longest = ending.size();
        found = row.format;
      }
    }
  }
  return found;
}

std::optional<Format> format_of_bytes(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return Format::kPdf;
  if (bytes.starts_with("PK\x03\x04")) return format_of_zip(bytes);
  if (bytes.starts_with("{\\rtf")) return Format::kRtf;
  if (bytes.starts_with("\x1F\x8B")) return Format::kCompressed;
  const std::string head = lower(first_markup(bytes).substr(0, 64));
  if (head.starts_with("<!doctype html") || head.starts_with("<html")) return Format::kHtml;
  if (head.starts_with("<rss") || head.starts_with("<feed") || head.starts_with("<rdf:rdf")) {
    return Format::kFeed;
  }
  return std::nullopt;
}

FormatClass class_of(Format format) {
  return row_of(format).group;
}

std::string_view mime_of(Format format) {
  return row_of(format).mime;
}

std::string_view name_of(Format format) {
  return row_of(format).name;
}

std::optional<Format> format_of_code(std::string_view name) {
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

}  // namespace lazo
