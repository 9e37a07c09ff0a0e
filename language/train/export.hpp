#pragma once
// From a trained network to the parameters that quantisation reads, and back.
//
//   export_network(network, rows, vectors, 84'000, parameters);
//   parameters.tensors.push_back(measure_ranges(network, batches));
//
// Rows of words become ready-made: trained row (or that of unknown words) plus projected vector.

#include <cstddef>
#include <vector>

#include "graph/base/result.hpp"
#include "language/train/batch.hpp"
#include "language/train/network.hpp"
#include "language/train/parameters.hpp"
#include "language/train/row_table.hpp"
#include "language/train/word_vectors.hpp"

namespace lazo {

/// Sets row_hashes and tensors. Trained rows all go in; words that have a vector alone fill up to
/// `most_rows`, the most frequent first.
void export_network(Network& network, const RowTable& rows, const WordVectors& vectors,
                    std::size_t most_rows, Parameters& out);

/// The way back: sets every weight of a network that was made for these parameters (its rows are
/// theirs, without vectors). kBadInput if a tensor is missing or has another shape.
[[nodiscard]] Status import_network(const Parameters& parameters, Network& network);

/// The tensor `ranges` (network.md, section 8) over some batches.
[[nodiscard]] Tensor measure_ranges(Network& network, const std::vector<Batch>& batches);

}  // namespace lazo
