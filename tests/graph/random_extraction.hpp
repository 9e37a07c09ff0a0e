#pragma once
// Extractions made from a seed: sound, full of odd values, and overlapping in the nodes that they
// speak of, so that folding several of them has something to do.
//
//   const Extraction e = random_extraction(seed, ontology);
//
// The same seed gives the same extraction on every machine.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/extraction.hpp"
#include "graph/ontology/ontology.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo::testing {

/// splitmix64
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// 0 to limit - 1; limit > 0.
  std::uint32_t below(std::uint32_t limit);
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

[[nodiscard]] const Ontology& shipped_for_tests();

/// In canonical order. Documents of different seeds share vocabulary rows, names and publishers.
[[nodiscard]] Extraction random_extraction(std::uint64_t seed, const Ontology& ontology);

}  // namespace lazo::testing
