#include "importers/extraction/frames.hpp"

#include <algorithm>

#include "importers/extraction/attribution.hpp"
#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
bool Frames::is_past_participle(std::uint32_t word) const {
  const Morphology& m = reading_.word(word).morphology;
  if (m.verb_form == Morphology::VerbForm::kGer) return false;
  if (m.verb_form == Morphology::VerbForm::kPart) {
    if (m.tense == Morphology::Tense::kPres) return false;
    if (m.tense == Morphology::Tense::kPast || m.passive) return true;
  }
  for (const LemmaGuess guess : reading_.lemmas(word)) {
    if ((guess.flags & kFormParticiple) != 0) return true;
    if ((guess.flags & kFormGerund) != 0) return false;
  }
  return m.verb_form == Morphology::VerbForm::kPart;
}

bool Frames::is_participle(std::uint32_t word) const {
  const Morphology& m = reading_.word(word).morphology;
  if (m.verb_form == Morphology::VerbForm::kPart || m.verb_form == Morphology::VerbForm::kGer)
    return true;
  return is_past_participle(word);
}

bool Frames::has_subject_behind(std::uint32_t verb, std::uint32_t word) const {
  return std::any_of(
      reading_.children(verb).begin(), reading_.children(verb).end(), [&](std::uint32_t c) {
        const Deprel deprel = reading_.word(c).deprel;
        return c > word && c < verb && (deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass);
      });
}

/// "Beyond talks with Norway, *Canada* and Japan seek": a subject that the parser took for more
/// items of the phrase in front, which a comma ends.
std::uint32_t Frames::listed_subject(std::uint32_t verb) const {
  const Word& word = reading_.word(verb);
  if (reading_.lexicon.language == Language::kSpanish || word.deprel == Deprel::kConj ||
      word.morphology.verb_form != Morphology::VerbForm::kFin || verb == 0) {
    return kNoWord;
  }
  std::uint32_t item = verb - 1;
  if (!reading_.is_noun(item) || reading_.sentence_of(item) != reading_.sentence_of(verb))
    return kNoWord;
  constexpr std::size_t kLongestList = 6;
  for (std::size_t steps = 0; steps < kLongestList; ++steps) {
    const std::uint32_t before = reading_.word(item).head;
    if (before == kNoWord || before > item || !reading_.is_noun(item)) return kNoWord;
    if (reading_.word(item).deprel == Deprel::kConj) {
      std::uint32_t first = item;
      while (first > 0 && reading_.is_under(first - 1, item)) --first;
      const bool fronted =
          first > 0 && reading_.analysis.form(first - 1) == "," && reading_.is_under(before, verb);
      if (fronted) return item;
    }
    item = before;
  }
  return kNoWord;
}

std::uint32_t Frames::subject_word(std::uint32_t verb) const {
  for (const std::uint32_t c : reading_.children(verb)) {
    switch (reading_.word(c).deprel) {
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
      case Deprel::kCsubj:
      case Deprel::kCsubjPass:
        // "Norvège : Renault ouvre": what a heading is about is not who acts.
        if (c + 1 < verb && reading_.analysis.form(c + 1) == ":" && has_subject_behind(verb, c))
          break;
        return c;
      default:
        break;
    }
  }
  // "It said that": no expletive, for something was said.
  if (says(reading_, verb) && !reading_.is_passive(verb)) {
    const std::uint32_t it = reading_.child(verb, Deprel::kExpl);
    if (it != kNoWord && it < verb && reading_.lexicon.language == Language::kEnglish) return it;
  }
  if (const std::uint32_t listed = listed_subject(verb); listed != kNoWord) return listed;
  // Parsers take a subject for an object where two verbs follow each other: "ensured their
  // representatives visited Ottawa". Of two objects the one in front is the subject.
  std::uint32_t before = kNoWord;
  bool after = false;
  for (const std::uint32_t c : reading_.children(verb)) {
    if (reading_.word(c).deprel != Deprel::kObj || !reading_.is_noun(c)) continue;
    if (c < verb) {
      before = c;
    } else {
      after = true;
    }
  }
  return after ? before : kNoWord;
}

/// Who a clause on a noun is about: the noun, or of a predicate noun its subject ("they are actors,
/// contributing to growth").
Referents Frames::described_by(std::uint32_t noun) {
  if (reading_.child(noun, Deprel::kCop) != kNoWord) return holder(noun);
  return resolver_.resolve_all(noun);
}

Referents Frames::agent(std::uint32_t verb) {
  Referents out;
  for (const std::uint32_t c : reading_.children(verb)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel == Deprel::kOblAgent) {
      merge(out, resolver_.resolve_all(c));
    } else if (deprel == Deprel::kObl || deprel == Deprel::kOblArg) {
      if (leads(reading_.lexicon, reading_.preposition(c), kLeadsBy)) {
        merge(out, resolver_.resolve_all(c));
      }
    }
  }
  return out;
}

/// The grammatical subject, looked for where Universal Dependencies leaves it out.
Referents Frames::surface_subject(std::uint32_t verb, std::uint32_t depth) {
  if (depth > 12) return {};
  if (const std::uint32_t own = subject_word(verb); own != kNoWord) {
    const Deprel deprel = reading_.word(own).deprel;
    if (deprel == Deprel::kCsubj || deprel == Deprel::kCsubjPass) {
      // "Defending the agreement benefits Canada": the thing done is what its object is about.
      return object(own);
    }
    Referents who = resolver_.resolve_all(own);
    // "The deputy Anna Berg met": a title that the parser made a second subject.
    for (const std::uint32_t c : reading_.children(verb)) {
      if (!who.empty() || c <= own || c > verb || reading_.word(c).deprel != deprel) continue;
      who = resolver_.resolve_all(c);
    }
    return who;
  }
  const Word& word = reading_.word(verb);
  const std::uint32_t head = word.head;
  const bool finite = word.morphology.verb_form == Morphology::VerbForm::kFin ||
                      reading_.child(verb, Deprel::kAux) != kNoWord;
  // "pressure, such as using tariffs": an example of the noun is not what the clause's subject
  // does.
  for (const std::uint32_t c : reading_.children(verb)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (finite || (deprel != Deprel::kMark && deprel != Deprel::kCase)) continue;
    const std::string_view form = reading_.folded(c);
    if (form == "such" || form == "like" || form == "como" || form == "comme") return {};
  }
  if (head != kNoWord) {
    switch (word.deprel) {
      case Deprel::kConj:
        // "Permanecen en bodegas y alertó": another number, another subject.
        if (reading_.lexicon.language == Language::kSpanish && finite && reading_.is_verb(head) &&
            word.morphology.number != Morphology::Number::kNone &&
            reading_.word(head).morphology.number != Morphology::Number::kNone &&
            word.morphology.number != reading_.word(head).morphology.number) {
          break;
        }
        if (reading_.is_verb(head) || subject_word(head) != kNoWord)
          return surface_subject(head, depth + 1);
        return resolver_.resolve_all(head);
      case Deprel::kXcomp: {
        // The controller: the object of "urge X to", else the subject.
        if (causing_verb(verb) != kNoWord) return resolver_.resolve_all(head);
        if (Referents who = told_to_act(head); !who.empty()) return who;
        // "Canada plans to", read as plans of Canada.
        if (reading_.is_noun(head) && subject_word(head) == kNoWord &&
            reading_.child(head, Deprel::kCop) == kNoWord) {
          return resolver_.possessors(head);
        }
        if (reading_.is_passive(head)) return surface_subject(head, depth + 1);
        return subject(head);
      }
      case Deprel::kAdvcl:
        if (!finite) {
          if (demanded_by(head, verb)) return told_to_act(head);
          // "Small firms are actors, contributing to growth": a noun with a copula has a subject
          // too.
          const bool clause =
              !reading_.is_noun(head) || reading_.child(head, Deprel::kCop) != kNoWord;
          return clause ? surface_subject(head, depth + 1) : Referents{};
        }
        break;
      case Deprel::kCcomp:
      case Deprel::kParataxis:
      case Deprel::kOblArg:
      case Deprel::kObl:
        if (!finite) {
          if (Referents who = told_to_act(head); !who.empty()) return who;
          return surface_subject(head, depth + 1);
        }
        break;
      case Deprel::kAcl: {
        // "companies exporting to X", but not "the importance of preserving X".
        const bool marked = reading_.child(verb, Deprel::kMark) != kNoWord ||
                            reading_.child(verb, Deprel::kCase) != kNoWord;
        if (is_participle(verb) && !marked) return described_by(head);
        if (causing_verb(verb) != kNoWord) return resolver_.resolve_all(head);
        // "a plan to diversify", "the decision to leave": whose plan it is.
        Referents whose = resolver_.possessors(head);
        if (!whose.empty()) return whose;
        if (const std::uint32_t light = light_verb(head); light != kNoWord) {
          return surface_subject(light, depth + 1);
        }
        return {};
      }
      case Deprel::kAclRelcl:
        return described_by(head);
      case Deprel::kNmod:
      case Deprel::kCsubj:
        if (reading_.is_noun(head)) return resolver_.possessors(head);
        break;
      default:
        break;
    }
  }
  // "It is necessary to support X": what the speaker asks for.
  if (word.morphology.verb_form == Morphology::VerbForm::kInf &&
      (word.deprel == Deprel::kCsubj || word.deprel == Deprel::kRoot ||
       word.deprel == Deprel::kCcomp || word.deprel == Deprel::kXcomp ||
       reading_.child(verb, Deprel::kCop) != kNoWord)) {
    if (Referents who = resolver_.speakers(verb); !who.empty()) return who;
  }
  // A finite Spanish verb says its subject itself.
  if (reading_.lexicon.language == Language::kSpanish && reading_.is_verb(verb) &&
      !is_participle(verb) && reading_.child(verb, Deprel::kExplPass) == kNoWord) {
    return resolver_.unspoken(verb);
  }
  return {};
}

/// Whose act the complement of a verb is, if that is not its subject: "urge *X* to", "exigió a
/// *X*".
Referents Frames::told_to_act(std::uint32_t verb) {
  bool by_object = false;
  for (const Reading::Match& match : reading_.matches(verb, reading_.lexicon.verbs)) {
    const TriggerRow& row = reading_.lexicon.verbs.rows[match.row];
    if (!row.effect.by_object) continue;
    by_object = true;
    for (const Pattern& pattern : row.patterns) {
      if (Referents who = end(verb, pattern.target); !who.empty()) return who;
    }
  }
  if (!by_object) return {};
  Referents who = end(verb, {Slot::kIndirect, {}});
  return who.empty() ? end(verb, {Slot::kObject, {}}) : who;
}

bool Frames::demanded_by(std::uint32_t verb, std::uint32_t infinitive) {
  if (infinitive < verb) return false;  // "to help them, X called on Y"
  for (const Reading::Match& match : reading_.matches(verb, reading_.lexicon.verbs)) {
    const TriggerRow& row = reading_.lexicon.verbs.rows[match.row];
    if (!row.effect.by_object || row.effect.mood != Mood::kRequired) continue;
    const bool found =
        std::any_of(row.patterns.begin(), row.patterns.end(), [&](const Pattern& pattern) {
          return pattern.target.slot == Slot::kOblique && !end(verb, pattern.target).empty();
        });
    if (found) return true;
  }
  return false;
}

std::uint32_t Frames::causing_verb(std::uint32_t infinitive) const {
  const Word& word = reading_.word(infinitive);
  if (word.head == kNoWord) return kNoWord;
  const bool on_noun = word.deprel == Deprel::kXcomp && reading_.is_noun(word.head) &&
                       reading_.child(word.head, Deprel::kCop) == kNoWord;
  if (word.deprel != Deprel::kAcl && !on_noun) return kNoWord;
  const std::uint32_t verb = reading_.word(word.head).head;
  if (verb == kNoWord || !reading_.is_verb(verb)) return kNoWord;
  const Deprel deprel = reading_.word(word.head).deprel;
  if (deprel != Deprel::kObj && deprel != Deprel::kIobj && deprel != Deprel::kObl &&
      deprel != Deprel::kOblArg) {
    return kNoWord;
  }
  for (const Reading::Match& match : reading_.matches(verb, reading_.lexicon.verbs)) {
    if (reading_.lexicon.verbs.rows[match.row].effect.by_object) return verb;
  }
  return kNoWord;
}

Referents Frames::subject(std::uint32_t word) {
  const bool participle = reading_.word(word).deprel == Deprel::kAcl && is_past_participle(word);
  if (reading_.is_passive(word) || participle) return agent(word);
  if (reading_.word(word).deprel == Deprel::kConj && is_past_participle(word) &&
      reading_.word(word).head != kNoWord && subject_word(word) == kNoWord) {
    const std::uint32_t first = reading_.first_conjunct(word);
    const bool first_participle =
        reading_.word(first).deprel == Deprel::kAcl && is_past_participle(first);
    if (reading_.child(word, Deprel::kAux) == kNoWord &&
        (reading_.is_passive(first) || first_participle)) {
      return agent(word);
    }
  }
  return surface_subject(word, 0);
}

Referents Frames::object(std::uint32_t verb) {
  const Word& word = reading_.word(verb);
  const bool participle = word.deprel == Deprel::kAcl && is_past_participle(verb);
  if (participle) return word.head == kNoWord ? Referents{} : resolver_.resolve_all(word.head);
  if (reading_.is_passive(verb)) return surface_subject(verb, 0);
  for (const std::uint32_t c : reading_.children(verb)) {
    if (reading_.word(c).deprel == Deprel::kObj && c != subject_word(verb)) {
      return resolver_.resolve_all(c);
    }
  }
  // "negotiate and sign the agreement": the object stands with the last verb.
  for (const std::uint32_t c : reading_.children(verb)) {
    if (reading_.word(c).deprel != Deprel::kConj || !reading_.is_verb(c)) continue;
    const std::uint32_t shared = reading_.child(c, Deprel::kObj);
    if (shared != kNoWord && c <= verb + 2) return resolver_.resolve_all(shared);
  }
  if (word.deprel == Deprel::kConj && word.head != kNoWord && reading_.is_verb(word.head)) {
    // "imposed and then suspended them": only where nothing else follows the second verb.
    const std::uint32_t shared = reading_.child(word.head, Deprel::kObj);
    const bool own = std::any_of(
        reading_.children(verb).begin(), reading_.children(verb).end(), [&](std::uint32_t c) {
          const Deprel d = reading_.word(c).deprel;
          return d == Deprel::kObl || d == Deprel::kXcomp || d == Deprel::kCcomp;
        });
    if (shared != kNoWord && shared > verb && !own) return resolver_.resolve_all(shared);
  }
  // "urged Norway to", "visitó Ottawa": an only object that the parser took for an indirect one or
  // for a second subject.
  for (const std::uint32_t c : reading_.children(verb)) {
    const Deprel deprel = reading_.word(c).deprel;
    const bool second = deprel == Deprel::kNsubj && c > verb && subject_word(verb) < verb;
    const bool bare = deprel == Deprel::kIobj && reading_.is_noun(c) && c > verb &&
                      reading_.child(c, Deprel::kCase) == kNoWord;
    if (second || bare) return resolver_.resolve_all(c);
  }
  // "the agreement, that it accuses of harming farms": a relative pronoun that the parser took for
  // a conjunction.
  if (word.deprel == Deprel::kAclRelcl && word.head != kNoWord && subject_word(verb) != kNoWord) {
    for (const std::uint32_t c : reading_.children(verb)) {
      if (reading_.word(c).deprel == Deprel::kMark && reading_.word(c).upos == Upos::kPron)
        return resolver_.resolve_all(word.head);
    }
  }
  // Spanish marks objects that are persons or bodies with "a".
  if (reading_.lexicon.language == Language::kSpanish) {
    for (const std::uint32_t c : reading_.children(verb)) {
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel != Deprel::kObl && deprel != Deprel::kIobj && deprel != Deprel::kOblArg) continue;
      if (is_preposition(reading_.preposition(c), "a")) return resolver_.resolve_all(c);
    }
  }
  return {};
}

Referents Frames::oblique(std::uint32_t word, const End& end) {
  Referents out;
  const auto take = [&](std::uint32_t c) {
    if (!end.prepositions.empty() || !reading_.preposition(c).empty()) {
      if (fits_preposition(reading_.preposition(c), end)) merge(out, resolver_.resolve_all(c));
    }
  };
  for (const std::uint32_t c : reading_.children(word)) {
    switch (reading_.word(c).deprel) {
      case Deprel::kObl:
      case Deprel::kOblArg:
      case Deprel::kOblAgent:
      case Deprel::kNmod:
        if (!is_source_phrase(reading_, c)) take(c);
        break;
      case Deprel::kIobj:
        if (fits_preposition("a", end) || fits_preposition("to", end))
          merge(out, resolver_.resolve_all(c));
        break;
      case Deprel::kObj:
        // "accedió a la petición": some treebanks call what a verb asks for its object, with "a".
        if (!reading_.preposition(c).empty()) take(c);
        // "sign a deal with X": the phrase may hang on the noun.
        for (const std::uint32_t below : reading_.children(c)) {
          if (reading_.word(below).deprel != Deprel::kNmod) continue;
          take(below);
          // "move the production of dryers *from Mexico*"
          for (const std::uint32_t inner : reading_.children(below)) {
            const std::string preposition = reading_.preposition(inner);
            if (reading_.word(inner).deprel == Deprel::kNmod && !end.prepositions.empty() &&
                !is_preposition(preposition, "of") && !is_preposition(preposition, "de")) {
              take(inner);
            }
          }
        }
        break;
      case Deprel::kXcomp:
        for (const std::uint32_t below : reading_.children(c)) {
          if (reading_.word(below).deprel == Deprel::kObl && !reading_.is_verb(c)) take(below);
        }
        break;
      default:
        break;
    }
  }
  // A verb that shares its complements: "import and export to Canada".
  if (out.empty() && reading_.is_verb(word)) {
    for (const std::uint32_t c : reading_.children(word)) {
      if (reading_.word(c).deprel != Deprel::kConj || c > word + 2) continue;
      for (const std::uint32_t below : reading_.children(c)) {
        if (reading_.word(below).deprel == Deprel::kObl) take(below);
      }
    }
  }
  return out;
}

Referents Frames::complement(std::uint32_t verb) {
  Referents out;
  for (const std::uint32_t c : reading_.children(verb)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel == Deprel::kXcomp || deprel == Deprel::kCcomp || deprel == Deprel::kAdvcl) {
      Referents about = object(c);
      // "warned that the tariffs would hurt": what the clause is about.
      if (deprel == Deprel::kCcomp) merge(about, subject(c));
      merge(out, about);
    }
  }
  return out;
}

Referents Frames::end(std::uint32_t word, const End& end) {
  switch (end.slot) {
    case Slot::kSubject:
      if (reading_.is_noun(word) && reading_.child(word, Deprel::kCop) == kNoWord) {
        const std::uint32_t verb = light_verb(word);
        return verb == kNoWord ? Referents{} : subject(verb);
      }
      return subject(word);
    case Slot::kObject:
      return object(word);
    case Slot::kIndirect: {
      for (const std::uint32_t c : reading_.children(word)) {
        const Deprel deprel = reading_.word(c).deprel;
        if (deprel == Deprel::kIobj && reading_.is_noun(c)) return resolver_.resolve_all(c);
        if ((deprel == Deprel::kObl || deprel == Deprel::kOblArg || deprel == Deprel::kObj) &&
            is_preposition(reading_.preposition(c), "a")) {
          return resolver_.resolve_all(c);
        }
      }
      return {};
    }
    case Slot::kOblique:
      return oblique(word, end);
    case Slot::kComplement:
      return complement(word);
    case Slot::kAttribute: {
      const std::uint32_t predicate = reading_.child(word, Deprel::kXcomp);
      return predicate == kNoWord ? Referents{} : resolver_.resolve_all(predicate);
    }
    case Slot::kSelf: {
      if (const std::optional<Referent> name = resolver_.named_beside(word)) return {*name};
      const std::optional<Referent> self = resolver_.describe(word);
      return self ? Referents{*self} : Referents{};
    }
    case Slot::kPossessor:
      return resolver_.possessors(word);
    case Slot::kNoun:
      return noun_complement(word, end);
    case Slot::kBetween:
      return between(word);
    case Slot::kHolder:
      return holder(word);
  }
  return {};
}

}  // namespace lazo
