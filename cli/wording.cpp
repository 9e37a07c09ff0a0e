#include "cli/wording.hpp"

#include <set>

#include "cli/excerpt.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo::cli {
namespace {

/// The claim that speaks for a tie: the surest of its strongest status.
std::optional<ClaimView> leading_claim(const Session& session, const Tie& tie) {
  std::optional<ClaimView> best;
  for (const ClaimIndex index : session.graph().claims_of(tie.edge)) {
    const ClaimView claim = session.graph().claim(index);
    if (claim.status != tie.status()) continue;
    if (!best || claim.confidence > best->confidence) best = claim;
  }
  return best;
}

/// Where the parts of a claim stand in its sentence, counted from the sentence's beginning.
std::vector<Span> spans_in_sentence(const Claim& claim) {
  std::vector<Span> spans;
  const auto add = [&](Span span) {
    if (!claim.sentence.contains(span)) return;
    spans.push_back({span.begin - claim.sentence.begin, span.end - claim.sentence.begin});
  };
  if (claim.trigger) add(*claim.trigger);
  if (claim.source_span) add(*claim.source_span);
  if (claim.target_span) add(*claim.target_span);
  if (claim.attribution) add(claim.attribution->span);
  return spans;
}

/// "(La Jornada, 2026-01)" of the newest claim of a status, with how many sources say so.
std::string denial(const Session& session, const Tie& tie) {
  const Snapshot& graph = session.graph();
  std::set<std::uint32_t> sources;
  ClaimView newest;
  bool any = false;
  for (const ClaimIndex index : graph.claims_of(tie.edge)) {
    const ClaimView claim = graph.claim(index);
    if (claim.status != ClaimStatus::kDenied) continue;
    sources.insert(graph.document(claim.document).duplicates);
    if (!any || newest.day < claim.day) newest = claim;
    any = true;
  }
  if (!any) return {};
  const DocumentView document = graph.document(newest.document);
  std::string who(newest.speaker.valid()        ? graph.node(newest.speaker).name
                  : !document.publisher.empty() ? document.publisher
                                                : document.uri);
  const std::string day = to_string(newest.day);
  if (!day.empty()) who += ", " + day;
  return session.words()("denied by {}", {std::to_string(sources.size())}) + " (" + who + ")";
}

std::string month_of(Day day) {
  return to_string(day).substr(0, 7);
}

/// The words between the two ends without the source of a reported tie.
std::string plain_words(const Session& session, const Tie& tie, NodeIndex from) {
  const EdgeView edge = session.graph().edge(tie.edge);
  const Direction direction = edge.source == from ? Direction::kForward : Direction::kInverse;
  const ClaimStatus status = tie.background ? ClaimStatus::kStated : tie.status();
  return word_tie(session.ontology(), edge.relation, status, session.language(), direction);
}

}  // namespace

std::string tie_source(const Session& session, const Tie& tie) {
  if (tie.background || tie.status() != ClaimStatus::kReported) return {};
  const Words say = session.words();
  const std::optional<ClaimView> claim = leading_claim(session, tie);
  if (claim && claim->speaker.valid()) {
    return word_source(session.graph().node(claim->speaker).name, session.language()) + ", ";
  }
  if (claim && claim->anonymous) {
    return word_source(say("unnamed sources"), say.language()) + ", ";
  }
  return say("reportedly") + ", ";
}

std::string tie_words(const Session& session, const Tie& tie, NodeIndex from) {
  return tie_source(session, tie) + plain_words(session, tie, from);
}

std::string tie_sentence(const Session& session, const Tie& tie, NodeIndex from, NodeIndex to,
                         const Output& out) {
  return tie_source(session, tie) + out.styled(Style::kBold, node_name(session, from)) + " " +
         out.styled(tie_style(session, tie), plain_words(session, tie, from)) + " " +
         out.styled(Style::kBold, node_name(session, to));
}

std::string tie_remarks(const Session& session, const Tie& tie) {
  const EdgeView edge = session.graph().edge(tie.edge);
  const Words say = session.words();
  if (tie.background) {
    const Snapshot::BackgroundView row = session.graph().background(tie.edge);
    std::string text = say("background");
    if (!row.from.empty() || !row.to.empty()) {
      text +=
          " · " + say("{} to {}", {row.from, row.to.empty() ? say("now") : std::string(row.to)});
    }
    return text;
  }
  std::string text(status_label(tie.status(), session.language()));
  if (tie.told.known()) text += " " + month_of(tie.told);
  text += " · " + say.count(tie.sources, "source", "sources");
  for (const ClaimStatus status : kAllStatuses) {
    if (status != tie.status() && status != ClaimStatus::kDenied && tie.shown.has(status)) {
      text += " · " + say("also {}", {status_label(status, say.language())});
    }
  }
  if (tie.status() != ClaimStatus::kDenied) {
    if (const std::string denied = denial(session, tie); !denied.empty()) text += " · " + denied;
  }
  if (edge.disputed) text += " · " + say("disputed");
  if (edge.changed) text += " · " + say("changed");
  return text;
}

Style tie_style(const Session& session, const Tie& tie) {
  if (tie.background) return Style::kDim;
  if (tie.status() == ClaimStatus::kPossible || tie.status() == ClaimStatus::kDenied) {
    return Style::kDim;
  }
  const EdgeView edge = session.graph().edge(tie.edge);
  switch (session.ontology().relation(edge.relation).sign) {
    case Sign::kCooperation:
      return Style::kCooperation;
    case Sign::kConflict:
      return Style::kConflict;
    case Sign::kNeutral:
      break;
  }
  return Style::kPlain;
}

std::string node_name(const Session& session, NodeIndex index) {
  const NodeView node = session.graph().node(index);
  std::string name(node.name);
  if (node.level == Level::kDescribed && session.graph().document_count() > 1 &&
      !session.graph().documents_of(index).empty()) {
    const DocumentIndex document{session.graph().documents_of(index).front()};
    name += " (" + std::string(session.graph().document(document).uri) + ")";
  }
  return name;
}

std::string document_line(const DocumentInfo& info) {
  const Document& document = info.document;
  std::string text = document.publisher;
  const auto add = [&text](std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ", ";
    text += part;
  };
  if (!document.title.empty()) {
    add("“" + document.title + "”");
  }
  if (text.empty() && !document.uris.empty()) text = document.uris.front();
  add(document.published);
  return text;
}

std::string_view confidence_word(std::uint16_t confidence) {
  constexpr std::uint16_t kHigh = 7500;
  constexpr std::uint16_t kMedium = 5000;
  if (confidence >= kHigh) return "high";
  return confidence >= kMedium ? "medium" : "low";
}

std::string quotation(const StoredClaim& claim, const Words& say, std::size_t columns) {
  if (claim.sentence.empty()) return say("record {}", {claim.claim.record});
  constexpr std::size_t kLines = 4;
  const std::string shown =
      columns == 0 ? claim.sentence
                   : excerpt(claim.sentence, spans_in_sentence(claim.claim), kLines * columns);
  std::string line = wrapped(shown, {}, 0);
  line.pop_back();
  return "“" + line + "”";
}

std::vector<Notice> hidden_notices(const HiddenTies& hidden) {
  std::vector<Notice> notices;
  for (const ClaimStatus status : kAllStatuses) {
    const std::uint32_t count = hidden.by_status[static_cast<std::size_t>(status)];
    if (count == 0) continue;
    const std::string name(name_of(status));
    notices.push_back({name + "_hidden", count,
                       counted(count, name + " tie is", name + " ties are") + " hidden"});
  }
  if (hidden.by_other > 0) {
    notices.push_back(
        {"filtered_out", hidden.by_other,
         counted(hidden.by_other, "tie is", "ties are") + " left out by other filters"});
  }
  return notices;
}

std::string hidden_line(const HiddenTies& hidden, const Words& say) {
  std::string counts;
  for (const ClaimStatus status : kAllStatuses) {
    const std::uint32_t count = hidden.by_status[static_cast<std::size_t>(status)];
    if (count == 0) continue;
    if (!counts.empty()) counts += ", ";
    counts += std::to_string(count) + " " + std::string(status_label(status, say.language()));
  }
  std::string text;
  if (!counts.empty()) {
    text = hidden.for_status() == 1 ? say("{} tie hidden (--status all shows them)", {counts})
                                    : say("{} ties hidden (--status all shows them)", {counts});
  }
  if (hidden.by_other > 0) {
    if (!text.empty()) text += "; ";
    text += say("{} left out by other filters", {say.count(hidden.by_other, "tie", "ties")});
  }
  return text;
}

}  // namespace lazo::cli
