#include "language/train/quantize.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>

namespace lazo {
namespace {

// Units: the real value of one step of a number.
constexpr double kStateUnit = 1.0 / 128;                  // states of the recurrent layers
constexpr double kGateUnit = 1.0 / (1 << kGateBits);      // inputs of gates
constexpr double kInputUnit = 128.0 / (1 << kInputBits);  // high part of a word's input
constexpr double kScoreUnit = 1.0 / (1 << kScoreBits);
constexpr double kNarrowed = 256;  // narrow() drops 8 bits
constexpr double kMostNarrow = 127 * kNarrowed;
// Sums of two vectors may exceed the range of what remains of them after the rectifier.
constexpr double kLabelRoom = 1.25;
constexpr double kQueryRoom = 1.25;

/// Entries of Parameters "ranges" (network.md, section 8).
enum Range : std::size_t { kInputRange, kHeadRange, kDependentRange, kQueryRange, kLabelRange };

/// A scale as multiplier / 2^shift, the least one that is not below `wanted`.
struct Scale {
  std::int32_t multiplier = 0;
  std::int32_t shift = 1;
  [[nodiscard]] double value() const { return std::ldexp(multiplier, -shift); }
};

Scale scale_at_least(double wanted) {
  Scale scale;
  if (wanted <= 0) return scale;
  int exponent = 0;
  std::frexp(wanted, &exponent);  // wanted = [0.5, 1) * 2^exponent
  scale.shift = std::clamp(10 - exponent, 1, 30);
  double multiplier = std::ceil(std::ldexp(wanted, scale.shift));
  if (multiplier > 1023 && scale.shift > 1) {
    --scale.shift;
    multiplier = std::ceil(std::ldexp(wanted, scale.shift));
  }
  scale.multiplier = static_cast<std::int32_t>(std::clamp(multiplier, 1.0, 1023.0));
  return scale;
}

template <typename T>
T rounded(double value, double limit) {
  return static_cast<T>(std::clamp(std::round(value), -limit, limit));
}

/// The scale for a row of weights whose inputs and outputs have these units. The greatest weight
/// need not fit: a few clipped weights may cost less than coarser steps for all. Takes what leaves
/// the least squared error.
Scale scale_for(std::span<const float> weights, double input_unit, double output_unit) {
  double most = 0;
  for (const float w : weights) most = std::max(most, std::abs(static_cast<double>(w)));
  const auto error_of = [&](const Scale& scale) {
    const double step = scale.value() * output_unit / input_unit;
    double error = 0;
    for (const float w : weights) {
      const double value = static_cast<double>(w);
      const double lost = value - step * rounded<double>(value / step, kWeightLimit);
      error += lost * lost;
    }
    return error;
  };
  const double full = most / kWeightLimit * input_unit / output_unit;
  Scale best = scale_at_least(full);
  if (best.multiplier == 0) return best;
  double least = error_of(best);
  for (int percent = 96; percent >= 52; percent -= 4) {
    const Scale scale = scale_at_least(full * percent / 100);
    const double error = error_of(scale);
    if (error < least) {
      least = error;
      best = scale;
    }
  }
  return best;
}

/// Puts one row of weights, whose inputs have `input_unit`, into row `row` of a matrix whose
/// outputs have `output_unit`.
void put_row(MatrixData& matrix, std::size_t row, std::span<const float> weights, double bias,
             double input_unit, double output_unit) {
  const Scale scale = scale_for(weights, input_unit, output_unit);
  matrix.multipliers[row] = scale.multiplier;
  matrix.shifts[row] = scale.shift;
  matrix.offsets[row] = rounded<std::int32_t>(bias / output_unit, 65535);
  if (scale.multiplier == 0) return;
  const double step = scale.value() * output_unit / input_unit;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    matrix.weights[packed_index(row, c, matrix.columns)] =
        rounded<std::int8_t>(static_cast<double>(weights[c]) / step, kWeightLimit);
  }
}

class Quantizer {
 public:
  explicit Quantizer(const Parameters& parameters) : p_(parameters), d_(parameters.dimensions) {}

  Result<ModelData> run() {
    put_tables();
    LAZO_CHECK(put_rows());
    LAZO_CHECK(put_layers());
    LAZO_CHECK(put_heads());
    return std::move(out_);
  }

 private:
  /// The values of a tensor of this shape.
  Result<std::span<const float>> tensor(const std::string& name,
                                        const std::vector<std::uint32_t>& shape) const {
    const Tensor* found = p_.find(name);
    if (found == nullptr || found->shape != shape) {
      return Error{ErrorCode::kBadInput,
                   found == nullptr ? "no tensor " + quoted(name)
                                    : "tensor " + quoted(name) + " has another shape than expected",
                   "parameters", "train again with this version"};
    }
    return std::span<const float>(found->values);
  }

  void put_tables() {
    out_.language = language_of_code(p_.language);
    out_.feature_version = p_.feature_version;
    out_.dimensions = {d_.embedding,   d_.hidden,   d_.arc,       d_.label,
                       d_.name_hidden, d_.distance, d_.tag_layer, d_.name_layer};
    out_.tag_labels = p_.tag_labels;
    out_.relation_labels = p_.label_labels;
    out_.name_labels = p_.name_labels;
    for (const StoredLemmaScript& script : p_.lemma_scripts) {
      out_.lemma_scripts.push_back({script.keep_case, script.strip, script.append});
    }
    out_.lemma_entries = p_.lemma_entries;
    out_.provenance.seed = p_.seed;
    out_.provenance.epochs = p_.epochs;
    out_.provenance.dropped_sentences = p_.dropped_sentences;
    out_.provenance.note = p_.note;
    for (const TrainingFile& file : p_.files) {
      out_.provenance.files.push_back({file.name, file.sha256, file.licence});
    }
    out_.sentence_hashes = p_.sentence_hashes;
  }

  Status put_rows() {
    const auto count = static_cast<std::uint32_t>(p_.row_hashes.size());
    LAZO_TRY(const auto values, tensor("embedding.rows", {count, d_.embedding}));
    const auto step_of = [&](std::size_t row) {
      double most = 0;
      for (const float v : values.subspan(row * d_.embedding, d_.embedding)) {
        most = std::max(most, std::abs(static_cast<double>(v)));
      }
      return most / 127;
    };
    double most = 0;
    for (std::size_t row = 0; row < count; ++row) most = std::max(most, step_of(row));
    int bits = 28;
    while (bits > kInputBits + 1 && std::ceil(std::ldexp(most, bits)) > 65535) --bits;
    out_.row_bits = static_cast<std::uint32_t>(bits);
    out_.row_hashes = p_.row_hashes;
    for (std::size_t row = 0; row < count; ++row) {
      const double multiplier = std::clamp(std::ceil(std::ldexp(step_of(row), bits)), 1.0, 65535.0);
      const double step = std::ldexp(multiplier, -bits);
      out_.row_multipliers.push_back(static_cast<std::uint16_t>(multiplier));
      for (const float v : values.subspan(row * d_.embedding, d_.embedding)) {
        out_.rows.push_back(rounded<std::int8_t>(static_cast<double>(v) / step, 127));
      }
    }
    return {};
  }

  MatrixData& matrix(MatrixId id) { return out_.matrices[static_cast<std::size_t>(id)]; }

  /// The gates of a tensor (input, forget, candidate, output) into rows from `first` on in the
  /// order of the kernels (input, forget, output, candidate).
  static void put_gates(MatrixData& matrix, std::size_t first, std::size_t units,
                        std::span<const float> weights, std::span<const float> bias,
                        double input_unit) {
    constexpr std::array<std::size_t, 4> kSource = {0, 1, 3, 2};
    for (std::size_t gate = 0; gate < 4; ++gate) {
      for (std::size_t i = 0; i < units; ++i) {
        const std::size_t source = kSource[gate] * units + i;
        put_row(matrix, first + gate * units + i,
                weights.subspan(source * matrix.columns, matrix.columns),
                bias.empty() ? 0.0 : static_cast<double>(bias[source]), input_unit, kGateUnit);
      }
    }
  }

  /// A bidirectional layer: its input matrix and the two recurrent ones that follow it.
  Status put_layer(const std::string& name, MatrixId input, std::uint32_t columns,
                   std::uint32_t units, double input_unit) {
    matrix(input) = MatrixData(8 * units, columns);
    const char* const directions[] = {".forward", ".backward"};
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::string prefix = name + directions[direction];
      LAZO_TRY(const auto in, tensor(prefix + ".input", {4 * units, columns}));
      LAZO_TRY(const auto recurrent, tensor(prefix + ".recurrent", {4 * units, units}));
      LAZO_TRY(const auto bias, tensor(prefix + ".bias", {4 * units}));
      put_gates(matrix(input), direction * 4 * units, units, in, bias, input_unit);
      auto& recurrent_matrix =
          matrix(static_cast<MatrixId>(static_cast<std::size_t>(input) + 1 + direction));
      recurrent_matrix = MatrixData(4 * units, units);
      put_gates(recurrent_matrix, 0, units, recurrent, {}, kStateUnit);
    }
    return {};
  }

  Status put_layers() {
    LAZO_CHECK(put_layer("layer1", MatrixId::kInput1, d_.embedding, d_.hidden, kInputUnit));
    LAZO_CHECK(put_layer("layer2", MatrixId::kInput2, 2 * d_.hidden, d_.hidden, kStateUnit));
    return put_layer("names", MatrixId::kNameInput, 2 * d_.hidden, d_.name_hidden, kStateUnit);
  }

  Status put_dense(const std::string& name, MatrixId id, std::size_t first, std::uint32_t rows,
                   double input_unit, double output_unit, const std::string& weights = "weight") {
    MatrixData& to = matrix(id);
    LAZO_TRY(const auto values, tensor(name + "." + weights, {rows, to.columns}));
    std::span<const float> bias;
    if (p_.find(name + ".bias") != nullptr) {
      LAZO_TRY(bias, tensor(name + ".bias", {rows}));
    }
    for (std::size_t r = 0; r < rows; ++r) {
      put_row(to, first + r, values.subspan(r * to.columns, to.columns),
              bias.empty() ? 0.0 : static_cast<double>(bias[r]), input_unit, output_unit);
    }
    return {};
  }

  Status put_heads() {
    const auto count = [](const auto& labels) { return static_cast<std::uint32_t>(labels.size()); };
    LAZO_TRY(const auto ranges, tensor("ranges", {8}));
    const auto range = [&](Range which) {
      return std::max(1e-3, static_cast<double>(ranges[which]));
    };
    const double head_unit = range(kHeadRange) / kMostNarrow;
    const double dependent_unit = range(kDependentRange) / kMostNarrow;
    const double query_unit = kQueryRoom * range(kQueryRange) / 32767;
    const double label_unit = kLabelRoom * range(kLabelRange) / kMostNarrow;
    const double arc_unit = query_unit * head_unit * kNarrowed;
    const std::uint32_t a = d_.arc;
    const std::uint32_t l = d_.label;

    matrix(MatrixId::kTag) = MatrixData(count(p_.tag_labels), 2 * d_.hidden);
    LAZO_CHECK(put_dense("tag", MatrixId::kTag, 0, count(p_.tag_labels), kStateUnit, kScoreUnit));
    matrix(MatrixId::kName) = MatrixData(count(p_.name_labels), 2 * d_.name_hidden);
    LAZO_CHECK(
        put_dense("names", MatrixId::kName, 0, count(p_.name_labels), kStateUnit, kScoreUnit));

    matrix(MatrixId::kHeads) = MatrixData(2 * a + 2 * l, 2 * d_.hidden);
    LAZO_CHECK(put_dense("arc.head", MatrixId::kHeads, 0, a, kStateUnit, head_unit));
    LAZO_CHECK(put_dense("arc.dependent", MatrixId::kHeads, a, a, kStateUnit, dependent_unit));
    LAZO_CHECK(put_dense("label.head", MatrixId::kHeads, 2 * a, l, kStateUnit, label_unit));
    LAZO_CHECK(
        put_dense("label.dependent", MatrixId::kHeads, 2 * a + l, l, kStateUnit, label_unit));

    MatrixData& bilinear = matrix(MatrixId::kBilinear) = MatrixData(a, a);
    LAZO_TRY(const auto weights, tensor("arc.bilinear", {a, a}));
    LAZO_TRY(const auto head_score, tensor("arc.head_score", {a}));
    for (std::size_t r = 0; r < a; ++r) {
      put_row(bilinear, r, weights.subspan(r * a, a), static_cast<double>(head_score[r]),
              dependent_unit * kNarrowed, query_unit);
    }

    matrix(MatrixId::kLabel) = MatrixData(count(p_.label_labels), l);
    LAZO_CHECK(put_dense("label", MatrixId::kLabel, 0, count(p_.label_labels),
                         label_unit * kNarrowed, kScoreUnit));

    LAZO_TRY(const auto arc_root, tensor("arc.root", {a}));
    for (const float v : arc_root) {
      out_.arc_root.push_back(rounded<std::int8_t>(
          std::max(0.0, static_cast<double>(v)) / (head_unit * kNarrowed), 127));
    }
    LAZO_TRY(const auto label_root, tensor("label.root", {l}));
    for (const float v : label_root) {
      out_.label_root.push_back(rounded<std::int16_t>(static_cast<double>(v) / label_unit, 32767));
    }
    LAZO_TRY(const auto distances, tensor("arc.distance", {2 * d_.distance + 1}));
    for (const float v : distances) {
      out_.distances.push_back(
          rounded<std::int32_t>(static_cast<double>(v) / arc_unit, std::ldexp(1, 29)));
    }
    // Margins count in steps of 1/32.
    int shift = 0;
    while (shift < 60 && std::ldexp(arc_unit * 32, shift + 1) < std::ldexp(1, 20)) ++shift;
    out_.margin_shift = static_cast<std::uint32_t>(shift);
    out_.margin_multiplier = static_cast<std::uint32_t>(
        std::clamp(std::round(std::ldexp(arc_unit * 32, shift)), 0.0, std::ldexp(1, 20)));
    return {};
  }

  const Parameters& p_;
  const Dimensions& d_;
  ModelData out_;
};

}  // namespace

Result<ModelData> quantize(const Parameters& parameters) {
  return Quantizer(parameters).run();
}

}  // namespace lazo
