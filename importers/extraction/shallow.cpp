#include "importers/extraction/shallow.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kNone = Word::kNoHead;

class RoughTree {
 public:
  RoughTree(Analysis& analysis, const Lexicon& lexicon, const Sentence& sentence)
      : analysis_(analysis),
        lexicon_(lexicon),
        first_(sentence.first_word),
        end_(sentence.end_word),
        tagged_(sentence.depth == Depth::kTagged) {}

  void build() {
    read_words();
    group_nouns();
    group_verbs();
    attach();
  }

 private:
  struct Group {
    std::uint32_t head = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool verb = false;
    std::uint32_t preposition = kNone;
    std::uint32_t coordinator = kNone;  ///< "and", "," in front of it
    bool relative = false;              ///< a verb after "which", "que"
    bool infinitive = false;
    bool participle = false;  ///< no auxiliary in front
    bool gerund = false;
    bool passive = false;
    bool subordinate = false;  ///< after "that", "que"
    bool conditional = false;
    std::uint32_t mark = kNone;
  };

  Word& word(std::uint32_t w) { return analysis_.words[w]; }
  std::string_view tag(std::uint32_t w) const { return tags_[w - first_]; }
  bool has_tag(std::uint32_t w, std::string_view prefix) const {
    return tag(w).substr(0, prefix.size()) == prefix;
  }

  void attach_to(std::uint32_t w, std::uint32_t head, Deprel deprel) {
    if (w == head) return;
    word(w).head = head;
    word(w).deprel = deprel;
  }

  void read_words() {
    tags_.assign(end_ - first_, {});
    forms_.assign(end_ - first_, {});
    verb_flags_.assign(end_ - first_, 0);
    for (std::uint32_t w = first_; w < end_; ++w) {
      const std::string form = lower(analysis_.form(w));
      const std::string folded = fold_text(form);
      forms_[w - first_] = folded;
      const auto found = lexicon_.function_words.find(folded);
      if (found != lexicon_.function_words.end()) tags_[w - first_] = found->second;
      const char32_t initial = form.empty() ? U'.' : decode_utf8(form, 0).code_point;
      bool is_verb_form = false;
      std::uint16_t flags = 0;
      for (const LemmaGuess guess : lexicon_.lemmas(form, analysis_.lemma(w))) {
        if (lexicon_.verbs.find(guess.lemma).empty() &&
            lexicon_.attribution.find(guess.lemma).empty()) {
          continue;
        }
        is_verb_form = true;
        flags = static_cast<std::uint16_t>(flags | guess.flags);
      }
      verb_flags_[w - first_] = static_cast<std::uint16_t>(flags | (is_verb_form ? kVerbForm : 0));
      if (tagged_) continue;
      Word& out = word(w);
      if (is_digit(initial)) {
        out.upos = Upos::kNum;
      } else if (!is_word(initial) && tags_[w - first_].empty()) {
        out.upos = form == "%" ? Upos::kSym : Upos::kPunct;
      } else if (!tag(w).empty()) {
        out.upos = upos_of_tag(w);
      } else {
        out.upos =
            is_upper(decode_utf8(analysis_.form(w), 0).code_point) ? Upos::kPropn : Upos::kNoun;
      }
    }
    if (tagged_) return;
    for (std::uint32_t w = first_; w < end_; ++w) {
      if ((verb_flags_[w - first_] & kVerbForm) != 0 && reads_as_verb(w))
        word(w).upos = Upos::kVerb;
    }
  }

  Upos upos_of_tag(std::uint32_t w) const {
    if (has_tag(w, "det")) return Upos::kDet;
    if (has_tag(w, "pron")) return Upos::kPron;
    if (has_tag(w, "aux")) return Upos::kAux;
    if (has_tag(w, "adp")) return Upos::kAdp;
    if (has_tag(w, "cconj")) return Upos::kCconj;
    if (has_tag(w, "sconj")) return Upos::kSconj;
    if (has_tag(w, "part")) return Upos::kPart;
    return Upos::kAdv;
  }

  /// A form that may be a verb is one unless what stands before it asks for a noun.
  bool reads_as_verb(std::uint32_t w) const {
    if (!tag(w).empty()) return false;
    const std::uint16_t flags = verb_flags_[w - first_];
    const bool capital = w != first_ && is_upper(decode_utf8(analysis_.form(w), 0).code_point);
    if (capital) return false;
    if (w == first_) return (flags & (kFormGerund | kFormInfinitive)) != 0;
    const Upos before = analysis_.words[w - 1].upos;
    const bool unmistakable = (flags & (kFormPast | kFormParticiple | kFormGerund | kFormFuture |
                                        kFormConditional | kFormSubjunctive)) != 0;
    if (has_tag(w - 1, "part:to") || has_tag(w - 1, "aux") || has_tag(w - 1, "part:neg"))
      return true;
    if (before == Upos::kPron) return true;
    if (before == Upos::kDet) return false;
    if (before == Upos::kAdp) {
      return lexicon_.language != Language::kEnglish
                 ? (flags & kFormPlural) == 0 && ends_infinitive(w)
                 : (flags & kFormGerund) != 0;
    }
    if (unmistakable) return true;
    if (ends_infinitive(w)) return true;
    // "Mexico supports the treaty": a noun in front, and an object or a preposition behind.
    const bool noun_before = before == Upos::kPropn || before == Upos::kNoun ||
                             before == Upos::kPunct || before == Upos::kAdv ||
                             before == Upos::kCconj;
    if (!noun_before) return false;
    if (lexicon_.language != Language::kEnglish)
      return (flags & kFormPlural) == 0 || (flags & kFormPresent) != 0;
    return w + 1 < end_ &&
           (has_tag(w + 1, "det") || has_tag(w + 1, "adp") || has_tag(w + 1, "part:to") ||
            analysis_.words[w + 1].upos == Upos::kPropn || (flags & kFormPresent) != 0);
  }

  bool ends_infinitive(std::uint32_t w) const {
    const std::string& form = forms_[w - first_];
    if (form.size() < 4) return false;
    const std::string_view tail = std::string_view(form).substr(form.size() - 2);
    if (lexicon_.language == Language::kSpanish)
      return tail == "ar" || tail == "er" || tail == "ir";
    if (lexicon_.language == Language::kFrench) return tail == "er" || tail == "ir" || tail == "re";
    return false;
  }

  bool nominal(std::uint32_t w) {
    const Upos upos = word(w).upos;
    return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum ||
           upos == Upos::kDet || upos == Upos::kAdj || upos == Upos::kSym || upos == Upos::kPron;
  }

  /// Runs of articles, adjectives, nouns: the last noun is the head in English, the first one
  /// elsewhere; a name keeps its first word as head.
  void group_nouns() {
    std::uint32_t w = first_;
    while (w < end_) {
      if (!nominal(w)) {
        ++w;
        continue;
      }
      Group group;
      group.begin = w;
      bool seen_noun = false;
      while (w < end_ && nominal(w)) {
        const bool opens = word(w).upos == Upos::kDet || word(w).upos == Upos::kPron;
        if (seen_noun && opens) break;
        seen_noun = seen_noun || word(w).upos == Upos::kNoun || word(w).upos == Upos::kPropn ||
                    word(w).upos == Upos::kPron;
        // "Mexico's", "U.S. tariffs": the possessive mark stays inside.
        ++w;
        if (w < end_ && (forms_[w - first_] == "'s" || has_tag(w, "part:poss")) && w + 1 < end_ &&
            nominal(w + 1))
          ++w;
      }
      group.end = w;
      choose_head(group);
      groups_.push_back(group);
    }
  }

  void choose_head(Group& group) {
    const auto noun = [&](std::uint32_t w) {
      const Upos upos = word(w).upos;
      return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
    };
    group.head = group.begin;
    if (lexicon_.language == Language::kEnglish) {
      for (std::uint32_t w = group.begin; w < group.end; ++w) {
        if (noun(w)) group.head = w;
      }
      // A title and a name: "President Claudia Sheinbaum" is about the name.
    } else {
      for (std::uint32_t w = group.end; w-- > group.begin;) {
        if (noun(w)) group.head = w;
      }
    }
    for (std::uint32_t w = group.begin; w < group.end; ++w) {
      if (w == group.head) continue;
      Deprel deprel = Deprel::kCompound;
      if (word(w).upos == Upos::kDet)
        deprel = has_tag(w, "det:poss") ? Deprel::kDetPoss : Deprel::kDet;
      if (word(w).upos == Upos::kNum) deprel = Deprel::kNummod;
      if (word(w).upos == Upos::kAdj) deprel = Deprel::kAmod;
      if (word(w).upos == Upos::kPart || word(w).upos == Upos::kAux) deprel = Deprel::kCase;
      if (deprel == Deprel::kCompound && w + 1 < group.end &&
          (forms_[w + 1 - first_] == "'s" || has_tag(w + 1, "part:poss"))) {
        deprel = Deprel::kNmodPoss;
      }
      if (deprel == Deprel::kCompound && w > group.head) {
        deprel = word(w).upos == Upos::kPropn && word(group.head).upos == Upos::kPropn
                     ? Deprel::kFlat
                     : Deprel::kAmod;
        if (word(w).upos == Upos::kPropn && word(group.head).upos == Upos::kNoun)
          deprel = Deprel::kFlat;
      }
      attach_to(w, group.head, deprel);
    }
  }

  void group_verbs() {
    std::uint32_t w = first_;
    while (w < end_) {
      if (word(w).upos != Upos::kVerb && word(w).upos != Upos::kAux) {
        ++w;
        continue;
      }
      Group group;
      group.verb = true;
      group.begin = w;
      std::uint32_t last = w;
      bool auxiliary = false;
      bool be = false;
      while (w < end_) {
        const Upos upos = word(w).upos;
        if (upos == Upos::kVerb) {
          last = w++;
          break;
        }
        if (upos == Upos::kAux) {
          auxiliary = true;
          be = has_tag(w, "aux:be");
          last = w++;
          continue;
        }
        if ((upos == Upos::kAdv || has_tag(w, "part:neg")) && w + 1 < end_ && auxiliary) {
          ++w;
          continue;
        }
        break;
      }
      group.end = last + 1;
      group.head = last;
      const std::uint16_t flags = verb_flags_[last - first_];
      group.gerund = (flags & kFormGerund) != 0 && !auxiliary;
      group.infinitive = ends_infinitive(last) && !auxiliary;
      group.participle = (flags & kFormParticiple) != 0 && !auxiliary;
      group.passive = be && (flags & kFormParticiple) != 0;
      for (std::uint32_t a = group.begin; a < last; ++a) {
        if (word(a).upos == Upos::kAux) {
          attach_to(a, last,
                    group.passive && has_tag(a, "aux:be") ? Deprel::kAuxPass : Deprel::kAux);
        } else {
          attach_to(a, last, Deprel::kAdvmod);
        }
      }
      // "no ha respondido", "n'a pas": what denies stands before the group.
      for (std::uint32_t n = group.begin; n > first_ && n + 3 > group.begin;) {
        --n;
        if (!has_tag(n, "part:neg")) break;
        attach_to(n, last, Deprel::kAdvmod);
      }
      if (group.begin > first_ && has_tag(group.begin - 1, "part:to")) {
        group.infinitive = true;
        attach_to(group.begin - 1, last, Deprel::kMark);
      }
      groups_.push_back(group);
    }
    std::sort(groups_.begin(), groups_.end(),
              [](const Group& a, const Group& b) { return a.begin < b.begin; });
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      Group& group = groups_[g];
      const std::uint32_t from = g == 0 ? first_ : groups_[g - 1].end;
      for (std::uint32_t b = from; b < group.begin; ++b) {
        if (word(b).head != kNone) continue;
        if (word(b).upos == Upos::kAdp || (has_tag(b, "part:to") && !group.verb)) {
          if (!group.verb) attach_to(b, group.head, Deprel::kCase);
          if (group.verb) attach_to(b, group.head, Deprel::kMark);
          group.preposition = b;
          if (group.verb) group.mark = b;
        } else if (word(b).upos == Upos::kCconj || analysis_.form(b) == ",") {
          group.coordinator = b;
          attach_to(b, group.head, word(b).upos == Upos::kCconj ? Deprel::kCc : Deprel::kPunct);
        } else if (word(b).upos == Upos::kSconj) {
          attach_to(b, group.head, Deprel::kMark);
          group.subordinate = true;
          group.mark = b;
        }
      }
    }
  }

  void attach() {
    std::uint32_t root = kNone;
    std::uint32_t last_verb = kNone;
    const Group* previous = nullptr;
    std::uint32_t last_noun = kNone;  // the noun group just before, in the same clause
    std::uint32_t list_head = kNone;  // first of a coordination
    std::uint32_t pending = kNone;    // a noun that waits for its verb
    for (Group& group : groups_) {
      const std::uint32_t h = group.head;
      if (group.verb) {
        attach_verb(group, root, last_verb, pending, last_noun, previous);
        if (root == kNone) root = h;
        last_verb = h;
        pending = kNone;
        last_noun = kNone;
        list_head = kNone;
      } else {
        const bool relative = has_tag(h, "pron:rel");
        const bool comma = group.coordinator != kNone;
        if (group.preposition == kNone && comma && previous != nullptr && !previous->verb &&
            list_head != kNone && !relative) {
          attach_to(h, list_head, Deprel::kConj);
        } else if (group.preposition != kNone && last_noun != kNone && !comma) {
          attach_to(h, last_noun, Deprel::kNmod);
          list_head = h;
        } else if (group.preposition != kNone) {
          list_head = h;
          if (last_verb != kNone) {
            const std::string& form = forms_[group.preposition - first_];
            const bool agent = word(last_verb).deprel == Deprel::kAcl || is_passive(last_verb);
            attach_to(h, last_verb,
                      agent && (form == "by" || form == "por" || form == "par") ? Deprel::kOblAgent
                                                                                : Deprel::kObl);
          } else {
            waiting_.push_back(h);
          }
        } else if (last_verb != kNone && !taken(last_verb, Deprel::kObj) && !comma) {
          attach_to(h, last_verb, Deprel::kObj);
          list_head = h;
          pending = h;
        } else {
          pending = h;
          list_head = h;
        }
        last_noun = h;
      }
      previous = &group;
    }
    if (root == kNone) root = last_noun;
    finish(root);
  }

  bool is_passive(std::uint32_t verb) {
    for (std::uint32_t w = first_; w < end_; ++w) {
      if (word(w).head == verb && word(w).deprel == Deprel::kAuxPass) return true;
    }
    return false;
  }

  bool taken(std::uint32_t head, Deprel deprel) {
    for (std::uint32_t w = first_; w < end_; ++w) {
      if (word(w).head == head && word(w).deprel == deprel) return true;
    }
    return false;
  }

  void attach_verb(Group& group, std::uint32_t root, std::uint32_t last_verb, std::uint32_t pending,
                   std::uint32_t last_noun, const Group* previous) {
    const std::uint32_t h = group.head;
    for (const std::uint32_t w : waiting_) attach_to(w, h, Deprel::kObl);
    waiting_.clear();
    const bool after_noun = previous != nullptr && !previous->verb && last_noun != kNone &&
                            previous->end == group.begin;
    if (group.participle && !group.passive && after_noun && group.coordinator == kNone &&
        lexicon_.language != Language::kEnglish) {
      attach_to(h, last_noun, Deprel::kAcl);
      word(h).morphology.verb_form = Morphology::VerbForm::kPart;
      word(h).morphology.tense = Morphology::Tense::kPast;
      return;
    }
    if (group.infinitive && last_verb != kNone) {
      attach_to(h, last_verb, group.mark != kNone ? Deprel::kAdvcl : Deprel::kXcomp);
      word(h).morphology.verb_form = Morphology::VerbForm::kInf;
      return;
    }
    if (group.gerund && last_verb != kNone) {
      attach_to(h, last_verb, Deprel::kAdvcl);
      word(h).morphology.verb_form = Morphology::VerbForm::kGer;
      return;
    }
    if (pending != kNone && word(pending).head == kNone) {
      attach_to(pending, h, group.passive ? Deprel::kNsubjPass : Deprel::kNsubj);
    } else if (pending != kNone && word(pending).deprel == Deprel::kObj &&
               group.subordinate == false && last_verb != kNone &&
               lexicon_.language == Language::kEnglish && group.participle && after_noun) {
      attach_to(h, pending, Deprel::kAcl);
      word(h).morphology.verb_form = Morphology::VerbForm::kPart;
      word(h).morphology.tense = Morphology::Tense::kPast;
      return;
    }
    if (root == kNone) return;
    Deprel deprel = Deprel::kParataxis;
    if (group.subordinate) {
      deprel = Deprel::kCcomp;
    } else if (group.coordinator != kNone && word(group.coordinator).upos == Upos::kCconj) {
      deprel = Deprel::kConj;
    }
    attach_to(h, last_verb == kNone ? root : last_verb, deprel);
  }

  /// What is left hangs on the root.
  void finish(std::uint32_t root) {
    if (root == kNone) root = first_;
    word(root).head = kNone;
    word(root).deprel = Deprel::kRoot;
    for (std::uint32_t w = first_; w < end_; ++w) {
      if (w == root || word(w).head != kNone) continue;
      attach_to(w, root, word(w).upos == Upos::kPunct ? Deprel::kPunct : Deprel::kDep);
    }
  }

  static constexpr std::uint16_t kVerbForm = 1U << 15;

  Analysis& analysis_;
  const Lexicon& lexicon_;
  const std::uint32_t first_;
  const std::uint32_t end_;
  const bool tagged_;
  std::vector<std::string> tags_;
  std::vector<std::string> forms_;
  std::vector<std::uint16_t> verb_flags_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> waiting_;
};

}  // namespace

Analysis add_rough_trees(const Analysis& analysis, const Lexicon& lexicon) {
  Analysis out = analysis;
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.depth == Depth::kParsed || sentence.first_word == sentence.end_word) continue;
    RoughTree(out, lexicon, sentence).build();
  }
  return out;
}

}  // namespace lazo
