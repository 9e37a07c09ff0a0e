#pragma once
// How a claim came about: its rule and row, the words that made it, and the way through the tree
// from the trigger to both ends. What `lazo explain --rule` shows.
//
//   ExtractionTrace trace;
//   extractor.extract(document, analysis, &trace);
//   if (const ClaimTrace* made = trace.find(id)) path_to(trace, made->predicate, made->source)
//
// Nothing of it is stored: extraction is a pure function, so the same document under the same
// pipeline gives the same trace again. Plain values. Tested by trace_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "graph/base/span.hpp"
#include "graph/ids.hpp"
#include "language/analysis.hpp"

namespace lazo {

struct ClaimTrace {
  ClaimId id;
  std::uint32_t predicate = 0;  ///< word of the trigger that the tree is read from
  std::string rule;             ///< as Claim::rule
  std::string row;              ///< "en/verbs.tsv:120"; empty if the rule has no rows
  Span source;                  ///< where the ends stand in the sentence (not what they refer to)
  Span target;
  std::vector<std::uint32_t> cues;  ///< words that made it negated, planned, required...
};

struct ExtractionTrace {
  Analysis analysis;  ///< as the rules read it, rough trees included
  std::vector<ClaimTrace> claims;

  [[nodiscard]] const ClaimTrace* find(const ClaimId& id) const;
};

/// One arc on the way from word to word. `up`: from a dependent to its head.
struct TreeStep {
  std::uint32_t to = 0;
  Deprel deprel = Deprel::kDep;
  bool up = false;
};

/// The arcs from `from` to the topmost word inside `end`; empty if `from` is that word. Nothing if
/// no word of the same sentence stands there (the end was named elsewhere). O(depth of the tree).
[[nodiscard]] std::optional<std::vector<TreeStep>> path_to(const Analysis& analysis,
                                                           std::uint32_t from, Span end);

/// The way in words: "imposed -obj-> tariffs -nmod-> steel"; "<-acl-" leads from a dependent to its
/// head. Empty if there is none.
[[nodiscard]] std::string path_words(const Analysis& analysis, std::uint32_t from, Span end);

}  // namespace lazo
