#pragma once
// Trained parameters -> the integer model that ships.
//
//   LAZO_TRY(const ModelData data, quantize(parameters));
//   LAZO_CHECK(real_file_system().write_atomically("en.lzm", write_model(data)));
//
// Each row of a matrix gets a scale of its own, chosen among those that the rescaling of
// kernels.hpp can express exactly, so that rounding the weights is the only loss. The units of
// activations follow from the ranges that training measured (network.md, section 8). Deterministic.
// kBadInput if a tensor is missing or has not the shape of network.md.

#include "graph/base/result.hpp"
#include "language/model_writer.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

[[nodiscard]] Result<ModelData> quantize(const Parameters& parameters);

}  // namespace lazo
