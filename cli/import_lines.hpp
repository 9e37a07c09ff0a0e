#pragma once
// Merging lazo-jsonl files into a store: what another lazo exported or extracted.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/store.hpp"

namespace lazo::cli {

struct LinesMerged {
  std::uint64_t added = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t replaced = 0;
  std::uint64_t decisions = 0;  ///< that were new
  std::uint64_t skipped_documents = 0;
  std::uint64_t claims = 0;           ///< of the documents added or replaced
  std::vector<DocumentId> documents;  ///< added or replaced
  std::vector<Error> problems;        ///< lines that were left out, with file:line
};

/// True if the path names a lazo-jsonl file: by its ending, and by its first line if it can be
/// read.
[[nodiscard]] bool is_lines_file(const std::string& path);

/// Merges one file in one transaction. Errors: the file cannot be read or is no lazo-jsonl; the
/// store cannot be written; then nothing of the file is kept.
[[nodiscard]] Result<LinesMerged> merge_lines(const std::string& path, const Ontology& ontology,
                                              Store& store);

}  // namespace lazo::cli
