#include "graph/checksum.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace lazo {
namespace {

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87ULL;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4FULL;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9ULL;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63ULL;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5ULL;

static_assert(std::endian::native == std::endian::little, "the formats of lazo are little endian");

template <typename T>
T take(std::string_view& bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return value;
}

std::uint64_t round_of(std::uint64_t lane, std::uint64_t input) {
  return std::rotl(lane + input * kPrime2, 31) * kPrime1;
}

}  // namespace

std::uint64_t checksum64(std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  std::uint64_t hash = kPrime5;
  if (bytes.size() >= 32) {
    std::array<std::uint64_t, 4> lanes = {kPrime1 + kPrime2, kPrime2, 0, 0 - kPrime1};
    while (bytes.size() >= 32) {
      for (std::uint64_t& lane : lanes) lane = round_of(lane, take<std::uint64_t>(bytes));
    }
    hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) +
           std::rotl(lanes[3], 18);
    for (const std::uint64_t lane : lanes) hash = (hash ^ round_of(0, lane)) * kPrime1 + kPrime4;
  }
  hash += size;
  while (bytes.size() >= 8) {
    hash ^= round_of(0, take<std::uint64_t>(bytes));
    hash = std::rotl(hash, 27) * kPrime1 + kPrime4;
  }
  if (bytes.size() >= 4) {
    hash ^= take<std::uint32_t>(bytes) * kPrime1;
    hash = std::rotl(hash, 23) * kPrime2 + kPrime3;
  }
  while (!bytes.empty()) {
    hash ^= take<std::uint8_t>(bytes) * kPrime5;
    hash = std::rotl(hash, 11) * kPrime1;
  }
  hash ^= hash >> 33U;
  hash *= kPrime2;
  hash ^= hash >> 29U;
  hash *= kPrime3;
  return hash ^ hash >> 32U;
}

}  // namespace lazo
