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

using StructureReader = Structure (*)(std::string_view text, Language language);

StructureReader structure_reader_of(Format format) {
  return format == Format::kMarkdown ? read_markdown : find_blocks;
}

}  // namespace

Document raw_document(std::string_view bytes, std::string_view uri, Format format) {
  Document document;
  document.bytes = bytes.size();
  document.mime = mime_of(format);
  document.sha256 = sha256(bytes);
  for (std::size_t i = 0; i < 8; ++i) {
    document.id.value = document.id.value << 8U | document.sha256[i];
  }
  document.uris.emplace_back(uri);
  return document;
}

Result<Document> read_document(std::string_view bytes, std::string_view uri,
                               const ReadOptions& options) {
  const Format format =
      options.format ? *options.format : format_of_name(uri).value_or(Format::kText);
  if (class_of(format) != FormatClass::kText) {
    return Error{ErrorCode::kBadInput, "found " + std::string(name_of(format)) + ", expected text",
                 std::string(uri), ""};
  }
  Result<DecodedText> decoded = decode_text(bytes);
  if (!decoded.ok()) {
    Error error = std::move(decoded).error();
    error.where = uri;
    return error;
  }
  Document document = raw_document(bytes, uri, format);
  document.text = std::move(decoded->text);
  document.invalid_bytes = decoded->invalid_bytes;
  if (decoded->encoding != Encoding::kUtf8) {
    document.mime += "; charset=" + std::string(encoding_name(decoded->encoding));
  }

  Language language = options.language;
  if (language == Language::kUnknown) language = identify_language(document.text).language;
  Structure structure = structure_reader_of(format)(document.text, language);
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
