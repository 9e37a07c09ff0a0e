#include "queries/leiden.hpp"

#include <algorithm>
#include <numeric>

namespace lazo {
namespace {

using Weight = std::int64_t;
using Communities = std::vector<std::uint32_t>;

/// A graph of one level: nodes stand for groups of nodes of the level below.
struct CoarseGraph {
  WeightedLists lists;
  std::vector<Weight> inner;     ///< weight of ties inside a node, counted once
  std::vector<Weight> strength;  ///< weight of all its ties, inner ones twice

  [[nodiscard]] std::uint32_t size() const { return lists.size(); }
};

CoarseGraph finest(const WeightedLists& lists) {
  CoarseGraph level;
  level.lists = lists;
  level.inner.assign(lists.size(), 0);
  level.strength.assign(lists.size(), 0);
  for (std::uint32_t v = 0; v < lists.size(); ++v) {
    for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
      level.strength[v] += lists.weights[a];
    }
  }
  return level;
}

/// Nodes in an order mixed by the seed (Fisher-Yates with splitmix64).
std::vector<std::uint32_t> mixed_order(std::uint32_t size, std::uint64_t seed) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  std::uint64_t state = seed;
  for (std::uint32_t i = size; i > 1; --i) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    std::swap(order[i - 1], order[(z ^ (z >> 31U)) % i]);
  }
  return order;
}

class Leiden {
 public:
  Leiden(const WeightedLists& lists, const LeidenOptions& options)
      : options_(options), bottom_(finest(lists)) {
    total_ = std::accumulate(bottom_.strength.begin(), bottom_.strength.end(), Weight{0});
  }

  Communities run() {
    Communities best(bottom_.size());
    std::iota(best.begin(), best.end(), 0U);
    if (total_ == 0) return best;
    double reached = modularity(bottom_.lists, best, options_.resolution);
    for (std::uint32_t round = 0; round < options_.most_rounds; ++round) {
      Communities next = round_from(best, options_.seed + round);
      const double value = modularity(bottom_.lists, next, options_.resolution);
      if (value <= reached) break;
      reached = value;
      best = std::move(next);
    }
    return best;
  }

 private:
  /// A gain of modularity times total^2 / 2 and the thousand of the resolution.
  [[nodiscard]] Weight gain(Weight tie, Weight strength, Weight community) const {
    return 1000 * tie * total_ - Weight{options_.resolution} * strength * community;
  }

  Communities round_from(const Communities& start, std::uint64_t seed) {
    CoarseGraph level = bottom_;
    Communities of_level = start;         // community of each node of the level
    Communities node_of(bottom_.size());  // node of the level that holds each bottom node
    std::iota(node_of.begin(), node_of.end(), 0U);
    while (true) {
      move_nodes(level, of_level, seed);
      const std::uint32_t count = renumber(of_level);
      if (count == level.size()) break;
      Communities refined = refine(level, of_level, seed);
      std::uint32_t parts = renumber(refined);
      if (parts == level.size()) {  // nothing was refined: aggregate what was moved
        refined = of_level;
        parts = count;
      }
      Communities above(parts);
      for (std::uint32_t v = 0; v < level.size(); ++v) above[refined[v]] = of_level[v];
      for (std::uint32_t& node : node_of) node = refined[node];
      level = aggregate(level, refined, parts);
      of_level = std::move(above);
    }
    Communities result(bottom_.size());
    for (std::uint32_t v = 0; v < bottom_.size(); ++v) result[v] = of_level[node_of[v]];
    return result;
  }

  /// Sums the weights from `v` to each community around it; fills touched_.
  void weigh(const CoarseGraph& level, std::uint32_t v, const Communities& of) {
    for (const std::uint32_t c : touched_) weight_to_[c] = 0;
    touched_.clear();
    const WeightedLists& lists = level.lists;
    for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
      const std::uint32_t c = of[lists.targets[a]];
      if (weight_to_[c] == 0) touched_.push_back(c);
      weight_to_[c] += lists.weights[a];
    }
  }

  void reset_weights(std::uint32_t size) {
    weight_to_.assign(size, 0);
    touched_.clear();
  }

  void move_nodes(const CoarseGraph& level, Communities& of, std::uint64_t seed) {
    const std::uint32_t size = level.size();
    reset_weights(size + 1);
    std::vector<Weight> strength(size + 1, 0);
    std::vector<std::uint32_t> members(size + 1, 0);
    for (std::uint32_t v = 0; v < size; ++v) {
      strength[of[v]] += level.strength[v];
      ++members[of[v]];
    }
    std::vector<std::uint32_t> empty;
    for (std::uint32_t c = 0; c < size; ++c) {
      if (members[c] == 0) empty.push_back(c);
    }
    // A ring of nodes to visit: each stands in it at most once.
    std::vector<std::uint32_t> queue = mixed_order(size, seed);
    std::vector<char> queued(size, 1);
    std::size_t head = 0;
    std::size_t waiting = size;
    while (waiting > 0) {
      const std::uint32_t v = queue[head];
      head = head + 1 == size ? 0 : head + 1;
      --waiting;
      queued[v] = 0;
      const std::uint32_t old = of[v];
      weigh(level, v, of);
      strength[old] -= level.strength[v];
      --members[old];
      std::uint32_t best = old;
      Weight best_gain = gain(weight_to_[old], level.strength[v], strength[old]);
      for (const std::uint32_t c : touched_) {
        const Weight value = gain(weight_to_[c], level.strength[v], strength[c]);
        if (value > best_gain || (value == best_gain && best != old && c < best)) {
          best = c;
          best_gain = value;
        }
      }
      if (best_gain < 0 && members[old] > 0 && !empty.empty()) {  // better alone
        best = empty.back();
        empty.pop_back();
      }
      strength[best] += level.strength[v];
      ++members[best];
      if (members[old] == 0 && best != old) empty.push_back(old);
      if (best == old) continue;
      of[v] = best;
      for (std::uint32_t a = level.lists.offsets[v]; a < level.lists.offsets[v + 1]; ++a) {
        const std::uint32_t u = level.lists.targets[a];
        if (of[u] == best || queued[u] != 0) continue;
        queued[u] = 1;
        std::size_t tail = head + waiting;
        queue[tail >= size ? tail - size : tail] = u;
        ++waiting;
      }
    }
  }

  /// Splits each community into parts that are well connected within it.
  Communities refine(const CoarseGraph& level, const Communities& of, std::uint64_t seed) {
    const std::uint32_t size = level.size();
    reset_weights(size);
    std::vector<Weight> community(size, 0);  // strength of each community
    for (std::uint32_t v = 0; v < size; ++v) community[of[v]] += level.strength[v];
    Communities part(size);
    std::iota(part.begin(), part.end(), 0U);
    std::vector<Weight> strength = level.strength;  // of each part
    std::vector<Weight> outward(size, 0);           // from a part to the rest of its community
    std::vector<char> alone(size, 1);
    const WeightedLists& lists = level.lists;
    for (std::uint32_t v = 0; v < size; ++v) {
      for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
        if (of[lists.targets[a]] == of[v]) outward[v] += lists.weights[a];
      }
    }
    const auto well_connected = [&](std::uint32_t p, std::uint32_t c) {
      return gain(outward[p], strength[p], community[c] - strength[p]) >= 0;
    };
    for (const std::uint32_t v : mixed_order(size, seed + 1)) {
      if (alone[v] == 0 || !well_connected(v, of[v])) continue;
      weigh(level, v, part);
      std::uint32_t best = v;
      Weight best_gain = 0;
      for (const std::uint32_t p : touched_) {
        // Parts are named after a node of theirs, so of[p] is the community of the part.
        if (p == v || of[p] != of[v] || !well_connected(p, of[v])) continue;
        const Weight value = gain(weight_to_[p], level.strength[v], strength[p]);
        if (value > best_gain || (value == best_gain && best != v && p < best)) {
          best = p;
          best_gain = value;
        }
      }
      if (best == v) continue;
      const Weight between = weight_to_[best];
      part[v] = best;
      alone[best] = 0;
      alone[v] = 0;
      strength[best] += strength[v];
      outward[best] += outward[v] - 2 * between;
    }
    return part;
  }

  /// The level whose nodes are the parts.
  static CoarseGraph aggregate(const CoarseGraph& level, const Communities& part,
                               std::uint32_t parts) {
    CoarseGraph above;
    above.inner.assign(parts, 0);
    above.strength.assign(parts, 0);
    std::vector<std::vector<std::uint32_t>> members(parts);
    for (std::uint32_t v = 0; v < level.size(); ++v) {
      members[part[v]].push_back(v);
      above.inner[part[v]] += level.inner[v];
      above.strength[part[v]] += level.strength[v];
    }
    std::vector<Weight> weight(parts, 0);
    std::vector<std::uint32_t> touched;
    above.lists.offsets.reserve(parts + 1);
    for (std::uint32_t p = 0; p < parts; ++p) {
      for (const std::uint32_t v : members[p]) {
        for (std::uint32_t a = level.lists.offsets[v]; a < level.lists.offsets[v + 1]; ++a) {
          const std::uint32_t other = part[level.lists.targets[a]];
          if (weight[other] == 0) touched.push_back(other);
          weight[other] += level.lists.weights[a];
        }
      }
      for (const std::uint32_t other : touched) {
        if (other == p) {
          above.inner[p] += weight[other] / 2;
        } else {
          above.lists.targets.push_back(other);
          above.lists.weights.push_back(static_cast<std::uint32_t>(weight[other]));
        }
        weight[other] = 0;
      }
      touched.clear();
      above.lists.offsets.push_back(static_cast<std::uint32_t>(above.lists.targets.size()));
    }
    return above;
  }

  /// Numbers communities from 0 in the order of their first node; returns how many there are.
  static std::uint32_t renumber(Communities& of) {
    constexpr std::uint32_t kUnseen = 0xFFFFFFFFU;
    Communities number(of.size() + 1, kUnseen);
    std::uint32_t next = 0;
    for (std::uint32_t& c : of) {
      if (number[c] == kUnseen) number[c] = next++;
      c = number[c];
    }
    return next;
  }

  LeidenOptions options_;
  CoarseGraph bottom_;
  Weight total_ = 0;  // of all strengths: twice the weight of the ties
  std::vector<Weight> weight_to_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

double modularity(const WeightedLists& lists, const std::vector<std::uint32_t>& of_node,
                  std::uint32_t resolution) {
  std::uint32_t count = 0;
  for (const std::uint32_t c : of_node) count = std::max(count, c + 1);
  std::vector<Weight> inside(count, 0);
  std::vector<Weight> strength(count, 0);
  Weight total = 0;
  for (std::uint32_t v = 0; v < lists.size(); ++v) {
    for (std::uint32_t a = lists.offsets[v]; a < lists.offsets[v + 1]; ++a) {
      strength[of_node[v]] += lists.weights[a];
      total += lists.weights[a];
      if (of_node[lists.targets[a]] == of_node[v]) inside[of_node[v]] += lists.weights[a];
    }
  }
  if (total == 0) return 0;
  const auto sum = static_cast<double>(total);
  double value = 0;
  for (std::uint32_t c = 0; c < count; ++c) {
    const double share = static_cast<double>(strength[c]) / sum;
    value += static_cast<double>(inside[c]) / sum -
             static_cast<double>(resolution) / 1000.0 * share * share;
  }
  return value;
}

Partition leiden(const WeightedLists& lists, const LeidenOptions& options) {
  Partition result;
  const Communities found = Leiden(lists, options).run();
  std::uint32_t count = 0;
  for (const std::uint32_t c : found) count = std::max(count, c + 1);
  std::vector<std::uint32_t> sizes(count, 0);
  std::vector<std::uint32_t> first(count, lists.size());
  for (std::uint32_t v = lists.size(); v-- > 0;) {
    ++sizes[found[v]];
    first[found[v]] = v;
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t c = 0; c < count; ++c) {
    if (sizes[c] > 0) order.push_back(c);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b];
  });
  std::vector<std::uint32_t> number(count, 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    number[order[i]] = i;
    result.sizes.push_back(sizes[order[i]]);
  }
  for (const std::uint32_t c : found) result.of_node.push_back(number[c]);
  result.modularity = modularity(lists, result.of_node, options.resolution);
  return result;
}

}  // namespace lazo
