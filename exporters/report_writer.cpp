// Tested by tests/golden/report and tests/golden/note.
#include "exporters/report_writer.hpp"

#include "graph/ontology/wording.hpp"

namespace lazo {

std::string ReportWriter::names(const std::vector<NodeIndex>& nodes) const {
  constexpr std::size_t kMost = 12;
  std::string text;
  for (std::size_t i = 0; i < nodes.size() && i < kMost; ++i) {
    text += (i == 0 ? "" : ", ") + name(nodes[i]);
  }
  if (nodes.size() > kMost) text += ", +" + std::to_string(nodes.size() - kMost);
  return text;
}

std::string ReportWriter::type(NodeIndex node) const {
  const NodeType type = graph_.node(node).type;
  return ontology_.has(type) ? std::string(ontology_.label(type, options_.language))
                             : std::string();
}

bool ReportWriter::is_actor(NodeIndex node) const {
  const NodeView view = graph_.node(node);
  if (view.level == Level::kDescribed || !ontology_.has(view.type)) return false;
  return ontology_.is_a(view.type, ontology_.find_type("actor"));
}

Result<ProseSource> ReportWriter::source(ClaimIndex claim) const {
  const ClaimView view = graph_.claim(claim);
  LAZO_TRY(const StoredClaim stored, store_.claim(view.row));
  const Document& document = stored.document.document;
  ProseSource source;
  source.quote = stored.sentence;
  if (view.speaker.valid()) source.speaker = name(view.speaker);
  source.title = document.title;
  source.outlet = document.publisher;
  source.date = document.published;
  source.place = stored.claim.record;
  if (!document.uris.empty()) source.uri = document.uris.front();
  source.document = to_string(document.id);
  source.begin = stored.claim.sentence.begin;
  return source;
}

std::string ReportWriter::sentence(const Tie& tie) const {
  const EdgeView edge = graph_.edge(tie.edge);
  std::string text = name(edge.source) + " ";
  if (tie.background) {
    return text +
           std::string(ontology_.label(edge.relation, LabelForm::kForward, options_.language)) +
           " " + name(edge.target);
  }
  text +=
      word_tie(ontology_, edge.relation, tie.status(), options_.language) + " " + name(edge.target);
  if (tie.status() == ClaimStatus::kReported) {
    for (const ClaimIndex claim : evidence_of(graph_, options_.filter, tie.edge)) {
      const ClaimView view = graph_.claim(claim);
      if (view.status != ClaimStatus::kReported) continue;
      if (view.speaker.valid()) {
        return word_source(name(view.speaker), options_.language) + ", " + text;
      }
      return text + " (" + std::string(status_label(ClaimStatus::kReported, options_.language)) +
             ")";
    }
  }
  return text;
}

Result<std::vector<std::uint32_t>> ReportWriter::cite(EdgeIndex edge, const Filter& filter) {
  std::vector<std::uint32_t> cited;
  const std::vector<ClaimIndex> claims = evidence_of(graph_, filter, edge);
  if (!claims.empty()) {
    LAZO_TRY(const ProseSource from, source(claims.front()));
    cited.push_back(page.cite(from));
  }
  return cited;
}

void ReportWriter::heading(ProseWord word) {
  page.add(ProseKind::kHeading, std::string(prose_word(word, options_.language)));
  items_ = 0;
}

void ReportWriter::item(std::string text, std::vector<std::uint32_t> cited) {
  page.add(ProseKind::kItem, std::move(text), std::move(cited));
  ++items_;
}

void ReportWriter::close() {
  if (items_ > 0) return;
  page.add(ProseKind::kText, std::string(prose_word(ProseWord::kNothing, options_.language)));
}

}  // namespace lazo
