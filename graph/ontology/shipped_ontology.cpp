// The ontology that the build packed into the program.
#include "graph/base/embedded.hpp"
#include "graph/ontology/ontology_pack.hpp"

namespace lazo {

namespace embedded {
extern const EmbeddedFiles ontology_data;
}  // namespace embedded

Result<Ontology> shipped_ontology() {
  return unpack_ontology(embedded::ontology_data.find("ontology.packed"));
}

}  // namespace lazo
