#include "language/tokenize.hpp"

#include <algorithm>
#include <cstddef>

#include "language/characters.hpp"

namespace lazo {
namespace {

std::uint32_t size_of(const auto& items) {
  return static_cast<std::uint32_t>(items.size());
}

/// How many digits stand at the end of the token.
std::size_t last_digits(std::string_view token) {
  const std::size_t other = token.find_last_not_of("0123456789");
  return other == std::string_view::npos ? token.size() : token.size() - other - 1;
}

}  // namespace

Tokenizer::Tokenizer(Analysis& analysis, Language language)
    : analysis_(analysis),
      language_(language),
      rules_(word_rules(language)),
      scanner_(analysis.text, language),
      enclitics_(rules_.words(WordKind::kEnclitic)) {}

void Tokenizer::add(Span section, std::span<const Span> ignored) {
  const std::string_view text = analysis_.text;
  section_token_ = size_of(analysis_.tokens);
  scanner_.begin_section();
  std::uint32_t at = section.begin;
  std::size_t next_ignored = 0;
  Span chunk{at, at};  // read, but not yet cut: whether a digit follows is known one chunk later
  const auto finish_chunk = [&](bool digit_follows, bool last) {
    if (!chunk.empty()) add_chunk(chunk, digit_follows, last);
    chunk = {at, at};
  };
  bool space = false;
  const auto mark_space = [&] {
    if (space && size_of(analysis_.tokens) > section_token_) {
      analysis_.tokens.back().space_after = true;
    }
    space = false;
  };
  while (at < section.end) {
    while (next_ignored < ignored.size() && ignored[next_ignored].end <= at) ++next_ignored;
    if (next_ignored < ignored.size() && ignored[next_ignored].begin <= at) {
      const std::string_view markup = ignored[next_ignored].in(text);
      space = space || markup.find_first_of(" \t\r\n") != std::string_view::npos;
      at = std::min(ignored[next_ignored].end, section.end);
      continue;
    }
    const Character c = character_at(text, at);
    if (c.kind == CharacterClass::kSpace) {
      at += c.length;
      space = true;
      continue;
    }
    finish_chunk(c.kind == CharacterClass::kDigit, false);
    mark_space();
    const std::uint32_t stop = next_ignored < ignored.size()
                                   ? std::min(ignored[next_ignored].begin, section.end)
                                   : section.end;
    std::uint32_t end = at;
    while (end < stop) {
      const Character next = character_at(text, end);
      if (next.kind == CharacterClass::kSpace) break;
      end += next.length;
    }
    end = std::min(end, stop);
    chunk = {at, end};
    at = end;
  }
  finish_chunk(false, true);
  if (size_of(analysis_.tokens) > section_token_) analysis_.tokens.back().space_after = true;
}

void Tokenizer::add_chunk(Span chunk, bool digit_follows, bool last) {
  const std::string_view text = analysis_.text;
  bool letters = true;
  for (std::uint32_t at = chunk.begin; at < chunk.end && letters;) {
    const Character c = character_at(text, at);
    letters = c.is_letter();
    at += c.length;
  }
  if (letters) return add_token(chunk);
  const std::uint32_t first_token = size_of(analysis_.tokens);
  for (std::uint32_t at = chunk.begin; at < chunk.end;) {
    const std::uint32_t end = scanner_.token_end(at, chunk, digit_follows, last);
    add_token({at, end});
    at = end;
  }
  if (language_ == Language::kFrench || language_ == Language::kSpanish) {
    join_spaced_number(first_token);
  }
}

/// French, and at times Spanish, write large numbers with spaces, and their treebanks keep "10 000"
/// in one token: joins `first_token` to the one before it. Not "en 2012 300 personnes". ("les 3 300
/// ans" cannot be told from a number.)
void Tokenizer::join_spaced_number(std::uint32_t first_token) {
  if (first_token <= section_token_) return;
  const std::string_view text = analysis_.text;
  Token& before = analysis_.tokens[first_token - 1];
  const Token& group = analysis_.tokens[first_token];
  const std::string_view gap = text.substr(before.span.end, group.span.begin - before.span.end);
  const bool one_space = !gap.empty() && gap.size() <= 3 &&
                         gap.find_first_of("\t\r\n") == std::string_view::npos && gap != "  ";
  if (!one_space || group.span.size() != 3 || last_digits(group.span.in(text)) != 3) return;
  const std::size_t left = last_digits(before.span.in(text));
  const bool first_group = left == before.span.size();
  if (first_group ? left == 0 || left > 3 : left != 3) return;
  before.span.end = group.span.end;
  before.space_after = group.space_after;
  analysis_.words[before.first_word].span = before.span;
  analysis_.words.erase(analysis_.words.begin() + group.first_word);
  analysis_.tokens.erase(analysis_.tokens.begin() + first_token);
  for (std::uint32_t t = first_token; t < size_of(analysis_.tokens); ++t) {
    Token& token = analysis_.tokens[t];
    --token.first_word;
    --token.end_word;
    for (std::uint32_t w = token.first_word; w < token.end_word; ++w) analysis_.words[w].token = t;
  }
}

void Tokenizer::add_token(Span span) {
  Token token;
  token.span = span;
  token.first_word = size_of(analysis_.words);
  token.space_after = false;
  analysis_.tokens.push_back(token);
  add_words(span);
  analysis_.tokens.back().end_word = size_of(analysis_.words);
}

}  // namespace lazo
