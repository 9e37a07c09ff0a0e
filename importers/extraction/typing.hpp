#pragma once
// What kind of thing an unknown name or a description is: from the words of the name itself ("Bank
// of ...", "... Act"), from what it is called beside it ("the union X", "X, president of Y"), from
// the name recogniser, from a preposition of place.
//
// Pure functions of a Reading. Tested by tests/importers/extraction/typing_test.cpp.

#include <cstdint>
#include <optional>
#include <string_view>

#include "importers/extraction/reading.hpp"

namespace lazo {

struct TypeIds;
class Ontology;

/// The node type that a type name of the lexicon means; `unknown` for a name that is none.
[[nodiscard]] NodeType type_named(std::string_view name, const TypeIds& types);

/// The type of the name that stands at words [first, end).
[[nodiscard]] NodeType type_of_name(const Reading& reading, std::uint32_t first, std::uint32_t end,
                                    const NameType* recognised, const TypeIds& types);

/// The row of type_heads.tsv or topics.tsv for a noun: the one with most words. nullptr if none.
[[nodiscard]] const TypeHeadRow* type_head(const Reading& reading, std::uint32_t noun);

/// Whether a noun names an office or role of a person ("president", "vocero").
[[nodiscard]] const TriggerRow* office_of(const Reading& reading, std::uint32_t noun);

}  // namespace lazo
