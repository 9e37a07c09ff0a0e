// Any bytes as a table or graph file: no crash, and what is found may be stored.
// The first byte chooses the format.

#include <array>
#include <cstdint>
#include <string_view>

#include "graph/extraction_check.hpp"
#include "importers/tables/table_extraction.hpp"

using namespace lazo;

namespace {

const Ontology& ontology() {
  static const Ontology loaded = shipped_ontology().value();
  return loaded;
}

const TableReader& reader() {
  static const Vocabulary vocabulary = Vocabulary::load(builtin_tables(), ontology()).value();
  static const NameMatcher names(vocabulary);
  static const TableReader made(names, ontology(), {});
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::array kFormats = {Format::kTable, Format::kGraphJson, Format::kJsonLines};
  const std::string_view bytes(static_cast<const char*>(static_cast<const void*>(data)), size);
  const auto found =
      reader().read(kFormats.at(data[0] % kFormats.size()), bytes.substr(1), "a.bin");
  if (found.ok() && *found && !check_extraction((*found)->extraction, ontology()).ok()) {
    __builtin_trap();
  }
  return 0;
}
