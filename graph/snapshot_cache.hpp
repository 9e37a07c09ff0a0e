#pragma once
// The graph of a store: mapped from the file beside it if that is fresh, else folded anew.
//
//   LAZO_TRY(const Snapshot graph, snapshot_of(store, ontology));
//
// The file "<store>-snapshot" ("graph.lazo-snapshot") is derived: it may be deleted at any time.
// One that is missing, stale, damaged or foreign is rebuilt and, where the folder allows it,
// replaced (temporary file and rename); that it could not be written is no error.

#include <string>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/fold.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"

namespace lazo {

/// "graph.lazo" -> "graph.lazo-snapshot".
[[nodiscard]] std::string snapshot_path(const std::string& store_path);

/// O(1) if the file is fresh, else the fold of the whole store.
[[nodiscard]] Result<Snapshot> snapshot_of(const Store& store, const Ontology& ontology);

/// Always folds anew and writes nothing; `notices` receives decisions that could not be applied.
[[nodiscard]] Result<Snapshot> fold_store(const Store& store, const Ontology& ontology,
                                          std::vector<FoldNotice>* notices = nullptr);

/// Folds anew and writes the file (`lazo pack`). Errors: kSystem if it cannot be written.
[[nodiscard]] Status write_snapshot(const Store& store, const Ontology& ontology);

}  // namespace lazo
