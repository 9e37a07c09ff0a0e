#include "language/conllu.hpp"

#include <random>
#include <string>
#include <vector>

#include "graph/base/strings.hpp"
#include "language/split.hpp"
#include "tests/catch.hpp"
#include "tests/language/split_support.hpp"

namespace lazo {
namespace {

std::string row(std::string_view id, std::string_view form, std::string_view misc = "_") {
  return std::string(id) + "\t" + std::string(form) + "\t_\t_\t_\t_\t_\t_\t_\t" +
         std::string(misc) + "\n";
}

}  // namespace

TEST_CASE("conllu: words, tokens and sentences are read", "[language][conllu]") {
  const std::string file =
      "# text = x\n" + row("1", "Sale") + row("2-3", "del") + row("2", "de") + row("3", "el") +
      row("4", "puerto", "SpaceAfter=No") + row("4.1", "nada") + row("5", ".") + "\n" +
      row("1-2", "darle", "X=1|SpaceAfter=No") + row("1", "dar") + row("2", "le") + row("3", "!");
  const auto read = read_conllu(file, "a.conllu", Language::kSpanish);
  REQUIRE(read.ok());
  CHECK(read->text == "Sale del puerto. darle!");
  CHECK(tokens_of(*read) == "Sale del puerto . / darle !");
  CHECK(words_of(*read) == "Sale de el puerto . / dar le !");
  CHECK(broken_invariant(*read) == "");
  CHECK(read->span(1) == Span{5, 8});    // "de" does not stand in the text
  CHECK(read->span(5) == Span{17, 20});  // "dar" does
}

TEST_CASE("conllu: scrambled gold columns change no byte of the output", "[language][conllu]") {
  const std::string words = row("1-2", "Aux") + row("1", "À") + row("2", "les") +
                            row("3", "ports", "SpaceAfter=No") + row("4", ".") + "\n";
  std::string scrambled = "# text = lies\n# sent_id = 77\n";
  std::mt19937 random(3);
  for (const std::string_view line : split(words, '\n')) {
    if (line.empty()) continue;
    std::vector<std::string_view> cells = split(line, '\t');
    const std::string noise = "N" + std::to_string(random() % 100);
    std::string misc = "NER=B-PER|Z=" + noise;
    if (cells[9] == "SpaceAfter=No") misc = "A=1|SpaceAfter=No|" + misc;
    scrambled += std::string(cells[0]) + "\t" + std::string(cells[1]);
    for (int i = 0; i < 7; ++i) scrambled += "\t" + noise;
    scrambled += "\t" + misc + "\n";
  }
  const auto plain = read_conllu(words, "a", Language::kFrench);
  const auto noisy = read_conllu(scrambled, "a", Language::kFrench);
  REQUIRE(plain.ok());
  REQUIRE(noisy.ok());
  CHECK(write_conllu(*plain, nullptr) == write_conllu(*noisy, nullptr));
}

TEST_CASE("conllu: what is written reads back", "[language][conllu]") {
  const Analysis a =
      split("Les ports du nord — au total 10 000 — n'ont rien.\n\nFin", Language::kFrench);
  const std::string file = write_conllu(a, nullptr);
  const auto back = read_conllu(file, "a", Language::kFrench);
  REQUIRE(back.ok());
  CHECK(tokens_of(*back) == tokens_of(a));
  CHECK(words_of(*back) == words_of(a));
  CHECK(file.find("3-4\tdu\t_\t_\t_\t_\t_\t_\t_\tNER=O|TokenRange=10:12\n") != std::string::npos);
  CHECK(file.find("\tFin\t_\t_\t_\t_\t_\t_\t_\tNER=O|TokenRange=51:54\n") != std::string::npos);
}

TEST_CASE("conllu: tags, trees and names are written", "[language][conllu]") {
  Analysis a = split("Ana vende pan", Language::kSpanish);
  REQUIRE(a.words.size() == 3);
  a.sentences[0].depth = Depth::kParsed;
  a.words[0].upos = Upos::kPropn;
  a.words[0].head = 1;
  a.words[0].deprel = Deprel::kNsubj;
  a.words[1].upos = Upos::kVerb;
  a.words[1].deprel = Deprel::kRoot;
  a.words[2].upos = Upos::kNoun;
  a.words[2].head = 1;
  a.words[2].deprel = Deprel::kObj;
  a.names.push_back({0, 1, NameType::kPerson, 0});
  const std::string file = write_conllu(a, nullptr);
  CHECK(file.find("1\tAna\tAna\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER|TokenRange=0:3\n") !=
        std::string::npos);
  CHECK(file.find("2\tvende\tvende\tVERB\t_\t_\t0\troot\t_\tNER=O|TokenRange=4:9\n") !=
        std::string::npos);
}

TEST_CASE("conllu: bad files are named with their line", "[language][conllu]") {
  struct Row {
    std::string file;
    const char* message;
  };
  const std::vector<Row> rows = {
      {"1\tAna\n", "a:1: found 2 columns, expected the 10 of CoNLL-U"},
      {row("1", "a") + row("3", "b"), "a:2: found word 3, expected 2"},
      {row("x", "a"), "a:1: no word number: 'x'"},
      {row("2-1", "a"), "a:1: no word number: '2-1'"},
      {row("1", " "), "a:1: a word without a form"},
      {row("1-2", "del") + row("1", "de"), "a:1: found word 1, expected 1"},
  };
  for (const Row& bad : rows) {
    INFO(bad.file);
    const auto read = read_conllu(bad.file, "a", Language::kSpanish);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().text() == bad.message);
  }
  CHECK(read_conllu("", "a", Language::kSpanish)->sentences.empty());
}

TEST_CASE("conllu: paragraphs come back where they are asked for", "[language][conllu]") {
  const std::string file =
      "# newdoc\n" + row("1", "Uno") + "\n" + row("1", "Dos") + "\n# newpar\n" + row("1", "Tres");
  CHECK(read_conllu(file, "a", Language::kSpanish)->text == "Uno Dos Tres");
  CHECK(read_conllu(file, "a", Language::kSpanish, ConlluText::kParagraphs)->text ==
        "Uno Dos\n\nTres");
}

}  // namespace lazo
