#include "importers/readers/encoding.hpp"

#include <algorithm>
#include <array>

#include "graph/base/utf8.hpp"

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

// Windows-1252 from 0x80 to 0x9F; 0 = no character. The rest are the code points of Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

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

/// True if the bytes that are no UTF-8 read as Windows-1252: hardly any sequence is valid UTF-8,
/// and nearly all high bytes are letters or the quotes and dashes of typewritten text.
bool reads_as_windows_1252(std::string_view bytes) {
  std::size_t sequences = 0;
  std::size_t high = 0;
  std::size_t likely = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte_at(bytes, at) < 128) {
      ++at;
      continue;
    }
    const Decoded c = decode_utf8(bytes, at);
    if (c.length > 1) {
      ++sequences;
      at += c.length;
      continue;
    }
    const unsigned char byte = byte_at(bytes, at);
    ++high;
    const bool letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
    const bool sign = (byte >= 0x91 && byte <= 0x97) || byte == 0x80 || byte == 0x85 ||
                      byte == 0x9C || byte == 0x8C || byte == 0xA0 || byte == 0xA1 ||
                      byte == 0xAA || byte == 0xAB || byte == 0xB0 || byte == 0xB7 ||
                      byte == 0xBA || byte == 0xBB || byte == 0xBF;
    if (letter || sign) ++likely;
    ++at;
  }
  return high > 0 && sequences * 4 <= high && likely * 10 >= high * 9;
}

DecodedText from_windows_1252(std::string_view bytes) {
  DecodedText out;
  out.encoding = Encoding::kWindows1252;
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char byte = byte_at(bytes, at);
    char32_t c = byte;
    if (byte >= 0x80 && byte < 0xA0) c = kWindows1252[byte - 0x80U];
    if (c == 0 && byte != 0) {
      c = 0xFFFD;
      ++out.invalid_bytes;
    }
    append_utf8(out.text, c);
  }
  return out;
}

DecodedText from_utf16(std::string_view bytes, bool little_endian) {
  DecodedText out;
  out.encoding = little_endian ? Encoding::kUtf16LittleEndian : Encoding::kUtf16BigEndian;
  out.text.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const unsigned first = byte_at(bytes, at);
    const unsigned second = byte_at(bytes, at + 1);
    return static_cast<char32_t>(little_endian ? first | second << 8U : first << 8U | second);
  };
  std::size_t at = 2;  // behind the byte order mark
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
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, true);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, false);
  if (looks_binary(bytes)) return unreadable("found binary data, expected text");
  if (find_invalid_utf8(bytes) == std::string_view::npos) {
    return DecodedText{std::string(bytes), Encoding::kUtf8, 0};
  }
  if (reads_as_windows_1252(bytes)) return from_windows_1252(bytes);
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
