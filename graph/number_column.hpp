#pragma once
// A column of small numbers in the width they need: 1, 2 or 4 bytes each, or a single number if all
// are the same. What lets a snapshot of a table with one status and one document take few bytes.
//
//   NumberColumn column(bytes, count, /*width=*/2);
//   column[7]
//
// A view; the bytes are little endian, must be aligned to their width and outlive it. Indices are
// not checked. Const access from any number of threads.

#include <cstddef>
#include <cstdint>

#include "graph/base/index_iterator.hpp"

namespace lazo {

class NumberColumn {
 public:
  NumberColumn() = default;
  /// `width` is 1, 2 or 4.
  NumberColumn(const char* data, std::size_t size, std::uint32_t width)
      : data_(data), size_(size), width_(width) {}
  /// `size` times the same number.
  static NumberColumn constant(std::uint32_t value, std::size_t size) {
    NumberColumn column;
    column.size_ = size;
    column.value_ = value;
    return column;
  }

  using Iterator = IndexIterator<NumberColumn, std::uint32_t>;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, size_}; }
  /// Requires !empty().
  [[nodiscard]] std::uint32_t front() const { return (*this)[0]; }
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const {
    // The bytes were written from an array of the width at an aligned offset.
    switch (width_) {
      case 1:
        return reinterpret_cast<const std::uint8_t*>(data_)[i];
      case 2:
        return reinterpret_cast<const std::uint16_t*>(data_)[i];
      case 4:
        return reinterpret_cast<const std::uint32_t*>(data_)[i];
      default:
        return value_;
    }
  }
  /// `count` numbers from index `begin` on. Requires begin + count <= size().
  [[nodiscard]] NumberColumn part(std::size_t begin, std::size_t count) const {
    NumberColumn rest = *this;
    rest.data_ += begin * width_;  // a constant has width 0
    rest.size_ = count;
    return rest;
  }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::uint32_t width_ = 0;  // 0: all are value_
  std::uint32_t value_ = 0;
};

}  // namespace lazo
