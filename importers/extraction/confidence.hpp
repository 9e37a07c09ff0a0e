#pragma once
// How sure a claim is, from 0 to 10000, in integers only: the rule, the tree, the two ends.
// Thread safety: pure function.

#include <cstdint>

namespace lazo {

/// `base`: of the rule. `parsed`: read from a tree of the engine, not a rough one. `source`,
/// `target`: how sure the ends are. `margin`: of the predicate's arc (Word::arc_margin).
[[nodiscard]] std::uint16_t tie_confidence(std::uint16_t base, bool parsed, std::uint16_t source,
                                           std::uint16_t target, std::uint8_t margin);

}  // namespace lazo
