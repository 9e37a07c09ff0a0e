#include "graph/base/result.hpp"

namespace lazo {

std::string Error::text() const {
  std::string out;
  if (!where.empty()) out += where + ": ";
  out += message;
  if (!hint.empty()) out += "; " + hint;
  return out;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMaxCharacters = 60;
  std::string out = "'";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool continuation = (byte & 0xC0U) == 0x80U;
    if (!continuation && ++characters > kMaxCharacters) {
      out += "\u2026";
      break;
    }
    out += byte < 0x20U || byte == 0x7FU ? ' ' : text[i];
  }
  out += "'";
  return out;
}

}  // namespace lazo
