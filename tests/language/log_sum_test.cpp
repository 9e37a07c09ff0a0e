#include "language/log_sum.hpp"

#include <cmath>

#include "tests/catch.hpp"

namespace lazo {
namespace {

TEST_CASE("log_sum: is near floating point", "[language][log_sum]") {
  constexpr double kUnit = 1 << kLogBits;
  for (std::int32_t apart = 0; apart < 3000; ++apart) {
    const double exact = std::log1p(std::exp(-apart / kUnit)) * kUnit;
    INFO("apart " << apart);
    CHECK(std::abs(log_sum(0, -apart) - exact) < 0.006 * kUnit + 1);
    CHECK(log_sum(-apart, 0) == log_sum(0, -apart));
    CHECK(log_sum(1000, 1000 - apart) == 1000 + log_sum(0, -apart));
  }
}

TEST_CASE("log_sum: more of one number never makes less", "[language][log_sum]") {
  for (std::int32_t b = -2000; b < 2000; ++b) CHECK(log_sum(0, b) <= log_sum(0, b + 1));
}

}  // namespace
}  // namespace lazo
