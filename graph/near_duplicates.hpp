#pragma once
// Which texts are nearly the same, so that a wire story printed by ten outlets counts once.
//
//   TextSignature a = signature_of(text_a), b = signature_of(text_b);
//   similarity(a, b) >= kNearDuplicate
//
// MinHash (Broder 1997) by one-permutation hashing with rotation (Shrivastava & Li 2014) over
// shingles of five folded words; 64 values of 16 bits, 128 bytes a document. Pure functions.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lazo {

inline constexpr std::size_t kSignatureSize = 64;
/// Equal values out of 64 from which two texts are near-duplicates (a similarity of about 0.7).
inline constexpr int kNearDuplicate = 45;

struct TextSignature {
  std::array<std::uint16_t, kSignatureSize> values{};
  bool present = false;  ///< false for texts too short to tell (fewer than 20 words)
  friend bool operator==(const TextSignature&, const TextSignature&) = default;
};

/// O(n) in the text.
[[nodiscard]] TextSignature signature_of(std::string_view text);
/// Number of equal values, 0 to 64; 0 if one of them is not present.
[[nodiscard]] int similarity(const TextSignature& a, const TextSignature& b);

/// For each signature the smallest index of its cluster of near-duplicates (transitive).
/// Candidates share one of 16 bands of 4 values. Expected O(n).
[[nodiscard]] std::vector<std::uint32_t> cluster_near_duplicates(
    std::span<const TextSignature> signatures);

}  // namespace lazo
