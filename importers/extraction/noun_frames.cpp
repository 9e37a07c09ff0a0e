// The part of Frames that reads nouns: their complements, the parties "between" which something is,
// the verb that governs them, whoever they are said of.
#include <algorithm>

#include "importers/extraction/frames.hpp"
#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {

Referents Frames::noun_complement(std::uint32_t noun, const End& end) {
  Referents out;
  for (const std::uint32_t c : reading_.children(noun)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel == Deprel::kNmod || deprel == Deprel::kObl || deprel == Deprel::kOblArg) {
      if (fits_preposition(reading_.preposition(c), end)) merge(out, resolver_.resolve_all(c));
    } else if (deprel == Deprel::kCompound && c < noun &&
               reading_.lexicon.language == Language::kEnglish && fits_preposition("of", end)) {
      // "the T-MEC review", "steel tariffs": a noun in front is a noun with "of" behind.
      if (resolver_.is_thing(c) && !resolver_.in_one_name(c, noun))
        merge(out, resolver_.resolve_all(c));
    }
  }
  if (out.empty()) {
    if (const std::uint32_t c = attached_above(noun, end); c != kNoWord)
      merge(out, resolver_.resolve_all(c));
  }
  return out;
}

/// The complement of a noun that the parser hung on its verb: "renforcer son alliance *avec le
/// Canada*". Only where nothing else stands between them, and not for prepositions of place.
std::uint32_t Frames::attached_above(std::uint32_t noun, const End& end) const {
  const std::uint32_t verb = light_verb(noun);
  if (verb == kNoWord || verb > noun || end.prepositions.empty()) return kNoWord;
  for (const std::uint32_t c : reading_.children(verb)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (c < noun || (deprel != Deprel::kObl && deprel != Deprel::kOblArg)) continue;
    const std::string preposition = reading_.preposition(c);
    // "rechazó cualquier cambio *al capítulo*": right behind the noun it is the noun's.
    const std::uint32_t marker = reading_.child(c, Deprel::kCase);
    const bool right_behind = marker == noun + 1 && leads(reading_.lexicon, preposition, kLeadsTo);
    const bool party = leads(reading_.lexicon, preposition, kLeadsWith | kLeadsAgainst);
    if ((!right_behind && !party) || !fits_preposition(preposition, end)) return kNoWord;
    for (std::uint32_t w = noun + 1; w < c; ++w) {
      if (reading_.is_noun(w) && !reading_.is_under(w, noun) && !reading_.is_under(w, c))
        return kNoWord;
    }
    return c;
  }
  return kNoWord;
}

Referents Frames::between(std::uint32_t noun) {
  for (const std::uint32_t c : reading_.children(noun)) {
    const std::string preposition = reading_.preposition(c);
    if (leads(reading_.lexicon, preposition, kLeadsBetween)) {
      Referents who = resolver_.resolve_all(c);
      if (who.size() > 1) return who;
    }
  }
  // "the Mexico-Canada alliance"
  Referents who = resolver_.possessors(noun);
  return who.size() > 1 ? who : Referents{};
}

/// The verb that a noun is the object of ("reach an agreement", "have an alliance with").
std::uint32_t Frames::light_verb(std::uint32_t noun) const {
  std::uint32_t first = reading_.first_conjunct(noun);
  // "faces high levels of pressure": through nouns that stand for their complement.
  for (std::size_t steps = 0; steps < 3 && reading_.word(first).deprel == Deprel::kNmod; ++steps) {
    const std::uint32_t head = reading_.word(first).head;
    if (head == kNoWord) break;
    const TypeHeadRow* row = type_head(reading_, head);
    if (row == nullptr || !row->transparent) break;
    first = reading_.first_conjunct(head);
  }
  const Word& word = reading_.word(first);
  if (word.head == kNoWord) return kNoWord;
  if (word.deprel == Deprel::kObj && reading_.is_verb(word.head)) return word.head;
  if (word.deprel == Deprel::kNsubjPass) return word.head;
  return kNoWord;
}

std::uint32_t Frames::accompanied_verb(std::uint32_t noun) const {
  std::uint32_t w = noun;
  for (std::size_t steps = 0; steps < 3; ++steps) {
    const Word& word = reading_.word(w);
    if (word.head == kNoWord) return kNoWord;
    const bool aside = word.deprel == Deprel::kObl || word.deprel == Deprel::kOblArg;
    if (aside && reading_.is_verb(word.head)) return word.head;
    if (word.deprel != Deprel::kNmod && !aside) return kNoWord;
    w = word.head;  // "at the end of a meeting"
  }
  return kNoWord;
}

Referents Frames::holder(std::uint32_t noun) {
  Referents out;
  const Word& word = reading_.word(noun);
  if (reading_.child(noun, Deprel::kCop) != kNoWord) {
    const std::uint32_t subject = subject_word(noun);
    if (subject != kNoWord) return resolver_.resolve_all(subject);
    merge(out, surface_subject(noun, 0));
    return out;
  }
  for (const std::uint32_t c : reading_.children(noun)) {
    const Deprel deprel = reading_.word(c).deprel;
    const bool name =
        deprel == Deprel::kAppos || deprel == Deprel::kFlat || deprel == Deprel::kFlatName;
    if (name) merge(out, resolver_.resolve(c));
  }
  if (!out.empty()) return out;
  if (const std::optional<Referent> name = resolver_.named_beside(noun)) return {*name};
  if (word.head == kNoWord) return out;
  if (word.deprel == Deprel::kAppos || word.deprel == Deprel::kFlat ||
      word.deprel == Deprel::kFlatName || word.deprel == Deprel::kCompound) {
    return resolver_.resolve(word.head);
  }
  // "la empresa, afiliada a la cámara": a participle that the tagger takes for an adjective.
  if (word.deprel == Deprel::kAmod && !reading_.is_noun(noun))
    return resolver_.resolve_all(word.head);
  if (word.deprel == Deprel::kConj) {  // "X, president of A and member of B"
    const std::uint32_t first = reading_.first_conjunct(noun);
    if (first != noun && reading_.is_noun(first) &&
        (reading_.word(first).deprel == Deprel::kAppos ||
         reading_.child(first, Deprel::kCop) != kNoWord)) {
      return holder(first);
    }
  }
  if (word.deprel == Deprel::kObl || word.deprel == Deprel::kXcomp) {
    // "named X as its president", "took office as president of Y"
    const std::string preposition = reading_.preposition(noun);
    if (word.deprel == Deprel::kXcomp || leads(reading_.lexicon, preposition, kLeadsAs)) {
      // "toma protesta como presidente": what is taken is not who holds it.
      const std::uint32_t taken = reading_.child(word.head, Deprel::kObj);
      const bool thing = taken != kNoWord && reading_.word(taken).upos == Upos::kNoun &&
                         resolver_.name_at(taken) == nullptr && !resolver_.named_beside(taken);
      Referents who = thing ? Referents{} : object(word.head);
      return who.empty() || reading_.is_passive(word.head) ? surface_subject(word.head, 0) : who;
    }
  }
  return out;
}

}  // namespace lazo
