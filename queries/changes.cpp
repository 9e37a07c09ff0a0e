#include "queries/changes.hpp"

#include <algorithm>
#include <tuple>

namespace lazo {
namespace {

/// Which documents are new, by index.
std::vector<bool> new_documents(const Snapshot& graph, const ChangesOptions& options) {
  std::vector<bool> fresh(graph.document_count(), false);
  if (options.fresh) {
    for (const DocumentIndex document : *options.fresh) {
      if (document.index() < fresh.size()) fresh[document.index()] = true;
    }
    return fresh;
  }
  for (const DocumentIndex document : graph.documents()) {
    const Day published = graph.document(document).published;
    fresh[document.index()] = published.known() && published >= options.since;
  }
  return fresh;
}

/// A node is new if no older document mentions it.
bool is_new(const Snapshot& graph, NodeIndex node, const std::vector<bool>& fresh) {
  const auto documents = graph.documents_of(node);
  return !documents.empty() &&
         std::all_of(documents.begin(), documents.end(),
                     [&fresh](std::uint32_t document) { return fresh[document]; });
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
  const std::vector<bool> fresh = new_documents(graph, options);
  news.documents = static_cast<std::size_t>(std::count(fresh.begin(), fresh.end(), true));
  if (news.documents == 0) return news;  // many ties need not be looked at to say so
  for (const NodeIndex node : graph.nodes()) {
    if (graph.node(node).level == Level::kDescribed || !passes_type(graph, filter, node)) continue;
    const bool watched =
        options.watched.empty() ||
        std::find(options.watched.begin(), options.watched.end(), node) != options.watched.end();
    if (watched && is_new(graph, node, fresh)) news.nodes.push_back(node);
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
      if (fresh[claim.document.index()]) {
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
