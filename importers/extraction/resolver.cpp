#include "importers/extraction/resolver.hpp"

#include <algorithm>

#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {

void merge(Referents& into, const Referents& more) {
  for (const Referent& referent : more) {
    const bool known = std::any_of(into.begin(), into.end(),
                                   [&](const Referent& r) { return r.member == referent.member; });
    if (!known) into.push_back(referent);
  }
}

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

bool Resolver::are_actors(const Referents& who) const {
  return std::all_of(who.begin(), who.end(), [&](const Referent& r) {
    const NodeType type = cast_.members[r.member].type;
    return type == types_.country || type == types_.organization || type == types_.person ||
           type == types_.bloc || type == types_.group;
  });
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

/// "a farmer, Tumaco, Nariño": behind a noun for people, a place says where they are, and so do
/// several names that follow one person without "and".
bool Resolver::stands_for_place(std::uint32_t noun, std::uint32_t name) const {
  if (reading_.word(name).deprel != Deprel::kAppos) return false;
  const TypeHeadRow* row = type_head(reading_, noun);
  const bool people = row != nullptr && (row->type == "person" || row->type == "group");
  if (is_definite(noun) || (!people && !is_somebody(noun, row))) return false;
  const NodeType type = cast_.members[cast_.mention_at(name)->member].type;
  if (type == types_.place || type == types_.country) return true;
  return std::any_of(reading_.children(noun).begin(), reading_.children(noun).end(),
                     [&](std::uint32_t c) {
                       return c > name && reading_.word(c).deprel == Deprel::kAppos &&
                              cast_.mention_at(c) != nullptr;
                     });
}

std::optional<Referent> Resolver::named_beside(std::uint32_t noun) {
  const auto from = [&](std::uint32_t w) -> std::optional<Referent> {
    const NameMention* mention = cast_.mention_at(w);
    if (mention == nullptr || mention->adjective || cast_.members[mention->member].common)
      return std::nullopt;
    if (stands_for_place(noun, w)) return std::nullopt;
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
  if (auto body = body_named_before(noun)) return body;
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
  return name_as_subject(noun);
}

/// "Le groupe français, numéro un mondial, *Renault* a ouvert": the name behind a title and its
/// aside, which the parser made a second subject of the verb.
std::optional<Referent> Resolver::name_as_subject(std::uint32_t noun) const {
  const Word& word = reading_.word(noun);
  const TypeHeadRow* row = type_head(reading_, noun);
  if (word.deprel != Deprel::kNsubj || word.head == kNoWord || word.head < noun)
    return std::nullopt;
  if (row == nullptr || row->type != "organization" || is_plural(noun)) return std::nullopt;
  for (const std::uint32_t c : reading_.children(word.head)) {
    if (c <= noun || c >= word.head || reading_.word(c).deprel != Deprel::kNsubj) continue;
    const NameMention* name = cast_.mention_at(c);
    if (name == nullptr || name->adjective || name->first_word == 0) continue;
    const NodeType type = cast_.members[name->member].type;
    if (type != types_.organization && type != types_.unknown) continue;
    std::uint32_t before = name->first_word - 1;
    while (before > noun && tag(before).starts_with("det:")) --before;
    if (reading_.analysis.form(before) != ",") continue;
    return Referent{name->member, name->span, std::nullopt, MentionHow::kName, 8500};
  }
  return std::nullopt;
}

/// "the Hamas movement", "the Boreal company": the name of a body in front of what it is.
std::optional<Referent> Resolver::body_named_before(std::uint32_t noun) const {
  const TypeHeadRow* row = type_head(reading_, noun);
  if (row == nullptr || row->type != "organization" || is_plural(noun) || noun == 0)
    return std::nullopt;
  const NameMention* name = cast_.mention_at(noun - 1);
  if (name == nullptr || name->adjective || reading_.word(name->head).head != noun ||
      reading_.word(name->head).deprel != Deprel::kCompound ||
      cast_.members[name->member].type != types_.organization) {
    return std::nullopt;
  }
  return Referent{name->member, name->span, std::nullopt,
                  name->known ? MentionHow::kVocabulary : MentionHow::kName, 8500};
}

/// "sectors like agriculture and energy", "países como Perú": the examples are what is meant.
Referents Resolver::from_examples(std::uint32_t word) {
  const auto is_like = [&](const std::string& preposition) {
    return leads(reading_.lexicon, preposition, kLeadsLike);
  };
  if (!is_plural(word) && tag(word).empty()) {
    // "any country, including X"
    const bool any = std::any_of(reading_.children(word).begin(), reading_.children(word).end(),
                                 [&](std::uint32_t c) { return tag(c) == "det:any"; });
    if (!any) return {};
  }
  for (const std::uint32_t c : reading_.children(word)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (c < word || (deprel != Deprel::kNmod && deprel != Deprel::kObl && deprel != Deprel::kAppos))
      continue;
    if (!is_like(reading_.preposition(c))) continue;
    if (Referents examples = resolve_all(c); !examples.empty()) return examples;
  }
  // "would not benefit any country, including Norway", where the parser hung them on the verb.
  const std::uint32_t verb = reading_.word(word).head;
  if (verb == kNoWord) return {};
  constexpr std::uint32_t kBehind = 6;
  for (const std::uint32_t c : reading_.children(verb)) {
    if (c <= word || c > word + kBehind || reading_.word(c).deprel != Deprel::kObl) continue;
    if (!is_like(reading_.preposition(c))) continue;
    if (Referents examples = resolve_all(c); !examples.empty()) return examples;
  }
  return {};
}

/// "thousands of students", "decenas de obreros": who is counted.
Referents Resolver::from_amount(std::uint32_t word) {
  const UnitRow* unit = reading_.first_match(word, reading_.lexicon.units);
  if (unit == nullptr || !unit->unit.starts_with('x')) return {};
  for (const std::uint32_t c : reading_.children(word)) {
    if (reading_.word(c).deprel != Deprel::kNmod || !reading_.is_noun(c)) continue;
    if (Referents who = resolve_all(c); !who.empty()) return who;
  }
  return {};
}

/// "la secretaria de Economía, Anna Berg": without its accent the name of the ministry is that of
/// its head, and the person in apposition is meant.
std::optional<Referent> Resolver::holder_of_name(std::uint32_t word) const {
  const NameMention* mention = cast_.mention_at(word);
  if (mention == nullptr || mention->head != word ||
      reading_.lexicon.language != Language::kSpanish ||
      office_of(reading_, mention->first_word) == nullptr) {
    return std::nullopt;
  }
  for (const std::uint32_t c : reading_.children(mention->head)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel != Deprel::kAppos && deprel != Deprel::kFlat && deprel != Deprel::kFlatName)
      continue;
    const NameMention* name = cast_.mention_at(c);
    if (name == nullptr || cast_.members[name->member].type != types_.person) continue;
    return Referent{name->member, name->span, std::nullopt, MentionHow::kName, 9000};
  }
  return std::nullopt;
}

/// "none of the three countries", "aucun des deux": said of each of them, denied by the word
/// itself.
Referents Resolver::from_nobody(std::uint32_t word) {
  const NegationRow* row = reading_.first_match(word, reading_.lexicon.negation);
  if (row == nullptr ||
      (row->scope != NegationScope::kDeterminer && row->scope != NegationScope::kPair)) {
    return {};
  }
  for (const std::uint32_t c : reading_.children(word)) {
    if (reading_.word(c).deprel == Deprel::kNmod || reading_.word(c).deprel == Deprel::kObl)
      return resolve_all(c);
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
    if (kind.starts_with("det:poss:3") && office_of(reading_, noun) != nullptr) {
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
    } else if (kind.starts_with("det:poss:")) {
      add(from_pronoun(c, pronoun_kind(kind)));
    } else if (deprel == Deprel::kNmodPoss) {
      add(resolve_all(c));
    } else if (deprel == Deprel::kAmod || deprel == Deprel::kCompound) {
      const NameMention* mention = cast_.mention_at(c);
      if (mention == nullptr) continue;
      const NodeType type = cast_.members[mention->member].type;
      const bool actor = type == types_.country || type == types_.bloc ||
                         type == types_.organization || type == types_.person ||
                         type == types_.place || type == types_.group ||
                         (type == types_.unknown && !mention->adjective);
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
    if (!leads(reading_.lexicon, reading_.preposition(c), kLeadsOf)) continue;
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

std::optional<Referent> Resolver::list_head(std::uint32_t noun) const {
  if (!is_definite(noun) || is_plural(noun)) return std::nullopt;
  const std::uint32_t first = reading_.analysis.sentences[reading_.sentence_of(noun)].first_word;
  for (const std::uint32_t c : reading_.children(noun)) {
    if (c >= noun || c <= first || !tag(c).starts_with("det:")) continue;
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
  if (Referents all = from_nobody(word); !all.empty()) return all;
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
      // "tariffs", not "fentanyl-related tariffs".
      const bool bare = mention->end_word == mention->first_word + 1;
      if (auto earlier = bare ? same_measure(word) : std::nullopt)
        return again({*earlier}, word, MentionHow::kNominal, 7500);
    }
    if (const auto holder = holder_of_name(word)) return {*holder};
    // An adjective says of what kind its noun is; only as a noun ("los canadienses", "the
    // Albanians") it is a party.
    if (mention->adjective && (reading_.word(word).upos == Upos::kAdj ||
                               (reading_.lexicon.language == Language::kEnglish &&
                                !(is_plural(word) && is_argument(word))))) {
      return {};
    }
    return {{mention->member, mention->span, std::nullopt,
             mention->known ? MentionHow::kVocabulary : MentionHow::kName,
             static_cast<std::uint16_t>(mention->adjective ? 6000 : 10000)}};
  }
  const std::string_view kind = tag(word);
  const Upos upos = reading_.word(word).upos;
  if (kind.starts_with("pron:") || kind.starts_with("det:poss")) {
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
  if (auto name = named_beside(word)) {
    // "a farmer, Ana Ruiz": the noun speaks of her too.
    if (type_head(reading_, word) != nullptr || office_of(reading_, word) != nullptr)
      references_.push_back({word, name->member, phrase(word), MentionHow::kNominal});
    return {*name};
  }
  if (Referents group = from_group(word); !group.empty()) return group;
  if (Referents counted = from_amount(word); !counted.empty()) return counted;
  if (Referents examples = from_examples(word); !examples.empty()) return examples;
  const TypeHeadRow* row = type_head(reading_, word);
  const bool somebody = is_somebody(word, row);
  if (office_of(reading_, word) != nullptr) {
    // Who is arrested is the officials, not the body that they speak for.
    if (expected_ && expected_->people && is_plural(word)) {
      if (auto described = describe(word)) return {*described};
    }
    Referents who = from_office(word);
    if (who.empty() && somebody) {
      if (auto described = describe(word)) return {*described};
    }
    return who;
  }
  if (row != nullptr && row->transparent) {
    for (const std::uint32_t c : reading_.children(word)) {
      if (reading_.word(c).deprel != Deprel::kNmod || !reading_.is_noun(c)) continue;
      Referents inner = resolve_all(c);
      // "members of the union" are the union; "people of the village" are not the village.
      if (!inner.empty() && (!somebody || are_actors(inner))) return inner;
    }
  }
  if (row != nullptr && row->transparent && !somebody) {
    // "steel and aluminum markets" are about steel and aluminum, "Canadian interests" about Canada.
    Referents kinds;
    for (const std::uint32_t c : reading_.children(word)) {
      if (reading_.word(c).deprel != Deprel::kCompound && reading_.word(c).deprel != Deprel::kAmod)
        continue;
      for (const std::uint32_t conjunct : reading_.conjuncts(c)) {
        const NameMention* mention = cast_.mention_at(conjunct);
        if (mention == nullptr) continue;
        const NodeType type = cast_.members[mention->member].type;
        // "the T-MEC spirit" is of the T-MEC.
        if (type != types_.sector && type != types_.product && type != types_.agreement) continue;
        kinds.push_back(
            {mention->member, mention->span, std::nullopt, MentionHow::kVocabulary, 8500});
      }
    }
    if (!kinds.empty()) return kinds;
    if (row->type.empty()) return possessors(word);
  }
  if (row != nullptr && row->vacuous && !somebody) return {};
  if (row != nullptr && row->anaphor) {
    if (Referents found = refer_back(word, *row); !found.empty()) return found;
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
  if (out.size() > 1 && are_actors(out) && (plural_.who.empty() || word >= plural_.word))
    plural_ = {out, word};
  return out;
}

}  // namespace lazo
