#pragma once
// Puts the text of a document together, block by block.
//
//   TextBuilder out;
//   out.begin(BlockKind::kHeading, 2, "page 3");
//   out.add("Scope  of the\nrule");          // white space is run together
//   out.end();                               // a block without text leaves no trace
//   RichText rich = out.take();
//
// Blocks stand apart by an empty line. Neighbouring blocks of one place share one entry of the
// source map. Belongs to one thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/readers/rich_text.hpp"

namespace lazo {

class TextBuilder {
 public:
  /// Ends the block before, if one is open. `locator` says where the block stands in the original.
  void begin(BlockKind kind, std::uint8_t level, std::string_view locator);
  void add(std::string_view text);
  /// What is added from here on stands elsewhere: a paragraph that goes on on the next page.
  void move_to(std::string_view locator);
  /// Takes back a hyphen at the end of what was added.
  void remove_hyphen();
  /// A line break that the author made: what follows is a block of its own unless it goes on in
  /// lower case.
  void break_line();
  void end();
  /// A whole block.
  void block(BlockKind kind, std::uint8_t level, std::string_view locator, std::string_view text);

  /// Whether the open block has text.
  [[nodiscard]] bool has_text() const { return !pending_.empty(); }
  [[nodiscard]] bool empty() const { return rich_.blocks.empty() && pending_.empty(); }
  [[nodiscard]] Metadata& metadata() { return rich_.metadata; }
  [[nodiscard]] std::size_t blocks() const { return rich_.blocks.size(); }

  /// Ends the last block and hands everything over.
  [[nodiscard]] RichText take();

 private:
  struct Place {
    std::uint32_t begin;  ///< in pending_
    std::string locator;
  };

  void flush();
  void add_place(Span span, const std::string& locator);

  RichText rich_;
  std::string pending_;  ///< text of the open block
  BlockKind kind_ = BlockKind::kParagraph;
  std::uint8_t level_ = 0;
  std::vector<Place> places_;  ///< of the open block, at least one
  bool open_ = false;
  bool broken_ = false;  ///< a line break stands before what comes next
};

}  // namespace lazo
