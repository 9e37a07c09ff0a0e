#include "importers/extraction/calibration.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "graph/base/embedded.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/tsv.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles calibration_data;
}  // namespace embedded
namespace {

constexpr std::uint32_t kWhole = 10000;
constexpr std::string_view kFile = "calibration.tsv";

Result<std::uint32_t> number(const TsvRow& row, std::string_view column) {
  const std::string_view cell = row[column];
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || value > kWhole) {
    return Error{ErrorCode::kBadInput,
                 "'" + std::string(column) + "' must be 0 to 10000, found " + quoted(cell),
                 row.where(),
                 {}};
  }
  return value;
}

}  // namespace

Result<Calibration> Calibration::parse(std::string_view text, std::string_view file) {
  Calibration out;
  LAZO_CHECK(for_each_tsv_row(
      text, file, {{"raw", true}, {"calibrated", true}, {"claims", false}},
      [&](const TsvRow& row) -> Status {
        LAZO_TRY(const std::uint32_t raw, number(row, "raw"));
        LAZO_TRY(const std::uint32_t calibrated, number(row, "calibrated"));
        if (!out.points_.empty() &&
            (raw <= out.points_.back().raw || calibrated <= out.points_.back().calibrated)) {
          return Error{
              ErrorCode::kBadInput, "both figures must rise from row to row", row.where(), {}};
        }
        out.points_.push_back({raw, calibrated});
        return {};
      }));
  if (out.points_.size() < 2 || out.points_.front().raw != 0 || out.points_.back().raw != kWhole) {
    return Error{ErrorCode::kBadInput, "raw must reach from 0 to 10000", std::string(file), {}};
  }
  return out;
}

const Calibration& Calibration::shipped() {
  static const Calibration table = [] {
    Result<Calibration> parsed = parse(embedded::calibration_data.find(kFile), kFile);
    assert(parsed.ok());  // a table of ours, held by calibration_test.cpp
    return std::move(parsed).value();
  }();
  return table;
}

std::uint16_t Calibration::of(std::uint16_t raw) const {
  const auto above = std::lower_bound(points_.begin() + 1, std::prev(points_.end()), raw,
                                      [](const Point& p, std::uint32_t x) { return p.raw < x; });
  const Point& low = *std::prev(above);
  const Point& high = *above;
  const std::uint32_t inside = std::min<std::uint32_t>(raw, kWhole) - low.raw;
  return static_cast<std::uint16_t>(low.calibrated + inside * (high.calibrated - low.calibrated) /
                                                         (high.raw - low.raw));
}

}  // namespace lazo
