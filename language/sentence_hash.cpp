#include "language/sentence_hash.hpp"

#include "graph/base/utf8.hpp"
#include "language/features.hpp"

namespace lazo {

void SentenceHash::add(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const Decoded decoded = decode_utf8(form, at);
    at += decoded.length;
    if (is_space(decoded.code_point)) continue;
    const char32_t c = to_lower(plain_punctuation(decoded.code_point));
    state_ = (state_ ^ static_cast<std::uint64_t>(c)) * 1099511628211U;
  }
}

}  // namespace lazo
