#pragma once
// Claims as tests write them, "source | relation | target | status by speaker", and whether a
// document gives them. A name fits if it is a name of the entity or its key, "*" fits anything, a
// relation also by a more special one; status and speaker may be left out. A value of an entity is
// written "source | property = | value". "by A citing B": B is whom A names as the source.
//
//   CHECK(gives(found, "Canada | supports | Japan | reported by Norway"));

#include <string>
#include <string_view>

#include "importers/extraction/extract.hpp"

namespace lazo {

[[nodiscard]] bool fits(const Extraction& found, const Claim& claim, std::string_view pattern);
[[nodiscard]] bool fits(const Extraction& found, const Fact& fact, std::string_view pattern);
[[nodiscard]] bool gives(const Extraction& found, std::string_view pattern);
/// All claims of a document, one a line, for the message of a test that fails.
[[nodiscard]] std::string described(const Extraction& found);

}  // namespace lazo
