// Any query: no crash, no hang, and an error that names its place.

#include <cstdint>
#include <string_view>

#include "queries/pattern/memory_graph.hpp"
#include "queries/pattern/run.hpp"

using namespace lazo::pattern;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const MemoryGraph graph = [] {
    MemoryGraph made;
    const NodeRef a = made.add_node({"A"}, {{"name", std::string("a")}});
    const NodeRef b = made.add_node({"B"}, {{"n", std::int64_t{1}}});
    static_cast<void>(made.add_relationship(a, "T", b, {}));
    static_cast<void>(made.add_relationship(b, "U", b, {{"w", 0.5}}));
    return made;
  }();
  const std::string_view query(static_cast<const char*>(static_cast<const void*>(data)), size);
  const auto table = run_query(graph, query, {{"p", std::int64_t{2}}});
  if (!table.ok() && table.error().where.rfind("query:", 0) != 0) __builtin_trap();
  return 0;
}
