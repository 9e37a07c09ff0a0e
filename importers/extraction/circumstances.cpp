#include "importers/extraction/circumstances.hpp"

#include <algorithm>

#include "importers/extraction/attribution.hpp"
#include "importers/extraction/predicate_form.hpp"

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

  void own_marks(std::uint32_t predicate) {
    if (const std::uint32_t cue = negator(reading_, predicate, noun_frame_); cue != kNoWord)
      negate(cue);
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
    out_.tense = is_past(reading_, predicate) ? ClaimTense::kPast : ClaimTense::kPresent;
  }

  void attribute(std::uint32_t cue, const Referents& speakers, bool anonymous) {
    if (presupposed_) return;
    if (out_.attributed) {
      nest(cue, speakers);
      return;
    }
    Referents able = speakers;
    std::erase_if(able, [&](const Referent& who) { return !resolver_.may_speak(who); });
    if (able.empty() && !speakers.empty()) return;  // "the law requires", "the laws expected"
    out_.attributed = true;
    out_.speakers = std::move(able);
    out_.anonymous = anonymous || out_.speakers.empty();
    out_.cue = std::string(reading_.analysis.form(cue));
    out_.cue_span = reading_.word(cue).span;
  }

  /// "Ruiz said that the bank had warned": what the bank warns of is said by Ruiz, who names it.
  void nest(std::uint32_t cue, const Referents& speakers) {
    if (out_.inner_speaker || out_.speakers.size() != 1) return;
    const Referent inner = out_.speakers.front();
    Referents outer = speakers;
    std::erase_if(outer, [&](const Referent& who) {
      return !resolver_.may_speak(who) || who.member == inner.member;
    });
    if (outer.size() != 1) return;
    out_.inner_speaker = inner;
    out_.inner_cue = std::move(out_.cue);
    out_.speakers = std::move(outer);
    out_.cue = std::string(reading_.analysis.form(cue));
    out_.cue_span = reading_.word(cue).span;
  }

  void attribute_to_verb(std::uint32_t verb) {
    if (!out_.attributed) by_past_verb_ = is_past(reading_, verb);
    const std::uint32_t subject = frames_.subject_word(verb);
    const bool anonymous =
        subject != kNoWord &&
        attribution_row(reading_, subject, AttributionKind::kAnonymous) != nullptr &&
        reading_.child(subject, Deprel::kAppos) == kNoWord;
    // "a report by the bank says": the bank does.
    Referents who;
    if (!anonymous) {
      who = subject != kNoWord && reading_.is_noun(subject) ? resolver_.sources_of(subject)
                                                            : frames_.subject(verb);
    } else {
      who = outlet_of(verb);
    }
    attribute(verb, who, anonymous && who.empty());
  }

  /// "people familiar with the matter told *Reuters*": the outlet answers for them.
  Referents outlet_of(std::uint32_t verb) const {
    for (const std::uint32_t c : reading_.children(verb)) {
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel != Deprel::kIobj && deprel != Deprel::kObj) continue;
      const NameMention* outlet = resolver_.name_at(c);
      if (outlet != nullptr) return resolver_.resolve(c);
    }
    return {};
  }

  /// Sources named at the word itself: "according to X", ", said X", "reportedly", "as X stated".
  void attribution_at(std::uint32_t w, std::uint32_t came_from) {
    for (const std::uint32_t c : reading_.children(w)) {
      if (out_.attributed && out_.inner_speaker) return;
      if (c == came_from) continue;
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel == Deprel::kAdvmod &&
          attribution_row(reading_, c, AttributionKind::kAnonymous) != nullptr) {
        attribute(c, {}, true);
      } else if ((deprel == Deprel::kParataxis || deprel == Deprel::kAdvcl ||
                  deprel == Deprel::kDep) &&
                 says(reading_, c)) {
        if (deprel == Deprel::kAdvcl && reading_.child(c, Deprel::kMark) == kNoWord &&
            reading_.child(c, Deprel::kAdvmod) == kNoWord) {
          continue;
        }
        attribute_to_verb(c);
      } else if (reading_.is_noun(c) || reading_.word(c).upos == Upos::kPron) {
        const std::optional<NamedSource> source = named_source(reading_, c);
        if (!source) continue;
        const bool anonymous =
            attribution_row(reading_, source->noun, AttributionKind::kAnonymous) != nullptr;
        attribute(source->marker, anonymous ? Referents{} : resolver_.sources_of(source->noun),
                  anonymous);
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
        if (deprel == Deprel::kXcomp && reading_.is_noun(head) &&
            frames_.causing_verb(w) != kNoWord) {
          caused_by(frames_.causing_verb(w), same_act);
          same_act = false;
          break;
        }
        reported_by(w, head, deprel, same_act);
        break;
      case Deprel::kAdvcl:
        if (!same_act) break;
        if (is_purpose(reading_, w) && frames_.demanded_by(head, w)) {
          // "called on Norway to negotiate": what is asked for, not what it is asked for.
          caused_by(head, same_act);
          same_act = false;
        } else if (is_purpose(reading_, w)) {
          aim_of(head);
          add_mood(Mood::kPlanned, Certainty::kProbable, w);
          same_act = false;
        } else if (is_finite(reading_, w)) {
          // "pidió a X para que actúe": what is asked for.
          if (demands_of_somebody(reading_, head) && has_purpose_mark(reading_, w)) {
            attribute_to_verb(head);
            governed(head, false);
          }
          same_act = false;
        } else {
          // A converb shares how its clause is meant, not its negation.
          inherit(head, false);
          // "seeks to expand trade, including exploring routes": an example of what is sought.
          if (is_example(reading_, w)) governed(head, false);
          shares_negation_ = false;
        }
        break;
      case Deprel::kConj:
        // "will stop X and is using Y": a conjunct with a form of its own is meant by itself.
        if (same_act && !(reading_.is_verb(w) && has_own_tense(reading_, w)))
          inherit(head, reading_.is_verb(w) && !is_finite(reading_, w));
        break;
      case Deprel::kParataxis:
        // "supports the deal: sales doubled" says nothing of the sales.
        if (says(reading_, head) && reading_.child(head, Deprel::kObj) == kNoWord)
          attribute_to_verb(head);
        same_act = false;
        break;
      case Deprel::kObj:
      case Deprel::kNsubjPass:
      case Deprel::kObl:
        if (deprel == Deprel::kObj && inside_thing_ && says(reading_, head)) {
          out_.told_as_thing = !out_.attributed;
          attribute_to_verb(head);
        }
        if (!same_act) break;
        // A definite subject is presupposed: "the alliance must not be perceived as ...".
        if (!reading_.is_verb(head) || (deprel == Deprel::kNsubjPass && has_article(reading_, w))) {
          same_act = false;
          break;
        }
        if (says(reading_, head) && noun_frame_ && deprel == Deprel::kObj && w == predicate_ &&
            !acts_on_object(reading_, head)) {
          attribute_to_verb(head);
        }
        object_of(w, head, deprel);
        break;
      case Deprel::kAcl:
        if (same_act) effect_of(head, reading_.lexicon.nouns);
        if (const std::uint32_t cause = frames_.causing_verb(w); cause != kNoWord && same_act) {
          caused_by(cause, same_act);
        } else if (reading_.word(w).morphology.verb_form == Morphology::VerbForm::kInf &&
                   same_act) {
          meant_by(head);
          if (const std::uint32_t above = reading_.word(head).head;
              above != kNoWord && reading_.is_verb(above)) {
            aim_of(above);
          }
          add_mood(Mood::kPlanned, Certainty::kProbable, w);
        }
        inside_thing_ = true;
        if (presupposes(reading_, w)) presupposed_ = true;
        same_act = false;
        break;
      case Deprel::kNsubj:
        // "Anna's tariffs work, a report says": nobody has to say that she imposed them.
        if (noun_frame_) presupposed_ = true;
        same_act = false;
        break;
      case Deprel::kAclRelcl:
        // ", which makes servers," is the writer's aside, whoever says the rest.
        if (begins_behind_comma(reading_, w)) presupposed_ = true;
        same_act = false;
        break;
      case Deprel::kAppos:
        same_act = false;
        break;
      default:
        break;
    }
  }

  /// The clause `w` of a verb that says, doubts, asks for or otherwise governs it.
  void reported_by(std::uint32_t w, std::uint32_t head, Deprel deprel, bool same_act) {
    const bool denied = denies_saying(reading_, head);
    const bool clause = deprel != Deprel::kXcomp;
    // Whoever asks somebody to act answers for it that the act is asked for; whoever denies
    // answers for the denial.
    const Effect* effect = effect_at(reading_, head);
    const bool of_others = effect != nullptr && effect->by_object;  // "accuses X of harming"
    if ((says(reading_, head) && (clause || denied || of_others)) ||
        (same_act && demands_of_somebody(reading_, head))) {
      attribute_to_verb(head);
    }
    if (!same_act) return;
    if (denied && effect == nullptr) {
      // "does not deny that": it may be so.
      const std::uint32_t head_negator = negator(reading_, head, noun_frame_);
      if (head_negator == kNoWord) negate(head);
      if (head_negator != kNoWord) add_mood(Mood::kPossible, Certainty::kPossible, head_negator);
      return;
    }
    // "considers that it will grow" is an opinion, "considers growing" a thought of it; "told them
    // that" reports, "told them to" asks.
    const bool told = clause && !denied && says(reading_, head) && is_finite(reading_, w) &&
                      reading_.word(w).morphology.mood != Morphology::Mood::kSub &&
                      effect != nullptr && !effect->negated &&
                      (effect->mood == Mood::kPossible ||
                       (effect->by_object && reading_.lexicon.language == Language::kEnglish));
    if (!told) governed(head, !clause || deprel == Deprel::kOblArg);
  }

  /// "asked the ministry to suspend", where the infinitive hangs on the noun.
  void caused_by(std::uint32_t cause, bool same_act) {
    if (!same_act) return;
    if (says(reading_, cause) || demands_of_somebody(reading_, cause)) attribute_to_verb(cause);
    governed(cause, false);
  }

  /// What is done with an aim is what the aim is as sure as, if it goes on or is a policy.
  void aim_of(std::uint32_t verb) {
    if (out_.mood != Mood::kAsserted || out_.negated || out_.aim) return;
    const Circumstances above = Finder(reading_, frames_, resolver_, false).find(verb);
    out_.aim = !above.negated && (above.tense != ClaimTense::kPast || has_means(reading_, verb));
    out_.aim_mood = above.mood;
  }

  /// Marks of a verb that governs: its own negation and modals, and its row in the lexicon.
  void governed(std::uint32_t head, bool shares_marks) {
    const std::uint32_t head_negator = negator(reading_, head, noun_frame_);
    const Effect* effect = effect_at(reading_, head);
    if (effect != nullptr) apply(*effect, head, head_negator != kNoWord);
    if (effect == nullptr) meant_by(head);
    if (!shares_marks) return;
    if (head_negator != kNoWord && shares_negation_ && (effect == nullptr || !effect->negated))
      negate(head_negator);
    for (const std::uint32_t c : reading_.children(head)) modal(c);
    if (out_.tense == ClaimTense::kPresent) tense_of(head);
  }

  /// "the need to support", "it is necessary to", "a fundamental task is to": what a noun or an
  /// adjective makes of the clause below it.
  void meant_by(std::uint32_t head) {
    const auto add = [&](std::uint32_t word, bool adjective_only) {
      for (const Reading::Match& match : reading_.matches(word, reading_.lexicon.modality)) {
        const ModalityRow& row = reading_.lexicon.modality.rows[match.row];
        if (!adjective_only || row.scope == CueScope::kAdjective)
          add_mood(row.mood, row.certainty, word);
      }
    };
    add(head, false);
    if (!reading_.is_noun(head)) return;
    for (const std::uint32_t c : reading_.children(head)) {
      if (reading_.word(c).deprel == Deprel::kAmod) add(c, true);
    }
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
    const std::uint32_t cue = negator(reading_, head, noun_frame_);
    if (with_negation && shares_negation_ && cue != kNoWord) negate(cue);
  }

  /// The predicate is a noun, and this is the verb that it is an argument of.
  void object_of(std::uint32_t noun, std::uint32_t verb, Deprel deprel) {
    const std::uint32_t verb_negator = negator(reading_, verb, noun_frame_);
    const Mood before = out_.mood;
    for (const std::uint32_t c : reading_.children(verb)) modal(c);
    for (const Reading::Match& match : reading_.matches(verb, reading_.lexicon.verbs)) {
      const Effect& effect = reading_.lexicon.verbs.rows[match.row].effect;
      if (!effect.present || deprel == Deprel::kObl) continue;
      if (effect.negated) {
        // "rejected any change": it does not come; "rejected the change": it may be there.
        if (!noun_frame_ && !has_article(reading_, noun)) {
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
        // "do not support the tariffs" leaves them where they are.
        if (before == out_.mood && !has_article(reading_, noun))
          add_mood(Mood::kPossible, Certainty::kPossible, verb_negator);
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
    if (!out_.attributed && !presupposed_) {
      const std::optional<TrailingSource> source = trailing_source(reading_, predicate);
      if (source && predicate < source->first_word) attribute_to_verb(source->verb);
    }
    if (!out_.attributed && !presupposed_) {
      if (const std::optional<Referent> speaker = resolver_.heading_speaker(predicate)) {
        out_.attributed = true;
        out_.speakers = {*speaker};
        out_.cue = ":";
      }
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
