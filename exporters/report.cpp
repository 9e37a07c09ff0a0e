// Tested by tests/golden/report and tests/golden/note.
#include "exporters/report.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "exporters/report_blocs.hpp"
#include "exporters/report_writer.hpp"
#include "queries/contradictions.hpp"
#include "queries/measures.hpp"
#include "queries/positions.hpp"
#include "queries/rank.hpp"
#include "queries/timeline.hpp"

namespace lazo {
namespace {

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

class Reporter {
 public:
  Reporter(const Snapshot& graph, const Store& store, const Ontology& ontology,
           const ReportOptions& options)
      : graph_(graph),
        store_(store),
        ontology_(ontology),
        options_(options),
        writer_(graph, store, ontology, options) {
    for (const EdgeIndex edge : graph.edges()) {
      const Tie tie = select(graph, options.filter, edge);
      if (tie.in_answer() && !tie.background) ties_.push_back(tie);
    }
  }

  Result<Prose> build() {
    title();
    LAZO_CHECK(main_actors());
    LAZO_CHECK(write_blocs(graph_, ontology_, options_, writer_));
    LAZO_CHECK(positions_of_all());
    LAZO_CHECK(measures_and_sectors());
    LAZO_CHECK(dates());
    LAZO_CHECK(contradictions_between_sources());
    LAZO_CHECK(unquoted());
    LAZO_CHECK(limits());
    return std::move(writer_.page);
  }

 private:
  [[nodiscard]] Filter held() const {
    Filter filter = options_.filter;
    filter.statuses = filter.statuses & StatusSet::held();
    return filter;
  }

  void title() {
    std::set<NodeIndex> nodes;
    std::uint64_t claims = 0;
    for (const Tie& tie : ties_) {
      nodes.insert(graph_.edge(tie.edge).source);
      nodes.insert(graph_.edge(tie.edge).target);
      claims += tie.claims;
    }
    writer_.page.add(ProseKind::kTitle,
                     writer_.words(ProseWord::kReportTitle, {number(graph_.document_count())}));
    writer_.page.add(ProseKind::kText,
                     writer_.words(ProseWord::kCovers,
                                   {number(ties_.size()), number(nodes.size()), number(claims)}));
  }

  /// The tie of a node with the most sources.
  [[nodiscard]] const Tie* best_tie(NodeIndex node) const {
    const Tie* best = nullptr;
    for (const Tie& tie : ties_) {
      const EdgeView edge = graph_.edge(tie.edge);
      if (edge.source != node && edge.target != node) continue;
      if (best == nullptr || tie.sources > best->sources) best = &tie;
    }
    return best;
  }

  Status main_actors() {
    writer_.heading(ProseWord::kMainActors);
    std::size_t shown = 0;
    for (const RankedNode& row : rank(graph_, RankBy::kDegree, held())) {
      if (!writer_.is_actor(row.node)) continue;
      if (shown++ == options_.lines) break;
      std::vector<std::uint32_t> cited;
      if (const Tie* const tie = best_tie(row.node); tie != nullptr) {
        LAZO_TRY(cited, writer_.cite(*tie));
      }
      writer_.item(
          writer_.words(ProseWord::kActorLine, {writer_.name(row.node), writer_.type(row.node),
                                                number(static_cast<std::uint64_t>(row.score)),
                                                number(graph_.node(row.node).documents)}),
          cited);
    }
    writer_.close();
    return {};
  }

  /// For the subjects that most actors take a position on: each stance as the sentence that shows
  /// it.
  Status positions_of_all() {
    writer_.heading(ProseWord::kPositions);
    struct Subject {
      NodeIndex node;
      std::vector<Position> positions;
    };
    std::vector<Subject> subjects;
    for (const NodeIndex node : graph_.nodes()) {
      if (graph_.node(node).level == Level::kDescribed || graph_.in(node).empty()) continue;
      PositionsAnswer answer = positions(graph_, ontology_, node, options_.filter);
      if (!answer.positions.empty()) subjects.push_back({node, std::move(answer.positions)});
    }
    std::stable_sort(subjects.begin(), subjects.end(), [](const Subject& a, const Subject& b) {
      return a.positions.size() > b.positions.size();
    });
    std::size_t shown = 0;
    for (const Subject& subject : subjects) {
      if (shown >= 2 * options_.lines) break;
      for (const Position& position : subject.positions) {
        if (shown >= 2 * options_.lines) break;
        if (position.ties.empty()) continue;
        ++shown;
        LAZO_TRY(const std::vector<std::uint32_t> cited, writer_.cite(position.ties.front()));
        writer_.item(writer_.sentence(position.ties.front()), cited);
      }
    }
    writer_.close();
    return {};
  }

  Status measures_and_sectors() {
    writer_.heading(ProseWord::kMeasures);
    const MeasuresAnswer answer = measures(graph_, ontology_, {}, options_.filter);
    for (std::size_t i = 0; i < answer.rows.size() && i < options_.lines; ++i) {
      const MeasureRow& row = answer.rows[i];
      LAZO_TRY(const std::vector<std::uint32_t> cited, writer_.cite(row.ties.front()));
      std::string text;
      if (row.measure.valid()) {
        text = writer_.name(row.measure);
        if (!row.issuers.empty()) text += " \u00B7 " + writer_.names(row.issuers);
        if (!row.targets.empty()) text += " \u2192 " + writer_.names(row.targets);
      } else {
        text = writer_.sentence(row.ties.front());
      }
      if (row.latest.known()) text += " (" + to_string(row.latest) + ")";
      writer_.item(text, cited);
    }
    LAZO_CHECK(sectors());
    writer_.close();
    return {};
  }

  Status sectors() {
    std::map<NodeIndex, std::vector<const Tie*>> by_sector;
    const NodeType sector = ontology_.find_type("sector");
    for (const Tie& tie : ties_) {
      const EdgeView edge = graph_.edge(tie.edge);
      for (const NodeIndex end : {edge.source, edge.target}) {
        if (graph_.node(end).type == sector) by_sector[end].push_back(&tie);
      }
    }
    std::vector<std::pair<NodeIndex, std::vector<const Tie*>>> rows(by_sector.begin(),
                                                                    by_sector.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return a.second.size() > b.second.size();
    });
    for (std::size_t i = 0; i < rows.size() && i < options_.lines / 2; ++i) {
      LAZO_TRY(const std::vector<std::uint32_t> cited, writer_.cite(*rows[i].second.front()));
      writer_.item(writer_.words(ProseWord::kSectorLine,
                                 {writer_.name(rows[i].first), number(rows[i].second.size())}),
                   cited);
    }
    return {};
  }

  /// The newest, oldest of them first.
  Status dates() {
    writer_.heading(ProseWord::kTimeline);
    const Timeline all = timeline(graph_, {}, options_.filter);
    const std::size_t most = 2 * options_.lines;
    const std::size_t first = all.entries.size() > most ? all.entries.size() - most : 0;
    for (std::size_t i = first; i < all.entries.size(); ++i) {
      const TimelineEntry& entry = all.entries[i];
      Filter one = options_.filter;
      one.statuses = StatusSet::of(graph_.claim(entry.claim).status);
      LAZO_TRY(const ProseSource from, writer_.source(entry.claim));
      writer_.item(to_string(entry.day) + ": " + writer_.sentence(select(graph_, one, entry.edge)),
                   {writer_.page.cite(from)});
    }
    writer_.close();
    return {};
  }

  /// What one source states and another denies, or states the opposite of: both are cited, neither
  /// wins.
  Status contradictions_between_sources() {
    writer_.heading(ProseWord::kContradictions);
    const std::vector<Contradiction> found = contradictions(graph_, ontology_, options_.filter);
    const std::size_t shown = std::min<std::size_t>(found.size(), options_.lines);
    for (std::size_t i = 0; i < shown; ++i) {
      LAZO_TRY(const ProseSource one, writer_.source(found[i].one));
      LAZO_TRY(const ProseSource other, writer_.source(found[i].other));
      const std::string stated = stated_words(found[i].one);
      writer_.item(found[i].denied
                       ? writer_.words(ProseWord::kAgainst, {stated})
                       : writer_.words(ProseWord::kOpposed, {stated, stated_words(found[i].other)}),
                   {writer_.page.cite(one), writer_.page.cite(other)});
    }
    writer_.close();
    return {};
  }

  /// The tie of a claim as a stated one.
  [[nodiscard]] std::string stated_words(ClaimIndex claim) const {
    Filter stated;
    stated.statuses = StatusSet::stated();
    return writer_.sentence(select(graph_, stated, graph_.claim(claim).edge));
  }

  Status unquoted() {
    writer_.heading(ProseWord::kUnquoted);
    std::set<NodeIndex> speakers;
    for (const ClaimIndex claim : graph_.claims()) {
      const ClaimView view = graph_.claim(claim);
      if (view.attributed && view.speaker.valid()) speakers.insert(view.speaker);
    }
    std::vector<NodeIndex> silent;
    for (const NodeIndex node : graph_.nodes()) {
      const NodeView view = graph_.node(node);
      const bool can_speak = writer_.is_actor(node) && view.type != ontology_.find_type("bloc");
      if (can_speak && view.mentions > 1 && !speakers.contains(node)) silent.push_back(node);
    }
    std::stable_sort(silent.begin(), silent.end(), [&](NodeIndex a, NodeIndex b) {
      return graph_.node(a).mentions > graph_.node(b).mentions;
    });
    if (silent.size() > options_.lines) silent.resize(options_.lines);
    for (const NodeIndex node : silent) {
      std::vector<std::uint32_t> cited;
      if (const Tie* const tie = best_tie(node); tie != nullptr) {
        LAZO_TRY(cited, writer_.cite(*tie));
      }
      writer_.item(writer_.words(ProseWord::kUnquotedLine,
                                 {writer_.name(node), number(graph_.node(node).mentions)}),
                   cited);
    }
    writer_.close();
    return {};
  }

  Status limits() {
    writer_.heading(ProseWord::kLimits);
    LAZO_TRY(const std::vector<DocumentInfo> documents, store_.documents());
    std::string first;
    std::string last;
    std::uint64_t undated = 0;
    std::uint64_t sentences = 0;
    std::uint64_t with_claims = 0;
    std::set<std::string> languages;
    for (const DocumentInfo& info : documents) {
      const std::string& day = info.document.published;
      if (day.empty()) ++undated;
      if (!day.empty() && (first.empty() || day < first)) first = day;
      if (day > last) last = day;
      sentences += info.sentences;
      with_claims += info.sentences_with_claims;
      languages.insert(std::string(language_code(info.document.language)));
    }
    if (!first.empty()) writer_.item(writer_.words(ProseWord::kLimitDates, {first, last}));
    if (undated > 0) {
      writer_.item(
          writer_.words(ProseWord::kLimitUndated, {number(undated), number(documents.size())}));
    }
    if (sentences > 0) {
      const std::uint64_t silent = sentences - with_claims;
      writer_.item(writer_.words(ProseWord::kLimitUnread, {number(silent), number(sentences),
                                                           number(100 * silent / sentences)}));
    }
    std::uint64_t single = 0;
    for (const Tie& tie : ties_) single += tie.sources <= 1 ? 1U : 0U;
    if (!ties_.empty()) {
      writer_.item(
          writer_.words(ProseWord::kLimitOneSource, {number(single), number(ties_.size())}));
    }
    HiddenTies hidden;
    for (const EdgeIndex edge : graph_.edges()) hidden.count(select(graph_, options_.filter, edge));
    if (hidden.for_status() > 0) {
      writer_.item(writer_.words(ProseWord::kLimitHidden, {number(hidden.for_status())}));
    }
    std::string list;
    for (const std::string& language : languages) list += (list.empty() ? "" : ", ") + language;
    if (!list.empty()) writer_.item(writer_.words(ProseWord::kLimitLanguages, {list}));
    writer_.item(writer_.words(ProseWord::kLimitVocabulary, {}));
    return {};
  }

  const Snapshot& graph_;  // all owned by the caller
  const Store& store_;
  const Ontology& ontology_;
  const ReportOptions& options_;
  ReportWriter writer_;
  std::vector<Tie> ties_;  // that pass the filter, without those of the vocabulary
};

}  // namespace

Result<Prose> build_report(const Snapshot& graph, const Store& store, const Ontology& ontology,
                           const ReportOptions& options) {
  return Reporter(graph, store, ontology, options).build();
}

}  // namespace lazo
