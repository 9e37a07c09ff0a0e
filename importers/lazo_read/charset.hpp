#pragma once
// Bytes in any encoding -> UTF-8, by ICU.
//
//   const Utf8Text text = to_utf8(bytes, declared_charset(bytes));
//   text.text, text.charset            // "windows-1252"; empty if the bytes were UTF-8
//
// Valid UTF-8 is UTF-8, whatever the file says of itself; then a byte order mark, what the file
// declares, and what ICU finds likely. Stateless, thread-safe, O(n).

#include <cstdint>
#include <string>
#include <string_view>

namespace lazo {

struct Utf8Text {
  std::string text;  ///< valid UTF-8 without byte order mark
  std::string charset;
  std::uint64_t invalid_bytes = 0;
};

/// `declared` may be empty or a name that nobody knows.
[[nodiscard]] Utf8Text to_utf8(std::string_view bytes, std::string_view declared);

/// What an HTML or XML file says of its encoding in its first kilobytes; empty if nothing.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

}  // namespace lazo
