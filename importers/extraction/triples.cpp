#include "importers/extraction/triples.hpp"

#include <algorithm>

namespace lazo {
namespace {

using Words = std::vector<std::uint32_t>;

class TripleFinder {
 public:
  explicit TripleFinder(const Reading& reading) : reading_(reading) {}

  std::vector<OpenTriple> find() {
    for (std::uint32_t s = 0; s < reading_.analysis.sentences.size(); ++s) {
      const Sentence& sentence = reading_.analysis.sentences[s];
      if (sentence.depth != Depth::kParsed) continue;
      sentence_ = s;
      for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
        if (reading_.word(w).deprel == Deprel::kAppos) apposition(w);
        if (is_predicate(w)) predicate(w);
      }
    }
    return std::move(out_);
  }

 private:
  bool is_copular(std::uint32_t w) const { return reading_.child(w, Deprel::kCop) != kNoWord; }

  bool is_predicate(std::uint32_t w) const {
    const Deprel deprel = reading_.word(w).deprel;
    if (deprel == Deprel::kAux || deprel == Deprel::kAuxPass || deprel == Deprel::kCop)
      return false;
    // A governed verb without its own subject is part of its governor's relation.
    if (deprel == Deprel::kXcomp) return false;
    return reading_.word(w).upos == Upos::kVerb || is_copular(w);
  }

  static bool is_subject(Deprel deprel) {
    return deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass || deprel == Deprel::kCsubj ||
           deprel == Deprel::kCsubjPass;
  }

  std::uint32_t own_subject(std::uint32_t w) const {
    for (const std::uint32_t c : reading_.children(w)) {
      if (is_subject(reading_.word(c).deprel)) return c;
    }
    return kNoWord;
  }

  bool is_relative(std::uint32_t w) const {
    const Word& word = reading_.word(w);
    return word.upos == Upos::kPron &&
           (word.morphology.pron_type == Morphology::PronType::kRel ||
            reading_.folded(w) == "that" || reading_.folded(w) == "which" ||
            reading_.folded(w) == "who" || reading_.folded(w) == "qui" ||
            reading_.folded(w) == "que");
  }

  /// The word whose phrase is the subject, its own or inherited.
  std::uint32_t subject_of(std::uint32_t w, std::uint32_t depth = 0) const {
    if (depth > 10) return kNoWord;
    const std::uint32_t own = own_subject(w);
    const Word& word = reading_.word(w);
    if (own != kNoWord && !is_relative(own)) return own;
    if (word.head == kNoWord) return kNoWord;
    switch (word.deprel) {
      case Deprel::kAcl:
      case Deprel::kAclRelcl:
        return word.head;
      case Deprel::kConj:
      case Deprel::kXcomp:
      case Deprel::kAdvcl:
        if (reading_.is_noun(word.head) && !is_copular(word.head)) return kNoWord;
        return subject_of(word.head, depth + 1);
      default:
        return kNoWord;
    }
  }

  /// The words below `head`, `head` included, without those for which `skip` holds at any depth.
  template <typename Skip>
  void gather(std::uint32_t head, const Skip& skip, Words& out) const {
    out.push_back(head);
    for (const std::uint32_t c : reading_.children(head)) {
      if (!skip(c, head)) gather(c, skip, out);
    }
  }

  Words phrase(std::uint32_t head, std::uint32_t without) const {
    Words out;
    gather(
        head,
        [&](std::uint32_t c, std::uint32_t parent) {
          const Deprel deprel = reading_.word(c).deprel;
          if (c == without || deprel == Deprel::kCop || deprel == Deprel::kParataxis) return true;
          if (deprel == Deprel::kAclRelcl) return true;
          if (deprel == Deprel::kAppos) return true;
          // The parts of a predicate noun that belong to its clause.
          if (parent == head && is_copular(head)) {
            return is_subject(deprel) || deprel == Deprel::kAux || deprel == Deprel::kAdvcl ||
                   deprel == Deprel::kMark || deprel == Deprel::kObl || is_negation(c) ||
                   (deprel == Deprel::kConj && is_copular(c)) || deprel == Deprel::kPunct;
          }
          return false;
        },
        out);
    trim(out);
    return out;
  }

  bool is_negation(std::uint32_t w) const {
    if (reading_.word(w).morphology.negative && reading_.word(w).deprel == Deprel::kAdvmod)
      return true;
    const NegationRow* row = reading_.first_match(w, reading_.lexicon.negation);
    return row != nullptr && row->scope == NegationScope::kWord &&
           reading_.word(w).deprel == Deprel::kAdvmod;
  }

  void trim(Words& words) const {
    std::sort(words.begin(), words.end());
    const auto mark = [&](std::uint32_t w) {
      return reading_.word(w).upos == Upos::kPunct || reading_.word(w).deprel == Deprel::kCc;
    };
    while (!words.empty() && mark(words.back())) words.pop_back();
    while (!words.empty() && mark(words.front())) words.erase(words.begin());
  }

  TriplePart part(const Words& words) const {
    TriplePart out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Span span = reading_.word(words[i]).span;
      if (i > 0) {
        const Span before = reading_.word(words[i - 1]).span;
        if (span == before) continue;  // two words of one token ("del")
        if (span.begin > before.end || words[i] != words[i - 1] + 1) out.text += ' ';
      }
      out.text += span.in(reading_.analysis.text);
    }
    if (!words.empty()) out.span = reading_.span_of(words.front(), words.back());
    return out;
  }

  /// Auxiliaries, negation and particle of a verb.
  void add_verb(std::uint32_t verb, Words& out, OpenTriple& triple) const {
    out.push_back(verb);
    for (const std::uint32_t c : reading_.children(verb)) {
      switch (reading_.word(c).deprel) {
        case Deprel::kAux:
        case Deprel::kAuxPass:
        case Deprel::kCompoundPrt:
        case Deprel::kExplPass:
        case Deprel::kExpl:
          if (reading_.word(c).upos == Upos::kPron &&
              reading_.lexicon.language == Language::kEnglish)
            break;
          out.push_back(c);
          break;
        case Deprel::kCop:
          out.push_back(c);
          break;
        default:
          if (is_negation(c)) {
            out.push_back(c);
            triple.negated = true;
          }
          break;
      }
      for (const Reading::Match& match : reading_.matches(c, reading_.lexicon.modality)) {
        const ModalityRow& row = reading_.lexicon.modality.rows[match.row];
        if (row.scope == CueScope::kAux && reading_.word(c).deprel == Deprel::kAux)
          triple.mood = row.mood;
      }
    }
  }

  void predicate(std::uint32_t w) {
    OpenTriple triple;
    triple.sentence = sentence_;
    const std::uint32_t subject = subject_of(w);
    if (subject == kNoWord) return;
    Words relation;
    std::vector<Words> complements;
    bool has_object = false;
    if (is_copular(w) && reading_.word(w).upos != Upos::kVerb) {
      OpenTriple ignored;
      add_verb(w, relation, triple);
      relation.erase(relation.begin());
      complements.push_back(phrase(w, subject));
      has_object = true;
      clause_complements(w, complements, subject);
    } else {
      // "plans to visit": the verbs that it governs, down to the one with the complements.
      std::uint32_t last = w;
      for (std::size_t steps = 0; steps < 5; ++steps) {
        add_verb(last, relation, triple);
        const std::uint32_t object = reading_.child(last, Deprel::kObj);
        const std::uint32_t next = reading_.child(last, Deprel::kXcomp);
        if (next == kNoWord || object != kNoWord || own_subject(next) != kNoWord) break;
        if (reading_.word(next).upos != Upos::kVerb) {
          complements.push_back(phrase(next, subject));
          has_object = true;
          break;
        }
        if (const std::uint32_t mark = reading_.child(next, Deprel::kMark); mark != kNoWord) {
          relation.push_back(mark);
        }
        if (last != w) clause_complements(last, complements, subject);
        last = next;
      }
      if (const std::uint32_t object = reading_.child(last, Deprel::kObj); object != kNoWord) {
        if (!is_relative(object)) {
          complements.insert(complements.begin(), phrase(object, w));
          has_object = true;
        } else if (reading_.word(w).deprel == Deprel::kAclRelcl) {
          complements.insert(complements.begin(), phrase(reading_.word(w).head, w));
          has_object = true;
        }
      }
      for (const Deprel deprel : {Deprel::kCcomp, Deprel::kXcomp}) {
        const std::uint32_t clause = reading_.child(last, deprel);
        if (has_object || clause == kNoWord) continue;
        complements.insert(complements.begin(), whole(clause));
        has_object = true;
      }
      clause_complements(last, complements, subject);
      if (last != w) clause_complements(w, complements, subject);
    }
    std::sort(relation.begin(), relation.end());
    relation.erase(std::unique(relation.begin(), relation.end()), relation.end());
    if (complements.empty()) return;
    if (!has_object) {
      // "was born in Honolulu": the preposition belongs to the relation.
      Words& first = complements.front();
      Words case_words;
      for (const std::uint32_t c : first) {
        if (reading_.word(c).deprel != Deprel::kCase || c != first[case_words.size()]) break;
        case_words.push_back(c);
      }
      if (!case_words.empty() && case_words.size() < first.size()) {
        first.erase(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(case_words.size()));
        relation.insert(relation.end(), case_words.begin(), case_words.end());
      }
    }
    triple.subject = part(phrase(subject, w));
    triple.relation = part(relation);
    triple.object = part(complements.front());
    for (std::size_t i = 1; i < complements.size(); ++i)
      triple.args.push_back(part(complements[i]));
    if (triple.subject.text.empty() || triple.relation.text.empty() || triple.object.text.empty())
      return;
    const bool inherited = own_subject(w) == kNoWord;
    triple.confidence = static_cast<std::uint16_t>(
        (inherited ? 6000 : 8000) + reading_.word(w).arc_margin * 4 + (has_object ? 500 : 0));
    out_.push_back(std::move(triple));
  }

  /// The whole clause below a word, as it stands.
  Words whole(std::uint32_t clause) const {
    Words out;
    gather(
        clause, [&](std::uint32_t, std::uint32_t) { return false; }, out);
    trim(out);
    return out;
  }

  void clause_complements(std::uint32_t w, std::vector<Words>& out, std::uint32_t subject) const {
    for (const std::uint32_t c : reading_.children(w)) {
      if (c == subject) continue;
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel != Deprel::kObl && deprel != Deprel::kIobj && deprel != Deprel::kOblArg &&
          deprel != Deprel::kOblAgent && deprel != Deprel::kOblTmod) {
        continue;
      }
      if (is_relative(c)) continue;
      out.push_back(phrase(c, w));
    }
  }

  void apposition(std::uint32_t w) {
    const std::uint32_t head = reading_.word(w).head;
    if (head == kNoWord || !reading_.is_noun(head) || !reading_.is_noun(w)) return;
    OpenTriple triple;
    triple.sentence = sentence_;
    triple.subject = part(phrase(head, w));
    triple.object = part(phrase(w, kNoWord));
    triple.relation.text = reading_.lexicon.language == Language::kSpanish  ? "es"
                           : reading_.lexicon.language == Language::kFrench ? "est"
                                                                            : "is";
    triple.inserted = true;
    triple.confidence = 5000;
    if (!triple.subject.text.empty() && !triple.object.text.empty())
      out_.push_back(std::move(triple));
  }

  const Reading& reading_;
  std::uint32_t sentence_ = 0;
  std::vector<OpenTriple> out_;
};

}  // namespace

std::vector<OpenTriple> find_triples(const Reading& reading) {
  return TripleFinder(reading).find();
}

}  // namespace lazo
