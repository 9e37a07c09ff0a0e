#pragma once
// The elements of an HTML or XML file as one flat array: names, attributes, text, who is inside
// whom.
//
//   LAZO_TRY(const ElementTree tree, ElementTree::parse_html(utf8));
//   for (ElementId child = tree.first_child(id); child != kNoElement; child = tree.next(child)) ...
//
// Names are lower case without prefix in HTML, and as written without prefix in XML ("w:p" is "p":
// no format read here uses one local name in two namespaces at a place where both could stand;
// attribute names likewise). Entities of a document type are never read, nor is anything outside
// the file. Elements nested deeper than kDeepest are treated as if they stood at that depth.
// Immutable once parsed; memory about six times the file. O(n).

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

using ElementId = std::uint32_t;
inline constexpr ElementId kNoElement = 0xFFFFFFFF;

class ElementTree {
 public:
  static constexpr std::uint32_t kDeepest = 250;

  /// HTML as browsers find it: nothing is an error but a lack of memory.
  [[nodiscard]] static Result<ElementTree> parse_html(std::string_view utf8);
  /// XML. What stands before the first error is kept if there is anything; kBadInput otherwise.
  [[nodiscard]] static Result<ElementTree> parse_xml(std::string_view utf8);

  /// The element that holds all others; it has no name.
  [[nodiscard]] ElementId root() const { return 0; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  [[nodiscard]] bool is_text(ElementId id) const { return nodes_[id].name == kTextName; }
  /// Of an element; empty for text.
  [[nodiscard]] std::string_view name(ElementId id) const { return names_[nodes_[id].name]; }
  /// Of a piece of text; empty for an element.
  [[nodiscard]] std::string_view text(ElementId id) const;
  /// The value of an attribute; empty if it is not there.
  [[nodiscard]] std::string_view attribute(ElementId id, std::string_view name) const;
  [[nodiscard]] bool has_attribute(ElementId id, std::string_view name) const;
  /// True if any attribute has that value ("id" and "r:id" are both called "id").
  [[nodiscard]] bool has_attribute_value(ElementId id, std::string_view value) const;

  [[nodiscard]] ElementId parent(ElementId id) const { return nodes_[id].parent; }
  [[nodiscard]] ElementId first_child(ElementId id) const { return nodes_[id].first_child; }
  [[nodiscard]] ElementId next(ElementId id) const { return nodes_[id].next; }
  /// The first element behind this one and everything in it, in document order.
  [[nodiscard]] ElementId end_of(ElementId id) const { return nodes_[id].end; }

  /// Calls use(id) for each element and piece of text below `top` in document order. What is inside
  /// one for which it returns true is passed over: left out, or read by `use` itself.
  template <typename Use>
  void walk(ElementId top, Use use) const {
    for (ElementId id = top + 1; id < end_of(top);) id = use(id) ? end_of(id) : id + 1;
  }

  /// The first element of that name below `from` in document order; kNoElement if there is none.
  [[nodiscard]] ElementId find(ElementId from, std::string_view name) const;
  /// All of them, also those inside one another.
  [[nodiscard]] std::vector<ElementId> find_all(ElementId from, std::string_view name) const;
  /// The child of that name.
  [[nodiscard]] ElementId child(ElementId parent, std::string_view name) const;
  /// All text below, white space run together, without that at the ends.
  [[nodiscard]] std::string text_of(ElementId id) const;

 private:
  friend class TreeBuilder;
  static constexpr std::uint32_t kTextName = 0;

  struct Node {
    std::uint32_t name = 0;  ///< into names_; kTextName for text
    ElementId parent = kNoElement;
    ElementId first_child = kNoElement;
    ElementId next = kNoElement;
    ElementId end = kNoElement;
    std::uint32_t attributes_begin = 0;  ///< into attributes_; for text: into text_
    std::uint32_t attributes_end = 0;
  };

  std::vector<Node> nodes_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::uint32_t, std::string>> attributes_;  ///< name, value
  std::string text_;
};

/// Appends text with each run of white space as one space; none at the beginning of `out`.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace lazo
