#include "language/train/lstm.hpp"

#include <algorithm>
#include <cmath>

namespace lazo {
namespace {

float glorot(std::size_t in, std::size_t out) {
  return std::sqrt(6.0F / static_cast<float>(in + out));
}

void copy(ConstView from, View to) {
  for (std::size_t j = 0; j < from.columns; ++j)
    std::ranges::copy(from.column(j), to.column(j).begin());
}

}  // namespace

Lstm::Lstm(const std::string& name, std::size_t input_size, std::size_t hidden, Direction direction,
           Random& random)
    : hidden_(hidden),
      direction_(direction),
      input_(name + ".input", 4 * hidden, input_size),
      recurrent_(name + ".recurrent", 4 * hidden, hidden),
      bias_(name + ".bias", 4 * hidden, 1) {
  input_.randomize(random, glorot(input_size, hidden));
  recurrent_.randomize(random, glorot(hidden, hidden));
  std::ranges::fill(bias_.value.values().subspan(hidden, hidden), 1.0F);
}

// Number 0 is the first step that is computed. A sentence that has both the position of a step and
// that of the step before carries its state along; all others start from zero.
Lstm::Step Lstm::step(const Packing& packing, std::size_t number) const {
  const std::size_t last = packing.positions() - 1;
  const bool forward = direction_ == Direction::kForward;
  Step out;
  out.position = forward ? number : last - number;
  if (number > 0) {
    out.carried = packing.active(forward ? out.position : out.position + 1);
  }
  return out;
}

void Lstm::forward(const Packing& packing, ConstView x, View y) {
  gates_.reset(4 * hidden_, x.columns);
  cells_.reset(hidden_, x.columns);
  cell_tanh_.reset(hidden_, x.columns);
  previous_hidden_.reset(hidden_, x.columns);
  previous_cells_.reset(hidden_, x.columns);
  add_product(input_.value, x, gates_);
  add_to_columns(bias_.value.values(), gates_);
  for (std::size_t number = 0; number < packing.positions(); ++number) {
    const Step now = step(packing, number);
    const std::size_t first = packing.begin(now.position);
    if (now.carried > 0) {
      const std::size_t before = packing.begin(step(packing, number - 1).position);
      const View h = previous_hidden_.view().slice(first, now.carried);
      copy(ConstView(y).slice(before, now.carried), h);
      copy(cells_.view().slice(before, now.carried),
           previous_cells_.view().slice(first, now.carried));
      add_product(recurrent_.value, h, gates_.view().slice(first, now.carried));
    }
    run_cell(first, packing.active(now.position));
    for (std::size_t j = first; j < first + packing.active(now.position); ++j) {
      const float* o = gates_.column(j).data() + 3 * hidden_;
      const float* c = cell_tanh_.column(j).data();
      float* h = y.column(j).data();
      for (std::size_t i = 0; i < hidden_; ++i) h[i] = o[i] * c[i];
    }
  }
}

void Lstm::run_cell(std::size_t first, std::size_t count) {
  for (std::size_t j = first; j < first + count; ++j) {
    const std::span<float> gates = gates_.column(j);
    apply_sigmoid(gates.first(2 * hidden_));
    apply_tanh(gates.subspan(2 * hidden_, hidden_));
    apply_sigmoid(gates.last(hidden_));
    const float* i_gate = gates.data();
    const float* f = i_gate + hidden_;
    const float* g = f + hidden_;
    const float* before = previous_cells_.column(j).data();
    float* cell = cells_.column(j).data();
    float* squashed = cell_tanh_.column(j).data();
    for (std::size_t i = 0; i < hidden_; ++i) {
      const float c = f[i] * before[i] + i_gate[i] * g[i];
      cell[i] = std::min(std::max(c, -kCellLimit), kCellLimit);
      squashed[i] = cell[i];
    }
    apply_tanh(cell_tanh_.column(j));
  }
}

void Lstm::backward(const Packing& packing, ConstView x, ConstView dy, View dx) {
  gate_gradients_.reset(4 * hidden_, x.columns);
  // Gradients that a step hands to the one before it: at h, and at c.
  Matrix carry_hidden(hidden_, packing.sentences());
  Matrix carry_cells(hidden_, packing.sentences());
  for (std::size_t number = packing.positions(); number-- > 0;) {
    const Step now = step(packing, number);
    const std::size_t first = packing.begin(now.position);
    const std::size_t count = packing.active(now.position);
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t j = first + k;
      const float* i_gate = gates_.column(j).data();
      const float* f = i_gate + hidden_;
      const float* g = f + hidden_;
      const float* o = g + hidden_;
      const float* cell = cells_.column(j).data();
      const float* squashed = cell_tanh_.column(j).data();
      const float* before = previous_cells_.column(j).data();
      const float* dh_out = dy.column(j).data();
      const float* dh_carry = carry_hidden.column(k).data();
      float* dc_carry = carry_cells.column(k).data();
      float* d_i = gate_gradients_.column(j).data();
      float* d_f = d_i + hidden_;
      float* d_g = d_f + hidden_;
      float* d_o = d_g + hidden_;
      for (std::size_t i = 0; i < hidden_; ++i) {
        const float dh = dh_out[i] + dh_carry[i];
        float dc = dc_carry[i] + dh * o[i] * (1.0F - squashed[i] * squashed[i]);
        dc = std::abs(cell[i]) < kCellLimit ? dc : 0.0F;
        d_o[i] = dh * squashed[i] * o[i] * (1.0F - o[i]);
        d_i[i] = dc * g[i] * i_gate[i] * (1.0F - i_gate[i]);
        d_f[i] = dc * before[i] * f[i] * (1.0F - f[i]);
        d_g[i] = dc * i_gate[i] * (1.0F - g[i] * g[i]);
        dc_carry[i] = dc * f[i];
      }
    }
    // Sentences that start at this step hand nothing on; those that are not in it keep nothing.
    const auto clear_from = [](Matrix& carry, std::size_t column) {
      std::ranges::fill(carry.values().subspan(column * carry.rows()), 0.0F);
    };
    clear_from(carry_cells, now.carried);
    clear_from(carry_hidden, 0);
    if (now.carried > 0) {
      add_transposed_product(recurrent_.value, gate_gradients_.view().slice(first, now.carried),
                             carry_hidden.view().slice(0, now.carried));
    }
  }
  add_product_transposed(gate_gradients_, x, input_.gradient);
  add_product_transposed(gate_gradients_, previous_hidden_, recurrent_.gradient);
  add_column_sum(gate_gradients_, bias_.gradient.values());
  if (dx.rows > 0) add_transposed_product(input_.value, gate_gradients_, dx);
}

void Lstm::list(WeightList& out) {
  out.insert(out.end(), {&input_, &recurrent_, &bias_});
}

BidirectionalLstm::BidirectionalLstm(const std::string& name, std::size_t input_size,
                                     std::size_t hidden, Random& random)
    : hidden_(hidden),
      forward_(name + ".forward", input_size, hidden, Lstm::Direction::kForward, random),
      backward_(name + ".backward", input_size, hidden, Lstm::Direction::kBackward, random) {}

void BidirectionalLstm::forward(const Packing& packing, ConstView x, Matrix& y) {
  y.reset(2 * hidden_, x.columns);
  forward_.forward(packing, x, y.view().block(0, hidden_));
  backward_.forward(packing, x, y.view().block(hidden_, hidden_));
}

void BidirectionalLstm::backward(const Packing& packing, ConstView x, ConstView dy, View dx) {
  forward_.backward(packing, x, dy.block(0, hidden_), dx);
  backward_.backward(packing, x, dy.block(hidden_, hidden_), dx);
}

void BidirectionalLstm::list(WeightList& out) {
  forward_.list(out);
  backward_.list(out);
}

}  // namespace lazo
