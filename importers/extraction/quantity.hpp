#pragma once
// Amounts as facts: a number with its unit, whose it is, and where it holds.
//
//   "In the U.S., these businesses employ 46.4% of the workforce"
//     -> entity MiPymes, property "employ", {"46.4", "%"}, scope United States
//
// Also rates of measures ("a 25% tariff"). Numbers alone, dates and ordinals are no amounts.
// Tested by quantity_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "importers/extraction/circumstances.hpp"

namespace lazo {

struct AmountFact {
  Referent entity;
  std::string property;
  std::string value;  ///< as the text writes it
  std::optional<Quantity> quantity;
  std::optional<Referent> scope;
  std::uint32_t sentence = 0;
  Span span;
  Circumstances said;
  std::uint16_t confidence = 0;
  std::string rule;
};

/// Appends the amounts of a sentence.
void find_amounts(const Reading& reading, Resolver& resolver, const Cast& cast,
                  const TypeIds& types, std::uint32_t sentence, std::vector<AmountFact>& out);

/// A number as the three languages write it ("3,300", "1 425,67", "46.4") in digits with '.', or
/// nothing. A comma before exactly three digits parts thousands, except in French.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view text, Language language);

}  // namespace lazo
