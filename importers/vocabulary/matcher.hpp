#pragma once
// Where a text names what the vocabulary knows: all names in one pass, with exact byte offsets.
//
//   const NameMatcher matcher(vocabulary);                       // once per program run
//   NameMatches found = matcher.find(text, Language::kSpanish);  // candidates, weak ones too
//   for (const NameMatch& m : resolve_weak(matcher, std::move(found), Language::kSpanish))
//     use(m.span, m.node);                                        // never overlapping, in text
//     order
//
// How a name must be written (docs/vocabulary.md): ordinary words in any case; acronyms in
// capitals; proper names with a capital on a word where the row has one, articles besides. Accents
// may be missing, but in single ordinary words, and in words that lost their capital too ("la
// secretaria de Economía" is a person); hyphens, spaces and one line break stand for each
// other; dots and apostrophes count only where the row has them. Matches begin and end at word
// boundaries: "Canada's" and "l'Ontario" name Canada and Ontario, "Canadario" nothing. The longest
// name wins. Ordinary words and adjectives count only in texts of their language. Method: words are
// hashed to ids, names form a trie over word ids; O(bytes + matches) time. Thread safety: const use
// from many threads. The vocabulary must outlive the matcher. Tested by matcher_test.cpp; speed in
// bench/vocabulary_bench.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.hpp"
#include "importers/vocabulary/vocabulary.hpp"

namespace lazo {

/// A name found in a text.
struct NameMatch {
  Span span;
  std::uint32_t node = 0;
  std::uint32_t name = 0;  ///< index into Vocabulary::names()
  NameRole role = NameRole::kAlias;
  bool common = false;  ///< an ordinary word ("energy"), not a proper name
  bool acronym = false;
  bool adjective = false;  ///< "Mexican": the country by its adjective
  friend bool operator==(const NameMatch&, const NameMatch&) = default;
};

/// What find() saw.
struct NameMatches {
  /// By (begin, longer first, node). Several nodes may share a span; weak names may overlap others.
  std::vector<NameMatch> names;
  /// Confirming phrases that occur, rising: see NameMatcher::context().
  std::vector<std::uint32_t> contexts;
};

class NameMatcher {
 public:
  explicit NameMatcher(const Vocabulary& vocabulary);

  /// Every name of the vocabulary in `text` (UTF-8, below 4 GB). Weak names are candidates only.
  [[nodiscard]] NameMatches find(std::string_view text, Language language) const;

  [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }
  /// The number under which NameMatches::contexts has Vocabulary::contexts()[index]: the same for
  /// phrases of the same words.
  [[nodiscard]] std::uint32_t context(std::uint32_t index) const { return same_context_[index]; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  /// How the words of a name or confirming phrase must be written in a text.
  struct Entry {
    std::uint32_t name = kNone;     ///< index of a name, or
    std::uint32_t context = kNone;  ///< index of a confirming phrase
    std::uint32_t next = kNone;     ///< next entry with the same words
    std::uint32_t gaps = 0;         ///< gap_pool_[gaps + i]: set of Gap allowed before word i + 1
    std::uint32_t capitals = 0;  ///< set of words one of which must begin with a capital; 0: none
    std::uint32_t accents = 0;   ///< set of words with a capital and an accent
    bool acronym = false;        ///< no small letters, but ...
    bool final_s = false;        ///< ... an s at its end
    bool capitalized = false;    ///< ... or all but the first: "Coparmex"
    bool article = false;        ///< begins with a capital article, as titles do: "El País"
    bool plain_word = false;     ///< one ordinary word: its accents count, "mais" is no "maïs"
    bool accent = false;         ///< that word has some
    bool enye = false;           ///< has an n with tilde
    std::uint8_t tail = 0;       ///< bytes behind its last word that belong to the match: "U.S."
  };
  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t id = kNone;
    std::uint16_t gap = 0;
    std::uint8_t letters = 0;
  };
  /// A word of some entry; id == kNone: an empty slot.
  struct WordSlot {
    std::uint32_t check = 0;  ///< upper half of the hash
    std::uint32_t id = kNone;
  };
  /// A transition of the trie; from == kNone: an empty slot.
  struct Step {
    std::uint32_t from = kNone;
    std::uint32_t word = 0;
    std::uint32_t to = 0;
  };

  void add_name(std::uint32_t index);
  void add_context(std::uint32_t index);
  /// Adds the words of `text` to the trie; returns the node of the last, or kNone if there are
  /// none.
  std::uint32_t add_words(std::string_view text, Entry& entry);
  std::uint32_t add_word(std::string_view folded, std::uint64_t hash);
  std::uint32_t add_step(std::uint32_t node, std::uint32_t word);
  [[nodiscard]] std::uint32_t find_word(std::string_view folded, std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t find_step(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] bool accepts(const Entry& entry, const Word* words, std::uint32_t count) const;
  /// Appends what begins at words[0]; returns the number of words to go on by.
  std::uint32_t match(std::string_view text, Language language, const Word* words,
                      std::uint32_t count, std::vector<std::uint8_t>& seen_contexts,
                      std::vector<NameMatch>& out) const;

  const Vocabulary* vocabulary_;
  std::vector<Entry> entries_;
  std::vector<std::uint16_t> gap_pool_;
  std::vector<std::uint32_t> first_entry_;  // of each trie node
  std::vector<Step> steps_;                 // open addressing
  std::vector<WordSlot> word_slots_;        // open addressing
  std::vector<std::uint32_t> word_begin_;   // in word_pool_; one entry more than words
  std::vector<std::uint32_t> first_step_;   // per word: trie node behind it at the root, or kNone
  std::vector<std::uint64_t> word_filter_;  // bit set: no word has a hash whose bit is 0
  std::string word_pool_;
  std::vector<std::uint32_t> same_context_;
  std::uint32_t longest_ = 1;  ///< words of the longest entry
};

/// The matches that hold: candidates whose weak names are confirmed, never overlapping, in text
/// order. A weak name is confirmed by a strong name of its node anywhere in the text, or by one of
/// its context words or keys; where another node has the same name as a strong one, by the latter
/// only. Of several nodes with one strong name, those of the text's language
/// are meant; if more than one is left, the name counts as weak. O(n log n), pure.
[[nodiscard]] std::vector<NameMatch> resolve_weak(const NameMatcher& matcher, NameMatches found,
                                                  Language language);

}  // namespace lazo
