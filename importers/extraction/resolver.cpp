#include "importers/extraction/resolver.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kFar = 1000;  // sentences: the whole document

bool starts(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

std::string_view Resolver::tag(std::uint32_t word) const {
  const auto& table = reading_.lexicon.function_words;
  const auto found = table.find(std::string(reading_.folded(word)));
  return found == table.end() ? std::string_view() : std::string_view(found->second);
}

bool Resolver::is_definite(std::uint32_t noun) const {
  for (const std::uint32_t c : reading_.children(noun)) {
    if (c > noun) break;
    const std::string_view kind = tag(c);
    if (kind == "det:def" || kind == "det:dem") return true;
  }
  return false;
}

bool Resolver::is_plural(std::uint32_t noun) const {
  if (reading_.word(noun).morphology.number == Morphology::Number::kPlur) return true;
  if (reading_.word(noun).morphology.number == Morphology::Number::kSing) return false;
  const std::string_view form = reading_.folded(noun);
  return form.size() > 3 && form.back() == 's' && form[form.size() - 2] != 's';
}

/// Words that narrow a noun down: "the Italian spirits group" has two, "the agreement" none.
std::uint32_t Resolver::modifiers(std::uint32_t noun) const {
  std::uint32_t count = 0;
  for (const std::uint32_t c : reading_.children(noun)) {
    switch (reading_.word(c).deprel) {
      case Deprel::kNmod:
      case Deprel::kNmodPoss:
      case Deprel::kAcl:
      case Deprel::kAclRelcl:
      case Deprel::kCompound:
      case Deprel::kNummod:
      case Deprel::kAmod:
        if (tag(c).empty()) ++count;
        break;
      default:
        break;
    }
  }
  return count;
}

/// The noun with what stands right around it: "fentanyl-related tariffs", "arancel al aguacate",
/// "mecanismo de solución de controversias". No article, no clause.
Span Resolver::phrase(std::uint32_t noun) const {
  constexpr std::uint32_t kLongestComplement = 5;
  std::uint32_t first = noun;
  std::uint32_t last = noun;
  const auto inner = [&](std::uint32_t c) {
    const Deprel deprel = reading_.word(c).deprel;
    return deprel == Deprel::kAmod || deprel == Deprel::kCompound || deprel == Deprel::kFlat ||
           deprel == Deprel::kFlatName || deprel == Deprel::kNmodPoss || deprel == Deprel::kNummod;
  };
  const auto children = reading_.children(noun);
  for (auto c = children.rbegin(); c != children.rend(); ++c) {
    if (*c > noun || !inner(*c)) continue;
    const std::string_view kind = tag(*c);
    if (starts(kind, "det") || starts(kind, "pron")) continue;
    // "Canada's": the possessive mark stays outside with its noun.
    if (reading_.word(*c).deprel == Deprel::kNmodPoss && reading_.word(*c).upos == Upos::kPron)
      continue;
    std::uint32_t left = *c;
    for (const std::uint32_t below : reading_.children(*c)) {
      const Deprel deprel = reading_.word(below).deprel;
      if (below < left && deprel != Deprel::kDet && deprel != Deprel::kCase &&
          deprel != Deprel::kPunct) {
        left = below;
      }
    }
    first = std::min(first, left);
  }
  for (const std::uint32_t c : children) {
    if (c < noun) continue;
    const Word& word = reading_.word(c);
    if (inner(c) && c <= last + 2) {
      if (word.deprel == Deprel::kAmod || word.deprel == Deprel::kFlat ||
          word.deprel == Deprel::kCompound) {
        last = std::max(last, c);
      }
      continue;
    }
    if (word.deprel != Deprel::kNmod || !reading_.is_noun(c) || c > last + kLongestComplement)
      continue;
    const std::string preposition = reading_.preposition(c);
    static constexpr std::string_view kTight[] = {"of", "de",  "del", "du", "d'",  "d’",
                                                  "on", "sur", "a",   "al", "des", "to"};
    if (std::find(std::begin(kTight), std::end(kTight), preposition) == std::end(kTight)) continue;
    std::uint32_t right = c;
    for (const std::uint32_t below : reading_.children(c)) {
      const Deprel deprel = reading_.word(below).deprel;
      if (below > right && below <= c + 3 &&
          (deprel == Deprel::kAmod || deprel == Deprel::kFlat || deprel == Deprel::kCompound ||
           (deprel == Deprel::kNmod && reading_.is_noun(below)))) {
        right = below;
      }
    }
    if (const NameMention* mention = cast_.mention_at(right)) right = mention->end_word - 1;
    last = std::max(last, right);
    break;
  }
  const auto mark = [&](std::uint32_t w) { return reading_.word(w).upos == Upos::kPunct; };
  while (first < noun && mark(first)) ++first;
  while (last > noun && mark(last)) --last;
  return reading_.span_of(first, last);
}

Referents Resolver::again(const Referents& who, std::uint32_t word, MentionHow how,
                          std::uint16_t sureness) const {
  Referents out;
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(word)];
  for (const Referent& referent : who) {
    Referent next = referent;
    next.support =
        sentence.span.contains(referent.span) ? referent.support : std::optional(referent.span);
    next.span = reading_.word(word).span;
    next.how = how;
    next.sureness = std::min(referent.sureness, sureness);
    out.push_back(next);
  }
  return out;
}

/// The most salient mention before `word`: near, a subject, in text order.
template <typename Fits>
std::optional<Referent> Resolver::best_before(std::uint32_t word, std::uint32_t reach,
                                              const Fits& fits) const {
  const std::uint32_t here = reading_.sentence_of(word);
  const std::uint32_t predicate = reading_.word(word).head;
  std::int64_t best_score = -1;
  std::optional<Referent> best;
  const auto consider = [&](std::uint32_t at, std::uint32_t member, Span span, bool adjective) {
    if (at >= word) return;
    const std::uint32_t sentence = reading_.sentence_of(at);
    if (here - sentence > reach) return;
    // Two arguments of one verb are two things: "the company met the union".
    if (sentence == here && predicate != kNoWord && reading_.word(at).head == predicate &&
        reading_.word(at).deprel != Deprel::kConj) {
      return;
    }
    if (!fits(member, adjective)) return;
    const Deprel deprel = reading_.word(at).deprel;
    const bool subject = deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass;
    std::int64_t score = 1000 - 30 * static_cast<std::int64_t>(here - sentence);
    score += subject ? 25 : 0;
    score -= adjective ? 40 : 0;
    if (score < 0) score = 0;
    if (score >= best_score) {
      best_score = score;
      best = Referent{member, span, std::nullopt, MentionHow::kNominal, 8000};
    }
  };
  for (const NameMention& mention : cast_.mentions) {
    if (mention.head >= word) break;
    consider(mention.head, mention.member, mention.span, mention.adjective);
  }
  for (const Described& mention : described_) {
    consider(mention.word, mention.member, mention.span, false);
  }
  return best;
}

std::optional<Referent> Resolver::last_of(NodeType type, std::uint32_t word) const {
  return best_before(word, 6, [&](std::uint32_t member, bool adjective) {
    return !adjective && cast_.members[member].type == type;
  });
}

std::optional<Referent> Resolver::named_beside(std::uint32_t noun) {
  const auto from = [&](std::uint32_t w) -> std::optional<Referent> {
    const NameMention* mention = cast_.mention_at(w);
    if (mention == nullptr || mention->adjective || cast_.members[mention->member].common)
      return std::nullopt;
    return Referent{mention->member, mention->span, std::nullopt,
                    mention->known ? MentionHow::kVocabulary : MentionHow::kName, 9500};
  };
  for (const std::uint32_t c : reading_.children(noun)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel == Deprel::kAppos || deprel == Deprel::kFlat || deprel == Deprel::kFlatName) {
      if (auto who = from(c)) return who;
    }
    if (deprel == Deprel::kCompound && c > noun) {
      if (auto who = from(c)) return who;
    }
  }
  // A title that the parser hangs below the name, or beside it: "CEO Anna Berg", "the President of
  // Mexico Anna Berg" (nmod without a preposition, as in newer treebanks).
  const Word& word = reading_.word(noun);
  const bool bare = word.deprel == Deprel::kNmod && reading_.child(noun, Deprel::kCase) == kNoWord;
  if (word.head != kNoWord && (word.deprel == Deprel::kCompound || word.deprel == Deprel::kFlat ||
                               word.deprel == Deprel::kAppos || (bare && word.head > noun))) {
    if (auto who = from(word.head)) return who;
  }
  if (noun + 1 < cast_.at_word.size()) {
    // "le fabricant Boréal Mobilier": the name right behind, however the parser ties it.
    const NameMention* next = cast_.mention_at(noun + 1);
    if (next != nullptr && next->first_word == noun + 1 && next->head != noun &&
        reading_.is_under(next->head, noun) && type_head(reading_, noun) != nullptr) {
      if (auto who = from(noun + 1)) return who;
    }
  }
  for (const std::uint32_t c : reading_.children(noun)) {
    if (c < noun || reading_.word(c).deprel != Deprel::kNmod) continue;
    if (reading_.child(c, Deprel::kCase) != kNoWord) continue;
    if (auto who = from(c)) return who;
  }
  return std::nullopt;
}

std::optional<Referent> Resolver::antecedent(std::uint32_t word, const TypeHeadRow& row) {
  NodeType type = type_named(row.type, types_);
  // "these businesses": many of a kind are a group.
  if (is_plural(word) && (type == types_.organization || type == types_.person))
    type = types_.group;
  const std::string head(reading_.folded(word));
  // The same head noun first: "el arancel" after "el arancel al aguacate".
  const auto same_head = [&](std::uint32_t member, bool) {
    // Only the head noun of a name: "el comercio" is no "Tratado de Libre Comercio".
    const bool last = reading_.lexicon.language == Language::kEnglish;
    for (const std::string& name : cast_.members[member].names) {
      if (name.size() <= head.size()) continue;
      const std::vector<std::string_view> parts = split(name, ' ');
      if ((last ? parts.back() : parts.front()) == head) return true;
      for (std::size_t i = 1; last && i < parts.size(); ++i) {
        if (parts[i] == "of" && parts[i - 1] == head) return true;
      }
    }
    return false;
  };
  if (auto found = best_before(word, kFar, same_head)) return found;
  if (type == types_.unknown) return std::nullopt;
  if (type == types_.organization) {
    // A body with a name comes before one that is only described.
    const auto named = best_before(word, 3, [&](std::uint32_t member, bool adjective) {
      const Member& candidate = cast_.members[member];
      return !adjective && candidate.type == type && candidate.level != Level::kDescribed;
    });
    if (named) return named;
  }
  return best_before(
      word, type == types_.agreement ? kFar : 8, [&](std::uint32_t member, bool adjective) {
        const Member& candidate = cast_.members[member];
        if (adjective && type != types_.country) return false;
        if (candidate.level == Level::kDescribed && candidate.type == types_.topic) return false;
        if (candidate.type != type) return false;
        return candidate.level != Level::kDescribed || candidate.plural == is_plural(word);
      });
}

Referents Resolver::from_group(std::uint32_t word) {
  const auto& words = reading_.analysis.words;
  for (const GroupRow& group : reading_.lexicon.groups) {
    if (group.words.empty() || group.words.back() != reading_.folded(word)) continue;
    if (group.words.size() > word + 1) continue;
    const std::uint32_t first = word + 1 - static_cast<std::uint32_t>(group.words.size());
    bool same = words[first].token <= words[word].token;
    for (std::uint32_t i = 0; i < group.words.size() && same; ++i) {
      same = reading_.folded(first + i) == group.words[i];
    }
    if (!same) continue;
    const NodeType type = type_named(group.type, types_);
    const std::size_t wanted = group.number;
    Referents found;
    // Coordinated names that were resolved together are the first choice.
    if (!plural_.who.empty() && (wanted == 0 || plural_.who.size() == wanted)) {
      const bool fits = std::all_of(plural_.who.begin(), plural_.who.end(), [&](const Referent& r) {
        return type == types_.unknown || cast_.members[r.member].type == type;
      });
      if (fits && plural_.who.size() > 1) found = plural_.who;
    }
    if (found.empty() && wanted > 1) {
      // Else the distinct ones named before, latest first.
      for (auto mention = cast_.mentions.rbegin(); mention != cast_.mentions.rend(); ++mention) {
        if (mention->head >= word || found.size() == wanted) continue;
        const NodeType candidate = cast_.members[mention->member].type;
        const bool fits = type == types_.unknown
                              ? candidate == types_.country || candidate == types_.organization
                              : candidate == type;
        if (!fits) continue;
        if (std::any_of(found.begin(), found.end(),
                        [&](const Referent& r) { return r.member == mention->member; })) {
          continue;
        }
        found.push_back({mention->member, mention->span, std::nullopt, MentionHow::kNominal, 7000});
      }
      if (found.size() < wanted) found.clear();
    }
    if (found.empty()) return found;
    Referents out = again(found, word, MentionHow::kNominal, 7500);
    for (Referent& referent : out) referent.span = reading_.span_of(first, word);
    return out;
  }
  return {};
}

const Resolver::Noted& Resolver::subject_before(std::uint32_t word) const {
  static const Noted kNothing;
  for (auto noted = subjects_.rbegin(); noted != subjects_.rend(); ++noted) {
    if (noted->word < word) return *noted;
  }
  return kNothing;
}

Referents Resolver::from_pronoun(std::uint32_t word, std::string_view kind) {
  const Noted& subject = subject_before(word);
  if (kind == "pron:1p" || kind == "det:poss:1p" || kind == "pron:1s") return speakers(word);
  const std::uint32_t here = reading_.sentence_of(word);
  const auto near = [&](const Noted& noted, std::uint32_t reach) {
    return !noted.who.empty() && noted.word < word &&
           here - reading_.sentence_of(noted.word) <= reach;
  };
  const auto is_person = [&](const Referents& who) {
    return cast_.members[who.front().member].type == types_.person;
  };
  if (kind == "pron:3p") {
    const bool several =
        near(subject, 1) &&
        (subject.who.size() > 1 || cast_.members[subject.who.front().member].plural ||
         cast_.members[subject.who.front().member].type == types_.group);
    // The last subject, unless coordinated names stand nearer.
    const bool nearer = near(plural_, 3) && (!several || plural_.word > subject.word + 40);
    if (nearer) return again(plural_.who, word, MentionHow::kPronoun, 7000);
    if (several) return again(subject.who, word, MentionHow::kPronoun, 7000);
    return {};
  }
  if (kind == "pron:3s:m" || kind == "pron:3s:f") {
    // In Spanish and French a body is "he" or "she" too: the last subject comes first.
    if (reading_.lexicon.language != Language::kEnglish && near(subject, 1) &&
        subject.who.size() == 1) {
      return again(subject.who, word, MentionHow::kPronoun, 7000);
    }
    const auto person = best_before(word, 3, [&](std::uint32_t member, bool adjective) {
      return !adjective && cast_.members[member].type == types_.person;
    });
    if (person) return again({*person}, word, MentionHow::kPronoun, 7500);
    return {};
  }
  if (kind == "pron:3s:n") {
    if (near(subject, 1) && subject.who.size() == 1 && !is_person(subject.who)) {
      return again(subject.who, word, MentionHow::kPronoun, 7500);
    }
    if (auto thing = last_of(types_.organization, word))
      return again({*thing}, word, MentionHow::kPronoun, 6000);
    return {};
  }
  if (kind == "pron:3" || kind == "det:poss:3") {  // su, son: whoever was spoken of last
    if (near(subject, 1)) return again(subject.who, word, MentionHow::kPronoun, 7000);
    return {};
  }
  return {};
}

Referents Resolver::speakers_at(std::uint32_t word) const {
  const bool near =
      !speaker_.who.empty() && reading_.sentence_of(std::max(word, speaker_.word)) -
                                       reading_.sentence_of(std::min(word, speaker_.word)) <=
                                   2;
  return near ? speaker_.who : Referents{};
}

Referents Resolver::speakers(std::uint32_t word) const {
  Referents out;
  for (const Referent& referent : speakers_at(word)) {
    Referent next = referent;
    // "We" of an office holder is the organisation.
    for (const auto& [person, organization] : offices_) {
      if (person == referent.member && reading_.lexicon.language != Language::kUnknown) {
        next.member = organization;
      }
    }
    next.sureness = 7000;
    out.push_back(next);
  }
  return again(out, word, MentionHow::kPronoun, 7000);
}

Referents Resolver::from_office(std::uint32_t word) {
  // "director de la cámara": the person known to hold it; "la dirigente": the last person.
  Referents at;
  for (const std::uint32_t c : reading_.children(word)) {
    if (reading_.word(c).deprel == Deprel::kNmod || reading_.word(c).deprel == Deprel::kNmodPoss) {
      const Referents& who = resolve(c);
      at.insert(at.end(), who.begin(), who.end());
    }
  }
  for (const Referent& where : at) {
    for (const auto& [person, organization] : offices_) {
      if (organization == where.member) {
        return again({{person, reading_.word(word).span, std::nullopt, MentionHow::kNominal, 8000}},
                     word, MentionHow::kNominal, 7500);
      }
    }
  }
  // "their representatives", "the leaders of the union": they act for the body.
  if (is_plural(word)) {
    Referents whose = possessors(word);
    for (Referent& referent : whose)
      referent.sureness = std::min<std::uint16_t>(referent.sureness, 7500);
    return whose;
  }
  if (!at.empty() || !is_definite(word)) return {};
  const auto person = best_before(word, 4, [&](std::uint32_t member, bool adjective) {
    return !adjective && cast_.members[member].type == types_.person;
  });
  if (!person) return {};
  return again({*person}, word, MentionHow::kNominal, 7500);
}

/// "sectors like agriculture and energy", "países como Perú": the examples are what is meant.
Referents Resolver::from_examples(std::uint32_t word) {
  static constexpr std::string_view kLike[] = {"like",       "such as",  "including",  "como",
                                               "tales como", "comme",    "tel que",    "tels que",
                                               "telles que", "incluido", "incluyendo", "incluidos",
                                               "notamment",  "dont",     "y compris"};
  if (!is_plural(word) && tag(word).empty()) {
    // "any country, including X"
    const bool any = std::any_of(reading_.children(word).begin(), reading_.children(word).end(),
                                 [&](std::uint32_t c) { return tag(c) == "det:ind"; });
    if (!any) return {};
  }
  for (const std::uint32_t c : reading_.children(word)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (c < word || (deprel != Deprel::kNmod && deprel != Deprel::kObl && deprel != Deprel::kAppos))
      continue;
    const std::string preposition = reading_.preposition(c);
    if (std::find(std::begin(kLike), std::end(kLike), preposition) == std::end(kLike)) continue;
    if (Referents examples = resolve_all(c); !examples.empty()) return examples;
  }
  return {};
}

/// "the governments of Canada and Mexico": the bodies that the list names.
Referents Resolver::from_shared_head(std::uint32_t word) const {
  Referents out;
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(word)];
  for (std::uint32_t w = word + 1; w < sentence.end_word; ++w) {
    const NameMention* mention = cast_.mention_at(w);
    if (mention == nullptr || mention->first_word != w || mention->shared_head != word) continue;
    out.push_back({mention->member, mention->span, std::nullopt, MentionHow::kName, 9500});
  }
  return out;
}

/// What tells one measure of a text from another: its noun, what it is a measure of (a rate, a
/// product), and whose it is; the countries that it hits do not.
Resolver::MeasureKind Resolver::measure_kind(std::uint32_t noun) {
  MeasureKind kind;
  kind.words = std::string(reading_.folded(noun));
  if (kind.words.size() > 3 && kind.words.back() == 's') kind.words.pop_back();
  for (const std::uint32_t c : reading_.children(noun)) {
    const Deprel deprel = reading_.word(c).deprel;
    const NameMention* mention = cast_.mention_at(c);
    if (mention != nullptr && !cast_.members[mention->member].common) continue;
    const bool narrows =
        deprel == Deprel::kNummod || deprel == Deprel::kCompound ||
        (deprel == Deprel::kAmod && mention == nullptr && type_head(reading_, c) != nullptr) ||
        (deprel == Deprel::kNmod && reading_.is_noun(c));
    // A compound adjective ("fentanyl-related") names its subject.
    const bool compound = deprel == Deprel::kAmod && !reading_.children(c).empty();
    // "tariffs on goods from Canada" are the tariffs on Canada.
    const TypeHeadRow* row = type_head(reading_, c);
    if (row != nullptr && row->transparent) continue;
    if (narrows || compound) kind.words += " " + std::string(reading_.folded(c));
  }
  for (const Referent& owner : possessors(noun)) {
    const NodeType type = cast_.members[owner.member].type;
    if (type == types_.country || type == types_.bloc) kind.owner = owner.member;
  }
  return kind;
}

std::optional<std::uint32_t> Resolver::known_measure(std::uint32_t noun, const TypeHeadRow* row) {
  const NameMention* mention = cast_.mention_at(noun);
  const bool is_measure =
      row != nullptr ? row->type == "measure"
                     : mention != nullptr && cast_.members[mention->member].type == types_.measure;
  if (!is_measure) return std::nullopt;
  const MeasureKind kind = measure_kind(noun);
  for (auto known = measures_.rbegin(); known != measures_.rend(); ++known) {
    if (known->first.words != kind.words) continue;
    const bool same = known->first.owner == kind.owner || kind.owner == Cast::kNone ||
                      known->first.owner == Cast::kNone;
    if (same) return known->second;
  }
  return std::nullopt;
}

/// A noun that nothing speaks against: no act ("support"), no unit, no office.
bool Resolver::may_be_expected(std::uint32_t noun) const {
  if (!expected_ || reading_.word(noun).upos != Upos::kNoun || tag(noun) != "") return false;
  if (reading_.folded(noun).size() < 4) return false;
  if (reading_.first_match(noun, reading_.lexicon.units) != nullptr) return false;
  if (reading_.first_match(noun, reading_.lexicon.nouns) != nullptr) return false;
  if (reading_.first_match(noun, reading_.lexicon.attribution) != nullptr) return false;
  return office_of(reading_, noun) == nullptr;
}

std::optional<Referent> Resolver::describe(std::uint32_t noun) {
  if (!reading_.is_noun(noun)) return std::nullopt;
  if (reading_.first_match(noun, reading_.lexicon.times) != nullptr) return std::nullopt;
  // "3,300 companies" is an amount; "Mexican companies" are somebody.
  const bool counted = reading_.child(noun, Deprel::kNummod) != kNoWord;
  if (counted && reading_.first_match(noun, reading_.lexicon.units) != nullptr) return std::nullopt;
  const TypeHeadRow* row = type_head(reading_, noun);
  if (row != nullptr && (row->vacuous || row->transparent)) return std::nullopt;
  // Places and countries have names: "the border", "our country" are no nodes.
  if (row != nullptr && (row->type == "place" || row->type == "country" || row->type == "bloc") &&
      cast_.mention_at(noun) == nullptr) {
    return std::nullopt;
  }
  // Only nouns that a table knows, or that a relation makes a thing of its own kind: with any noun,
  // two of three described nodes were worth nothing.
  if (row == nullptr && cast_.mention_at(noun) == nullptr && !may_be_expected(noun))
    return std::nullopt;
  const Span span = phrase(noun);
  if (const NameMention* mention = cast_.mention_at(noun);
      mention != nullptr && span == mention->span) {
    return Referent{mention->member, span, std::nullopt, MentionHow::kVocabulary, 9000};
  }
  const std::string text(span.in(reading_.analysis.text));
  const std::string key = normalize_name(text);
  if (key.size() < 3) return std::nullopt;
  if (const std::optional<std::uint32_t> measure = known_measure(noun, row)) {
    described_.push_back({noun, *measure, span, MentionHow::kNominal});
    return Referent{*measure, span, std::nullopt, MentionHow::kNominal, 8500};
  }
  const auto [entry, fresh] =
      by_phrase_.try_emplace(key, static_cast<std::uint32_t>(cast_.members.size()));
  if (fresh) {
    Member member;
    member.level = Level::kDescribed;
    member.type = types_.topic;
    if (row != nullptr && !row->type.empty()) {
      member.type = type_named(row->type, types_);
      // Many organisations or persons are a group: "Mexican companies".
      if ((member.type == types_.organization || member.type == types_.person) && is_plural(noun)) {
        member.type = types_.group;
      }
    }
    if (row == nullptr) {
      if (expected_) member.type = *expected_;
      if (const NameMention* mention = cast_.mention_at(noun)) {
        member.type = cast_.members[mention->member].type;
      }
    }
    member.name = text;
    member.names.push_back(key);
    member.common = true;
    member.plural = is_plural(noun);
    member.first_word = noun;
    if (member.type == types_.measure) measures_.push_back({measure_kind(noun), entry->second});
    cast_.members.push_back(std::move(member));
  }
  described_.push_back({noun, entry->second, span, MentionHow::kNominal});
  const auto sureness = static_cast<std::uint16_t>(row != nullptr ? 8500 : expected_ ? 7000 : 6000);
  return Referent{entry->second, span, std::nullopt, MentionHow::kNominal, sureness};
}

bool Resolver::is_thing(std::uint32_t word) const {
  if (cast_.mention_at(word) != nullptr) return true;
  const TypeHeadRow* row = type_head(reading_, word);
  return row != nullptr && !row->vacuous && !row->transparent;
}

/// Bare "tariffs" after "U.S. tariffs on steel": the measure last described with this noun.
std::optional<Referent> Resolver::same_measure(std::uint32_t word) const {
  for (auto found = described_.rbegin(); found != described_.rend(); ++found) {
    if (found->word >= word || cast_.members[found->member].type != types_.measure) continue;
    if (reading_.folded(found->word) != reading_.folded(word)) continue;
    return Referent{found->member, found->span, std::nullopt, MentionHow::kNominal, 7500};
  }
  return std::nullopt;
}

Referents Resolver::possessors(std::uint32_t noun) {
  Referents out;
  const auto add = [&](const Referents& more) {
    for (const Referent& referent : more) {
      const bool known = std::any_of(
          out.begin(), out.end(), [&](const Referent& r) { return r.member == referent.member; });
      if (!known) out.push_back(referent);
    }
  };
  for (const std::uint32_t c : reading_.children(noun)) {
    const Deprel deprel = reading_.word(c).deprel;
    const std::string_view kind = tag(c);
    if (starts(kind, "det:poss:3") && office_of(reading_, noun) != nullptr) {
      // "su presidenta", "its CEO": offices belong to bodies.
      Referents whose = from_pronoun(c, kind == "det:poss:3p" ? "pron:3p" : "det:poss:3");
      std::erase_if(whose, [&](const Referent& r) {
        const NodeType type = cast_.members[r.member].type;
        return type != types_.organization && type != types_.bloc && type != types_.country &&
               type != types_.unknown;
      });
      if (whose.empty()) {
        if (auto body = last_of(types_.organization, c)) {
          whose = again({*body}, c, MentionHow::kPronoun, 7000);
        }
      }
      add(whose);
    } else if (kind == "det:poss:3") {
      add(from_pronoun(c, kind));
    } else if (kind == "det:poss:3p") {
      add(from_pronoun(c, "pron:3p"));
    } else if (kind == "det:poss:3s:n") {
      add(from_pronoun(c, "pron:3s:n"));
    } else if (kind == "det:poss:3s:m") {
      add(from_pronoun(c, "pron:3s:m"));
    } else if (kind == "det:poss:1p") {
      add(from_pronoun(c, kind));
    } else if (deprel == Deprel::kNmodPoss) {
      add(resolve_all(c));
    } else if (deprel == Deprel::kAmod || deprel == Deprel::kCompound) {
      const NameMention* mention = cast_.mention_at(c);
      if (mention == nullptr) continue;
      const NodeType type = cast_.members[mention->member].type;
      const bool actor = type == types_.country || type == types_.bloc ||
                         type == types_.organization || type == types_.person ||
                         type == types_.place;
      if (!actor) continue;
      for (const std::uint32_t conjunct : reading_.conjuncts(c)) {
        const NameMention* m = cast_.mention_at(conjunct);
        if (m != nullptr) {
          add({{m->member, m->span, std::nullopt,
                m->known ? MentionHow::kVocabulary : MentionHow::kName, 9000}});
        }
      }
    }
  }
  if (!out.empty()) return out;
  for (const std::uint32_t c : reading_.children(noun)) {
    if (reading_.word(c).deprel != Deprel::kNmod) continue;
    const std::string preposition = reading_.preposition(c);
    static constexpr std::string_view kOf[] = {"of", "de", "del", "du", "d'", "d’", "des"};
    if (std::find(std::begin(kOf), std::end(kOf), preposition) == std::end(kOf)) continue;
    for (const Referent& referent : resolve_all(c)) {
      const NodeType type = cast_.members[referent.member].type;
      if (type == types_.country || type == types_.bloc || type == types_.organization ||
          type == types_.person || type == types_.group || type == types_.place) {
        add({referent});
      }
    }
  }
  return out;
}

Referents Resolver::unspoken(std::uint32_t verb) {
  const std::uint32_t here = reading_.sentence_of(verb);
  const bool plural = reading_.word(verb).morphology.number == Morphology::Number::kPlur;
  // "Detalló que ...": chains of reports keep their speaker.
  if (reading_.first_match(verb, reading_.lexicon.attribution) != nullptr) {
    if (Referents who = speakers_at(verb); !who.empty()) {
      return again(who, verb, MentionHow::kPronoun, 7000);
    }
  }
  if (reading_.word(verb).morphology.person == Morphology::Person::k1) return speakers(verb);
  const Noted& noted = plural && !plural_.who.empty() ? plural_ : subject_before(verb);
  if (noted.who.empty() || noted.word >= verb) return {};
  if (here - reading_.sentence_of(noted.word) > 2) return {};
  return again(noted.who, verb, MentionHow::kPronoun, 6500);
}

std::optional<Referent> Resolver::list_head(std::uint32_t noun) const {
  if (!is_definite(noun) || is_plural(noun)) return std::nullopt;
  const std::uint32_t first = reading_.analysis.sentences[reading_.sentence_of(noun)].first_word;
  for (const std::uint32_t c : reading_.children(noun)) {
    if (c >= noun || c <= first || !starts(tag(c), "det:")) continue;
    const NameMention* name = cast_.mention_at(c - 1);
    if (name == nullptr || name->first_word != first || name->end_word != c || name->adjective)
      continue;
    const NodeType type = cast_.members[name->member].type;
    if (type != types_.organization && type != types_.unknown) continue;
    return Referent{name->member, name->span, std::nullopt, MentionHow::kNominal, 8500};
  }
  return std::nullopt;
}

Referents Resolver::find(std::uint32_t word) {
  if (reading_.is_noun(word)) {
    if (const auto head = list_head(word)) {
      Referents out = again({*head}, word, MentionHow::kNominal, 8500);
      out.front().span = phrase(word);
      references_.push_back({word, out.front().member, out.front().span, MentionHow::kNominal});
      return out;
    }
  }
  if (const NameMention* mention = cast_.mention_at(word)) {
    const Member& member = cast_.members[mention->member];
    if (member.common && (member.type == types_.measure || member.type == types_.event) &&
        reading_.is_noun(word)) {
      // "U.S. tariffs" is not tariffs as such.
      const Span whole = phrase(word);
      if (whole.size() > mention->span.size()) {
        if (auto described = describe(word)) return {*described};
      }
      if (auto earlier = same_measure(word))
        return again({*earlier}, word, MentionHow::kNominal, 7500);
    }
    // An adjective says of what kind its noun is; only as a noun ("los canadienses") it is a party.
    if (mention->adjective && (reading_.word(word).upos == Upos::kAdj ||
                               reading_.lexicon.language == Language::kEnglish)) {
      return {};
    }
    return {{mention->member, mention->span, std::nullopt,
             mention->known ? MentionHow::kVocabulary : MentionHow::kName,
             static_cast<std::uint16_t>(mention->adjective ? 6000 : 10000)}};
  }
  const std::string_view kind = tag(word);
  const Upos upos = reading_.word(word).upos;
  if (starts(kind, "pron:") || starts(kind, "det:poss")) {
    if (kind == "pron:rel") {
      // The noun that the relative clause describes.
      std::uint32_t w = reading_.word(word).head;
      for (std::uint32_t steps = 0; steps < 4 && w != kNoWord; ++steps) {
        const Deprel deprel = reading_.word(w).deprel;
        if (deprel == Deprel::kAclRelcl || deprel == Deprel::kAcl) {
          const std::uint32_t noun = reading_.word(w).head;
          if (noun == kNoWord || reading_.is_under(noun, w)) return {};
          return resolve_all(noun);
        }
        w = reading_.word(w).head;
      }
      return {};
    }
    return from_pronoun(word, kind);
  }
  if (upos == Upos::kPron || upos == Upos::kNum || upos == Upos::kDet) return {};
  if (Referents bodies = from_shared_head(word); !bodies.empty()) return bodies;
  if (is_plural(word)) {
    // "eleven countries, A, B and C": all of the list.
    const std::uint32_t list = reading_.child(word, Deprel::kAppos);
    if (list != kNoWord && cast_.mention_at(list) != nullptr) {
      if (Referents all = resolve_all(list); all.size() > 1) return all;
    }
  }
  if (auto name = named_beside(word)) return {*name};
  if (Referents group = from_group(word); !group.empty()) return group;
  if (Referents examples = from_examples(word); !examples.empty()) return examples;
  if (office_of(reading_, word) != nullptr) return from_office(word);
  const TypeHeadRow* row = type_head(reading_, word);
  if (row != nullptr && row->transparent) {
    for (const std::uint32_t c : reading_.children(word)) {
      if (reading_.word(c).deprel != Deprel::kNmod || !reading_.is_noun(c)) continue;
      if (Referents inner = resolve_all(c); !inner.empty()) return inner;
    }
    // "steel and aluminum markets" are about steel and aluminum, "Canadian interests" about Canada.
    Referents kinds;
    for (const std::uint32_t c : reading_.children(word)) {
      if (reading_.word(c).deprel != Deprel::kCompound && reading_.word(c).deprel != Deprel::kAmod)
        continue;
      for (const std::uint32_t conjunct : reading_.conjuncts(c)) {
        const NameMention* mention = cast_.mention_at(conjunct);
        if (mention == nullptr) continue;
        const NodeType type = cast_.members[mention->member].type;
        if (type != types_.sector && type != types_.product) continue;
        kinds.push_back(
            {mention->member, mention->span, std::nullopt, MentionHow::kVocabulary, 8500});
      }
    }
    if (!kinds.empty()) return kinds;
    if (row->type.empty()) return possessors(word);
  }
  if (row != nullptr && row->vacuous) return {};
  if (row != nullptr && row->anaphor && is_definite(word)) {
    const std::uint32_t narrowing = modifiers(word);
    // An adjective of type ("the business body", "le groupe français") may narrow, a complement may
    // not.
    const bool complement = reading_.child(word, Deprel::kNmod) != kNoWord ||
                            reading_.child(word, Deprel::kAclRelcl) != kNoWord;
    if (narrowing == 0 || (narrowing <= 2 && !complement)) {
      if (auto found = antecedent(word, *row)) {
        const auto sureness = static_cast<std::uint16_t>(narrowing == 0 ? 8000 : 7000);
        Referents out = again({*found}, word, MentionHow::kNominal, sureness);
        out.front().span = phrase(word);
        references_.push_back({word, out.front().member, out.front().span, MentionHow::kNominal});
        return out;
      }
    }
  }
  if (row == nullptr && is_definite(word) && modifiers(word) == 0) {
    // "le regroupement" after "Regroupement des PME": a noun of the name is enough.
    if (auto found = antecedent(word, TypeHeadRow{})) {
      Referents out = again({*found}, word, MentionHow::kNominal, 7500);
      references_.push_back({word, out.front().member, out.front().span, MentionHow::kNominal});
      return out;
    }
  }
  if (auto described = describe(word)) return {*described};
  return {};
}

const Referents& Resolver::resolve(std::uint32_t word) {
  if (const auto found = found_.find(word);
      found != found_.end() && (!found->second.empty() || !expected_)) {
    return found->second;
  }
  static const Referents kNobody;
  if (depth_ > 20) return kNobody;  // relative clauses inside one another, or a damaged tree
  ++depth_;
  Referents who = find(word);
  --depth_;
  return found_.insert_or_assign(word, std::move(who)).first->second;
}

Referents Resolver::resolve_all(std::uint32_t word) {
  Referents out;
  for (const std::uint32_t conjunct : reading_.conjuncts(word)) {
    for (const Referent& referent : resolve(conjunct)) {
      const bool known = std::any_of(
          out.begin(), out.end(), [&](const Referent& r) { return r.member == referent.member; });
      if (!known) out.push_back(referent);
    }
  }
  const bool actors = std::all_of(out.begin(), out.end(), [&](const Referent& r) {
    const NodeType type = cast_.members[r.member].type;
    return type == types_.country || type == types_.organization || type == types_.person ||
           type == types_.bloc || type == types_.group;
  });
  if (out.size() > 1 && actors && (plural_.who.empty() || word >= plural_.word))
    plural_ = {out, word};
  return out;
}

void Resolver::note_subject(const Referents& who, std::uint32_t word) {
  if (!who.empty()) subjects_.push_back({who, word});
}

void Resolver::keep_speaker(std::uint32_t word) {
  if (!speakers_at(word).empty()) speaker_.word = word;
}

void Resolver::note_speaker(const Referents& who, std::uint32_t word) {
  if (!who.empty()) speaker_ = {who, word};
}

void Resolver::note_office(std::uint32_t person, std::uint32_t organization) {
  offices_.emplace_back(person, organization);
}

}  // namespace lazo
