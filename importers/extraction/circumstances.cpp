#include "importers/extraction/circumstances.hpp"

#include <algorithm>

namespace lazo {
namespace {

class Finder {
 public:
  Finder(const Reading& reading, Frames& frames, Resolver& resolver, bool noun_frame)
      : reading_(reading), frames_(frames), resolver_(resolver), noun_frame_(noun_frame) {}

  Circumstances find(std::uint32_t predicate) {
    predicate_ = predicate;
    own_marks(predicate);
    if (noun_frame_ && out_.negated) {
      // "no tariffs on steel": denied by its own determiner; "without an alliance" likewise.
      denied_by_itself_ = true;
    }
    tense_of(predicate);
    attribution_at(predicate, kNoWord);
    climb(predicate);
    whole_sentence(predicate);
    return std::move(out_);
  }

 private:
  void note_cue(std::uint32_t word) {
    if (word == kNoWord) return;
    if (std::find(out_.cues.begin(), out_.cues.end(), word) == out_.cues.end())
      out_.cues.push_back(word);
  }

  void negate(std::uint32_t cue) {
    out_.negated = true;
    note_cue(cue);
  }

  /// `cue`: the word that shows the mood, or the predicate whose form does.
  void add_mood(Mood mood, Certainty certainty, std::uint32_t cue) {
    if (mood == Mood::kAsserted) return;
    const bool outer_decides = mood == Mood::kPossible || mood == Mood::kFeared ||
                               mood == Mood::kConditional || mood == Mood::kQuestion;
    if (out_.mood == Mood::kAsserted || outer_decides) {
      out_.mood = mood;
      out_.certainty = std::min(out_.certainty, certainty);
      note_cue(cue);
    }
  }

  /// French "plus", "personne", "rien" deny only beside "ne".
  bool has_ne(std::uint32_t word) const {
    for (const std::uint32_t c : reading_.children(word)) {
      const std::string_view form = reading_.folded(c);
      if (form == "ne" || form == "n'") return true;
    }
    return false;
  }

  bool denies(std::uint32_t c, std::uint32_t predicate, NegationScope scope) const {
    for (const Reading::Match& match : reading_.matches(c, reading_.lexicon.negation)) {
      if (reading_.lexicon.negation.rows[match.row].scope != scope) continue;
      if (reading_.lexicon.language == Language::kFrench) {
        const std::string_view form = reading_.folded(c);
        if (form == "ne" || form == "n'") continue;  // alone it is expletive
        if (form != "pas" && form != "sans" && form != "ni" && form != "non" &&
            scope != NegationScope::kInstead && !has_ne(predicate)) {
          continue;
        }
      }
      return true;
    }
    return false;
  }

  /// The word that negates the predicate, or kNoWord.
  std::uint32_t negator(std::uint32_t predicate) const {
    for (const std::uint32_t c : reading_.children(predicate)) {
      const Deprel deprel = reading_.word(c).deprel;
      const bool modifier = deprel == Deprel::kAdvmod || deprel == Deprel::kDet ||
                            deprel == Deprel::kCc || deprel == Deprel::kCcPreconj ||
                            deprel == Deprel::kAux || deprel == Deprel::kDiscourse;
      if (modifier && (denies(c, predicate, NegationScope::kWord) ||
                       denies(c, predicate, NegationScope::kPair) ||
                       denies(c, predicate, NegationScope::kDeterminer))) {
        return c;
      }
      if ((deprel == Deprel::kMark || deprel == Deprel::kCase || deprel == Deprel::kCc) &&
          (denies(c, predicate, NegationScope::kPreposition) ||
           denies(c, predicate, NegationScope::kInstead))) {
        return c;
      }
      const bool argument = deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass ||
                            (deprel == Deprel::kObj && !noun_frame_);
      if (!argument) continue;
      if (denies(c, predicate, NegationScope::kDeterminer) ||
          denies(c, predicate, NegationScope::kPair)) {
        return c;  // "ninguno quiere", "nobody"
      }
      for (const std::uint32_t below : reading_.children(c)) {
        if (denies(below, predicate, NegationScope::kDeterminer) ||
            denies(below, predicate, NegationScope::kPair)) {
          return below;
        }
      }
    }
    return kNoWord;
  }

  void own_marks(std::uint32_t predicate) {
    if (const std::uint32_t cue = negator(predicate); cue != kNoWord) negate(cue);
    for (const std::uint32_t c : reading_.children(predicate)) modal(c);
    const Word& word = reading_.word(predicate);
    std::uint16_t flags = 0;
    for (const LemmaGuess guess : reading_.lemmas(predicate)) {
      if (reading_.lexicon.verbs.find(guess.lemma).empty()) continue;
      flags = static_cast<std::uint16_t>(flags | guess.flags);
    }
    if (word.morphology.mood == Morphology::Mood::kCnd || (flags & kFormConditional) != 0) {
      add_mood(Mood::kConditional, Certainty::kPossible, predicate);
    } else if (word.morphology.tense == Morphology::Tense::kFut || (flags & kFormFuture) != 0) {
      add_mood(Mood::kPlanned, Certainty::kProbable, predicate);
      out_.tense = ClaimTense::kFuture;
    }
  }

  void modal(std::uint32_t c) {
    const Deprel deprel = reading_.word(c).deprel;
    for (const Reading::Match& match : reading_.matches(c, reading_.lexicon.modality)) {
      const ModalityRow& row = reading_.lexicon.modality.rows[match.row];
      const bool applies = (row.scope == CueScope::kAux && deprel == Deprel::kAux) ||
                           (row.scope == CueScope::kAdverb && deprel == Deprel::kAdvmod) ||
                           (row.scope == CueScope::kMark && deprel == Deprel::kMark);
      if (!applies) continue;
      if (row.scope == CueScope::kMark && row.mood == Mood::kConditional) has_condition_ = true;
      add_mood(row.mood, row.certainty, c);
      if (row.mood == Mood::kPlanned) out_.tense = ClaimTense::kFuture;
    }
  }

  void tense_of(std::uint32_t predicate) {
    if (out_.tense == ClaimTense::kFuture) return;
    out_.tense = is_past(predicate) ? ClaimTense::kPast : ClaimTense::kPresent;
  }

  bool is_past(std::uint32_t predicate) const {
    const auto past = [&](std::uint32_t w) {
      const Morphology::Tense tense = reading_.word(w).morphology.tense;
      return tense == Morphology::Tense::kPast || tense == Morphology::Tense::kImp;
    };
    if (past(predicate)) return true;
    for (const std::uint32_t c : reading_.children(predicate)) {
      const Deprel deprel = reading_.word(c).deprel;
      if ((deprel == Deprel::kAux || deprel == Deprel::kAuxPass) && past(c)) return true;
    }
    for (const LemmaGuess guess : reading_.lemmas(predicate)) {
      if ((guess.flags & kFormPast) != 0) return true;
    }
    return false;
  }

  const AttributionRow* attribution_row(std::uint32_t w, AttributionKind kind) const {
    for (const Reading::Match& match : reading_.matches(w, reading_.lexicon.attribution)) {
      const AttributionRow& row = reading_.lexicon.attribution.rows[match.row];
      if (row.kind == kind) return &row;
    }
    return nullptr;
  }

  bool says(std::uint32_t w) const {
    return reading_.is_verb(w) && (attribution_row(w, AttributionKind::kSay) != nullptr ||
                                   attribution_row(w, AttributionKind::kDoubt) != nullptr);
  }

  void attribute(std::uint32_t cue, const Referents& speakers, bool anonymous) {
    if (out_.attributed || presupposed_) return;
    out_.attributed = true;
    out_.speakers = speakers;
    out_.anonymous = anonymous || speakers.empty();
    out_.cue = std::string(reading_.analysis.form(cue));
    out_.cue_span = reading_.word(cue).span;
  }

  void attribute_to_verb(std::uint32_t verb) {
    if (!out_.attributed) by_past_verb_ = is_past(verb);
    const std::uint32_t subject = frames_.subject_word(verb);
    const bool anonymous = subject != kNoWord &&
                           attribution_row(subject, AttributionKind::kAnonymous) != nullptr &&
                           reading_.child(subject, Deprel::kAppos) == kNoWord;
    attribute(verb, anonymous ? Referents{} : frames_.subject(verb), anonymous);
  }

  /// Sources named at the word itself: "according to X", ", said X", "reportedly", "as X stated".
  void attribution_at(std::uint32_t w, std::uint32_t came_from) {
    for (const std::uint32_t c : reading_.children(w)) {
      if (out_.attributed) return;
      if (c == came_from) continue;
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel == Deprel::kAdvmod && attribution_row(c, AttributionKind::kAnonymous) != nullptr) {
        attribute(c, {}, true);
      } else if ((deprel == Deprel::kParataxis || deprel == Deprel::kAdvcl ||
                  deprel == Deprel::kDep) &&
                 says(c)) {
        if (deprel == Deprel::kAdvcl && reading_.child(c, Deprel::kMark) == kNoWord &&
            reading_.child(c, Deprel::kAdvmod) == kNoWord) {
          continue;
        }
        attribute_to_verb(c);
      } else if (reading_.is_noun(c) || reading_.word(c).upos == Upos::kPron) {
        for (const std::uint32_t marker : reading_.children(c)) {
          const Deprel mark = reading_.word(marker).deprel;
          if (mark != Deprel::kCase && mark != Deprel::kMark) continue;
          if (attribution_row(marker, AttributionKind::kAccording) == nullptr) continue;
          const bool anonymous = attribution_row(c, AttributionKind::kAnonymous) != nullptr;
          attribute(marker, anonymous ? Referents{} : resolver_.resolve_all(c), anonymous);
        }
      }
    }
  }

  /// What the predicates above add, up to the root of the sentence.
  void climb(std::uint32_t predicate) {
    bool same_act = true;  // still inside what the governing verb wants, fears or denies
    std::uint32_t w = predicate;
    for (std::size_t steps = 0; steps < 200; ++steps) {
      const std::uint32_t head = reading_.word(w).head;
      if (head == kNoWord) return;
      const Deprel deprel = reading_.word(w).deprel;
      step(w, head, deprel, same_act);
      if (!presupposed_) attribution_at(head, w);
      w = head;
    }
  }

  void step(std::uint32_t w, std::uint32_t head, Deprel deprel, bool& same_act) {
    switch (deprel) {
      case Deprel::kXcomp:
      case Deprel::kCcomp:
      case Deprel::kCsubj:
      case Deprel::kOblArg:
        if (says(head) && deprel != Deprel::kXcomp) {
          if (attribution_row(head, AttributionKind::kDoubt) != nullptr && same_act) negate(head);
          attribute_to_verb(head);
        }
        if (same_act) governed(head, deprel == Deprel::kXcomp || deprel == Deprel::kOblArg);
        break;
      case Deprel::kAdvcl:
        if (!same_act) break;
        if (is_purpose(w)) {
          aim_of(head);
          add_mood(Mood::kPlanned, Certainty::kProbable, w);
          same_act = false;
        } else if (is_finite(w)) {
          same_act = false;
        } else {
          // A converb shares how its clause is meant, not its negation.
          inherit(head, false);
          shares_negation_ = false;
        }
        break;
      case Deprel::kConj:
        // "will stop X and is using Y": a conjunct with a form of its own is meant by itself.
        if (same_act && !(reading_.is_verb(w) && has_own_tense(w)))
          inherit(head, reading_.is_verb(w) && !is_finite(w));
        break;
      case Deprel::kParataxis:
        if (says(head)) attribute_to_verb(head);
        same_act = false;
        break;
      case Deprel::kObj:
      case Deprel::kNsubjPass:
      case Deprel::kObl:
        if (deprel == Deprel::kObj && inside_thing_ && says(head)) {
          out_.told_as_thing = !out_.attributed;
          attribute_to_verb(head);
        }
        if (!same_act) break;
        // A definite subject is presupposed: "the alliance must not be perceived as ...".
        if (!reading_.is_verb(head) || (deprel == Deprel::kNsubjPass && has_article(w))) {
          same_act = false;
          break;
        }
        if (says(head) && noun_frame_ && deprel == Deprel::kObj && w == predicate_)
          attribute_to_verb(head);
        object_of(w, head, deprel);
        break;
      case Deprel::kAcl:
        if (same_act) effect_of(head, reading_.lexicon.nouns);
        if (const std::uint32_t cause = frames_.causing_verb(w); cause != kNoWord && same_act) {
          if (says(cause)) attribute_to_verb(cause);
          governed(cause, false);
        } else if (reading_.word(w).morphology.verb_form == Morphology::VerbForm::kInf &&
                   same_act) {
          if (const std::uint32_t above = reading_.word(head).head;
              above != kNoWord && reading_.is_verb(above)) {
            aim_of(above);
          }
          add_mood(Mood::kPlanned, Certainty::kProbable, w);
        }
        inside_thing_ = true;
        if (presupposes(w)) presupposed_ = true;
        same_act = false;
        break;
      case Deprel::kNsubj:
        // "Anna's tariffs work, a report says": nobody has to say that she imposed them.
        if (noun_frame_) presupposed_ = true;
        same_act = false;
        break;
      case Deprel::kAclRelcl:
      case Deprel::kAppos:
        same_act = false;
        break;
      default:
        break;
    }
  }

  /// "tariffs imposed by X": the participle tells which ones, not what happens.
  bool presupposes(std::uint32_t w) const {
    return reading_.word(w).morphology.verb_form == Morphology::VerbForm::kPart &&
           reading_.word(w).morphology.tense != Morphology::Tense::kPres;
  }

  /// "took measures to", "announced a plan to": the means to the end is a policy.
  bool has_means(std::uint32_t verb) const {
    for (const std::uint32_t c : reading_.children(verb)) {
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel != Deprel::kObj && deprel != Deprel::kNsubjPass) continue;
      const TypeHeadRow* row = reading_.first_match(c, reading_.lexicon.type_heads);
      if (row != nullptr && row->type == "measure") return true;
    }
    return false;
  }

  /// What is done with an aim is what the aim is as sure as, if it goes on or is a policy.
  void aim_of(std::uint32_t verb) {
    if (out_.mood != Mood::kAsserted || out_.negated || out_.aim) return;
    const Circumstances above = Finder(reading_, frames_, resolver_, false).find(verb);
    out_.aim = !above.negated && (above.tense != ClaimTense::kPast || has_means(verb));
    out_.aim_mood = above.mood;
  }

  bool has_own_tense(std::uint32_t w) const {
    if (reading_.word(w).morphology.verb_form == Morphology::VerbForm::kInf) return false;
    return std::any_of(reading_.children(w).begin(), reading_.children(w).end(),
                       [&](std::uint32_t c) {
                         const Deprel deprel = reading_.word(c).deprel;
                         return deprel == Deprel::kAux || deprel == Deprel::kCop;
                       });
  }

  bool has_article(std::uint32_t noun) const {
    const std::uint32_t first = reading_.first_conjunct(noun);
    for (const std::uint32_t c : reading_.children(first)) {
      const auto found = reading_.lexicon.function_words.find(std::string(reading_.folded(c)));
      if (found == reading_.lexicon.function_words.end()) continue;
      if (found->second == "det:def" || found->second == "det:dem") return true;
    }
    return false;
  }

  bool is_finite(std::uint32_t w) const {
    const Morphology::VerbForm form = reading_.word(w).morphology.verb_form;
    if (form == Morphology::VerbForm::kFin) return true;
    for (const std::uint32_t c : reading_.children(w)) {
      const Deprel deprel = reading_.word(c).deprel;
      if ((deprel == Deprel::kAux || deprel == Deprel::kCop || deprel == Deprel::kAuxPass) &&
          reading_.word(c).morphology.verb_form == Morphology::VerbForm::kFin) {
        return true;
      }
    }
    return form == Morphology::VerbForm::kNone && subject_inside(w);
  }

  bool subject_inside(std::uint32_t w) const {
    return reading_.child(w, Deprel::kNsubj) != kNoWord ||
           reading_.child(w, Deprel::kNsubjPass) != kNoWord;
  }

  /// "visited Ottawa to confirm", "para evitar", "afin de": an aim, not an event.
  bool is_purpose(std::uint32_t w) const {
    static constexpr std::string_view kAims[] = {"to", "para", "pour", "afin", "order"};
    if (is_finite(w)) return false;
    for (const std::uint32_t c : reading_.children(w)) {
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel != Deprel::kMark && deprel != Deprel::kCase) continue;
      const std::string_view form = reading_.folded(c);
      if (std::find(std::begin(kAims), std::end(kAims), form) != std::end(kAims)) return true;
      if (form == "a" || form == "fin") {
        for (const std::uint32_t part : reading_.children(c)) {
          if (reading_.folded(part) == "fin") return true;
        }
      }
    }
    return false;
  }

  /// Marks of a verb that governs: its own negation and modals, and its row in the lexicon.
  void governed(std::uint32_t head, bool shares_marks) {
    const std::uint32_t head_negator = negator(head);
    const Effect* effect = nullptr;
    for (const Reading::Match& match : reading_.matches(head, reading_.lexicon.verbs)) {
      const Effect& found = reading_.lexicon.verbs.rows[match.row].effect;
      if (found.present) effect = &found;
    }
    if (effect != nullptr) apply(*effect, head, head_negator != kNoWord);
    if (effect == nullptr) {
      for (const Reading::Match& match : reading_.matches(head, reading_.lexicon.modality)) {
        add_mood(reading_.lexicon.modality.rows[match.row].mood,
                 reading_.lexicon.modality.rows[match.row].certainty, head);
      }
    }
    if (!shares_marks) return;
    if (head_negator != kNoWord && shares_negation_ && (effect == nullptr || !effect->negated))
      negate(head_negator);
    for (const std::uint32_t c : reading_.children(head)) modal(c);
    if (out_.tense == ClaimTense::kPresent) tense_of(head);
  }

  void apply(const Effect& effect, std::uint32_t cue, bool head_negated) {
    if (effect.negated && head_negated) {
      add_mood(Mood::kPossible, Certainty::kPossible, cue);  // "does not rule out", "no descarta"
      return;
    }
    if (effect.negated && shares_negation_) negate(cue);
    if (effect.mood) add_mood(*effect.mood, Certainty::kProbable, cue);
    if (effect.mood == Mood::kPlanned) out_.tense = ClaimTense::kFuture;
  }

  template <typename Table>
  void effect_of(std::uint32_t head, const Table& table) {
    for (const Reading::Match& match : reading_.matches(head, table)) {
      for (const Pattern& pattern : table.rows[match.row].patterns) {
        if (pattern.mood) add_mood(*pattern.mood, Certainty::kProbable, head);
      }
    }
  }

  /// A coordinated or converb clause without marks of its own shares those of its head.
  void inherit(std::uint32_t head, bool with_negation) {
    for (const std::uint32_t c : reading_.children(head)) {
      if (c > head && with_negation) break;
      modal(c);
    }
    if (with_negation && shares_negation_ && negator(head) != kNoWord) negate(negator(head));
  }

  /// The predicate is a noun, and this is the verb that it is an argument of.
  void object_of(std::uint32_t noun, std::uint32_t verb, Deprel deprel) {
    const std::uint32_t verb_negator = negator(verb);
    const Mood before = out_.mood;
    for (const std::uint32_t c : reading_.children(verb)) modal(c);
    for (const Reading::Match& match : reading_.matches(verb, reading_.lexicon.verbs)) {
      const Effect& effect = reading_.lexicon.verbs.rows[match.row].effect;
      if (!effect.present || deprel == Deprel::kObl) continue;
      if (effect.negated) {
        // "rejected any change": it does not come; "rejected the change": it may be there.
        if (!noun_frame_ && !has_article(noun)) {
          negate(verb);
        } else if (!denied_by_itself_) {
          add_mood(Mood::kPossible, Certainty::kPossible, verb);
        }
      } else if (effect.mood) {
        add_mood(*effect.mood, Certainty::kProbable, verb);
      }
    }
    const Word& word = reading_.word(verb);
    if (word.morphology.tense == Morphology::Tense::kFut)
      add_mood(Mood::kPlanned, Certainty::kProbable, verb);
    if (word.morphology.mood == Morphology::Mood::kCnd)
      add_mood(Mood::kConditional, Certainty::kPossible, verb);
    if (verb_negator != kNoWord && deprel != Deprel::kObl) {
      if (noun_frame_) {
        if (before == out_.mood) add_mood(Mood::kPossible, Certainty::kPossible, verb_negator);
      } else {
        negate(verb_negator);
      }
    }
  }

  void whole_sentence(std::uint32_t predicate) {
    const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(predicate)];
    const std::string_view text = sentence.span.in(reading_.analysis.text);
    if (!text.empty() && text.back() == '?')
      add_mood(Mood::kQuestion, Certainty::kUnknown, kNoWord);
    // "It said it would build": the future, told later.
    if (out_.mood == Mood::kConditional && out_.attributed && !has_condition_ && by_past_verb_) {
      out_.mood = Mood::kPlanned;
      out_.tense = ClaimTense::kFuture;
    }
    if (!out_.attributed && reading_.is_quoted(predicate)) {
      const Referents speakers = resolver_.speakers_at(predicate);
      if (!speakers.empty()) {
        out_.attributed = true;
        out_.speakers = speakers;
        out_.cue = "\"";
      }
    }
  }

  const Reading& reading_;
  Frames& frames_;
  Resolver& resolver_;
  const bool noun_frame_;
  std::uint32_t predicate_ = kNoWord;
  bool inside_thing_ = false;  // a clause on a noun was left on the way up
  bool presupposed_ = false;   // taken for granted by whatever stands above
  bool denied_by_itself_ = false;
  bool shares_negation_ = true;
  bool has_condition_ = false;  // "if"
  bool by_past_verb_ = false;   // the verb that attributes it is in the past
  Circumstances out_;
};

}  // namespace

Circumstances circumstances(const Reading& reading, Frames& frames, Resolver& resolver,
                            std::uint32_t predicate, bool noun_frame) {
  return Finder(reading, frames, resolver, noun_frame).find(predicate);
}

}  // namespace lazo
