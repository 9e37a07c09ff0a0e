#pragma once
// Typewritten text -> blocks: line ends that are only wrapping go, empty lines stay.

#include <string_view>

#include "importers/lazo_read/text_builder.hpp"

namespace lazo {

/// Adds the paragraphs of valid UTF-8 text.
void add_plain_blocks(std::string_view utf8, std::string_view locator, TextBuilder& out);

}  // namespace lazo
