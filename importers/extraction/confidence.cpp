#include "importers/extraction/confidence.hpp"

#include <algorithm>

namespace lazo {

std::uint16_t tie_confidence(std::uint16_t base, bool parsed, std::uint16_t source,
                             std::uint16_t target, std::uint8_t margin) {
  std::uint32_t sure = base;
  sure = sure * source / 10000;
  sure = sure * target / 10000;
  // Without a tree the ends are a guess by order; with one, a close call costs up to a tenth.
  sure = parsed ? sure - sure * (255U - margin) / 2550 : sure * 7 / 10;
  return static_cast<std::uint16_t>(std::clamp<std::uint32_t>(sure, 100, 9900));
}

}  // namespace lazo
