#pragma once
// The files inside a ZIP, TAR or compressed file, by libarchive.
//
//   LAZO_CHECK(for_each_file(bytes, {}, [&](const ArchivedFile& file) { use(file); return true;
//   })); LAZO_TRY(const PackedParts parts, PackedParts::open(bytes));       // of an office
//   document parts.text("word/document.xml")
//
// Nothing is written anywhere: a path is only a name, and one that climbs ("../../etc/passwd") is
// cut to what stands inside. What unpacks to far more than it should is a bomb: an error.
// Stateless, thread-safe.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"

namespace lazo {

struct ArchivedFile {
  std::string path;  ///< '/' as separator, without "..", "." and leading '/'
  std::string bytes;
  std::string problem;  ///< why there are no bytes: encrypted, a link, too large
};

enum class ArchiveKind : std::uint8_t {
  kFiles,      ///< ZIP, TAR and the like, also compressed
  kCompressed  ///< one file compressed by gzip, xz, bzip2, ...
};

/// Calls `use` for each file in the order of the archive, until it returns false.
/// Errors (kBadInput): no archive, damaged (what stood before was used), a bomb.
[[nodiscard]] Status for_each_file(std::string_view bytes, ArchiveKind kind,
                                   const std::function<bool(const ArchivedFile&)>& use);

/// The files of a packed document by name.
class PackedParts {
 public:
  /// Unpacks the files whose names `wants` accepts; all if it is empty.
  [[nodiscard]] static Result<PackedParts> open(
      std::string_view bytes, const std::function<bool(std::string_view)>& wants = {});

  /// Bytes of a part; empty if it is not there.
  [[nodiscard]] std::string_view bytes(std::string_view path) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const {
    return parts_;
  }

 private:
  std::map<std::string, std::string, std::less<>> parts_;
};

/// `path` without what would lead out of a folder or confuse a terminal.
[[nodiscard]] std::string inner_path(std::string_view path);

/// A path that a part refers to, from the part's own folder: ("OEBPS/a.opf", "t/b.xhtml") ->
/// "OEBPS/t/b.xhtml"; escapes like %20 are resolved, a fragment is cut.
[[nodiscard]] std::string path_from(std::string_view part, std::string_view reference);

}  // namespace lazo
