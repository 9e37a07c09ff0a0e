#pragma once
// Encodings of one byte a character in which texts of English, Spanish and French are found:
// Windows-1252 (which holds Latin-1), ISO-8859-15, Mac Roman and DOS code page 850.
//
//   if (const auto encoding = likely_single_byte(bytes)) from_single_byte(bytes, *encoding,
//   invalid)
//
// Nothing in such a file says which it is. Each is tried, and the one is taken in which the most
// characters stand where these languages have them: small letters beside letters, capitals not
// behind small letters, quotation marks and dashes not inside words. ICU's detector knows neither
// ISO-8859-15 nor Mac Roman. Pure, thread-safe, O(n).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "importers/readers/encoding.hpp"

namespace lazo {

/// The likeliest; nothing if in none nine of ten characters that are not ASCII stand well.
[[nodiscard]] std::optional<Encoding> likely_single_byte(std::string_view bytes);

/// UTF-8; bytes that are no character become U+FFFD and are counted.
[[nodiscard]] std::string from_single_byte(std::string_view bytes, Encoding encoding,
                                           std::uint64_t& invalid_bytes);

}  // namespace lazo
