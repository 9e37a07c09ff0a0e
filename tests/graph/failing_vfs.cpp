#include "tests/graph/failing_vfs.hpp"

#include <cstring>

#include <sqlite3.h>

namespace lazo::testing {

struct FailingVfs::Impl {
  std::string name = "lazo-failing";
  sqlite3_vfs vfs{};
  sqlite3_vfs* system = nullptr;
  std::uint64_t writes = 0;
  std::uint64_t fail_from = 0;
  int code = 0;
  bool failed = false;

  /// SQLITE_OK, or the failure from the n-th write on.
  int count() {
    if (++writes < fail_from) return SQLITE_OK;
    failed = true;
    return code;
  }
};

namespace {

/// What SQLite holds; the system's own file follows it in memory.
struct File {
  sqlite3_file base;
  int (*count)(void*);
  void* disk;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}
int count(sqlite3_file* file) {
  auto* const own = reinterpret_cast<File*>(file);
  return own->count(own->disk);
}

// Each passes the call on; those that change the disk count first.
int close(sqlite3_file* f) {
  return real(f)->pMethods->xClose(real(f));
}
int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  const int code = count(f);
  return code != SQLITE_OK ? code : real(f)->pMethods->xWrite(real(f), from, n, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  const int code = count(f);
  return code != SQLITE_OK ? code : real(f)->pMethods->xTruncate(real(f), size);
}
int sync(sqlite3_file* f, int flags) {
  const int code = count(f);
  return code != SQLITE_OK ? code : real(f)->pMethods->xSync(real(f), flags);
}
int file_size(sqlite3_file* f, sqlite3_int64* size) {
  return real(f)->pMethods->xFileSize(real(f), size);
}
int lock(sqlite3_file* f, int level) {
  return real(f)->pMethods->xLock(real(f), level);
}
int unlock(sqlite3_file* f, int level) {
  return real(f)->pMethods->xUnlock(real(f), level);
}
int reserved(sqlite3_file* f, int* out) {
  return real(f)->pMethods->xCheckReservedLock(real(f), out);
}
int control(sqlite3_file* f, int op, void* arg) {
  return real(f)->pMethods->xFileControl(real(f), op, arg);
}
int sector(sqlite3_file* f) {
  return real(f)->pMethods->xSectorSize(real(f));
}
int device(sqlite3_file* f) {
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}
int shm_lock(sqlite3_file* f, int offset, int n, int flags) {
  return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}
void shm_barrier(sqlite3_file* f) {
  real(f)->pMethods->xShmBarrier(real(f));
}
int shm_unmap(sqlite3_file* f, int remove) {
  return real(f)->pMethods->xShmUnmap(real(f), remove);
}

const sqlite3_io_methods kMethods = {
    2,       close,  read,   write,   truncate, sync,        file_size, lock,    unlock, reserved,
    control, sector, device, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

}  // namespace

FailingVfs::FailingVfs(std::uint64_t fail_from, int code) : impl_(std::make_unique<Impl>()) {
  impl_->system = sqlite3_vfs_find(nullptr);
  impl_->fail_from = fail_from;
  impl_->code = code;
  impl_->vfs = *impl_->system;
  impl_->vfs.zName = impl_->name.c_str();
  impl_->vfs.szOsFile = static_cast<int>(sizeof(File)) + impl_->system->szOsFile;
  impl_->vfs.pAppData = impl_.get();
  impl_->vfs.pNext = nullptr;
  impl_->vfs.xOpen = [](sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags,
                        int* out) {
    auto* const disk = static_cast<Impl*>(vfs->pAppData);
    auto* const own = reinterpret_cast<File*>(file);
    own->base.pMethods = nullptr;
    own->disk = disk;
    own->count = [](void* d) { return static_cast<Impl*>(d)->count(); };
    const int done = disk->system->xOpen(disk->system, path, real(file), flags, out);
    if (done == SQLITE_OK) own->base.pMethods = &kMethods;
    return done;
  };
  sqlite3_vfs_register(&impl_->vfs, 0);
}

FailingVfs::~FailingVfs() {
  sqlite3_vfs_unregister(&impl_->vfs);
}
const std::string& FailingVfs::name() const {
  return impl_->name;
}
bool FailingVfs::failed() const {
  return impl_->failed;
}

}  // namespace lazo::testing
