// Tested by trim_test.cpp.
#include "exporters/choose.hpp"

#include <algorithm>

namespace lazo {
namespace {

class Chooser {
 public:
  Chooser(const std::vector<ChoiceNode>& nodes, const std::vector<WeighedTie>& ties)
      : nodes_(nodes),
        ties_(ties),
        first_(nodes.size() + 1),
        all_(nodes.size()),
        near_(nodes.size()),
        chosen_(nodes.size()) {
    for (const WeighedTie& tie : ties) {
      ++first_[tie.source + 1];
      ++first_[tie.target + 1];
      all_[tie.source] += tie.weight;
      all_[tie.target] += tie.weight;
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    of_node_.resize(2 * ties.size());
    std::vector<std::size_t> at(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
      of_node_[at[ties[i].source]++] = i;
      of_node_[at[ties[i].target]++] = i;
    }
  }

  std::vector<std::uint32_t> choose(std::size_t most) {
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < nodes_.size() && count < most; ++i) {
      if (nodes_[i].focus) take(i), ++count;
    }
    while (count < most) {
      std::uint32_t best = next(true);
      // A new island only if there is room for a second node on it.
      if (best == kNobody && count + 1 < most) best = next(false);
      if (best == kNobody) break;
      take(best);
      ++count;
    }
    return std::move(order_);
  }

 private:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

  void take(std::uint32_t node) {
    chosen_[node] = true;
    order_.push_back(node);
    for (std::size_t i = first_[node]; i < first_[node + 1]; ++i) {
      const WeighedTie& tie = ties_[of_node_[i]];
      near_[tie.source == node ? tie.target : tie.source] += tie.weight;
    }
  }

  [[nodiscard]] std::uint64_t value(std::uint32_t node) const {
    const std::uint64_t raw = 2 * near_[node] + all_[node];
    return nodes_[node].described ? raw / 4 : raw;
  }

  /// The best node that is tied to a chosen one, or that is tied at all.
  [[nodiscard]] std::uint32_t next(bool to_chosen) const {
    std::uint32_t best = kNobody;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (chosen_[i] || (to_chosen ? near_[i] : all_[i]) == 0) continue;
      if (best == kNobody || value(i) > value(best)) best = i;
    }
    return best;
  }

  const std::vector<ChoiceNode>& nodes_;
  const std::vector<WeighedTie>& ties_;
  std::vector<std::size_t> first_;      // node -> its first place in of_node_
  std::vector<std::uint32_t> of_node_;  // ties of each node
  std::vector<std::uint64_t> all_;      // weight of all ties of a node
  std::vector<std::uint64_t> near_;     // weight of its ties to chosen nodes
  std::vector<bool> chosen_;
  std::vector<std::uint32_t> order_;  // of the choice
};

}  // namespace

std::uint32_t tie_weight_in_picture(std::uint32_t sources, bool background) {
  return background ? 1U : 4U * std::max(1U, sources);
}

std::vector<std::uint32_t> choose_in_order(const std::vector<ChoiceNode>& nodes,
                                           const std::vector<WeighedTie>& ties, std::size_t most) {
  return Chooser(nodes, ties).choose(most);
}

std::vector<bool> choose_nodes(const std::vector<ChoiceNode>& nodes,
                               const std::vector<WeighedTie>& ties, std::size_t most) {
  std::vector<bool> chosen(nodes.size());
  for (const std::uint32_t node : choose_in_order(nodes, ties, most)) chosen[node] = true;
  return chosen;
}

}  // namespace lazo
