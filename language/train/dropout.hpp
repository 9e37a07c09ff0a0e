#pragma once
// Dropout: sets values to zero at random and stretches the others, and does the same to the
// gradient on the way back (Srivastava et al. 2014).
//
//   Dropout dropout;
//   dropout.apply(0.3F, random, y);  ...  dropout.backward(dy);
//
// With share 0 it does nothing. Keeps the mask of the last apply(). Not synchronised.

#include "language/train/matrix.hpp"
#include "language/train/random.hpp"

namespace lazo {

class Dropout {
 public:
  void apply(float share, Random& random, Matrix& values) {
    active_ = share > 0.0F;
    if (!active_) return;
    mask_.reset(values.rows(), values.columns());
    const float keep = 1.0F / (1.0F - share);
    // Four masks from one random number.
    const auto limit = static_cast<std::uint64_t>(share * 65536.0F);
    float* mask = mask_.values().data();
    float* value = values.values().data();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      bits = i % 4 == 0 ? random.next() : bits >> 16U;
      mask[i] = (bits & 0xFFFFU) < limit ? 0.0F : keep;
      value[i] *= mask[i];
    }
  }

  void backward(Matrix& gradient) const {
    if (!active_) return;
    const float* mask = mask_.values().data();
    float* g = gradient.values().data();
    for (std::size_t i = 0; i < gradient.size(); ++i) g[i] *= mask[i];
  }

 private:
  bool active_ = false;
  Matrix mask_;
};

}  // namespace lazo
