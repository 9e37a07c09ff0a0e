#include "language/inference.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/language/float_network.hpp"
#include "tests/language/random_model.hpp"

namespace lazo {
namespace {

using testing::float_scores;
using testing::FloatScores;
using testing::model_bytes;
using testing::random_forms;
using testing::random_parameters;
using testing::small_dimensions;

/// Random sentences over a vocabulary, some words of it unknown to the model.
struct Text {
  std::vector<std::string> vocabulary;
  std::vector<std::string_view> forms;
  std::vector<InferenceSentence> sentences;

  Text(std::uint32_t seed, std::size_t count, std::uint32_t longest)
      : vocabulary(random_forms(200, seed)) {
    const auto unknown = random_forms(20, seed + 1000);
    vocabulary.insert(vocabulary.end(), unknown.begin(), unknown.end());
    std::mt19937 random(seed);
    for (std::size_t s = 0; s < count; ++s) {
      const auto size = static_cast<std::uint32_t>(1 + random() % longest);
      sentences.push_back({static_cast<std::uint32_t>(forms.size()), size, true});
      for (std::uint32_t w = 0; w < size; ++w) {
        forms.push_back(vocabulary[random() % vocabulary.size()]);
      }
    }
  }
};

bool same_results(const InferenceScratch& a, const InferenceScratch& b) {
  const auto same_word = [](const InferenceResult& x, const InferenceResult& y) {
    return x.tag == y.tag && x.head == y.head && x.relation == y.relation && x.margin == y.margin;
  };
  const auto same_name = [](const NameSpan& x, const NameSpan& y) {
    return x.first_word == y.first_word && x.end_word == y.end_word && x.type == y.type &&
           x.margin == y.margin;
  };
  return std::ranges::equal(a.results, b.results, same_word) &&
         std::ranges::equal(a.names, b.names, same_name);
}

Model model_of(const Parameters& parameters) {
  return Model::from_bytes(model_bytes(parameters), "test").value();
}

TEST_CASE("inference: every kernel gives the same results", "[language][inference]") {
  Dimensions d = small_dimensions();
  d.hidden = 64;
  d.embedding = 96;
  d.tag_layer = 1;
  d.name_layer = 2;
  const Model model = model_of(random_parameters(d, 11));
  const Text text(11, 12, 40);
  InferenceScratch expected;
  Inference(model, scalar_kernels()).read(text.forms, text.sentences, expected);
  CHECK_FALSE(expected.names.empty());
  for (const Kernels* kernels : available_kernels()) {
    InferenceScratch scratch;
    Inference(model, *kernels).read(text.forms, text.sentences, scratch);
    INFO(kernels->name);
    CHECK(same_results(scratch, expected));
  }
}

TEST_CASE("inference: a sentence does not depend on its neighbours or the past",
          "[language][inference]") {
  const Model model = model_of(random_parameters(small_dimensions(), 12));
  const Text text(12, 20, 30);
  const Inference inference(model, best_kernels());
  InferenceScratch together;
  inference.read(text.forms, text.sentences, together);
  InferenceScratch reused;
  for (std::size_t s = text.sentences.size(); s-- > 0;) {
    const InferenceSentence& sentence = text.sentences[s];
    const InferenceSentence alone[] = {{0, sentence.size, true}};
    inference.read(std::span(text.forms).subspan(sentence.first_word, sentence.size), alone,
                   reused);
    for (std::uint32_t w = 0; w < sentence.size; ++w) {
      const InferenceResult& expected = together.results[sentence.first_word + w];
      INFO("sentence " << s << " word " << w);
      CHECK(reused.results[w].tag == expected.tag);
      CHECK(reused.results[w].head == expected.head);
      CHECK(reused.results[w].relation == expected.relation);
      CHECK(reused.results[w].margin == expected.margin);
    }
  }
}

TEST_CASE("inference: what is not parsed is tagged all the same", "[language][inference]") {
  const Model model = model_of(random_parameters(small_dimensions(), 13));
  Text text(13, 6, 12);
  const Inference inference(model, best_kernels());
  InferenceScratch parsed;
  inference.read(text.forms, text.sentences, parsed);
  for (auto& sentence : text.sentences) sentence.parse = false;
  InferenceScratch tagged;
  inference.read(text.forms, text.sentences, tagged);
  CHECK(tagged.names.size() == parsed.names.size());
  for (std::size_t w = 0; w < text.forms.size(); ++w) {
    CHECK(tagged.results[w].tag == parsed.results[w].tag);
  }
}

TEST_CASE("inference: trees stay trees with one object a head", "[language][inference]") {
  for (const std::uint32_t seed : {21U, 22U, 23U, 24U}) {
    const Model model = model_of(random_parameters(small_dimensions(), seed));
    const Text text(seed, 40, 30);
    InferenceScratch scratch;
    Inference(model, best_kernels()).read(text.forms, text.sentences, scratch);
    for (const InferenceSentence& sentence : text.sentences) {
      const auto words = std::span(scratch.results).subspan(sentence.first_word, sentence.size);
      std::vector<int> objects(sentence.size + 1, 0);
      std::size_t roots = 0;
      for (std::uint32_t w = 0; w < words.size(); ++w) {
        if (words[w].head == words.size()) ++roots;
        const bool is_object = model.relations()[words[w].relation] == Deprel::kObj;
        if (is_object) CHECK(++objects[words[w].head] == 1);
        std::uint32_t at = w;
        for (std::size_t steps = 0; at != words.size() && steps <= words.size(); ++steps) {
          at = words[at].head;
        }
        CHECK(at == words.size());
      }
      CHECK(roots == 1);
    }
  }
}

/// How often the integers choose what floating point chooses, and how much worse they are by its
/// scores where they do not.
struct Agreement {
  std::size_t same = 0;
  std::size_t all = 0;
  double worst = 0;

  void add(const std::vector<double>& scores, std::size_t chosen, std::size_t skip) {
    double best = -1e9;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (i != skip) best = std::max(best, scores[i]);
    }
    ++all;
    if (scores[chosen] == best) ++same;
    worst = std::max(worst, best - scores[chosen]);
  }
  [[nodiscard]] double share() const {
    return static_cast<double>(same) / static_cast<double>(all);
  }
};

/// Scores of arcs with what clear relations add to those in question (network.md, section 5).
std::vector<std::vector<double>> weighed_arcs(const FloatScores& scores, std::size_t root) {
  auto arcs = scores.arcs;
  const std::size_t n = arcs.size();
  std::vector<std::vector<double>> clearness(n, std::vector<double>(n + 1, 0));
  for (std::uint32_t h = 0; h < n; ++h) {
    const auto labels = scores.relations(std::vector<std::uint32_t>(n, h));
    for (std::size_t w = 0; w < n; ++w) {
      double best = -1e9;
      double all = 0;
      for (std::size_t r = 0; r < labels[w].size(); ++r) {
        if (r == root) continue;
        best = std::max(best, labels[w][r]);
        all += std::exp(labels[w][r]);
      }
      clearness[w][h] = best - std::log(all);
    }
  }
  for (std::size_t w = 0; w < n; ++w) {
    double best = -1e9;
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != w) best = std::max(best, arcs[w][h]);
    }
    std::vector<std::size_t> rivals;
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != w && best - arcs[w][h] < 3) rivals.push_back(h);
    }
    double least = 0;
    for (const std::size_t h : rivals) least = std::min(least, clearness[w][h]);
    if (rivals.size() < 2) continue;
    for (const std::size_t h : rivals) arcs[w][h] += clearness[w][h] - least;
  }
  return arcs;
}

TEST_CASE("inference: is near network.md in floating point", "[language][inference]") {
  Dimensions d = small_dimensions();
  d.hidden = 96;
  d.embedding = 64;
  Parameters parameters = random_parameters(d, 14);
  // Relations without slots: a word that is turned away has another head than its best.
  parameters.label_labels = {"nsubj", "root", "amod", "det", "punct", "advmod", "conj", "nmod"};
  const Model model = model_of(parameters);
  const Text text(14, 40, 25);
  InferenceScratch scratch;
  Inference(model, best_kernels()).read(text.forms, text.sentences, scratch);
  Agreement tags;
  Agreement relations;
  double lost = 0;
  double spread = 0;
  for (const InferenceSentence& sentence : text.sentences) {
    const FloatScores scores =
        float_scores(parameters, std::span(text.forms).subspan(sentence.first_word, sentence.size));
    const auto float_arcs = weighed_arcs(scores, model.root_relation());
    std::vector<std::uint32_t> heads;
    double chosen = 0;
    double best = 0;
    for (std::uint32_t w = 0; w < sentence.size; ++w) {
      const InferenceResult& result = scratch.results[sentence.first_word + w];
      heads.push_back(result.head);
      tags.add(scores.tags[w], result.tag, ~std::size_t{0});
      chosen += float_arcs[w][result.head];
    }
    // The best tree by the scores of floating point, found with the same search.
    std::vector<std::int32_t> arcs;
    for (const auto& row : float_arcs) {
      for (const double score : row) {
        arcs.push_back(static_cast<std::int32_t>(std::lround(score * 1e5)));
      }
    }
    std::vector<std::uint32_t> float_heads(sentence.size);
    TreeScratch tree;
    find_tree(arcs, sentence.size, tree, float_heads);
    for (std::uint32_t w = 0; w < sentence.size; ++w) {
      best += float_arcs[w][float_heads[w]];
      const auto [low, high] = std::ranges::minmax(float_arcs[w]);
      spread += high - low;
    }
    lost += best - chosen;
    const auto labels = scores.relations(heads);
    for (std::uint32_t w = 0; w < sentence.size; ++w) {
      if (heads[w] == sentence.size) continue;
      relations.add(labels[w], scratch.results[sentence.first_word + w].relation,
                    model.root_relation());
    }
  }
  // Random scores lie close together: a trained network decides far more clearly.
  CHECK(tags.share() > 0.95);
  CHECK(tags.worst < 0.5);
  CHECK(relations.share() > 0.93);
  CHECK(relations.worst < 1.0);
  CHECK(lost / spread < 0.002);
}

}  // namespace
}  // namespace lazo
