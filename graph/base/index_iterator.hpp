#pragma once
// The iterator of a range whose elements are made when they are asked for, by operator[].
//
//   using Iterator = IndexIterator<ArcRange, Arc>;
//   [[nodiscard]] Iterator begin() const { return {this, 0}; }
//
// The range must outlive it. Cheap to copy; every step O(1) if the range's operator[] is.

#include <cstddef>

namespace lazo {

template <typename Range, typename Value>
class IndexIterator {
 public:
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  IndexIterator() = default;
  IndexIterator(const Range* range, std::size_t at) : range_(range), at_(at) {}
  Value operator*() const { return (*range_)[at_]; }
  IndexIterator& operator++() { return ++at_, *this; }
  IndexIterator operator++(int) {
    const IndexIterator old = *this;
    ++at_;
    return old;
  }
  friend bool operator==(const IndexIterator& a, const IndexIterator& b) { return a.at_ == b.at_; }

 private:
  const Range* range_ = nullptr;
  std::size_t at_ = 0;
};

}  // namespace lazo
