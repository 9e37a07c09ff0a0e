// Training as a whole on a little made-up language: it learns, it is the same twice, and it keeps
// away from what it must not see.

#include <algorithm>

#include "language/features.hpp"
#include "language/sentence_hash.hpp"
#include "tests/catch.hpp"
#include "tests/language/train/little_language.hpp"

namespace lazo {
namespace {

using test::Grammar;
using test::Recorder;
using test::small_input;
using test::small_settings;

TEST_CASE("training: two epochs on 200 small sentences are enough to parse their like",
          "[language][train]") {
  Recorder recorder;
  const auto parameters = train(small_input(), small_settings(), nullptr, &recorder);
  REQUIRE(parameters.ok());
  REQUIRE(recorder.reports.size() == 2);
  CHECK(recorder.reports[1].losses.total() < 0.5 * recorder.reports[0].losses.total());
  const EpochReport& last = recorder.reports.back();
  REQUIRE(last.watched);
  CHECK(last.trees.front().upos() > 0.95);
  CHECK(last.trees.front().las() > 0.90);
  CHECK(last.names.front().f1() > 0.90);
  // Names are joined with the trees of the same sentences.
  CHECK(recorder.examples == 200);
}

TEST_CASE("training: the same seed gives the same bytes, another one others", "[language][train]") {
  TrainSettings settings = small_settings();
  settings.epochs = 1;
  const auto run = [&](std::uint64_t seed) {
    settings.seed = seed;
    const auto parameters = train(small_input(), settings, nullptr, nullptr);
    REQUIRE(parameters.ok());
    return write_parameters(*parameters);
  };
  const std::string bytes = run(5);
  CHECK(bytes == run(5));
  CHECK(bytes != run(6));
}

TEST_CASE("training: parameters have the tensors and shapes of network.md", "[language][train]") {
  TrainSettings settings = small_settings();
  settings.epochs = 1;
  const auto parameters = train(small_input(), settings, nullptr, nullptr);
  REQUIRE(parameters.ok());
  const auto rows = static_cast<std::uint32_t>(parameters->row_hashes.size());
  const auto tags = static_cast<std::uint32_t>(parameters->tag_labels.size());
  const auto relations = static_cast<std::uint32_t>(parameters->label_labels.size());
  struct Row {
    const char* name;
    std::vector<std::uint32_t> shape;
  };
  const Row expected[] = {{"embedding.rows", {rows, 32}},
                          {"layer1.forward.input", {128, 32}},
                          {"layer1.backward.recurrent", {128, 32}},
                          {"layer2.forward.input", {128, 64}},
                          {"layer2.backward.bias", {128}},
                          {"tag.weight", {tags, 64}},
                          {"tag.bias", {tags}},
                          {"arc.head.weight", {32, 64}},
                          {"arc.dependent.bias", {32}},
                          {"arc.bilinear", {32, 32}},
                          {"arc.head_score", {32}},
                          {"arc.root", {32}},
                          {"arc.distance", {33}},
                          {"label.head.weight", {32, 64}},
                          {"label.dependent.bias", {32}},
                          {"label.root", {32}},
                          {"label.weight", {relations, 32}},
                          {"label.bias", {relations}},
                          {"names.forward.input", {128, 64}},
                          {"names.weight", {17, 64}},
                          {"names.bias", {17}},
                          {"ranges", {8}}};
  for (const Row& row : expected) {
    INFO(row.name);
    const Tensor* tensor = parameters->find(row.name);
    REQUIRE(tensor != nullptr);
    CHECK(tensor->shape == row.shape);
  }
  CHECK(parameters->find("label.head.bias") == nullptr);
  CHECK(parameters->find("embedding.projection") == nullptr);
  CHECK(std::ranges::is_sorted(parameters->row_hashes));
  CHECK(parameters->row_hashes.front() == kUnknownWord);
  REQUIRE(parameters->files.size() == 2);
  CHECK(parameters->files[0].licence == "CC0");
  CHECK(parameters->files[0].sha256.size() == 64);
}

TEST_CASE("training: excluded sentences are dropped, counted and not in the hashes",
          "[language][train]") {
  TrainInput input = small_input();
  input.corpus.excluded = {{"dev.conllu", input.watched_treebanks.front().bytes, "", 1.0F}};
  TrainSettings settings = small_settings();
  settings.epochs = 1;
  Recorder recorder;
  const auto parameters = train(input, settings, nullptr, &recorder);
  REQUIRE(parameters.ok());
  CHECK(recorder.dropped > 0);
  CHECK(parameters->dropped_sentences == recorder.dropped);
  const auto excluded = hash_sentences(input.corpus.excluded.front().bytes, "dev.conllu");
  REQUIRE(excluded.ok());
  for (const std::uint64_t hash : *excluded) {
    CHECK_FALSE(std::ranges::binary_search(parameters->sentence_hashes, hash));
  }
  CHECK_FALSE(parameters->sentence_hashes.empty());
}

TEST_CASE("training: continuing starts from what was learned", "[language][train]") {
  TrainSettings settings = small_settings();
  const auto first = train(small_input(), settings, nullptr, nullptr);
  REQUIRE(first.ok());
  TrainInput more = small_input();
  std::string names;
  more.corpus.treebanks = {{"more.conllu", Grammar(3).sentences(40, names), "CC BY", 1.0F}};
  more.corpus.names = {{"more.tsv", names, "CC BY", 1.0F}};
  settings.epochs = 1;
  settings.optimizer.rate = 0.0001F;
  Recorder recorder;
  const auto second = train(more, settings, &*first, &recorder);
  REQUIRE(second.ok());
  CHECK(recorder.reports.front().trees.front().las() > 0.90);
  CHECK(second->epochs == 3);
  CHECK(second->files.size() == 4);
  CHECK(second->row_hashes == first->row_hashes);
  CHECK(std::ranges::includes(second->sentence_hashes, first->sentence_hashes));
  Parameters other = *first;
  other.language = "fr";
  CHECK_FALSE(train(more, settings, &other, nullptr).ok());
}

TEST_CASE("training: names alone leave trees, tags and lemmas as they are", "[language][train]") {
  const auto same = [](const Parameters& a, const Parameters& b, const char* tensor) {
    return a.find(tensor)->values == b.find(tensor)->values;
  };
  TrainSettings settings = small_settings();
  const auto first = train(small_input(), settings, nullptr, nullptr);
  REQUIRE(first.ok());
  TrainInput names = small_input();
  names.corpus.treebanks.clear();
  settings.only_names = true;
  Recorder recorder;
  const auto second = train(names, settings, &*first, &recorder);
  REQUIRE(second.ok());
  for (const char* tensor : {"embedding.rows", "layer1.forward.input", "layer2.backward.bias",
                             "tag.weight", "arc.bilinear", "label.weight"}) {
    INFO(tensor);
    CHECK(same(*first, *second, tensor));
  }
  CHECK_FALSE(same(*first, *second, "names.weight"));
  CHECK_FALSE(same(*first, *second, "names.forward.recurrent"));
  REQUIRE_FALSE(first->lemma_scripts.empty());
  CHECK(second->lemma_scripts == first->lemma_scripts);
  const std::vector<float>& before = first->find("ranges")->values;
  const std::vector<float>& after = second->find("ranges")->values;
  CHECK(std::equal(before.begin(), before.end() - 1, after.begin()));
  CHECK(recorder.reports.back().names.front().f1() > 0.90);
  CHECK_FALSE(train(names, settings, nullptr, nullptr).ok());
}

TEST_CASE("training: a near language gives trees but neither labels nor lemmas",
          "[language][train]") {
  CorpusFiles files;
  files.treebanks = {{"es.conllu",
                      "1\tpaz\tpaz\tNOUN\t_\t_\t0\troot\t_\t_\n"
                      "2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n",
                      "", 1.0F}};
  files.related = {{"fr.conllu",
                    "1\tpaix\tpaix\tNOUN\t_\tGender=Fem\t0\troot\t_\t_\n"
                    "2\tjuste\tjuster\tPUNCT\t_\t_\t1\tpunct:x\t_\t_\n\n",
                    "", 1.0F}};
  const auto corpus = build_corpus(files, CorpusSettings{});
  REQUIRE(corpus.ok());
  REQUIRE(corpus->examples.size() == 2);
  CHECK(corpus->tags.names() == std::vector<std::string>{"NOUN||_", "PUNCT||_"});
  CHECK(corpus->examples[1].tags == corpus->examples[0].tags);
  CHECK(corpus->examples[1].relations == corpus->examples[0].relations);
  files.treebanks.front().bytes += "1\tpaix\tpaix\tNOUN\t_\t_\t0\troot\t_\t_\n\n";
  CorpusFiles alone;
  alone.treebanks = files.treebanks;
  const auto own = build_corpus(alone, CorpusSettings{});
  const auto both = build_corpus(files, CorpusSettings{});
  REQUIRE((own.ok() && both.ok()));
  CHECK(both->lemmas.scripts == own->lemmas.scripts);
  CHECK(both->lemmas.entries.size() == own->lemmas.entries.size());
  CHECK(both->hashes.size() == own->hashes.size() + 1);
}

TEST_CASE("training: a rare tag becomes the commonest of its part of speech", "[language][train]") {
  CorpusFiles files;
  files.treebanks = {{"one.conllu",
                      "1\tships\tship\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n"
                      "2\tsail\tsail\tVERB\t_\t_\t0\troot\t_\t_\n\n"
                      "1\tships\tship\tNOUN\t_\tNumber=Plur\t0\troot\t_\t_\n\n"
                      "1\tship\tship\tNOUN\t_\tNumber=Sing\t0\troot\t_\t_\n",
                      "", 1.0F}};
  const auto corpus = build_corpus(files, CorpusSettings{});
  REQUIRE(corpus.ok());
  CHECK(corpus->tags.names() == std::vector<std::string>{"NOUN||Number=Plur", "VERB||_"});
  CHECK(corpus->examples[2].tags == std::vector<std::uint32_t>{0});
}

TEST_CASE("training: nothing to learn from is an error", "[language][train]") {
  const auto parameters = train(TrainInput{}, small_settings(), nullptr, nullptr);
  REQUIRE_FALSE(parameters.ok());
  CHECK_FALSE(parameters.error().hint.empty());
}

}  // namespace
}  // namespace lazo
