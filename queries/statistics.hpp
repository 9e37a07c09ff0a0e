#pragma once
// What is in the graph: counts by type, relation, status, language and year.
//
//   const Statistics all = statistics(graph, ontology);
//
// Pure; thread-safe; O(nodes + edges + claims).

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"

namespace lazo {

struct Count {
  std::string name;
  std::uint64_t count = 0;
};

struct Statistics {
  std::uint64_t documents = 0;
  std::uint64_t independent_documents = 0;  ///< near-duplicates counted once
  std::uint64_t nodes = 0;
  std::uint64_t ties = 0;
  std::uint64_t background_ties = 0;
  std::uint64_t claims = 0;
  std::uint64_t disputed = 0;
  std::uint64_t changed = 0;
  std::uint64_t components = 0;  ///< of typed ties of any status
  std::uint64_t largest_component = 0;
  std::uint64_t isolated = 0;  ///< nodes without a typed tie
  std::array<std::uint64_t, kStatusCount> claims_by_status{};
  std::array<std::uint64_t, 3> nodes_by_level{};
  std::vector<Count> nodes_by_type;  ///< most first, then by name
  std::vector<Count> ties_by_family;
  std::vector<Count> ties_by_relation;
  std::vector<Count> documents_by_language;
  std::vector<Count> documents_by_year;  ///< by year; "" if unknown
};

[[nodiscard]] Statistics statistics(const Snapshot& graph, const Ontology& ontology);

}  // namespace lazo
