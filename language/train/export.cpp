#include "language/train/export.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace lazo {
namespace {

// Share of the values that may be cut off when activations become integers.
constexpr double kCutShare = 1e-4;

// Row-major values of a matrix of ours. A single column becomes a vector.
Tensor tensor_of(const Weight& weight) {
  const Matrix& m = weight.value;
  Tensor out{weight.name, {static_cast<std::uint32_t>(m.rows())}, {}};
  if (m.columns() != 1) out.shape.push_back(static_cast<std::uint32_t>(m.columns()));
  out.values.reserve(m.size());
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.columns(); ++j) out.values.push_back(m.at(i, j));
  }
  return out;
}

Status set_weight(const Parameters& parameters, Weight& weight) {
  Matrix& m = weight.value;
  const Tensor* tensor = parameters.find(weight.name);
  if (tensor == nullptr || tensor->values.size() != m.size() || tensor->shape.front() != m.rows()) {
    return Error{ErrorCode::kBadInput,
                 "tensor " + quoted(weight.name) + " is missing or has another size",
                 {},
                 "train with the sizes of the parameters to continue"};
  }
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.columns(); ++j) m.at(i, j) = tensor->values[i * m.columns() + j];
  }
  return {};
}

float range_of(std::vector<float>& magnitudes) {
  if (magnitudes.empty()) return 0.0F;
  const auto cut = static_cast<std::ptrdiff_t>(kCutShare * static_cast<double>(magnitudes.size()));
  const auto at = magnitudes.end() - 1 - cut;
  std::nth_element(magnitudes.begin(), at, magnitudes.end());
  return *at;
}

// The rows that ship, by hash: every trained row, and words with a vector up to the limit.
class ShippedRows {
 public:
  ShippedRows(Network& network, const RowTable& rows, const WordVectors& vectors)
      : table_(network.embedding().rows().weight.value), rows_(rows), vectors_(vectors) {
    projected_.reset(table_.rows(), vectors.hashes.size());
    if (!vectors.hashes.empty()) {
      add_product(network.embedding().projection().value,
                  vectors.values.view().slice(0, vectors.hashes.size()), projected_);
    }
  }

  void select(std::size_t most_rows) {
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      chosen_.emplace(rows_.hashes()[row], row);
    for (const std::uint32_t hash : vectors_.hashes) {
      if (chosen_.size() >= most_rows) break;
      chosen_.emplace(hash, RowTable::kUnknownRow);
    }
  }

  void write(Parameters& out) const {
    const std::size_t dimension = table_.rows();
    Tensor tensor{
        "embedding.rows",
        {static_cast<std::uint32_t>(chosen_.size()), static_cast<std::uint32_t>(dimension)},
        {}};
    std::vector<float> row(dimension);
    for (const auto& [hash, number] : chosen_) {
      std::ranges::copy(table_.column(number), row.begin());
      if (const std::uint32_t column = vectors_.find(hash); column != kNoVector) {
        add_scaled(1.0F, projected_.column(column), row);
      }
      out.row_hashes.push_back(hash);
      tensor.values.insert(tensor.values.end(), row.begin(), row.end());
    }
    out.tensors.push_back(std::move(tensor));
  }

 private:
  const Matrix& table_;
  const RowTable& rows_;
  const WordVectors& vectors_;
  Matrix projected_;
  std::map<std::uint32_t, std::uint32_t> chosen_;  // hash -> trained row
};

}  // namespace

void export_network(Network& network, const RowTable& rows, const WordVectors& vectors,
                    std::size_t most_rows, Parameters& out) {
  out.row_hashes.clear();
  out.tensors.clear();
  ShippedRows shipped(network, rows, vectors);
  shipped.select(most_rows);
  shipped.write(out);
  for (const Weight* weight : network.weights()) {
    // The projection is in the rows already.
    if (weight != &network.embedding().projection()) out.tensors.push_back(tensor_of(*weight));
  }
}

Status import_network(const Parameters& parameters, Network& network) {
  const Tensor* rows = parameters.find("embedding.rows");
  Matrix& table = network.embedding().rows().weight.value;
  if (rows == nullptr || rows->values.size() != table.size()) {
    return Error{
        ErrorCode::kBadInput, "the rows of the parameters are missing or of another size", {}, {}};
  }
  // A row of the tensor is a column of the table: both are the same sequence of numbers.
  std::ranges::copy(rows->values, table.values().begin());
  for (Weight* weight : network.weights()) LAZO_CHECK(set_weight(parameters, *weight));
  return {};
}

Tensor measure_ranges(Network& network, const std::vector<Batch>& batches) {
  ActivationSamples samples;
  for (const Batch& batch : batches) network.sample_activations(batch, samples);
  Tensor out{"ranges", {8}, {}};
  for (std::vector<float>* values :
       {&samples.input, &samples.heads, &samples.dependents, &samples.projected, &samples.hidden,
        &samples.arcs, &samples.tags, &samples.names}) {
    out.values.push_back(range_of(*values));
  }
  return out;
}

}  // namespace lazo
