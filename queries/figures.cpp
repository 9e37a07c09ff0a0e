#include "queries/figures.hpp"

#include <algorithm>

namespace lazo {
namespace {

bool holds(std::span<const NodeIndex> nodes, NodeIndex node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

template <typename Id>
void sort_unique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// The values of one document.
class DocumentFigures {
 public:
  DocumentFigures(const Snapshot& graph, DocumentIndex document, const Extraction& extraction)
      : graph_(graph), document_(document), extraction_(extraction) {}

  void find(std::span<const NodeIndex> nodes, const Filter& filter,
            std::vector<Figure>& out) const {
    for (const Fact& fact : extraction_.facts) {
      Figure figure;
      figure.fact = fact;
      if (!passes_filter(figure, filter)) continue;
      figure.document = document_;
      figure.node = node_of(fact.entity);
      figure.scope = node_of(fact.scope);
      figure.named = named_in(fact.sentence);
      const bool asked = holds(nodes, figure.node) ||
                         std::any_of(figure.named.begin(), figure.named.end(),
                                     [&](NodeIndex node) { return holds(nodes, node); });
      if (!asked) continue;
      figure.sentence = fact.sentence.in(extraction_.document.text);
      for (const Claim& claim : extraction_.claims) {
        if (claim.sentence == fact.sentence) figure.relations.push_back(claim.relation);
      }
      sort_unique(figure.relations);
      out.push_back(std::move(figure));
    }
  }

 private:
  [[nodiscard]] NodeIndex node_of(EntityId entity) const {
    return entity.valid() ? graph_.node_of(document_, entity) : NodeIndex{};
  }

  /// What holds for claims holds for values.
  [[nodiscard]] bool passes_filter(const Figure& figure, const Filter& filter) const {
    ClaimView claim;
    claim.document = document_;
    claim.status = figure.status();
    claim.confidence = figure.fact.confidence;
    if (figure.fact.attribution) claim.speaker = node_of(figure.fact.attribution->speaker);
    return passes(graph_, filter, claim);
  }

  [[nodiscard]] std::vector<NodeIndex> named_in(Span sentence) const {
    std::vector<NodeIndex> nodes;
    for (const Mention& mention : extraction_.mentions) {
      const bool inside = mention.span.begin >= sentence.begin && mention.span.end <= sentence.end;
      if (inside) nodes.push_back(node_of(mention.entity));
    }
    sort_unique(nodes);
    return nodes;
  }

  const Snapshot& graph_;
  DocumentIndex document_;
  const Extraction& extraction_;
};

}  // namespace

Result<std::vector<Figure>> figures(const Snapshot& graph, const Store& store,
                                    std::span<const NodeIndex> nodes, const Filter& filter) {
  std::vector<DocumentIndex> documents;
  for (const NodeIndex node : nodes) {
    for (const std::uint32_t document : graph.documents_of(node)) {
      documents.push_back(DocumentIndex{document});
    }
  }
  sort_unique(documents);
  std::vector<Figure> found;
  for (const DocumentIndex document : documents) {
    const DocumentView view = graph.document(document);
    // Most documents give no value at all, and one look tells.
    LAZO_TRY(const std::vector<Fact> facts, store.facts(view.row));
    if (facts.empty()) continue;
    LAZO_TRY(const Extraction extraction, store.extraction(view.id));
    DocumentFigures(graph, document, extraction).find(nodes, filter, found);
  }
  return found;
}

}  // namespace lazo
