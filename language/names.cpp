#include "language/names.hpp"

#include <algorithm>
#include <limits>

namespace lazo {
namespace {

using Place = NameLabel::Place;

constexpr std::size_t kTypes = 4;
constexpr std::int32_t kImpossible = std::numeric_limits<std::int32_t>::min() / 2;

bool leaves_open(Place place) {
  return place == Place::kBegin || place == Place::kInside;
}
bool continues(Place place) {
  return place == Place::kInside || place == Place::kLast;
}

struct Best {
  std::int32_t total = kImpossible;
  std::uint8_t label = 0;
  void offer(std::int32_t candidate, std::uint8_t from) {
    if (candidate > total) *this = {candidate, from};
  }
};

}  // namespace

void NameDecoder::decode(const std::int16_t* scores, std::size_t stride, std::size_t n,
                         std::uint32_t first_word, NameScratch& scratch,
                         std::vector<NameSpan>& names) const {
  if (n == 0) return;
  const std::size_t count = labels_.size();
  scratch.previous.resize(n * count);
  scratch.totals.resize(count);
  scratch.path.resize(n);

  Best closed{0, 0};  // the best way to the word before that leaves no name open
  std::array<Best, kTypes> open{};
  for (std::size_t w = 0; w < n; ++w) {
    for (std::size_t l = 0; l < count; ++l) {
      const NameLabel& label = labels_[l];
      const Best& before =
          continues(label.place) ? open[static_cast<std::size_t>(label.type)] : closed;
      scratch.previous[w * count + l] = before.label;
      // An impossible way stays one, however long: adding must not run out of range.
      scratch.totals[l] =
          before.total == kImpossible ? kImpossible : before.total + scores[w * stride + l];
    }
    closed = {};
    open = {};
    for (std::size_t l = 0; l < count; ++l) {
      const NameLabel& label = labels_[l];
      Best& after = leaves_open(label.place) ? open[static_cast<std::size_t>(label.type)] : closed;
      after.offer(scratch.totals[l], static_cast<std::uint8_t>(l));
    }
  }

  std::uint8_t label = closed.label;
  for (std::size_t w = n; w-- > 0;) {
    scratch.path[w] = label;
    label = scratch.previous[w * count + label];
  }
  std::size_t begin = 0;
  for (std::size_t w = 0; w < n; ++w) {
    const NameLabel& here = labels_[scratch.path[w]];
    if (here.place == Place::kBegin || here.place == Place::kUnit) begin = w;
    if (here.place != Place::kLast && here.place != Place::kUnit) continue;
    names.push_back({first_word + static_cast<std::uint32_t>(begin),
                     first_word + static_cast<std::uint32_t>(w) + 1, here.type,
                     margin(scores, stride, begin, w + 1, scratch.path.data())});
  }
}

std::uint8_t NameDecoder::margin(const std::int16_t* scores, std::size_t stride, std::size_t begin,
                                 std::size_t end, const std::uint8_t* path) const {
  std::int32_t least = 255;
  for (std::size_t w = begin; w < end; ++w) {
    const NameLabel& chosen = labels_[path[w]];
    std::int32_t rival = std::numeric_limits<std::int16_t>::min();
    for (std::size_t l = 0; l < labels_.size(); ++l) {
      const NameLabel& label = labels_[l];
      if (label.place != Place::kOutside && label.type == chosen.type) continue;
      rival = std::max<std::int32_t>(rival, scores[w * stride + l]);
    }
    const std::int32_t ahead = scores[w * stride + path[w]] - rival;
    least = std::min(least, std::max(0, ahead) >> (kScoreBits - 5));
  }
  return static_cast<std::uint8_t>(least);
}

}  // namespace lazo
