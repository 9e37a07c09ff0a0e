#pragma once
// What the tests of splitting share: an Analysis written as one line, and its invariants.

#include <string>
#include <string_view>

#include "language/split.hpp"

namespace lazo {

/// Tokens separated by spaces, sentences by " / ".
inline std::string tokens_of(const Analysis& a) {
  std::string out;
  for (const Sentence& sentence : a.sentences) {
    if (!out.empty()) out += " / ";
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (t != sentence.first_token) out += ' ';
      out += a.tokens[t].span.in(a.text);
    }
  }
  return out;
}

/// The same of words.
inline std::string words_of(const Analysis& a) {
  std::string out;
  for (const Sentence& sentence : a.sentences) {
    if (!out.empty()) out += " / ";
    for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
      if (w != sentence.first_word) out += ' ';
      out += a.form(w);
    }
  }
  return out;
}

/// What is wrong with the offsets of an Analysis of one section that is the whole text, or "".
std::string broken_invariant(const Analysis& a);

}  // namespace lazo
