#include "language/train/optimizer.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

// One weight of one number and a table of three rows of one number.
struct Small {
  explicit Small(OptimizerSettings settings)
      : rows(make_rows()), optimizer({&weight}, rows, settings) {}

  static RowWeight make_rows() {
    RowWeight out;
    out.weight = Weight("rows", 1, 3);
    out.is_touched.assign(3, false);
    return out;
  }

  Weight weight{"w", 1, 1};
  RowWeight rows;
  Optimizer optimizer;
};

OptimizerSettings plain() {
  OptimizerSettings out;
  out.rate = 0.1F;
  out.warm_up = 0;
  out.total_steps = 1000;
  out.average = 0.0F;
  return out;
}

TEST_CASE("optimizer: walks down a slope and clears the gradients", "[language][train]") {
  Small small(plain());
  small.weight.value.at(0, 0) = 4.0F;
  for (int i = 0; i < 300; ++i) {
    small.weight.gradient.at(0, 0) = small.weight.value.at(0, 0) - 1.0F;  // (w - 1)^2 / 2
    small.optimizer.step();
    CHECK(small.weight.gradient.at(0, 0) == 0.0F);
  }
  CHECK(small.weight.value.at(0, 0) == Approx(1.0).margin(0.05));
}

TEST_CASE("optimizer: moves only the rows that a batch touched", "[language][train]") {
  Small small(plain());
  small.rows.touch(2);
  small.rows.touch(2);
  CHECK(small.rows.touched.size() == 1);
  small.rows.weight.gradient.at(0, 2) = 1.0F;
  small.optimizer.step();
  CHECK(small.rows.weight.value.at(0, 0) == 0.0F);
  CHECK(small.rows.weight.value.at(0, 2) < 0.0F);
  CHECK(small.rows.touched.empty());
}

TEST_CASE("optimizer: the first step is as long as the rate, whatever the slope",
          "[language][train]") {
  for (const float slope : {0.001F, 1000.0F}) {
    Small small(plain());
    small.weight.gradient.at(0, 0) = slope;
    small.optimizer.step();
    CHECK(small.weight.value.at(0, 0) == Approx(-0.1).epsilon(0.02));
  }
}

TEST_CASE("optimizer: the average lags behind and can be swapped in and out", "[language][train]") {
  OptimizerSettings settings = plain();
  settings.average = 0.99F;
  Small small(settings);
  for (int i = 0; i < 80; ++i) {
    small.weight.gradient.at(0, 0) = -1.0F;
    small.optimizer.step();
  }
  const float now = small.weight.value.at(0, 0);
  small.optimizer.swap_averages();
  const float average = small.weight.value.at(0, 0);
  CHECK(average > 0.1F * now);
  CHECK(average < now);
  small.optimizer.swap_averages();
  CHECK(small.weight.value.at(0, 0) == now);
  small.optimizer.restart_averages();
  small.optimizer.swap_averages();
  CHECK(small.weight.value.at(0, 0) == now);
}

}  // namespace
}  // namespace lazo
