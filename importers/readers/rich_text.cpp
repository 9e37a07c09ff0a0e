// Tested by rich_text_test.cpp.
#include "importers/readers/rich_text.hpp"

#include <algorithm>
#include <utility>

#include "graph/base/json.hpp"
#include "graph/base/utf8.hpp"
#include "importers/readers/block_classifier.hpp"
#include "importers/readers/blocks.hpp"
#include "language/identify.hpp"

namespace lazo {
namespace {

constexpr auto kLastKind = static_cast<std::int64_t>(BlockKind::kMarkup);
constexpr std::int64_t kDeepestLevel = 9;

Error malformed(std::string what) {
  return {ErrorCode::kBadInput, "the reader answered with " + std::move(what), "", ""};
}

/// Reads spans in order: each begins at or behind the end of the one before.
class SpanReader {
 public:
  explicit SpanReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool read(const Json& begin, const Json& end, Span& span) {
    const std::int64_t from = begin.as_integer(-1);
    const std::int64_t to = end.as_integer(-1);
    if (from < static_cast<std::int64_t>(at_) || to <= from ||
        to > static_cast<std::int64_t>(text_.size())) {
      return false;
    }
    span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    at_ = span.end;
    return on_boundary(span.begin) && on_boundary(span.end);
  }

 private:
  [[nodiscard]] bool on_boundary(std::uint32_t at) const {
    return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80U;
  }

  std::string_view text_;  // owned by the caller
  std::uint32_t at_ = 0;
};

/// The kinds that no markup tells: byline, dateline, question, title, heading without a tag.
class KindTeller {
 public:
  KindTeller(std::string_view text, Language language, const Metadata& stated)
      : text_(text), classifier_(language) {
    classifier_.metadata() = stated;
    title_ = stated.title;
  }

  void tell(Block& block, bool last) {
    const std::string_view visible = block.span.in(text_);
    switch (block.kind) {
      case BlockKind::kParagraph:
      case BlockKind::kListItem:
        tell_text(block, visible, last);
        break;
      case BlockKind::kHeading:
        tell_heading(block, visible);
        classifier_.note_marked_block();
        break;
      case BlockKind::kTitle:
        if (classifier_.metadata().title.empty()) classifier_.metadata().title = visible;
        classifier_.note_marked_block();
        break;
      default:
        classifier_.note_marked_block();
        break;
    }
  }

  [[nodiscard]] Metadata take() { return std::move(classifier_.metadata()); }

 private:
  /// The title stands in the metadata and once more at the top of the text, or only there.
  void tell_heading(Block& block, std::string_view visible) {
    std::string& title = classifier_.metadata().title;
    const bool first = block.span.begin == 0 || block.level == 1;
    if (title.empty() && first) title = visible;
    if (block.level <= 2 && visible == title) {
      block.kind = BlockKind::kTitle;
      block.level = 1;
    }
  }

  void tell_text(Block& block, std::string_view visible, bool last) {
    const std::size_t marker = list_marker(visible);  // "• Exports rose"
    if (marker > 0 && block.kind == BlockKind::kParagraph) {
      block.kind = BlockKind::kListItem;
      block.level = 1;
    }
    ignore(block, 0, marker);
    const std::size_t label = classifier_.question_label(visible.substr(marker), block.kind);
    if (label > 0 && marker + label < visible.size()) {
      ignore(block, marker, label);
      return;
    }
    if (block.kind == BlockKind::kListItem) {
      classifier_.note_marked_block();
      return;
    }
    const auto lines =
        static_cast<std::size_t>(std::count(visible.begin(), visible.end(), '\n')) + 1;
    block.kind = visible == title_ ? BlockKind::kTitle : classifier_.kind_of(visible, lines, last);
    if (block.kind == BlockKind::kTitle) block.level = 1;
    if (block.kind == BlockKind::kHeading) block.level = 3;  // below the marked ones
  }

  static void ignore(Block& block, std::size_t from, std::size_t size) {
    const auto begin = static_cast<std::uint32_t>(block.span.begin + from);
    if (size > 0) block.ignored.push_back({begin, static_cast<std::uint32_t>(begin + size)});
  }

  std::string_view text_;  // owned by the caller
  BlockClassifier classifier_;
  std::string title_;
};

}  // namespace

std::string rich_text_line(const RichText& rich) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("kind", "document").field("text", rich.text);
  json.key("blocks").begin_array();
  for (const Block& block : rich.blocks) {
    json.begin_array()
        .integer(static_cast<std::int64_t>(block.kind))
        .integer(block.level)
        .integer(block.span.begin)
        .integer(block.span.end)
        .end_array();
  }
  json.end_array().key("source_map").begin_array();
  for (const SourceRange& range : rich.source_map) {
    json.begin_array()
        .integer(range.text.begin)
        .integer(range.text.end)
        .string(range.locator)
        .end_array();
  }
  json.end_array()
      .field("title", rich.metadata.title)
      .field("byline", rich.metadata.byline)
      .field("publisher", rich.metadata.publisher)
      .field("published", rich.metadata.published)
      .field("language", rich.metadata.language)
      .field("charset", rich.charset)
      .field("invalid_bytes", rich.invalid_bytes)
      .end_object();
  return out;
}

Result<RichText> parse_rich_text(std::string_view line) {
  LAZO_TRY(const Json json, parse_json(line, "reader"));
  RichText rich;
  rich.text = json.text("text");
  SpanReader blocks(rich.text);
  if (const Json* const rows = json.find("blocks")) {
    for (const Json& row : rows->items()) {
      if (row.items().size() != 4) return malformed("a block of another shape");
      const std::int64_t kind = row.items()[0].as_integer(-1);
      const std::int64_t level = row.items()[1].as_integer(-1);
      Block block;
      if (kind < 0 || kind > kLastKind || level < 0 || level > kDeepestLevel ||
          !blocks.read(row.items()[2], row.items()[3], block.span)) {
        return malformed("a block that does not fit the text");
      }
      block.kind = static_cast<BlockKind>(kind);
      block.level = static_cast<std::uint8_t>(level);
      rich.blocks.push_back(std::move(block));
    }
  }
  SpanReader places(rich.text);
  if (const Json* const rows = json.find("source_map")) {
    for (const Json& row : rows->items()) {
      SourceRange range;
      if (row.items().size() != 3 || !places.read(row.items()[0], row.items()[1], range.text)) {
        return malformed("a place that does not fit the text");
      }
      range.locator = row.items()[2].as_string();
      rich.source_map.push_back(std::move(range));
    }
  }
  rich.metadata = {std::string(json.text("title")), std::string(json.text("byline")),
                   std::string(json.text("publisher")), std::string(json.text("published")),
                   std::string(json.text("language"))};
  rich.charset = json.text("charset");
  rich.invalid_bytes =
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, json.integer_at("invalid_bytes")));
  return rich;
}

Result<Document> document_of(RichText rich, std::string_view bytes, std::string_view uri,
                             Format format, const ReadOptions& options) {
  if (rich.blocks.empty()) {
    return Error{ErrorCode::kBadInput, "no text was found in it", std::string(uri), ""};
  }
  Document document = raw_document(bytes, uri, format);
  if (!rich.charset.empty()) document.mime += "; charset=" + rich.charset;
  document.invalid_bytes = rich.invalid_bytes;
  document.text = std::move(rich.text);
  document.source_map = std::move(rich.source_map);
  document.language = options.language;
  if (document.language == Language::kUnknown) {
    document.language = language_of_code(rich.metadata.language.substr(0, 2));
    // Pages are often said to be English that are not: the text has the last word.
    const Language told = identify_language(document.text).language;
    if (told != Language::kUnknown) document.language = told;
  }
  KindTeller teller(document.text, document.language, rich.metadata);
  for (std::size_t i = 0; i < rich.blocks.size(); ++i) {
    teller.tell(rich.blocks[i], i + 1 == rich.blocks.size());
  }
  document.blocks = std::move(rich.blocks);
  Metadata metadata = teller.take();
  document.title = std::move(metadata.title);
  document.byline = std::move(metadata.byline);
  document.publisher = std::move(metadata.publisher);
  document.published = std::move(metadata.published);
  return document;
}

}  // namespace lazo
