#include "language/features.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "language/sentence_hash.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

bool same(const WordFeatures& a, const WordFeatures& b) {
  return a.size == b.size &&
         std::equal(a.hashes.begin(), a.hashes.begin() + a.size, b.hashes.begin());
}

std::size_t shared_pieces(std::string_view a, std::string_view b) {
  const WordFeatures x = features_of(a);
  const WordFeatures y = features_of(b);
  return static_cast<std::size_t>(std::ranges::count_if(x.pieces(), [&](std::uint32_t hash) {
    return std::ranges::find(y.pieces(), hash) != y.pieces().end();
  }));
}

std::uint64_t hash_of(std::initializer_list<std::string_view> forms) {
  SentenceHash hash;
  for (const std::string_view form : forms) hash.add(form);
  return hash.value();
}

TEST_CASE("features: number of pieces by length of the word", "[language][features]") {
  struct Row {
    std::string form;
    std::size_t size;  // word + suffixes + prefixes + shape + 3-grams
  };
  const Row rows[] = {{"", 2},
                      {"a", 1 + 1 + 1 + 1 + 1},
                      {"año", 1 + 3 + 3 + 1 + 3},
                      {"tariff", 1 + 5 + 4 + 1 + 6},
                      {std::string(30, 'x'), WordFeatures::kCapacity},
                      {std::string(100'000, 'x'), WordFeatures::kCapacity}};
  for (const Row& row : rows) {
    INFO(row.form.substr(0, 20));
    CHECK(features_of(row.form).size == row.size);
  }
}

TEST_CASE("features: case changes the shape alone", "[language][features]") {
  const WordFeatures lower = features_of("québec");
  const WordFeatures upper = features_of("QUÉBEC");
  REQUIRE(lower.size == upper.size);
  std::size_t differing = 0;
  for (std::size_t i = 0; i < lower.size; ++i) differing += lower.hashes[i] != upper.hashes[i];
  CHECK(differing == 1);
  CHECK(lower.word() == upper.word());
  CHECK(lower.word() == word_hash("Québec"));
}

TEST_CASE("features: digits and typographic signs count as plain ones", "[language][features]") {
  CHECK(same(features_of("1994"), features_of("2026")));
  CHECK(same(features_of("don’t"), features_of("don't")));
  CHECK(same(features_of("«"), features_of("\"")));
  CHECK(same(features_of("—"), features_of("-")));
  CHECK_FALSE(same(features_of("don't"), features_of("dont")));
}

TEST_CASE("features: runs of a shape are cut at two", "[language][features]") {
  // Only the shape can be shared by words without a common letter.
  CHECK(shared_pieces("Abba", "Zyxwv") == 1);
  CHECK(shared_pieces("Abba", "ZYXWV") == 0);
  CHECK(shared_pieces("ab", "wxyz") == 1);
}

TEST_CASE("features: a prefix is not a suffix", "[language][features]") {
  CHECK(shared_pieces("ax", "ya") == 1);  // the shape, not "a"
}

TEST_CASE("features: long words are their first and last 32 characters", "[language][features]") {
  const std::string head(32, 'a');
  const std::string tail(32, 'b');
  CHECK(same(features_of(head + tail), features_of(head + std::string(500, 'c') + tail)));
  CHECK_FALSE(same(features_of(head + tail), features_of(head + "c" + std::string(31, 'b'))));
}

TEST_CASE("features: stored hashes do not change", "[language][features]") {
  // If this fails, raise kFeatureVersion and train the models again.
  REQUIRE(kFeatureVersion == 1);
  const WordFeatures features = features_of("Tariff");
  const std::pair<std::size_t, std::uint32_t> stored[] = {
      {0, 2644477890U}, {1, 1215060763U}, {6, 631036757U}, {10, 3469796504U}, {11, 384702381U}};
  for (const auto& [at, hash] : stored) {
    INFO(at);
    CHECK(features.hashes[at] == hash);
  }
  CHECK(hash_of({"No", "deal"}) == 16688413608934364120U);
}

TEST_CASE("features: any bytes are a word", "[language][features]") {
  for (const std::string_view form : {"\xff\xfe", "\xc3", "a\xf0\x9f", "\xed\xa0\x80"}) {
    const WordFeatures features = features_of(form);
    CHECK(features.size >= 2);
    CHECK(features.size <= WordFeatures::kCapacity);
  }
}

TEST_CASE("sentence hash: cut, case and quotes do not matter, words do", "[language]") {
  const std::uint64_t plain = hash_of({"they", "said", "\"", "no", "\""});
  CHECK(plain == hash_of({"They", "said", "“", "No", "”"}));
  CHECK(plain == hash_of({"They said", "\"no\""}));
  CHECK(plain != hash_of({"they", "said", "\"", "on", "\""}));
}

}  // namespace
}  // namespace lazo
