#include "graph/snapshot_cache.hpp"

#include "graph/base/abandoned_writes.hpp"
#include "graph/base/file.hpp"

namespace lazo {
namespace {

/// Ends the reading of one state of the store, on every way out.
class Reading {
 public:
  explicit Reading(const Store& store) : store_(store) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() { store_.end_reading(); }

 private:
  const Store& store_;
};

Status write_beside(const std::string& path, const Snapshot& snapshot) {
  remove_abandoned_writes(path);  // each as large as what is written now
  return real_file_system().write_atomically(path, snapshot.bytes());
}

}  // namespace

std::string snapshot_path(const std::string& store_path) {
  return store_path + "-snapshot";
}

Result<Snapshot> fold_store(const Store& store, const Ontology& ontology,
                            std::vector<FoldNotice>* notices) {
  LAZO_CHECK(store.begin_reading());
  const Reading reading(store);
  LAZO_TRY(const std::uint64_t generation, store.generation());
  LAZO_TRY(const DecisionLog decisions, store.decisions());
  Fold fold(ontology, decisions);
  fold.set_origin(store.uuid(), generation);
  LAZO_CHECK(store.scan(fold));
  Snapshot snapshot = fold.finish();
  if (notices != nullptr) *notices = fold.notices();
  return snapshot;
}

Result<std::optional<Snapshot>> overlay_store(const Store& store, const Ontology& ontology,
                                              const Snapshot& base) {
  std::optional<Snapshot> made;
  if (base.store_uuid() != store.uuid()) return made;
  LAZO_CHECK(store.begin_reading());
  const Reading reading(store);
  LAZO_TRY(const std::optional<DocumentRow> last, store.last_row_at(base.generation()));
  if (!last) return made;
  LAZO_TRY(const DecisionLog decisions, store.decisions());
  if (!decisions.live().empty()) return made;
  LAZO_TRY(const std::uint64_t generation, store.generation());
  Fold fold(ontology, decisions);
  fold.set_origin(store.uuid(), generation);
  LAZO_CHECK(store.scan(fold, *last));
  made = fold.finish_over(base);
  return made;
}

Result<Snapshot> snapshot_of(const Store& store, const Ontology& ontology) {
  LAZO_TRY(const std::uint64_t generation, store.generation());
  const std::string path = snapshot_path(store.path());
  Result<Snapshot> kept = Snapshot::open(path);
  if (kept.ok() && kept->store_uuid() == store.uuid() && kept->generation() == generation) {
    return kept;
  }
  std::optional<Snapshot> made;
  if (kept.ok()) {
    LAZO_TRY(made, overlay_store(store, ontology, *kept));
  }
  if (!made) {
    LAZO_TRY(made, fold_store(store, ontology));
  }
  // The file only saves time: a folder that may not be written is no error.
  static_cast<void>(write_beside(path, *made).ok());
  return std::move(*made);
}

Status write_snapshot(const Store& store, const Ontology& ontology) {
  LAZO_TRY(const Snapshot made, fold_store(store, ontology));
  return write_beside(snapshot_path(store.path()), made);
}

}  // namespace lazo
