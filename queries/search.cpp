#include "queries/search.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "graph/base/strings.hpp"
#include "graph/base/suggest.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words = split(folded, ' ');
  std::erase(words, std::string_view());
  return words;
}

/// Does each wanted word begin a word of the name, in any order?
bool words_fit(const std::vector<std::string_view>& wanted, std::string_view folded) {
  const std::vector<std::string_view> words = words_of(folded);
  return std::all_of(wanted.begin(), wanted.end(), [&words](std::string_view begin) {
    return std::any_of(words.begin(), words.end(),
                       [begin](std::string_view word) { return word.starts_with(begin); });
  });
}

/// First letters of the words; short function words ("de", "of", "and") may count or not.
bool initials_fit(std::string_view wanted, std::string_view folded) {
  const std::vector<std::string_view> words = words_of(folded);
  if (words.size() < 2 || wanted.size() < 2) return false;
  std::string all;
  std::string content;
  for (const std::string_view word : words) {
    all += word.front();
    if (word.size() > 3) content += word.front();
  }
  return wanted == all || wanted == content;
}

/// Keeps the best hit of each node.
class Hits {
 public:
  explicit Hits(const Snapshot& graph) : graph_(graph) {}

  void add(std::uint32_t name, NameMatch match, std::uint8_t distance = 0) {
    const NameHit hit{graph_.name(name).node, name, match, distance};
    const auto [it, fresh] = best_.try_emplace(hit.node, hit);
    if (!fresh && better(hit, it->second)) it->second = hit;
  }
  [[nodiscard]] bool empty() const { return best_.empty(); }

  [[nodiscard]] std::vector<NameHit> ranked() const {
    std::vector<NameHit> hits;
    for (const auto& [node, hit] : best_) hits.push_back(hit);
    std::sort(hits.begin(), hits.end(),
              [this](const NameHit& a, const NameHit& b) { return rank(a) < rank(b); });
    return hits;
  }

 private:
  [[nodiscard]] bool better(const NameHit& a, const NameHit& b) const {
    return std::tuple(a.match, a.distance, graph_.name(a.name).role, a.name) <
           std::tuple(b.match, b.distance, graph_.name(b.name).role, b.name);
  }
  [[nodiscard]] std::tuple<NameMatch, std::uint8_t, Level, NameRole, std::uint32_t, NodeIndex> rank(
      const NameHit& hit) const {
    const NodeView node = graph_.node(hit.node);
    return {hit.match,
            hit.distance,
            node.level,
            graph_.name(hit.name).role,
            0xFFFFFFFFU - node.documents,
            hit.node};
  }

  const Snapshot& graph_;
  std::map<NodeIndex, NameHit> best_;
};

}  // namespace

std::string_view name_of(NameMatch match) {
  constexpr std::array<std::string_view, 5> kNames = {"exact", "beginning", "words", "initials",
                                                      "similar"};
  return kNames[static_cast<std::size_t>(match)];
}

SearchResult search(const Snapshot& graph, std::string_view text, const SearchOptions& options) {
  const std::string wanted = normalize_name(text);
  SearchResult result;
  if (wanted.empty()) return result;

  Hits hits(graph);
  const Snapshot::NameRange equal = graph.names_equal(wanted);
  for (std::uint32_t i = equal.first; i < equal.last; ++i) hits.add(i, NameMatch::kExact);
  const Snapshot::NameRange starting = graph.names_starting(wanted);
  for (std::uint32_t i = starting.first; i < starting.last; ++i) {
    hits.add(i, NameMatch::kBeginning);
  }
  const std::vector<std::string_view> words = words_of(wanted);
  for (std::uint32_t i = 0; i < graph.name_count(); ++i) {
    const std::string_view folded = graph.name(i).folded;
    if (words_fit(words, folded)) hits.add(i, NameMatch::kWords);
    if (initials_fit(wanted, folded)) hits.add(i, NameMatch::kInitials);
  }
  if (hits.empty()) {  // only then: a slip is guessed at where nothing fits
    const std::size_t most = std::max<std::size_t>(1, count_code_points(wanted) / 3);
    for (std::uint32_t i = 0; i < graph.name_count(); ++i) {
      const std::size_t distance = edit_distance(wanted, graph.name(i).folded, most);
      if (distance <= most) hits.add(i, NameMatch::kSimilar, static_cast<std::uint8_t>(distance));
    }
  }

  result.hits = hits.ranked();
  if (!options.types.empty()) {
    std::erase_if(result.hits, [&](const NameHit& hit) {
      return !std::binary_search(options.types.begin(), options.types.end(),
                                 graph.node(hit.node).type);
    });
  }
  result.total = result.hits.size();
  if (options.limit != 0 && result.hits.size() > options.limit) result.hits.resize(options.limit);
  return result;
}

}  // namespace lazo
