// How sentences become batches: noise, drawing, packing.

#include "language/train/batches.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "tests/catch.hpp"

namespace lazo {
namespace {

Example tree(std::vector<std::string> forms, bool ends_in_mark = false) {
  Example out;
  out.forms = std::move(forms);
  for (std::uint32_t i = 0; i < out.forms.size(); ++i) {
    out.tags.push_back(i);
    out.heads.push_back(i);  // each word under the one before it
    out.relations.push_back(10 + i);
  }
  out.ends_in_mark = ends_in_mark;
  return out;
}

Example names(std::vector<std::string> forms, float share = 1.0F) {
  Example out;
  out.names.assign(forms.size(), 1U);
  out.forms = std::move(forms);
  out.share = share;
  return out;
}

struct Tables {
  RowTable rows{{kUnknownWord}};
  WordVectors vectors;
  FormTable forms{rows, vectors};
};

TEST_CASE("noise: one kind of case at a time, and the final mark", "[language][train]") {
  const Example example = tree({"los", "países", "Firman", "."}, true);
  Random random(1);
  struct Row {
    NoiseSettings settings;  // capitals, titles, none, final mark
    std::vector<std::string> forms;
  };
  const Row rows[] = {{{0, 0, 0, 0}, {"los", "países", "Firman", "."}},
                      {{1, 0, 0, 0}, {"LOS", "PAÍSES", "FIRMAN", "."}},
                      {{0, 1, 0, 0}, {"Los", "Países", "Firman", "."}},
                      {{0, 0, 1, 0}, {"los", "países", "firman", "."}},
                      {{0, 0, 0, 1}, {"los", "países", "Firman"}}};
  for (const Row& row : rows) CHECK(noisy_forms(example, row.settings, random) == row.forms);
  // A sentence on whose last word something depends keeps it.
  CHECK(noisy_forms(tree({"a", "b"}), {0, 0, 0, 1}, random).size() == 2);
}

TEST_CASE("batches: every sentence once, kinds apart, within the limit", "[language][train]") {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < 40; ++i) {
    const std::vector<std::string> forms(1 + i % 7, "w");
    examples.push_back(i % 3 == 0 ? names(forms) : tree(forms));
  }
  Tables tables;
  BatchSettings settings;
  settings.words = 20;
  const BatchMaker maker(examples, tables.forms, settings);
  Random random(2);
  for (const auto& plans : {maker.plan_epoch(random), maker.plan_all()}) {
    std::multiset<std::uint32_t> seen;
    for (const BatchMaker::Plan& plan : plans) {
      std::size_t words = 0;
      for (const std::uint32_t number : plan) {
        seen.insert(number);
        words += examples[number].forms.size();
        CHECK(examples[number].has_tree() == examples[plan.front()].has_tree());
      }
      CHECK(words <= settings.words);
    }
    CHECK(seen.size() == examples.size());
    CHECK(std::set(seen.begin(), seen.end()).size() == examples.size());
  }
}

TEST_CASE("batches: an epoch draws the share of a file", "[language][train]") {
  const std::vector<Example> examples(2000, names({"w"}, 0.3F));
  Tables tables;
  const BatchMaker maker(examples, tables.forms, BatchSettings{});
  Random random(3);
  std::size_t drawn = 0;
  for (const BatchMaker::Plan& plan : maker.plan_epoch(random)) drawn += plan.size();
  CHECK(drawn > 500);
  CHECK(drawn < 700);
}

TEST_CASE("batches: labels stand beside their words", "[language][train]") {
  const std::vector<Example> examples = {tree({"a", "b"}), tree({"c", "d", "e"}), tree({"f"})};
  Tables tables;
  BatchMaker maker(examples, tables.forms, BatchSettings{});
  BatchMaker::Plan plan = {0, 1, 2};
  const Batch batch = maker.plain_batch(plan);
  CHECK(plan == BatchMaker::Plan{1, 0, 2});  // the longest first
  REQUIRE(batch.has_trees);
  CHECK_FALSE(batch.has_names);
  for (std::size_t s = 0; s < plan.size(); ++s) {
    const Example& example = examples[plan[s]];
    for (std::size_t w = 0; w < example.forms.size(); ++w) {
      const std::size_t column = batch.packing.column(s, w);
      CHECK(batch.words[column].rows == &tables.forms.rows(tables.forms.intern(example.forms[w])));
      CHECK(batch.tags[column] == example.tags[w]);
      CHECK(batch.heads[batch.first_words[s] + w] == example.heads[w]);
      CHECK(batch.relations[batch.first_words[s] + w] == example.relations[w]);
    }
  }
}

TEST_CASE("packing: every word has a column of its own", "[language][train]") {
  const Packing packing({4, 2, 2, 1});
  CHECK(packing.words() == 9);
  CHECK(packing.positions() == 4);
  std::set<std::size_t> columns;
  for (std::size_t s = 0; s < packing.sentences(); ++s) {
    for (std::size_t w = 0; w < packing.length(s); ++w) columns.insert(packing.column(s, w));
  }
  CHECK(columns.size() == 9);
  CHECK(*columns.rbegin() == 8);
  CHECK(packing.active(1) == 3);
  CHECK(Packing({}).words() == 0);
}

TEST_CASE("rows: frequent features, at most so many, and that of unknown words",
          "[language][train]") {
  RowCounter counter;
  for (int i = 0; i < 3; ++i) counter.add("pact");
  counter.add("zebra");
  const std::vector<std::uint32_t> hashes = counter.frequent(2, 100);
  const WordFeatures pact = features_of("pact");
  CHECK(hashes.front() == kUnknownWord);
  CHECK(std::ranges::is_sorted(hashes));
  CHECK(std::ranges::find(hashes, pact.word()) != hashes.end());
  CHECK(std::ranges::find(hashes, word_hash("zebra")) == hashes.end());
  CHECK(counter.frequent(1, 4).size() == 5);

  const RowTable table(hashes);
  WordVectors vectors;
  vectors.columns = {{word_hash("zebra"), 7}};
  FormTable forms(table, vectors);
  CHECK(forms.intern("pact") == forms.intern("pact"));
  CHECK(forms.rows(forms.intern("Pact")).word == table.find(pact.word()));
  const FormRows& unknown = forms.rows(forms.intern("zebra"));
  CHECK(unknown.word == RowTable::kUnknownRow);
  CHECK(unknown.vector == 7);
}

}  // namespace
}  // namespace lazo
