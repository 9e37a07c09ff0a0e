// The tables that are compiled into the program.
#include "graph/base/embedded.hpp"
#include "importers/vocabulary/vocabulary.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles vocabulary_data;
}

std::vector<VocabularyTable> builtin_tables() {
  std::vector<VocabularyTable> tables;
  for (const EmbeddedFile& file : embedded::vocabulary_data.files)
    tables.push_back({file.name, file.bytes});
  return tables;
}

}  // namespace lazo
