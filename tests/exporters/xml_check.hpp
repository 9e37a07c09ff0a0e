#pragma once
// Is a text well-formed XML, as far as the exporters go: one root, tags that match, attributes in
// quotes, no raw markup characters, known entities only, characters that XML allows.

#include <string>
#include <string_view>

namespace lazo::testing {

/// What is wrong, or an empty string.
[[nodiscard]] std::string xml_fault(std::string_view text);

}  // namespace lazo::testing
