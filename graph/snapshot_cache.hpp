#pragma once
// The graph of a store: mapped from the file beside it if that is fresh, else folded anew.
//
//   LAZO_TRY(const Snapshot graph, snapshot_of(store, ontology));
//
// A file that lags behind by documents alone is brought up to date by reading those documents
// (overlay_store); any other change of the store, or a decision that holds, has it folded whole.
// The file "<store>-snapshot" ("graph.lazo-snapshot") is derived: it may be deleted at any time.
// One that is missing, stale, damaged or foreign is rebuilt and, where the folder allows it,
// replaced (temporary file and rename); that it could not be written is no error.

#include <optional>
#include <string>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/fold.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"

namespace lazo {

/// "graph.lazo" -> "graph.lazo-snapshot".
[[nodiscard]] std::string snapshot_path(const std::string& store_path);

/// O(1) if the file is fresh, O(its size) if documents were added since, else the fold of the whole
/// store.
[[nodiscard]] Result<Snapshot> snapshot_of(const Store& store, const Ontology& ontology);

/// Always folds anew and writes nothing; `notices` receives decisions that could not be applied.
[[nodiscard]] Result<Snapshot> fold_store(const Store& store, const Ontology& ontology,
                                          std::vector<FoldNotice>* notices = nullptr);

/// The graph of the store from that of an earlier state and the documents added since: the same
/// bytes as fold_store. Nothing if `base` is no such state, if decisions hold, or as
/// Fold::finish_over.
[[nodiscard]] Result<std::optional<Snapshot>> overlay_store(const Store& store,
                                                            const Ontology& ontology,
                                                            const Snapshot& base);

/// Folds anew and writes the file. Errors: kSystem if it cannot be written.
[[nodiscard]] Status write_snapshot(const Store& store, const Ontology& ontology);

}  // namespace lazo
