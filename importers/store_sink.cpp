#include "importers/import.hpp"

namespace lazo {
namespace {

/// Documents to one transaction: large enough to spare the disk, small enough to lose little.
constexpr std::size_t kDocumentsPerCommit = 256;

}  // namespace

Status StoreSink::open() {
  if (open_) return {};
  LAZO_CHECK(store_.begin());
  open_ = true;
  pending_ = 0;
  return {};
}

Result<bool> StoreSink::has(DocumentId id, const std::string& uri, std::string_view pipeline) {
  LAZO_CHECK(open());
  if (replace_) return false;
  LAZO_TRY(const bool current, store_.is_current(id, pipeline));
  if (current) LAZO_CHECK(store_.add_uris(id, {uri}));
  return current;
}

Result<PutOutcome> StoreSink::take(const Extraction& extraction, std::string_view pipeline) {
  LAZO_CHECK(open());
  bool forgotten = false;
  if (replace_) {
    LAZO_TRY(forgotten, store_.forget(extraction.document.id));
  }
  LAZO_TRY(PutOutcome outcome, store_.put(extraction, pipeline));
  if (forgotten) outcome = PutOutcome::kReplaced;
  if (++pending_ >= kDocumentsPerCommit) LAZO_CHECK(finish());
  return outcome;
}

Status StoreSink::finish() {
  if (!open_) return {};
  open_ = false;
  return store_.commit();
}

}  // namespace lazo
