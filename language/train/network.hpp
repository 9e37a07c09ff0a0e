#pragma once
// The whole network of language/network.md in float: loss and gradients of a batch, predictions,
// and the weights by name.
//
//   Network network(dimensions, sizes, rows, vectors, random);
//   const Losses losses = network.train(batch, settings, random);    // gradients are added up
//   const Predictions p = network.predict(batch);
//
// One batch at a time; not synchronised.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/train/arc_head.hpp"
#include "language/train/batch.hpp"
#include "language/train/dropout.hpp"
#include "language/train/embedding.hpp"
#include "language/train/label_head.hpp"
#include "language/train/linear.hpp"
#include "language/train/lstm.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

/// How many labels each head chooses from.
struct LabelSizes {
  std::size_t tags = 0;
  std::size_t relations = 0;
  std::size_t names = 0;
};

struct LossSettings {
  float dropout =
      0.33F;  ///< share of the values hidden in the input, after each layer and in the heads
  float name_weight = 1.0F;  ///< of the loss of names beside that of trees
};

/// Sums of the loss over the words of a batch.
struct Losses {
  double tag = 0;
  double arc = 0;
  double relation = 0;
  double name = 0;

  [[nodiscard]] double total() const { return tag + arc + relation + name; }
};

struct Predictions {
  std::vector<std::uint32_t> tags;       ///< packed order
  std::vector<std::uint32_t> heads;      ///< by sentence, as in Batch; the best arc of each word
  std::vector<std::uint32_t> relations;  ///< by sentence, given the predicted heads
  Matrix name_scores;                    ///< [labels, words], packed order
};

/// Probabilities of everything but the relations, which depend on the heads.
struct Beliefs {
  Matrix tags;               ///< [labels, words], packed order
  std::vector<Matrix> arcs;  ///< of each sentence: [words + 1, words], row 0 the root
  Matrix names;              ///< [labels, words], packed order
};

/// Largest magnitudes that inference must hold (network.md, section 8): all but a share of 1e-4.
struct ActivationSamples {
  std::vector<float> input, heads, dependents, projected, hidden, arcs, tags, names;
};

class Network {
 public:
  /// `vectors` must outlive this.
  Network(const Dimensions& dimensions, const LabelSizes& sizes, std::size_t rows,
          const WordVectors& vectors, Random& random);

  /// Adds the gradients of the mean loss over the words of the batch; returns the sums.
  Losses train(const Batch& batch, const LossSettings& settings, Random& random);
  /// The same for the name layer alone: nothing below it gets a gradient. The batch has names.
  Losses train_names(const Batch& batch, const LossSettings& settings, Random& random);

  /// What the network says, without dropout. Only `packing` and `words` of the batch are read.
  [[nodiscard]] Predictions predict(const Batch& batch);

  /// How likely the network takes each answer for, without dropout.
  [[nodiscard]] Beliefs believe(const Batch& batch);
  /// After believe(batch): the same of the relations, [labels, words] by sentence, given heads.
  [[nodiscard]] Matrix believe_relations(const Batch& batch,
                                         const std::vector<std::uint32_t>& heads);

  /// What predict() does, keeping the magnitudes of what is computed on the way.
  void sample_activations(const Batch& batch, ActivationSamples& samples);

  /// All weights but the rows of the input layer, in the order of network.md.
  [[nodiscard]] WeightList weights();
  /// Those of the name layer, which no tree depends on.
  [[nodiscard]] WeightList name_weights();
  [[nodiscard]] Embedding& embedding() { return embedding_; }

 private:
  enum class Depth : unsigned char { kNames, kAll };

  void encode(const Batch& batch, Depth depth, float dropout, Random& random);
  void gather(const Batch& batch);
  void scatter_gradient(const Batch& batch);
  double tag_loss(const Batch& batch, float scale);
  double arc_loss(const Batch& batch, float scale, float dropout, Random& random);
  double relation_loss(const Batch& batch, float scale, float dropout, Random& random);
  double name_loss(const Batch& batch, float scale, const LossSettings& settings, Random& random);

  [[nodiscard]] Matrix& layer(std::uint32_t number) { return number == 1 ? layer1_ : layer2_; }
  [[nodiscard]] Matrix& layer_gradient(std::uint32_t number) {
    return number == 1 ? layer1_gradient_ : layer2_gradient_;
  }

  Dimensions dimensions_;
  Embedding embedding_;
  BidirectionalLstm lstm1_;
  BidirectionalLstm lstm2_;
  Linear tag_;
  ArcHead arc_;
  LabelHead label_;
  BidirectionalLstm name_lstm_;
  Linear name_;

  // Activations of the present batch: packed order, but `sentences_` (layer 2, by sentence).
  Matrix input_, layer1_, layer2_, sentences_, name_layer_;
  Matrix layer1_gradient_, layer2_gradient_, sentences_gradient_;
  Matrix scores_;
  Dropout input_dropout_, dropout1_, dropout2_, name_dropout_;
};

}  // namespace lazo
