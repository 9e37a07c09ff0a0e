#include "queries/resolve.hpp"

#include <algorithm>
#include <tuple>

#include "graph/base/utf8.hpp"
#include "queries/search.hpp"

namespace lazo {
namespace {

/// Labels, aliases and acronyms are names in full right; former and weak ones only if alone.
int role_class(NameRole role) {
  switch (role) {
    case NameRole::kLabel:
    case NameRole::kAlias:
    case NameRole::kAcronym:
      return 0;
    case NameRole::kFormer:
      return 1;
    case NameRole::kWeak:
      break;
  }
  return 2;
}

Error unknown_name(const Snapshot& graph, std::string_view text) {
  const SearchResult near = search(graph, text, {.limit = 3, .types = {}});
  std::string hint;
  for (std::size_t i = 0; i < near.hits.size(); ++i) {
    const NodeView node = graph.node(near.hits[i].node);
    const std::string_view name = graph.name(near.hits[i].name).text;
    hint += i == 0 ? "did you mean " : i + 1 == near.hits.size() ? " or " : ", ";
    hint += quoted(name);
    if (name != node.name) hint += " (" + std::string(node.name) + ")";
  }
  hint += near.hits.empty() ? "lazo search TEXT looks for parts of names" : "?";
  return Error{ErrorCode::kNotFound, "no node " + quoted(text), {}, std::move(hint)};
}

Error ambiguous_name(const Snapshot& graph, std::string_view text,
                     const std::vector<NodeIndex>& nodes) {
  constexpr std::size_t kShown = 5;
  std::string hint = "name one by its key: ";
  for (std::size_t i = 0; i < std::min(nodes.size(), kShown); ++i) {
    if (i > 0) hint += ", ";
    hint += graph.node(nodes[i]).key;
    if (!graph.documents_of(nodes[i]).empty()) {
      const DocumentIndex first{graph.documents_of(nodes[i]).front()};
      hint += " (" + std::string(graph.document(first).uri) + ")";
    }
  }
  if (nodes.size() > kShown) hint += ", +" + std::to_string(nodes.size() - kShown) + " more";
  return Error{ErrorCode::kAmbiguous,
               quoted(text) + " may mean " + std::to_string(nodes.size()) + " nodes",
               {},
               std::move(hint)};
}

}  // namespace

std::vector<NodeIndex> meanings(const Snapshot& graph, std::string_view text) {
  if (const std::optional<NodeIndex> node = graph.find(text)) return {*node};
  const std::string folded = normalize_name(text);
  if (folded.empty()) return {};
  // Best first: known before named before described, the name under which a node is shown ("Mexico")
  // before its other names (the French one of Mexico City), full names before weak ones, and what
  // is written exactly so before what only folds to it.
  using Rank = std::tuple<Level, bool, int, bool>;
  std::vector<std::pair<Rank, NodeIndex>> ranked;
  const Snapshot::NameRange range = graph.names_equal(folded);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const NameView name = graph.name(i);
    const NodeView node = graph.node(name.node);
    const bool other_name = normalize_name(node.name) != folded;
    ranked.emplace_back(Rank{node.level, other_name, role_class(name.role), name.text != text},
                        name.node);
  }
  if (ranked.empty()) return {};
  const Rank best = std::min_element(ranked.begin(), ranked.end())->first;
  std::vector<NodeIndex> nodes;
  for (const auto& [rank, node] : ranked) {
    if (rank == best) nodes.push_back(node);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

Result<NodeIndex> resolve(const Snapshot& graph, std::string_view text) {
  const std::vector<NodeIndex> nodes = meanings(graph, text);
  if (nodes.size() == 1) return nodes.front();
  if (nodes.empty()) return unknown_name(graph, text);
  return ambiguous_name(graph, text, nodes);
}

}  // namespace lazo
