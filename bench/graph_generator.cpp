// Writes a large typed graph as CSV, for graph_questions and the peers to answer questions on.
//
//   graph_generator NODES EDGES SEED FOLDER          (FOLDER exists)

#include <cstdio>
#include <cstdlib>

#include "bench/typed_graph.hpp"

int main(int count, char** values) {
  if (count != 5) {
    std::fputs("usage: graph_generator NODES EDGES SEED FOLDER\n", stderr);
    return 2;
  }
  lazo::bench::TypedGraph wanted;
  wanted.nodes = static_cast<std::uint32_t>(std::strtoul(values[1], nullptr, 10));
  wanted.edges = std::strtoull(values[2], nullptr, 10);
  wanted.seed = std::strtoull(values[3], nullptr, 10);
  const lazo::Status done = lazo::bench::write_typed_graph(wanted, values[4]);
  if (!done.ok()) std::fprintf(stderr, "graph_generator: %s\n", done.error().text().c_str());
  return done.ok() ? 0 : 1;
}
