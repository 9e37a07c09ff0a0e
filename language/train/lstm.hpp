#pragma once
// A bidirectional LSTM layer (language/network.md, section 2) with its gradient.
//
//   BidirectionalLstm layer("layer1", input_size, hidden, random);
//   layer.forward(packing, x, y);            // y: 2 * hidden rows
//   layer.backward(packing, x, y, dy, dx);   // adds to the gradients of the weights; dx may be
//   empty
//
// Keeps the activations of the last forward(); one batch at a time. Not synchronised.
// Source: Hochreiter and Schmidhuber 1997, forget gate of Gers et al. 2000 with bias 1.

#include <cstddef>
#include <string>

#include "language/train/matrix.hpp"
#include "language/train/packing.hpp"
#include "language/train/random.hpp"
#include "language/train/weight.hpp"

namespace lazo {

/// Cells are cut at +-kCellLimit, so that integers hold them.
inline constexpr float kCellLimit = 8.0F;

/// One direction.
class Lstm {
 public:
  enum class Direction : unsigned char { kForward, kBackward };

  Lstm(const std::string& name, std::size_t input_size, std::size_t hidden, Direction direction,
       Random& random);

  /// Fills y [hidden, words] from x [input, words].
  void forward(const Packing& packing, ConstView x, View y);
  /// dy is the gradient at y; adds the gradient at x to dx unless that has no rows.
  void backward(const Packing& packing, ConstView x, ConstView dy, View dx);

  void list(WeightList& out);

 private:
  // Position that is read before / after `position`, and how many sentences carry a state along.
  struct Step {
    std::size_t position = 0;
    std::size_t carried = 0;
  };
  [[nodiscard]] Step step(const Packing& packing, std::size_t number) const;

  void run_cell(std::size_t first, std::size_t count);

  std::size_t hidden_;
  Direction direction_;
  Weight input_;
  Weight recurrent_;
  Weight bias_;
  Matrix gates_;            // i f g o after their activation, [4 hidden, words]
  Matrix cells_;            // [hidden, words]
  Matrix cell_tanh_;        // tanh(cells)
  Matrix previous_hidden_;  // h of the step before, in the column of the step
  Matrix previous_cells_;
  Matrix gate_gradients_;  // scratch of backward(), kept for its memory
};

class BidirectionalLstm {
 public:
  BidirectionalLstm(const std::string& name, std::size_t input_size, std::size_t hidden,
                    Random& random);

  void forward(const Packing& packing, ConstView x, Matrix& y);
  void backward(const Packing& packing, ConstView x, ConstView dy, View dx);
  void list(WeightList& out);

 private:
  std::size_t hidden_;
  Lstm forward_;
  Lstm backward_;
};

}  // namespace lazo
