#pragma once
// Answers as an Excel workbook: where -o names a file that ends in .xlsx.
//
//   if (wants_workbook(context)) return write_workbook(context, {sheet, evidence_sheet(...)});

#include <vector>

#include "cli/session.hpp"
#include "exporters/xlsx.hpp"
#include "queries/filter.hpp"

namespace lazo::cli {

[[nodiscard]] bool wants_workbook(const Context& context);

/// Every quotation of the ties that passes the filter, one a row. Errors: those of the store.
[[nodiscard]] Result<Sheet> evidence_sheet(const Session& session, const std::vector<Tie>& ties,
                                           const Filter& filter);

void write_workbook(Context& context, const std::vector<Sheet>& sheets);

}  // namespace lazo::cli
