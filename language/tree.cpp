#include "language/tree.hpp"

#include <algorithm>

#include "language/greatest.hpp"

namespace lazo {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// The best head of every word by itself.
void take_best_heads(std::span<const std::int32_t> scores, std::size_t n,
                     std::span<std::uint32_t> heads) {
  for (std::size_t d = 0; d < n; ++d) {
    const std::int32_t* row = scores.data() + d * (n + 1);
    heads[d] = static_cast<std::uint32_t>(first_greatest_but(row, n + 1, d));
  }
}

/// One root and every word below it?
bool is_tree(std::size_t n, std::span<const std::uint32_t> heads,
             std::vector<std::uint32_t>& mark) {
  if (std::ranges::count(heads, static_cast<std::uint32_t>(n)) != 1) return false;
  mark.assign(n, kNone);
  for (std::uint32_t start = 0; start < n; ++start) {
    std::uint32_t at = start;
    while (at != n && mark[at] == kNone) {
      mark[at] = start;
      at = heads[at];
    }
    if (at != n && mark[at] == start) return false;
  }
  return true;
}

/// Chu-Liu/Edmonds over nodes 0..n; node n is the root. A contracted cycle is stood for by one of
/// its nodes; arcs between nodes remember the arc between words that they stand for.
class Edmonds {
 public:
  Edmonds(std::span<const std::int32_t> scores, std::size_t n, TreeScratch& scratch)
      : s_(scratch), n_(n), size_(n + 1) {
    s_.scores.resize(size_ * size_);
    s_.from.resize(size_ * size_);
    s_.to.resize(size_ * size_);
    const auto [least, most] = std::ranges::minmax(scores);
    // More than any tree can gain by a second arc from the root.
    const std::int64_t penalty =
        (std::int64_t{most} - least + 1) * (static_cast<std::int64_t>(n) + 1);
    for (std::uint32_t d = 0; d < n; ++d) {
      for (std::uint32_t h = 0; h <= n; ++h) {
        s_.scores[at(h, d)] = scores[d * size_ + h] - (h == n ? penalty : 0);
        s_.from[at(h, d)] = h;
        s_.to[at(h, d)] = d;
      }
    }
    s_.active.assign(size_, 1);
    s_.node_of.resize(n);
    for (std::uint32_t w = 0; w < n; ++w) s_.node_of[w] = w;
    s_.head.assign(size_, kNone);
    s_.cycles.clear();
    s_.cycle_nodes.clear();
    s_.cycle_members.clear();
  }

  void run(std::span<std::uint32_t> heads) {
    for (std::uint32_t d = 0; d < n_; ++d) choose_head(d);
    for (std::uint32_t in_cycle = find_cycle(); in_cycle != kNone; in_cycle = find_cycle()) {
      contract(in_cycle);
    }
    std::ranges::fill(heads, kNone);
    for (std::uint32_t node = 0; node < n_; ++node) {
      if (s_.active[node]) take(s_.head[node], node, heads);
    }
    for (std::size_t c = s_.cycles.size(); c-- > 0;) open(s_.cycles[c], heads);
  }

 private:
  [[nodiscard]] std::size_t at(std::size_t h, std::size_t d) const { return d * size_ + h; }

  void take(std::uint32_t h, std::uint32_t d, std::span<std::uint32_t> heads) const {
    heads[s_.to[at(h, d)]] = s_.from[at(h, d)];
  }

  void choose_head(std::uint32_t d) {
    const std::int64_t* row = s_.scores.data() + at(0, d);
    std::uint32_t best = kNone;
    for (std::uint32_t h = 0; h <= n_; ++h) {
      if (h == d || !s_.active[h]) continue;
      if (best == kNone || row[h] > row[best]) best = h;
    }
    s_.head[d] = best;
  }

  /// A node on a cycle of chosen heads, or kNone.
  std::uint32_t find_cycle() {
    s_.mark.assign(size_, kNone);
    for (std::uint32_t start = 0; start < n_; ++start) {
      if (!s_.active[start]) continue;
      std::uint32_t node = start;
      while (node != n_ && s_.mark[node] == kNone) {
        s_.mark[node] = start;
        node = s_.head[node];
      }
      if (node != n_ && s_.mark[node] == start) return node;
    }
    return kNone;
  }

  void contract(std::uint32_t representative) {
    TreeScratch::Cycle cycle;
    cycle.first_node = s_.cycle_nodes.size();
    std::int64_t weight = 0;
    std::uint32_t node = representative;
    do {
      s_.cycle_nodes.push_back({node, s_.head[node]});
      weight += s_.scores[at(s_.head[node], node)];
      node = s_.head[node];
    } while (node != representative);
    cycle.end_node = s_.cycle_nodes.size();
    const auto nodes = std::span(s_.cycle_nodes).subspan(cycle.first_node);
    for (const auto& member : nodes) s_.active[member.node] = 0;

    for (std::uint32_t other = 0; other <= n_; ++other) {
      if (!s_.active[other]) continue;
      TreeScratch::CycleNode best_out = nodes[0];
      TreeScratch::CycleNode best_in = nodes[0];
      const auto gain = [&](const TreeScratch::CycleNode& c) {
        return s_.scores[at(other, c.node)] - s_.scores[at(c.head, c.node)];
      };
      for (const auto& c : nodes) {
        if (gain(c) > gain(best_in)) best_in = c;
        if (other != n_ && s_.scores[at(c.node, other)] > s_.scores[at(best_out.node, other)]) {
          best_out = c;
        }
      }
      // Its arc from the representative is the best of those from the cycle.
      if (other != n_ && !s_.active[s_.head[other]]) s_.head[other] = representative;
      const std::int64_t in_score = weight + gain(best_in);
      if (other != n_) copy_arc(at(best_out.node, other), at(representative, other));
      copy_arc(at(other, best_in.node), at(other, representative));
      s_.scores[at(other, representative)] = in_score;
    }

    cycle.first_member = s_.cycle_members.size();
    for (std::uint32_t word = 0; word < n_; ++word) {
      if (std::ranges::find(nodes, s_.node_of[word], &TreeScratch::CycleNode::node) ==
          nodes.end()) {
        continue;
      }
      s_.cycle_members.push_back({word, s_.node_of[word]});
      s_.node_of[word] = representative;
    }
    cycle.end_member = s_.cycle_members.size();
    s_.active[representative] = 1;
    s_.cycles.push_back(cycle);
    choose_head(representative);
  }

  void copy_arc(std::size_t source, std::size_t target) {
    s_.scores[target] = s_.scores[source];
    s_.from[target] = s_.from[source];
    s_.to[target] = s_.to[source];
  }

  /// All of the cycle but the node that has got a head from outside keeps its head in the cycle.
  void open(const TreeScratch::Cycle& cycle, std::span<std::uint32_t> heads) const {
    std::uint32_t entered = kNone;
    for (std::size_t m = cycle.first_member; m < cycle.end_member; ++m) {
      if (heads[s_.cycle_members[m].word] != kNone) entered = s_.cycle_members[m].node;
    }
    for (std::size_t c = cycle.first_node; c < cycle.end_node; ++c) {
      const TreeScratch::CycleNode& node = s_.cycle_nodes[c];
      if (node.node != entered) take(node.head, node.node, heads);
    }
  }

  TreeScratch& s_;
  std::size_t n_;
  std::size_t size_;
};

}  // namespace

void find_tree(std::span<const std::int32_t> scores, std::size_t n, TreeScratch& scratch,
               std::span<std::uint32_t> heads) {
  take_best_heads(scores, n, heads);
  if (!is_tree(n, heads, scratch.mark)) Edmonds(scores, n, scratch).run(heads);
}

}  // namespace lazo
