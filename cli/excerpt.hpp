#pragma once
// The part of a long sentence that a reader of a terminal needs to see.
//
//   excerpt(sentence, {trigger, source, target}, 320)   "[…] Mexico agreed to raise the threshold
//   […]"
//
// Only the beginning and the end are ever left out, and marked: all between the parts that matter
// stays, so that no "not" or "according to" is lost from the middle. `explain` and every machine
// format show whole sentences.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.hpp"

namespace lazo::cli {

/// The sentence itself if it has at most `most` bytes or nothing matters; else from some words
/// before the first of the spans that `matter` to some words behind the last one, cut between
/// words. Spans are of the sentence; those outside it are ignored.
[[nodiscard]] std::string excerpt(std::string_view sentence, const std::vector<Span>& matter,
                                  std::size_t most);

}  // namespace lazo::cli
