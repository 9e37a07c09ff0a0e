#include "tests/language/float_network.hpp"

#include <algorithm>
#include <cmath>

#include "language/features.hpp"

namespace lazo::testing {
namespace {

using Vector = std::vector<double>;
using Rows = std::vector<Vector>;

/// weight * x + bias; `bias` may be empty.
Vector affine(const Parameters& p, const std::string& weight, const std::string& bias,
              const Vector& x) {
  const Tensor& w = *p.find(weight);
  Vector y(w.shape[0]);
  for (std::size_t r = 0; r < y.size(); ++r) {
    y[r] = bias.empty() ? 0.0 : static_cast<double>(p.find(bias)->values[r]);
    for (std::size_t c = 0; c < x.size(); ++c) {
      y[r] += static_cast<double>(w.values[r * x.size() + c]) * x[c];
    }
  }
  return y;
}

Vector values_of(const Parameters& p, const std::string& name) {
  const Tensor& t = *p.find(name);
  return {t.values.begin(), t.values.end()};
}

Vector rectified(Vector v) {
  for (double& x : v) x = std::max(0.0, x);
  return v;
}

Vector input_of(const Parameters& p, std::string_view form) {
  const Tensor& rows = *p.find("embedding.rows");
  const std::size_t size = p.dimensions.embedding;
  Vector x(size);
  const auto add = [&](std::uint32_t hash) {
    const auto it = std::ranges::lower_bound(p.row_hashes, hash);
    if (it == p.row_hashes.end() || *it != hash) return false;
    const auto row = static_cast<std::size_t>(it - p.row_hashes.begin());
    for (std::size_t i = 0; i < size; ++i) {
      x[i] += static_cast<double>(rows.values[row * size + i]);
    }
    return true;
  };
  const WordFeatures features = features_of(form);
  if (!add(features.word())) add(kUnknownWord);
  for (const std::uint32_t piece : features.pieces()) add(piece);
  for (double& v : x) v = std::clamp(v, -4.0, 4.0);
  return x;
}

Rows bidirectional(const Parameters& p, const std::string& name, const Rows& inputs) {
  Rows out(inputs.size());
  for (const std::string direction : {".forward", ".backward"}) {
    const std::size_t units = p.find(name + direction + ".bias")->values.size() / 4;
    Vector h(units);
    Vector c(units);
    for (std::size_t t = 0; t < inputs.size(); ++t) {
      const std::size_t word = direction == ".forward" ? t : inputs.size() - 1 - t;
      const Vector from_below =
          affine(p, name + direction + ".input", name + direction + ".bias", inputs[word]);
      const Vector from_before = affine(p, name + direction + ".recurrent", "", h);
      const auto sigmoid = [](double v) { return 1 / (1 + std::exp(-v)); };
      for (std::size_t i = 0; i < units; ++i) {
        const auto gate = [&](std::size_t which) {
          return from_below[which * units + i] + from_before[which * units + i];
        };
        c[i] =
            std::clamp(sigmoid(gate(1)) * c[i] + sigmoid(gate(0)) * std::tanh(gate(2)), -8.0, 8.0);
        h[i] = sigmoid(gate(3)) * std::tanh(c[i]);
      }
      out[word].insert(out[word].end(), h.begin(), h.end());
    }
  }
  return out;
}

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

FloatScores float_scores(const Parameters& p, std::span<const std::string_view> forms) {
  FloatScores out;
  out.parameters = &p;
  Rows inputs;
  for (const std::string_view form : forms) inputs.push_back(input_of(p, form));
  const Rows layer1 = bidirectional(p, "layer1", inputs);
  const Rows layer2 = bidirectional(p, "layer2", layer1);
  for (const Vector& r : p.dimensions.tag_layer == 1 ? layer1 : layer2) {
    out.tags.push_back(affine(p, "tag.weight", "tag.bias", r));
  }
  for (const Vector& r :
       bidirectional(p, "names", p.dimensions.name_layer == 1 ? layer1 : layer2)) {
    out.names.push_back(affine(p, "names.weight", "names.bias", r));
  }

  const std::size_t n = forms.size();
  const auto most = static_cast<long>(p.dimensions.distance);
  const Vector distances = values_of(p, "arc.distance");
  const Vector head_score = values_of(p, "arc.head_score");
  Rows keys;
  for (const Vector& r : layer2) {
    keys.push_back(rectified(affine(p, "arc.head.weight", "arc.head.bias", r)));
    out.label_heads.push_back(affine(p, "label.head.weight", "", r));
    out.label_dependents.push_back(affine(p, "label.dependent.weight", "label.dependent.bias", r));
  }
  keys.push_back(rectified(values_of(p, "arc.root")));
  for (std::size_t d = 0; d < n; ++d) {
    const Vector query =
        affine(p, "arc.bilinear", "",
               rectified(affine(p, "arc.dependent.weight", "arc.dependent.bias", layer2[d])));
    Vector scores;
    for (std::size_t h = 0; h <= n; ++h) {
      double score = dot(keys[h], query) + dot(head_score, keys[h]);
      if (h < n) {
        const long offset = std::clamp(static_cast<long>(h) - static_cast<long>(d), -most, most);
        score += distances[static_cast<std::size_t>(offset + most)];
      }
      scores.push_back(score);
    }
    out.arcs.push_back(std::move(scores));
  }
  out.label_root = values_of(p, "label.root");
  return out;
}

std::vector<std::vector<double>> FloatScores::relations(
    std::span<const std::uint32_t> heads) const {
  Rows out;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    const Vector& of_head = heads[d] == heads.size() ? label_root : label_heads[heads[d]];
    Vector sum = label_dependents[d];
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += of_head[i];
    out.push_back(affine(*parameters, "label.weight", "label.bias", rectified(sum)));
  }
  return out;
}

}  // namespace lazo::testing
