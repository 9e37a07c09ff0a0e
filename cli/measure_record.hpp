#pragma once
// What the documents say of a measure beside who and whom: its rate, its dates, each with the claim
// or value that says so.
//
//   LAZO_TRY(const MeasureRecord record, record_of(session, row));
//   record.rates, record.dates, record.state
//
// Read from the store, for the rows that are shown. Errors: those of the store.

#include <string>
#include <string_view>
#include <vector>

#include "cli/session.hpp"
#include "queries/measures.hpp"

namespace lazo::cli {

/// A value of the measure and where it stands.
struct MeasureRate {
  std::string value;  ///< as the text writes it: "25%"
  ClaimStatus status = ClaimStatus::kStated;
  DocumentId document;
  Span span;
};

/// "announced", "effective", "end", "suspended", "modified", "overturned", "exempted".
struct MeasureDate {
  std::string_view what;
  std::string date;  ///< "2025-03-04", "2025-03" or "2025"
  ClaimStatus status = ClaimStatus::kStated;
  ClaimId claim;
};

struct MeasureRecord {
  std::vector<MeasureRate> rates;  ///< one a value and status, by document and place
  std::vector<MeasureDate> dates;  ///< one a kind, date and status; by date
  /// The row's state, or "lapsed" if it was in force and its end lies before the newest document.
  std::string_view state;
};

[[nodiscard]] Result<MeasureRecord> record_of(const Session& session, const MeasureRow& row);

}  // namespace lazo::cli
