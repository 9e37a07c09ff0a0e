// The part of the Resolver that makes entities of nominals: "U.S. tariffs on steel".
#include <algorithm>

#include "graph/base/utf8.hpp"
#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/resolver.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {

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
    if (kind.starts_with("det") || kind.starts_with("pron")) continue;
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
    if (word.deprel != Deprel::kNmod || !reading_.is_noun(c)) continue;
    // A long name is one thing: "inspectors of the Agency for ...".
    const NameMention* name = cast_.mention_at(c);
    if (reading_.first_match(c, reading_.lexicon.times) != nullptr) continue;  // "on Friday"
    if ((name != nullptr ? name->first_word : c) > last + kLongestComplement) continue;
    if (!leads(reading_.lexicon, reading_.preposition(c), kLeadsTight)) continue;
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

/// What tells one measure of a text from another: its noun, what it is a measure of (a rate, a
/// product), whose it is and whom it hits.
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
  constexpr std::uint32_t kFarthest = 10;
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(noun)];
  for (std::uint32_t w = noun + 1; w < std::min(sentence.end_word, noun + kFarthest); ++w) {
    const NameMention* mention = cast_.mention_at(w);
    if (mention == nullptr || mention->head != w || mention->adjective) continue;
    const NodeType type = cast_.members[mention->member].type;
    if ((type != types_.country && type != types_.bloc) || mention->member == kind.owner) continue;
    if (reading_.is_under(w, noun)) kind.targets.push_back(mention->member);
  }
  return kind;
}

/// Whether two descriptions may be of one measure: nothing that both say differs. "Tariffs on
/// Canada" are among "tariffs on Canada and Mexico", those on Japan are others.
bool Resolver::may_be_one(const MeasureKind& a, const MeasureKind& b) {
  if (a.words != b.words) return false;
  const bool owner = a.owner == b.owner || a.owner == Cast::kNone || b.owner == Cast::kNone;
  const bool targets =
      a.targets.empty() || b.targets.empty() ||
      std::any_of(a.targets.begin(), a.targets.end(), [&](std::uint32_t member) {
        return std::find(b.targets.begin(), b.targets.end(), member) != b.targets.end();
      });
  return owner && targets;
}

std::optional<std::uint32_t> Resolver::known_measure(std::uint32_t noun, const TypeHeadRow* row) {
  const NameMention* mention = cast_.mention_at(noun);
  const bool is_measure =
      row != nullptr ? row->type == "measure"
                     : mention != nullptr && cast_.members[mention->member].type == types_.measure;
  if (!is_measure) return std::nullopt;
  const MeasureKind kind = measure_kind(noun);
  for (auto known = measures_.rbegin(); known != measures_.rend(); ++known) {
    if (may_be_one(known->first, kind)) return known->second;
  }
  return std::nullopt;
}

/// A noun that nothing speaks against: no act ("support"), no unit, no office.
bool Resolver::may_be_expected(std::uint32_t noun) const {
  if (!expected_ || !expected_->any_noun) return false;
  if (reading_.word(noun).upos != Upos::kNoun || tag(noun) != "") return false;
  if (reading_.folded(noun).size() < 4) return false;
  if (reading_.first_match(noun, reading_.lexicon.units) != nullptr) return false;
  if (reading_.first_match(noun, reading_.lexicon.nouns) != nullptr) return false;
  if (reading_.first_match(noun, reading_.lexicon.attribution) != nullptr) return false;
  return office_of(reading_, noun) == nullptr;
}

bool Resolver::is_argument(std::uint32_t word) const {
  switch (reading_.word(word).deprel) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kObj:
    case Deprel::kIobj:
    case Deprel::kObl:
    case Deprel::kOblArg:
    case Deprel::kOblAgent:
    case Deprel::kNmod:
      return true;
    default:
      return false;
  }
}

/// "a *Norwegian* minister", "the *French* government"
bool Resolver::has_nationality(std::uint32_t noun) const {
  return std::any_of(
      reading_.children(noun).begin(), reading_.children(noun).end(), [&](std::uint32_t c) {
        const Deprel deprel = reading_.word(c).deprel;
        if (deprel != Deprel::kAmod && deprel != Deprel::kCompound) return false;
        const NameMention* mention = cast_.mention_at(c);
        return mention != nullptr && cast_.members[mention->member].type == types_.country;
      });
}

/// "the president *of Norway*": an office that a country tells. Those of companies, tried too, gave
/// persons that nobody spoke of again.
bool Resolver::heads_country(std::uint32_t noun) const {
  return std::any_of(reading_.children(noun).begin(), reading_.children(noun).end(),
                     [&](std::uint32_t c) {
                       if (c < noun || reading_.word(c).deprel != Deprel::kNmod) return false;
                       const NameMention* name = cast_.mention_at(c);
                       if (name == nullptr || name->adjective) return false;
                       const NodeType type = cast_.members[name->member].type;
                       return type == types_.country || type == types_.bloc;
                     });
}

/// "rebels", "a mayor", "two people" where somebody is expected: a noun for persons needs nothing
/// that narrows it down. "A Norwegian minister" and "the
/// president of Norway" are somebody anywhere.
bool Resolver::is_somebody(std::uint32_t noun, const TypeHeadRow* row) const {
  const bool office = office_of(reading_, noun) != nullptr;
  if (office && !is_plural(noun) && !is_definite(noun) && has_nationality(noun)) return true;
  if (office && !is_plural(noun) && heads_country(noun)) return true;
  if (!expected_ || !expected_->people) return false;
  if (office) return true;
  if (row != nullptr && !row->transparent && !row->vacuous)
    return row->type == "person" || row->type == "group" || row->type == "organization";
  const UnitRow* unit = reading_.first_match(noun, reading_.lexicon.units);
  return unit != nullptr && (unit->unit == "people" || unit->unit == "members");
}

std::optional<Referent> Resolver::describe(std::uint32_t noun) {
  // "paramilitares", "rebels": taggers take some nouns for people for adjectives.
  const bool people = expected_ && expected_->people;
  if (!reading_.is_noun(noun) && !(people && is_argument(noun))) return std::nullopt;
  if (reading_.first_match(noun, reading_.lexicon.times) != nullptr) return std::nullopt;
  // "3,300 companies" is an amount; "Mexican companies" are somebody.
  const bool counted = reading_.child(noun, Deprel::kNummod) != kNoWord;
  const TypeHeadRow* row = type_head(reading_, noun);
  const bool somebody = is_somebody(noun, row);
  if (!somebody && counted && reading_.first_match(noun, reading_.lexicon.units) != nullptr)
    return std::nullopt;
  if (!somebody && row != nullptr && (row->vacuous || row->transparent)) return std::nullopt;
  // Places and countries have names: "the border", "our country" are no nodes.
  if (row != nullptr && (row->type == "place" || row->type == "country" || row->type == "bloc") &&
      cast_.mention_at(noun) == nullptr) {
    return std::nullopt;
  }
  // "measures", "companies": many of a kind that nothing tells apart are nobody.
  const bool asked_for =
      row != nullptr && expected_ && expected_->type == types_.measure && row->type == "measure";
  if (!somebody && !asked_for && row != nullptr && cast_.mention_at(noun) == nullptr &&
      is_plural(noun) && modifiers(noun) == 0 &&
      (row->type == "measure" || row->type == "event" || row->type == "group" ||
       row->type == "document" || row->type == "organization")) {
    return std::nullopt;
  }
  // "negotiations", "talks with Norway": what is told of them is the tie, not something that takes
  // place. "The second round", "a closed-door negotiation" are.
  if (row != nullptr && row->type == "event" && is_plural(noun) &&
      cast_.mention_at(noun) == nullptr &&
      reading_.first_match(noun, reading_.lexicon.nouns) != nullptr) {
    return std::nullopt;
  }
  if (noun == own_title_) return std::nullopt;
  // Only nouns that a table knows, or that a relation makes a thing of its own kind: with any noun,
  // two of three described nodes were worth nothing.
  if (row == nullptr && cast_.mention_at(noun) == nullptr && !somebody && !may_be_expected(noun))
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
    if (row == nullptr || row->type.empty()) {
      if (expected_ && row == nullptr) member.type = expected_->type;
      if (somebody) member.type = is_plural(noun) ? types_.group : types_.person;
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
  const auto sureness = static_cast<std::uint16_t>(row != nullptr || somebody ? 8500
                                                   : expected_                ? 7000
                                                                              : 6000);
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

}  // namespace lazo
