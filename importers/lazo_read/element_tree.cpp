// Tested by element_tree_test.cpp.
#include "importers/lazo_read/element_tree.hpp"

#include <algorithm>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <memory>
#include <unordered_map>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30U;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : static_cast<const char*>(static_cast<const void*>(text));
}

}  // namespace

/// Receives the events of libxml2 and lays the elements out in document order.
class TreeBuilder {
 public:
  explicit TreeBuilder(ElementTree& tree) : tree_(tree) {
    tree_.names_.emplace_back();  // text
    (void)name_id("#root");
    tree_.nodes_.push_back({});
    tree_.nodes_[0].name = 1;
    tree_.names_[1].clear();
    open_.push_back({0, kNoElement});
  }

  void open(std::string_view name) {
    if (open_.size() > ElementTree::kDeepest) {
      ++too_deep_;
      return;
    }
    const ElementId id = add(name_id(name));
    tree_.nodes_[id].attributes_begin = static_cast<std::uint32_t>(tree_.attributes_.size());
    tree_.nodes_[id].attributes_end = tree_.nodes_[id].attributes_begin;
    open_.push_back({id, kNoElement});
  }

  void attribute(std::string_view name, std::string_view value) {
    if (too_deep_ > 0) return;
    tree_.attributes_.emplace_back(name_id(name), repair_utf8(value).text);
    ++tree_.nodes_[open_.back().id].attributes_end;
  }

  void close() {
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (open_.size() == 1) return;
    tree_.nodes_[open_.back().id].end = static_cast<ElementId>(tree_.nodes_.size());
    open_.pop_back();
  }

  void text(std::string_view text) {
    const std::size_t size = tree_.text_.size();
    Open& parent = open_.back();
    // libxml2 hands long text over in pieces; what follows text directly belongs to it.
    const bool goes_on = parent.last_child != kNoElement &&
                         parent.last_child + 1 == tree_.nodes_.size() &&
                         tree_.is_text(parent.last_child);
    tree_.text_ += text;
    if (goes_on) {
      tree_.nodes_[parent.last_child].attributes_end =
          static_cast<std::uint32_t>(tree_.text_.size());
      return;
    }
    const ElementId id = add(ElementTree::kTextName);
    tree_.nodes_[id].attributes_begin = static_cast<std::uint32_t>(size);
    tree_.nodes_[id].attributes_end = static_cast<std::uint32_t>(tree_.text_.size());
    tree_.nodes_[id].end = id + 1;
  }

  void finish() {
    too_deep_ = 0;
    while (open_.size() > 1) close();
    tree_.nodes_[0].end = static_cast<ElementId>(tree_.nodes_.size());
  }

 private:
  struct Open {
    ElementId id;
    ElementId last_child;
  };

  ElementId add(std::uint32_t name) {
    const auto id = static_cast<ElementId>(tree_.nodes_.size());
    Open& parent = open_.back();
    tree_.nodes_.push_back({});
    tree_.nodes_[id].name = name;
    tree_.nodes_[id].parent = parent.id;
    (parent.last_child == kNoElement ? tree_.nodes_[parent.id].first_child
                                     : tree_.nodes_[parent.last_child].next) = id;
    parent.last_child = id;
    return id;
  }

  std::uint32_t name_id(std::string_view name) {
    const auto [row, fresh] =
        ids_.try_emplace(std::string(name), static_cast<std::uint32_t>(tree_.names_.size()));
    if (fresh) tree_.names_.emplace_back(name);
    return row->second;
  }

  ElementTree& tree_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<Open> open_;
  std::uint32_t too_deep_ = 0;
};

namespace {

TreeBuilder& builder(void* context) {
  return *static_cast<TreeBuilder*>(context);
}

// HTML: SAX of version 1, "name", then name-value pairs up to a null.
void html_open(void* context, const xmlChar* name, const xmlChar** attributes) {
  builder(context).open(view(name));
  for (std::size_t i = 0; attributes != nullptr && attributes[i] != nullptr; i += 2) {
    builder(context).attribute(view(attributes[i]), view(attributes[i + 1]));
  }
}

// XML: SAX of version 2; an attribute is five pointers: name, prefix, URI, value, its end.
void xml_open(void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int,
              const xmlChar**, int count, int, const xmlChar** attributes) {
  builder(context).open(view(name));
  for (int i = 0; i < count; ++i) {
    const xmlChar** const row = attributes + static_cast<std::ptrdiff_t>(i) * 5;
    const char* const begin = static_cast<const char*>(static_cast<const void*>(row[3]));
    const char* const end = static_cast<const char*>(static_cast<const void*>(row[4]));
    builder(context).attribute(view(row[0]), {begin, static_cast<std::size_t>(end - begin)});
  }
}

void close_element(void* context, const xmlChar*) {
  builder(context).close();
}

void xml_close(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  builder(context).close();
}

void characters(void* context, const xmlChar* text, int size) {
  builder(context).text(
      {static_cast<const char*>(static_cast<const void*>(text)), static_cast<std::size_t>(size)});
}

void no_message(void*, const char*, ...) {}
void no_error(void*, xmlErrorPtr) {}

/// Only the five entities of XML itself: what a document type declares is never expanded.
xmlEntityPtr predefined_entity(void*, const xmlChar* name) {
  return xmlGetPredefinedEntity(name);
}

constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;

}  // namespace

Result<ElementTree> ElementTree::parse_html(std::string_view utf8) {
  if (utf8.size() > kLargest) return Error{ErrorCode::kBadInput, "more than 1 GB of HTML", "", ""};
  ElementTree tree;
  TreeBuilder events(tree);
  htmlSAXHandler handler{};
  handler.startElement = html_open;
  handler.endElement = close_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.warning = no_message;
  handler.error = no_message;
  handler.serror = no_error;
  const std::string copy(utf8);
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&handler, &events, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
      htmlFreeParserCtxt);
  if (parser == nullptr) return Error{ErrorCode::kBadInput, "out of memory", "", ""};
  (void)htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                             HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD |
                                             HTML_PARSE_IGNORE_ENC);
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  for (std::size_t at = 0; at < copy.size(); at += kPiece) {
    (void)htmlParseChunk(parser.get(), copy.data() + at,
                         static_cast<int>(std::min(kPiece, copy.size() - at)), 0);
  }
  (void)htmlParseChunk(parser.get(), nullptr, 0, 1);
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  events.finish();
  return tree;
}

Result<ElementTree> ElementTree::parse_xml(std::string_view utf8) {
  if (utf8.size() > kLargest) return Error{ErrorCode::kBadInput, "more than 1 GB of XML", "", ""};
  ElementTree tree;
  TreeBuilder events(tree);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = xml_open;
  handler.endElementNs = xml_close;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.getEntity = predefined_entity;
  handler.warning = no_message;
  handler.error = no_message;
  handler.serror = no_error;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
      xmlCreatePushParserCtxt(&handler, &events, nullptr, 0, nullptr), xmlFreeParserCtxt);
  if (parser == nullptr) return Error{ErrorCode::kBadInput, "out of memory", "", ""};
  (void)xmlCtxtResetPush(parser.get(), nullptr, 0, nullptr, "UTF-8");
  (void)xmlCtxtUseOptions(parser.get(), kOptions);
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  int failed = 0;
  for (std::size_t at = 0; at < utf8.size() && failed == 0; at += kPiece) {
    failed = xmlParseChunk(parser.get(), utf8.data() + at,
                           static_cast<int>(std::min(kPiece, utf8.size() - at)), 0);
  }
  if (failed == 0) failed = xmlParseChunk(parser.get(), nullptr, 0, 1);
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  events.finish();
  if (tree.size() < 2) return Error{ErrorCode::kBadInput, "no XML was found in it", "", ""};
  return tree;
}

std::string_view ElementTree::text(ElementId id) const {
  if (!is_text(id)) return {};
  const Node& node = nodes_[id];
  return std::string_view(text_).substr(node.attributes_begin,
                                        node.attributes_end - node.attributes_begin);
}

std::string_view ElementTree::attribute(ElementId id, std::string_view name) const {
  const Node& node = nodes_[id];
  if (is_text(id)) return {};
  for (std::uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    if (names_[attributes_[i].first] == name) return attributes_[i].second;
  }
  return {};
}

bool ElementTree::has_attribute(ElementId id, std::string_view name) const {
  const Node& node = nodes_[id];
  if (is_text(id)) return false;
  for (std::uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    if (names_[attributes_[i].first] == name) return true;
  }
  return false;
}

bool ElementTree::has_attribute_value(ElementId id, std::string_view value) const {
  const Node& node = nodes_[id];
  if (is_text(id)) return false;
  for (std::uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    if (attributes_[i].second == value) return true;
  }
  return false;
}

ElementId ElementTree::find(ElementId from, std::string_view name) const {
  for (ElementId id = from + 1; id < nodes_[from].end; ++id) {
    if (!is_text(id) && names_[nodes_[id].name] == name) return id;
  }
  return kNoElement;
}

std::vector<ElementId> ElementTree::find_all(ElementId from, std::string_view name) const {
  std::vector<ElementId> out;
  for (ElementId id = from + 1; id < nodes_[from].end; ++id) {
    if (!is_text(id) && names_[nodes_[id].name] == name) out.push_back(id);
  }
  return out;
}

ElementId ElementTree::child(ElementId parent, std::string_view name) const {
  for (ElementId id = first_child(parent); id != kNoElement; id = next(id)) {
    if (!is_text(id) && names_[nodes_[id].name] == name) return id;
  }
  return kNoElement;
}

std::string ElementTree::text_of(ElementId id) const {
  std::string out;
  for (ElementId at = id; at < nodes_[id].end; ++at) {
    if (is_text(at)) append_collapsed(out, text(at));
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void append_collapsed(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    if (is_space(c.code_point) || c.code_point < 0x20) {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    } else {
      append_utf8(out, c.code_point);
    }
    at += c.length;
  }
}

}  // namespace lazo
