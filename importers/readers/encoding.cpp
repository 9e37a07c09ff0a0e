#include "importers/readers/encoding.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "graph/base/utf8.hpp"
#include "importers/readers/single_byte.hpp"

namespace lazo {
namespace {

constexpr std::uint64_t kMaximumBytes = 0xFFFFFFFFULL;  // spans are 32 bits
constexpr std::size_t kProbeBytes = 8192;

struct Signature {
  std::string_view bytes;
  std::string_view kind;
};
using namespace std::string_view_literals;
constexpr std::array<Signature, 14> kSignatures = {{
    {"%PDF-"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive (DOCX, ODT, XLSX, EPUB)"},
    {"\xD0\xCF\x11\xE0"sv, "an old Office document"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"MZ\x90"sv, "a program"},
    {"\x89PNG"sv, "an image"},
    {"\xFF\xD8\xFF"sv, "an image"},
    {"GIF8"sv, "an image"},
    {"\x1F\x8B"sv, "compressed data"},
    {"BZh"sv, "compressed data"},
    {"\xFD"
     "7zXZ"sv,
     "compressed data"},
    {"SQLite format 3"sv, "a database"},
    {"{\\rtf"sv, "an RTF document"},
    {"\x28\xB5\x2F\xFD"sv, "compressed data"},
}};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// Bytes that no text holds: NUL and the control characters but tab, line ends, form feed, escape.
bool looks_binary(std::string_view bytes) {
  const std::string_view probe = bytes.substr(0, kProbeBytes);
  std::size_t controls = 0;
  for (const char c : probe) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return true;
    if (byte < 32 && (byte < 9 || byte > 13) && byte != 27) ++controls;
  }
  return controls * 50 > probe.size();
}

/// True if hardly any sequence of the high bytes is valid UTF-8.
bool is_single_byte(std::string_view bytes) {
  std::size_t sequences = 0;
  std::size_t high = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded c = decode_utf8(bytes, at);
    if (c.length > 1) {
      ++sequences;
    } else if (byte_at(bytes, at) >= 128) {
      ++high;
    }
    at += c.length;
  }
  return high > 0 && sequences * 4 <= high;
}

/// Nearly every second byte of Western text in UTF-16 is zero, and always the same one of the two.
std::optional<Encoding> utf16_without_mark(std::string_view bytes) {
  const std::string_view probe = bytes.substr(0, kProbeBytes);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < probe.size(); ++at) zeros[at % 2] += probe[at] == '\0' ? 1U : 0U;
  const std::size_t units = probe.size() / 2;
  if (units < 2) return std::nullopt;
  const auto shows = [&](std::size_t zero, std::size_t other) {
    return zero * 10 >= units * 8 && other * 50 <= units;
  };
  if (shows(zeros[1], zeros[0])) return Encoding::kUtf16LittleEndian;
  if (shows(zeros[0], zeros[1])) return Encoding::kUtf16BigEndian;
  return std::nullopt;
}

/// From `at` on, behind a byte order mark.
DecodedText from_utf16(std::string_view bytes, bool little_endian, std::size_t at) {
  DecodedText out;
  out.encoding = little_endian ? Encoding::kUtf16LittleEndian : Encoding::kUtf16BigEndian;
  out.text.reserve(bytes.size());
  const auto unit = [&](std::size_t from) {
    const unsigned first = byte_at(bytes, from);
    const unsigned second = byte_at(bytes, from + 1);
    return static_cast<char32_t>(little_endian ? first | second << 8U : first << 8U | second);
  };
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
      out.invalid_bytes += 2;
    }
    append_utf8(out.text, c);
  }
  if (at < bytes.size()) {  // half a character
    append_utf8(out.text, 0xFFFD);
    ++out.invalid_bytes;
  }
  return out;
}

Error unreadable(std::string message, std::string hint = {}) {
  return {ErrorCode::kBadInput, std::move(message), "", std::move(hint)};
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "utf-8";
    case Encoding::kUtf16LittleEndian:
      return "utf-16le";
    case Encoding::kUtf16BigEndian:
      return "utf-16be";
    case Encoding::kWindows1252:
      return "windows-1252";
    case Encoding::kIso8859Part15:
      return "iso-8859-15";
    case Encoding::kMacRoman:
      return "macintosh";
    case Encoding::kCodePage850:
      return "ibm850";
  }
  return "utf-8";
}

namespace {

/// decode_text() without the last check: converting can make a text longer.
Result<DecodedText> decode_any(std::string_view bytes) {
  if (bytes.empty()) return unreadable("the file is empty");
  if (bytes.size() >= kMaximumBytes) {
    return unreadable("the file has " + std::to_string(bytes.size()) +
                          " bytes; documents must be smaller than 4 GB",
                      "split it");
  }
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) {
      return unreadable("found " + std::string(signature.kind) + ", expected text");
    }
  }
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, true, 2);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, false, 2);
  if (const auto wide = utf16_without_mark(bytes)) {
    return from_utf16(bytes, wide == Encoding::kUtf16LittleEndian, 0);
  }
  if (looks_binary(bytes)) return unreadable("found binary data, expected text");
  if (find_invalid_utf8(bytes) == std::string_view::npos) {
    return DecodedText{std::string(bytes), Encoding::kUtf8, 0};
  }
  if (is_single_byte(bytes)) {
    if (const auto encoding = likely_single_byte(bytes)) {
      DecodedText out;
      out.encoding = *encoding;
      out.text = from_single_byte(bytes, *encoding, out.invalid_bytes);
      return out;
    }
  }
  Repaired repaired = repair_utf8(bytes);
  return DecodedText{std::move(repaired.text), Encoding::kUtf8, repaired.invalid_bytes};
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
  LAZO_TRY(DecodedText decoded, decode_any(bytes));
  if (decoded.text.size() >= kMaximumBytes) {
    return unreadable("the text has " + std::to_string(decoded.text.size()) +
                          " bytes as UTF-8; documents must be smaller than 4 GB",
                      "split it");
  }
  return decoded;
}

}  // namespace lazo
