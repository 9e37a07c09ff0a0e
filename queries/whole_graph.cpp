#include "queries/whole_graph.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <map>
#include <numeric>

namespace lazo {
namespace {

/// Trees of nodes that hang together; each is named by its smallest node.
class Forest {
 public:
  explicit Forest(std::uint32_t nodes) : parents_(nodes) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = parents_[a];
    b = parents_[b];
    while (a != b) {
      if (a < b) std::swap(a, b);
      // `a` may have gained a parent since: climb until the larger one is a root.
      if (parents_[a] == a) {
        parents_[a] = b;
        return;
      }
      a = parents_[a] = parents_[parents_[a]];
    }
  }
  /// Makes every parent a root.
  void flatten() {
    for (std::uint32_t node = 0; node < parents_.size(); ++node) {
      while (parents_[node] != parents_[parents_[node]]) parents_[node] = parents_[parents_[node]];
    }
  }
  [[nodiscard]] std::uint32_t parent(std::uint32_t node) const { return parents_[node]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(parents_.size()); }

 private:
  std::vector<std::uint32_t> parents_;
};

/// The root of most of a sample of nodes. Requires a flat forest with a node.
std::uint32_t frequent_root(const Forest& forest) {
  constexpr std::uint32_t kSample = 1024;
  const std::uint32_t step = std::max(1U, forest.size() / kSample);
  std::map<std::uint32_t, std::uint32_t> counts;
  for (std::uint32_t node = 0; node < forest.size(); node += step) ++counts[forest.parent(node)];
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void join_all(const Topology& ties, Forest& forest) {
  constexpr std::size_t kFirstTies = 2;
  const auto first_ties = [&](std::uint32_t node, std::span<const std::uint32_t> others) {
    for (std::size_t i = 0; i < std::min(kFirstTies, others.size()); ++i) {
      if (others[i] < ties.node_count()) forest.join(node, others[i]);
    }
  };
  for (std::uint32_t node = 0; node < ties.node_count(); ++node) {
    first_ties(node, ties.out(node).empty() ? ties.in(node) : ties.out(node));
  }
  forest.flatten();
  const std::uint32_t largest = frequent_root(forest);
  for (std::uint32_t node = 0; node < ties.node_count(); ++node) {
    // A tie into the largest part is seen from its other end.
    if (forest.parent(node) == largest) continue;
    ties.for_each_neighbor(node, [&](std::uint32_t other) { forest.join(node, other); });
  }
}

/// Breadth-first search that walks from the frontier while that is small, and from the nodes not
/// reached, looking for any tie to the frontier, while it is large.
class LevelSearch {
 public:
  LevelSearch(const Topology& ties, std::uint32_t from)
      : ties_(ties), distances_(ties.node_count(), kUnreachable), frontier_(1, from) {
    distances_[from] = 0;
    ties_left_ = std::uint64_t{ties.edge_count()} * 2;
  }

  std::vector<std::uint32_t> run() {
    for (std::uint32_t level = 1; !frontier_.empty(); ++level) {
      std::uint64_t ahead = 0;
      for (const std::uint32_t node : frontier_) ahead += ties_.degree(node);
      ties_left_ -= std::min(ties_left_, ahead);
      if (ahead > ties_left_ / kManyTies && frontier_.size() > ties_.node_count() / kManyNodes) {
        from_unreached(level);
      } else {
        from_frontier(level);
      }
      frontier_.swap(next_);
      next_.clear();
    }
    return std::move(distances_);
  }

 private:
  // Where the two ways cost the same, as measured by Beamer et al.
  static constexpr std::uint64_t kManyTies = 15;
  static constexpr std::uint32_t kManyNodes = 18;

  void from_frontier(std::uint32_t level) {
    for (const std::uint32_t node : frontier_) {
      ties_.for_each_neighbor(node, [&](std::uint32_t other) {
        if (distances_[other] != kUnreachable) return;
        distances_[other] = level;
        next_.push_back(other);
      });
    }
  }
  void from_unreached(std::uint32_t level) {
    in_frontier_.assign(ties_.node_count(), false);
    for (const std::uint32_t node : frontier_) in_frontier_[node] = true;
    for (std::uint32_t node = 0; node < ties_.node_count(); ++node) {
      if (distances_[node] != kUnreachable) continue;
      if (!ties_.any_neighbor(node, [&](std::uint32_t o) { return in_frontier_[o]; })) continue;
      distances_[node] = level;
      next_.push_back(node);
    }
  }

  Topology ties_;
  std::vector<std::uint32_t> distances_;
  std::vector<std::uint32_t> frontier_;
  std::vector<std::uint32_t> next_;
  std::vector<bool> in_frontier_;
  std::uint64_t ties_left_ = 0;
};

/// A bit for each node.
class Marks {
 public:
  explicit Marks(std::uint32_t nodes) : words_(nodes / 64 + 1) {}
  /// False if it was marked.
  bool mark(std::uint32_t node) {
    std::uint64_t& word = words_[node / 64];
    const std::uint64_t bit = std::uint64_t{1} << (node % 64);
    const bool fresh = (word & bit) == 0;
    word |= bit;
    return fresh;
  }
  /// Calls use(node) for the marked ones, rising.
  template <typename Use>
  void for_each(const Use& use) const {
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t word = words_[w]; word != 0; word &= word - 1) {
        use(w * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

std::vector<std::uint32_t> usable_distances(const Topology& ties, std::uint32_t from,
                                            const std::vector<bool>& usable) {
  std::vector<std::uint32_t> distances(ties.node_count(), kUnreachable);
  distances[from] = 0;
  std::vector<std::uint32_t> queue(1, from);
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const std::uint32_t node = queue[at];
    ties.for_each_tie(node, [&](std::uint32_t other, std::uint32_t edge) {
      if (!usable[edge] || distances[other] != kUnreachable) return;
      distances[other] = distances[node] + 1;
      queue.push_back(other);
    });
  }
  return distances;
}

}  // namespace

Components components(const Snapshot& graph, const std::vector<bool>& usable) {
  const Topology ties = graph.topology();
  Components result;
  if (ties.node_count() == 0) return result;
  Forest forest(ties.node_count());
  if (usable.empty()) {
    join_all(ties, forest);
  } else {
    assert(usable.size() == ties.edge_count());
    for (std::uint32_t node = 0; node < ties.node_count(); ++node) {
      ties.for_each_tie(node, [&](std::uint32_t other, std::uint32_t edge) {
        if (usable[edge]) forest.join(node, other);
      });
    }
  }
  forest.flatten();
  result.of_node.resize(ties.node_count());
  for (std::uint32_t node = 0; node < ties.node_count(); ++node) {
    const std::uint32_t root = forest.parent(node);  // the smallest node: numbered already
    if (root == node) result.sizes.push_back(0);
    const auto fresh = static_cast<std::uint32_t>(result.sizes.size() - 1);
    const std::uint32_t number = root == node ? fresh : result.of_node[root];
    result.of_node[node] = number;
    ++result.sizes[number];
  }
  return result;
}

std::vector<std::uint32_t> hop_distances(const Snapshot& graph, NodeIndex from,
                                         const std::vector<bool>& usable) {
  const Topology ties = graph.topology();
  if (from.index() >= ties.node_count()) {
    return std::vector<std::uint32_t>(ties.node_count(), kUnreachable);
  }
  if (!usable.empty()) return usable_distances(ties, from.value, usable);
  return LevelSearch(ties, from.value).run();
}

std::vector<NodeIndex> nodes_within(const Snapshot& graph, NodeIndex from, std::uint32_t hops) {
  const Topology ties = graph.topology();
  if (from.index() >= ties.node_count()) return {};
  Marks reached(ties.node_count());
  reached.mark(from.value);
  std::vector<std::uint32_t> frontier = {from.value};
  std::vector<std::uint32_t> next;
  std::vector<std::uint32_t> found;
  for (std::uint32_t hop = 0; hop < hops && !frontier.empty(); ++hop) {
    next.clear();
    for (const std::uint32_t node : frontier) {
      ties.for_each_neighbor(node, [&](std::uint32_t other) {
        if (reached.mark(other)) next.push_back(other);
      });
    }
    found.insert(found.end(), next.begin(), next.end());
    frontier.swap(next);
  }
  std::vector<NodeIndex> nodes;
  nodes.reserve(found.size());
  // Rising: by sorting a few, by reading off the marks where they are many.
  constexpr std::size_t kMany = 1024;  // sorting costs more than 16 words a node read
  if (found.size() < ties.node_count() / kMany) {
    std::sort(found.begin(), found.end());
    for (const std::uint32_t node : found) nodes.push_back(NodeIndex{node});
    return nodes;
  }
  reached.for_each([&](std::uint32_t node) {
    if (node != from.value) nodes.push_back(NodeIndex{node});
  });
  return nodes;
}

std::vector<float> page_ranks(const Snapshot& graph, int rounds) {
  constexpr float kDamping = 0.85F;
  const Topology ties = graph.topology();
  const std::uint32_t nodes = ties.node_count();
  if (nodes == 0) return {};
  const float share = 1.0F / static_cast<float>(nodes);
  std::vector<float> scores(nodes, share);
  std::vector<float> given(nodes);  // what a node gives to each of its ties
  for (int round = 0; round < rounds; ++round) {
    for (std::uint32_t node = 0; node < nodes; ++node) {
      const std::uint32_t degree = ties.degree(node);
      given[node] = degree == 0 ? 0.0F : scores[node] / static_cast<float>(degree);
    }
    for (std::uint32_t node = 0; node < nodes; ++node) {
      float sum = 0;
      ties.for_each_neighbor(node, [&](std::uint32_t other) { sum += given[other]; });
      scores[node] = (1.0F - kDamping) * share + kDamping * sum;
    }
  }
  return scores;
}

}  // namespace lazo
