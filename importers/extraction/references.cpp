// The part of the Resolver that looks back: pronouns, groups, offices, nouns that refer.
#include <algorithm>

#include "importers/extraction/resolver.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kFar = 1000;  // sentences: the whole document

// Names are asked for their words once for every noun that refers back, so nothing is split.

/// Whether a name of several words begins with this one.
bool begins_with_word(std::string_view name, std::string_view word) {
  return name.size() > word.size() && name.starts_with(word) && name[word.size()] == ' ';
}

bool ends_with_word(std::string_view name, std::string_view word) {
  return name.size() > word.size() && name.ends_with(word) &&
         name[name.size() - word.size() - 1] == ' ';
}

/// Whether two words stand side by side in a name.
bool holds_words(std::string_view name, std::string_view first, std::string_view second) {
  for (std::size_t at = name.find(first); at != std::string_view::npos;
       at = name.find(first, at + 1)) {
    const std::size_t end = at + first.size();
    const bool begins = at == 0 || name[at - 1] == ' ';
    if (!begins || end >= name.size() || name[end] != ' ') continue;
    const std::string_view rest = name.substr(end + 1);
    if (rest == second || begins_with_word(rest, second)) return true;
  }
  return false;
}

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

/// The noun that a name stands in apposition to ("the *minister*, Anna Berg"), or the name itself.
std::uint32_t Resolver::title_of(std::uint32_t name) const {
  for (std::size_t steps = 0; steps < 3; ++steps) {
    const Word& word = reading_.word(name);
    // "le transporteur Renault": newer treebanks hang the name with nmod and no preposition.
    const bool bare = word.deprel == Deprel::kNmod && word.head != kNoWord && word.head < name &&
                      reading_.child(name, Deprel::kCase) == kNoWord;
    const bool inside = bare || word.deprel == Deprel::kAppos || word.deprel == Deprel::kFlat ||
                        word.deprel == Deprel::kFlatName || word.deprel == Deprel::kCompound;
    if (!inside || word.head == kNoWord) break;
    name = word.head;
  }
  return name;
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
    const std::uint32_t top = title_of(at);
    if (sentence == here && predicate != kNoWord && reading_.word(top).head == predicate &&
        reading_.word(top).deprel != Deprel::kConj) {
      return;
    }
    if (!fits(member, adjective)) return;
    const Deprel deprel = reading_.word(top).deprel;
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
  const std::uint32_t first_near =
      reading_.analysis.sentences[here - std::min(here, reach)].first_word;
  auto name = std::lower_bound(
      cast_.mentions.begin(), cast_.mentions.end(), first_near,
      [](const NameMention& at, std::uint32_t first) { return at.first_word < first; });
  for (; name != cast_.mentions.end() && name->head < word; ++name) {
    consider(name->head, name->member, name->span, name->adjective);
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

/// "Los empacadores" after "Asociación de Empacadores de Sonora": the body whose name says so.
std::optional<Referent> Resolver::body_of_members(std::uint32_t word, std::string_view head) const {
  const bool english = reading_.lexicon.language == Language::kEnglish;
  return best_before(word, kFar, [&](std::uint32_t member, bool adjective) {
    const Member& body = cast_.members[member];
    if (adjective || body.level == Level::kDescribed || body.type != types_.organization)
      return false;
    return std::any_of(body.names.begin(), body.names.end(), [&](const std::string& name) {
      if (english && begins_with_word(name, head)) return true;  // "Packers Association"
      return holds_words(name, "de", head) || holds_words(name, "des", head) ||
             holds_words(name, "los", head) || holds_words(name, "of", head);
    });
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
      if (!last && begins_with_word(name, head)) return true;
      if (last && (ends_with_word(name, head) || holds_words(name, head, "of"))) return true;
    }
    return false;
  };
  // "the plant" after "its largest plant in the world".
  for (auto thing = described_.rbegin(); thing != described_.rend(); ++thing) {
    if (thing->word < word && reading_.folded(thing->word) == head &&
        !thing->span.contains(reading_.word(word).span)) {
      return Referent{thing->member, thing->span, std::nullopt, MentionHow::kNominal, 8000};
    }
  }
  if (auto found = best_before(word, kFar, same_head)) return found;
  if (is_plural(word) && modifiers(word) == 0) {
    if (auto body = body_of_members(word, head)) return body;
  }
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

/// "The agreement", "la empresa": what a definite noun refers back to, by its type.
Referents Resolver::refer_back(std::uint32_t word, const TypeHeadRow& row) {
  if (!is_definite(word)) return {};
  const std::uint32_t narrowing = modifiers(word);
  // An adjective of type ("the business body", "le groupe français") may narrow, a complement may
  // not.
  const bool complement = reading_.child(word, Deprel::kNmod) != kNoWord ||
                          reading_.child(word, Deprel::kAclRelcl) != kNoWord;
  // "the French government" is no other body that was named before.
  const bool foreign = row.institution && has_nationality(word);
  if (foreign || (narrowing > 0 && (narrowing > 2 || complement))) return {};
  const std::optional<Referent> found = antecedent(word, row);
  if (!found) return {};
  const auto sureness = static_cast<std::uint16_t>(narrowing == 0 ? 8000 : 7000);
  Referents out = again({*found}, word, MentionHow::kNominal, sureness);
  out.front().span = phrase(word);
  references_.push_back({word, out.front().member, out.front().span, MentionHow::kNominal});
  return out;
}

void Resolver::note_pronouns(std::uint32_t number) {
  const Sentence& sentence = reading_.analysis.sentences[number];
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const std::string_view kind = tag(w);
    const bool possessive = kind.starts_with("det:poss");
    if ((!possessive && !kind.starts_with("pron:")) || kind == "pron:other" || kind == "pron:rel")
      continue;
    if (!possessive && reading_.word(w).deprel == Deprel::kExpl) continue;  // "it is necessary"
    const auto asked = found_.find(w);
    const Referents who =
        asked != found_.end() ? asked->second : from_pronoun(w, pronoun_kind(kind));
    for (const Referent& referent : who) {
      pronouns_.push_back({w, referent.member, reading_.word(w).span, MentionHow::kPronoun});
    }
  }
}

void Resolver::note_nominals() {
  for (std::uint32_t w = 0; w < reading_.analysis.words.size(); ++w) {
    if (reading_.word(w).upos != Upos::kNoun || cast_.mention_at(w) != nullptr) continue;
    if (found_.contains(w)) continue;
    const TypeHeadRow* row = type_head(reading_, w);
    if (row == nullptr || !row->anaphor || row->transparent || row->vacuous) continue;
    if (modifiers(w) == 0) refer_back(w, *row);
  }
}

/// "The three partners": the parties of an agreement that the document names, if they are so many
/// and all named in front of `word`.
Referents Resolver::parties_in(std::uint32_t word, std::size_t wanted) const {
  for (const AgreementParties& agreement : cast_.parties) {
    if (agreement.members.size() != wanted) continue;
    Referents found;
    for (const std::uint32_t party : agreement.members) {
      const auto last = std::find_if(cast_.mentions.rbegin(), cast_.mentions.rend(),
                                     [&](const NameMention& mention) {
                                       return mention.member == party && mention.head < word;
                                     });
      if (last == cast_.mentions.rend()) break;
      found.push_back({party, last->span, std::nullopt, MentionHow::kNominal, 8000});
    }
    if (found.size() == wanted) return found;
  }
  return {};
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
    if (found.empty() && wanted > 2 && type == types_.country) found = parties_in(word, wanted);
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

/// Whether a word is another argument of the clause that `subject` is the subject of.
bool Resolver::shares_clause(std::uint32_t subject, std::uint32_t word) const {
  const std::uint32_t predicate = reading_.word(subject).head;
  for (std::size_t steps = 0; steps < 20 && word != kNoWord; ++steps) {
    if (word == predicate) return true;
    const Deprel deprel = reading_.word(word).deprel;
    if (deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass || deprel == Deprel::kCcomp ||
        deprel == Deprel::kAdvcl || deprel == Deprel::kAclRelcl || deprel == Deprel::kParataxis) {
      return false;
    }
    word = reading_.word(word).head;
  }
  return false;
}

/// The pronoun that a possessive goes with: "their" is read as "they". Of no number ("su", "son")
/// it stays what it is.
std::string_view Resolver::pronoun_kind(std::string_view tag) {
  if (tag == "det:poss:3p") return "pron:3p";
  if (tag == "det:poss:3s:n") return "pron:3s:n";
  if (tag == "det:poss:3s:m") return "pron:3s:m";
  return tag;
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
      if (!shares_clause(subject.word, word))
        return again(subject.who, word, MentionHow::kPronoun, 7000);
      // "Nordfret denies any talks with *it*": with whoever else was spoken of.
      const auto other = best_before(word, 2, [&](std::uint32_t member, bool adjective) {
        const NodeType type = cast_.members[member].type;
        return !adjective && member != subject.who.front().member &&
               (type == types_.organization || type == types_.person);
      });
      return other ? again({*other}, word, MentionHow::kPronoun, 6500) : Referents{};
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
    // "contradicts the agreement and endangers its continuity": what the sentence has named.
    const auto here_named = best_before(word, 0, [&](std::uint32_t member, bool adjective) {
      const Member& candidate = cast_.members[member];
      return !adjective && candidate.level == Level::kKnown && candidate.type == types_.agreement;
    });
    if (here_named) return again({*here_named}, word, MentionHow::kPronoun, 6500);
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
  if (plural && !plural_.who.empty() && plural_.word < verb &&
      here - reading_.sentence_of(plural_.word) <= 2) {
    return again(plural_.who, verb, MentionHow::kPronoun, 6500);
  }
  if (Referents who = object_above(verb, plural); !who.empty())
    return again(who, verb, MentionHow::kPronoun, 6500);
  const Noted& noted = agreeing_subject(verb, plural);
  if (noted.who.empty() || here - reading_.sentence_of(noted.word) > 2) return {};
  return again(noted.who, verb, MentionHow::kPronoun, 6500);
}

/// "Los productores defienden el arancel, pues consideran que *protege* a las granjas": of another
/// number than the subjects above, so what they do it to.
Referents Resolver::object_above(std::uint32_t verb, bool plural) {
  if (reading_.word(verb).morphology.number == Morphology::Number::kNone) return {};
  std::uint32_t w = verb;
  for (std::size_t steps = 0; steps < 4; ++steps) {
    const Word& word = reading_.word(w);
    const bool below = word.deprel == Deprel::kCcomp || word.deprel == Deprel::kAdvcl;
    if (!below || word.head == kNoWord || !reading_.is_verb(word.head)) return {};
    w = word.head;
    // "apoyar a las pymes para que *exporten*": an infinitive has no number of its own.
    const bool purpose = reading_.word(verb).morphology.mood == Morphology::Mood::kSub &&
                         reading_.word(w).morphology.verb_form == Morphology::VerbForm::kInf;
    const bool same = (reading_.word(w).morphology.number == Morphology::Number::kPlur) == plural;
    const bool tells = reading_.word(w).morphology.number != Morphology::Number::kNone;
    if (!purpose && (same || !tells)) return {};
    std::uint32_t object = reading_.child(w, Deprel::kObj);
    if (object == kNoWord && purpose) object = reading_.child(w, Deprel::kOblArg);
    if (object == kNoWord && purpose) object = reading_.child(w, Deprel::kObl);
    if (object == kNoWord || object > verb || !reading_.is_noun(object)) continue;
    return is_plural(object) == plural ? resolve_all(object) : Referents{};
  }
  return {};
}

/// The last subject before a verb that has its number: "El presidente habló. Amenazan ..." is not
/// about the president.
const Resolver::Noted& Resolver::agreeing_subject(std::uint32_t verb, bool plural) const {
  static const Noted kNothing;
  const bool tells = reading_.word(verb).morphology.number != Morphology::Number::kNone;
  for (auto noted = subjects_.rbegin(); noted != subjects_.rend(); ++noted) {
    if (noted->word >= verb) continue;
    const Member& member = cast_.members[noted->who.front().member];
    const bool several = noted->who.size() > 1 || member.plural || is_plural(noted->word);
    if (!tells || several == plural) return *noted;
    // The next one back only if it is near: what stands between may be whom the verb is about.
    if (reading_.sentence_of(verb) - reading_.sentence_of(noted->word) > 0) break;
  }
  return kNothing;
}

void Resolver::note_subject(const Referents& who, std::uint32_t word) {
  if (who.empty()) return;
  // In text order, whichever was read first; the later reading of a word holds.
  auto at = subjects_.end();
  while (at != subjects_.begin() && std::prev(at)->word > word) --at;
  if (at != subjects_.begin() && std::prev(at)->word == word) {
    std::prev(at)->who = who;
  } else {
    subjects_.insert(at, {who, word});
  }
}

std::optional<std::uint32_t> Resolver::body_of(std::uint32_t person) const {
  for (auto held = offices_.rbegin(); held != offices_.rend(); ++held) {
    if (held->first == person) return held->second;
  }
  return std::nullopt;
}

void Resolver::note_office(std::uint32_t person, std::uint32_t organization) {
  offices_.emplace_back(person, organization);
}

}  // namespace lazo
