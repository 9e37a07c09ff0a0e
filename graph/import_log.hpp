#pragma once
// When which documents came in: a text file beside the store ("graph.lazo-imports"), so that
// `lazo changes --imports 1` can tell what the last import brought. It stands outside the store
// because times must never reach the deterministic export; losing it loses nothing else.
//
//   LAZO_CHECK(log_import(store.path(), store.uuid(), "2026-01-05T10:00:00Z", ids));
//   LAZO_TRY(const std::vector<ImportRun> runs, logged_imports(store.path(), store.uuid()));
//
// One line a run: uuid of the store, time, ids of the documents added or replaced, set apart by
// tabs and commas. Lines of another store, and lines cut off by a crash, are left out.
// Tested by import_log_test.cpp.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/ids.hpp"

namespace lazo {

struct ImportRun {
  std::string at;  ///< "2026-01-05T10:00:00Z"
  std::vector<DocumentId> documents;
};

/// Appends a run; nothing if it brought no document. Errors: kSystem. O(documents).
[[nodiscard]] Status log_import(const std::string& store_path,
                                const std::array<std::uint8_t, 16>& store_uuid, std::string_view at,
                                const std::vector<DocumentId>& documents);

/// The runs of this store, oldest first; none if there is no log. Errors: kSystem. O(size).
[[nodiscard]] Result<std::vector<ImportRun>> logged_imports(
    const std::string& store_path, const std::array<std::uint8_t, 16>& store_uuid);

}  // namespace lazo
