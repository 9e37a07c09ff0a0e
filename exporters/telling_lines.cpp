// Tested by telling_lines_test.cpp.
#include "exporters/telling_lines.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace lazo {
namespace {

constexpr std::size_t kFewNodes = 25;
constexpr std::uint64_t kSentence = 1U << 16U;  // of weight, so that halves of it are whole

std::uint64_t weight_of(const DrawnLine& line, const ExportGraph& graph) {
  if (line.layer == EdgeLayer::kBackground) return 1;
  std::uint64_t weight = std::max<std::uint32_t>(line.claims, 1) * kSentence;
  if (line.sign != Sign::kNeutral || line.status == ClaimStatus::kDenied) weight *= 2;
  if (graph.nodes[line.source].focus || graph.nodes[line.target].focus) weight *= 4;
  return weight;
}

/// Trees of nodes that lines join (union by halving of paths).
class Forest {
 public:
  explicit Forest(std::size_t nodes) : parents_(nodes) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  /// True if the two were apart.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parents_[a] = b;
    return a != b;
  }

 private:
  std::uint32_t root(std::uint32_t node) {
    while (parents_[node] != node) node = parents_[node] = parents_[parents_[node]];
    return node;
  }
  std::vector<std::uint32_t> parents_;
};

}  // namespace

std::size_t lines_that_fit(std::size_t nodes) {
  return nodes <= kFewNodes ? 2 * nodes + 8 : 3 * nodes / 2 + 20;
}

TellingLines telling_lines(std::vector<DrawnLine> lines, const ExportGraph& graph,
                           std::size_t most) {
  if (most == 0 || lines.size() <= most) return {std::move(lines), 0};
  std::vector<std::pair<std::uint64_t, std::size_t>> order;  // weight, number
  for (std::size_t i = 0; i < lines.size(); ++i) order.emplace_back(weight_of(lines[i], graph), i);
  const auto heavier = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  std::sort(order.begin(), order.end(), heavier);

  std::vector<bool> kept(lines.size());
  std::size_t count = 0;
  Forest forest(graph.nodes.size());
  std::map<std::pair<std::uint32_t, std::uint32_t>, unsigned> between;
  for (auto& [weight, i] : order) {
    if (forest.join(lines[i].source, lines[i].target)) {
      kept[i] = true;
      ++count;
    }
    const unsigned before = between[std::minmax(lines[i].source, lines[i].target)]++;
    weight >>= std::min(before, 63U);
  }
  std::sort(order.begin(), order.end(), heavier);
  for (const auto& [weight, i] : order) {
    if (count >= most) break;
    if (!kept[i]) {
      kept[i] = true;
      ++count;
    }
  }
  TellingLines shown;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (kept[i]) {
      shown.lines.push_back(std::move(lines[i]));
    } else {
      shown.ties_left_out += lines[i].relations.size();
    }
  }
  return shown;
}

}  // namespace lazo
