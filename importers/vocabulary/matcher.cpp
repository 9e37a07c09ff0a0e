// Tested by matcher_test.cpp and resolve_weak_test.cpp.
#include "importers/vocabulary/matcher.hpp"

#include <algorithm>
#include <array>

#include "importers/vocabulary/word_scanner.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kRoot = 0;
constexpr std::uint16_t kGapsAlwaysAllowed = kGapSpace | kGapNewline | kGapHyphen;
constexpr std::array<std::string_view, 8> kArticles = {"the", "el", "la",  "los",
                                                       "las", "le", "les", "l"};

std::size_t hash_step(std::uint32_t node, std::uint32_t word) {
  const std::uint64_t both = (std::uint64_t{node} << 32U | word) * 0x9e3779b97f4a7c15ULL;
  return static_cast<std::size_t>(both >> 32U);
}

/// 2^17 bits are 16 kB: the words that no name has are found out without leaving the nearest cache.
constexpr std::size_t kFilterBits = std::size_t{1} << 17U;
std::size_t filter_bit(std::uint64_t hash) {
  return (hash ^ hash >> 29U) % kFilterBits;
}

std::size_t power_of_two_above(std::size_t value) {
  std::size_t power = 16;
  while (power < value) power *= 2;
  return power;
}

bool is_article(std::string_view folded) {
  return std::find(kArticles.begin(), kArticles.end(), folded) != kArticles.end();
}

/// At least the number of words of all names and phrases: each but the last ends before a byte that
/// is no letter or digit.
std::size_t count_words(const Vocabulary& vocabulary) {
  std::size_t words = 0;
  const auto add = [&words](std::string_view text) {
    words += 1 + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
               return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
             }));
  };
  for (const VocabularyName& name : vocabulary.names()) add(name.text);
  for (const std::string_view phrase : vocabulary.contexts()) add(phrase);
  return words;
}

/// Whether a name may count in a text: ordinary words and adjectives only in their own language.
bool speaks(const VocabularyName& name, Language language) {
  return !(name.common || name.adjective) || name.language == Language::kUnknown ||
         language == Language::kUnknown || name.language == language;
}

/// Puts the matches behind the first `before`, all at one place, in order: longest first. Of one
/// node with several names there, keeps the strongest in the text's language.
void order_candidates(std::span<const VocabularyName> names, Language language, std::size_t before,
                      std::vector<NameMatch>& matches) {
  const auto foreign = [&](const NameMatch& match) {
    const Language own = names[match.name].language;
    return own != language && own != Language::kUnknown;
  };
  const auto first = matches.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(first, matches.end(), [&](const NameMatch& a, const NameMatch& b) {
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    if (a.node != b.node) return a.node < b.node;
    const bool a_weak = a.role == NameRole::kWeak;
    if (a_weak != (b.role == NameRole::kWeak)) return !a_weak;
    if (foreign(a) != foreign(b)) return !foreign(a);
    return a.name < b.name;
  });
  const auto same_place = [](const NameMatch& a, const NameMatch& b) {
    return a.span == b.span && a.node == b.node;
  };
  matches.erase(std::unique(first, matches.end(), same_place), matches.end());
}

}  // namespace

NameMatcher::NameMatcher(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {
  const std::size_t words = count_words(vocabulary);  // so many words and steps at most
  word_slots_.resize(power_of_two_above(words));
  steps_.resize(power_of_two_above(words + words / 2));
  word_filter_.resize(kFilterBits / 64);
  word_begin_.push_back(0);
  first_entry_.push_back(kNone);
  entries_.reserve(vocabulary.names().size() + vocabulary.contexts().size());
  for (std::uint32_t i = 0; i < vocabulary.names().size(); ++i) add_name(i);
  same_context_.reserve(vocabulary.contexts().size());
  for (std::uint32_t i = 0; i < vocabulary.contexts().size(); ++i) add_context(i);
}

void NameMatcher::add_name(std::uint32_t index) {
  const VocabularyName& name = vocabulary_->names()[index];
  Entry entry;
  entry.name = index;
  entry.acronym = name.acronym;
  const std::uint32_t node = add_words(name.text, entry);
  if (node == kNone) return;
  if (name.common) entry.capitals = 0;
  entry.plain_word =
      name.common && !name.adjective && name.text.find(' ') == std::string_view::npos;
  entry.final_s = name.acronym && name.text.back() == 's';
  // Newspapers write long acronyms as words: "Coparmex", "Inegi"; short ones would be words too.
  entry.capitalized = name.acronym && name.role != NameRole::kWeak && name.text.size() >= 5 &&
                      name.text.find_first_of(" .-&/0123456789") == std::string_view::npos;
  entry.next = first_entry_[node];
  first_entry_[node] = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(entry);
}

void NameMatcher::add_context(std::uint32_t index) {
  same_context_.push_back(index);
  const std::string_view phrase = vocabulary_->contexts()[index];
  if (phrase.find(':') != std::string_view::npos)
    return;  // a key: resolve_weak() looks for its node
  Entry entry;
  entry.context = index;
  const std::uint32_t node = add_words(phrase, entry);
  if (node == kNone) return;
  for (std::uint32_t at = first_entry_[node]; at != kNone; at = entries_[at].next) {
    if (entries_[at].context == kNone) continue;
    same_context_.back() = entries_[at].context;
    return;
  }
  entry.capitals = 0;
  entry.next = first_entry_[node];
  first_entry_[node] = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(entry);
}

std::uint32_t NameMatcher::add_words(std::string_view text, Entry& entry) {
  WordScanner scanner(text);
  std::uint32_t node = kRoot;
  std::uint32_t count = 0;
  bool article = false;
  std::uint8_t letters = 0;
  std::size_t last_end = 0;
  entry.gaps = static_cast<std::uint32_t>(gap_pool_.size());
  while (scanner.next()) {
    if (count > 0) gap_pool_.push_back(kGapsAlwaysAllowed | scanner.gap());
    if (count == 0) article = is_article(scanner.folded());
    if ((scanner.letters() & kFirstUpper) != 0 && count < 32) entry.capitals |= 1U << count;
    letters |= scanner.letters();
    const bool accented = (scanner.letters() & kHasAccent) != 0;
    if (accented && (scanner.letters() & kFirstUpper) != 0 && count < 32)
      entry.accents |= 1U << count;
    const std::uint32_t word = add_word(scanner.folded(), scanner.hash());
    node = add_step(node, word);
    if (count == 0) first_step_[word] = node;
    last_end = scanner.end();
    ++count;
  }
  // A name with commas may be written with the comma before "and" too, or without any.
  const auto gaps = std::span(gap_pool_).subspan(entry.gaps);
  if (std::any_of(gaps.begin(), gaps.end(),
                  [](std::uint16_t gap) { return (gap & kGapComma) != 0; })) {
    for (std::uint16_t& gap : gaps) gap |= kGapComma;
  }
  // "El País" is not shown by the capital of its article: "El país crece".
  if (article && (entry.capitals & 1U) != 0 && (entry.capitals & ~1U) != 0) {
    entry.capitals &= ~1U;
    entry.article = true;
  }
  entry.enye = (letters & kHasEnye) != 0;
  entry.accent = (letters & kHasAccent) != 0;
  longest_ = std::max(longest_, count);
  entry.tail = static_cast<std::uint8_t>(std::min<std::size_t>(text.size() - last_end, 8));
  return count == 0 ? kNone : node;
}

std::uint32_t NameMatcher::find_word(std::string_view folded, std::uint64_t hash) const {
  if ((word_filter_[filter_bit(hash) / 64] >> filter_bit(hash) % 64 & 1U) == 0) return kNone;
  const std::size_t mask = word_slots_.size() - 1;
  const auto check = static_cast<std::uint32_t>(hash >> 32U);
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const WordSlot& candidate = word_slots_[slot];
    if (candidate.id == kNone) return kNone;
    if (candidate.check != check) continue;
    const std::uint32_t begin = word_begin_[candidate.id];
    const std::uint32_t end = word_begin_[candidate.id + 1];
    if (std::string_view(word_pool_).substr(begin, end - begin) == folded) return candidate.id;
  }
}

std::uint32_t NameMatcher::add_word(std::string_view folded, std::uint64_t hash) {
  if (const std::uint32_t known = find_word(folded, hash); known != kNone) return known;
  const auto id = static_cast<std::uint32_t>(word_begin_.size() - 1);
  word_pool_ += folded;
  word_begin_.push_back(static_cast<std::uint32_t>(word_pool_.size()));
  first_step_.push_back(kNone);
  word_filter_[filter_bit(hash) / 64] |= std::uint64_t{1} << filter_bit(hash) % 64;
  // The constructor sized the table for all words of the vocabulary: it never fills up.
  const std::size_t mask = word_slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (word_slots_[slot].id != kNone) slot = (slot + 1) & mask;
  word_slots_[slot] = {static_cast<std::uint32_t>(hash >> 32U), id};
  return id;
}

std::uint32_t NameMatcher::find_step(std::uint32_t node, std::uint32_t word) const {
  const std::size_t mask = steps_.size() - 1;
  for (std::size_t slot = hash_step(node, word) & mask;; slot = (slot + 1) & mask) {
    const Step& step = steps_[slot];
    if (step.from == kNone) return kNone;
    if (step.from == node && step.word == word) return step.to;
  }
}

std::uint32_t NameMatcher::add_step(std::uint32_t node, std::uint32_t word) {
  if (const std::uint32_t known = find_step(node, word); known != kNone) return known;
  const auto to = static_cast<std::uint32_t>(first_entry_.size());
  first_entry_.push_back(kNone);
  const std::size_t mask = steps_.size() - 1;
  std::size_t slot = hash_step(node, word) & mask;
  while (steps_[slot].from != kNone) slot = (slot + 1) & mask;
  steps_[slot] = {node, word, to};
  return to;
}

bool NameMatcher::accepts(const Entry& entry, const Word* words, std::uint32_t count) const {
  std::uint8_t letters = 0;
  constexpr std::uint8_t kCapitalOrAccent = kFirstUpper | kHasAccent;
  bool capital = entry.capitals == 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0 && (words[i].gap & ~gap_pool_[entry.gaps + i - 1]) != 0) return false;
    letters |= words[i].letters;
    if (i < 32 && (entry.accents >> i & 1U) != 0 && (words[i].letters & kCapitalOrAccent) == 0) {
      return false;
    }
    if (i < 32 && (entry.capitals >> i & 1U) != 0 && (words[i].letters & kFirstUpper) != 0)
      capital = true;
  }
  if (!entry.enye && (letters & kHasEnye) != 0) return false;
  if (entry.article && (words[0].letters & kFirstUpper) == 0) return false;
  if (entry.plain_word && (letters & kAnyLower) != 0 &&
      entry.accent != ((letters & kHasAccent) != 0)) {
    return false;
  }
  if (!entry.acronym || (letters & kAnyLower) == 0) return capital;
  if (entry.capitalized) return capital;
  if (!entry.final_s || (words[count - 1].letters & kOnlyFinalLowerS) == 0) return false;
  return std::all_of(words, words + count - 1,
                     [](const Word& word) { return (word.letters & kAnyLower) == 0; });
}

std::uint32_t NameMatcher::match(std::string_view text, Language language, const Word* words,
                                 std::uint32_t count, std::vector<std::uint8_t>& seen_contexts,
                                 std::vector<NameMatch>& out) const {
  const std::span<const VocabularyName> names = vocabulary_->names();
  const std::size_t before = out.size();
  std::uint32_t node = kRoot;
  for (std::uint32_t i = 0; i < count && words[i].id != kNone; ++i) {
    if (i > 0 && (words[i].gap & kGapBreak) != 0) break;
    node = i == 0 ? first_step_[words[0].id] : find_step(node, words[i].id);
    if (node == kNone) break;
    for (std::uint32_t at = first_entry_[node]; at != kNone; at = entries_[at].next) {
      const Entry& entry = entries_[at];
      if (!accepts(entry, words, i + 1)) continue;
      if (entry.context != kNone) {
        seen_contexts[entry.context] = 1;
        continue;
      }
      const VocabularyName& name = names[entry.name];
      if (!speaks(name, language)) continue;
      Span span{words[0].begin, words[i].end};
      const std::string_view tail = name.text.substr(name.text.size() - entry.tail);
      if (text.substr(span.end, tail.size()) == tail) span.end += entry.tail;
      out.push_back(
          {span, name.node, entry.name, name.role, name.common, name.acronym, name.adjective});
    }
  }
  if (out.size() == before) return 1;

  order_candidates(names, language, before, out);
  // A strong name hides all shorter ones; a weak one may turn out to be none.
  const auto strong =
      std::find_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                   [](const NameMatch& match) { return match.role != NameRole::kWeak; });
  if (strong == out.end()) return 1;
  const std::uint32_t end = strong->span.end;
  while (out.back().span.end < end) out.pop_back();
  if (out[before].span.end > end) return 1;
  std::uint32_t words_taken = 1;
  while (words_taken < count && words[words_taken].begin < end) ++words_taken;
  return words_taken;
}

NameMatches NameMatcher::find(std::string_view text, Language language) const {
  NameMatches out;
  std::vector<std::uint8_t> seen_contexts(vocabulary_->contexts().size());
  WordScanner scanner(text);
  std::vector<Word> words;  // a window of the text
  words.reserve(std::max<std::size_t>(1024, std::size_t{longest_} * 4));
  std::size_t at = 0;
  std::uint32_t skip = 0;  // words that a match has taken
  for (bool more = true; more || at < words.size();) {
    if (more && words.size() - at <= longest_) {
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
      at = 0;
      while (words.size() < words.capacity() && (more = scanner.next())) {
        words.push_back({scanner.begin(), scanner.end(),
                         find_word(scanner.folded(), scanner.hash()), scanner.gap(),
                         scanner.letters()});
      }
      continue;
    }
    if (skip > 0) {
      --skip;
    } else if (words[at].id != kNone && first_step_[words[at].id] != kNone) {
      skip = match(text, language, &words[at], static_cast<std::uint32_t>(words.size() - at),
                   seen_contexts, out.names) -
             1;
    }
    ++at;
  }
  for (std::uint32_t context = 0; context < seen_contexts.size(); ++context) {
    if (seen_contexts[context] != 0) out.contexts.push_back(context);
  }
  return out;
}

}  // namespace lazo
