#pragma once
// The network of a model in 32-bit floats, as the trainer runs it (Eigen): what the integer kernels
// are measured against.
//
//   FloatPath path(model, analyses);      // sizes of the model, random weights: speed knows no
//   more path.run(analyses);                   // every head on every sentence; nothing is decoded
//
// It is favoured: sentences come in batches of like length, input rows are gathered once for a form
// before the clock starts, and no tree, name or lemma is made of the scores. How wide its vectors
// are is decided by the compiler (SSE2 unless -march says more). Not synchronised.

#include <memory>
#include <vector>

#include "language/analysis.hpp"
#include "language/model.hpp"

namespace lazo::bench {

class FloatPath {
 public:
  FloatPath(const Model& model, const std::vector<const Analysis*>& texts);
  ~FloatPath();
  FloatPath(const FloatPath&) = delete;
  FloatPath& operator=(const FloatPath&) = delete;

  /// Reads all texts once; the sum of the labels chosen, so that nothing is optimised away.
  std::size_t run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lazo::bench
