#pragma once
// The mean of two networks that come from the same one.
//
//   LAZO_TRY(const Parameters both, average_parameters(first, second));
//
// Networks trained on from one start lie close together: the mean of their weights reads about as
// well as the better of them on what each is better at (Wortsman et al. 2022, "Model soups").
// Labels, rows and sizes must be the same; lemmas, seed and note are those of `first`; files and
// sentences are those of both. kBadInput if the two do not fit. O(weights). Pure. Tested by
// average_test.cpp.

#include "graph/base/result.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

[[nodiscard]] Result<Parameters> average_parameters(const Parameters& first,
                                                    const Parameters& second);

/// Adds what `other` was trained on (files, sentences) to `out`.
void add_provenance(const Parameters& other, Parameters& out);

}  // namespace lazo
