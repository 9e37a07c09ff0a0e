// Tested by charset_test.cpp.
#include "importers/lazo_read/charset.hpp"

#include <algorithm>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kProbeBytes = 65536;
constexpr int kLikely = 30;  // of 100, by ICU's own measure

std::string name_by_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "utf-32le";
  if (bytes.starts_with("\xFF\xFE"sv)) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF"sv)) return "utf-16be";
  return {};
}

/// The encoding that ICU finds most likely. Latin-1 is read as Windows-1252, which holds it.
std::string likely_charset(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error),
                                                                            ucsdet_close);
  const std::string_view probe = bytes.substr(0, kProbeBytes);
  ucsdet_setText(detector.get(), probe.data(), static_cast<std::int32_t>(probe.size()), &error);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr || ucsdet_getConfidence(match, &error) < kLikely) {
    return "windows-1252";
  }
  const char* const name = ucsdet_getName(match, &error);
  std::string found = U_FAILURE(error) || name == nullptr ? std::string() : lower(name);
  if (found.empty() || found == "iso-8859-1" || found == "utf-8") found = "windows-1252";
  return found;
}

/// Converts, or returns false if ICU does not know the encoding.
bool convert(std::string_view bytes, const std::string& charset, Utf8Text& out) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &error),
                                                                ucnv_close);
  if (U_FAILURE(error)) return false;
  constexpr std::size_t kPiece = 65536;
  std::u16string piece(kPiece, u'\0');
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  char32_t high = 0;
  out.text.reserve(bytes.size() + bytes.size() / 4);
  do {
    UChar* to = piece.data();
    error = U_ZERO_ERROR;
    ucnv_toUnicode(from.get(), &to, piece.data() + kPiece, &at, end, nullptr, 1, &error);
    for (const UChar* unit = piece.data(); unit != to; ++unit) {
      const char32_t c = *unit;
      if (c >= 0xD800 && c < 0xDC00) {
        high = c;
        continue;
      }
      if (c == 0xFFFD) ++out.invalid_bytes;
      append_utf8(out.text, c >= 0xDC00 && c < 0xE000 && high != 0
                                ? 0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00)
                                : c);
      high = 0;
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return U_SUCCESS(error);
}

std::string_view quoted_value(std::string_view text) {
  text = trim(text);
  const char quote = text.empty() ? '\0' : text.front();
  if (quote == '"' || quote == '\'') {
    text.remove_prefix(1);
    return trim(text.substr(0, text.find(quote)));
  }
  return text.substr(0, text.find_first_of(" \t\r\n;>\"'/?"));
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kDeclarationBytes));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      const std::string_view rest = trim(std::string_view(head).substr(at + key.size()));
      if (rest.empty() || rest.front() != '=') continue;
      const std::string_view value = quoted_value(rest.substr(1));
      if (!value.empty() && value.size() < 40) return std::string(value);
    }
  }
  return {};
}

Utf8Text to_utf8(std::string_view bytes, std::string_view declared) {
  Utf8Text out;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string marked = name_by_mark(bytes);
  if (marked.empty() && bytes.find('\0') == std::string_view::npos &&
      find_invalid_utf8(bytes) == std::string_view::npos) {
    out.text = bytes;
    return out;
  }
  if (marked.empty()) {
    // A few bad bytes in what is plainly UTF-8 do not make it another encoding.
    Repaired repaired = repair_utf8(bytes);
    const auto high =
        static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
          return (static_cast<unsigned char>(c) & 0x80U) != 0;
        }));
    if (bytes.find('\0') == std::string_view::npos && repaired.invalid_bytes * 10 < high) {
      out.text = std::move(repaired.text);
      out.invalid_bytes = repaired.invalid_bytes;
      return out;
    }
  }
  // Browsers read all of these as Windows-1252, and pages are written for browsers.
  std::string name = marked.empty() ? lower(declared) : marked;
  if (name == "iso-8859-1" || name == "latin1" || name == "ascii" || name == "us-ascii") {
    name = "windows-1252";
  }
  if (name == "utf-8" || name == "utf8") name.clear();
  if (name.empty() || !convert(bytes, name, out)) {
    out = {};
    name = likely_charset(bytes);
    if (!convert(bytes, name, out)) {
      Repaired repaired = repair_utf8(bytes);
      out.text = std::move(repaired.text);
      out.invalid_bytes = repaired.invalid_bytes;
      return out;
    }
  }
  if (out.text.starts_with("\xEF\xBB\xBF")) out.text.erase(0, 3);
  out.charset = std::move(name);
  return out;
}

}  // namespace lazo
