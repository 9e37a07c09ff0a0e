#include "importers/readers/reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "graph/base/utf8.hpp"
#include "importers/readers/blocks.hpp"
#include "importers/readers/encoding.hpp"
#include "importers/readers/read_markdown.hpp"
#include "language/identify.hpp"

namespace lazo {
namespace {

struct FormatRow {
  Format format;
  std::string_view mime;
  std::array<std::string_view, 4> endings;  ///< of file names, lower case; empty ones are unused
  Structure (*structure)(std::string_view text, Language language);
};

// The registry of readers: a new format is one row.
constexpr std::array<FormatRow, 2> kFormats = {{
    {Format::kText, "text/plain", {".txt", ".text", "", ""}, find_blocks},
    {Format::kMarkdown, "text/markdown", {".md", ".markdown", ".mdown", ""}, read_markdown},
}};

const FormatRow& row_of(Format format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [format](const FormatRow& row) { return row.format == format; });
}

}  // namespace

std::optional<Format> format_of_name(std::string_view uri) {
  const std::string name = lower(uri);
  for (const FormatRow& row : kFormats) {
    for (const std::string_view ending : row.endings) {
      if (!ending.empty() && name.ends_with(ending)) return row.format;
    }
  }
  return std::nullopt;
}

std::string_view mime_of(Format format) {
  return row_of(format).mime;
}

Result<Document> read_document(std::string_view bytes, std::string_view uri,
                               const ReadOptions& options) {
  const Format format =
      options.format ? *options.format : format_of_name(uri).value_or(Format::kText);
  const FormatRow& row = row_of(format);
  Result<DecodedText> decoded = decode_text(bytes);
  if (!decoded.ok()) {
    Error error = std::move(decoded).error();
    error.where = uri;
    return error;
  }
  Document document;
  document.text = std::move(decoded->text);
  document.invalid_bytes = decoded->invalid_bytes;
  document.bytes = bytes.size();
  document.mime = row.mime;
  if (decoded->encoding != Encoding::kUtf8) {
    document.mime += "; charset=" + std::string(encoding_name(decoded->encoding));
  }
  document.sha256 = sha256(bytes);
  for (std::size_t i = 0; i < 8; ++i) {
    document.id.value = document.id.value << 8U | document.sha256[i];
  }
  document.uris.emplace_back(uri);

  Language language = options.language;
  if (language == Language::kUnknown) language = identify_language(document.text).language;
  Structure structure = row.structure(document.text, language);
  const Language stated = language_of_code(structure.metadata.language);
  if (options.language == Language::kUnknown && stated != Language::kUnknown) language = stated;
  document.language = language;
  document.blocks = std::move(structure.blocks);
  document.title = std::move(structure.metadata.title);
  document.publisher = std::move(structure.metadata.publisher);
  document.byline = std::move(structure.metadata.byline);
  document.published = std::move(structure.metadata.published);
  if (document.blocks.empty()) {
    return Error{ErrorCode::kBadInput, "the file holds only white space", std::string(uri), ""};
  }
  return document;
}

}  // namespace lazo
