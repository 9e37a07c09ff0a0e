#include "language/train/embedding.hpp"

#include <algorithm>

namespace lazo {
namespace {

constexpr float kRowScale = 0.15F;  // about thirty rows add up to a vector of unit elements
constexpr float kProjectionScale = 0.15F;

std::uint32_t word_row(const InputWord& word) {
  return word.hide_word ? RowTable::kUnknownRow : word.rows->word;
}

}  // namespace

Embedding::Embedding(std::size_t rows, const WordVectors& vectors, std::size_t dimension,
                     Random& random)
    : vectors_(vectors),
      projection_("embedding.projection", vectors.hashes.empty() ? 0 : dimension,
                  vectors.values.rows()) {
  rows_.weight = Weight("embedding.rows", dimension, rows);
  rows_.weight.randomize(random, kRowScale);
  rows_.is_touched.assign(rows, false);
  projection_.randomize(random, kProjectionScale);
}

void Embedding::forward(std::span<const InputWord> words, Matrix& x) {
  const Matrix& rows = rows_.weight.value;
  x.reset(rows.rows(), words.size());
  for (std::size_t j = 0; j < words.size(); ++j) {
    const std::span<float> out = x.column(j);
    add_scaled(1.0F, rows.column(word_row(words[j])), out);
    for (const std::uint32_t row : words[j].rows->pieces) add_scaled(1.0F, rows.column(row), out);
  }
  if (projection_.value.rows() == 0) return;
  gathered_.reset(vectors_.values.rows(), words.size());
  for (std::size_t j = 0; j < words.size(); ++j) {
    if (words[j].hide_vector || words[j].rows->vector == kNoVector) continue;
    std::ranges::copy(vectors_.values.column(words[j].rows->vector), gathered_.column(j).begin());
  }
  add_product(projection_.value, gathered_, x);
}

void Embedding::backward(std::span<const InputWord> words, ConstView dx) {
  Matrix& gradient = rows_.weight.gradient;
  for (std::size_t j = 0; j < words.size(); ++j) {
    const auto add = [&](std::uint32_t row) {
      rows_.touch(row);
      add_scaled(1.0F, dx.column(j), gradient.column(row));
    };
    add(word_row(words[j]));
    for (const std::uint32_t row : words[j].rows->pieces) add(row);
  }
  if (projection_.value.rows() > 0) {
    add_product_transposed(dx, gathered_, projection_.gradient);
  }
}

void Embedding::list(WeightList& out) {
  if (projection_.value.rows() > 0) out.push_back(&projection_);
}

}  // namespace lazo
