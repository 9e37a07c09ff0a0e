#include "importers/extraction/typing.hpp"

#include "importers/extraction/cast.hpp"

namespace lazo {
namespace {

/// Nouns that stand beside a name and say what it is: the partner of an apposition, the noun that
/// the name is attached to as a title.
NodeType type_beside(const Reading& reading, std::uint32_t first, std::uint32_t end,
                     const TypeIds& types) {
  std::uint32_t head = first;
  for (std::uint32_t w = first; w < end; ++w) {
    const std::uint32_t up = reading.word(w).head;
    if (up == kNoWord || up < first || up >= end) {
      head = w;
      break;
    }
  }
  const auto type_from = [&](std::uint32_t noun) {
    if (noun == kNoWord || (noun >= first && noun < end)) return types.unknown;
    if (office_of(reading, noun) != nullptr) return types.person;
    const TypeHeadRow* row = type_head(reading, noun);
    if (row == nullptr || row->transparent || row->type.empty()) return types.unknown;
    // "le transporteur X", "el productor X": one of a group that has a name is a body.
    if (row->type == "group") return types.organization;
    return type_named(row->type, types);
  };
  const Word& word = reading.word(head);
  const bool bare = word.deprel == Deprel::kNmod && word.head != kNoWord && word.head < first &&
                    reading.child(head, Deprel::kCase) == kNoWord;
  // "el presidente de la cámara, Anna Berg" is no part of the chamber's name.
  const bool flat = (word.deprel == Deprel::kFlat || word.deprel == Deprel::kFlatName) &&
                    first > 0 && reading.analysis.form(first - 1) != ",";
  if (bare || flat || word.deprel == Deprel::kAppos) {
    if (const NodeType type = type_from(word.head); type != types.unknown) return type;
  }
  for (const std::uint32_t c : reading.children(head)) {
    const Deprel deprel = reading.word(c).deprel;
    if (deprel != Deprel::kAppos && deprel != Deprel::kCompound && deprel != Deprel::kFlat)
      continue;
    if (const NodeType type = type_from(c); type != types.unknown) return type;
  }
  // "la empresa Frutos del Lago": without a tree the noun in front.
  if (word.head == kNoWord && first > 0) {
    if (reading.sentence_of(first - 1) == reading.sentence_of(first)) return type_from(first - 1);
  }
  return types.unknown;
}

}  // namespace

NodeType type_named(std::string_view name, const TypeIds& types) {
  const std::pair<std::string_view, NodeType> table[] = {
      {"person", types.person},       {"organization", types.organization},
      {"country", types.country},     {"bloc", types.bloc},
      {"group", types.group},         {"place", types.place},
      {"agreement", types.agreement}, {"sector", types.sector},
      {"product", types.product},     {"event", types.event},
      {"topic", types.topic},         {"document", types.document},
      {"measure", types.measure}};
  for (const auto& [known, type] : table) {
    if (known == name) return type;
  }
  return types.unknown;
}

const TypeHeadRow* type_head(const Reading& reading, std::uint32_t noun) {
  return reading.first_match(noun, reading.lexicon.type_heads);
}

const TriggerRow* office_of(const Reading& reading, std::uint32_t noun) {
  // The accent tells a ministry ("secretaría") from its head ("secretaria"); rows are folded.
  if (reading.lexicon.language == Language::kSpanish &&
      reading.analysis.form(noun).find("r\u00EDa") != std::string_view::npos) {
    return nullptr;
  }
  return reading.first_match(noun, reading.lexicon.offices);
}

NodeType type_of_name(const Reading& reading, std::uint32_t first, std::uint32_t end,
                      const NameType* recognised, const TypeIds& types) {
  if (recognised != nullptr && *recognised == NameType::kPerson) {
    // "l'entreprise Maderas del Valle": the noun in front knows better than the recogniser.
    const NodeType beside = type_beside(reading, first, end, types);
    return beside == types.organization || beside == types.place ? beside : types.person;
  }
  // The head noun of a name stands first in Spanish and French ("Banco de ..."), last in English.
  const auto from_word = [&](std::uint32_t w) {
    const TypeHeadRow* row = type_head(reading, w);
    if (row == nullptr || row->type.empty()) return types.unknown;
    return type_named(row->type, types);
  };
  if (end - first >= 2) {
    const bool english = reading.lexicon.language == Language::kEnglish;
    for (std::uint32_t i = 0; i < end - first; ++i) {
      const std::uint32_t w = english ? end - 1 - i : first + i;
      if (english && i > 0 && reading.word(w).upos == Upos::kAdp) continue;
      const NodeType type = from_word(w);
      // Blocs stand in the vocabulary: "Unión de Empresas ..." is a body.
      if (type == types.bloc) return types.organization;
      if (type != types.unknown) return type;
      if (!english && i > 0) break;
    }
  }
  if (const NodeType type = type_beside(reading, first, end, types); type != types.unknown)
    return type;
  if (recognised != nullptr && *recognised == NameType::kOrganization) return types.organization;
  if (recognised != nullptr && *recognised == NameType::kLocation) return types.place;
  return types.unknown;
}

}  // namespace lazo
