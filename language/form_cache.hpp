#pragma once
// The forms met last and a row of numbers for each: what the first layer makes of a form depends on
// nothing else, and a few thousand forms are most of any text.
//
//   bool is_new = false;
//   const std::uint32_t index = cache.find_or_add("agreement", is_new);
//   if (is_new) compute(cache.row(index));
//
// Rows stay until begin_batch() finds too many and forgets all; so indices hold for one batch.
// Not synchronised: one a thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lazo {

class FormCache {
 public:
  /// Forgets everything if it holds more than kCapacity forms. Call between batches.
  void begin_batch(std::size_t row_size);
  /// Index of the form's row, new or old. `is_new` says that the row is to be filled.
  std::uint32_t find_or_add(std::string_view form, bool& is_new);
  [[nodiscard]] std::int16_t* row(std::uint32_t index) { return rows_.data() + index * row_size_; }
  void clear();

 private:
  static constexpr std::size_t kCapacity = 3072;
  static constexpr std::size_t kFirstSlots = 8192;
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFFU;
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t text_begin = 0;
    std::uint32_t text_size = 0;
  };
  void rebuild(std::size_t slots);

  std::size_t row_size_ = 0;
  std::vector<std::uint32_t> slots_;  // open addressing; a power of two, at most half full
  std::vector<Entry> entries_;
  std::string texts_;
  std::vector<std::int16_t> rows_;
};

}  // namespace lazo
