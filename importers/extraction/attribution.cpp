#include "importers/extraction/attribution.hpp"

#include <algorithm>

namespace lazo {
namespace {

/// The noun whose preposition is the word `marker`: among the children of `above` or of `beside`.
std::uint32_t marked_by(const Reading& reading, std::uint32_t marker, std::uint32_t above,
                        std::uint32_t beside) {
  for (const std::uint32_t parent : {beside, above}) {
    if (parent == kNoWord) continue;
    for (const std::uint32_t c : reading.children(parent)) {
      for (const std::uint32_t part : reading.children(c)) {
        const Deprel deprel = reading.word(part).deprel;
        if (part == marker && (deprel == Deprel::kCase || deprel == Deprel::kMark)) return c;
      }
    }
  }
  return kNoWord;
}

}  // namespace

const AttributionRow* attribution_row(const Reading& reading, std::uint32_t word,
                                      AttributionKind kind) {
  for (const Reading::Match& match : reading.matches(word, reading.lexicon.attribution)) {
    const AttributionRow& row = reading.lexicon.attribution.rows[match.row];
    if (row.kind == kind) return &row;
  }
  return nullptr;
}

bool says(const Reading& reading, std::uint32_t word) {
  return reading.is_verb(word) &&
         (attribution_row(reading, word, AttributionKind::kSay) != nullptr ||
          attribution_row(reading, word, AttributionKind::kDoubt) != nullptr);
}

bool denies_saying(const Reading& reading, std::uint32_t word) {
  return reading.is_verb(word) &&
         attribution_row(reading, word, AttributionKind::kDoubt) != nullptr;
}

std::optional<NamedSource> named_source(const Reading& reading, std::uint32_t noun) {
  for (const std::uint32_t marker : reading.children(noun)) {
    const Deprel deprel = reading.word(marker).deprel;
    if (deprel != Deprel::kCase && deprel != Deprel::kMark) continue;
    for (const Reading::Match& match : reading.matches(marker, reading.lexicon.attribution)) {
      if (reading.lexicon.attribution.rows[match.row].kind != AttributionKind::kAccording) continue;
      if (match.last_word < noun) return NamedSource{noun, marker};
      const std::uint32_t source =
          marked_by(reading, match.last_word, reading.word(noun).head, noun);
      if (source != kNoWord) return NamedSource{source, marker};
    }
  }
  return std::nullopt;
}

bool is_source_phrase(const Reading& reading, std::uint32_t noun) {
  if (named_source(reading, noun)) return true;
  const std::uint32_t head = reading.word(noun).head;
  if (head == kNoWord) return false;
  return std::any_of(reading.children(head).begin(), reading.children(head).end(),
                     [&](std::uint32_t sibling) {
                       if (sibling == noun || !reading.is_noun(sibling)) return false;
                       const auto source = named_source(reading, sibling);
                       return source && source->noun == noun;
                     });
}

std::optional<TrailingSource> trailing_source(const Reading& reading, std::uint32_t word) {
  const Sentence& sentence = reading.analysis.sentences[reading.sentence_of(word)];
  for (std::uint32_t verb = sentence.end_word; verb-- > sentence.first_word;) {
    if (!says(reading, verb) || denies_saying(reading, verb)) continue;
    std::uint32_t subject = reading.child(verb, Deprel::kNsubj);
    if (subject == kNoWord || subject > verb) continue;
    std::uint32_t first = subject;
    while (first > sentence.first_word && reading.is_under(first - 1, subject)) --first;
    // A title that the parser left out: "CEO Anna Berg said".
    while (first > sentence.first_word && reading.is_noun(first - 1)) --first;
    if (first == sentence.first_word) continue;
    const std::string_view before = reading.analysis.form(first - 1);
    if (before != "," && before != "\"" && before != "\u201d" && before != "\u00bb") continue;
    const bool tells_more = std::any_of(
        reading.children(verb).begin(), reading.children(verb).end(), [&](std::uint32_t c) {
          const Deprel deprel = reading.word(c).deprel;
          return (c > verb && (deprel == Deprel::kCcomp || deprel == Deprel::kXcomp)) ||
                 deprel == Deprel::kMark;
        });
    if (tells_more) continue;
    return TrailingSource{verb, subject, first};
  }
  return std::nullopt;
}

}  // namespace lazo
