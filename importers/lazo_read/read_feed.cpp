// RSS 0.9 to 2.0, RDF and Atom: an entry is a document. Tested by read_feed_test.cpp.
//
// An entry is handed on as a small file of its own with the same few elements whatever the feed
// was, so that the entry of yesterday's and of today's copy of a feed is one document:
//   <entry><title>..</title><link>..</link><published>..</published><author>..</author>
//     <outlet>..</outlet><language>..</language><content>html</content></entry>
#include <algorithm>
#include <string>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/lazo_read/archive_files.hpp"
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/html_blocks.hpp"
#include "importers/lazo_read/html_metadata.hpp"
#include "importers/lazo_read/rich_reader.hpp"
#include "importers/lazo_read/text_builder.hpp"

namespace lazo {
namespace {

constexpr std::size_t kLongestName = 60;

void append_element(std::string& out, std::string_view name, std::string_view text) {
  out += "<" + std::string(name) + ">";
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      default:
        // Control characters are no XML.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  out += "</" + std::string(name) + ">";
}

/// All text below with its white space: HTML inside is escaped, so it is text here.
std::string raw_text(const ElementTree& tree, ElementId id) {
  std::string out;
  for (ElementId at = id; at < tree.end_of(id); ++at) out += tree.text(at);
  return out;
}

std::string first_of(const ElementTree& tree, ElementId entry,
                     std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const ElementId id = tree.child(entry, name);
    if (id == kNoElement) continue;
    std::string text = raw_text(tree, id);
    if (!trim(text).empty()) return text;
  }
  return {};
}

/// The longest of what an entry says: feeds give a summary, the whole text, or both.
std::string content_of(const ElementTree& tree, ElementId entry) {
  std::string longest;
  for (ElementId id = tree.first_child(entry); id != kNoElement; id = tree.next(id)) {
    const std::string_view name = tree.name(id);
    if (name != "encoded" && name != "content" && name != "description" && name != "summary") {
      continue;
    }
    std::string text = raw_text(tree, id);
    if (text.size() > longest.size()) longest = std::move(text);
  }
  return longest;
}

std::string link_of(const ElementTree& tree, ElementId entry) {
  for (ElementId id = tree.first_child(entry); id != kNoElement; id = tree.next(id)) {
    if (tree.name(id) != "link") continue;
    const std::string_view relation = tree.attribute(id, "rel");
    if (!relation.empty() && relation != "alternate") continue;
    const std::string_view href = tree.attribute(id, "href");
    return href.empty() ? tree.text_of(id) : std::string(href);
  }
  return {};
}

std::string author_of(const ElementTree& tree, ElementId entry) {
  const ElementId author = tree.child(entry, "author");
  if (author != kNoElement) {
    const ElementId name = tree.child(author, "name");
    return tree.text_of(name == kNoElement ? author : name);
  }
  const ElementId creator = tree.child(entry, "creator");
  return creator == kNoElement ? std::string() : tree.text_of(creator);
}

std::string entry_name(std::size_t number, const std::string& title) {
  std::string name = std::to_string(number);
  name.insert(0, 4 - std::min<std::size_t>(4, name.size()), '0');
  const std::string words = slug(title);
  if (!words.empty()) name += "-" + words.substr(0, words.rfind('-', kLongestName));
  return inner_path(repair_utf8(name).text) + ".feed-entry";
}

}  // namespace

Status read_feed(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const ElementTree tree,
           ElementTree::parse_xml(to_utf8(bytes, declared_charset(bytes)).text));
  ElementId channel = tree.find(tree.root(), "channel");
  if (channel == kNoElement) channel = tree.find(tree.root(), "feed");
  if (channel == kNoElement) return Error{ErrorCode::kBadInput, "no feed of entries", "", ""};
  const std::string outlet = first_of(tree, channel, {"title"});
  const std::string language = first_of(tree, channel, {"language"});
  std::vector<ElementId> entries = tree.find_all(tree.root(), "item");
  const std::vector<ElementId> atom = tree.find_all(tree.root(), "entry");
  entries.insert(entries.end(), atom.begin(), atom.end());
  std::size_t number = 0;
  for (const ElementId entry : entries) {
    const std::string title = first_of(tree, entry, {"title"});
    std::string out = "<entry>";
    append_element(out, "title", title);
    append_element(out, "link", link_of(tree, entry));
    append_element(out, "published",
                   iso_date(first_of(tree, entry, {"pubDate", "published", "date", "updated"})));
    append_element(out, "author", author_of(tree, entry));
    append_element(out, "outlet", outlet);
    append_element(out, "language", language);
    append_element(out, "content", content_of(tree, entry));
    out += "</entry>\n";
    sink.member(entry_name(++number, title), out);
  }
  if (number == 0) return Error{ErrorCode::kBadInput, "a feed without entries", "", ""};
  return {};
}

Status read_feed_entry(std::string_view bytes, std::string_view, RichSink& sink) {
  LAZO_TRY(const ElementTree tree, ElementTree::parse_xml(to_utf8(bytes, "utf-8").text));
  const ElementId entry = tree.find(tree.root(), "entry");
  if (entry == kNoElement) return Error{ErrorCode::kBadInput, "no entry of a feed", "", ""};
  const auto plain = [&](std::string_view name) {
    // Titles may hold markup of their own.
    const Result<ElementTree> inner = ElementTree::parse_html(first_of(tree, entry, {name}));
    return inner.ok() ? inner->text_of(inner->root()) : std::string();
  };
  TextBuilder out;
  out.block(BlockKind::kTitle, 1, "title", plain("title"));
  LAZO_TRY(const ElementTree html, ElementTree::parse_html(first_of(tree, entry, {"content"})));
  add_html_blocks(html, html.root(), {}, {}, out);
  RichText rich = out.take();
  rich.metadata = {plain("title"), plain("author"), plain("outlet"), iso_date(plain("published")),
                   plain("language")};
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
