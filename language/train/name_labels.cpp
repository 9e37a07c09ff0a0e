#include "language/train/name_labels.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <string_view>

#include "language/names.hpp"

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

// A score in the steps in which inference keeps it.
std::int16_t score_steps(float score) {
  constexpr float kLimit = std::numeric_limits<std::int16_t>::max();
  const float steps = std::round(score * static_cast<float>(1 << kScoreBits));
  return static_cast<std::int16_t>(std::clamp(steps, -kLimit, kLimit));
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
  std::vector<NameLabel> labels;
  for (const std::string& name : name_label_names()) {
    const bool known = parse_name_label(name, labels.emplace_back());
    assert(known);
    static_cast<void>(known);
  }
  std::vector<std::int16_t> steps;
  steps.reserve(scores.columns * scores.rows);
  for (std::size_t j = 0; j < scores.columns; ++j) {
    for (const float score : scores.column(j)) steps.push_back(score_steps(score));
  }
  std::vector<NameSpan> spans;
  NameScratch scratch;
  NameDecoder(labels).decode(steps.data(), scores.rows, scores.columns, 0, scratch, spans);
  std::vector<NameRange> out;
  for (const NameSpan& span : spans) {
    out.push_back({span.first_word, span.end_word, static_cast<std::uint32_t>(span.type)});
  }
  return out;
}

std::vector<NameRange> gold_names(const GoldNames& sentence) {
  std::vector<NameRange> out = ranges_of(sentence);
  std::erase_if(out, [](const NameRange& name) { return name.name_class == kAnyClass; });
  return out;
}

}  // namespace lazo
