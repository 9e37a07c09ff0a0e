#include "language/evaluate.hpp"

#include <string>

#include "tests/catch.hpp"

namespace lazo {
namespace {

// ID FORM LEMMA UPOS FEATS HEAD DEPREL MISC
std::string row(std::string_view id, std::string_view form, std::string_view lemma = "_",
                std::string_view upos = "_", std::string_view features = "_",
                std::string_view head = "_", std::string_view relation = "_",
                std::string_view misc = "_") {
  std::string out;
  for (const std::string_view cell : {id, form, lemma, upos, std::string_view("_"), features, head,
                                      relation, std::string_view("_")}) {
    out += std::string(cell) + "\t";
  }
  return out + std::string(misc) + "\n";
}

Evaluation evaluated(const std::string& gold, const std::string& system) {
  auto result = evaluate_conllu(gold, "gold", system, "system");
  REQUIRE(result.ok());
  return std::move(result).value();
}

void check(const Evaluation& e, std::string_view metric, std::size_t right, std::size_t system,
           std::size_t gold) {
  INFO(metric);
  const Score* score = e.find(metric);
  REQUIRE(score != nullptr);
  CHECK(score->right == right);
  CHECK(score->system == system);
  CHECK(score->gold == gold);
}

}  // namespace

TEST_CASE("evaluate: a file against itself is all right", "[language][evaluate]") {
  const std::string gold =
      row("1", "Ana", "Ana", "PROPN", "Number=Sing", "2", "nsubj", "NER=B-PER") +
      row("2", "va", "ir", "VERB", "_", "0", "root", "NER=O") +
      row("3-4", "al", "_", "_", "_", "_", "_", "NER=O") +
      row("3", "a", "a", "ADP", "_", "5", "case") + row("4", "el", "el", "DET", "_", "5", "det") +
      row("5", "norte", "norte", "NOUN", "_", "2", "obl", "NER=B-LOC");
  const Evaluation e = evaluated(gold, gold);
  for (const Score& score : e.metrics) {
    INFO(score.name);
    CHECK(score.f1() == 1.0);
  }
  check(e, "Tokens", 4, 4, 4);
  check(e, "Words", 5, 5, 5);
  check(e, "NER", 2, 2, 2);
}

TEST_CASE("evaluate: each mistake costs its own metric", "[language][evaluate]") {
  const std::string gold = row("1", "Old", "old", "ADJ", "Degree=Pos|X=1", "2", "amod") +
                           row("2", "ports", "port", "NOUN", "_", "3", "nsubj") +
                           row("3", "close", "close", "VERB", "_", "0", "root");
  const std::string system = row("1", "Old", "Old", "ADJ", "Degree=Pos", "2", "amod:x") +
                             row("2", "ports", "port", "VERB", "_", "3", "obj") +
                             row("3", "close", "close", "VERB", "_", "0", "root");
  const Evaluation e = evaluated(gold, system);
  check(e, "UPOS", 2, 3, 3);
  check(e, "UFeats", 3, 3, 3);  // X is no universal feature
  check(e, "Lemmas", 2, 3, 3);
  check(e, "UAS", 3, 3, 3);
  check(e, "LAS", 2, 3, 3);  // amod:x is amod
  REQUIRE(e.relations.size() == 4);
  CHECK(e.relations[0].name == "amod");
  CHECK(e.relations[0].right == 1);
  CHECK(e.relations[1].name == "nsubj");
  CHECK(e.relations[1].right == 0);
}

TEST_CASE("evaluate: words of multiword tokens align by form", "[language][evaluate]") {
  const std::string gold =
      row("1-2", "darle") + row("1", "dar", "dar") + row("2", "le", "él") + row("3", "pan", "pan");
  const std::string whole = row("1", "darle", "darle") + row("2", "pan", "pan");
  const Evaluation e = evaluated(gold, whole);
  check(e, "Tokens", 2, 2, 2);
  check(e, "Words", 1, 2, 3);
  const std::string other =
      row("1-2", "darle") + row("1", "da") + row("2", "le", "él") + row("3", "pan", "pan");
  check(evaluated(gold, other), "Words", 2, 3, 3);
  check(evaluated(gold, other), "Lemmas", 2, 3, 3);
}

TEST_CASE("evaluate: sentences and tokens are compared by their characters",
          "[language][evaluate]") {
  const std::string gold = row("1", "Go", "_") + row("2", ".") + "\n" + row("1", "Now");
  const std::string joined = row("1", "Go.") + row("2", "Now");
  const Evaluation e = evaluated(gold, joined);
  check(e, "Sentences", 0, 1, 2);
  check(e, "Tokens", 1, 2, 3);
}

TEST_CASE("evaluate: names need span and type", "[language][evaluate]") {
  const auto names = [](const char* a, const char* b, const char* c) {
    return row("1", "Ana", "_", "_", "_", "_", "_", std::string("NER=") + a) +
           row("2", "Gil", "_", "_", "_", "_", "_", std::string("NER=") + b) +
           row("3", "Lima", "_", "_", "_", "_", "_", std::string("NER=") + c);
  };
  const Evaluation e =
      evaluated(names("B-PER", "I-PER", "B-LOC"), names("B-PER", "I-PER", "B-ORG"));
  // The gold has no ORG: what it calls a place is missed, but the ORG found is not held against it.
  check(e, "NER", 1, 1, 2);
  check(e, "NER_all", 1, 2, 2);
  check(e, "NER_span", 2, 2, 2);
  check(e, "NER_PER", 1, 1, 1);
  check(e, "NER_LOC", 0, 0, 1);
  // An I without a B opens a name; B after I begins another.
  check(evaluated(names("I-PER", "I-PER", "O"), names("B-PER", "I-PER", "O")), "NER", 1, 1, 1);
  check(evaluated(names("B-PER", "B-PER", "O"), names("B-PER", "I-PER", "O")), "NER", 0, 1, 2);
}

TEST_CASE("evaluate: other characters are an error that says where", "[language][evaluate]") {
  const auto result = evaluate_conllu(row("1", "abc"), "gold", row("1", "abd"), "system");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().message == "the characters differ: gold has 'c', the system 'd'");
}

TEST_CASE("evaluate: sums over files", "[language][evaluate]") {
  Evaluation total;
  total.add(evaluated(row("1", "a"), row("1", "a")));
  total.add(evaluated(row("1", "ab"), row("1", "a") + row("2", "b")));
  check(total, "Tokens", 1, 3, 2);
  CHECK(total.find("Tokens")->f1() == 0.4);
}

TEST_CASE("evaluate: sets of names become CoNLL-U", "[language][evaluate]") {
  const auto file = conllu_of_names("Ana\tB-PER\nGil\tI-PER\n\nUno B-event\n", "n.tsv");
  REQUIRE(file.ok());
  CHECK(*file ==
        "1\tAna\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n2\tGil\t_\t_\t_\t_\t_\t_\t_\tNER=I-PER\n\n"
        "1\tUno\t_\t_\t_\t_\t_\t_\t_\tNER=B-MISC\n\n");
  const auto bad = conllu_of_names("Ana\tB-PER\nGil\tPER\n", "n.tsv");
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().where == "n.tsv:2");
}

}  // namespace lazo
