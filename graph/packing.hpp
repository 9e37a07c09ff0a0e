#pragma once
// Small integers and texts as few bytes: what the packed columns of the store are made of.
//
//   PackWriter out;            PackReader in(bytes);
//   out.number(300);           in.number()   // 300
//   out.text("abc");           in.text()     // "abc"; in.ok() says whether all was there
//
// Numbers are LEB128 (7 bits a byte, the low ones first). A reader never leaves its bytes: past the
// end, or on a malformed number, everything reads as 0 or empty and ok() is false from then on.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lazo {

class PackWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value) {
    while (value >= 0x80U) {
      byte(static_cast<std::uint8_t>(value | 0x80U));
      value >>= 7U;
    }
    byte(static_cast<std::uint8_t>(value));
  }
  /// Near zero in few bytes, whatever the sign.
  void difference(std::int64_t value) {
    number(static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U));
  }
  void fixed32(std::uint32_t value) {
    for (int i = 0; i < 4; ++i, value >>= 8U) byte(static_cast<std::uint8_t>(value & 0xFFU));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  void raw(std::string_view value) { bytes_ += value; }

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

class PackReader {
 public:
  explicit PackReader(std::string_view bytes) : rest_(bytes) {}  // `bytes` must outlive the reader

  std::uint8_t byte() {
    if (rest_.empty()) return fail(), std::uint8_t{0};
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if ((next & 0x80U) == 0) return value;
    }
    return fail(), std::uint64_t{0};
  }
  /// A number that must fit 32 bits.
  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > 0xFFFFFFFFU) return fail(), 0U;
    return static_cast<std::uint32_t>(value);
  }
  /// A number below `limit`, as for enumerators.
  template <typename T>
  T below(std::uint64_t limit) {
    const std::uint64_t value = number();
    if (value >= limit) return fail(), T{};
    return static_cast<T>(value);
  }
  std::int64_t difference() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1U ^ (~(value & 1U) + 1U));
  }
  std::uint32_t fixed32() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
      value |= static_cast<std::uint32_t>(byte()) << shift;
    }
    return value;
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) return fail(), std::string_view();
    const std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }
  /// A count of things of at least `least_size` bytes each: no more than what is left can hold, so
  /// that a wrong count cannot make the reader reserve much memory.
  std::size_t count(std::size_t least_size = 1) {
    const std::uint64_t value = number();
    if (value > rest_.size() / least_size) return fail(), std::size_t{0};
    return static_cast<std::size_t>(value);
  }

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  void fail() {
    ok_ = false;
    rest_ = {};
  }
  std::string_view rest_;
  bool ok_ = true;
};

/// Texts that repeat (rules, cues, role names): each is written once, then by number.
class TextTableWriter {
 public:
  [[nodiscard]] std::uint32_t number_of(std::string_view text) {
    const auto [it, added] =
        numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
    if (added) texts_.push_back(it->first);
    return it->second;
  }
  void write(PackWriter& out) const {
    out.number(texts_.size());
    for (const std::string_view text : texts_) out.text(text);
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string_view> texts_;  // keys of numbers_: nodes of the map do not move
};

class TextTableReader {
 public:
  explicit TextTableReader(PackReader& in) {
    const std::size_t count = in.count();
    texts_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) texts_.push_back(in.text());
  }
  /// The text of a number read from `in`; empty (and in.ok() false) if there is none.
  [[nodiscard]] std::string_view read(PackReader& in) const {
    const auto number = in.below<std::size_t>(texts_.size());
    return number < texts_.size() ? texts_[number] : std::string_view();
  }

 private:
  std::vector<std::string_view> texts_;
};

}  // namespace lazo
