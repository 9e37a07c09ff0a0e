#pragma once
// Fills an Ontology: the only class that may. Private to ontology_load.cpp and ontology_pack.cpp.

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

class OntologyLoader {
 public:
  /// From rows that name each other by valid ids. Errors: kBadInput for numbers or names used
  /// twice, circles of parents, and if there is no type "unknown".
  static Result<Ontology> assemble(std::vector<NodeTypeRow> types,
                                   std::vector<RelationRow> relations);
};

}  // namespace lazo
