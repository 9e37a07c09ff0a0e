#include "queries/changes.hpp"

#include <algorithm>
#include <tuple>

namespace lazo {
namespace {

bool is_new(const Snapshot& graph, DocumentIndex document, Day since) {
  const Day published = graph.document(document).published;
  return published.known() && published >= since;
}

/// A node is new if no older document mentions it.
bool is_new(const Snapshot& graph, NodeIndex node, Day since) {
  const auto documents = graph.documents_of(node);
  return !documents.empty() &&
         std::all_of(documents.begin(), documents.end(), [&](std::uint32_t document) {
           return is_new(graph, DocumentIndex{document}, since);
         });
}

bool is_watched(const std::vector<NodeIndex>& watched, const EdgeView& edge) {
  if (watched.empty()) return true;
  return std::any_of(watched.begin(), watched.end(), [&edge](NodeIndex node) {
    return edge.source == node || edge.target == node;
  });
}

}  // namespace

Changes changes(const Snapshot& graph, const ChangesOptions& options, const Filter& filter) {
  Changes news;
  for (const DocumentIndex document : graph.documents()) {
    news.documents += is_new(graph, document, options.since) ? 1U : 0U;
  }
  for (const NodeIndex node : graph.nodes()) {
    if (graph.node(node).level == Level::kDescribed || !passes_type(graph, filter, node)) continue;
    const bool watched =
        options.watched.empty() ||
        std::find(options.watched.begin(), options.watched.end(), node) != options.watched.end();
    if (watched && is_new(graph, node, options.since)) news.nodes.push_back(node);
  }
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    if (!is_watched(options.watched, edge)) continue;
    const Tie tie = select(graph, filter, index);
    if (tie.shown.empty()) continue;
    StatusSet before;
    bool any_new = false;
    for (const ClaimIndex at : graph.claims_of(index)) {
      const ClaimView claim = graph.claim(at);
      if (!passes(graph, filter, claim)) continue;
      if (is_new(graph, claim.document, options.since)) {
        any_new = true;
        const bool open =
            claim.status == ClaimStatus::kIntended || claim.status == ClaimStatus::kRequired;
        const Day published = graph.document(claim.document).published;
        if (open && claim.day > published) news.due.push_back({claim.day, index, at, 1});
      } else {
        before = before.with(claim.status);
      }
    }
    if (!any_new) continue;
    if (before.empty()) {
      news.ties.push_back(tie);
    } else if (*before.strongest() != tie.status()) {
      news.moved.push_back({tie, *before.strongest()});
    }
    if (edge.disputed || edge.changed) news.contradictions.push_back(tie);
  }
  std::sort(news.due.begin(), news.due.end(), [](const TimelineEntry& a, const TimelineEntry& b) {
    return std::tuple(a.day, a.edge, a.claim) < std::tuple(b.day, b.edge, b.claim);
  });
  return news;
}

}  // namespace lazo
