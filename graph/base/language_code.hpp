#pragma once
// The languages that lazo reads, and their codes.

#include <cstdint>
#include <string_view>

namespace lazo {

/// Language of a text. Stored: do not renumber.
enum class Language : std::uint8_t { kUnknown = 0, kEnglish = 1, kSpanish = 2, kFrench = 3 };

/// "en", "es", "fr"; "und" for kUnknown.
[[nodiscard]] std::string_view language_code(Language language);
/// The language of a code ("es", "es-MX", "ES"); kUnknown for any other.
[[nodiscard]] Language language_of_code(std::string_view code);

}  // namespace lazo
