#pragma once
// Rough trees for sentences that no model has read: noun groups, verb groups, and who stands left
// and right of what. Honest and modest: it knows closed-class words, the verbs and nouns of the
// lexicon and the order of words, nothing else.
//
//   const Analysis readable = add_rough_trees(analysis, lexicon);
//   // "Canada has imposed tariffs on steel": nsubj(imposed, Canada), aux(imposed, has),
//   // obj(imposed, tariffs), nmod(tariffs, steel), case(steel, on)
//
// Sentences that have a tree are left as they are; `depth` is never changed, so that claims can say
// which kind of tree they rest on. The labels are those of Universal Dependencies.
// Method: chunking and attachment by local rules, one pass (after Abney 1996, Partial parsing via
// finite-state cascades). Thread safety: pure function. O(words). Tested by shallow_test.cpp.

#include "graph/lexicon/lexicon.hpp"
#include "language/analysis.hpp"

namespace lazo {

[[nodiscard]] Analysis add_rough_trees(const Analysis& analysis, const Lexicon& lexicon);

}  // namespace lazo
