// The part of TieFinder that finds whom a relation reaches: what it makes of a noun that no table
// knows, whoever stands nearest, whoever asked for what is answered.
#include <algorithm>
#include <array>

#include "importers/extraction/metonymy.hpp"
#include "importers/extraction/predicate_form.hpp"
#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/ties.hpp"

namespace lazo {

bool is_reach(const End& end) {
  return end.slot == Slot::kOblique && !end.prepositions.empty() && end.prepositions.front() == "*";
}

/// Acts that people do to people: whoever "arrested two men" did it to somebody.
bool TieFinder::is_force(RelationId relation) const {
  static constexpr std::string_view kForce[] = {
      "attacks",        "kills",  "uses_force_against", "fights",   "arrests",
      "seizes",         "expels", "protests_against",   "protests", "mobilizes_against",
      "strikes_against"};
  const std::string_view name = ontology_.relation(relation).name;
  return std::find(std::begin(kForce), std::end(kForce), name) != std::end(kForce);
}

/// What a relation makes of a noun that no table knows. Tried with topics too ("supports X",
/// "warns of X"): of thirteen such nodes two were worth having.
std::optional<Expectation> TieFinder::expected_target(RelationId relation,
                                                      const Referents& sources) const {
  static constexpr std::string_view kProducts[] = {"produces", "exports", "buys", "supplies"};
  const std::string_view name = ontology_.relation(relation).name;
  if (std::find(std::begin(kProducts), std::end(kProducts), name) != std::end(kProducts))
    return Expectation{types_.product};
  if (relation == ontology_.find_relation("threatens"))
    return Expectation{types_.group, true, /*any_noun=*/false};
  if (!is_force(relation)) return std::nullopt;
  // Rebels seize bridges; what companies seize, capture or attack is a manner of speaking.
  const bool armed = std::all_of(sources.begin(), sources.end(), [&](const Referent& who) {
    return cast_.members[who.member].level == Level::kDescribed;
  });
  const bool persons = !ontology_.accepts(relation, types_.person, types_.product);
  return Expectation{persons ? types_.group : types_.product, true, armed && !persons};
}

/// Whether the act of another verb, told already, is about this one: "threatened Norway to *attack*
/// it", "demanded that Norway *leave*".
bool TieFinder::is_governed(std::uint32_t word) const {
  constexpr std::size_t kHighest = 3;
  for (std::size_t steps = 0; steps < kHighest; ++steps) {
    const Deprel deprel = reading_.word(word).deprel;
    const bool below = deprel == Deprel::kXcomp || deprel == Deprel::kCcomp ||
                       deprel == Deprel::kAdvcl || deprel == Deprel::kAcl ||
                       (steps > 0 && deprel == Deprel::kObj);
    if (!below) return false;
    word = reading_.word(word).head;
    if (word == kNoWord) return false;
    for (auto told = ties_.rbegin(); told != ties_.rend() && told->sentence == sentence_; ++told) {
      if (told->predicate == word) return true;
    }
  }
  return false;
}

bool TieFinder::is_actor_or_unknown(const Referent& who) const {
  const NodeType type = cast_.members[who.member].type;
  return type == types_.unknown || ontology_.is_a(type, types_.actor);
}

/// "Canada explores routes avoiding Norway and *targeting* new markets": markets are what an actor
/// targets, so the second participle is the clause's, not the noun's. The verb of that clause, or
/// kNoWord if `sources` stay as they are.
std::uint32_t TieFinder::actors_above(std::uint32_t word, RelationId relation, Referents& sources) {
  const Word& at = reading_.word(word);
  const bool second = at.deprel == Deprel::kConj && reading_.is_verb(word) &&
                      at.morphology.verb_form != Morphology::VerbForm::kFin;
  if (!second || sources.empty() || !is_of_actors(word)) return kNoWord;
  const auto is_topic = [&](const Referent& who) {
    const Member& member = cast_.members[who.member];
    return member.level != Level::kNamed && !ontology_.is_a(member.type, types_.actor);
  };
  if (!std::all_of(sources.begin(), sources.end(), is_topic)) return kNoWord;
  const std::uint32_t first = reading_.first_conjunct(word);
  const std::uint32_t noun = reading_.word(first).head;
  if (reading_.word(first).deprel != Deprel::kAcl || noun == kNoWord) return kNoWord;
  const std::uint32_t clause = reading_.word(noun).head;
  if (clause == kNoWord || !reading_.is_verb(clause)) return kNoWord;
  Referents actors = frames_.subject(clause);
  std::erase_if(actors, [&](const Referent& who) {
    return !ontology_.is_a(cast_.members[who.member].type, types_.actor);
  });
  if (actors.empty()) return kNoWord;
  std::erase_if(actors, [&](const Referent& who) {
    return !ontology_.accepts(relation, cast_.members[who.member].type, NodeType{});
  });
  sources = std::move(actors);
  return clause;
}

/// Whether a row of a verb says something that only actors do: "target" a sector.
bool TieFinder::is_of_actors(std::uint32_t verb) const {
  const WordTable<TriggerRow>& verbs = reading_.lexicon.verbs;
  const std::vector<Reading::Match> rows = reading_.matches(verb, verbs);
  return std::any_of(rows.begin(), rows.end(), [&](const Reading::Match& match) {
    const RelationId relation = ontology_.find_relation(verbs.rows[match.row].relation);
    return relation.valid() && !ontology_.accepts(relation, types_.topic, NodeType{});
  });
}

/// The first party in reach whom the relation may tie to all sources.
Referents TieFinder::reached(std::uint32_t word, std::span<const std::string> prepositions,
                             RelationId relation, const Referents& sources) {
  const bool by_actors = std::all_of(sources.begin(), sources.end(),
                                     [&](const Referent& who) { return is_actor_or_unknown(who); });
  if (!by_actors) return {};
  const auto before =
      resolver_.expect(Expectation{types_.group, is_force(relation), /*any_noun=*/false});
  std::vector<Referents> parties = reach_.find(word, prepositions, is_force(relation));
  resolver_.expect(before);
  if (parties.empty() && relation == ontology_.find_relation("threatens")) {
    // "threatened to leave if Norway signed": the threat is made to Norway.
    const std::uint32_t other = reach_.condition(word);
    if (other != kNoWord) parties = {resolver_.resolve_all(other)};
  }
  for (Referents& party : parties) {
    if (is_force(relation)) drop_places_behind(party);
    if (party.empty()) continue;
    const bool fits = std::all_of(party.begin(), party.end(), [&](const Referent& who) {
      return std::all_of(sources.begin(), sources.end(), [&](const Referent& source) {
        return who.member != source.member &&
               ontology_.accepts(relation, cast_.members[source.member].type,
                                 cast_.members[who.member].type);
      });
    });
    if (fits) return party;
  }
  return {};
}

/// "did not respond to a *Reuters* request", "no respondió a la petición": whoever asked for what
/// is answered, named with the noun or told before.
Referents TieFinder::who_asked(std::uint32_t verb, const End& end) {
  constexpr std::array<std::string_view, 5> kAsking = {"requests", "calls_for", "calls_on",
                                                       "demands", "demands_of"};
  const auto asks = [&](std::string_view relation) {
    return std::find(kAsking.begin(), kAsking.end(), relation) != kAsking.end();
  };
  for (const std::uint32_t c : reading_.children(verb)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel != Deprel::kObl && deprel != Deprel::kOblArg && deprel != Deprel::kObj) continue;
    if (!fits_preposition(reading_.preposition(c), end)) continue;
    const WordTable<TriggerRow>& nouns = reading_.lexicon.nouns;
    const std::vector<Reading::Match> rows = reading_.matches(c, nouns);
    if (std::none_of(rows.begin(), rows.end(), [&](const Reading::Match& match) {
          return asks(nouns.rows[match.row].relation);
        })) {
      continue;
    }
    if (Referents who = resolver_.possessors(c); !who.empty()) return who;
    if (!has_article(reading_, c)) return {};
    for (auto told = ties_.rbegin(); told != ties_.rend(); ++told) {
      if (!asks(ontology_.relation(told->relation).name) || told->said.negated) continue;
      Referent who = told->source;
      if (told->sentence != sentence_) who.support = who.support.value_or(who.span);
      who.span = reading_.word(c).span;
      who.how = MentionHow::kNominal;
      who.sureness = std::min<std::uint16_t>(who.sureness, 7500);
      return {who};
    }
  }
  return {};
}

/// Plants are opened, moved and closed by the body that a person speaks for: "its president ruled
/// out moving plants to Norway".
Referent TieFinder::as_body(RelationId relation, const Referent& person) const {
  constexpr std::array<std::string_view, 7> kOfBodies = {
      "operates_in", "moves_from", "exports_to", "exports", "produces", "closes", "cuts_jobs_in"};
  if (cast_.members[person.member].type != types_.person) return person;
  const std::string_view name = ontology_.relation(relation).name;
  if (std::find(kOfBodies.begin(), kOfBodies.end(), name) == kOfBodies.end()) return person;
  const std::optional<std::uint32_t> body = resolver_.body_of(person.member);
  if (!body || cast_.members[*body].type != types_.organization) return person;
  Referent out = person;
  out.member = *body;
  out.how = MentionHow::kNominal;
  out.sureness = std::min<std::uint16_t>(out.sureness, 7500);
  return out;
}

Referents TieFinder::targets_of(std::uint32_t word, const Pattern& pattern, RelationId relation,
                                const Referents& sources) {
  if (is_reach(pattern.target)) {
    const auto prepositions = std::span(pattern.target.prepositions).subspan(1);
    return reached(word, prepositions, relation, sources);
  }
  const std::optional<Expectation> kind = expected_target(relation, sources);
  Referents targets;
  // Where people are expected they come first: of "two men, Jalisco" only Jalisco is a name.
  const bool people = kind && kind->people &&
                      std::all_of(sources.begin(), sources.end(),
                                  [&](const Referent& who) { return is_actor_or_unknown(who); });
  if (!people) targets = frames_.end(word, pattern.target);
  if (targets.empty() && relation == ontology_.find_relation("responds_to"))
    return who_asked(word, pattern.target);
  if (targets.empty() && negator(reading_, word, /*noun_frame=*/false) != kNoWord) {
    // "will not impose retaliatory duties", "ne réclament pas de subventions": of what does not
    // come nothing is told apart.
    const auto outer = resolver_.expect(Expectation{types_.measure, false, /*any_noun=*/false});
    targets = frames_.end(word, pattern.target);
    resolver_.expect(outer);
  }
  if (!targets.empty() || !kind || (kind->people && !people)) return targets;
  // "makes refrigerators": what is made is a product, whatever it is called.
  const bool somebody = std::any_of(sources.begin(), sources.end(), [&](const Referent& who) {
    return cast_.members[who.member].level != Level::kDescribed;
  });
  if (!somebody && !people) return {};
  const auto before = resolver_.expect(kind);
  targets = frames_.end(word, pattern.target);
  resolver_.expect(before);
  if (people) drop_places_behind(targets);
  return targets;
}

/// "a dos personas, Jalisco, Tequila": what follows people in a list of places is where.
void TieFinder::drop_places_behind(Referents& people) const {
  const auto is_described = [&](const Referent& who) {
    return cast_.members[who.member].level == Level::kDescribed;
  };
  if (std::none_of(people.begin(), people.end(), is_described)) return;
  std::erase_if(people, [&](const Referent& who) {
    const Member& member = cast_.members[who.member];
    return !is_described(who) && (member.type == types_.place || member.type == types_.unknown);
  });
}

/// The country or bloc that a capital stands for; anything else as it is. The words stay those of
/// the place.
Referent TieFinder::as_actor(const Referent& place) {
  if (cast_.members[place.member].type != types_.place) return place;
  const std::uint32_t power =
      power_of_capital(place.member, vocabulary_, ontology_.find_relation("capital_of"), cast_);
  if (power == Cast::kNone) return place;
  Referent out = place;
  out.sureness = static_cast<std::uint16_t>(std::min<std::uint32_t>(place.sureness, 8000));
  out.how = MentionHow::kNominal;
  out.member = power;
  return out;
}

}  // namespace lazo
