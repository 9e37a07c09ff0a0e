// Every layer against finite differences, and the network as a whole.

#include <algorithm>
#include <optional>
#include <utility>

#include "language/train/arc_head.hpp"
#include "language/train/label_head.hpp"
#include "language/train/linear.hpp"
#include "language/train/lstm.hpp"
#include "language/train/network.hpp"
#include "language/train/softmax.hpp"
#include "tests/language/train/gradient_check.hpp"

namespace lazo {
namespace {

using test::check_gradients;

Matrix random_matrix(std::size_t rows, std::size_t columns, Random& random) {
  Matrix out(rows, columns);
  for (float& v : out.values()) v = random.symmetric();
  return out;
}

// Makes a matrix a weight, so that the gradient at the input of a layer is checked like one.
Weight as_weight(Matrix values) {
  Weight out("input", values.rows(), values.columns());
  out.value = std::move(values);
  return out;
}

double product_sum(ConstView a, ConstView b) {
  double sum = 0.0;
  for (std::size_t j = 0; j < a.columns; ++j) {
    for (std::size_t i = 0; i < a.rows; ++i) {
      sum += static_cast<double>(a.at(i, j)) * static_cast<double>(b.at(i, j));
    }
  }
  return sum;
}

const Packing kPacking({4, 3, 3, 1});

// Moves every ReLU far from its kink, where finite differences mean nothing: half of the units on,
// half of them off.
void avoid_kinks(const WeightList& weights) {
  for (Weight* weight : weights) {
    const bool root = weight->name == "arc.root";
    const bool bias = weight->name == "arc.head.bias" || weight->name == "arc.dependent.bias" ||
                      weight->name == "label.dependent.bias";
    for (std::size_t i = 0; (root || bias) && i < weight->value.size(); ++i) {
      weight->value.values()[i] = (i % 2 == 0 ? 1.0F : -1.0F) * (bias ? 2.5F : 0.5F);
    }
  }
}

TEST_CASE("gradient: linear layer", "[language][train]") {
  Random random(1);
  Linear layer("linear", 5, 7, Linear::Bias::kYes, random);
  Weight x = as_weight(random_matrix(7, 6, random));
  const Matrix target = random_matrix(5, 6, random);
  Matrix y;
  WeightList weights;
  layer.list(weights);
  REQUIRE(weights.size() == 2);
  weights.push_back(&x);
  check_gradients(
      weights,
      [&] {
        layer.forward(x.value, y);
        return product_sum(y, target);
      },
      [&] { layer.backward(x.value, target, x.gradient); });
}

TEST_CASE("gradient: LSTM over packed sentences, both directions", "[language][train]") {
  Random random(2);
  BidirectionalLstm layer("lstm", 6, 5, random);
  Weight x = as_weight(random_matrix(6, kPacking.words(), random));
  const Matrix target = random_matrix(10, kPacking.words(), random);
  Matrix y;
  WeightList weights;
  layer.list(weights);
  REQUIRE(weights.size() == 6);
  weights.push_back(&x);
  check_gradients(
      weights,
      [&] {
        layer.forward(kPacking, x.value, y);
        return product_sum(y, target);
      },
      [&] { layer.backward(kPacking, x.value, target, x.gradient); });
}

TEST_CASE("lstm: a sentence gives the same alone as in a batch", "[language][train]") {
  Random random(3);
  BidirectionalLstm layer("lstm", 6, 5, random);
  const Matrix x = random_matrix(6, kPacking.words(), random);
  Matrix together;
  layer.forward(kPacking, x, together);
  for (std::size_t s = 0; s < kPacking.sentences(); ++s) {
    const Packing alone({kPacking.length(s)});
    Matrix own(6, kPacking.length(s));
    for (std::size_t w = 0; w < own.columns(); ++w) {
      for (std::size_t i = 0; i < 6; ++i) own.at(i, w) = x.at(i, kPacking.column(s, w));
    }
    Matrix y;
    layer.forward(alone, own, y);
    for (std::size_t w = 0; w < own.columns(); ++w) {
      for (std::size_t i = 0; i < 10; ++i) {
        CHECK(y.at(i, w) == Approx(together.at(i, kPacking.column(s, w))).margin(1e-5));
      }
    }
  }
}

TEST_CASE("gradient: arc head", "[language][train]") {
  Random random(4);
  Dimensions dimensions;
  dimensions.arc = 6;
  dimensions.distance = 2;
  ArcHead layer(dimensions, 8, random);
  Weight x = as_weight(random_matrix(8, 7, random));
  const std::pair<std::size_t, std::size_t> sentences[] = {{0, 4}, {4, 3}};  // first word, words
  const std::vector<std::size_t> gold = {2, 0, 2, 3, 0, 1, 2};
  WeightList weights;
  layer.list(weights);
  REQUIRE(weights.size() == 8);
  avoid_kinks(weights);
  weights.push_back(&x);
  double sum = 0.0;
  const auto run = [&](bool keep_gradient) {
    sum = 0.0;
    layer.forward(x.value, 0.0F, random);
    for (const auto& [first, count] : sentences) {
      Matrix scores = layer.scores(first, count);
      for (std::size_t w = 0; w < count; ++w)
        sum += softmax_loss(scores.column(w), gold[first + w]);
      if (keep_gradient) layer.add_gradient(first, scores);
    }
    return sum;
  };
  check_gradients(
      weights, [&] { return run(false); },
      [&] {
        run(true);
        layer.backward(x.value, x.gradient);
      });
}

TEST_CASE("gradient: label head", "[language][train]") {
  Random random(5);
  Dimensions dimensions;
  dimensions.label = 6;
  LabelHead layer(dimensions, 4, 8, random);
  Weight x = as_weight(random_matrix(8, 5, random));
  const std::vector<std::uint32_t> heads = {1, kRootColumn, 1, 4, 2};
  const Matrix target = random_matrix(4, 5, random);
  Matrix scores;
  WeightList weights;
  layer.list(weights);
  avoid_kinks(weights);
  weights.push_back(&x);
  check_gradients(
      weights,
      [&] {
        layer.forward(x.value, heads, 0.0F, random, scores);
        return product_sum(scores, target);
      },
      [&] { layer.backward(x.value, target, x.gradient); });
}

TEST_CASE("gradient: softmax with one and with several right labels", "[language][train]") {
  Random random(6);
  for (const std::uint32_t allowed : {0b00100U, 0b10011U, 0b11111U}) {
    Weight scores = as_weight(random_matrix(5, 1, random));
    Matrix gradient;
    const auto loss = [&] {
      gradient = scores.value;
      return softmax_loss_any(gradient.column(0), allowed);
    };
    check_gradients({&scores}, loss,
                    [&] { add_scaled(1.0F, gradient.values(), scores.gradient.values()); });
  }
  for (const std::vector<LabelShare>& shares :
       {std::vector<LabelShare>{{1, 0.7F}, {4, 0.3F}}, {{0, 0.6F}, {9, 0.4F}}}) {
    Weight scores = as_weight(random_matrix(5, 1, random));
    Matrix gradient;
    const auto loss = [&] {
      gradient = scores.value;
      return softmax_loss(gradient.column(0), shares);
    };
    check_gradients({&scores}, loss,
                    [&] { add_scaled(1.0F, gradient.values(), scores.gradient.values()); });
  }
  Matrix one = random_matrix(5, 1, random);
  Matrix sure = one;
  const std::vector<LabelShare> third = {{3, 1.0F}};
  CHECK(softmax_loss(sure.column(0), third) == Approx(softmax_loss(Matrix(one).column(0), 3)));
  Matrix any = one;
  CHECK(softmax_loss(one.column(0), 3) == Approx(softmax_loss_any(any.column(0), 0b01000U)));
}

// A network of a few units on two sentences, with word vectors and all heads.
struct SmallNetwork {
  explicit SmallNetwork(std::uint32_t name_layer, std::uint32_t tag_layer) {
    dimensions.embedding = 6;
    dimensions.hidden = 5;
    dimensions.arc = 4;
    dimensions.label = 4;
    dimensions.name_hidden = 3;
    dimensions.distance = 2;
    dimensions.name_layer = name_layer;
    dimensions.tag_layer = tag_layer;
    Random random(8);
    vectors.values = random_matrix(4, 2, random);
    vectors.hashes = {10, 11};
    rows = {{1, 0, {2, 3, 3}}, {0, kNoVector, {4}}, {2, 1, {}}};
    network.emplace(dimensions, LabelSizes{3, 4, 5}, 5, vectors, random);
    for (std::size_t j = 0; j < batch.words.size(); ++j) batch.words[j].rows = &rows[j % 3];
    batch.words[1].hide_word = true;
    batch.words[3].hide_vector = true;
    batch.has_trees = true;
    batch.tags = {0, 2, 1, 1, 0};
    batch.heads = {2, 0, 2, 0, 1};
    batch.relations = {1, 0, 3, 0, 2};
    batch.has_names = true;
    batch.names = {1, 0b110, kAnyName & 0b11111U, 8, 1};
  }

  Dimensions dimensions;
  WordVectors vectors;
  std::vector<FormRows> rows;
  std::optional<Network> network;
  Batch batch{Packing({3, 2})};
};

// The second of the two sentences as teachers annotate it.
void let_teachers_annotate(Batch& batch, const SoftLabels& soft) {
  batch.has_shares = true;
  for (auto* list :
       {&batch.shares.tags, &batch.shares.heads, &batch.shares.relations, &batch.shares.names}) {
    list->resize(5);
  }
  for (std::size_t w = 0; w < 2; ++w) {
    const std::size_t column = batch.packing.column(1, w);
    batch.shares.tags[column] = soft.tags.word(w);
    batch.shares.names[column] = soft.names.word(w);
    batch.shares.heads[3 + w] = soft.heads.word(w);
    batch.shares.relations[3 + w] = soft.relations.word(w);
  }
}

TEST_CASE("gradient: the whole network on words with shares beside words with labels",
          "[language][train]") {
  SmallNetwork small(1, 2);
  SoftLabels soft;
  for (const float p : {0.9F, 0.4F}) {
    const bool first = soft.heads.words() == 0;  // no word is its own head
    soft.tags.add_word(std::vector{p, 1.0F - p, 0.0F});
    soft.heads.add_word(first ? std::vector{p, 0.0F, 1.0F - p} : std::vector{p, 1.0F - p, 0.0F});
    soft.relations.add_word(std::vector{1.0F - p, 0.0F, p, 0.0F});
    soft.names.add_word(std::vector{p, 0.0F, 0.0F, 1.0F - p, 0.0F});
  }
  LossSettings settings;
  settings.dropout = 0.0F;
  WeightList weights = small.network->weights();
  avoid_kinks(weights);
  Random unused(0);
  const auto run = [&] {
    return small.network->train(small.batch, settings, unused).total() / 5.0;
  };
  const double without = run();
  let_teachers_annotate(small.batch, soft);
  CHECK(run() != Approx(without));
  check_gradients(weights, run, [&] {
    test::clear_gradients(weights);
    (void)run();
  });
}

TEST_CASE("gradient: the whole network", "[language][train]") {
  const auto [name_layer, tag_layer] =
      GENERATE(std::pair(1U, 2U), std::pair(2U, 1U), std::pair(1U, 1U));
  SmallNetwork small(name_layer, tag_layer);
  LossSettings settings;
  settings.dropout = 0.0F;
  settings.name_weight = 0.5F;
  WeightList weights = small.network->weights();
  avoid_kinks(weights);
  weights.push_back(&small.network->embedding().rows().weight);
  Random unused(0);
  const auto run = [&] {
    const Losses l = small.network->train(small.batch, settings, unused);
    return (l.tag + l.arc + l.relation + 0.5 * l.name) / 5.0;
  };
  check_gradients(weights, run, [&] {
    test::clear_gradients(weights);
    (void)run();
  });
}

TEST_CASE("network: names alone leave the parser as it is", "[language][train]") {
  SmallNetwork small(1, 2);
  small.batch.has_trees = false;
  Random unused(0);
  (void)small.network->train(small.batch, LossSettings{0.0F, 1.0F}, unused);
  for (const Weight* weight : small.network->weights()) {
    const auto g = weight->gradient.values();
    const bool zero = std::ranges::all_of(g, [](float v) { return v == 0.0F; });
    const bool used = weight->name.starts_with("names") || weight->name.starts_with("layer1") ||
                      weight->name.starts_with("embedding");
    INFO(weight->name);
    CHECK(zero != used);
  }
}

}  // namespace
}  // namespace lazo
