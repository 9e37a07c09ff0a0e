#include "importers/extraction/leftovers.hpp"

#include <algorithm>
#include <string>

#include "importers/extraction/attribution.hpp"
#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

constexpr std::uint16_t kPhraseBase = 6500;
constexpr std::uint16_t kRowBase = 5500;
constexpr std::uint16_t kClauseBase = 4500;
constexpr std::size_t kHighestClimb = 6;

}  // namespace

Leftovers::Leftovers(const Reading& reading, Cast& cast, Resolver& resolver, Frames& frames,
                     const TypeIds& types, const Ontology& ontology)
    : reading_(reading),
      cast_(cast),
      resolver_(resolver),
      frames_(frames),
      types_(types),
      ontology_(ontology),
      concerns_(ontology.find_relation("concerns")),
      part_of_(ontology.find_relation("part_of")),
      held_in_(ontology.find_relation("held_in")),
      participates_in_(ontology.find_relation("participates_in")),
      targets_(ontology.find_relation("targets")),
      legal_basis_(ontology.find_relation("legal_basis")),
      based_in_(ontology.find_relation("based_in")),
      operates_in_(ontology.find_relation("operates_in")),
      states_about_(ontology.find_relation("states_about")),
      deals_with_(ontology.find_relation("deals_with")) {}

void Leftovers::read(std::uint32_t number, std::vector<FoundTie>& ties) {
  ties_ = &ties;
  sentence_ = number;
  first_of_sentence_ = ties.size();
  while (first_of_sentence_ > 0 && ties[first_of_sentence_ - 1].sentence == number)
    --first_of_sentence_;
  const Sentence& sentence = reading_.analysis.sentences[number];
  tie_heading(sentence);
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    if (!is_thing(w)) continue;
    const Place place = place_of(w);
    if (place.containers.empty() && place.predicate == kNoWord) continue;
    const Referents what = resolver_.resolve(w);
    if (what.empty()) continue;
    if (!tie_phrase(place, what)) tie_clause(place, what);
  }
}

/// The head of a name, or a noun that a table gives a type.
bool Leftovers::is_thing(std::uint32_t word) const {
  const NameMention* mention = cast_.mention_at(word);
  if (mention != nullptr) return mention->head == word && !mention->adjective;
  if (reading_.word(word).upos != Upos::kNoun) return false;
  const TypeHeadRow* row = type_head(reading_, word);
  return row != nullptr && !row->vacuous && !row->transparent && row->type != "person" &&
         office_of(reading_, word) == nullptr && !is_kind_of_event(word, *row);
}

/// "a round of *talks*", "la sesión de *consultas*": tells what event it is, and is none beside it.
bool Leftovers::is_kind_of_event(std::uint32_t noun, const TypeHeadRow& row) const {
  const Word& word = reading_.word(noun);
  if (row.type != "event" || word.deprel != Deprel::kNmod || word.head == kNoWord) return false;
  const TypeHeadRow* whole = type_head(reading_, word.head);
  return whole != nullptr && whole->type == "event" &&
         leads_to(reading_.preposition(noun), kLeadsOf);
}

Leftovers::Place Leftovers::place_of(std::uint32_t word) const {
  Place place;
  place.top = place.inner = word;
  for (std::size_t steps = 0; steps < kHighestClimb; ++steps) {
    place.top = reading_.first_conjunct(place.top);
    if (place.containers.empty()) place.inner = place.top;
    const Word& top = reading_.word(place.top);
    if (top.head == kNoWord) return place;
    std::uint32_t above = top.head;
    switch (top.deprel) {
      case Deprel::kNmod:
      case Deprel::kNmodPoss:
      case Deprel::kCompound:
      case Deprel::kAmod:
      case Deprel::kAppos:
        break;
      case Deprel::kObl:
      case Deprel::kOblArg: {
        // "potash imported from Canada": the participle is part of the phrase.
        const Word& verb = reading_.word(above);
        const bool part = verb.deprel == Deprel::kAcl && verb.head != kNoWord &&
                          verb.morphology.verb_form == Morphology::VerbForm::kPart;
        if (!part) {
          place.predicate = above;
          return place;
        }
        above = verb.head;
        break;
      }
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kOblAgent:
      case Deprel::kNsubj:
      case Deprel::kNsubjPass:
      case Deprel::kXcomp:
        place.predicate = above;
        return place;
      default:
        return place;
    }
    if (!reading_.is_noun(above)) return place;
    if (!resolver_.in_one_name(above, word)) place.containers.push_back(above);
    place.top = above;
  }
  return place;
}

bool Leftovers::leads_to(const std::string& preposition, std::uint32_t roles) const {
  return leads(reading_.lexicon, preposition, roles);
}

bool Leftovers::is_actor(const Member& member) const {
  return ontology_.is_a(member.type, types_.actor);
}

bool Leftovers::tied(std::uint32_t a, std::uint32_t b) const {
  return std::any_of(ties_->begin() + static_cast<std::ptrdiff_t>(first_of_sentence_), ties_->end(),
                     [&](const FoundTie& tie) {
                       return (tie.source.member == a && tie.target.member == b) ||
                              (tie.source.member == b && tie.target.member == a);
                     });
}

/// "announced a tariff on steel", where the parser hung steel on the verb: it is the tariff's.
bool Leftovers::is_part_of_measure(std::uint32_t member) const {
  return std::any_of(
      ties_->begin() + static_cast<std::ptrdiff_t>(first_of_sentence_), ties_->end(),
      [&](const FoundTie& tie) { return tie.relation == targets_ && tie.target.member == member; });
}

bool Leftovers::says(std::uint32_t verb) const {
  const AttributionRow* row = reading_.first_match(verb, reading_.lexicon.attribution);
  return row != nullptr &&
         (row->kind == AttributionKind::kSay || row->kind == AttributionKind::kDoubt);
}

/// "in Norway instead of Japan", "sin Noruega"
bool Leftovers::is_excluded(std::uint32_t noun) const {
  for (const std::uint32_t c : reading_.children(noun)) {
    if (reading_.word(c).deprel != Deprel::kCase) continue;
    const NegationRow* row = reading_.first_match(c, reading_.lexicon.negation);
    if (row != nullptr &&
        (row->scope == NegationScope::kInstead || row->scope == NegationScope::kPreposition)) {
      return true;
    }
  }
  return false;
}

/// What a noun phrase says of its parts, by their types and the preposition between them.
std::optional<Leftovers::Rule> Leftovers::inside_phrase(const Member& whole, const Member& part,
                                                        const std::string& preposition) const {
  const bool of = preposition.empty() || leads_to(preposition, kLeadsOf);
  const bool where = leads_to(preposition, kLeadsWhere);
  const bool area =
      part.type == types_.place || part.type == types_.country || part.type == types_.bloc;
  const bool text = part.type == types_.agreement || part.type == types_.document;
  if (whole.type == types_.event) {
    if (area && where) return Rule{held_in_};
    if (is_actor(part) && leads_to(preposition, kLeadsWith | kLeadsBetween | kLeadsBy))
      return Rule{participates_in_, true};
    return text ? std::optional(Rule{concerns_}) : std::nullopt;
  }
  if (whole.type == types_.measure) {
    if (text && leads_to(preposition, kLeadsUnder)) return Rule{legal_basis_};
    if (text && of) return Rule{part_of_};
    const bool hit = area || part.type == types_.sector || part.type == types_.product;
    return hit ? std::optional(Rule{targets_}) : std::nullopt;
  }
  if (whole.type == types_.agreement)
    return text && of ? std::optional(Rule{part_of_}) : std::nullopt;
  if (whole.type == types_.organization || whole.type == types_.group)
    // "the firm exports to Norway", read as a noun with "to", says nothing of its place.
    return area && ((where && !leads_to(preposition, kLeadsTo)) || of)
               ? std::optional(Rule{based_in_})
               : std::nullopt;
  return std::nullopt;
}

/// Whether nothing but "of" leads from a noun up to the head of its phrase.
bool Leftovers::is_all_of(std::uint32_t noun, std::uint32_t head) const {
  for (std::size_t steps = 0; steps < kHighestClimb && noun != head; ++steps) {
    if (!leads_to(reading_.preposition(noun), kLeadsOf)) return false;
    noun = reading_.word(noun).head;
    if (noun == kNoWord) return false;
  }
  return noun == head;
}

bool Leftovers::tie_phrase(const Place& place, const Referents& what) {
  bool any = false;
  for (const std::uint32_t container : place.containers) {
    if (!is_thing(container)) continue;
    const Referents wholes = resolver_.resolve(container);
    if (wholes.size() != 1) continue;
    const Referent whole_referent = wholes.front();
    const Member whole = cast_.members[whole_referent.member];
    for (const Referent& part : what) {
      if (part.member == whole_referent.member) continue;
      const Member inner = cast_.members[part.member];
      auto rule = inside_phrase(whole, inner, reading_.preposition(place.inner));
      // "el arancel de Canadá" is Canada's: whom a measure hits stands further inside.
      const bool area = inner.type != types_.sector && inner.type != types_.product;
      if (rule && rule->relation == targets_ && area && is_all_of(place.inner, container))
        rule = std::nullopt;
      if (!rule || tied(part.member, whole_referent.member)) {
        any = any || rule.has_value();
        continue;
      }
      // What something is a part of does not hang on the sentence.
      const bool lasting =
          rule->relation == part_of_ || rule->relation == based_in_ || rule->relation == concerns_;
      const Circumstances said =
          lasting ? Circumstances{}
                  : circumstances(reading_, frames_, resolver_, container, /*noun_frame=*/true);
      const Referent& source = rule->reversed ? part : whole_referent;
      const Referent& target = rule->reversed ? whole_referent : part;
      add(rule->relation, source, target, container, said, "phrase", kPhraseBase,
          whole.level == Level::kDescribed || inner.level == Level::kDescribed);
      any = true;
    }
    if (any) break;
  }
  return any;
}

/// What the lexicon says of the verb, where its subject stands further up or is whoever speaks: "It
/// is necessary, the chamber said, to support small firms". A speaker who is not the subject takes
/// a stance at most.
std::optional<RelationId> Leftovers::by_row(const Place& place, const Member& who,
                                            const Member& what, bool from_above) const {
  const Deprel role = reading_.word(place.top).deprel;
  if (place.inner != place.top || (role != Deprel::kObj && role != Deprel::kNsubjPass))
    return std::nullopt;
  for (const Reading::Match& match : reading_.matches(place.predicate, reading_.lexicon.verbs)) {
    const TriggerRow& row = reading_.lexicon.verbs.rows[match.row];
    const bool acts =
        std::any_of(row.patterns.begin(), row.patterns.end(), [](const Pattern& pattern) {
          return pattern.source.slot == Slot::kSubject && pattern.target.slot == Slot::kObject;
        });
    const RelationId relation = ontology_.find_relation(row.relation);
    if (!acts || !relation.valid() || !ontology_.accepts(relation, who.type, what.type)) continue;
    const Family family = ontology_.relation(relation).family();
    if (from_above && family != Family::kSupport && family != Family::kOppose) continue;
    return relation;
  }
  return std::nullopt;
}

/// Whether a noun stands inside a phrase that is about something else: a head above it that does
/// not stand for its complement.
bool Leftovers::is_held(std::uint32_t noun, std::uint32_t top) const {
  for (std::size_t steps = 0; noun != top && steps < kHighestClimb; ++steps) {
    noun = reading_.word(noun).head;
    if (noun == kNoWord) return false;
    const TypeHeadRow* row = reading_.is_noun(noun) ? type_head(reading_, noun) : nullptr;
    if (row != nullptr && !row->transparent && !row->vacuous) return true;
  }
  return false;
}

/// What an actor of a clause has to do with something else in it, where no verb of the lexicon
/// says.
std::optional<RelationId> Leftovers::in_clause(const Member& who, const Member& what,
                                               std::uint32_t top, std::uint32_t inner,
                                               bool speaking) const {
  const Deprel deprel = reading_.word(top).deprel;
  const bool aside = deprel == Deprel::kObl || deprel == Deprel::kOblArg;
  const std::string preposition = aside ? reading_.preposition(top) : std::string();
  // Persons speak of much, and whoever is only described does something that nobody looks up.
  if (who.level == Level::kDescribed || who.type == types_.person || who.type == types_.group)
    return std::nullopt;
  const bool area =
      what.type == types_.place || what.type == types_.bloc || what.type == types_.country;
  const auto where = [&](const std::string& words) {
    return leads_to(words, kLeadsWhere) || leads_to(words, kLeadsBetween);
  };
  // "opens a plant in X", "a line between X and Y". Countries are somewhere without doing business.
  const bool inside = inner != top;
  if (area && ((aside && where(preposition)) || (inside && where(reading_.preposition(inner)))))
    return who.type == types_.organization ? std::optional(operates_in_) : std::nullopt;
  // "agreed at a meeting of the committee": whoever acts there takes part, whatever is denied of
  // it.
  if (what.type == types_.event && what.level == Level::kDescribed && aside)
    return participates_in_;
  if ((area && inside && who.type != types_.organization) ||
      (aside && leads_to(preposition, kLeadsWhen)))
    return std::nullopt;
  if (what.type == types_.place || what.type == types_.person || what.type == types_.product)
    return std::nullopt;
  if (what.level == Level::kDescribed && what.type != types_.agreement &&
      what.type != types_.event && what.type != types_.topic) {
    return std::nullopt;
  }
  if (what.type == types_.event && what.level == Level::kKnown) return std::nullopt;
  // "transparency of its imports" is about transparency, "the importance of connectivity" is not.
  if (what.level == Level::kDescribed && what.type == types_.topic && is_held(inner, top))
    return std::nullopt;
  return speaking ? states_about_ : deals_with_;
}

bool Leftovers::acts_in_plural(std::uint32_t verb) const {
  return reading_.word(verb).morphology.number == Morphology::Number::kPlur;
}

void Leftovers::tie_clause(const Place& place, Referents what) {
  if (place.predicate == kNoWord) return;
  // A noun in front of its head only says of what kind that is: "trade pressures".
  if (reading_.word(place.inner).deprel == Deprel::kCompound) return;
  const Deprel role = reading_.word(place.top).deprel;
  // "rejected any change to X", "dément toute négociation": what is refused is not dealt with.
  for (const Reading::Match& match : reading_.matches(place.predicate, reading_.lexicon.verbs)) {
    if (reading_.lexicon.verbs.rows[match.row].effect.negated && !is_excluded(place.top)) return;
  }
  // Whoever says it, or does it, is not what it is about.
  if (is_source_phrase(reading_, place.top)) return;
  const bool passive = reading_.is_passive(place.predicate);
  const bool agent =
      role == Deprel::kOblAgent || (passive && leads_to(reading_.preposition(place.top), kLeadsBy));
  if (agent || (role == Deprel::kNsubj && !passive)) return;
  Referents actors;
  std::uint32_t predicate = place.predicate;
  bool speaking = says(predicate);
  bool others = false;  // somebody else acts in a clause on the way up
  for (std::size_t steps = 0; steps < kHighestClimb; ++steps) {
    const Referents subject = frames_.subject(predicate);
    for (const Referent& who : subject) {
      if (is_actor(cast_.members[who.member]) && who.sureness > kAuthorSureness)
        actors.push_back(who);
    }
    if (!actors.empty()) break;
    // "Another task is to support them" names no other actor.
    const bool equates = reading_.child(predicate, Deprel::kCop) != kNoWord;
    others = others || !subject.empty() ||
             (!equates && (frames_.subject_word(predicate) != kNoWord ||
                           (reading_.is_verb(predicate) && acts_in_plural(predicate))));
    // "It is necessary to improve connectivity, the chamber said": whoever says so.
    const Word& up = reading_.word(predicate);
    const bool climbs = up.deprel == Deprel::kCcomp || up.deprel == Deprel::kXcomp ||
                        up.deprel == Deprel::kAdvcl || up.deprel == Deprel::kConj ||
                        up.deprel == Deprel::kAcl || up.deprel == Deprel::kCsubj;
    if (!climbs || up.head == kNoWord) break;
    predicate = up.head;
    speaking = speaking || says(predicate);
  }
  Circumstances said =
      circumstances(reading_, frames_, resolver_, place.predicate, /*noun_frame=*/false);
  const bool excluded = is_excluded(place.top);
  // "did not sign it after the talks on X": what is denied is not the aside.
  const bool aside = role != Deprel::kObj && role != Deprel::kNsubjPass;
  if (said.negated && !excluded && aside) {
    // "did not agree at the second round": whoever acts there takes part all the same.
    std::erase_if(what, [&](const Referent& thing) {
      const Member& member = cast_.members[thing.member];
      return member.type != types_.event || member.level != Level::kDescribed;
    });
    if (what.empty() || says(place.predicate)) return;
    said = {};
  }
  said.negated = said.negated || excluded;
  const bool by_speaker = actors.empty() && said.attributed && !said.speakers.empty();
  if (by_speaker) {
    actors = said.speakers;
    speaking = true;
  }
  if (leads_to(reading_.preposition(place.top), kLeadsUnder)) {
    // "the duties were issued under the Act"
    for (const Referent& measure : frames_.object(place.predicate)) {
      if (cast_.members[measure.member].type != types_.measure) continue;
      for (const Referent& law : what) {
        if (tied(measure.member, law.member)) continue;
        add(legal_basis_, measure, law, place.predicate, said, "phrase", kPhraseBase, false);
      }
    }
  }
  // What a long list of countries has to do with it is nothing that nobody says.
  constexpr std::size_t kMostActors = 3;
  const bool many = actors.size() > kMostActors;
  for (const Referent& who : actors) {
    for (const Referent& thing : what) {
      if (who.member == thing.member || tied(who.member, thing.member)) continue;
      if (aside && is_part_of_measure(thing.member)) continue;
      const Member& actor = cast_.members[who.member];
      const Member& object = cast_.members[thing.member];
      const bool from_above = predicate != place.predicate || by_speaker;
      const auto told =
          from_above && others ? std::nullopt : by_row(place, actor, object, from_above);
      if (told) {
        add(*told, who, thing, place.predicate, said, "clause", kRowBase, false);
        continue;
      }
      const auto relation = in_clause(actor, object, place.top, place.inner, speaking);
      if (!relation || many || (*relation == operates_in_ && speaking)) continue;
      add(*relation, who, thing, place.predicate, said, "clause", kClauseBase, false);
    }
  }
}

/// "T-MEC, in danger: Coparmex": a heading that ends with its speaker.
void Leftovers::tie_heading(const Sentence& sentence) {
  const std::optional<Referent> speaker = resolver_.heading_speaker(sentence.first_word);
  if (!speaker) return;
  const Referent source = *speaker;
  const std::uint32_t name = cast_.mention_at(sentence.end_word - 1)->first_word;
  for (std::uint32_t w = sentence.first_word; w + 1 < name; ++w) {
    if (!is_thing(w)) continue;
    for (const Referent& what : Referents(resolver_.resolve(w))) {
      const NodeType type = cast_.members[what.member].type;
      if (what.member == source.member || tied(source.member, what.member)) continue;
      if (type == types_.person || type == types_.place) continue;
      add(states_about_, source, what, name, {}, "heading", kPhraseBase, false);
    }
  }
}

void Leftovers::add(RelationId relation, const Referent& source, const Referent& target,
                    std::uint32_t predicate, const Circumstances& said, const char* rule,
                    std::uint16_t base, bool weak) {
  if (!relation.valid() || !ontology_.accepts(relation, cast_.members[source.member].type,
                                              cast_.members[target.member].type)) {
    return;
  }
  const bool parsed = reading_.analysis.sentences[sentence_].depth == Depth::kParsed;
  FoundTie tie = tie_at(reading_, relation, source, target, sentence_, predicate, base);
  tie.said = said;
  tie.rule = std::string(parsed ? "ud." : "clause.") + rule;
  tie.weak = weak;
  ties_->push_back(std::move(tie));
}

}  // namespace lazo
