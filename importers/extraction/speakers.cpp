// The part of the Resolver that knows who speaks: the speaker at hand, the author of the document,
// the source behind a phrase.
#include <algorithm>

#include "importers/extraction/prepositions.hpp"
#include "importers/extraction/resolver.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {

Referents Resolver::speakers_at(std::uint32_t word) const {
  const bool near =
      !speaker_.who.empty() && reading_.sentence_of(std::max(word, speaker_.word)) -
                                       reading_.sentence_of(std::min(word, speaker_.word)) <=
                                   2;
  return near ? speaker_.who : Referents{};
}

Referents Resolver::speakers(std::uint32_t word) const {
  Referents out = speakers_at(word);
  const std::uint16_t sureness = out.empty() ? kAuthorSureness : 7000;
  if (out.empty()) out = author_;
  for (Referent& speaker : out) {
    // "We" of an office holder is the organisation, "I" the person.
    for (const auto& [person, organization] : offices_) {
      if (person == speaker.member && tag(word) != "pron:1s") speaker.member = organization;
    }
  }
  return again(out, word, MentionHow::kPronoun, sureness);
}

void Resolver::note_author(const Referent& who, std::uint32_t title) {
  own_title_ = title;
  if (author_.empty() && may_speak(who)) author_ = {who};
}

std::optional<Referent> Resolver::heading_speaker(std::uint32_t word) const {
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(word)];
  if (sentence.end_word - sentence.first_word < 4) return std::nullopt;
  const NameMention* name = cast_.mention_at(sentence.end_word - 1);
  if (name == nullptr || name->adjective || name->first_word <= sentence.first_word ||
      word >= name->first_word || reading_.analysis.form(name->first_word - 1) != ":") {
    return std::nullopt;
  }
  const Referent who{name->member, name->span, std::nullopt, MentionHow::kName, 9000};
  // "Where it hurts most: Canada" is about Canada.
  const bool country = cast_.members[who.member].type == types_.country;
  return country || !may_speak(who) ? std::nullopt : std::optional(who);
}

Referents Resolver::sources_of(std::uint32_t word) {
  Referents who = resolve_all(word);
  // "the company's CEO said", "a spokesman for the union": nobody is named, the body speaks.
  if (who.empty() && office_of(reading_, word) != nullptr) {
    for (const std::uint32_t c : reading_.children(word)) {
      const Deprel deprel = reading_.word(c).deprel;
      if (deprel == Deprel::kNmod || deprel == Deprel::kNmodPoss || deprel == Deprel::kCompound)
        merge(who, resolve_all(c));
    }
  }
  const TypeHeadRow* row = type_head(reading_, word);
  const bool named = std::any_of(who.begin(), who.end(), [&](const Referent& paper) {
    return cast_.members[paper.member].level != Level::kDescribed;
  });
  if (named || row == nullptr || row->type != "document") return who;
  Referents authors;
  const auto take = [&](std::uint32_t c) {
    if (!leads(reading_.lexicon, reading_.preposition(c), kLeadsBy | kLeadsFrom | kLeadsOf)) return;
    for (const Referent& author : resolve_all(c)) {
      const NodeType type = cast_.members[author.member].type;
      if (type == types_.organization || type == types_.person) authors.push_back(author);
    }
  };
  for (const std::uint32_t c : reading_.children(word)) {
    const Deprel deprel = reading_.word(c).deprel;
    if (deprel == Deprel::kNmod) take(c);
    if (deprel == Deprel::kNmodPoss) merge(authors, resolve_all(c));
    if (deprel != Deprel::kAcl) continue;  // "published by", "realizado por"
    for (const std::uint32_t below : reading_.children(c)) take(below);
  }
  return authors.empty() ? who : authors;
}

bool Resolver::may_speak(const Referent& who) const {
  const NodeType type = cast_.members[who.member].type;
  return type == types_.person || type == types_.organization || type == types_.country ||
         type == types_.bloc || type == types_.group || type == types_.document ||
         type == types_.place || type == types_.unknown;
}

void Resolver::keep_speaker(std::uint32_t word) {
  if (!speakers_at(word).empty()) speaker_.word = word;
}

void Resolver::note_speaker(const Referents& who, std::uint32_t word) {
  if (!who.empty()) speaker_ = {who, word};
}

}  // namespace lazo
