// Prints what ties a node to others, as JSON:  who_is_tied graph.lazo COPARMEX
#include <lazo/lazo.hpp>

#include <cstdio>

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: who_is_tied STORE NAME\n");
    return 2;
  }
  auto graph = lazo::api::Graph::open(words[1]);
  if (!graph) {
    std::fprintf(stderr, "%s\n", graph.error().c_str());
    return 1;
  }
  const lazo::api::Answer answer =
      graph->ask("neighbors", {{"name", words[2]}, {"status", "all"}, {"limit", "5"}});
  std::fputs(answer.text.c_str(), answer.ok ? stdout : stderr);
  return answer.ok ? 0 : 1;
}
