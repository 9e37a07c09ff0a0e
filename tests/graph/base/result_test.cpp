#include "graph/base/result.hpp"

#include "tests/catch.hpp"

using namespace lazo;

namespace {
Result<int> half(int n) {
  if (n % 2 != 0) return Error{ErrorCode::kBadInput, "odd number", "here", "give an even one"};
  return n / 2;
}
Result<int> quarter(int n) {
  LAZO_TRY(const int once, half(n));
  LAZO_TRY(const int twice, half(once));
  return twice;
}
}  // namespace

TEST_CASE("result: a value or the first error on the way", "[base][result]") {
  CHECK(quarter(12).value() == 3);
  REQUIRE_FALSE(quarter(6).ok());
  CHECK(quarter(6).error().text() == "here: odd number; give an even one");
}

TEST_CASE("result: quoted text is short and on one line", "[base][result]") {
  CHECK(quoted("a\nb") == "'a b'");
  CHECK(quoted(std::string(70, 'x')) == "'" + std::string(60, 'x') + "\u2026'");
}
