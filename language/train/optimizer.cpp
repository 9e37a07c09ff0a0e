#include "language/train/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lazo {
namespace {

constexpr float kEpsilon = 1e-8F;
// The average moves slowly: taking it every so many steps costs little and changes nothing.
constexpr std::size_t kAverageEvery = 8;

struct AdamStep {
  float momentum;
  float variance;
  float rate;             // with both bias corrections
  float variance_factor;  // correction under the root
  float gradient_factor;  // of the norm limit
};

void update(std::span<float> value, std::span<float> gradient, std::span<float> momentum,
            std::span<float> variance, const AdamStep& step) {
  float* w = value.data();
  float* g = gradient.data();
  float* m = momentum.data();
  float* v = variance.data();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const float slope = g[i] * step.gradient_factor;
    m[i] = step.momentum * m[i] + (1.0F - step.momentum) * slope;
    v[i] = step.variance * v[i] + (1.0F - step.variance) * slope * slope;
    w[i] -= step.rate * m[i] / (std::sqrt(v[i] * step.variance_factor) + kEpsilon);
    g[i] = 0.0F;
  }
}

void prepare(Weight& weight, bool averaging) {
  weight.momentum.reset(weight.value.rows(), weight.value.columns());
  weight.variance.reset(weight.value.rows(), weight.value.columns());
  if (averaging) weight.average = weight.value;
}

}  // namespace

Optimizer::Optimizer(WeightList weights, RowWeight& rows, OptimizerSettings settings)
    : weights_(std::move(weights)), rows_(rows), settings_(settings) {
  for (Weight* weight : weights_) prepare(*weight, settings_.average > 0.0F);
  prepare(rows_.weight, settings_.average > 0.0F);
}

float Optimizer::rate() const {
  const auto step = static_cast<float>(steps_);
  const auto warm_up = static_cast<float>(settings_.warm_up);
  if (step < warm_up) return settings_.rate * step / warm_up;
  const float left =
      1.0F - step / static_cast<float>(std::max<std::size_t>(1, settings_.total_steps));
  return settings_.last_rate + (settings_.rate - settings_.last_rate) * std::max(left, 0.0F);
}

void Optimizer::step() {
  ++steps_;
  double square = 0.0;
  for (const Weight* weight : weights_) {
    const std::span<const float> gradient = weight->gradient.values();
    square += dot(gradient, gradient);
  }
  const auto norm = static_cast<float>(std::sqrt(square));
  const auto n = static_cast<float>(steps_);
  AdamStep step{};
  step.momentum = settings_.momentum;
  step.variance = settings_.variance;
  step.rate = rate() / (1.0F - std::pow(settings_.momentum, n));
  step.variance_factor = 1.0F / (1.0F - std::pow(settings_.variance, n));
  step.gradient_factor =
      norm > settings_.longest_gradient ? settings_.longest_gradient / norm : 1.0F;

  for (Weight* w : weights_) {
    update(w->value.values(), w->gradient.values(), w->momentum.values(), w->variance.values(),
           step);
  }
  Weight& table = rows_.weight;
  for (const std::uint32_t row : rows_.touched) {
    update(table.value.column(row), table.gradient.column(row), table.momentum.column(row),
           table.variance.column(row), step);
    rows_.is_touched[row] = false;
  }
  rows_.touched.clear();
  if (settings_.average > 0.0F && steps_ % kAverageEvery == 0) update_averages();
}

void Optimizer::update_averages() {
  // Early averages would remember the random start: the share kept grows with the steps taken.
  const auto taken = static_cast<float>(steps_);
  const float keep = std::min(std::pow(settings_.average, static_cast<float>(kAverageEvery)),
                              taken / (taken + 10.0F * static_cast<float>(kAverageEvery)));
  const auto move = [keep](Weight& weight) {
    const std::span<const float> value = std::as_const(weight).value.values();
    float* average = weight.average.values().data();
    for (std::size_t i = 0; i < value.size(); ++i) {
      average[i] += (1.0F - keep) * (value[i] - average[i]);
    }
  };
  for (Weight* weight : weights_) move(*weight);
  move(rows_.weight);
}

void Optimizer::restart_averages() {
  if (settings_.average <= 0.0F) return;
  for (Weight* weight : weights_) weight->average = weight->value;
  rows_.weight.average = rows_.weight.value;
}

void Optimizer::swap_averages() {
  if (settings_.average <= 0.0F) return;
  for (Weight* weight : weights_) std::swap(weight->value, weight->average);
  std::swap(rows_.weight.value, rows_.weight.average);
}

}  // namespace lazo
