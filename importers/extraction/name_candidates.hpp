#pragma once
// The stretches of words that may be a name, before they belong to anyone: names of the vocabulary,
// of the recogniser, runs of capitals, and names of bodies.
//
//   const NameCandidates found = find_name_candidates(reading, vocabulary, known, types);
//   for (const NameCandidate& name : found.kept) ...   // in text order, not overlapping
//
// Accepted: "Anna Berg", "Bank of Norway", "Ligue des éleveurs du Massif". Refused: a capital at
// the head of a sentence, a line in capitals, months. Pure functions. O(words + candidates
// squared). Tested by tests/cases/bodies.case and cast_test.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extraction/cast.hpp"
#include "importers/extraction/reading.hpp"
#include "importers/vocabulary/vocabulary.hpp"

namespace lazo {

struct NameCandidate {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t node = Member::kNoNode;
  bool adjective = false;
  bool common = false;
  NameType type = NameType::kMisc;
  bool typed = false;  ///< `type` comes from the name recogniser
  /// "Secretaría de": what a list of bodies says only once, in front of its first name.
  std::string shared_head;
  std::uint32_t shared_head_word = 0xFFFFFFFFU;
  /// The national body whose local branch this is ("Coparmex Zacatecas"), a node of the vocabulary.
  std::uint32_t branch_of = Member::kNoNode;
  std::uint32_t branch_place = Member::kNoNode;
};

struct NameCandidates {
  std::vector<NameCandidate> kept;  ///< in text order, not overlapping
  std::vector<NameCandidate> all;   ///< with those inside others
};

[[nodiscard]] NameCandidates find_name_candidates(const Reading& reading,
                                                  const Vocabulary& vocabulary,
                                                  const std::vector<KnownName>& known,
                                                  const TypeIds& types);

/// Whether a written word begins with a capital, and whether it has no small letter at all.
[[nodiscard]] bool begins_upper(std::string_view form);
[[nodiscard]] bool all_upper(std::string_view form);

/// Behind "de la", "of", "del": words that may stand inside a name before a further name word; `w`
/// if there are none.
[[nodiscard]] std::uint32_t end_of_connector(const Reading& reading, std::uint32_t w,
                                             const Sentence& sentence);

}  // namespace lazo
