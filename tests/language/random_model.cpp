#include "tests/language/random_model.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "language/features.hpp"
#include "language/train/quantize.hpp"

namespace lazo::testing {
namespace {

/// Uniform in [-1, 1], the same on every standard library.
float uniform(std::mt19937& random) {
  return static_cast<float>(random() % 20001) / 10000.0F - 1.0F;
}

class Builder {
 public:
  Builder(Parameters& parameters, std::mt19937& random) : p_(parameters), random_(random) {}

  /// A tensor of values uniform in [-scale, scale].
  void add(const std::string& name, std::vector<std::uint32_t> shape, float scale) {
    std::size_t size = 1;
    for (const std::uint32_t s : shape) size *= s;
    Tensor tensor{name, std::move(shape), std::vector<float>(size)};
    for (float& v : tensor.values) v = scale * uniform(random_);
    p_.tensors.push_back(std::move(tensor));
  }
  /// Weights that keep the size of what goes through them.
  void add_matrix(const std::string& name, std::uint32_t rows, std::uint32_t columns, float gain) {
    add(name, {rows, columns}, gain * std::sqrt(3.0F / static_cast<float>(columns)));
  }
  void add_layer(const std::string& name, std::uint32_t units, std::uint32_t columns) {
    for (const char* direction : {".forward", ".backward"}) {
      add_matrix(name + direction + ".input", 4 * units, columns, 1.5F);
      add_matrix(name + direction + ".recurrent", 4 * units, units, 1.5F);
      add(name + direction + ".bias", {4 * units}, 0.5F);
    }
  }

 private:
  Parameters& p_;
  std::mt19937& random_;
};

}  // namespace

std::vector<std::string> random_forms(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::string> forms;
  while (forms.size() < count) {
    std::string form;
    for (std::size_t size = 1 + random() % 9; size > 0; --size) {
      form.push_back("abcdefghijklmnoprstuvyABCT19-,"[random() % 30]);
    }
    forms.push_back(form);
  }
  return forms;
}

Dimensions small_dimensions() {
  Dimensions d;
  d.embedding = d.hidden = d.arc = d.label = d.name_hidden = 32;
  d.distance = 4;
  return d;
}

Parameters random_parameters(const Dimensions& d, std::uint32_t seed) {
  std::mt19937 random(seed);
  Parameters p;
  p.language = "en";
  p.feature_version = kFeatureVersion;
  p.dimensions = d;
  p.tag_labels = {"NOUN|NN|Number=Sing", "VERB|VBD|Tense=Past|VerbForm=Fin", "DET|DT|Definite=Def",
                  "PROPN|NNP|Number=Sing", "PUNCT|,|_"};
  for (int i = 0; i < 30; ++i) p.tag_labels.push_back("ADJ|J" + std::to_string(i) + "|_");
  p.label_labels = {"nsubj", "root", "obj", "det", "punct", "obl:agent", "conj", "nmod"};
  p.name_labels = {"O"};
  for (const char* type : {"PER", "ORG", "LOC", "MISC"}) {
    for (const char* place : {"B-", "I-", "L-", "U-"}) {
      p.name_labels.push_back(std::string(place) + type);
    }
  }

  std::set<std::uint32_t> hashes = {kUnknownWord};
  for (const std::string& form : random_forms(200, seed)) {
    const WordFeatures features = features_of(form);
    if (random() % 4 != 0) hashes.insert(features.word());
    for (const std::uint32_t piece : features.pieces()) hashes.insert(piece);
  }
  p.row_hashes.assign(hashes.begin(), hashes.end());

  Builder build(p, random);
  build.add("embedding.rows", {static_cast<std::uint32_t>(p.row_hashes.size()), d.embedding}, 0.5F);
  build.add_layer("layer1", d.hidden, d.embedding);
  build.add_layer("layer2", d.hidden, 2 * d.hidden);
  build.add_layer("names", d.name_hidden, 2 * d.hidden);
  const auto tags = static_cast<std::uint32_t>(p.tag_labels.size());
  const auto relations = static_cast<std::uint32_t>(p.label_labels.size());
  const auto names = static_cast<std::uint32_t>(p.name_labels.size());
  build.add_matrix("tag.weight", tags, 2 * d.hidden, 8);
  build.add("tag.bias", {tags}, 0.5F);
  build.add_matrix("arc.head.weight", d.arc, 2 * d.hidden, 4);
  build.add("arc.head.bias", {d.arc}, 0.5F);
  build.add_matrix("arc.dependent.weight", d.arc, 2 * d.hidden, 4);
  build.add("arc.dependent.bias", {d.arc}, 0.5F);
  build.add_matrix("arc.bilinear", d.arc, d.arc, 2);
  build.add("arc.head_score", {d.arc}, 0.5F);
  build.add("arc.root", {d.arc}, 1);
  build.add("arc.distance", {2 * d.distance + 1}, 2);
  build.add_matrix("label.head.weight", d.label, 2 * d.hidden, 4);
  build.add_matrix("label.dependent.weight", d.label, 2 * d.hidden, 4);
  build.add("label.dependent.bias", {d.label}, 0.5F);
  build.add("label.root", {d.label}, 1);
  build.add_matrix("label.weight", relations, d.label, 4);
  build.add("label.bias", {relations}, 0.5F);
  build.add_matrix("names.weight", names, 2 * d.name_hidden, 8);
  build.add("names.bias", {names}, 0.5F);
  p.tensors.push_back({"ranges", {8}, {4, 8, 8, 16, 8, 40, 30, 30}});

  p.lemma_scripts = {{false, 0, ""}, {false, 1, ""}, {false, 3, "y"}};
  p.lemma_entries = {{lemma_ending_hash(Upos::kNoun, "xs", 1), 1},
                     {lemma_ending_hash(Upos::kNoun, "xies", 3), 2},
                     {lemma_ending_hash(Upos::kVerb, "x", 0), 0}};
  std::ranges::sort(p.lemma_entries, {}, &LemmaEntry::hash);
  p.files = {{"made-up.conllu", std::string(64, '0'), "CC0-1.0"}};
  p.seed = seed;
  p.epochs = 3;
  p.dropped_sentences = 2;
  p.note = "random numbers";
  p.sentence_hashes = {5, 77, 1ULL << 63U};
  return p;
}

std::string model_bytes(const Parameters& parameters) {
  return write_model(quantize(parameters).value());
}

}  // namespace lazo::testing
