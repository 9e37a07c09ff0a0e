#include "graph/belief.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace lazo {
namespace {

constexpr std::uint32_t kCertain = 10000;
constexpr std::uint32_t kMostOfSource = 9500;
constexpr std::uint32_t kMostOfAll = 9900;

/// Joins claims with equal values of one property.
class Joiner {
 public:
  explicit Joiner(UnionFind& groups) : groups_(groups) {}
  void join(std::uint32_t value, std::uint32_t claim) {
    if (value == kNoIndex) return;
    groups_.join(first_.try_emplace(value, claim).first->second, claim);
  }

 private:
  UnionFind& groups_;
  std::unordered_map<std::uint32_t, std::uint32_t> first_;
};

}  // namespace

Belief belief_of(std::span<const ClaimSource> claims) {
  if (claims.empty()) return {};
  if (claims.size() == 1) {
    const std::uint32_t capped = std::min<std::uint32_t>(claims[0].confidence, kMostOfSource);
    return {1, static_cast<std::uint16_t>(capped)};
  }
  UnionFind groups;
  Joiner documents(groups);
  Joiner duplicates(groups);
  Joiner publishers(groups);
  Joiner speakers(groups);
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    static_cast<void>(groups.add());
    // A claim with a speaker counts for the speaker alone: two ministers quoted by one newspaper
    // are two sources, one minister quoted by ten is one.
    if (claims[i].speaker != kNoIndex) {
      speakers.join(claims[i].speaker, i);
      continue;
    }
    documents.join(claims[i].document, i);
    duplicates.join(claims[i].duplicates, i);
    publishers.join(claims[i].publisher, i);
  }
  std::vector<std::uint32_t> best(claims.size(), 0);
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    std::uint32_t& of_group = best[groups.find(i)];
    of_group = std::max<std::uint32_t>(of_group, claims[i].confidence);
  }
  std::vector<std::uint32_t> sources;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    if (groups.find(i) == i) sources.push_back(std::min(best[i], kMostOfSource));
  }
  std::sort(sources.rbegin(), sources.rend());
  std::uint32_t doubt = kCertain * kCertain;  // in units of 10^-8
  for (const std::uint32_t confidence : sources) {
    doubt = static_cast<std::uint32_t>(std::uint64_t{doubt} * (kCertain - confidence) / kCertain);
  }
  const std::uint32_t belief = std::min(kMostOfAll, kCertain - doubt / kCertain);
  return {static_cast<std::uint32_t>(sources.size()), static_cast<std::uint16_t>(belief)};
}

}  // namespace lazo
