// Tested by stored_graph_test.cpp.
#include "exporters/stored_graph.hpp"

#include <algorithm>
#include <utility>

namespace lazo {

StoredGraph::StoredGraph(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
                         CollectOptions options, std::size_t batch)
    : snapshot_(snapshot),
      store_(store),
      ontology_(ontology),
      options_(std::move(options)),
      batch_(std::max<std::size_t>(batch, 1)),
      part_(select_part(snapshot, ontology, options_)),
      builder_(snapshot, store, ontology, options_, part_.nodes) {
  about_.title = options_.title;
  about_.version = options_.version;
  about_.notices = hidden_in(part_.hidden);
}

NodeLabel StoredGraph::label(std::uint32_t node) const {
  const NodeView view = snapshot_.node(part_.nodes[node]);
  return {view.key, view.name};
}

Result<const ExportGraph*> StoredGraph::whole() {
  if (!whole_) {
    LAZO_TRY(whole_, collect(snapshot_, store_, ontology_, options_));
  }
  return &*whole_;
}

Result<std::span<const ExportNode>> StoredGraph::nodes_from(std::size_t at) {
  nodes_.clear();
  const std::size_t end = std::min(part_.nodes.size(), at + batch_);
  for (; at < end; ++at) {
    LAZO_TRY(ExportNode node, builder_.node(part_.nodes[at]));
    nodes_.push_back(std::move(node));
  }
  return std::span<const ExportNode>(nodes_);
}

Result<std::span<const ExportEdge>> StoredGraph::edges_from(std::size_t at) {
  edges_.clear();  // before the next batch is built: two at once are twice the memory
  std::vector<Tie> ties;
  // An edge without quotations has a cost, too.
  for (std::size_t room = batch_; room > 0 && at < part_.edges.size(); ++at) {
    ties.push_back(select(snapshot_, options_.filter, part_.edges[at]));
    const std::size_t quotations =
        std::clamp<std::size_t>(ties.back().claims, 1, std::max<std::size_t>(options_.evidence, 1));
    room -= std::min(room, quotations);
  }
  LAZO_TRY(edges_, builder_.edges(ties));
  return std::span<const ExportEdge>(edges_);
}

}  // namespace lazo
