#pragma once
// The bytes of a text file -> valid UTF-8.
//
//   LAZO_TRY(const DecodedText decoded, decode_text(bytes));
//   decoded.text                        // the file itself if it is valid UTF-8
//   decoded.encoding, decoded.invalid_bytes
//
// Known: UTF-8 (with or without byte order mark, which stays in the text), UTF-16 (with byte order
// mark, or where the zeros of Western letters show it), and where the bytes are no UTF-8 and read
// as letters, the encodings of single_byte.hpp. Other invalid bytes become U+FFFD and are counted.
// Pure, thread-safe, O(n).

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"

namespace lazo {

enum class Encoding : std::uint8_t {
  kUtf8,
  kUtf16LittleEndian,
  kUtf16BigEndian,
  kWindows1252,
  kIso8859Part15,
  kMacRoman,
  kCodePage850
};

/// "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "macintosh", "ibm850".
[[nodiscard]] std::string_view encoding_name(Encoding encoding);

struct DecodedText {
  std::string text;
  Encoding encoding = Encoding::kUtf8;
  std::uint64_t invalid_bytes = 0;  ///< bytes of the file that stand for no character
};

/// Errors (kBadInput): an empty file; a file of 4 GB or more; a binary file, named by its kind
/// where the first bytes tell it.
[[nodiscard]] Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace lazo
