// Tested by choose_test.cpp.
#include "exporters/choose.hpp"

#include <algorithm>
#include <string>

#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

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
    return (2 * near_[node] + all_[node]) * nodes_[node].pull;
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

std::uint32_t pull_in_picture(const Ontology& ontology, NodeType type, Level level) {
  constexpr std::uint32_t kStakeholder = 8;
  constexpr std::uint32_t kOther = 4;
  constexpr std::uint32_t kDescribed = 2;
  bool stakeholder = false;
  for (const char* kind : {"actor", "agreement", "sector"}) {
    stakeholder =
        stakeholder || (ontology.has(type) && ontology.is_a(type, ontology.find_type(kind)));
  }
  if (level == Level::kDescribed) return stakeholder ? kDescribed : 1;
  return stakeholder ? kStakeholder : kOther;
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

ExportNotice left_out_notice(std::size_t nodes, std::size_t edges) {
  return {"cut", nodes,
          counted(nodes, "node", "nodes") + " and " + counted(edges, "tie", "ties") +
              " left out; --max-nodes shows more"};
}

}  // namespace lazo
