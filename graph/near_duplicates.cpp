#include "graph/near_duplicates.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kShingle = 5;
constexpr std::size_t kLeastWords = 20;
constexpr std::size_t kBandRows = 4;
constexpr std::size_t kBands = kSignatureSize / kBandRows;
/// Buckets of one band larger than this are compared with their first members only: a thousand
/// copies of one text are all near the first.
constexpr std::size_t kComparedPerBucket = 16;

std::uint64_t mix(std::uint64_t h) {  // the finaliser of splitmix64
  h ^= h >> 30U;
  h *= 0xBF58476D1CE4E5B9ULL;
  h ^= h >> 27U;
  h *= 0x94D049BB133111EBULL;
  return h ^ h >> 31U;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  const std::string folded = fold_text(text);
  std::vector<std::uint64_t> words;
  std::uint64_t hash = 0;
  bool inside = false;
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    const bool word = byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (word) {
      hash = (inside ? hash : 0xCBF29CE484222325ULL) ^ byte;
      hash *= 0x100000001B3ULL;  // FNV-1a
    } else if (inside) {
      words.push_back(hash);
    }
    inside = word;
  }
  if (inside) words.push_back(hash);
  return words;
}

struct Clusters {
  std::vector<std::uint32_t> parent;
  explicit Clusters(std::size_t size) : parent(size) {
    std::iota(parent.begin(), parent.end(), 0U);
  }
  std::uint32_t find(std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
};

}  // namespace

TextSignature signature_of(std::string_view text) {
  TextSignature signature;
  const std::vector<std::uint64_t> words = word_hashes(text);
  if (words.size() < kLeastWords) return signature;
  signature.present = true;

  constexpr std::uint64_t kEmpty = ~std::uint64_t{0};
  std::array<std::uint64_t, kSignatureSize> least{};
  least.fill(kEmpty);
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < kShingle; ++j) hash = mix(hash ^ words[i + j]);
    // The low bits choose the bin, the rest is the rank inside it.
    std::uint64_t& bin = least[hash % kSignatureSize];
    bin = std::min(bin, hash >> 6U);
  }
  // Empty bins take the value of the next filled one, marked with the distance.
  for (std::size_t i = 0; i < kSignatureSize; ++i) {
    std::size_t distance = 0;
    while (least[(i + distance) % kSignatureSize] == kEmpty) ++distance;
    const std::uint64_t value = least[(i + distance) % kSignatureSize];
    signature.values[i] = static_cast<std::uint16_t>(mix(value + distance) & 0xFFFFU);
  }
  return signature;
}

int similarity(const TextSignature& a, const TextSignature& b) {
  if (!a.present || !b.present) return 0;
  int equal = 0;
  for (std::size_t i = 0; i < kSignatureSize; ++i) equal += a.values[i] == b.values[i] ? 1 : 0;
  return equal;
}

std::vector<std::uint32_t> cluster_near_duplicates(std::span<const TextSignature> signatures) {
  Clusters clusters(signatures.size());
  std::vector<std::pair<std::uint64_t, std::uint32_t>> band;
  for (std::size_t b = 0; b < kBands; ++b) {
    band.clear();
    for (std::uint32_t i = 0; i < signatures.size(); ++i) {
      if (!signatures[i].present) continue;
      std::uint64_t key = 0;
      for (std::size_t r = 0; r < kBandRows; ++r) {
        key = key << 16U | signatures[i].values[b * kBandRows + r];
      }
      band.emplace_back(key, i);
    }
    std::sort(band.begin(), band.end());
    for (std::size_t begin = 0, end = 0; begin < band.size(); begin = end) {
      while (end < band.size() && band[end].first == band[begin].first) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t j = begin; j < std::min(i, begin + kComparedPerBucket); ++j) {
          const std::uint32_t x = band[i].second;
          const std::uint32_t y = band[j].second;
          if (clusters.find(x) != clusters.find(y) &&
              similarity(signatures[x], signatures[y]) >= kNearDuplicate) {
            clusters.join(x, y);
          }
        }
      }
    }
  }
  std::vector<std::uint32_t> out(signatures.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = clusters.find(i);
  return out;
}

}  // namespace lazo
