#pragma once
// The ontology as the build packs it into the program: read in a tenth of a millisecond, where the
// JSON files take two that every command would wait for.
//
//   const std::string bytes = pack_ontology(ontology);        // pack_ontology_main.cpp, once a
//   build LAZO_TRY(const Ontology same, unpack_ontology(bytes));    // shipped_ontology()
//
// No format for exchange: bytes and program are made together. Pure. Tested by ontology_test.cpp.

#include <string>
#include <string_view>

#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

[[nodiscard]] std::string pack_ontology(const Ontology& ontology);

/// Errors: kBadInput if the bytes are not what pack_ontology() writes.
[[nodiscard]] Result<Ontology> unpack_ontology(std::string_view bytes);

}  // namespace lazo
