#include "language/train/gold.hpp"

#include "language/sentence_hash.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

constexpr std::string_view kTree =
    "# text = del puerto\n"
    "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tde\tde\tADP\tsps00\t_\t3\tcase\t_\t_\n"
    "2\tel\tel\tDET\t_\tDefinite=Def|Gender=Masc|Odd=Yes\t3\tdet\t_\t_\n"
    "3\tpuerto\tpuerto\tNOUN\t_\tGender=Masc\t0\troot\t_\tSpaceAfter=No\n"
    "3.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n"
    "\n";

TEST_CASE("gold: a treebank gives words, not tokens or empty nodes", "[language][train]") {
  const auto read = read_treebank(kTree, "a.conllu");
  REQUIRE(read.ok());
  REQUIRE(read->size() == 1);
  const GoldSentence& sentence = read->front();
  REQUIRE(sentence.size() == 3);
  CHECK(sentence[0].form == "de");
  CHECK(sentence[0].xpos == "sps00");
  CHECK(sentence[0].features == "_");
  CHECK(sentence[1].xpos.empty());
  CHECK(sentence[1].features == "Definite=Def|Gender=Masc");
  CHECK(sentence[1].head == 3);
  CHECK(sentence[2].relation == "root");
}

TEST_CASE("gold: relations are reduced to those that are read", "[language][train]") {
  const auto read = read_treebank("1\ta\ta\tNOUN\t_\t_\t0\tobl:mod\t_\t_\n", "a.conllu");
  REQUIRE(read.ok());
  CHECK(read->front()[0].relation == "obl");
}

TEST_CASE("gold: sentences without a whole tree are left out", "[language][train]") {
  const std::string_view rows[] = {"1\ta\ta\tX\t_\t_\t_\t_\t_\t_\n",
                                   "1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n",
                                   "1\ta\ta\tX\t_\t_\t0\t_\t_\t_\n", ""};
  for (const std::string_view row : rows) {
    INFO(row);
    const auto read = read_treebank(row, "a.conllu");
    REQUIRE(read.ok());
    CHECK(read->empty());
  }
}

TEST_CASE("gold: a line that is not CoNLL-U is named", "[language][train]") {
  const auto read = read_treebank("# a\n1\ta\ta\n", "a.conllu");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == "a.conllu:2");
}

TEST_CASE("gold: names are read with contractions split", "[language][train]") {
  const auto read =
      read_names("Banco\tB-ORG\ndel\tI-ORG\nSur\tI-ORG\n\ndel\tO\n", "es.tsv", Language::kSpanish);
  REQUIRE(read.ok());
  REQUIRE(read->size() == 2);
  CHECK(read->at(0).size() == 4);
  CHECK(read->at(0)[1].form == "de");
  CHECK(read->at(0)[2].form == "el");
  CHECK(read->at(0)[2].tag == "I-ORG");
  CHECK(read->at(1).size() == 2);
  const auto english = read_names("del\tO\n", "en.tsv", Language::kEnglish);
  REQUIRE(english.ok());
  CHECK(english->front().size() == 1);
  CHECK_FALSE(read_names("a\tPER\n", "en.tsv", Language::kEnglish).ok());
}

TEST_CASE("gold: excluded sentences are hashed whatever the format", "[language][train]") {
  SentenceHash hash;
  hash.add("del");
  hash.add("puerto");
  SentenceHash words;  // as the treebank cuts them
  for (const char* form : {"de", "el", "puerto"}) words.add(form);
  const auto one = [](std::string_view text) {
    const auto read = hash_sentences(text, "x");
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    return read->front();
  };
  CHECK(one(kTree) == words.value());
  CHECK(one("Del\tO\npuerto\tB-misc\n") == hash.value());
  CHECK(one(R"({"sentence": ["Del", "puerto"], "ner": []})") == hash.value());
  CHECK_FALSE(hash_sentences("{\"tokens\": []}\n", "x").ok());
}

}  // namespace
}  // namespace lazo
