// The ties that names draw without a verb: offices, nationalities, places in places, parties in
// brackets. Methods of TieFinder.
#include <algorithm>

#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/ties.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {

/// Persons and their offices: "X, president of Y", "its CEO X", "el gobernador X".
void TieFinder::read_office(std::uint32_t noun, bool named_only) {
  const TriggerRow* row = office_of(reading_, noun);
  if (row == nullptr) return;
  saw_trigger_ = true;
  Referents persons;
  bool referred = false;  // the person is found by reference only
  // "the president, A, the minister of X, B": a list of titles, each with the name behind it.
  const Word& title = reading_.word(noun);
  const bool listed = title.deprel == Deprel::kAppos && title.head != kNoWord &&
                      office_of(reading_, title.head) != nullptr;
  if (const auto who = listed ? person_beside(noun) : std::nullopt) {
    persons.push_back(*who);
  } else {
    for (const Referent& held : frames_.holder(noun)) {
      if (cast_.members[held.member].type == types_.person) persons.push_back(held);
    }
  }
  if (persons.empty()) {
    // "the president of the council Anna Berg": the name may hang on the body.
    for (const std::uint32_t c : reading_.children(noun)) {
      if (reading_.word(c).deprel != Deprel::kNmod || c < noun) continue;
      if (const auto name = resolver_.named_beside(c)) {
        if (cast_.members[name->member].type == types_.person) persons.push_back(*name);
      }
    }
  }
  if (persons.empty()) {
    if (const auto who = person_beside(noun)) persons.push_back(*who);
  }
  if (persons.empty() && !named_only) {
    referred = true;
    for (const Referent& who : resolver_.resolve(noun)) {
      if (cast_.members[who.member].type == types_.person) persons.push_back(who);
    }
  }
  // Of several names hung on one title the first is its holder; the others have titles of their
  // own.
  if (persons.size() > 1 && title.morphology.number != Morphology::Number::kPlur) persons.resize(1);
  if (persons.size() != 1) return;
  Referents bodies;
  for (const std::uint32_t c : reading_.children(noun)) {
    if (reading_.word(c).deprel == Deprel::kNmod || reading_.word(c).deprel == Deprel::kCompound) {
      merge(bodies, resolver_.resolve_all(c));
    }
  }
  merge(bodies, resolver_.possessors(noun));
  // "the President of Mexico Anna Berg": the body may hang below the name.
  for (const NameMention& name : cast_.mentions) {
    if (name.span != persons.front().span) continue;
    for (const std::uint32_t c : reading_.children(name.head)) {
      const bool inside =
          c > noun && c < name.first_word && reading_.word(c).deprel == Deprel::kNmod;
      if (inside && reading_.child(c, Deprel::kCase) != kNoWord)
        merge(bodies, resolver_.resolve_all(c));
    }
  }
  std::erase_if(bodies, [&](const Referent& body) {
    const NodeType type = cast_.members[body.member].type;
    const bool where = row->kind == "place" || row->kind == "country";
    return !(type == types_.organization || type == types_.bloc || type == types_.country ||
             type == types_.agreement || (where && type == types_.place));
  });
  // A body beats the country that it stands in: "president of the chamber in Mexico".
  const bool has_body = std::any_of(bodies.begin(), bodies.end(), [&](const Referent& body) {
    return cast_.members[body.member].type == types_.organization;
  });
  if (has_body) {
    std::erase_if(bodies, [&](const Referent& body) {
      return cast_.members[body.member].type != types_.organization;
    });
  }
  if (bodies.empty()) {
    if (const auto body = body_behind(noun, row->kind)) bodies.push_back(*body);
  }
  if (bodies.empty() && row->kind == "org" && !referred) {
    // "CEO Magnus Groth said": of the body that the sentence or the one before speaks of.
    const std::uint32_t here = reading_.sentence_of(noun);
    if (const auto body = resolver_.last_of(types_.organization, noun)) {
      const auto near =
          body->span.begin >= reading_.analysis.sentences[here == 0 ? 0 : here - 1].span.begin;
      if (near) {
        bodies.push_back(*body);
        bodies.back().sureness = 6500;
      }
    }
  }
  const RelationId relation =
      ontology_.find_relation(row->relation.empty() ? "holds_office" : row->relation);
  Circumstances said;
  const std::uint32_t clause = reading_.child(noun, Deprel::kCop) != kNoWord ? noun : kNoWord;
  if (clause != kNoWord) said = circumstances(reading_, frames_, resolver_, noun, false);
  for (const Referent& body : bodies) {
    if (!add(relation, persons.front(), body, noun, reading_.word(noun).span, said,
             parsed_ ? "ud.office" : "clause.office", 9000)) {
      continue;
    }
    ties_.back().row = row;
    resolver_.note_office(persons.front().member, body.member);
  }
}

/// What may stand between an office, its body and its holder: no verb, no other clause.
bool TieFinder::ends_title(std::uint32_t w) const {
  const Upos upos = reading_.word(w).upos;
  const bool participle =
      reading_.word(w).morphology.verb_form == Morphology::VerbForm::kPart;  // "sortant", "acting"
  if ((upos == Upos::kVerb && !participle) || upos == Upos::kAux || upos == Upos::kSconj)
    return true;
  const std::string_view form = reading_.analysis.form(w);
  return form == ";" || form == ":" || form == ".";
}

/// The person that the words put behind an office, however the tree hangs them: "el presidente
/// saliente de la cámara (CANACO) en el estado, NAME"; or in front: "NAME, presidente de ...".
std::optional<Referent> TieFinder::person_beside(std::uint32_t noun) const {
  constexpr std::uint32_t kReach = 16;
  const Sentence& sentence = reading_.analysis.sentences[sentence_];
  const auto referent = [](const NameMention& name) {
    return Referent{name.member, name.span, std::nullopt, MentionHow::kName, 8500};
  };
  std::uint32_t commas = 0;
  for (std::uint32_t w = noun + 1; w < sentence.end_word && w <= noun + kReach; ++w) {
    if (ends_title(w)) break;
    if (reading_.analysis.form(w) == "," && ++commas > 1) break;
    if (reading_.word(w).upos == Upos::kCconj && commas > 0) break;
    const NameMention* name = cast_.mention_at(w);
    if (name == nullptr && office_of(reading_, w) != nullptr) break;
    if (name == nullptr || name->first_word != w) continue;
    if (cast_.members[name->member].type == types_.person) {
      const std::uint32_t before = w - 1;
      const bool of = reading_.word(before).upos == Upos::kAdp;  // "the lawyer of NAME"
      return of ? std::nullopt : std::optional(referent(*name));
    }
    w = name->end_word - 1;
  }
  std::uint32_t w = noun;
  while (w > sentence.first_word && reading_.word(w - 1).upos == Upos::kDet) --w;
  if (w < sentence.first_word + 2) return std::nullopt;
  // "NAME, presidente de", "NAME le président de"
  const bool comma = reading_.analysis.form(w - 1) == ",";
  if (!comma && w == noun) return std::nullopt;
  const NameMention* name = cast_.mention_at(comma ? w - 2 : w - 1);
  if (name == nullptr || cast_.members[name->member].type != types_.person) return std::nullopt;
  return referent(*name);
}

/// The body or area behind an office: "presidente nacional de Coparmex".
std::optional<Referent> TieFinder::body_behind(std::uint32_t noun, const std::string& kind) const {
  constexpr std::uint32_t kReach = 8;
  const Sentence& sentence = reading_.analysis.sentences[sentence_];
  for (std::uint32_t w = noun + 1; w < sentence.end_word && w <= noun + kReach; ++w) {
    if (ends_title(w) || reading_.analysis.form(w) == ",") break;
    const NameMention* name = cast_.mention_at(w);
    if (name == nullptr || name->first_word != w || name->adjective) continue;
    const NodeType type = cast_.members[name->member].type;
    const bool area = kind == "place" ? type == types_.place : type == types_.country;
    if (type != types_.organization && !(kind != "org" && area)) break;
    return Referent{name->member, name->span, std::nullopt, MentionHow::kName, 8500};
  }
  return std::nullopt;
}

/// "deputy Anna Berg (PRI)": a person and the body in brackets behind her.
void TieFinder::read_brackets(const NameMention& person) {
  if (cast_.members[person.member].type != types_.person) return;
  const std::uint32_t open = person.end_word;
  if (open + 2 >= reading_.analysis.words.size() || reading_.analysis.form(open) != "(") return;
  const NameMention* body = cast_.mention_at(open + 1);
  if (body == nullptr || body->first_word != open + 1 || body->adjective) return;
  if (body->end_word >= reading_.analysis.words.size() ||
      reading_.analysis.form(body->end_word) != ")" ||
      cast_.members[body->member].type != types_.organization) {
    return;
  }
  const Referent who{person.member, person.span, std::nullopt, MentionHow::kName, 9500};
  const Referent where{body->member, body->span, std::nullopt, MentionHow::kName, 9500};
  add(ontology_.find_relation("member_of"), who, where, person.head, body->span, {},
      parsed_ ? "ud.brackets" : "clause.brackets", 8500);
}

/// "the Italian spirits group": the organisation is based where its adjective says.
void TieFinder::read_nationality(std::uint32_t noun) {
  const TypeHeadRow* row = type_head(reading_, noun);
  const NameMention* common = cast_.mention_at(noun);
  const bool headed = resolver_.list_head(noun).has_value();
  if (row == nullptr && common == nullptr && !headed) return;
  const NodeType type = headed              ? types_.organization
                        : common != nullptr ? cast_.members[common->member].type
                                            : type_named(row->type, types_);
  if (type != types_.organization && type != types_.group) return;
  for (const std::uint32_t c : reading_.children(noun)) {
    const NameMention* mention = cast_.mention_at(c);
    if (mention == nullptr || mention->head != c) continue;
    const NodeType where = cast_.members[mention->member].type;
    if (where != types_.country && where != types_.place && where != types_.bloc) continue;
    const Deprel deprel = reading_.word(c).deprel;
    const bool adjective = mention->adjective && deprel == Deprel::kAmod;
    const bool from = deprel == Deprel::kNmod && is_preposition(reading_.preposition(c), "de");
    if (!adjective && !from) continue;
    Referents who = frames_.holder(noun);
    if (who.empty()) who = resolver_.resolve(noun);
    if (who.size() != 1) continue;
    const Level level = cast_.members[who.front().member].level;
    // "American workers" is no one body.
    if (level == Level::kKnown && cast_.members[who.front().member].type == types_.group) continue;
    const Referent place{mention->member, mention->span, std::nullopt, MentionHow::kVocabulary,
                         9500};
    if (!add(ontology_.find_relation("based_in"), who.front(), place, noun,
             reading_.word(noun).span, {}, parsed_ ? "ud.nationality" : "clause.nationality",
             8000)) {
      continue;
    }
    ties_.back().weak = level == Level::kDescribed;
  }
}

/// "Belvidere, Illinois": a place and the larger one behind the comma.
void TieFinder::read_place(std::uint32_t word) {
  const NameMention* mention = cast_.mention_at(word);
  if (mention == nullptr || mention->head != word || mention->adjective) return;
  const auto is_place = [&](const NameMention& m) {
    const NodeType type = cast_.members[m.member].type;
    return type == types_.place || type == types_.country;
  };
  const std::uint32_t comma = mention->end_word;
  if (!is_place(*mention) || cast_.members[mention->member].type == types_.country) return;
  if (comma + 1 >= reading_.analysis.words.size() || reading_.analysis.form(comma) != ",") return;
  if (reading_.sentence_of(comma + 1) != sentence_) return;
  const NameMention* outer = cast_.mention_at(comma + 1);
  if (outer == nullptr || outer->first_word != comma + 1 || !is_place(*outer)) return;
  if (reading_.word(outer->head).deprel != Deprel::kAppos) return;
  const Referent inner{mention->member, mention->span, std::nullopt, MentionHow::kName, 9500};
  const Referent whole{outer->member, outer->span, std::nullopt, MentionHow::kVocabulary, 9500};
  add(ontology_.find_relation("part_of"), inner, whole, word, mention->span, {},
      parsed_ ? "ud.place" : "clause.place", 9000);
}

}  // namespace lazo
