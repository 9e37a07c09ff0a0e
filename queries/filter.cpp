#include "queries/filter.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace lazo {
namespace {

template <typename T>
bool contains(const std::vector<T>& sorted, const T& value) {
  return sorted.empty() || std::binary_search(sorted.begin(), sorted.end(), value);
}

/// Is `day` inside [since, until]? A date that lacks its day or month passes if it may be inside.
bool in_time(Day day, Day since, Day until) {
  if (!since.known() && !until.known()) return true;
  if (!day.known()) return false;
  const auto padded = [](Day d, std::uint32_t low, std::uint32_t mid) {
    return d.month() == 0 ? (d.value | low) : d.day() == 0 ? (d.value | mid) : d.value;
  };
  constexpr std::uint32_t kEndOfYear = 0x1FF;
  constexpr std::uint32_t kEndOfMonth = 31;
  if (since.known() && padded(day, kEndOfYear, kEndOfMonth) < since.value) return false;
  return !until.known() || day.value <= padded(until, kEndOfYear, kEndOfMonth);
}

void select_by_summary(const Snapshot& graph, const Filter& filter, StatusSet present, Tie& tie) {
  tie.shown = present & filter.statuses;
  tie.hidden = present.without(filter.statuses);
  for (const ClaimStatus status : kAllStatuses) {
    if (!tie.shown.has(status)) continue;
    const StatusSummary summary = graph.summary(tie.edge, status);
    tie.claims += summary.claims;
    // Sources of two statuses may be the same ones: the largest number is the safe one.
    tie.sources = std::max(tie.sources, summary.sources);
    if (summary.first.known() && (!tie.first.known() || summary.first < tie.first)) {
      tie.first = summary.first;
    }
    tie.latest = std::max(tie.latest, summary.latest);
    if (status == tie.status()) tie.told = summary.latest;
  }
}

void select_by_claims(const Snapshot& graph, const Filter& filter, Tie& tie) {
  std::set<std::uint32_t> sources;
  std::array<Day, kStatusCount> latest{};
  for (const ClaimIndex index : graph.claims_of(tie.edge)) {
    const ClaimView claim = graph.claim(index);
    if (!passes(graph, filter, claim, /*statuses=*/false)) {
      tie.left_out = true;
      continue;
    }
    if (!filter.statuses.has(claim.status)) {
      tie.hidden = tie.hidden.with(claim.status);
      continue;
    }
    tie.shown = tie.shown.with(claim.status);
    ++tie.claims;
    sources.insert(graph.document(claim.document).duplicates);
    if (claim.day.known() && (!tie.first.known() || claim.day < tie.first)) tie.first = claim.day;
    tie.latest = std::max(tie.latest, claim.day);
    Day& of_status = latest[static_cast<std::size_t>(claim.status)];
    of_status = std::max(of_status, claim.day);
  }
  if (!tie.shown.empty()) tie.told = latest[static_cast<std::size_t>(tie.status())];
  tie.sources = static_cast<std::uint32_t>(sources.size());
}

}  // namespace

void HiddenTies::count(const Tie& tie) {
  if (tie.in_answer()) return;
  if (const auto status = tie.hidden.strongest()) {
    ++by_status[static_cast<std::size_t>(*status)];
  } else if (tie.left_out) {
    ++by_other;
  }
}

std::uint32_t HiddenTies::for_status() const {
  std::uint32_t sum = 0;
  for (const std::uint32_t count : by_status) sum += count;
  return sum;
}

bool passes(const Snapshot& graph, const Filter& filter, const ClaimView& claim, bool statuses) {
  if (statuses && !filter.statuses.has(claim.status)) return false;
  if (claim.confidence < filter.min_confidence) return false;
  if (!contains(filter.documents, claim.document)) return false;
  if (filter.speaker.valid() && claim.speaker != filter.speaker) return false;
  return in_time(graph.document(claim.document).published, filter.since, filter.until);
}

bool passes_type(const Snapshot& graph, const Filter& filter, NodeIndex node) {
  return filter.types.empty() || contains(filter.types, graph.kind(node).type);
}

Tie select(const Snapshot& graph, const Filter& filter, EdgeIndex index) {
  Tie tie;
  tie.edge = index;
  const EdgeKind kind = graph.kind(index);
  if (!contains(filter.relations, kind.relation)) {
    tie.left_out = true;
    return tie;
  }
  if (kind.layer == EdgeLayer::kBackground) {
    const EdgeView edge = graph.edge(index);
    tie.background = filter.background && filter.statuses.has(ClaimStatus::kStated) &&
                     !filter.reads_claims() && filter.min_sources == 0;
    tie.left_out = !tie.background;
    tie.first = edge.first;
    tie.latest = edge.latest;
    return tie;
  }
  if (filter.reads_claims()) {
    select_by_claims(graph, filter, tie);
  } else {
    select_by_summary(graph, filter, StatusSet(kind.statuses), tie);
  }
  if (!tie.shown.empty() && tie.sources < filter.min_sources) {
    tie.shown = {};
    tie.left_out = true;
  }
  return tie;
}

std::vector<ClaimIndex> evidence_of(const Snapshot& graph, const Filter& filter, EdgeIndex edge) {
  std::vector<ClaimIndex> claims;
  for (const ClaimIndex index : graph.claims_of(edge)) {
    if (passes(graph, filter, graph.claim(index))) claims.push_back(index);
  }
  std::sort(claims.begin(), claims.end(), [&graph](ClaimIndex a, ClaimIndex b) {
    const ClaimView x = graph.claim(a);
    const ClaimView y = graph.claim(b);
    if (x.status != y.status) return x.status < y.status;
    if (x.confidence != y.confidence) return x.confidence > y.confidence;
    if (x.day != y.day) return x.day > y.day;
    return a < b;
  });
  return claims;
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;  // the last '*' seen, and where its match ends
  std::size_t resume = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      resume = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern, ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

Result<std::vector<DocumentIndex>> documents_named(const Snapshot& graph,
                                                   const std::vector<std::string>& patterns) {
  std::vector<DocumentIndex> found;
  for (const std::string& pattern : patterns) {
    const std::size_t before = found.size();
    const std::optional<DocumentId> id = parse_document_id(pattern);
    for (const DocumentIndex index : graph.documents()) {
      const DocumentView document = graph.document(index);
      const std::string_view name = document.uri.substr(document.uri.rfind('/') + 1);
      if ((id && document.id == *id) || matches_pattern(document.uri, pattern) ||
          matches_pattern(name, pattern)) {
        found.push_back(index);
      }
    }
    if (found.size() == before) {
      return Error{ErrorCode::kNotFound,
                   "no document " + quoted(pattern),
                   {},
                   "lazo docs lists the documents"};
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace lazo
