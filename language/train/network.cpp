#include "language/train/network.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "language/train/softmax.hpp"

namespace lazo {
namespace {

void scale_values(float factor, std::span<float> values) {
  for (float& v : values) v *= factor;
}

void clip_input(Matrix& input) {
  for (float& v : input.values()) v = std::min(std::max(v, -kInputLimit), kInputLimit);
}

void append_magnitudes(ConstView values, std::vector<float>& out) {
  for (std::size_t j = 0; j < values.columns; ++j) {
    for (const float v : values.column(j)) {
      if (v != kNoArc) out.push_back(std::abs(v));
    }
  }
}

float share_of_word(const Batch& batch) {
  return 1.0F / static_cast<float>(std::max<std::size_t>(1, batch.packing.words()));
}

// Column of the head of each word in the order by sentence.
std::vector<std::uint32_t> head_columns(const Batch& batch,
                                        const std::vector<std::uint32_t>& heads) {
  std::vector<std::uint32_t> out(heads.size());
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    const std::size_t first = batch.first_words[s];
    for (std::size_t w = first; w < first + batch.packing.length(s); ++w) {
      out[w] = heads[w] == 0 ? kRootColumn : static_cast<std::uint32_t>(first) + heads[w] - 1;
    }
  }
  return out;
}

std::span<const LabelShare> shares_at(const Batch& batch,
                                      const std::vector<std::span<const LabelShare>>& list,
                                      std::size_t at) {
  return batch.has_shares ? list[at] : std::span<const LabelShare>();
}

// Of a word that people annotated, or of one of which teachers have their shares.
double loss_of(std::span<float> scores, std::uint32_t gold, std::span<const LabelShare> shares) {
  return shares.empty() ? softmax_loss(scores, gold) : softmax_loss(scores, shares);
}

}  // namespace

Network::Network(const Dimensions& dimensions, const LabelSizes& sizes, std::size_t rows,
                 const WordVectors& vectors, Random& random)
    : dimensions_(dimensions),
      embedding_(rows, vectors, dimensions.embedding, random),
      lstm1_("layer1", dimensions.embedding, dimensions.hidden, random),
      lstm2_("layer2", 2 * dimensions.hidden, dimensions.hidden, random),
      tag_("tag", sizes.tags, 2 * dimensions.hidden, Linear::Bias::kYes, random),
      arc_(dimensions, 2 * dimensions.hidden, random),
      label_(dimensions, sizes.relations, 2 * dimensions.hidden, random),
      name_lstm_("names", 2 * dimensions.hidden, dimensions.name_hidden, random),
      name_("names", sizes.names, 2 * dimensions.name_hidden, Linear::Bias::kYes, random) {}

WeightList Network::weights() {
  WeightList out;
  embedding_.list(out);
  lstm1_.list(out);
  lstm2_.list(out);
  tag_.list(out);
  arc_.list(out);
  label_.list(out);
  const WeightList names = name_weights();
  out.insert(out.end(), names.begin(), names.end());
  return out;
}

WeightList Network::name_weights() {
  WeightList out;
  name_lstm_.list(out);
  name_.list(out);
  return out;
}

void Network::encode(const Batch& batch, Depth depth, float dropout, Random& random) {
  embedding_.forward(batch.words, input_);
  clip_input(input_);
  input_dropout_.apply(dropout, random, input_);
  lstm1_.forward(batch.packing, input_, layer1_);
  dropout1_.apply(dropout, random, layer1_);
  layer1_gradient_.reset(layer1_.rows(), layer1_.columns());
  if (depth == Depth::kNames && dimensions_.name_layer == 1) return;
  lstm2_.forward(batch.packing, layer1_, layer2_);
  dropout2_.apply(dropout, random, layer2_);
  layer2_gradient_.reset(layer2_.rows(), layer2_.columns());
}

// Layer 2 in the order by sentence, so that a sentence is a block of columns.
void Network::gather(const Batch& batch) {
  sentences_.reset(layer2_.rows(), layer2_.columns());
  sentences_gradient_.reset(layer2_.rows(), layer2_.columns());
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    for (std::size_t w = 0; w < batch.packing.length(s); ++w) {
      std::ranges::copy(layer2_.column(batch.packing.column(s, w)),
                        sentences_.column(batch.first_words[s] + w).begin());
    }
  }
}

void Network::scatter_gradient(const Batch& batch) {
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    for (std::size_t w = 0; w < batch.packing.length(s); ++w) {
      add_scaled(1.0F, sentences_gradient_.column(batch.first_words[s] + w),
                 layer2_gradient_.column(batch.packing.column(s, w)));
    }
  }
}

double Network::tag_loss(const Batch& batch, float scale) {
  const Matrix& input = layer(dimensions_.tag_layer);
  tag_.forward(input, scores_);
  double loss = 0;
  for (std::size_t j = 0; j < batch.tags.size(); ++j) {
    loss += loss_of(scores_.column(j), batch.tags[j], shares_at(batch, batch.shares.tags, j));
  }
  scale_values(scale, scores_.values());
  tag_.backward(input, scores_, layer_gradient(dimensions_.tag_layer));
  return loss;
}

double Network::arc_loss(const Batch& batch, float scale, float dropout, Random& random) {
  arc_.forward(sentences_, dropout, random);
  double loss = 0;
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    const std::size_t first = batch.first_words[s];
    Matrix scores = arc_.scores(first, batch.packing.length(s));
    for (std::size_t w = 0; w < batch.packing.length(s); ++w) {
      loss += loss_of(scores.column(w), batch.heads[first + w],
                      shares_at(batch, batch.shares.heads, first + w));
    }
    scale_values(scale, scores.values());
    arc_.add_gradient(first, scores);
  }
  arc_.backward(sentences_, sentences_gradient_);
  return loss;
}

double Network::relation_loss(const Batch& batch, float scale, float dropout, Random& random) {
  label_.forward(sentences_, head_columns(batch, batch.heads), dropout, random, scores_);
  double loss = 0;
  for (std::size_t w = 0; w < batch.relations.size(); ++w) {
    loss +=
        loss_of(scores_.column(w), batch.relations[w], shares_at(batch, batch.shares.relations, w));
  }
  scale_values(scale, scores_.values());
  label_.backward(sentences_, scores_, sentences_gradient_);
  return loss;
}

double Network::name_loss(const Batch& batch, float scale, const LossSettings& settings,
                          Random& random) {
  const Matrix& input = layer(dimensions_.name_layer);
  name_lstm_.forward(batch.packing, input, name_layer_);
  name_dropout_.apply(settings.dropout, random, name_layer_);
  name_.forward(name_layer_, scores_);
  double loss = 0;
  for (std::size_t j = 0; j < batch.names.size(); ++j) {
    const std::span<const LabelShare> shares = shares_at(batch, batch.shares.names, j);
    loss += shares.empty() ? softmax_loss_any(scores_.column(j), batch.names[j])
                           : softmax_loss(scores_.column(j), shares);
  }
  scale_values(scale * settings.name_weight, scores_.values());
  Matrix gradient(name_layer_.rows(), name_layer_.columns());
  name_.backward(name_layer_, scores_, gradient);
  name_dropout_.backward(gradient);
  name_lstm_.backward(batch.packing, input, gradient, layer_gradient(dimensions_.name_layer));
  return loss;
}

Losses Network::train_names(const Batch& batch, const LossSettings& settings, Random& random) {
  Losses losses;
  encode(batch, Depth::kNames, settings.dropout, random);
  losses.name = name_loss(batch, share_of_word(batch), settings, random);
  return losses;
}

Losses Network::train(const Batch& batch, const LossSettings& settings, Random& random) {
  Losses losses;
  const float scale = share_of_word(batch);
  const Depth depth = batch.has_trees ? Depth::kAll : Depth::kNames;
  encode(batch, depth, settings.dropout, random);
  if (batch.has_names) losses.name = name_loss(batch, scale, settings, random);
  if (batch.has_trees) {
    losses.tag = tag_loss(batch, scale);
    gather(batch);
    losses.arc = arc_loss(batch, scale, settings.dropout, random);
    losses.relation = relation_loss(batch, scale, settings.dropout, random);
    scatter_gradient(batch);
  }
  if (batch.has_trees || dimensions_.name_layer == 2) {
    dropout2_.backward(layer2_gradient_);
    lstm2_.backward(batch.packing, layer1_, layer2_gradient_, layer1_gradient_);
  }
  dropout1_.backward(layer1_gradient_);
  Matrix input_gradient(input_.rows(), input_.columns());
  lstm1_.backward(batch.packing, input_, layer1_gradient_, input_gradient);
  // Where the input was cut its gradient is taken as it is: the limit is seldom reached, and a
  // gradient leads back from it.
  input_dropout_.backward(input_gradient);
  embedding_.backward(batch.words, input_gradient);
  return losses;
}

Predictions Network::predict(const Batch& batch) {
  Predictions out;
  Random unused(0);
  encode(batch, Depth::kAll, 0.0F, unused);
  tag_.forward(layer(dimensions_.tag_layer), scores_);
  for (std::size_t j = 0; j < scores_.columns(); ++j) {
    out.tags.push_back(static_cast<std::uint32_t>(argmax(scores_.column(j))));
  }
  gather(batch);
  arc_.forward(sentences_, 0.0F, unused);
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    const Matrix scores = arc_.scores(batch.first_words[s], batch.packing.length(s));
    for (std::size_t w = 0; w < scores.columns(); ++w) {
      out.heads.push_back(static_cast<std::uint32_t>(argmax(scores.column(w))));
    }
  }
  label_.forward(sentences_, head_columns(batch, out.heads), 0.0F, unused, scores_);
  for (std::size_t w = 0; w < scores_.columns(); ++w) {
    out.relations.push_back(static_cast<std::uint32_t>(argmax(scores_.column(w))));
  }
  name_lstm_.forward(batch.packing, layer(dimensions_.name_layer), name_layer_);
  name_.forward(name_layer_, out.name_scores);
  return out;
}

Beliefs Network::believe(const Batch& batch) {
  Beliefs out;
  Random unused(0);
  encode(batch, Depth::kAll, 0.0F, unused);
  tag_.forward(layer(dimensions_.tag_layer), out.tags);
  for (std::size_t j = 0; j < out.tags.columns(); ++j) softmax(out.tags.column(j));
  gather(batch);
  arc_.forward(sentences_, 0.0F, unused);
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    Matrix& arcs =
        out.arcs.emplace_back(arc_.scores(batch.first_words[s], batch.packing.length(s)));
    for (std::size_t w = 0; w < arcs.columns(); ++w) softmax(arcs.column(w));
  }
  name_lstm_.forward(batch.packing, layer(dimensions_.name_layer), name_layer_);
  name_.forward(name_layer_, out.names);
  for (std::size_t j = 0; j < out.names.columns(); ++j) softmax(out.names.column(j));
  return out;
}

Matrix Network::believe_relations(const Batch& batch, const std::vector<std::uint32_t>& heads) {
  Matrix out;
  Random unused(0);
  label_.forward(sentences_, head_columns(batch, heads), 0.0F, unused, out);
  for (std::size_t w = 0; w < out.columns(); ++w) softmax(out.column(w));
  return out;
}

void Network::sample_activations(const Batch& batch, ActivationSamples& samples) {
  embedding_.forward(batch.words, input_);
  append_magnitudes(input_.view(), samples.input);
  const Predictions predictions = predict(batch);
  append_magnitudes(predictions.name_scores.view(), samples.names);
  append_magnitudes(arc_.heads(), samples.heads);
  append_magnitudes(arc_.dependents(), samples.dependents);
  append_magnitudes(arc_.projected(), samples.projected);
  append_magnitudes(label_.hidden(), samples.hidden);
  for (std::size_t s = 0; s < batch.packing.sentences(); ++s) {
    const Matrix scores = arc_.scores(batch.first_words[s], batch.packing.length(s));
    append_magnitudes(scores.view(), samples.arcs);
  }
  tag_.forward(layer(dimensions_.tag_layer), scores_);
  append_magnitudes(scores_.view(), samples.tags);
}

}  // namespace lazo
