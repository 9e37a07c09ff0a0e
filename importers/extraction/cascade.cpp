#include "importers/extraction/cascade.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

/// What a word may do in a claim.
enum class Use : std::uint8_t {
  kNone,
  kThing,    ///< may be an end
  kCopula,   ///< ties its subject to a thing behind it
  kTrigger,  ///< may name a relation
};

class Chooser {
 public:
  Chooser(const Analysis& split, const Lexicon& lexicon) : split_(split), lexicon_(lexicon) {}

  bool is_worth_reading(const Sentence& sentence) const {
    std::size_t things = 0;
    bool copula = false;
    bool in_name = false;  // words of one name are one thing
    for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
      const std::string_view form = split_.form(w);
      const Use use = use_of(form);
      if (use == Use::kTrigger) return true;
      copula = copula || use == Use::kCopula;
      const bool capital = !form.empty() && is_upper(decode_utf8(form, 0).code_point);
      if ((capital || use == Use::kThing) && !(capital && in_name)) ++things;
      in_name = capital;
      if (things >= 2 || (copula && things >= 1)) return true;
    }
    return false;
  }

 private:
  Use use_of(std::string_view form) const {
    if (form.empty() || !is_letter(decode_utf8(form, 0).code_point)) return Use::kNone;
    const std::string lowered = lower(form);
    // Closed-class words first: they are half of a text and need no undoing of endings.
    const auto closed = lexicon_.function_words.find(fold_text(lowered));
    if (closed != lexicon_.function_words.end()) {
      return closed->second == "aux:be" ? Use::kCopula : Use::kNone;
    }
    Use use = Use::kNone;
    for (const LemmaGuess guess : lexicon_.lemmas(lowered, {})) {
      if (!lexicon_.verbs.find(guess.lemma).empty() || !lexicon_.nouns.find(guess.lemma).empty() ||
          !lexicon_.adjectives.find(guess.lemma).empty() ||
          !lexicon_.offices.find(guess.lemma).empty()) {
        return Use::kTrigger;
      }
      for (const std::uint32_t row : lexicon_.type_heads.find(guess.lemma)) {
        if (!lexicon_.type_heads.rows[row].vacuous) use = Use::kThing;
      }
    }
    return use;
  }

  const Analysis& split_;
  const Lexicon& lexicon_;
};

}  // namespace

std::vector<Depth> choose_depths(const Analysis& split, const Lexicon& lexicon) {
  const Chooser chooser(split, lexicon);
  std::vector<Depth> out;
  out.reserve(split.sentences.size());
  for (const Sentence& sentence : split.sentences) {
    out.push_back(chooser.is_worth_reading(sentence) ? Depth::kParsed : Depth::kSplit);
  }
  return out;
}

}  // namespace lazo
