// Tested by suggest_test.cpp.
#include "graph/base/suggest.hpp"

#include <algorithm>
#include <utility>

#include "graph/base/result.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    out += decoded.code_point;
    at += decoded.length;
  }
  return out;
}

}  // namespace

std::size_t edit_distance(std::string_view a_bytes, std::string_view b_bytes, std::size_t limit) {
  const std::u32string a = code_points(a_bytes);
  const std::u32string b = code_points(b_bytes);
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  // Three rows of the table: two before, one before, this one.
  std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({replace, old[j] + 1, now[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], older[j - 2] + 1);
      }
      best = std::min(best, now[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(older, old);
    std::swap(old, now);
  }
  return std::min(old[b.size()], limit + 1);
}

std::vector<std::string> suggest(std::string_view word,
                                 const std::vector<std::string_view>& candidates) {
  constexpr std::size_t kMost = 3;
  const std::string folded = fold_text(word);
  const std::size_t limit = std::max<std::size_t>(1, count_code_points(folded) / 3);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(folded, fold_text(candidate), limit);
    if (distance <= limit) near.emplace_back(distance, candidate);
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (const auto& [distance, candidate] : near) {
    if (out.size() == kMost) break;
    if (std::find(out.begin(), out.end(), candidate) == out.end()) out.emplace_back(candidate);
  }
  return out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::vector<std::string> near = suggest(word, candidates);
  if (near.empty()) return {};
  std::string out = "did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (i > 0) out += i + 1 == near.size() ? " or " : ", ";
    out += quoted(near[i]);
  }
  return out + "?";
}

}  // namespace lazo
