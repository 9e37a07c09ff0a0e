#pragma once
// Writes model files. The content as plain arrays; quantize() (language/train/quantize.hpp) makes
// it from trained parameters, tests make it from random numbers.
//
//   ModelData data = ...;
//   std::string bytes = write_model(data);       // Model::from_bytes(bytes, "x") reads it
//
// Deterministic: the same content gives the same bytes.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "language/model.hpp"

namespace lazo {

/// An integer matrix with the rescaling of its rows. `weights` are in packed order.
struct MatrixData {
  std::uint32_t rows = 0;  ///< before padding; the arrays hold a multiple of kRowBlock
  std::uint32_t columns = 0;
  std::vector<std::int8_t> weights;
  std::vector<std::int32_t> multipliers;
  std::vector<std::int32_t> shifts;
  std::vector<std::int32_t> offsets;

  /// All zero, padded.
  MatrixData(std::uint32_t row_count, std::uint32_t column_count);
  MatrixData() = default;
};

struct ModelLemmaScript {
  bool keep_case = false;
  std::uint8_t strip = 0;
  std::string append;
};

struct ModelData {
  Language language = Language::kUnknown;
  std::uint32_t feature_version = 0;
  ModelDimensions dimensions;
  std::vector<std::string> tag_labels;
  std::vector<std::string> relation_labels;
  std::vector<std::string> name_labels;
  std::vector<std::uint32_t> row_hashes;  ///< rising
  std::vector<std::uint16_t> row_multipliers;
  std::vector<std::int8_t> rows;
  std::uint32_t row_bits = 0;
  std::array<MatrixData, kMatrixCount> matrices;
  std::vector<std::int8_t> arc_root;
  std::vector<std::int16_t> label_root;
  std::vector<std::int32_t> distances;
  std::uint32_t margin_multiplier = 0;
  std::uint32_t margin_shift = 0;
  std::vector<ModelLemmaScript> lemma_scripts;
  std::vector<LemmaEntry> lemma_entries;  ///< rising by hash
  ModelProvenance provenance;
  std::vector<std::uint64_t> sentence_hashes;  ///< rising
};

[[nodiscard]] std::string write_model(const ModelData& data);

}  // namespace lazo
