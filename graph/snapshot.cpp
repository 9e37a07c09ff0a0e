// Where a graph comes from: a file, bytes, a fold. What it says: snapshot_records.cpp; how things
// are found in it: snapshot_lookup.cpp.
#include "graph/fold_tables.hpp"
#include "graph/snapshot_impl.hpp"

namespace lazo {

namespace {

Error damaged(const std::string& where, const std::string& what) {
  return {ErrorCode::kBadInput, "not a usable snapshot: " + what, where,
          "delete it; it is made again from the store"};
}

}  // namespace

Snapshot::Snapshot() {
  Result<Snapshot> empty = from_folded(snapshot_bytes({}, {}, {}, {}, {}));
  assert(empty.ok());
  impl_ = std::move(empty.value().impl_);
}
Snapshot::Snapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;
Snapshot::~Snapshot() = default;

Result<Snapshot> Snapshot::open(const std::string& path) {
  auto impl = std::make_unique<Impl>();
  impl->where = path;
  LAZO_TRY(impl->mapped, MappedFile::open(path));
  const std::string_view bytes = impl->mapped.bytes();
  if (std::string problem = impl->view.attach(bytes); !problem.empty()) {
    return damaged(path, problem);
  }
  Snapshot snapshot(std::move(impl));
  if (bytes.size() <= kFullCheckBytes) LAZO_CHECK(snapshot.verify());
  return snapshot;
}

Result<Snapshot> Snapshot::from_bytes(std::string bytes, std::string_view where) {
  auto impl = std::make_unique<Impl>();
  impl->where = where;
  impl->read = std::move(bytes);
  if (std::string problem = impl->view.attach(impl->read); !problem.empty()) {
    return damaged(impl->where, problem);
  }
  Snapshot snapshot(std::move(impl));
  LAZO_CHECK(snapshot.verify());
  return snapshot;
}

Result<Snapshot> Snapshot::from_folded(SnapshotBytes bytes) {
  auto impl = std::make_unique<Impl>();
  impl->folded = std::move(bytes);
  const std::string_view all(impl->folded.data.get(), impl->folded.size);
  if (std::string problem = impl->view.attach(all); !problem.empty()) {
    return damaged(impl->where, problem);
  }
  return Snapshot(std::move(impl));
}

std::string_view Snapshot::bytes() const {
  return impl_->view.bytes;
}

Status Snapshot::verify() const {
  std::string problem = impl_->view.verify();
  if (!problem.empty()) return damaged(impl_->where, problem);
  return {};
}

std::array<std::uint8_t, 16> Snapshot::store_uuid() const {
  return impl_->view.header.store_uuid;
}
std::uint64_t Snapshot::generation() const {
  return impl_->view.header.generation;
}
std::uint32_t Snapshot::node_count() const {
  return impl_->view.node_count;
}
std::uint32_t Snapshot::edge_count() const {
  return impl_->view.edge_count;
}
std::uint32_t Snapshot::claim_count() const {
  return impl_->view.claim_count;
}
std::uint32_t Snapshot::hub_neighbors() const {
  return impl_->view.hub_neighbors;
}
std::uint32_t Snapshot::document_count() const {
  return impl_->view.document_count;
}

}  // namespace lazo
