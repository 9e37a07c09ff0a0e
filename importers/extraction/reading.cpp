#include "importers/extraction/reading.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

/// Words inside quotation marks. An apostrophe is no quotation mark; a mark that is not closed
/// within its block counts to the end of the sentence only.
std::vector<bool> find_quoted(const Analysis& analysis) {
  std::vector<bool> quoted(analysis.words.size(), false);
  bool open = false;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
      const std::string_view form = analysis.form(w);
      if (form == "“" || form == "«") {
        open = true;
      } else if (form == "”" || form == "»") {
        open = false;
      } else if (form == "\"" || form == "''" || form == "``") {
        open = !open;
      } else {
        quoted[w] = open;
      }
    }
    const std::uint32_t end = sentence.span.end;
    if (end >= analysis.text.size() || analysis.text[end] == '\n') open = false;
  }
  return quoted;
}

}  // namespace

Reading::Reading(const Document& of, const Analysis& read, const Lexicon& rows)
    : document(of), analysis(read), lexicon(rows) {
  const std::size_t count = analysis.words.size();
  folded_.reserve(count);
  lemmas_.reserve(count);
  sentence_.assign(count, 0);
  for (std::uint32_t w = 0; w < count; ++w) {
    const std::string lowered = lower(analysis.form(w));
    folded_.push_back(fold_text(lowered));
    lemmas_.push_back(lexicon.lemmas(lowered, analysis.lemma(w)));
  }
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    std::fill(sentence_.begin() + sentence.first_word, sentence_.begin() + sentence.end_word, s);
  }
  child_begin_.assign(count + 1, 0);
  for (const Word& word : analysis.words) {
    if (word.head != kNoWord) ++child_begin_[word.head + 1];
  }
  for (std::size_t w = 0; w < count; ++w) child_begin_[w + 1] += child_begin_[w];
  children_.resize(child_begin_[count]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (std::uint32_t w = 0; w < count; ++w) {
    if (const std::uint32_t head = analysis.words[w].head; head != kNoWord) {
      children_[next[head]++] = w;
    }
  }
  quoted_ = find_quoted(analysis);
}

std::uint32_t Reading::child(std::uint32_t w, Deprel deprel) const {
  for (const std::uint32_t c : children(w)) {
    if (word(c).deprel == deprel) return c;
  }
  return kNoWord;
}

bool Reading::is_under(std::uint32_t w, std::uint32_t ancestor) const {
  // A damaged tree must not loop: no path is longer than its sentence.
  for (std::size_t steps = 0; w != kNoWord && steps < 1000; ++steps) {
    if (w == ancestor) return true;
    w = word(w).head;
  }
  return false;
}

bool Reading::is_passive(std::uint32_t w) const {
  for (const std::uint32_t c : children(w)) {
    const Deprel deprel = word(c).deprel;
    if (deprel == Deprel::kAuxPass || deprel == Deprel::kNsubjPass || deprel == Deprel::kExplPass ||
        deprel == Deprel::kCsubjPass || deprel == Deprel::kOblAgent) {
      return true;
    }
    // "fueron muertas por": parsers take the auxiliary for a copula.
    if (deprel == Deprel::kCop && word(w).upos == Upos::kVerb) return true;
  }
  return false;
}

std::string Reading::preposition(std::uint32_t w) const {
  std::string out;
  for (const std::uint32_t c : children(w)) {
    if (c > w || word(c).deprel != Deprel::kCase) continue;
    if (!out.empty()) out += ' ';
    out += folded(c);
    for (const std::uint32_t part : children(c)) {
      if (word(part).deprel != Deprel::kFixed) continue;
      out += ' ';
      out += folded(part);
    }
  }
  return out;
}

std::uint32_t Reading::first_conjunct(std::uint32_t w) const {
  for (std::size_t steps = 0; steps < 200 && word(w).deprel == Deprel::kConj; ++steps) {
    if (word(w).head == kNoWord) break;
    w = word(w).head;
  }
  return w;
}

std::vector<std::uint32_t> Reading::conjuncts(std::uint32_t w) const {
  std::vector<std::uint32_t> out = {w};
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const std::uint32_t c : children(out[i])) {
      if (word(c).deprel == Deprel::kConj && !is_verb(c)) out.push_back(c);
    }
  }
  return out;
}

bool Reading::may_be(std::uint32_t w, LemmaId lemma) const {
  return std::any_of(lemmas_[w].begin(), lemmas_[w].end(),
                     [&](LemmaGuess guess) { return guess.lemma == lemma; });
}

bool Reading::extend(std::uint32_t w, std::span<const LemmaId> words, Match& match) const {
  constexpr std::uint32_t kReach = 4;
  const Sentence& sentence = analysis.sentences[sentence_[w]];
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::uint32_t found = kNoWord;
    if (lexicon.is_function_word(words[i])) {
      // "have to" is not "have chosen to": closed-class words stand right behind.
      const std::uint32_t next = match.last_word + 1;
      if (next >= sentence.end_word || !may_be(next, words[i])) return false;
      match.last_word = next;
      continue;
    }
    const std::uint32_t end =
        std::min(sentence.end_word, w + 1 + kReach + static_cast<std::uint32_t>(i));
    for (std::uint32_t next = w + 1; next < end && found == kNoWord; ++next) {
      if (may_be(next, words[i])) found = next;
    }
    for (const std::uint32_t c : children(w)) {
      if (found != kNoWord) break;
      if (may_be(c, words[i])) found = c;
      for (const std::uint32_t below : children(c)) {
        if (found == kNoWord && may_be(below, words[i])) found = below;
      }
    }
    if (found == kNoWord) return false;
    match.last_word = std::max(match.last_word, found);
    match.first_word = std::min(match.first_word, found);
  }
  return true;
}

}  // namespace lazo
