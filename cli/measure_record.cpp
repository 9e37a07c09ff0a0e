#include "cli/measure_record.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lazo::cli {
namespace {

constexpr std::string_view kRate = "rate";

struct Turn {
  std::string_view state;  ///< of state_after()
  std::string_view what;
};
/// What an event dates, by the state that it brings about.
constexpr std::array kTurns = std::to_array<Turn>({{"announced", "announced"},
                                                   {"proposed", "announced"},
                                                   {"threatened", "announced"},
                                                   {"in force", "effective"},
                                                   {"approved", "effective"},
                                                   {"reopened", "effective"},
                                                   {"suspended", "suspended"},
                                                   {"modified", "modified"},
                                                   {"exempted", "exempted"},
                                                   {"eased", "modified"},
                                                   {"withdrawn", "end"},
                                                   {"overturned", "overturned"}});

/// What an event of this relation dates; empty if nothing. A plan dates what is planned.
std::string_view dated_by(std::string_view relation) {
  const std::string_view state = state_after(relation, ClaimStatus::kStated);
  for (const Turn& turn : kTurns) {
    if (turn.state == state) return turn.what;
  }
  return {};
}

Status add_rates(const Session& session, NodeIndex measure, MeasureRecord& record) {
  const Snapshot& graph = session.graph();
  for (const std::uint32_t at : graph.documents_of(measure)) {
    const DocumentIndex document{at};
    const DocumentView view = graph.document(document);
    LAZO_TRY(const std::vector<Fact> facts, session.store().facts(view.row));
    for (const Fact& fact : facts) {
      if (fact.property != kRate || graph.node_of(document, fact.entity) != measure) continue;
      const ClaimStatus status = status_of(fact.negated, fact.mood, fact.attribution.has_value());
      const bool known =
          std::any_of(record.rates.begin(), record.rates.end(), [&](const MeasureRate& rate) {
            return rate.value == fact.value && rate.status == status;
          });
      if (!known) record.rates.push_back({fact.value, status, view.id, fact.span});
    }
  }
  return {};
}

}  // namespace

Result<MeasureRecord> record_of(const Session& session, const MeasureRow& row) {
  const Snapshot& graph = session.graph();
  MeasureRecord record;
  record.state = row.state;
  if (row.measure.valid()) LAZO_CHECK(add_rates(session, row.measure, record));
  std::vector<ClaimRow> rows;
  for (const MeasureEvent& event : row.history) rows.push_back(graph.claim(event.claim).row);
  LAZO_TRY(const std::vector<StoredClaim> claims, session.store().claims(rows));
  const auto add = [&](std::string_view what, const std::string& date, const StoredClaim& claim) {
    if (what.empty() || date.empty()) return;
    const ClaimStatus status = status_of(claim.claim);
    const bool known =
        std::any_of(record.dates.begin(), record.dates.end(), [&](const MeasureDate& other) {
          return other.what == what && other.date == date && other.status == status;
        });
    if (!known) record.dates.push_back({what, date, status, claim.id});
  };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const StoredClaim& claim = claims[i];
    const EdgeView edge = graph.edge(row.history[i].edge);
    const std::string_view what = dated_by(session.ontology().relation(edge.relation).name);
    if (claim.claim.time) {
      add(what, claim.claim.time->from, claim);
      if (claim.claim.time->to != claim.claim.time->from) add("end", claim.claim.time->to, claim);
    } else if (what != "effective") {
      // That a measure is in force on the day of the document does not date its beginning.
      add(what, claim.document.document.published, claim);
    }
  }
  std::sort(record.dates.begin(), record.dates.end(),
            [](const MeasureDate& a, const MeasureDate& b) {
              return std::tie(a.date, a.what, a.status) < std::tie(b.date, b.what, b.status);
            });
  std::string newest;
  for (const DocumentIndex document : graph.documents()) {
    newest = std::max(newest, to_string(graph.document(document).published));
  }
  for (const MeasureDate& date : record.dates) {
    if (date.what == "end" && date.date < newest && record.state == "in force" &&
        (date.status == ClaimStatus::kStated || date.status == ClaimStatus::kReported)) {
      record.state = "lapsed";
    }
  }
  return record;
}

}  // namespace lazo::cli
