// Tested by explorer_test.cpp and, in a browser, by tests/web/.
#include "exporters/explorer_data.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "exporters/choose.hpp"
#include "exporters/layout.hpp"
#include "graph/base/json.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

/// How many nodes are laid out first, and ordered by what they say together instead of each alone.
constexpr std::size_t kCoreNodes = 150;
constexpr std::size_t kOrderedNodes = 600;

/// Each text once, named by its number. 0 is the empty text.
class TextPool {
 public:
  TextPool() { number(""); }
  std::uint32_t number(std::string_view text) {
    const auto [at, fresh] =
        numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size()));
    if (fresh) texts_.push_back(&at->first);
    return at->second;
  }
  [[nodiscard]] const std::vector<const std::string*>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;  // keys of numbers_, whose nodes never move
};

/// Position in UTF-16 code units, as JavaScript counts, of a byte of the text.
std::uint32_t utf16_position(std::string_view text, std::size_t byte) {
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < byte && at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    units += decoded.code_point > 0xFFFF ? 2 : 1;
    at += decoded.length;
  }
  return units;
}

/// "<" written so that no text can end the script element that holds the data. Outside of strings
/// JSON has no '<'.
class ScriptSink final : public TextSink {
 public:
  explicit ScriptSink(TextSink& sink) : sink_(sink) {}
  Status write(std::string_view bytes) override {
    std::string safe;
    safe.reserve(bytes.size());
    for (const char c : bytes) {
      if (c == '<') {
        safe += "\\u003c";
      } else {
        safe.push_back(c);
      }
    }
    return sink_.write(safe);
  }

 private:
  TextSink& sink_;  // owned by the caller
};

struct Quotation {
  std::uint32_t document = 0;
  std::uint32_t begin = 0;
  std::uint32_t text = 0;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

class DataWriter {
 public:
  DataWriter(const ExportGraph& graph, const ExportContext& context, TextSink& sink)
      : graph_(graph), context_(context), safe_(sink), out_(safe_), json_(out_.text()) {}

  Status write() {
    json_.begin_object()
        .field("schema", "urn:lazo:schema:explorer:1")
        .field("version", graph_.version)
        .field("title", graph_.title);
    write_types();
    write_relations();
    LAZO_CHECK(write_nodes());
    LAZO_CHECK(write_edges());
    LAZO_CHECK(write_claims());
    LAZO_CHECK(write_quotations());
    json_.key("notices").begin_array();
    for (const ExportNotice& notice : graph_.notices) json_.string(notice.text);
    json_.end_array().key("texts").begin_array();
    for (const std::string* const text : pool_.texts()) {
      json_.string(*text);
      LAZO_CHECK(out_.settle());
    }
    json_.end_array().end_object();
    return out_.flush();
  }

 private:
  template <typename Row, typename Value>
  Status column(std::string_view name, const std::vector<Row>& rows, Value value) {
    json_.key(name).begin_array();
    for (const Row& row : rows) {
      json_.integer(static_cast<std::int64_t>(value(row)));
      LAZO_CHECK(out_.settle());
    }
    json_.end_array();
    return {};
  }

  /// The same words in the three languages of the page.
  template <typename Label>
  void languages(std::string_view name, Label label) {
    json_.key(name).begin_array();
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      json_.string(label(language));
    }
    json_.end_array();
  }

  void write_types() {
    json_.key("types").begin_array();
    for (const NodeTypeRow& row : context_.ontology.types()) {
      json_.begin_object().field("name", row.name);
      languages("one",
                [&](Language language) { return context_.ontology.label(row.id, language); });
      json_.end_object();
      type_at_.resize(std::max<std::size_t>(type_at_.size(), row.id.value + 1U));
      type_at_[row.id.value] = type_count_++;
    }
    json_.end_array();
  }

  /// Only those that the graph uses.
  void write_relations() {
    std::vector<RelationId> used;
    for (const ExportEdge& edge : graph_.edges) used.push_back(edge.relation);
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    json_.key("relations").begin_array();
    for (const RelationId id : used) {
      const RelationRow& row = context_.ontology.relation(id);
      const auto label = [&](LabelForm form) {
        return [&, form](Language language) { return context_.ontology.label(id, form, language); };
      };
      json_.begin_object()
          .field("name", row.name)
          .field("family", name_of(row.family()))
          .field("sign", name_of(row.sign))
          .field("symmetric", row.symmetric);
      languages("forward", label(LabelForm::kForward));
      languages("negated", label(LabelForm::kForwardNegated));
      languages("bare", label(LabelForm::kBare));
      languages("familyLabel",
                [&](Language language) { return family_label(row.family(), language); });
      json_.end_object();
      relation_at_.resize(std::max<std::size_t>(relation_at_.size(), id.value + 1U));
      relation_at_[id.value] = relation_count_++;
    }
    json_.end_array();
  }

  /// Nodes by what they say: the first n of them are what a page with room for n shows.
  [[nodiscard]] std::vector<std::uint32_t> order() const {
    std::vector<ChoiceNode> choice;
    std::vector<std::uint64_t> weight(graph_.nodes.size());
    for (const ExportNode& node : graph_.nodes) {
      choice.push_back({node.focus, pull_in_picture(context_.ontology, node.type, node.level)});
    }
    std::vector<WeighedTie> ties;
    for (const ExportEdge& edge : graph_.edges) {
      const std::uint32_t value =
          tie_weight_in_picture(edge.sources, edge.layer == EdgeLayer::kBackground);
      ties.push_back({edge.source, edge.target, value});
      weight[edge.source] += value;
      weight[edge.target] += value;
    }
    std::vector<std::uint32_t> first = choose_in_order(choice, ties, kOrderedNodes);
    std::vector<bool> chosen(graph_.nodes.size());
    for (const std::uint32_t node : first) chosen[node] = true;
    std::vector<std::uint32_t> rest;
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      if (!chosen[node]) rest.push_back(node);
    }
    std::stable_sort(rest.begin(), rest.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return weight[a] > weight[b]; });
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
  }

  Status write_nodes() {
    const std::vector<std::uint32_t> by_weight = order();
    std::vector<std::uint32_t> rank(by_weight.size());
    for (std::uint32_t i = 0; i < by_weight.size(); ++i) rank[by_weight[i]] = i;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
    for (const ExportEdge& edge : graph_.edges) links.emplace_back(edge.source, edge.target);
    const std::vector<PlanePoint> points = lay_out(
        graph_.nodes.size(), links,
        {by_weight.begin(),
         by_weight.begin() + static_cast<std::ptrdiff_t>(std::min(kCoreNodes, by_weight.size()))});

    json_.key("nodes").begin_object();
    const auto& nodes = graph_.nodes;
    LAZO_CHECK(column("key", nodes, [this](const ExportNode& n) { return pool_.number(n.key); }));
    LAZO_CHECK(column("name", nodes, [this](const ExportNode& n) { return pool_.number(n.name); }));
    LAZO_CHECK(
        column("type", nodes, [this](const ExportNode& n) { return type_at_[n.type.value]; }));
    LAZO_CHECK(column("level", nodes, [](const ExportNode& n) { return n.level; }));
    LAZO_CHECK(column("mentions", nodes, [](const ExportNode& n) { return n.mentions; }));
    LAZO_CHECK(column("documents", nodes, [](const ExportNode& n) { return n.documents; }));
    LAZO_CHECK(column("focus", nodes, [](const ExportNode& n) { return n.focus; }));
    LAZO_CHECK(column("rank", rank, [](std::uint32_t place) { return place; }));
    LAZO_CHECK(column("x", points, [](const PlanePoint& point) { return point.x; }));
    LAZO_CHECK(column("y", points, [](const PlanePoint& point) { return point.y; }));
    json_.key("names").begin_array();
    for (const ExportNode& node : nodes) {
      json_.begin_array();
      for (const NodeName& name : node.names) json_.integer(pool_.number(name.text));
      json_.end_array();
      LAZO_CHECK(out_.settle());
    }
    json_.end_array().end_object();
    return {};
  }

  Status write_edges() {
    const auto& edges = graph_.edges;
    json_.key("edges").begin_object();
    LAZO_CHECK(column("id", edges, [this](const ExportEdge& e) { return pool_.number(e.id); }));
    LAZO_CHECK(column("source", edges, [](const ExportEdge& e) { return e.source; }));
    LAZO_CHECK(column("target", edges, [](const ExportEdge& e) { return e.target; }));
    LAZO_CHECK(column("relation", edges,
                      [this](const ExportEdge& e) { return relation_at_[e.relation.value]; }));
    LAZO_CHECK(column("layer", edges, [](const ExportEdge& e) { return e.layer; }));
    LAZO_CHECK(column("sources", edges, [](const ExportEdge& e) { return e.sources; }));
    LAZO_CHECK(column("disputed", edges, [](const ExportEdge& e) { return e.disputed; }));
    LAZO_CHECK(column("changed", edges, [](const ExportEdge& e) { return e.changed; }));
    LAZO_CHECK(column("origin", edges,
                      [this](const ExportEdge& e) { return pool_.number(e.background_source); }));
    json_.end_object();
    return {};
  }

  std::uint32_t document_of(const ExportEvidence& evidence) {
    const auto [at, fresh] =
        documents_at_.try_emplace(evidence.document, static_cast<std::uint32_t>(documents_.size()));
    if (fresh) documents_.push_back(&evidence);
    return at->second;
  }

  std::uint32_t quotation_of(const ExportEvidence& evidence) {
    const std::string& text = evidence.record.empty() ? evidence.text : evidence.record;
    const std::uint32_t number = pool_.number(text);
    const std::string place = evidence.document + " " + std::to_string(evidence.span.begin) + " " +
                              std::to_string(number);
    const auto [at, fresh] =
        quotations_at_.try_emplace(place, static_cast<std::uint32_t>(quotations_.size()));
    if (fresh) {
      quotations_.push_back({document_of(evidence), evidence.span.begin, number,
                             pool_.number(evidence.before), pool_.number(evidence.after)});
    }
    return at->second;
  }

  /// [begin, end) of a span in its sentence, counted as JavaScript does.
  void write_mark(const ExportEvidence& evidence, const Span& span) {
    const bool inside = !span.empty() && evidence.span.contains(span);
    const std::uint32_t from = evidence.span.begin;
    json_.integer(inside ? utf16_position(evidence.text, span.begin - from) : 0);
    json_.integer(inside ? utf16_position(evidence.text, span.end - from) : 0);
  }

  Status write_claims() {
    struct Row {
      std::uint32_t edge;
      const ExportEvidence* evidence;
    };
    std::vector<Row> rows;
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      for (const ExportEvidence& evidence : graph_.edges[i].evidence) {
        rows.push_back({i, &evidence});
      }
    }
    json_.key("claims").begin_object();
    LAZO_CHECK(column("edge", rows, [](const Row& row) { return row.edge; }));
    LAZO_CHECK(
        column("quotation", rows, [this](const Row& row) { return quotation_of(*row.evidence); }));
    LAZO_CHECK(column("status", rows, [](const Row& row) { return row.evidence->status; }));
    LAZO_CHECK(column("mood", rows, [](const Row& row) { return row.evidence->mood; }));
    LAZO_CHECK(column("negated", rows, [](const Row& row) { return row.evidence->negated; }));
    LAZO_CHECK(column("confidence", rows, [](const Row& row) { return row.evidence->confidence; }));
    LAZO_CHECK(column("day", rows, [this](const Row& row) {
      const ExportEvidence& evidence = *row.evidence;
      return pool_.number(evidence.from.empty() ? evidence.published : evidence.from);
    }));
    LAZO_CHECK(column("speaker", rows,
                      [this](const Row& row) { return pool_.number(row.evidence->speaker_name); }));
    LAZO_CHECK(
        column("cue", rows, [this](const Row& row) { return pool_.number(row.evidence->cue); }));
    json_.key("marks").begin_array();  // trigger, source and target, six numbers a claim
    for (const Row& row : rows) {
      write_mark(*row.evidence, row.evidence->trigger_span);
      write_mark(*row.evidence, row.evidence->source_span.value_or(Span{}));
      write_mark(*row.evidence, row.evidence->target_span.value_or(Span{}));
      LAZO_CHECK(out_.settle());
    }
    json_.end_array().end_object();
    return {};
  }

  Status write_quotations() {
    json_.key("quotations").begin_object();
    const auto& rows = quotations_;
    LAZO_CHECK(column("document", rows, [](const Quotation& q) { return q.document; }));
    LAZO_CHECK(column("begin", rows, [](const Quotation& q) { return q.begin; }));
    LAZO_CHECK(column("text", rows, [](const Quotation& q) { return q.text; }));
    LAZO_CHECK(column("before", rows, [](const Quotation& q) { return q.before; }));
    LAZO_CHECK(column("after", rows, [](const Quotation& q) { return q.after; }));
    json_.end_object().key("documents").begin_array();
    for (const ExportEvidence* const shown : documents_) {
      json_.begin_object()
          .field("id", shown->document)
          .field("title", shown->title)
          .field("publisher", shown->publisher)
          .field("uri", shown->uri)
          .field("published", shown->published)
          .field("lang", shown->language)
          .end_object();
      LAZO_CHECK(out_.settle());
    }
    json_.end_array();
    return {};
  }

  const ExportGraph& graph_;  // owned by the caller, as is the context
  const ExportContext& context_;
  ScriptSink safe_;
  BufferedText out_;
  JsonWriter json_;
  TextPool pool_;
  std::vector<std::uint32_t> type_at_;  // NodeType -> index in "types"
  std::uint32_t type_count_ = 0;
  std::vector<std::uint32_t> relation_at_;  // RelationId -> index in "relations"
  std::uint32_t relation_count_ = 0;
  std::unordered_map<std::string, std::uint32_t> documents_at_;  // looked up, never listed
  std::vector<const ExportEvidence*> documents_;                 // one that quotes each
  std::unordered_map<std::string, std::uint32_t> quotations_at_;
  std::vector<Quotation> quotations_;
};

}  // namespace

Status write_explorer_data(const ExportGraph& graph, const ExportContext& context, TextSink& sink) {
  return DataWriter(graph, context, sink).write();
}

}  // namespace lazo
