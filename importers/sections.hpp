#pragma once
// The parts of a document that hold sentences, as the language engine takes them.

#include <vector>

#include "graph/document.hpp"
#include "language/engine.hpp"

namespace lazo {

/// Blocks but for markup and code. A dateline is a part of its own: "México, DF." is nobody's
/// subject. Pure, O(blocks).
[[nodiscard]] std::vector<Section> sections_of(const Document& document);

}  // namespace lazo
