#pragma once
// Sections and texts of a snapshot file as they are laid out. Private to snapshot_build.cpp.
//
//   SnapshotWriter writer(capacity);
//   writer.section(SectionKind::kStrings, pool.bytes());   // in the order of their kinds
//   SnapshotBytes bytes = writer.finish(origin);
//
// One thread. Layout: snapshot_layout.hpp and docs/snapshot-format.md.

#include <cassert>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "graph/checksum.hpp"
#include "graph/fold_tables.hpp"
#include "graph/snapshot_layout.hpp"

namespace lazo {

/// Lays sections one behind the other and fills the table. The memory is set aside once and written
/// once: it is as large as the file.
class SnapshotWriter {
 public:
  /// `capacity`: no fewer bytes than all sections take.
  explicit SnapshotWriter(std::size_t capacity) {
    constexpr std::size_t kHead = sizeof(snapshot_layout::Header) +
                                  snapshot_layout::kSectionCount * sizeof(snapshot_layout::Section);
    const std::size_t all =
        kHead + capacity + snapshot_layout::kSectionCount * snapshot_layout::kAlignment;
    bytes_.data = std::make_unique_for_overwrite<char[]>(all);
    bytes_.size = kHead;
  }

  template <typename T>
  void section(snapshot_layout::SectionKind kind, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    char* const at = begin();
    if (!values.empty()) std::memcpy(at, values.data(), values.size_bytes());
    end(kind, sizeof(T), values.size());
  }
  template <typename T>
  void section(snapshot_layout::SectionKind kind, const std::vector<T>& values) {
    section(kind, std::span<const T>(values));
  }

  /// `count` elements as they are made.
  template <typename T, typename Value>
  void filled(snapshot_layout::SectionKind kind, std::size_t count, const Value& value) {
    T* const out = reinterpret_cast<T*>(begin());
    for (std::size_t i = 0; i < count; ++i) out[i] = value(i);
    end(kind, sizeof(T), count);
  }

  /// `count` numbers, none above `most`, in the width that this takes; one alone if all are equal.
  template <typename Value>
  void numbers(snapshot_layout::SectionKind kind, std::size_t count, std::uint32_t most,
               const Value& value) {
    if (most <= 0xFFU) return write_numbers<std::uint8_t>(kind, count, value);
    if (most <= 0xFFFFU) return write_numbers<std::uint16_t>(kind, count, value);
    write_numbers<std::uint32_t>(kind, count, value);
  }

  SnapshotBytes finish(const SnapshotOrigin& origin) {
    assert(written_ == snapshot_layout::kSectionCount);
    snapshot_layout::Header header;
    header.sections = snapshot_layout::kSectionCount;
    header.store_uuid = origin.uuid;
    header.generation = origin.generation;
    header.file_size = bytes_.size;
    std::memcpy(bytes_.data.get() + sizeof header, table_.data(), sizeof table_);
    header.table_checksum = checksum64({bytes_.data.get() + sizeof header, sizeof table_});
    header.checksum = checksum64(
        {reinterpret_cast<const char*>(&header), offsetof(snapshot_layout::Header, checksum)});
    std::memcpy(bytes_.data.get(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  /// Where the next section begins; what is left out before it becomes 0.
  char* begin() {
    while (bytes_.size % snapshot_layout::kAlignment != 0) bytes_.data[bytes_.size++] = 0;
    return bytes_.data.get() + bytes_.size;
  }
  void end(snapshot_layout::SectionKind kind, std::uint32_t element_size, std::size_t count) {
    assert(static_cast<std::uint32_t>(kind) == written_ && "sections in the order of their kinds");
    const std::string_view raw(bytes_.data.get() + bytes_.size, count * element_size);
    table_[written_++] = {kind, element_size, bytes_.size, count, checksum64(raw)};
    bytes_.size += raw.size();
  }
  template <typename T, typename Value>
  void write_numbers(snapshot_layout::SectionKind kind, std::size_t count, const Value& value) {
    T* const out = reinterpret_cast<T*>(begin());
    T differs = 0;
    for (std::size_t i = 0; i < count; ++i) {
      out[i] = static_cast<T>(value(i));
      differs = static_cast<T>(differs | (out[i] ^ out[0]));
    }
    end(kind, sizeof(T), differs == 0 && count > 0 ? 1 : count);
  }

  SnapshotBytes bytes_;
  std::array<snapshot_layout::Section, snapshot_layout::kSectionCount> table_{};
  std::uint32_t written_ = 0;
};

/// The texts of all sections.
class StringPool {
 public:
  snapshot_layout::Text add(std::string_view text) {
    if (text.empty()) return {};
    const snapshot_layout::Text made{static_cast<std::uint32_t>(bytes_.size()),
                                     static_cast<std::uint32_t>(text.size())};
    bytes_ += text;
    return made;
  }
  [[nodiscard]] std::span<const char> bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace lazo
