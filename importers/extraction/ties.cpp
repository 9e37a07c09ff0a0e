#include "importers/extraction/ties.hpp"

#include <algorithm>

#include "importers/extraction/attribution.hpp"
#include "importers/extraction/confidence.hpp"
#include "importers/extraction/leftovers.hpp"
#include "importers/extraction/predicate_form.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

constexpr std::uint16_t kReachedBase = 6000;   // the party is whoever stands nearest
constexpr std::uint16_t kStancedBase = 8200;   // ... and the clause says what is wanted of it
constexpr std::uint16_t kGovernedBase = 6500;  // wanted, feared or demanded by a verb above

}  // namespace

FoundTie tie_at(const Reading& reading, RelationId relation, const Referent& source,
                const Referent& target, std::uint32_t sentence, std::uint32_t predicate,
                std::uint16_t base) {
  const bool parsed = reading.analysis.sentences[sentence].depth == Depth::kParsed;
  FoundTie tie;
  tie.relation = relation;
  tie.source = source;
  tie.target = target;
  tie.sentence = sentence;
  tie.predicate = predicate;
  tie.trigger = reading.word(predicate).span;
  tie.confidence = tie_confidence(base, parsed, source.sureness, target.sureness,
                                  reading.word(predicate).arc_margin);
  return tie;
}

TieFinder::TieFinder(const Reading& reading, Cast& cast, Resolver& resolver, const TypeIds& types,
                     const Ontology& ontology, const Vocabulary& vocabulary)
    : reading_(reading),
      cast_(cast),
      resolver_(resolver),
      types_(types),
      ontology_(ontology),
      vocabulary_(vocabulary),
      frames_(reading, resolver),
      reach_(reading, cast, resolver, types),
      leftovers_(std::make_unique<Leftovers>(reading, cast, resolver, frames_, types, ontology)) {}

TieFinder::~TieFinder() = default;

std::string TieFinder::read(std::uint32_t number) {
  const Sentence& sentence = reading_.analysis.sentences[number];
  const std::size_t before = ties_.size();
  sentence_ = number;
  parsed_ = sentence.depth == Depth::kParsed;
  saw_trigger_ = false;
  saw_mismatch_ = false;
  // Named subjects before whatever refers to them: "its director", "it accuses".
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const Upos upos = reading_.word(w).upos;
    const std::uint32_t subject = upos == Upos::kVerb ? frames_.subject_word(w) : kNoWord;
    if (subject != kNoWord && cast_.mention_at(subject) != nullptr) note_subject(w);
  }
  note_speakers(sentence);
  note_author(number);
  // Offices first: "we" of an office holder is the body, wherever the office is named.
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    if (reading_.word(w).upos == Upos::kNoun && cast_.mention_at(w) == nullptr)
      read_office(w, /*named_only=*/true);
  }
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    switch (reading_.word(w).upos) {
      case Upos::kVerb:
      case Upos::kAux:
        note_subject(w);
        read_verb(w);
        break;
      case Upos::kNoun:
      case Upos::kPropn:
        note_subject(w);
        read_noun(w);
        break;
      case Upos::kAdj:
        note_subject(w);
        read_adjective(w);
        break;
      default:
        break;
    }
  }
  leftovers_->read(number, ties_);
  if (ties_.size() > before) return {};
  if (!saw_trigger_) return "no-trigger";
  return saw_mismatch_ ? "type-mismatch" : "one-entity";
}

/// Who speaks in this sentence, before anything in it is resolved: a quotation may stand first.
void TieFinder::note_speakers(const Sentence& sentence) {
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    if (!reading_.is_verb(w)) continue;
    const AttributionRow* row = reading_.first_match(w, reading_.lexicon.attribution);
    if (row == nullptr ||
        (row->kind != AttributionKind::kSay && row->kind != AttributionKind::kDoubt)) {
      continue;
    }
    const std::uint32_t subject = frames_.subject_word(w);
    if (subject == kNoWord && reading_.lexicon.language == Language::kSpanish)
      resolver_.keep_speaker(w);
    if (subject == kNoWord || reading_.is_passive(w)) continue;
    Referents who;
    for (const Referent& referent : resolver_.resolve_all(subject)) {
      if (ontology_.is_a(cast_.members[referent.member].type, types_.actor))
        who.push_back(referent);
    }
    resolver_.note_speaker(who, subject);
  }
}

/// "Statement by President Anna Berg": at the head of a document, whose words it is.
void TieFinder::note_author(std::uint32_t number) {
  constexpr std::uint32_t kHeading = 3;  // sentences in front of which it may stand
  if (number >= kHeading) return;
  const Sentence& sentence = reading_.analysis.sentences[number];
  const TypeHeadRow* row = nullptr;
  std::uint32_t title = kNoWord;
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    if (reading_.is_verb(w)) return;
    if (row == nullptr && reading_.is_noun(w)) {
      row = type_head(reading_, w);
      title = w;
      if (row == nullptr || row->type != "document") return;
      continue;
    }
    const std::string_view form = reading_.folded(w);
    if (row == nullptr || (form != "by" && form != "from" && form != "de" && form != "du"))
      continue;
    // The person or body behind it, however long her title. Of several it is not known who says
    // "we".
    std::optional<Referent> author;
    for (std::uint32_t n = w + 1; n < sentence.end_word; ++n) {
      const NameMention* name = cast_.mention_at(n);
      if (name == nullptr || name->adjective || name->first_word != n) continue;
      const NodeType type = cast_.members[name->member].type;
      if (type != types_.person && type != types_.organization) continue;
      if (author && author->member != name->member && type == types_.person) return;
      if (!author) author = {name->member, name->span, std::nullopt, MentionHow::kName, 9000};
    }
    if (author) resolver_.note_author(*author, title);
    return;
  }
}

void TieFinder::note_subject(std::uint32_t verb) {
  const std::uint32_t subject = frames_.subject_word(verb);
  if (subject == kNoWord) return;
  const Deprel deprel = reading_.word(subject).deprel;
  if (deprel == Deprel::kCsubj || deprel == Deprel::kCsubjPass) return;
  // What is spoken of is the subject of the main clause, not of what somebody says or of an aside.
  if (reading_.is_quoted(verb)) return;
  for (std::uint32_t w = verb; w != kNoWord; w = reading_.word(w).head) {
    switch (reading_.word(w).deprel) {
      case Deprel::kAclRelcl:
      case Deprel::kAcl:
      case Deprel::kCcomp:
      case Deprel::kAdvcl:
      case Deprel::kCsubj:
        return;
      default:
        break;
    }
  }
  resolver_.note_subject(resolver_.resolve_all(subject), subject);
}

void TieFinder::read_verb(std::uint32_t verb) {
  if (reading_.word(verb).deprel == Deprel::kAux || reading_.word(verb).deprel == Deprel::kCop)
    return;
  read_rows(verb, reading_.lexicon.verbs, "verb");
  // A participle may be listed as an adjective ("affiliated with").
  read_rows(verb, reading_.lexicon.adjectives, "adjective");
  read_demand(verb);
}

/// "Ruiz said that Norway must open its ports": whoever says what others must do demands it of
/// them.
void TieFinder::read_demand(std::uint32_t verb) {
  const AttributionRow* says = reading_.first_match(verb, reading_.lexicon.attribution);
  const std::uint32_t clause = reading_.child(verb, Deprel::kCcomp);
  if (says == nullptr || says->kind != AttributionKind::kSay || clause == kNoWord) return;
  if (reading_.is_passive(verb)) return;
  std::uint32_t duty = kNoWord;
  for (const std::uint32_t c : reading_.children(clause)) {
    const ModalityRow* row = reading_.first_match(c, reading_.lexicon.modality);
    if (row != nullptr && row->scope == CueScope::kAux && row->mood == Mood::kRequired &&
        reading_.word(c).deprel == Deprel::kAux) {
      duty = c;
    }
  }
  if (duty == kNoWord) return;
  const Circumstances said =
      circumstances(reading_, frames_, resolver_, verb, /*noun_frame=*/false);
  for (const Referent& who : frames_.subject(verb)) {
    for (const Referent& whom : frames_.subject(clause)) {
      add(ontology_.find_relation("demands_of"), who, whom, verb, reading_.word(duty).span, said,
          parsed_ ? "ud.demand" : "clause.demand", kStancedBase);
    }
  }
}

void TieFinder::read_noun(std::uint32_t noun) {
  // "de *acuerdo* con el banco" is no agreement.
  if (const auto source = named_source(reading_, noun); source && source->noun != noun) return;
  const NameMention* mention = cast_.mention_at(noun);
  if (mention != nullptr) {
    read_place(noun);
    if (mention->head == noun) read_brackets(*mention);
    if (reading_.child(noun, Deprel::kCop) == kNoWord && !cast_.members[mention->member].common)
      return;
  }
  read_office(noun, /*named_only=*/false);
  read_rows(noun, reading_.lexicon.nouns, "noun");
  read_nationality(noun);
}

void TieFinder::read_adjective(std::uint32_t word) {
  read_rows(word, reading_.lexicon.adjectives, "adjective");
  // Taggers take participles for adjectives and the other way round.
  read_rows(word, reading_.lexicon.verbs, "verb");
}

void TieFinder::read_rows(std::uint32_t word, const WordTable<TriggerRow>& table,
                          const char* rule) {
  std::vector<Reading::Match> matches = reading_.matches(word, table);
  if (matches.empty()) return;
  // The row with most words says what is meant: "take part" is no taking.
  std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
    return a.words != b.words ? a.words > b.words : a.row < b.row;
  });
  const bool office = office_of(reading_, word) != nullptr;
  std::size_t used = 0;
  for (const Reading::Match& match : matches) {
    const TriggerRow& row = table.rows[match.row];
    if (used > match.words) break;
    if (row.relation.empty()) continue;
    // read_office() knows better whose office it is.
    if (office && reading_.is_noun(word) &&
        ontology_.relation(ontology_.find_relation(row.relation)).family() == Family::kRole) {
      continue;
    }
    saw_trigger_ = true;
    const Span trigger = match.words == 1 ? reading_.word(word).span
                                          : reading_.span_of(match.first_word, match.last_word);
    bool any = false;
    for (const Pattern& pattern : row.patterns) {
      // What is true of the subjects among themselves, or of a noun and the subject of its verb, is
      // said only if nothing closer is: "Canada coordinates with Japan", "pressure on Mexico".
      const bool among = pattern.mutual && pattern.source.slot == pattern.target.slot &&
                         pattern.source.slot == Slot::kSubject;
      const bool far = reading_.is_noun(word) && pattern.target.slot == Slot::kSubject;
      if (any && (among || far || is_reach(pattern.target))) continue;
      any = apply(word, row, pattern, trigger, rule) || any;
    }
    // Whoever imposes a tariff on somebody imposes a tariff: the shorter row holds too.
    const bool measure = row.relation.rfind("imposes_", 0) == 0;
    if (any && !measure) used = std::max(used, match.words);
  }
}

bool TieFinder::apply(std::uint32_t word, const TriggerRow& row, const Pattern& pattern,
                      Span trigger, const char* rule) {
  const RelationId relation = ontology_.find_relation(row.relation);
  if (!relation.valid()) return false;
  const bool among = pattern.mutual && pattern.source.slot == pattern.target.slot;
  const bool by_subject =
      pattern.source.slot == Slot::kSubject || pattern.target.slot == Slot::kSubject;
  if (by_subject && reading_.is_noun(word) && is_judged(word, relation)) return false;
  const bool force = is_force(relation) || relation == ontology_.find_relation("threatens");
  const std::optional<Expectation> outer =
      force ? resolver_.expect(Expectation{types_.group, true, false}) : std::nullopt;
  Referents sources = frames_.end(word, pattern.source);
  const std::uint32_t clause =
      pattern.source.slot == Slot::kSubject ? actors_above(word, relation, sources) : kNoWord;
  if (sources.empty() && pattern.source.slot == Slot::kSubject) {
    // "army bulldozers demolished homes": the army did.
    const std::uint32_t subject = frames_.subject_word(word);
    if (reading_.is_passive(word)) {
      sources = reach_.agent(word);
    } else if (force && subject != kNoWord && reading_.is_noun(subject)) {
      sources = resolver_.possessors(subject);
    }
  }
  if (force) resolver_.expect(outer);
  std::uint32_t engaged = kNoWord;  // "engage in talks with": the verb tells whether there are any
  if (sources.empty() && pattern.mutual && pattern.source.slot == Slot::kSubject && !among &&
      reading_.is_noun(word)) {
    const std::uint32_t verb = frames_.accompanied_verb(word);
    if (verb != kNoWord) sources = frames_.subject(verb);
    const std::string preposition = reading_.preposition(word);
    if (preposition == "in" || preposition == "en" || preposition == "dans") engaged = verb;
  }
  if (sources.empty()) return false;
  const Referents targets = among ? sources : targets_of(word, pattern, relation, sources);
  if (targets.empty()) return false;
  const bool self = pattern.source.slot == Slot::kSelf || pattern.target.slot == Slot::kSelf;
  const bool noun = reading_.is_noun(word);
  Circumstances said = circumstances(reading_, frames_, resolver_, word, noun && self);
  for (const std::uint32_t verb : {engaged, clause}) {
    if (verb != kNoWord)
      said = circumstances(reading_, frames_, resolver_, verb, /*noun_frame=*/false);
  }
  take_stance(relation, said);
  if (pattern.negated) said.negated = true;
  if (pattern.mood && said.mood == Mood::kAsserted) said.mood = *pattern.mood;
  const bool reached = is_reach(pattern.target);
  std::uint16_t base = noun ? 7500 : 8500;
  // What is only demanded or threatened hangs on how far the demand goes; the demand itself stands.
  if (reached) base = row.effect.present ? kStancedBase : kReachedBase;
  if (said.mood != Mood::kAsserted && is_governed(word)) base = kGovernedBase;
  bool any = false;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (std::size_t j = among ? i + 1 : 0; j < targets.size(); ++j) {
      const std::size_t before = ties_.size();
      Referent source = sources[i];
      Referent target = targets[j];
      const auto fits = [&] {
        return ontology_.accepts(relation, cast_.members[source.member].type,
                                 cast_.members[target.member].type);
      };
      // "negotiations with Washington": where a place cannot act, its country does.
      Circumstances meant = said;
      // "announced a plan to leave": its own announcement is no report about oneself.
      if (meant.told_as_thing && !meant.speakers.empty() &&
          meant.speakers.front().member == source.member) {
        meant.attributed = false;
        meant.speakers.clear();
      }
      source = as_body(relation, source);
      if (!fits()) source = as_actor(source);
      if (!fits()) target = as_actor(target);
      any = add(relation, source, target, word, trigger, meant,
                std::string(parsed_ ? "ud." : "clause.") + rule, base) ||
            any;
      if (ties_.size() == before) continue;
      ties_.back().row = &row;
      for (const RoleEnd& role : pattern.roles) {
        for (const Referent& who : frames_.end(word, role.end)) {
          ties_.back().roles.push_back({role.role, who});
        }
      }
    }
  }
  return any;
}

/// "Condemned the attacks on X", "supports sanctions on X": the subject of a verb that takes a
/// stance on what the noun tells does not do it. Whoever "fosters a partnership with X" does.
bool TieFinder::is_judged(std::uint32_t noun, RelationId told) const {
  const std::uint32_t verb = frames_.light_verb(noun);
  if (verb == kNoWord) return false;
  // "rejected any change to X": what is refused altogether is not done.
  if (refuses_any(reading_, verb, noun)) return false;
  const WordTable<TriggerRow>& verbs = reading_.lexicon.verbs;
  const std::vector<Reading::Match> matches = reading_.matches(verb, verbs);
  return std::any_of(matches.begin(), matches.end(), [&](const Reading::Match& match) {
    const RelationId relation = ontology_.find_relation(verbs.rows[match.row].relation);
    if (!relation.valid()) return false;
    const Family family = ontology_.relation(relation).family();
    if (family == Family::kOppose) return true;
    return family == Family::kSupport && ontology_.relation(told).sign != Sign::kCooperation;
  });
}

/// Whoever takes measures to protect the market protects it: a stance is taken with its means.
/// An event that is aimed at has still to come ("flew to Norway to sign").
void TieFinder::take_stance(RelationId relation, Circumstances& said) const {
  const Family family = ontology_.relation(relation).family();
  if (!said.aim || (family != Family::kSupport && family != Family::kOppose)) return;
  if (said.mood == Mood::kPlanned) said.mood = said.aim_mood;
}

bool TieFinder::may_tie(RelationId relation, const Referent& source, const Referent& target,
                        std::uint32_t predicate) {
  if (source.member == target.member) return false;
  const Member& from = cast_.members[source.member];
  const Member& to = cast_.members[target.member];
  if (!ontology_.accepts(relation, from.type, to.type)) {
    saw_mismatch_ = true;
    return false;
  }
  // "the president of Norway" holds that office, but so the words say already.
  if (from.level == Level::kDescribed && from.first_word == predicate &&
      ontology_.relation(relation).family() == Family::kRole) {
    return false;
  }
  // A noun that no table knows may be what is done something to, not who does it.
  if (from.level == Level::kDescribed && source.sureness < 7000) return false;
  return true;
}

bool TieFinder::add(RelationId relation, const Referent& source, const Referent& target,
                    std::uint32_t predicate, Span trigger, const Circumstances& said,
                    std::string rule, std::uint16_t base) {
  if (!may_tie(relation, source, target, predicate)) return false;
  // Two rows may say the same of the same words ("the support of X for Y").
  for (auto known = ties_.rbegin(); known != ties_.rend() && known->sentence == sentence_;
       ++known) {
    const bool same =
        known->source.member == source.member && known->target.member == target.member;
    if (same && known->relation == relation && known->said.negated == said.negated) return true;
  }
  FoundTie tie = tie_at(reading_, relation, source, target, sentence_, predicate, base);
  tie.trigger = trigger;
  tie.said = said;
  tie.rule = std::move(rule);
  ties_.push_back(std::move(tie));
  return true;
}

}  // namespace lazo
