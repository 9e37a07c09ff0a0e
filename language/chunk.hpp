#pragma once
// Cuts a chunk, which is text without white space, into surface tokens: where does the token that
// begins here end?
//
//   ChunkScanner scanner(text, Language::kFrench);
//   std::uint32_t at = begin;
//   while (at < end) { const std::uint32_t next = scanner.token_end(at, {begin, end}); ... at =
//   next; }
//
// The rules are those of the treebanks named in split.hpp; what is language-specific stands beside
// each rule with a text it cuts and one it leaves whole. Thread safety: one scanner a thread.
// Time: linear in the chunk, but for the look-ahead of addresses and phone numbers.

#include <cstdint>
#include <string_view>

#include "graph/base/language_code.hpp"
#include "graph/base/span.hpp"
#include "language/characters.hpp"
#include "language/word_rules.hpp"

namespace lazo {

class ChunkScanner {
 public:
  /// `text` must outlive the scanner.
  ChunkScanner(std::string_view text, Language language)
      : text_(text), language_(language), rules_(word_rules(language)) {}

  /// Forgets what a section left open (a single quotation mark).
  void begin_section() { single_quote_open_ = false; }

  /// End of the token that begins at `at`, which lies in `chunk`. Always > at and <= chunk.end.
  /// `at` was returned by the call before, or is chunk.begin. `digit_follows`: the next chunk of
  /// the section begins with a digit; `last`: there is no next chunk.
  [[nodiscard]] std::uint32_t token_end(std::uint32_t at, Span chunk, bool digit_follows,
                                        bool last);

 private:
  struct Run;  // a word under construction

  [[nodiscard]] Character at(std::uint32_t offset) const { return character_at(text_, offset); }
  [[nodiscard]] bool word_at(std::uint32_t offset, std::uint32_t end) const {
    return offset < end && at(offset).is_word();
  }
  [[nodiscard]] Character character_before(std::uint32_t offset) const {
    return at(static_cast<std::uint32_t>(offset - decode_utf8_before(text_, offset).length));
  }
  [[nodiscard]] std::uint32_t word_end(std::uint32_t begin, Span chunk) const;
  [[nodiscard]] std::uint32_t punctuation_end(std::uint32_t begin, Span chunk);
  [[nodiscard]] std::uint32_t address_end(std::uint32_t begin, Span chunk) const;
  [[nodiscard]] std::uint32_t emoticon_end(std::uint32_t begin, Span chunk) const;
  [[nodiscard]] std::uint32_t repeat_end(std::uint32_t begin, std::uint32_t end,
                                         std::string_view characters) const;
  [[nodiscard]] std::uint32_t compound_end(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t ending_in_brackets(const Run& run) const;
  [[nodiscard]] bool joins(const Run& run, Character joiner, std::uint32_t next) const;
  [[nodiscard]] bool joins_period(const Run& run, std::uint32_t next) const;
  [[nodiscard]] bool joins_hyphen(const Run& run, std::uint32_t next) const;
  [[nodiscard]] bool joins_digits(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool keeps_period(const Run& run) const;
  [[nodiscard]] bool is_inversion(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool cuts_unit(std::uint32_t begin, std::uint32_t end) const;

  std::string_view text_;  // owned by the caller
  Language language_;
  const WordRules& rules_;
  bool digit_follows_ = false;
  bool last_ = false;
  bool single_quote_open_ = false;
};

}  // namespace lazo
