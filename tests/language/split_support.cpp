#include "tests/language/split_support.hpp"

#include "language/characters.hpp"

namespace lazo {

std::string broken_invariant(const Analysis& a) {
  const std::string_view text = a.text;
  std::uint32_t at = 0;
  std::uint32_t word = 0;
  const auto number = [](std::size_t n) { return std::to_string(n); };
  // Only white space stands between tokens.
  const auto blank = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const Character c = character_at(text, begin);
      if (c.kind != CharacterClass::kSpace) return false;
      begin += c.length;
    }
    return begin == end;
  };
  for (std::size_t t = 0; t < a.tokens.size(); ++t) {
    const Token& token = a.tokens[t];
    if (token.span.begin < at || token.span.end > text.size()) return "token order " + number(t);
    if (token.span.empty()) return "empty token " + number(t);
    if (!blank(at, token.span.begin)) return "text lost before token " + number(t);
    if (t > 0 && a.tokens[t - 1].space_after != (token.span.begin > at)) {
      return "space_after of token " + number(t - 1);
    }
    if (token.first_word != word || token.end_word <= word) return "words of token " + number(t);
    for (; word < token.end_word; ++word) {
      const Word& w = a.words[word];
      if (w.token != t) return "token of word " + number(word);
      if (!token.span.contains(w.span) || w.span.empty()) return "span of word " + number(word);
      if (a.form(word).empty()) return "form of word " + number(word);
    }
    at = token.span.end;
  }
  if (!blank(at, static_cast<std::uint32_t>(text.size()))) return "text lost at the end";
  if (word != a.words.size()) return "words without a token";
  std::uint32_t token = 0;
  for (std::size_t s = 0; s < a.sentences.size(); ++s) {
    const Sentence& sentence = a.sentences[s];
    if (sentence.first_token != token || sentence.end_token <= token) {
      return "tokens of sentence " + number(s);
    }
    token = sentence.end_token;
    if (sentence.span.begin != a.tokens[sentence.first_token].span.begin ||
        sentence.span.end != a.tokens[token - 1].span.end ||
        sentence.first_word != a.tokens[sentence.first_token].first_word ||
        sentence.end_word != a.tokens[token - 1].end_word) {
      return "ends of sentence " + number(s);
    }
  }
  return token == a.tokens.size() ? "" : "tokens without a sentence";
}

}  // namespace lazo
