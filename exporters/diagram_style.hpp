#pragma once
// How a picture looks: the type of a node by fill, border and shape (each alone would do, so that
// grey print and colour blindness lose nothing), the polarity of a tie by colour, its status by the
// line. Fills are tints and borders shades of the hues of Okabe and Ito (2008).
//
// Pure functions; the colours and shapes are constants.

#include <cstdint>
#include <string_view>

#include "exporters/exporter.hpp"
#include "graph/claim.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

struct Palette {
  std::string_view background;
  std::string_view text;
  std::string_view muted;  ///< second lines, the legend's words
  std::string_view cooperation;
  std::string_view conflict;
  std::string_view neutral;
  std::string_view faint;  ///< ties of the background layer
  std::string_view cluster_fill;
  std::string_view cluster_border;
};
[[nodiscard]] const Palette& palette_of(Theme theme);

struct NodeStyle {
  std::string_view shape;
  std::string_view style;  ///< "rounded,filled"
  std::string_view fill;
  std::string_view border;
  std::string_view margin;  ///< "0.14,0.07"
  std::uint8_t peripheries = 1;
  bool bold = false;
};
/// By the name of the type; an unknown type looks like "unknown".
[[nodiscard]] NodeStyle node_style(std::string_view type, Theme theme);

/// Line style of a status: solid stated, dotted reported, dashed for what is no fact.
[[nodiscard]] std::string_view line_style(ClaimStatus status);
/// Colour of a tie that is not denied (a denied one is neutral: a reader sees the red line, not the
/// word NOT).
[[nodiscard]] std::string_view tie_color(Sign sign, Theme theme);

/// 11 + min(5, 1.3 log2(1 + degree)) in tenths of a point.
[[nodiscard]] std::uint32_t font_tenths(std::uint32_t degree);
/// 1.1 + 0.6 log2(claims) in hundredths of a point, at most 3.5.
[[nodiscard]] std::uint32_t pen_hundredths(std::uint32_t claims);
/// Length of a line between nodes of these degrees in a spring layout, in hundredths of an inch:
/// without it the busiest nodes collapse into one clump.
[[nodiscard]] std::uint32_t length_hundredths(std::uint32_t degree, std::uint32_t other_degree);

}  // namespace lazo
