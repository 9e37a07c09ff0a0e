#include "graph/ontology/wording.hpp"

#include <array>

namespace lazo {
namespace {

std::size_t language_index(Language language) {
  if (language == Language::kSpanish) return 1;
  if (language == Language::kFrench) return 2;
  return 0;
}

// What stands before the infinitive. "être" and "accéder" need the elided "d'".
constexpr std::array<std::string_view, 3> kIntended = {"plans to ", "prevé ", "prévoit de "};
constexpr std::array<std::string_view, 3> kRequired = {"must ", "debe ", "doit "};
constexpr std::array<std::string_view, 3> kPossible = {"may ", "podría ", "pourrait "};
constexpr std::string_view kIntendedElided = "prévoit d'";

bool begins_with_vowel(std::string_view word) {
  constexpr std::array<std::string_view, 12> kVowels = {"a", "e", "i", "o", "u", "y",
                                                        "à", "â", "é", "è", "ê", "î"};
  for (std::string_view vowel : kVowels) {
    if (word.starts_with(vowel)) return true;
  }
  return false;
}

}  // namespace

std::string word_tie(const Ontology& ontology, RelationId relation, ClaimStatus status,
                     Language language, Direction direction) {
  const bool forward = direction == Direction::kForward;
  const std::size_t at = language_index(language);
  const std::string_view bare =
      ontology.label(relation, forward ? LabelForm::kBare : LabelForm::kInverseBare, language);
  switch (status) {
    case ClaimStatus::kIntended:
      if (language == Language::kFrench && begins_with_vowel(bare)) {
        return std::string(kIntendedElided).append(bare);
      }
      return std::string(kIntended[at]).append(bare);
    case ClaimStatus::kRequired:
      return std::string(kRequired[at]).append(bare);
    case ClaimStatus::kPossible:
      return std::string(kPossible[at]).append(bare);
    case ClaimStatus::kDenied:
      return std::string(ontology.label(
          relation, forward ? LabelForm::kForwardNegated : LabelForm::kInverseNegated, language));
    case ClaimStatus::kStated:
    case ClaimStatus::kReported:
      break;
  }
  return std::string(
      ontology.label(relation, forward ? LabelForm::kForward : LabelForm::kInverse, language));
}

std::string_view status_label(ClaimStatus status, Language language) {
  static constexpr std::array<std::array<std::string_view, kStatusCount>, 3> kLabels = {{
      {"stated", "reported", "intended", "required", "possible", "denied"},
      {"afirmado", "atribuido", "previsto", "exigido", "posible", "negado"},
      {"affirmé", "rapporté", "prévu", "exigé", "possible", "démenti"},
  }};
  return kLabels[language_index(language)][static_cast<std::size_t>(status)];
}

std::string word_source(std::string_view speaker, Language language) {
  static constexpr std::array<std::string_view, 3> kAccordingTo = {"according to ", "según ",
                                                                   "selon "};
  return std::string(kAccordingTo[language_index(language)]).append(speaker);
}

}  // namespace lazo
