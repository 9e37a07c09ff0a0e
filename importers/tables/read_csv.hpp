#pragma once
// CSV and TSV of ties: one row, one tie.
//
//   source,relation,target,date,quote
//   COPARMEX,supports,T-MEC,2025-09-22,"..."
//
// Headers are recognised in English, Spanish and French (source/from/origen/de, ...; the whole list
// is in read_csv.cpp), in any case and with accents or without; a mapping names them otherwise. The
// separator is found: comma, semicolon, tab or bar. RFC 4180 with quotes; a byte order mark is
// skipped. Pure but for the sink, O(n).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/result.hpp"
#include "importers/tables/table.hpp"

namespace lazo {

/// Which column is what: field ("source", "date") -> the header of the file. Fields that are not
/// named are recognised as above.
struct CsvMapping {
  std::vector<std::pair<std::string, std::string>> columns;

  /// From JSON: {"source": "Empresa", "relation": "=member_of"}. A value that begins with "=" is
  /// the same in every row. Errors: kBadInput.
  [[nodiscard]] static Result<CsvMapping> parse(std::string_view json, std::string_view where);
};

/// True if the first line has a source and a target column.
[[nodiscard]] bool is_tie_table(std::string_view text, const CsvMapping& mapping);

/// Errors (kBadInput): no header that names source and target; a mapping that names a column which
/// is not there. Rows that lack an end are losses.
[[nodiscard]] Status read_csv(std::string_view text, const CsvMapping& mapping, TableSink& sink);

/// The separator that the first line has most of, outside quotes.
[[nodiscard]] char table_separator(std::string_view text);

/// One record of a CSV text from `at` on, which moves behind it.
[[nodiscard]] std::vector<std::string> next_csv_record(std::string_view text, char separator,
                                                       std::size_t& at);

/// The field that a column of this name holds ("origen" -> "source"); empty if none.
[[nodiscard]] std::string_view table_field_of(std::string_view header);
/// Puts a value into the tie: field as table_field_of() names them. False for an unknown field.
bool set_table_field(TableTie& tie, std::string_view field, std::string_view value);

}  // namespace lazo
