#include "language/train/name_labels.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace lazo {
namespace {

constexpr std::array<std::string_view, kNameClasses> kClassCodes = {"PER", "ORG", "LOC", "MISC"};
constexpr std::uint32_t kAnyClass = kNameClasses;  // a name of unknown class
constexpr std::size_t kLabels = 1 + 4 * kNameClasses;

enum class Place : std::uint32_t { kBegin, kInside, kLast, kUnit };
constexpr std::string_view kPlaceCodes = "BILU";

std::uint32_t label(std::uint32_t name_class, Place place) {
  return 1 + 4 * name_class + static_cast<std::uint32_t>(place);
}

Place place_of(std::uint32_t label_number) {
  return static_cast<Place>((label_number - 1) % 4);
}

std::uint32_t class_of_code(std::string_view code) {
  const auto* const it = std::ranges::find(kClassCodes, code);
  return static_cast<std::uint32_t>(it - kClassCodes.begin());  // kAnyClass if unknown
}

std::uint32_t mask_of(std::uint32_t name_class, Place place) {
  if (name_class != kAnyClass) return 1U << label(name_class, place);
  std::uint32_t mask = 0;
  for (std::uint32_t c = 0; c < kNameClasses; ++c) mask |= 1U << label(c, place);
  return mask;
}

// May `next` stand behind `before`? O and the ends of names close a name, B and I leave it open.
bool may_follow(std::uint32_t before, std::uint32_t next) {
  const bool open =
      before != 0 && (place_of(before) == Place::kBegin || place_of(before) == Place::kInside);
  const bool goes_on =
      next != 0 && (place_of(next) == Place::kInside || place_of(next) == Place::kLast);
  if (!open || !goes_on) return open == goes_on;
  return (before - 1) / 4 == (next - 1) / 4;
}

// Spans of IOB2 tags, those of unknown class included.
std::vector<NameRange> ranges_of(const GoldNames& sentence) {
  std::vector<NameRange> out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::string_view tag = sentence[i].tag;
    if (tag.size() < 3) continue;
    const std::uint32_t name_class = class_of_code(tag.substr(2));
    const bool goes_on =
        tag[0] == 'I' && !out.empty() && out.back().end == i && out.back().name_class == name_class;
    if (goes_on) {
      out.back().end = i + 1;
    } else {
      out.push_back({i, i + 1, name_class});
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> name_label_names() {
  std::vector<std::string> out = {"O"};
  for (const std::string_view code : kClassCodes) {
    for (const char place : kPlaceCodes)
      out.push_back(std::string(1, place) + "-" + std::string(code));
  }
  return out;
}

std::uint32_t classes_of(const std::vector<GoldNames>& sentences) {
  std::uint32_t classes = 0;
  for (const GoldNames& sentence : sentences) {
    for (const NameRange& name : ranges_of(sentence)) {
      classes |= name.name_class == kAnyClass ? (1U << kNameClasses) - 1 : 1U << name.name_class;
    }
  }
  return classes;
}

std::vector<std::uint32_t> name_masks(const GoldNames& sentence, std::uint32_t classes) {
  std::uint32_t outside = 1;
  for (std::uint32_t c = 0; c < kNameClasses; ++c) {
    if ((classes >> c & 1U) == 0) outside |= 0xFU << label(c, Place::kBegin);
  }
  std::vector<std::uint32_t> out(sentence.size(), outside);
  for (const NameRange& name : ranges_of(sentence)) {
    for (std::size_t i = name.begin; i < name.end; ++i) {
      const Place place = name.end - name.begin == 1 ? Place::kUnit
                          : i == name.begin          ? Place::kBegin
                          : i + 1 == name.end        ? Place::kLast
                                                     : Place::kInside;
      out[i] = mask_of(name.name_class, place);
    }
  }
  return out;
}

std::vector<NameRange> decode_names(ConstView scores) {
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  std::vector<NameRange> out;
  if (scores.columns == 0 || scores.rows != kLabels) return out;
  using Column = std::array<float, kLabels>;
  std::vector<std::array<std::uint8_t, kLabels>> back(scores.columns);
  Column best{};
  for (std::uint32_t l = 0; l < kLabels; ++l) {
    best[l] = may_follow(0, l) ? scores.at(l, 0) : kNever;
  }
  for (std::size_t j = 1; j < scores.columns; ++j) {
    Column next{};
    for (std::uint32_t l = 0; l < kLabels; ++l) {
      next[l] = kNever;
      for (std::uint32_t before = 0; before < kLabels; ++before) {
        if (may_follow(before, l) && best[before] > next[l]) {
          next[l] = best[before];
          back[j][l] = static_cast<std::uint8_t>(before);
        }
      }
      next[l] += scores.at(l, j);
    }
    best = next;
  }
  std::uint32_t at = 0;
  for (std::uint32_t l = 1; l < kLabels; ++l) {
    if (may_follow(l, 0) && best[l] > best[at]) at = l;
  }
  std::size_t end = 0;
  for (std::size_t j = scores.columns; j-- > 0; at = back[j][at]) {
    if (at == 0) continue;
    const Place place = place_of(at);
    if (place == Place::kUnit || place == Place::kLast) end = j + 1;
    if (place == Place::kUnit || place == Place::kBegin) out.push_back({j, end, (at - 1) / 4});
  }
  std::ranges::reverse(out);
  return out;
}

std::vector<NameRange> gold_names(const GoldNames& sentence) {
  std::vector<NameRange> out = ranges_of(sentence);
  std::erase_if(out, [](const NameRange& name) { return name.name_class == kAnyClass; });
  return out;
}

}  // namespace lazo
