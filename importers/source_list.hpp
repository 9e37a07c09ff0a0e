#pragma once
// sources.csv: where the documents of a folder come from, for files that do not say it themselves.
//
//   file,url,outlet,date,title,author
//   acuerdo.pdf,https://example.org/1,El Faro,2025-03-04,,
//
//   LAZO_TRY(const SourceList list, SourceList::parse(text, "docs/sources.csv"));
//   if (const SourceNote* note = list.find("acuerdo.pdf")) note->apply(document);
//
// `file` is relative to the folder of the list. Headers in English, Spanish and French. A note goes
// before what the document says of itself, and is part of its pipeline hash: a corrected date
// rereads that document and no other. Immutable once parsed.

#include <map>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"
#include "graph/document.hpp"

namespace lazo {

struct SourceNote {
  std::string url;
  std::string outlet;
  std::string date;  ///< as Document::published
  std::string title;
  std::string author;

  void apply(Document& document) const;
  /// All of it, for the pipeline's hash.
  [[nodiscard]] std::string identity() const;
};

class SourceList {
 public:
  static constexpr std::string_view kFileName = "sources.csv";

  /// Errors (kBadInput, with file:row): no column of files, a date that is none.
  [[nodiscard]] static Result<SourceList> parse(std::string_view text, const std::string& where);

  /// The note of a file; nullptr if it has none. O(log n).
  [[nodiscard]] const SourceNote* find(std::string_view file) const;

 private:
  std::map<std::string, SourceNote, std::less<>> notes_;
};

}  // namespace lazo
