// Tested by diagram_style_test.cpp.
#include "exporters/diagram_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lazo {
namespace {

constexpr Palette kLight = {"#FFFFFF", "#1F2937", "#6B7280", "#00639C", "#B93A00",
                            "#6B7280", "#9CA3AF", "#F8FAFC", "#CBD5E1"};
constexpr Palette kDark = {"#0F172A", "#E5E7EB", "#94A3B8", "#56B4E9", "#F0784A",
                           "#94A3B8", "#64748B", "#111C33", "#334155"};
// Black on white. Two parallel lines for conflict, because colour does not print.
constexpr Palette kPrint = {"#FFFFFF", "#000000", "#444444", "#000000", "#000000:#FFFFFF:#000000",
                            "#777777", "#999999", "#FFFFFF", "#999999"};

struct TypeStyle {
  std::string_view type;
  std::string_view shape;
  std::string_view style;
  std::string_view margin;
  std::uint8_t peripheries;
  bool bold;
  std::array<std::string_view, 2> light;  // fill, border
  std::array<std::string_view, 2> dark;
  std::string_view print_fill;
};

constexpr std::string_view kRoomy = "0.14,0.07";
constexpr std::array<TypeStyle, 14> kTypes = {{
    {"country",
     "box",
     "rounded,filled",
     kRoomy,
     1,
     true,
     {"#D9ECF8", "#0B5C92"},
     {"#12385A", "#56B4E9"},
     "#E6E6E6"},
    {"bloc",
     "box",
     "rounded,filled",
     kRoomy,
     2,
     true,
     {"#D9ECF8", "#0B5C92"},
     {"#12385A", "#56B4E9"},
     "#E6E6E6"},
    {"organization",
     "box",
     "filled",
     kRoomy,
     1,
     false,
     {"#FCE7BE", "#8A5A00"},
     {"#4A3407", "#E69F00"},
     "#FFFFFF"},
    {"group",
     "box",
     "filled",
     kRoomy,
     2,
     false,
     {"#FCE7BE", "#8A5A00"},
     {"#4A3407", "#E69F00"},
     "#FFFFFF"},
    {"person",
     "ellipse",
     "filled",
     "0.06,0.03",
     1,
     false,
     {"#F5DCEA", "#98386D"},
     {"#4C1F3A", "#E58FBF"},
     "#FFFFFF"},
    {"agreement",
     "hexagon",
     "filled",
     "0.02,0.03",
     1,
     true,
     {"#CFEEDF", "#006B4B"},
     {"#0B4434", "#2FC79A"},
     "#F2F2F2"},
    {"event",
     "cds",
     "filled",
     "0.26,0.13",
     1,
     false,
     {"#E5E1F6", "#51429A"},
     {"#2E2658", "#A79BEA"},
     "#FFFFFF"},
    {"sector",
     "ellipse",
     "filled",
     "0.06,0.03",
     1,
     false,
     {"#F7F3C6", "#746900"},
     {"#3F3B0A", "#F0E442"},
     "#F2F2F2"},
    {"product",
     "component",
     "filled",
     "0.16,0.07",
     1,
     false,
     {"#F7F3C6", "#746900"},
     {"#3F3B0A", "#F0E442"},
     "#FFFFFF"},
    {"measure",
     "note",
     "filled",
     kRoomy,
     1,
     false,
     {"#FBDDCE", "#A33A00"},
     {"#4F2410", "#F0784A"},
     "#FFFFFF"},
    {"topic",
     "tab",
     "filled",
     kRoomy,
     1,
     false,
     {"#D5F1F1", "#006A6F"},
     {"#0A3E42", "#4CC9CF"},
     "#FFFFFF"},
    {"place",
     "box",
     "rounded,filled",
     kRoomy,
     1,
     false,
     {"#ECECEC", "#5A5A5A"},
     {"#333A46", "#AAB2BD"},
     "#FFFFFF"},
    {"document",
     "folder",
     "filled",
     kRoomy,
     1,
     false,
     {"#F3F4F6", "#4B5563"},
     {"#1F2937", "#9CA3AF"},
     "#FFFFFF"},
    {"unknown",
     "box",
     "dotted,filled",
     kRoomy,
     1,
     false,
     {"#FFFFFF", "#6B7280"},
     {"#0F172A", "#94A3B8"},
     "#FFFFFF"},
}};

// Tables instead of std::log2, whose last digit differs between machines.
constexpr std::array<std::uint32_t, 14> kFontTenths = {110, 123, 131, 136, 140, 144, 147,
                                                       149, 151, 153, 155, 157, 158, 160};
constexpr std::array<std::uint32_t, 17> kPenHundredths = {
    110, 110, 170, 205, 230, 249, 265, 278, 290, 300, 309, 318, 325, 332, 338, 344, 350};

}  // namespace

const Palette& palette_of(Theme theme) {
  if (theme == Theme::kDark) return kDark;
  return theme == Theme::kPrint ? kPrint : kLight;
}

NodeStyle node_style(std::string_view type, Theme theme) {
  const auto* row = std::find_if(kTypes.begin(), kTypes.end(),
                                 [type](const TypeStyle& style) { return style.type == type; });
  if (row == kTypes.end()) row = kTypes.end() - 1;
  NodeStyle style{row->shape,  row->style,       row->light[0], row->light[1],
                  row->margin, row->peripheries, row->bold};
  if (theme == Theme::kDark) {
    style.fill = row->dark[0];
    style.border = row->dark[1];
  } else if (theme == Theme::kPrint) {
    style.fill = row->print_fill;
    style.border = "#000000";
  }
  return style;
}

std::string_view line_style(ClaimStatus status) {
  switch (status) {
    case ClaimStatus::kStated:
    case ClaimStatus::kDenied:
      return "solid";
    case ClaimStatus::kReported:
      return "dotted";
    case ClaimStatus::kIntended:
    case ClaimStatus::kRequired:
    case ClaimStatus::kPossible:
      break;
  }
  return "dashed";
}

std::string_view tie_color(Sign sign, Theme theme) {
  const Palette& palette = palette_of(theme);
  switch (sign) {
    case Sign::kCooperation:
      return palette.cooperation;
    case Sign::kConflict:
      return palette.conflict;
    case Sign::kNeutral:
      break;
  }
  return palette.neutral;
}

std::uint32_t font_tenths(std::uint32_t degree) {
  return kFontTenths[std::min<std::size_t>(degree, kFontTenths.size() - 1)];
}

std::uint32_t pen_hundredths(std::uint32_t claims) {
  return kPenHundredths[std::min<std::size_t>(claims, kPenHundredths.size() - 1)];
}

std::uint32_t length_hundredths(std::uint32_t degree, std::uint32_t other_degree) {
  const double low = std::min(degree, other_degree);
  const double high = std::max(degree, other_degree);
  // Square roots are exact to the last bit everywhere (IEEE 754).
  return static_cast<std::uint32_t>(130.0 + 26.4 * std::sqrt(low) + 10.0 * std::sqrt(high) +
                                    6.0 * low);
}

}  // namespace lazo
