#include "importers/extraction/reach.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "importers/extraction/prepositions.hpp"

namespace lazo {

/// A part of the clause that speaks of something else: its source, its time, another act.
bool Reach::is_aside(std::uint32_t word) const {
  const Word& at = reading_.word(word);
  const auto marked = [&](Deprel deprel) { return reading_.child(word, deprel) != kNoWord; };
  switch (at.deprel) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kCsubj:
    case Deprel::kParataxis:
      return true;
    case Deprel::kAdvcl:
      return at.morphology.verb_form == Morphology::VerbForm::kFin || marked(Deprel::kNsubj) ||
             marked(Deprel::kNsubjPass);
    case Deprel::kConj:
      return reading_.is_verb(word);
    case Deprel::kObl:
    case Deprel::kNmod:
      break;
    default:
      return false;
  }
  if (reading_.first_match(word, reading_.lexicon.times) != nullptr) return true;
  return std::any_of(
      reading_.children(word).begin(), reading_.children(word).end(), [&](std::uint32_t c) {
        const AttributionRow* row = reading_.first_match(c, reading_.lexicon.attribution);
        return row != nullptr && row->kind == AttributionKind::kAccording;
      });
}

bool Reach::is_reached(std::uint32_t word, std::uint32_t trigger) const {
  constexpr std::size_t kDeepest = 12;
  for (std::size_t steps = 0; steps < kDeepest; ++steps) {
    if (word == trigger) return true;
    // The subject of what is demanded is a party: "demanded that Ana Ruiz resign".
    const Word& at = reading_.word(word);
    const bool own_subject = at.deprel == Deprel::kNsubj || at.deprel == Deprel::kNsubjPass ||
                             at.deprel == Deprel::kCsubj;
    if (own_subject ? at.head == trigger : is_aside(word)) return false;
    if (at.head == kNoWord) return false;
    word = at.head;
  }
  return false;
}

bool Reach::is_somebody(const Referents& who) const {
  return std::any_of(who.begin(), who.end(), [&](const Referent& referent) {
    const NodeType type = cast_.members[referent.member].type;
    return type == types_.country || type == types_.bloc || type == types_.organization ||
           type == types_.person || type == types_.group;
  });
}

/// Whoever a word names: a name, the country of an adjective, a described person or group.
Referents Reach::party(std::uint32_t word) {
  const NameMention* mention = cast_.mention_at(word);
  if (mention != nullptr) {
    if (mention->head != word || cast_.members[mention->member].common) return {};
    if (!mention->adjective) return resolver_.resolve_all(word);
    // "Norwegian soldiers" are the party; of "the Norwegian plan" it is Norway.
    const std::uint32_t noun = reading_.word(word).head;
    if (noun != kNoWord && reading_.is_noun(noun)) {
      if (Referents who = resolver_.resolve_all(noun); is_somebody(who)) return who;
    }
    return {{mention->member, mention->span, std::nullopt, MentionHow::kVocabulary, 8000}};
  }
  return resolver_.resolve_all(word);
}

/// The place in the order of find(), or 4 for what is no party at all.
std::size_t Reach::rank(const Referents& who, bool people) const {
  if (who.empty()) return 4;
  const Referent& first = who.front();
  const Member& member = cast_.members[first.member];
  if (member.type == types_.place) return 3;
  if (member.type == types_.unknown) return member.level == Level::kNamed ? 2 : 4;
  if (!is_somebody(who)) return 4;
  if (member.level != Level::kDescribed || people) return 0;
  const bool named =
      std::any_of(cast_.mentions.begin(), cast_.mentions.end(),
                  [&](const NameMention& mention) { return first.span.contains(mention.span); });
  return named ? 0 : 1;
}

/// Whether one of the prepositions stands between the trigger and the word.
bool Reach::is_led_by(std::uint32_t word, std::uint32_t trigger,
                      std::span<const std::string> prepositions) const {
  constexpr std::size_t kDeepest = 12;
  for (std::size_t steps = 0; word != trigger && steps < kDeepest; ++steps) {
    const std::string written = reading_.preposition(word);
    for (const std::string& wanted : prepositions) {
      if (is_preposition(written, wanted)) return true;
    }
    word = reading_.word(word).head;
    if (word == kNoWord) return false;
  }
  return false;
}

std::vector<Referents> Reach::find(std::uint32_t trigger, std::span<const std::string> prepositions,
                                   bool people) {
  std::array<std::vector<Referents>, 4> ranked;
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(trigger)];
  for (std::uint32_t w = trigger + 1; w < sentence.end_word; ++w) {
    if (!is_reached(w, trigger)) continue;
    if (!prepositions.empty() && !is_led_by(w, trigger, prepositions)) continue;
    Referents who = party(w);
    if (const std::size_t at = rank(who, people); at < ranked.size())
      ranked[at].push_back(std::move(who));
  }
  std::vector<Referents> out;
  for (std::vector<Referents>& group : ranked) {
    std::move(group.begin(), group.end(), std::back_inserter(out));
  }
  return out;
}

std::uint32_t Reach::condition(std::uint32_t trigger) const {
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(trigger)];
  const auto is_condition = [&](std::uint32_t c) {
    if (reading_.word(c).deprel != Deprel::kMark) return false;
    const ModalityRow* row = reading_.first_match(c, reading_.lexicon.modality);
    return row != nullptr && row->mood == Mood::kConditional;
  };
  for (std::uint32_t w = trigger + 1; w < sentence.end_word; ++w) {
    const auto below = reading_.children(w);
    if (reading_.word(w).deprel != Deprel::kAdvcl || !reading_.is_under(w, trigger)) continue;
    if (!std::any_of(below.begin(), below.end(), is_condition)) continue;
    return reading_.child(w, Deprel::kNsubj);
  }
  return kNoWord;
}

Referents Reach::agent(std::uint32_t trigger) {
  const Sentence& sentence = reading_.analysis.sentences[reading_.sentence_of(trigger)];
  for (std::uint32_t w = trigger + 1; w < sentence.end_word; ++w) {
    if (!leads(reading_.lexicon, reading_.preposition(w), kLeadsBy)) continue;
    if (!is_reached(w, trigger)) continue;
    if (Referents who = party(w); is_somebody(who)) return who;
  }
  return {};
}

}  // namespace lazo
