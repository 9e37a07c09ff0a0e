// The labels of a model, taken apart once when it is opened.
#include <array>
#include <utility>

#include "language/model.hpp"

namespace lazo {
namespace {

/// The value of a named feature value, or kNone.
template <typename Enum, std::size_t kSize>
Enum value_of(std::string_view name,
              const std::array<std::pair<std::string_view, Enum>, kSize>& values) {
  for (const auto& [text, value] : values) {
    if (text == name) return value;
  }
  return Enum::kNone;
}

void set_feature(std::string_view key, std::string_view value, Morphology& m) {
  using M = Morphology;
  using Number = std::pair<std::string_view, M::Number>;
  using Person = std::pair<std::string_view, M::Person>;
  using Gender = std::pair<std::string_view, M::Gender>;
  using Tense = std::pair<std::string_view, M::Tense>;
  using Mood = std::pair<std::string_view, M::Mood>;
  using VerbForm = std::pair<std::string_view, M::VerbForm>;
  using PronType = std::pair<std::string_view, M::PronType>;
  if (key == "Number") {
    m.number = value_of(
        value, std::array{Number{"Sing", M::Number::kSing}, Number{"Plur", M::Number::kPlur}});
  } else if (key == "Person") {
    m.person = value_of(value, std::array{Person{"1", M::Person::k1}, Person{"2", M::Person::k2},
                                          Person{"3", M::Person::k3}});
  } else if (key == "Gender") {
    m.gender =
        value_of(value, std::array{Gender{"Fem", M::Gender::kFem}, Gender{"Masc", M::Gender::kMasc},
                                   Gender{"Neut", M::Gender::kNeut}});
  } else if (key == "Tense") {
    m.tense =
        value_of(value, std::array{Tense{"Past", M::Tense::kPast}, Tense{"Pres", M::Tense::kPres},
                                   Tense{"Fut", M::Tense::kFut}, Tense{"Imp", M::Tense::kImp}});
  } else if (key == "Mood") {
    m.mood = value_of(value, std::array{Mood{"Ind", M::Mood::kInd}, Mood{"Sub", M::Mood::kSub},
                                        Mood{"Imp", M::Mood::kImp}, Mood{"Cnd", M::Mood::kCnd}});
  } else if (key == "VerbForm") {
    m.verb_form = value_of(
        value,
        std::array{VerbForm{"Fin", M::VerbForm::kFin}, VerbForm{"Inf", M::VerbForm::kInf},
                   VerbForm{"Part", M::VerbForm::kPart}, VerbForm{"Ger", M::VerbForm::kGer}});
  } else if (key == "PronType") {
    // "Int,Rel" and the like: the first value counts.
    m.pron_type = value_of(
        value.substr(0, value.find(',')),
        std::array{PronType{"Prs", M::PronType::kPrs}, PronType{"Rel", M::PronType::kRel},
                   PronType{"Dem", M::PronType::kDem}, PronType{"Int", M::PronType::kInt},
                   PronType{"Ind", M::PronType::kInd}, PronType{"Neg", M::PronType::kNeg},
                   PronType{"Tot", M::PronType::kTot}, PronType{"Art", M::PronType::kArt}});
  } else if (key == "Definite") {
    m.definite = value == "Def";
  } else if (key == "Polarity") {
    m.negative = value == "Neg";
  } else if (key == "Poss") {
    m.possessive = value == "Yes";
  } else if (key == "Reflex") {
    m.reflexive = value == "Yes";
  } else if (key == "Voice") {
    m.passive = value == "Pass";
  }
}

/// Cuts what stands before the next '|' off `rest`.
std::string_view next_part(std::string_view& rest) {
  const std::size_t bar = rest.find('|');
  const std::string_view part = rest.substr(0, bar);
  rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  return part;
}

}  // namespace

TagLabel parse_tag_label(std::string_view text) {
  TagLabel label;
  label.text = text;
  std::string_view rest = text;
  label.upos = upos_of_name(next_part(rest));
  next_part(rest);  // the tag of the treebank
  while (!rest.empty()) {
    const std::string_view feature = next_part(rest);
    const std::size_t equals = feature.find('=');
    if (equals == std::string_view::npos) continue;
    set_feature(feature.substr(0, equals), feature.substr(equals + 1), label.morphology);
  }
  return label;
}

bool parse_name_label(std::string_view text, NameLabel& out) {
  out = {};
  if (text == "O") return true;
  if (text.size() < 3 || text[1] != '-') return false;
  using Place = NameLabel::Place;
  switch (text[0]) {
    case 'B':
      out.place = Place::kBegin;
      break;
    case 'I':
      out.place = Place::kInside;
      break;
    case 'L':
      out.place = Place::kLast;
      break;
    case 'U':
      out.place = Place::kUnit;
      break;
    default:
      return false;
  }
  for (const NameType type :
       {NameType::kPerson, NameType::kOrganization, NameType::kLocation, NameType::kMisc}) {
    if (text.substr(2) == name_type_code(type)) {
      out.type = type;
      return true;
    }
  }
  return false;
}

}  // namespace lazo
