#pragma once
// The numbers of the model file LZM1 (docs/model-format.md), shared by the reader (model.cpp) and
// the writer (model_writer.cpp). Private to language/.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lazo::detail {

inline constexpr std::string_view kModelMagic = "LZM1";
inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kModelAlignment = 64;
inline constexpr std::size_t kModelHeaderSize = 128;
inline constexpr std::size_t kModelTableEntrySize = 24;

// Where the fields of the header stand, in bytes. Stored: do not move.
inline constexpr std::size_t kAtVersion = 4;
inline constexpr std::size_t kAtLanguage = 8;
inline constexpr std::size_t kAtFeatureVersion = 12;
inline constexpr std::size_t kAtFileSize = 16;
inline constexpr std::size_t kAtHeaderChecksum = 24;
inline constexpr std::size_t kAtSha256 = 32;
inline constexpr std::size_t kAtDimensions = 64;
inline constexpr std::size_t kAtRowBits = 96;
inline constexpr std::size_t kAtMarginMultiplier = 100;
inline constexpr std::size_t kAtMarginShift = 104;
inline constexpr std::size_t kAtSectionCount = 108;

/// What a section holds. Stored: do not renumber.
enum class ModelSection : std::uint32_t {
  kTagLabels = 1,
  kRelationLabels = 2,
  kNameLabels = 3,
  kRowBuckets = 4,
  kRowHashes = 5,
  kRowMultipliers = 6,
  kRows = 7,
  kLemmaScripts = 8,
  kLemmaEntries = 9,
  kArcRoot = 10,
  kLabelRoot = 11,
  kDistances = 12,
  kProvenance = 13,
  kSentenceHashes = 14,
  kMatrices = 100,  ///< 100 + 4 * MatrixId + (0 weights, 1 multipliers, 2 shifts, 3 offsets)
};

/// FNV-1a, 64 bits: the cheap checksum of the header and the section table.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes,
                                            std::uint64_t state = 14695981039346656037ULL) {
  for (const char c : bytes) {
    state = (state ^ static_cast<std::uint8_t>(c)) * 1099511628211ULL;
  }
  return state;
}

/// Number of leading hash bits that choose a bucket of rows: about two rows a bucket.
[[nodiscard]] constexpr unsigned bucket_bits(std::size_t rows) {
  unsigned bits = 1;
  while (bits < 24 && (std::size_t{2} << bits) < rows) ++bits;
  return bits;
}

}  // namespace lazo::detail
