#pragma once
// Where the records of a large file stand, by the id that others refer to them with.
//
//   RecordIndex index;
//   index.add("Q42", {1024, 300});
//   index.sort();
//   for (const RecordPlace place : index.find("Q42")) ...     // in the order of the file
//
// 32 bytes a record: of an id, 128 bits of its SHA-256 are kept. Thread safety: none while it is
// filled; find() from many threads afterwards.

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lazo {

/// `size` bytes from `begin` on.
struct RecordPlace {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;

  auto operator<=>(const RecordPlace&) const = default;
};

class RecordIndex {
 public:
  /// An id may have several records.
  void add(std::string_view id, RecordPlace place);
  /// Once, behind the last add(). O(n log n).
  void sort();
  /// The records of an id; none if it is unknown. O(log n).
  [[nodiscard]] std::vector<RecordPlace> find(std::string_view id) const;
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    std::array<std::uint64_t, 2> id{};
    RecordPlace place;

    auto operator<=>(const Entry&) const = default;
  };

  std::vector<Entry> entries_;
};

}  // namespace lazo
