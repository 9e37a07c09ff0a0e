#pragma once
// Text files and tables that are too large to be read at once, in parts: each part is a document of
// its own, as if the file were a folder of smaller ones.
//
//   LAZO_TRY(const auto parts, open_parts("large.txt", Format::kText, CsvMapping{}));
//   if (parts) parts->next()            // "part-0001.txt", then "part-0002.txt", ...
//
// A text is cut behind an empty line, else behind a line, else at a space; a table behind a record,
// and each part begins with the header of the whole. The cuts depend on the bytes alone, so that
// importing again finds the same documents. A part and what is made of it are all that is in
// memory: O(kPartBytes), whatever the size of the file.
//
// Only what can be cut without loss is: texts of UTF-8 or one byte a character, tables of ties with
// a row for each, GDELT events; JSON graphs and FollowTheMoney entities as record_parts.hpp has it.
// Not UTF-16, and not FollowTheMoney statements, whose rows belong together.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"
#include "importers/readers/reader.hpp"
#include "importers/readers/reader_child.hpp"
#include "importers/tables/read_csv.hpp"

namespace lazo {

/// Bytes of a part, all in all. What is made of a text takes about forty times its size.
inline constexpr std::size_t kPartBytes = std::size_t{2} << 20U;

/// Files of this size are read at once, whatever they are.
inline constexpr std::uint64_t kWholeBytes = 2 * kPartBytes;

/// "part-0001.txt"
[[nodiscard]] std::string part_name(std::size_t number, std::string_view ending);

/// The parts of a file; nullptr if it is of a kind that cannot be cut. `mapping` as for
/// TableReader. Errors: kNotFound, kSystem; kBadInput if it is no regular file, or no JSON.
[[nodiscard]] Result<std::unique_ptr<ContainedFiles>> open_parts(const std::string& path,
                                                                 Format format,
                                                                 const CsvMapping& mapping);

/// The same of bytes that are in memory already, such as a file of an archive. They are moved from
/// if they can be cut. Errors: kBadInput.
[[nodiscard]] Result<std::unique_ptr<ContainedFiles>> parts_of_bytes(std::string& bytes,
                                                                     Format format,
                                                                     const CsvMapping& mapping);

}  // namespace lazo
