#include "importers/extraction/predicate_form.hpp"

#include <algorithm>

#include "importers/extraction/prepositions.hpp"

namespace lazo {
namespace {

/// French "plus", "personne", "rien" deny only beside "ne".
bool has_ne(const Reading& reading, std::uint32_t word) {
  for (const std::uint32_t c : reading.children(word)) {
    const std::string_view form = reading.folded(c);
    if (form == "ne" || form == "n'") return true;
  }
  return false;
}

bool denies(const Reading& reading, std::uint32_t c, std::uint32_t predicate, NegationScope scope) {
  for (const Reading::Match& match : reading.matches(c, reading.lexicon.negation)) {
    if (reading.lexicon.negation.rows[match.row].scope != scope) continue;
    if (reading.lexicon.language == Language::kFrench) {
      const std::string_view form = reading.folded(c);
      if (form == "ne" || form == "n'") continue;  // alone it is expletive
      if (form != "pas" && form != "sans" && form != "ni" && form != "non" &&
          scope != NegationScope::kInstead && !has_ne(reading, predicate)) {
        continue;
      }
    }
    return true;
  }
  return false;
}

bool subject_inside(const Reading& reading, std::uint32_t w) {
  return reading.child(w, Deprel::kNsubj) != kNoWord ||
         reading.child(w, Deprel::kNsubjPass) != kNoWord;
}

}  // namespace

std::uint32_t negator(const Reading& reading, std::uint32_t predicate, bool noun_frame) {
  for (const std::uint32_t c : reading.children(predicate)) {
    const Deprel deprel = reading.word(c).deprel;
    const bool modifier = deprel == Deprel::kAdvmod || deprel == Deprel::kDet ||
                          deprel == Deprel::kCc || deprel == Deprel::kCcPreconj ||
                          deprel == Deprel::kAux || deprel == Deprel::kDiscourse;
    if (modifier && (denies(reading, c, predicate, NegationScope::kWord) ||
                     denies(reading, c, predicate, NegationScope::kPair) ||
                     denies(reading, c, predicate, NegationScope::kDeterminer))) {
      return c;
    }
    if ((deprel == Deprel::kMark || deprel == Deprel::kCase || deprel == Deprel::kCc) &&
        (denies(reading, c, predicate, NegationScope::kPreposition) ||
         denies(reading, c, predicate, NegationScope::kInstead))) {
      return c;
    }
    const bool argument = deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass ||
                          (deprel == Deprel::kObj && !noun_frame);
    if (!argument) continue;
    if (denies(reading, c, predicate, NegationScope::kDeterminer) ||
        denies(reading, c, predicate, NegationScope::kPair)) {
      return c;  // "ninguno quiere", "nobody"
    }
    for (const std::uint32_t below : reading.children(c)) {
      if (denies(reading, below, predicate, NegationScope::kDeterminer) ||
          denies(reading, below, predicate, NegationScope::kPair)) {
        return below;
      }
    }
  }
  return kNoWord;
}

bool is_past(const Reading& reading, std::uint32_t predicate) {
  const auto past = [&](std::uint32_t w) {
    const Morphology::Tense tense = reading.word(w).morphology.tense;
    return tense == Morphology::Tense::kPast || tense == Morphology::Tense::kImp;
  };
  if (past(predicate)) return true;
  for (const std::uint32_t c : reading.children(predicate)) {
    const Deprel deprel = reading.word(c).deprel;
    if ((deprel == Deprel::kAux || deprel == Deprel::kAuxPass) && past(c)) return true;
  }
  for (const LemmaGuess guess : reading.lemmas(predicate)) {
    if ((guess.flags & kFormPast) != 0) return true;
  }
  return false;
}

bool is_finite(const Reading& reading, std::uint32_t w) {
  const Morphology::VerbForm form = reading.word(w).morphology.verb_form;
  if (form == Morphology::VerbForm::kFin) return true;
  for (const std::uint32_t c : reading.children(w)) {
    const Deprel deprel = reading.word(c).deprel;
    if ((deprel == Deprel::kAux || deprel == Deprel::kCop || deprel == Deprel::kAuxPass) &&
        reading.word(c).morphology.verb_form == Morphology::VerbForm::kFin) {
      return true;
    }
  }
  return form == Morphology::VerbForm::kNone && subject_inside(reading, w);
}

bool has_own_tense(const Reading& reading, std::uint32_t w) {
  if (reading.word(w).morphology.verb_form == Morphology::VerbForm::kInf) return false;
  return std::any_of(reading.children(w).begin(), reading.children(w).end(), [&](std::uint32_t c) {
    const Deprel deprel = reading.word(c).deprel;
    return deprel == Deprel::kAux || deprel == Deprel::kCop;
  });
}

bool has_purpose_mark(const Reading& reading, std::uint32_t w) {
  for (const std::uint32_t c : reading.children(w)) {
    const Deprel deprel = reading.word(c).deprel;
    if (deprel != Deprel::kMark && deprel != Deprel::kCase) continue;
    const std::string_view form = reading.folded(c);
    if (leads(reading.lexicon, form, kLeadsAim)) return true;
    if (form == "a" || form == "fin") {
      for (const std::uint32_t part : reading.children(c)) {
        if (reading.folded(part) == "fin") return true;
      }
    }
  }
  return false;
}

bool is_example(const Reading& reading, std::uint32_t w) {
  return std::any_of(reading.children(w).begin(), reading.children(w).end(), [&](std::uint32_t c) {
    return reading.word(c).deprel == Deprel::kMark &&
           leads(reading.lexicon, reading.folded(c), kLeadsLike);
  });
}

bool is_purpose(const Reading& reading, std::uint32_t w) {
  return !is_finite(reading, w) && has_purpose_mark(reading, w);
}

bool begins_behind_comma(const Reading& reading, std::uint32_t clause) {
  const std::uint32_t head = reading.word(clause).head;
  for (std::uint32_t w = head + 1; w < clause; ++w) {
    if (reading.word(w).upos == Upos::kPron && reading.is_under(w, clause))
      return w > 0 && reading.analysis.form(w - 1) == ",";
  }
  return false;
}

bool presupposes(const Reading& reading, std::uint32_t w) {
  return reading.word(w).morphology.verb_form == Morphology::VerbForm::kPart &&
         reading.word(w).morphology.tense != Morphology::Tense::kPres;
}

bool has_article(const Reading& reading, std::uint32_t noun) {
  const std::uint32_t first = reading.first_conjunct(noun);
  for (const std::uint32_t c : reading.children(first)) {
    const auto found = reading.lexicon.function_words.find(std::string(reading.folded(c)));
    if (found == reading.lexicon.function_words.end()) continue;
    if (found->second == "det:def" || found->second == "det:dem") return true;
  }
  return false;
}

const Effect* effect_at(const Reading& reading, std::uint32_t verb) {
  const Effect* effect = nullptr;
  for (const Reading::Match& match : reading.matches(verb, reading.lexicon.verbs)) {
    const Effect& found = reading.lexicon.verbs.rows[match.row].effect;
    if (found.present) effect = &found;
  }
  return effect;
}

bool refuses_any(const Reading& reading, std::uint32_t verb, std::uint32_t noun) {
  const Effect* effect = effect_at(reading, verb);
  if (effect == nullptr || !effect->negated) return false;
  return std::any_of(
      reading.children(noun).begin(), reading.children(noun).end(), [&](std::uint32_t c) {
        const auto found = reading.lexicon.function_words.find(std::string(reading.folded(c)));
        return found != reading.lexicon.function_words.end() && found->second == "det:any";
      });
}

bool acts_on_object(const Reading& reading, std::uint32_t verb) {
  const std::vector<Reading::Match> rows = reading.matches(verb, reading.lexicon.verbs);
  return std::any_of(rows.begin(), rows.end(), [&](const Reading::Match& match) {
    const std::string& relation = reading.lexicon.verbs.rows[match.row].relation;
    return !relation.empty() && relation != "announces" && relation != "publishes";
  });
}

bool demands_of_somebody(const Reading& reading, std::uint32_t verb) {
  const std::vector<Reading::Match> rows = reading.matches(verb, reading.lexicon.verbs);
  return std::any_of(rows.begin(), rows.end(), [&](const Reading::Match& match) {
    const Effect& effect = reading.lexicon.verbs.rows[match.row].effect;
    return effect.by_object && effect.mood == Mood::kRequired;
  });
}

bool has_means(const Reading& reading, std::uint32_t verb) {
  for (const std::uint32_t c : reading.children(verb)) {
    const Deprel deprel = reading.word(c).deprel;
    if (deprel != Deprel::kObj && deprel != Deprel::kNsubjPass) continue;
    const TypeHeadRow* row = reading.first_match(c, reading.lexicon.type_heads);
    if (row != nullptr && row->type == "measure") return true;
  }
  return false;
}

}  // namespace lazo
