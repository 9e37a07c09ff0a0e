// One engine that answers questions on a generated graph, line by line, for bench/peers/run.
//
//   graph_worker lazo FOLDER STORE       STORE as graph_questions --keep left it
//   graph_worker boost FOLDER            Boost.Graph, compressed_sparse_row_graph, both directions
//
// Prints "ready <seconds of processor time to load>", then for each line "<question> <first>
// <count>" of standard input "<sum> <milliseconds of processor time>". Questions: unweighted,
// weighted and yen over `count` pairs from `first` on; two_hop_hub, two_hop_leaf, components,
// bfs (nodes reached from the hub), page_rank (20 rounds; no sum).

#include <cstdio>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/version.hpp>

#include "bench/graph_folder.hpp"
#include "graph/snapshot_cache.hpp"
#include "queries/hop_search.hpp"
#include "queries/weighted_search.hpp"
#include "queries/whole_graph.hpp"

namespace {

using namespace lazo;
using bench::GraphFolder;

struct Question {
  std::string name;
  std::size_t first = 0;
  std::size_t count = 0;
};

/// Calls use(a, b) for each pair of the question.
template <typename Use>
void each_pair(const GraphFolder& folder, const Question& question, const Use& use) {
  const std::size_t end = std::min(folder.pairs.size(), question.first + question.count);
  for (std::size_t i = question.first; i < end; ++i) {
    use(folder.pairs[i].first, folder.pairs[i].second);
  }
}

class Engine {
 public:
  virtual ~Engine() = default;
  /// The sum, or nothing if the engine has no answer to such a question.
  virtual std::optional<std::uint64_t> ask(const Question& question) = 0;
};

class Lazo final : public Engine {
 public:
  Lazo(const GraphFolder& folder, Snapshot graph)
      : folder_(folder),
        graph_(std::move(graph)),
        hops_(graph_.topology()),
        roads_(graph_.topology(), doubts(graph_)),
        search_(roads_) {
    for (std::uint32_t n = 0; n < folder.nodes.size(); ++n) {
      nodes_.push_back(graph_.find(bench::node_key(folder, n)).value_or(NodeIndex{}));
    }
  }

  std::optional<std::uint64_t> ask(const Question& question) override {
    std::uint64_t sum = 0;
    if (question.name == "unweighted") {
      each_pair(folder_, question, [&](std::uint32_t a, std::uint32_t b) {
        sum += hops_.shortest(nodes_[a], nodes_[b]).size() - 1;
      });
    } else if (question.name == "weighted") {
      each_pair(folder_, question, [&](std::uint32_t a, std::uint32_t b) {
        sum += search_.cheapest(nodes_[a], nodes_[b]).cost;
      });
    } else if (question.name == "yen") {
      each_pair(folder_, question, [&](std::uint32_t a, std::uint32_t b) {
        for (const CheapPath& path : search_.k_cheapest(nodes_[a], nodes_[b], 10)) sum += path.cost;
      });
    } else if (question.name == "two_hop_hub") {
      sum = nodes_within(graph_, nodes_[folder_.hub], 2).size();
    } else if (question.name == "two_hop_leaf") {
      sum = nodes_within(graph_, nodes_[folder_.leaf], 2).size();
    } else if (question.name == "components") {
      sum = components(graph_, {}).sizes.size();
    } else if (question.name == "bfs") {
      for (const std::uint32_t d : hop_distances(graph_, nodes_[folder_.hub], {})) {
        sum += d != kUnreachable ? 1U : 0U;
      }
    } else if (question.name == "page_rank") {
      sum = page_ranks(graph_, 20).empty() ? 1U : 0U;
    } else {
      return std::nullopt;
    }
    return sum;
  }

 private:
  const GraphFolder& folder_;
  Snapshot graph_;
  HopSearch hops_;
  WeightedGraph roads_;
  WeightedSearch search_;
  std::vector<NodeIndex> nodes_;  // by number in the folder
};

auto map_of(std::vector<std::uint32_t>& values) {
  return boost::make_iterator_property_map(values.begin(),
                                           boost::typed_identity_property_map<std::size_t>());
}

/// Boost.Graph as its documentation tells: a search from one end that is left by throwing at the
/// other, since the algorithms know no other way to stop.
class Boost final : public Engine {
 public:
  struct Weight {
    std::uint32_t weight = 0;
  };
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight>;
  using Node = Graph::vertex_descriptor;
  struct Arrived {};

  explicit Boost(const GraphFolder& folder) : folder_(folder) {
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    std::vector<Weight> weights;
    arcs.reserve(folder.edges.size() * 2);
    weights.reserve(folder.edges.size() * 2);
    for (const GraphFolder::Edge& edge : folder.edges) {
      arcs.emplace_back(edge.source, edge.target);
      arcs.emplace_back(edge.target, edge.source);
      weights.push_back({edge.weight});
      weights.push_back({edge.weight});
    }
    graph_ = Graph(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), weights.begin(),
                   folder.nodes.size());
  }

  std::optional<std::uint64_t> ask(const Question& question) override {
    std::uint64_t sum = 0;
    if (question.name == "unweighted") {
      each_pair(folder_, question, [&](std::uint32_t a, std::uint32_t b) { sum += hops(a, b); });
    } else if (question.name == "weighted") {
      each_pair(folder_, question,
                [&](std::uint32_t a, std::uint32_t b) { sum += least_weight(a, b); });
    } else if (question.name == "two_hop_hub") {
      sum = two_hops(folder_.hub);
    } else if (question.name == "two_hop_leaf") {
      sum = two_hops(folder_.leaf);
    } else if (question.name == "components") {
      std::vector<std::uint32_t> part(num_vertices(graph_));
      sum = boost::connected_components(graph_, map_of(part));
    } else if (question.name == "bfs") {
      std::vector<std::uint32_t> distances(num_vertices(graph_), kUnreachable);
      distances[folder_.hub] = 0;
      boost::breadth_first_search(graph_, folder_.hub,
                                  boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                      map_of(distances), boost::on_tree_edge()))));
      for (const std::uint32_t d : distances) sum += d != kUnreachable ? 1U : 0U;
    } else {
      return std::nullopt;
    }
    return sum;
  }

 private:
  struct StopAt : boost::default_bfs_visitor {
    StopAt(Node goal_node, std::vector<std::uint32_t>& distance_of)
        : goal(goal_node), distances(&distance_of) {}
    void tree_edge(const Graph::edge_descriptor& edge, const Graph& graph) const {
      const Node to = target(edge, graph);
      (*distances)[to] = (*distances)[source(edge, graph)] + 1;
      if (to == goal) throw Arrived();
    }
    Node goal;
    std::vector<std::uint32_t>* distances;
  };
  std::uint64_t hops(Node from, Node to) {
    std::vector<std::uint32_t> distances(num_vertices(graph_), 0);
    try {
      boost::breadth_first_search(graph_, from, boost::visitor(StopAt(to, distances)));
    } catch (const Arrived&) {
    }
    return distances[to];
  }

  struct SettleAt : boost::default_dijkstra_visitor {
    explicit SettleAt(Node goal_node) : goal(goal_node) {}
    void examine_vertex(Node node, const Graph&) const {
      if (node == goal) throw Arrived();
    }
    Node goal;
  };
  std::uint64_t least_weight(Node from, Node to) {
    std::vector<std::uint32_t> distances(num_vertices(graph_));
    try {
      boost::dijkstra_shortest_paths(graph_, from,
                                     boost::weight_map(get(&Weight::weight, graph_))
                                         .distance_map(map_of(distances))
                                         .visitor(SettleAt(to)));
    } catch (const Arrived&) {
    }
    return distances[to];
  }

  std::uint64_t two_hops(Node from) {
    std::vector<bool> reached(num_vertices(graph_));
    reached[from] = true;
    std::vector<Node> found = {from};
    for (std::size_t begin = 0, hop = 0; hop < 2; ++hop) {
      for (const std::size_t end = found.size(); begin < end; ++begin) {
        const Node node = found[begin];
        for (auto [at, last] = adjacent_vertices(node, graph_); at != last; ++at) {
          if (reached[*at]) continue;
          reached[*at] = true;
          found.push_back(*at);
        }
      }
    }
    return found.size() - 1;
  }

  const GraphFolder& folder_;
  Graph graph_;
};

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

int fail(const std::string& text) {
  std::fprintf(stderr, "graph_worker: %s\n", text.c_str());
  return 1;
}

}  // namespace

int main(int count, char** values) {
  if (count < 3) return fail("usage: graph_worker lazo FOLDER STORE | boost FOLDER");
  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology.ok()) return fail(ontology.error().text());
  const Result<GraphFolder> folder = bench::read_graph_folder(values[2], *ontology);
  if (!folder.ok()) return fail(folder.error().text());
  const double start = cpu_ms();
  std::unique_ptr<Engine> engine;
  if (values[1] == std::string("boost")) {
    engine = std::make_unique<Boost>(*folder);
  } else if (count == 4) {
    Result<Snapshot> graph = Snapshot::open(snapshot_path(values[3]));
    if (!graph.ok()) return fail(graph.error().text());
    engine = std::make_unique<Lazo>(*folder, std::move(graph).value());
  } else {
    return fail("the store is missing");
  }
  std::printf("ready %.3f %s\n", (cpu_ms() - start) / 1e3,
              values[1] == std::string("boost") ? BOOST_LIB_VERSION : "");
  std::fflush(stdout);
  Question question;
  while (std::cin >> question.name >> question.first >> question.count) {
    const double begin = cpu_ms();
    const std::optional<std::uint64_t> sum = engine->ask(question);
    const double took = cpu_ms() - begin;
    if (sum) {
      std::printf("%llu %.6f\n", static_cast<unsigned long long>(*sum), took);
    } else {
      std::printf("none\n");
    }
    std::fflush(stdout);
  }
  return 0;
}
