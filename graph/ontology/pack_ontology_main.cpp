// pack_ontology NODE_TYPES.json RELATIONS.json OUT: run by the build; a mistake in the data stops
// it.
#include <cstdio>

#include "graph/base/file.hpp"
#include "graph/ontology/ontology_pack.hpp"

namespace {

lazo::Status pack(const char* types_path, const char* relations_path, const char* out) {
  lazo::FileSystem& files = lazo::real_file_system();
  LAZO_TRY(const std::string types, files.read(types_path));
  LAZO_TRY(const std::string relations, files.read(relations_path));
  LAZO_TRY(const lazo::Ontology ontology, lazo::Ontology::load(types, relations));
  return files.write_atomically(out, lazo::pack_ontology(ontology));
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) {
    std::fputs("usage: pack_ontology NODE_TYPES RELATIONS OUT\n", stderr);
    return 2;
  }
  const lazo::Status done = pack(values[1], values[2], values[3]);
  if (done.ok()) return 0;
  std::fprintf(stderr, "%s\n", done.error().text().c_str());
  return 1;
}
