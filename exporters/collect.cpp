// Tested by collect_test.cpp.
#include "exporters/collect.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "exporters/choose.hpp"
#include "exporters/trim.hpp"
#include "graph/base/utf8.hpp"
#include "queries/explain.hpp"

namespace lazo {
namespace {

class Collector {
 public:
  Collector(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
            const CollectOptions& options)
      : snapshot_(snapshot), store_(store), ontology_(ontology), options_(options) {}

  Result<ExportGraph> collect(const Answer& answer) {
    graph_.title = options_.title;
    graph_.version = options_.version;
    for (const Notice& notice : answer.notices) {
      graph_.notices.push_back({notice.code, notice.count, notice.text});
    };
    std::vector<NodeIndex> nodes = nodes_of(answer);
    std::vector<Tie> ties = answer.ties;
    std::sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return a.edge < b.edge; });
    ties.erase(std::unique(ties.begin(), ties.end(),
                           [](const Tie& a, const Tie& b) { return a.edge == b.edge; }),
               ties.end());
    if (options_.most_nodes > 0 && nodes.size() > options_.most_nodes) choose(nodes, ties);
    for (const NodeIndex node : nodes) {
      index_[node] = static_cast<std::uint32_t>(graph_.nodes.size());
      LAZO_CHECK(add_node(node));
    }
    for (const Tie& tie : ties) LAZO_CHECK(add_edge(tie));
    LAZO_CHECK(add_evidence());
    if (options_.context) LAZO_CHECK(add_context());
    add_hidden(answer.hidden);
    return std::move(graph_);
  }

 private:
  [[nodiscard]] bool is_focus(NodeIndex node) const {
    return std::find(options_.focus.begin(), options_.focus.end(), node) != options_.focus.end();
  }

  /// Nodes of the answer and ends of its ties, in index order, which is key order.
  [[nodiscard]] std::vector<NodeIndex> nodes_of(const Answer& answer) const {
    std::vector<NodeIndex> nodes = answer.nodes;
    nodes.insert(nodes.end(), options_.focus.begin(), options_.focus.end());
    for (const Tie& tie : answer.ties) {
      const EdgeView edge = snapshot_.edge(tie.edge);
      nodes.push_back(edge.source);
      nodes.push_back(edge.target);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
  }

  void choose(std::vector<NodeIndex>& nodes, std::vector<Tie>& ties) {
    const auto place = [&nodes](NodeIndex node) {
      return static_cast<std::uint32_t>(std::lower_bound(nodes.begin(), nodes.end(), node) -
                                        nodes.begin());
    };
    std::vector<ChoiceNode> choice;
    for (const NodeIndex node : nodes) {
      choice.push_back({is_focus(node), snapshot_.node(node).level == Level::kDescribed});
    }
    std::vector<WeighedTie> weighed;
    for (const Tie& tie : ties) {
      const EdgeView edge = snapshot_.edge(tie.edge);
      weighed.push_back({place(edge.source), place(edge.target),
                         tie_weight_in_picture(tie.sources, tie.background)});
    }
    const std::vector<bool> chosen = choose_nodes(choice, weighed, options_.most_nodes);
    std::vector<Tie> kept_ties;
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (chosen[weighed[i].source] && chosen[weighed[i].target]) kept_ties.push_back(ties[i]);
    }
    std::vector<NodeIndex> kept;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (chosen[i]) kept.push_back(nodes[i]);
    }
    graph_.nodes_left_out = nodes.size() - kept.size();
    graph_.edges_left_out = ties.size() - kept_ties.size();
    graph_.notices.push_back(left_out_notice(graph_.nodes_left_out, graph_.edges_left_out));
    nodes = std::move(kept);
    ties = std::move(kept_ties);
  }

  Status add_node(NodeIndex index) {
    const NodeView view = snapshot_.node(index);
    ExportNode node;
    node.key = view.key;
    node.name = view.name;
    node.type = ontology_.has(view.type) ? view.type : ontology_.find_type("unknown");
    node.level = view.level;
    node.mentions = view.mentions;
    node.documents = view.documents;
    node.focus = is_focus(index);
    LAZO_CHECK(add_names(index, view, node));
    graph_.nodes.push_back(std::move(node));
    return {};
  }

  /// Names and ids: of a known node as its vocabulary row orders them, of others by role and text.
  Status add_names(NodeIndex index, const NodeView& view, ExportNode& node) const {
    if (view.level == Level::kKnown) {
      const Result<KnownNode> row = store_.known_node(view.key);
      if (row.ok()) {
        node.ids = row->ids;
        for (const NodeName& name : row->names) {
          if (name.text != view.name) node.names.push_back(name);
        }
        return {};
      }
      if (row.error().code != ErrorCode::kNotFound) return Error(row.error());
    }
    for (const std::uint32_t at : snapshot_.names_of(index)) {
      const NameView name = snapshot_.name(at);
      if (name.text == view.name) continue;
      node.names.push_back({std::string(name.text), std::string(name.lang), name.role});
    }
    std::sort(node.names.begin(), node.names.end(), [](const NodeName& a, const NodeName& b) {
      return std::tie(a.role, a.lang, a.text) < std::tie(b.role, b.lang, b.text);
    });
    return {};
  }

  Status add_edge(const Tie& tie) {
    const EdgeView view = snapshot_.edge(tie.edge);
    if (!ontology_.has(view.relation)) return {};  // a relation of a newer program
    ExportEdge edge;
    edge.id = edge_id(snapshot_, ontology_, tie.edge);
    edge.source = index_[view.source];
    edge.target = index_[view.target];
    edge.relation = view.relation;
    edge.layer = view.layer;
    if (view.layer == EdgeLayer::kBackground) {
      const Snapshot::BackgroundView row = snapshot_.background(tie.edge);
      edge.first = row.from;
      edge.latest = row.to;
      edge.background_source = row.source;
      graph_.edges.push_back(std::move(edge));
      return {};
    }
    edge.status = tie.status();
    edge.sources = tie.sources;
    edge.disputed = view.disputed;
    edge.changed = view.changed;
    edge.first = tie.first.known() ? to_string(tie.first) : std::string();
    edge.latest = tie.latest.known() ? to_string(tie.latest) : std::string();
    const std::vector<ClaimIndex> claims = evidence_of(snapshot_, options_.filter, tie.edge);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const ClaimView claim = snapshot_.claim(claims[i]);
      ++edge.claims[static_cast<std::size_t>(claim.status)];
      edge.confidence = std::max(edge.confidence, claim.confidence);
      if (i >= options_.evidence) continue;
      ExportEvidence evidence;
      evidence.status = claim.status;
      evidence.confidence = claim.confidence;
      evidence.mood = claim.mood;
      evidence.negated = claim.negated;
      evidence.certainty = claim.certainty;
      evidence.attributed = claim.attributed;
      evidence.anonymous = claim.anonymous;
      if (claim.speaker.valid()) {
        evidence.speaker = snapshot_.node(claim.speaker).key;
        evidence.speaker_name = snapshot_.node(claim.speaker).name;
      }
      rows_.push_back(claim.row);
      places_.push_back({static_cast<std::uint32_t>(graph_.edges.size()),
                         static_cast<std::uint32_t>(edge.evidence.size())});
      edge.evidence.push_back(std::move(evidence));
    }
    graph_.edges.push_back(std::move(edge));
    return {};
  }

  /// Quotations of all edges at once, so that the store reads each document once.
  Status add_evidence() {
    if (rows_.empty()) return {};
    LAZO_TRY(const std::vector<StoredClaim> stored, store_.claims(rows_));
    for (std::size_t i = 0; i < stored.size(); ++i) {
      ExportEvidence& evidence = graph_.edges[places_[i].first].evidence[places_[i].second];
      const Document& document = stored[i].document.document;
      evidence.claim = to_string(stored[i].id);
      evidence.document = to_string(document.id);
      evidence.title = document.title;
      evidence.publisher = document.publisher;
      if (!document.uris.empty()) evidence.uri = document.uris.front();
      evidence.published = document.published;
      if (document.language != Language::kUnknown) {
        evidence.language = language_code(document.language);
      }
      evidence.span = stored[i].claim.sentence;
      evidence.record = stored[i].claim.record;
      evidence.text = stored[i].sentence;
      evidence.trigger = stored[i].trigger;
      evidence.rule = stored[i].claim.rule;
      evidence.source_span = stored[i].claim.source_span;
      evidence.target_span = stored[i].claim.target_span;
      if (stored[i].claim.trigger) evidence.trigger_span = *stored[i].claim.trigger;
      if (stored[i].claim.attribution) evidence.cue = stored[i].claim.attribution->cue;
      if (stored[i].claim.time) {
        evidence.from = stored[i].claim.time->from;
        evidence.to = stored[i].claim.time->to;
      }
    }
    return {};
  }

  /// The neighbouring sentences of each quotation; one document is in memory at a time.
  Status add_context() {
    std::map<std::string, std::vector<ExportEvidence*>> by_document;
    for (ExportEdge& edge : graph_.edges) {
      for (ExportEvidence& evidence : edge.evidence) {
        if (evidence.record.empty()) by_document[evidence.document].push_back(&evidence);
      }
    }
    for (auto& [name, quotations] : by_document) {
      const std::optional<DocumentId> id = parse_document_id(name);
      if (!id) continue;
      LAZO_TRY(const Extraction whole, store_.extraction(*id));
      const auto text_of = [&whole](const SentenceRecord& sentence) {
        const Span span = sentence.span;
        return whole.document.text.substr(span.begin, span.end - span.begin);
      };
      std::sort(quotations.begin(), quotations.end(),
                [](const ExportEvidence* x, const ExportEvidence* y) { return x->span < y->span; });
      CodePointCounter points(whole.document.text);
      for (ExportEvidence* const quotation : quotations) {
        quotation->points.begin = static_cast<std::uint32_t>(points.at(quotation->span.begin));
        quotation->points.end = static_cast<std::uint32_t>(points.at(quotation->span.end));
        const auto at = std::lower_bound(
            whole.sentences.begin(), whole.sentences.end(), quotation->span.begin,
            [](const SentenceRecord& row, std::uint32_t begin) { return row.span.begin < begin; });
        if (at == whole.sentences.end() || at->span.begin != quotation->span.begin) continue;
        if (at != whole.sentences.begin()) quotation->before = text_of(*(at - 1));
        if (at + 1 != whole.sentences.end()) quotation->after = text_of(*(at + 1));
      }
    }
    return {};
  }

  /// "3 denied ties not shown": nothing is hidden without saying so.
  void add_hidden(const HiddenTies& hidden) {
    for (const ClaimStatus status : kAllStatuses) {
      const std::uint32_t count = hidden.by_status[static_cast<std::size_t>(status)];
      if (count == 0) continue;
      const std::string name(name_of(status));
      graph_.notices.push_back(
          {name + "_hidden", count,
           std::to_string(count) + " " + name + (count == 1 ? " tie" : " ties") + " not shown"});
    }
  }

  const Snapshot& snapshot_;
  const Store& store_;
  const Ontology& ontology_;
  const CollectOptions& options_;
  ExportGraph graph_;
  std::map<NodeIndex, std::uint32_t> index_;  // of a node in graph_.nodes
  std::vector<ClaimRow> rows_;                // quotations to fetch, and where they go
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;
};

/// Adds a tie if it passes, else counts it among the hidden ones.
void consider(const Snapshot& snapshot, const CollectOptions& options, EdgeIndex edge,
              Answer& answer) {
  const Tie tie = select(snapshot, options.filter, edge);
  answer.hidden.count(tie);
  if (tie.in_answer()) answer.ties.push_back(tie);
}

Answer whole_graph(const Snapshot& snapshot, const CollectOptions& options) {
  Answer answer;
  for (const EdgeIndex index : snapshot.edges()) {
    const EdgeView edge = snapshot.edge(index);
    if (passes_type(snapshot, options.filter, edge.source) &&
        passes_type(snapshot, options.filter, edge.target)) {
      consider(snapshot, options, index, answer);
    }
  }
  if (options.lonely_nodes) {
    for (const NodeIndex node : snapshot.nodes()) {
      if (passes_type(snapshot, options.filter, node)) answer.nodes.push_back(node);
    }
  }
  return answer;
}

/// Nodes within `depth` shown ties of the focus, sorted.
std::vector<NodeIndex> reached(const Snapshot& snapshot, const CollectOptions& options) {
  std::set<NodeIndex> seen(options.focus.begin(), options.focus.end());
  std::vector<NodeIndex> frontier(seen.begin(), seen.end());
  for (std::uint32_t hop = 0; hop < options.depth && !frontier.empty(); ++hop) {
    std::vector<NodeIndex> next;
    for (const NodeIndex node : frontier) {
      for (const ArcRange& arcs : {snapshot.out(node), snapshot.in(node)}) {
        for (const Arc arc : arcs) {
          if (seen.contains(arc.target) || !passes_type(snapshot, options.filter, arc.target) ||
              !select(snapshot, options.filter, arc.edge).in_answer()) {
            continue;
          }
          seen.insert(arc.target);
          next.push_back(arc.target);
        }
      }
    }
    frontier = std::move(next);
  }
  return {seen.begin(), seen.end()};
}

Answer surroundings(const Snapshot& snapshot, const CollectOptions& options) {
  Answer answer;
  answer.nodes = reached(snapshot, options);
  for (const NodeIndex node : answer.nodes) {
    for (const Arc arc : snapshot.out(node)) {
      if (std::binary_search(answer.nodes.begin(), answer.nodes.end(), arc.target)) {
        consider(snapshot, options, arc.edge, answer);
      }
    }
  }
  // Ties of the focus whose other end no shown tie reaches: they are hidden, not absent.
  for (const NodeIndex node : options.focus) {
    for (const ArcRange& arcs : {snapshot.out(node), snapshot.in(node)}) {
      for (const Arc arc : arcs) {
        if (std::binary_search(answer.nodes.begin(), answer.nodes.end(), arc.target)) continue;
        answer.hidden.count(select(snapshot, options.filter, arc.edge));
      }
    }
  }
  return answer;
}

}  // namespace

Result<ExportGraph> collect(const Snapshot& snapshot, const Store& store, const Ontology& ontology,
                            const CollectOptions& options) {
  const Answer answer =
      options.focus.empty() ? whole_graph(snapshot, options) : surroundings(snapshot, options);
  return collect_answer(snapshot, store, ontology, answer, options);
}

Result<ExportGraph> collect_answer(const Snapshot& snapshot, const Store& store,
                                   const Ontology& ontology, const Answer& answer,
                                   const CollectOptions& options) {
  return Collector(snapshot, store, ontology, options).collect(answer);
}

std::vector<Tie> ties_among(const Snapshot& snapshot, const Filter& filter,
                            const std::vector<NodeIndex>& nodes) {
  std::vector<NodeIndex> sorted = nodes;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<Tie> ties;
  for (const NodeIndex node : sorted) {
    for (const Arc arc : snapshot.out(node)) {
      if (!std::binary_search(sorted.begin(), sorted.end(), arc.target)) continue;
      const Tie tie = select(snapshot, filter, arc.edge);
      if (tie.in_answer()) ties.push_back(tie);
    }
  }
  return ties;
}

}  // namespace lazo
