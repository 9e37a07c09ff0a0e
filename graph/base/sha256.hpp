#pragma once
// SHA-256 (FIPS 180-4): ids of documents and claims, checksums of models and snapshots.
//
//   to_hex(sha256(bytes)).substr(0, 16)
//
// Pure functions; O(n). Uses the SHA instructions of the processor where it has them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lazo {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);

/// The same over pieces that arrive one after the other.
class Sha256Stream {
 public:
  void update(std::string_view bytes);
  /// The digest of all bytes given so far. The stream must not be used afterwards.
  [[nodiscard]] Sha256 finish();

 private:
  std::array<std::uint32_t, 8> state_{0x6a09e667U, 0xbb67ae85U, 0x3c6ef372U, 0xa54ff53aU,
                                      0x510e527fU, 0x9b05688cU, 0x1f83d9abU, 0x5be0cd19U};
  std::array<std::uint8_t, 64> block_{};
  std::size_t filled_ = 0;
  std::uint64_t total_ = 0;
};

/// Lower-case hexadecimal digits, two a byte.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
/// Fills `out` from exactly 2 * out.size() hexadecimal digits; false if it is not that.
[[nodiscard]] bool from_hex(std::string_view digits, std::span<std::uint8_t> out);

}  // namespace lazo
