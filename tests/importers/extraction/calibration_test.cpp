#include "importers/extraction/calibration.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

Result<Calibration> with(std::string_view rows) {
  return Calibration::parse("raw\tcalibrated\tclaims\n" + std::string(rows), "c.tsv");
}

}  // namespace

TEST_CASE("calibration: rows hold, and between them lie the values between",
          "[extraction][calibration]") {
  const Result<Calibration> table = with("0\t1000\t0\n5000\t2000\t40\n10000\t9000\t0\n");
  REQUIRE(table.ok());
  const struct {
    std::uint16_t raw, calibrated;
  } rows[] = {{0, 1000}, {2500, 1500}, {4999, 1999}, {5000, 2000}, {7500, 5500}, {10000, 9000}};
  for (const auto& row : rows) {
    INFO(row.raw);
    CHECK(table->of(row.raw) == row.calibrated);
  }
}

TEST_CASE("calibration: the shipped table never falls and stays inside the scale",
          "[extraction][calibration]") {
  std::uint16_t before = 0;
  for (std::uint32_t raw = 0; raw <= 10000; ++raw) {
    const std::uint16_t now = Calibration::shipped().of(static_cast<std::uint16_t>(raw));
    if (now < before || now > 10000) FAIL(raw);
    before = now;
  }
  CHECK(before > 8000);
}

TEST_CASE("calibration: tables that fall, end early or hold no numbers are refused",
          "[extraction][calibration]") {
  for (const char* const rows :
       {"0\t1000\t\n", "0\t1000\t\n9000\t2000\t\n", "0\t2000\t\n10000\t1000\t\n",
        "0\t1\t\n5000\tmany\t\n10000\t9000\t\n", "0\t1\t\n5000\t20000\t\n10000\t30000\t\n"}) {
    INFO(rows);
    CHECK_FALSE(with(rows).ok());
  }
}

}  // namespace lazo
