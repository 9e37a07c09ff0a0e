#pragma once
// The lines of a large file, one after the other.
//
//   LineReader lines(source, kMostRecordBytes);
//   for (;;) {
//     LAZO_TRY(const std::optional<SourceLine> line, lines.next());
//     if (!line) break;
//   }
//
// A byte order mark and the CR of CRLF are left out. Belongs to one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"
#include "importers/byte_source.hpp"

namespace lazo {

/// A line and where it stands; the text is valid until the next one is read, and empty if it is
/// longer than the reader takes.
struct SourceLine {
  std::uint64_t begin = 0;
  std::string_view text;
  bool too_long = false;
};

class LineReader {
 public:
  /// `source` must outlive this.
  LineReader(const ByteSource& source, std::size_t most_bytes)
      : source_(&source), most_bytes_(most_bytes) {}

  /// Nothing at the end. Errors: kSystem. Memory: most_bytes.
  [[nodiscard]] Result<std::optional<SourceLine>> next();

 private:
  const ByteSource* source_;
  std::size_t most_bytes_;
  std::string piece_;
  std::size_t at_ = 0;       ///< in the piece
  std::uint64_t begin_ = 0;  ///< of the piece
  bool ended_ = false;
};

}  // namespace lazo
