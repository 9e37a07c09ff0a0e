// Every kernel of this machine must give the bits of the scalar one, on random numbers and on the
// extremes; the scalar one must be near what floating point says.
#include "language/kernels.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "language/kernels_tables.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

/// Random numbers in [low, high], the two ends more often than chance would give.
template <typename T>
std::vector<T> random_values(std::mt19937& random, std::size_t size, int low, int high) {
  std::uniform_int_distribution<int> value(low, high);
  std::vector<T> values(size);
  for (T& v : values) {
    const auto dice = random() % 16;
    v = static_cast<T>(dice == 0 ? low : dice == 1 ? high : value(random));
  }
  return values;
}

struct RescaleTables {
  std::vector<std::int32_t> multiplier, shift, offset;
  RescaleTables(std::mt19937& random, std::size_t rows)
      : multiplier(random_values<std::int32_t>(random, rows, 0, 1023)),
        shift(random_values<std::int32_t>(random, rows, 1, 30)),
        offset(random_values<std::int32_t>(random, rows, -65536, 65535)) {}
  [[nodiscard]] Rescale view() const { return {multiplier.data(), shift.data(), offset.data()}; }
};

struct Matrix {
  std::vector<std::int8_t> weights;
  std::vector<std::int32_t> row_sums;
  PackedMatrix packed;
  Matrix(std::mt19937& random, std::uint32_t rows, std::uint32_t columns)
      : weights(random_values<std::int8_t>(random, std::size_t{rows} * columns, -kWeightLimit,
                                           kWeightLimit)),
        row_sums(rows) {
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) row_sums[r] += weights[packed_index(r, c, columns)];
    }
    packed = {weights.data(), row_sums.data(), rows, columns};
  }
};

TEST_CASE("kernels: products agree with the scalar ones", "[language][kernels]") {
  struct Shape {
    std::uint32_t rows, columns;
    std::size_t count;
  };
  const Shape shapes[] = {{16, 4, 1},    {16, 4, 6},    {48, 32, 5},   {64, 128, 7},  {80, 36, 13},
                          {512, 128, 2}, {768, 192, 3}, {128, 512, 4}, {32, 2048, 9}, {64, 64, 0}};
  std::mt19937 random(7);
  for (const Shape& shape : shapes) {
    const Matrix matrix(random, shape.rows, shape.columns);
    const std::size_t stride = shape.columns + 3;
    const auto inputs = random_values<std::int8_t>(random, stride * (shape.count + 1), -127, 127);
    std::vector<std::int32_t> expected(shape.rows * shape.count);
    scalar_kernels().multiply(matrix.packed, inputs.data(), stride, shape.count, expected.data());
    for (const Kernels* kernels : available_kernels()) {
      std::vector<std::int32_t> sums(expected.size(), -1);
      kernels->multiply(matrix.packed, inputs.data(), stride, shape.count, sums.data());
      INFO(kernels->name << " " << shape.rows << "x" << shape.columns << " x " << shape.count);
      CHECK(sums == expected);
    }
  }
}

TEST_CASE("kernels: a product is the sum of the products of its elements", "[language][kernels]") {
  std::mt19937 random(8);
  const Matrix matrix(random, 32, 12);
  const auto inputs = random_values<std::int8_t>(random, 12, -127, 127);
  std::int32_t expected = 0;
  for (std::size_t k = 0; k < 12; ++k)
    expected += matrix.weights[((16 / 16 * 3 + k / 4) * 16 + 5) * 4 + k % 4] * inputs[k];
  std::vector<std::int32_t> sums(32);
  best_kernels().multiply(matrix.packed, inputs.data(), 12, 1, sums.data());
  CHECK(sums[21] == expected);
}

TEST_CASE("kernels: element-wise operations agree with the scalar ones", "[language][kernels]") {
  const Kernels& scalar = scalar_kernels();
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const std::size_t size = 32 * (1 + seed % 8);
    const RescaleTables tables(random, 4 * size);
    const auto sums = random_values<std::int32_t>(random, 4 * size, -8'400'000, 8'400'000);
    const auto inputs = random_values<std::int16_t>(random, 4 * size, -32768, 32767);
    const auto cells = random_values<std::int16_t>(random, size, -32768, 32767);
    const auto bytes = random_values<std::int8_t>(random, 64 * size, -127, 127);
    std::vector<WeightedRow> rows(seed % 30);
    for (WeightedRow& row : rows) {
      row = {bytes.data() + random() % 63 * size, static_cast<std::int32_t>(random() % 65536)};
    }

    std::vector<std::int16_t> scaled(4 * size - 16);
    scalar.rescale(sums.data(), tables.view(), scaled.size(), scaled.data());
    std::vector<std::int8_t> narrow(scaled.size());
    std::vector<std::int8_t> rectified(scaled.size());
    scalar.narrow(inputs.data(), narrow.size(), false, narrow.data());
    scalar.narrow(inputs.data(), narrow.size(), true, rectified.data());
    auto cell = cells;
    std::vector<std::int8_t> state(size);
    scalar.step(sums.data(), tables.view(), inputs.data(), size, cell.data(), state.data());
    std::vector<std::int32_t> total(size);
    scalar.sum_rows(rows.data(), rows.size(), size, total.data());
    const std::int32_t dot = scalar.dot(inputs.data(), bytes.data(), size);

    for (const Kernels* kernels : available_kernels()) {
      INFO(kernels->name << ", seed " << seed << ", size " << size);
      std::vector<std::int16_t> scaled2(scaled.size());
      kernels->rescale(sums.data(), tables.view(), scaled2.size(), scaled2.data());
      CHECK(scaled2 == scaled);
      std::vector<std::int8_t> narrow2(narrow.size());
      kernels->narrow(inputs.data(), narrow2.size(), false, narrow2.data());
      CHECK(narrow2 == narrow);
      kernels->narrow(inputs.data(), narrow2.size(), true, narrow2.data());
      CHECK(narrow2 == rectified);
      auto cell2 = cells;
      std::vector<std::int8_t> state2(size);
      kernels->step(sums.data(), tables.view(), inputs.data(), size, cell2.data(), state2.data());
      CHECK(cell2 == cell);
      CHECK(state2 == state);
      std::vector<std::int32_t> total2(size);
      kernels->sum_rows(rows.data(), rows.size(), size, total2.data());
      CHECK(total2 == total);
      CHECK(kernels->dot(inputs.data(), bytes.data(), size) == dot);
    }
  }
}

TEST_CASE("kernels: gates agree for every 16-bit input", "[language][kernels]") {
  // All 65,536 gate inputs go through all four gates; multiplier 0 leaves the sums out.
  constexpr std::size_t kSize = 65536;
  std::vector<std::int16_t> inputs(4 * kSize);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    inputs[i] = static_cast<std::int16_t>(i * (2 * (i / kSize) + 1));
  }
  const std::vector<std::int32_t> zero(4 * kSize, 0);
  const std::vector<std::int32_t> one(4 * kSize, 1);
  const Rescale nothing{zero.data(), one.data(), zero.data()};
  std::vector<std::int16_t> cells(kSize);
  for (std::size_t i = 0; i < kSize; ++i) cells[i] = static_cast<std::int16_t>(i * 7);
  std::vector<std::int16_t> expected_cell = cells;
  std::vector<std::int8_t> expected(kSize);
  scalar_kernels().step(zero.data(), nothing, inputs.data(), kSize, expected_cell.data(),
                        expected.data());
  for (const Kernels* kernels : available_kernels()) {
    auto cell = cells;
    std::vector<std::int8_t> state(kSize);
    kernels->step(zero.data(), nothing, inputs.data(), kSize, cell.data(), state.data());
    INFO(kernels->name);
    CHECK(cell == expected_cell);
    CHECK(state == expected);
  }
}

TEST_CASE("kernels: an LSTM step is near the one of floating point", "[language][kernels]") {
  std::mt19937 random(3);
  constexpr std::size_t kSize = 32;
  const std::vector<std::int32_t> zero(4 * kSize, 0);
  const std::vector<std::int32_t> one(4 * kSize, 1);
  std::uniform_int_distribution<int> gate(-6 << kGateBits, 6 << kGateBits);
  std::uniform_int_distribution<int> start(-3 << kCellBits, 3 << kCellBits);
  double worst_cell = 0;
  double worst_state = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<std::int16_t> inputs(4 * kSize);
    for (auto& v : inputs) v = static_cast<std::int16_t>(gate(random));
    std::vector<std::int16_t> cell(kSize);
    for (auto& v : cell) v = static_cast<std::int16_t>(start(random));
    const auto before = cell;
    std::vector<std::int8_t> state(kSize);
    best_kernels().step(zero.data(), {zero.data(), one.data(), zero.data()}, inputs.data(), kSize,
                        cell.data(), state.data());
    for (std::size_t i = 0; i < kSize; ++i) {
      const auto x = [&](std::size_t which) { return inputs[which * kSize + i] / 1024.0; };
      const auto sigmoid = [](double v) { return 1 / (1 + std::exp(-v)); };
      const double c = sigmoid(x(1)) * (before[i] / 4096.0) + sigmoid(x(0)) * std::tanh(x(3));
      const double h = sigmoid(x(2)) * std::tanh(c);
      worst_cell = std::max(worst_cell, std::abs(c - cell[i] / 4096.0));
      worst_state = std::max(worst_state, std::abs(h - state[i] / 128.0));
    }
  }
  CHECK(worst_cell < 0.003);
  CHECK(worst_state < 0.009);  // a state has 7 bits: 1/128 = 0.0078 at the end that is cut
}

TEST_CASE("kernels: the parabolas follow tanh", "[language][kernels]") {
  double worst = 0;
  for (int u = 0; u < 32768; ++u) {
    const int s = u >> 11;
    const double f = ((u & 2047) << 4) / 32768.0;
    const double y = detail::kTanhValue[s] + f * (detail::kTanhSlope[s] + f * detail::kTanhBend[s]);
    worst = std::max(worst, std::abs(y / 32768 - std::tanh(u / 8192.0)));
  }
  CHECK(worst < 3e-4);
}

TEST_CASE("kernels: names find them, the scalar ones are everywhere", "[language][kernels]") {
  CHECK(find_kernels("scalar") == &scalar_kernels());
  CHECK(find_kernels("abacus") == nullptr);
  CHECK(&best_kernels() == available_kernels().back());
}

}  // namespace
}  // namespace lazo
