// The part of the Resolver that looks back: pronouns, groups, speakers, offices, nouns that refer.
#include <algorithm>

#include "graph/base/strings.hpp"
#include "importers/extraction/resolver.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kFar = 1000;  // sentences: the whole document

}  // namespace

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
    // "the chapter of the agreement": the whole phrase is not what its last noun refers to.
    if (mention.span.contains(reading_.word(word).span)) continue;
    consider(mention.word, mention.member, mention.span, false);
  }
  for (const Described& mention : references_) {
    consider(mention.word, mention.member, mention.span, false);
  }
  return best;
}

std::optional<Referent> Resolver::last_of(NodeType type, std::uint32_t word) const {
  return best_before(word, 6, [&](std::uint32_t member, bool adjective) {
    return !adjective && cast_.members[member].type == type;
  });
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
