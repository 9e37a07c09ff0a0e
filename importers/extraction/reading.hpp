#pragma once
// One document while its claims are being found: its words with their possible lemmas, its trees
// with children, and small questions about them. Every step of extraction reads it; none changes
// it.
//
//   const Reading reading(document, analysis, lexicon);
//   for (std::uint32_t child : reading.children(word)) ...
//   if (reading.is(word, lexicon.negation)) ...
//
// Thread safety: immutable after construction. Borrows all its arguments.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document.hpp"
#include "graph/lexicon/lexicon.hpp"
#include "language/analysis.hpp"

namespace lazo {

inline constexpr std::uint32_t kNoWord = Word::kNoHead;

class Reading {
 public:
  Reading(const Document& document, const Analysis& analysis, const Lexicon& lexicon);

  const Document& document;
  const Analysis& analysis;
  const Lexicon& lexicon;

  [[nodiscard]] const Word& word(std::uint32_t w) const { return analysis.words[w]; }
  [[nodiscard]] std::string_view folded(std::uint32_t w) const { return folded_[w]; }
  [[nodiscard]] std::span<const LemmaGuess> lemmas(std::uint32_t w) const { return lemmas_[w]; }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t w) const { return sentence_[w]; }
  /// Words whose head is `w`, in text order.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t w) const {
    return std::span(children_).subspan(child_begin_[w], child_begin_[w + 1] - child_begin_[w]);
  }
  /// The first child with this relation, or kNoWord.
  [[nodiscard]] std::uint32_t child(std::uint32_t w, Deprel deprel) const;
  /// The text of [first, last] as it stands.
  [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t last) const {
    return {word(first).span.begin, word(last).span.end};
  }
  [[nodiscard]] bool is_under(std::uint32_t w, std::uint32_t ancestor) const;

  [[nodiscard]] bool is_noun(std::uint32_t w) const {
    const Upos upos = word(w).upos;
    return upos == Upos::kNoun || upos == Upos::kPropn;
  }
  [[nodiscard]] bool is_verb(std::uint32_t w) const {
    return word(w).upos == Upos::kVerb || word(w).upos == Upos::kAux;
  }
  [[nodiscard]] bool is_passive(std::uint32_t w) const;
  /// The case marker of a noun: its prepositions, folded, joined by a space ("according to").
  [[nodiscard]] std::string preposition(std::uint32_t w) const;
  /// Whether a conjunct stands for its first one; follows conj upwards.
  [[nodiscard]] std::uint32_t first_conjunct(std::uint32_t w) const;
  /// `w` and the nouns coordinated with it.
  [[nodiscard]] std::vector<std::uint32_t> conjuncts(std::uint32_t w) const;
  /// Whether the word stands in quotation marks.
  [[nodiscard]] bool is_quoted(std::uint32_t w) const { return quoted_[w]; }

  /// The rows of a table whose words are found at `w`: the first is (a form of) `w`, the others are
  /// among the words below it in the tree, or within four tokens behind it.
  /// `trigger` of each is the span from the first to the last matched word.
  struct Match {
    std::uint32_t row = 0;
    std::uint32_t last_word = 0;  ///< the last matched word; `w` for one-word lemmas
    std::uint32_t first_word = 0;
    std::size_t words = 1;
    std::uint16_t flags = 0;
  };
  template <typename Row>
  [[nodiscard]] std::vector<Match> matches(std::uint32_t w, const WordTable<Row>& table) const {
    std::vector<Match> out;
    for (const LemmaGuess guess : lemmas(w)) {
      for (const std::uint32_t row : table.find(guess.lemma)) {
        Match match{row, w, w, table.rows[row].words.size(), guess.flags};
        if (extend(w, table.rows[row].words, match)) out.push_back(match);
      }
    }
    return out;
  }
  template <typename Row>
  [[nodiscard]] const Row* first_match(std::uint32_t w, const WordTable<Row>& table) const {
    const std::vector<Match> found = matches(w, table);
    const Match* best = nullptr;
    for (const Match& match : found) {
      if (best == nullptr || match.words > best->words) best = &match;
    }
    return best == nullptr ? nullptr : &table.rows[best->row];
  }

 private:
  [[nodiscard]] bool extend(std::uint32_t w, std::span<const LemmaId> words, Match& match) const;
  [[nodiscard]] bool may_be(std::uint32_t w, LemmaId lemma) const;

  std::vector<std::string> folded_;
  std::vector<std::vector<LemmaGuess>> lemmas_;
  std::vector<std::uint32_t> sentence_;
  std::vector<std::uint32_t> child_begin_;
  std::vector<std::uint32_t> children_;
  std::vector<bool> quoted_;
};

}  // namespace lazo
