// Teachers: what they believe, and what a network learns of them.

#include "language/train/teachers.hpp"

#include <algorithm>

#include "language/sentence_hash.hpp"
#include "tests/catch.hpp"
#include "tests/language/train/little_language.hpp"

namespace lazo {
namespace {

using test::Grammar;
using test::Recorder;
using test::small_input;
using test::small_settings;

TEST_CASE("shares: unlikely labels are left out, the likeliest never", "[language][train]") {
  struct Row {
    std::vector<float> probabilities;
    std::vector<LabelShare> shares;
  };
  const std::vector<float> even(100, 0.01F);
  const Row rows[] = {
      {{0.5F, 0.0F, 0.5F}, {{0, 0.5F}, {2, 0.5F}}},
      {{1.5F, 0.0F, 0.5F}, {{0, 0.75F}, {2, 0.25F}}},  // of two teachers: sums, not means
      {{0.01F, 0.98F, 0.01F}, {{1, 1.0F}}},
      {{0.0F, 0.0F, 3.0F}, {{2, 1.0F}}},
  };
  WordShares shares;
  for (const Row& row : rows) shares.add_word(row.probabilities);
  shares.add_word(even);
  REQUIRE(shares.words() == 5);
  for (std::size_t w = 0; w < 4; ++w) {
    INFO(w);
    const std::span<const LabelShare> found = shares.word(w);
    CHECK(std::ranges::equal(found, rows[w].shares));
  }
  CHECK(shares.word(4).size() == 100);
}

Parameters trained_teacher(std::uint64_t seed) {
  TrainSettings settings = small_settings();
  settings.seed = seed;
  auto teacher = train(small_input(), settings, nullptr, nullptr);
  REQUIRE(teacher.ok());
  return *std::move(teacher);
}

// Words alone: what the file says of them is wrong on purpose.
std::string without_annotation(std::uint64_t seed, std::size_t count) {
  std::string names;
  std::string text = Grammar(seed).sentences(count, names);
  for (const auto& [right, wrong] :
       {std::pair("\tnsubj\t", "\tpunct\t"), std::pair("\tobj\t", "\tpunct\t"),
        std::pair("NOUN", "VERB")}) {
    for (std::size_t at = 0; (at = text.find(right, at)) != std::string::npos;) {
      text.replace(at, std::string_view(right).size(), wrong);
    }
  }
  return text;
}

TEST_CASE("teachers: two of them annotate sentences of which only the words are known",
          "[language][train]") {
  const Parameters first = trained_teacher(5);
  const Parameters second = trained_teacher(6);
  const LabelTable tags(first.tag_labels);
  const LabelTable relations(first.label_labels);
  const Parameters* const both[] = {&first, &second};
  auto teachers = Teachers::of(both, tags, relations);
  REQUIRE(teachers.ok());
  std::vector<Example> examples(2);
  examples[0].forms = {"Canada", "reviews", "the", "joint", "treaty", "."};
  examples[1].forms = {"the", "union", "blocks", "Coparmex", "."};
  teachers->annotate(examples);
  CHECK(examples[0].heads == std::vector<std::uint32_t>{2, 0, 5, 5, 2, 2});
  CHECK(examples[1].heads == std::vector<std::uint32_t>{2, 3, 0, 3, 3});
  CHECK(relations.names()[examples[0].relations[4]] == "obj");
  CHECK(relations.names()[examples[1].relations[1]] == "nsubj");
  CHECK(tags.names()[examples[1].tags[1]] == "NOUN||_");
  CHECK(examples[0].ends_in_mark);
  for (const Example& example : examples) {
    CHECK(example.is_silver());
    REQUIRE(example.soft.relations.words() == example.forms.size());
    for (std::size_t w = 0; w < example.forms.size(); ++w) {
      float sum = 0.0F;
      for (const LabelShare& s : example.soft.heads.word(w)) {
        CHECK(s.label <= example.forms.size());
        CHECK(s.label != w + 1);  // no word is its own head
        sum += s.share;
      }
      CHECK(sum == Approx(1.0F));
    }
  }
}

TEST_CASE("teachers: a network with little annotation of its own learns from theirs",
          "[language][train]") {
  std::string names;
  TrainInput input = small_input();
  input.corpus.treebanks = {{"few.conllu", Grammar(11).sentences(12, names), "CC0", 1.0F}};
  input.corpus.names.clear();
  const TrainSettings settings = small_settings();
  Recorder alone;
  REQUIRE(train(input, settings, nullptr, &alone).ok());

  const std::string silver = without_annotation(12, 200);
  input.corpus.silver = {{"silver.conllu", silver, "CC0", 1.0F}};
  input.teachers = {trained_teacher(5)};
  Recorder taught;
  const auto student = train(input, settings, nullptr, &taught);
  REQUIRE(student.ok());
  const auto las = [](const Recorder& r) { return r.reports.back().trees.front().las(); };
  CHECK(las(alone) < 0.7);
  CHECK(las(taught) > 0.9);
  CHECK(taught.reports.back().names.front().f1() > 0.9);  // no names but theirs

  // What the teacher saw and what it annotated is in the provenance.
  const auto knows = [&](const char* file) {
    return std::ranges::any_of(student->files,
                               [&](const TrainingFile& f) { return f.name == file; });
  };
  for (const char* file : {"few.conllu", "silver.conllu", "train.conllu"}) CHECK(knows(file));
  const auto hashes = hash_sentences(silver, "silver.conllu");
  REQUIRE(hashes.ok());
  for (const std::uint64_t hash : *hashes) {
    CHECK(std::ranges::binary_search(student->sentence_hashes, hash));
  }
  const auto again = train(input, settings, nullptr, nullptr);
  REQUIRE(again.ok());
  CHECK(write_parameters(*again) == write_parameters(*student));
}

TEST_CASE("teachers: silver sentences that are excluded or annotated are left out",
          "[language][train]") {
  std::string names;
  CorpusFiles files;
  files.treebanks = {{"gold.conllu", Grammar(21).sentences(5, names), "", 1.0F}};
  const std::string secret = Grammar(22).sentences(5, names);
  files.excluded = {{"dev.conllu", secret, "", 1.0F}};
  files.silver = {{"again.conllu", files.treebanks.front().bytes, "", 1.0F},
                  {"secret.conllu", secret, "", 1.0F}};
  const auto corpus = build_corpus(files, CorpusSettings{});
  REQUIRE(corpus.ok());
  CHECK(corpus->examples.size() == corpus->first_silver);
  CHECK(corpus->dropped > 0);
}

TEST_CASE("teachers: neither they nor silver sentences are of use alone", "[language][train]") {
  TrainInput input = small_input();
  input.corpus.silver = {{"silver.conllu", without_annotation(12, 5), "", 1.0F}};
  CHECK_FALSE(train(input, small_settings(), nullptr, nullptr).ok());
  input.teachers = {trained_teacher(5)};
  input.corpus.silver.clear();
  CHECK_FALSE(train(input, small_settings(), nullptr, nullptr).ok());
  input.corpus.silver = {{"silver.conllu", without_annotation(12, 5), "", 1.0F}};
  input.teachers.front().language = "fr";
  CHECK_FALSE(train(input, small_settings(), nullptr, nullptr).ok());
}

}  // namespace
}  // namespace lazo
