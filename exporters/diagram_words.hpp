#pragma once
// The words of a picture's legend in the interface languages.

#include <cstdint>
#include <string_view>

#include "graph/base/language_code.hpp"

namespace lazo {

enum class DiagramWord : std::uint8_t {
  kCooperation,
  kConflict,
  kNeutral,
  kStated,
  kPlanned,
  kReported,
  kDenied,
  kBackground,
  kMutual,
  kEvidence,
  kDescribed,
  kNot,
  kDisputed,
  kMore,
  kNodesLeftOut,
  kTiesLeftOut,
};

/// "cooperation", "cooperación", "coopération".
[[nodiscard]] std::string_view diagram_word(DiagramWord word, Language language);

}  // namespace lazo
