#include "language/lemma.hpp"

#include <algorithm>
#include <vector>

#include "tests/catch.hpp"

namespace lazo {
namespace {

std::string lemma(std::string_view form, LemmaScript script) {
  std::string out;
  append_lemma(form, script, out);
  return out;
}

TEST_CASE("lemma: a script lowers, strips and appends", "[language][lemma]") {
  struct Row {
    std::string_view form;
    LemmaScript script;
    std::string_view lemma;
  };
  const Row rows[] = {{"Countries", {false, 3, "y"}, "country"},
                      {"Ottawa", {true, 0, ""}, "Ottawa"},
                      {"ÉTÉ", {false, 3, "être"}, "être"},
                      {"mañanas", {false, 1, ""}, "mañana"},
                      {"is", {false, 9, "be"}, "be"},
                      {"", {false, 1, "x"}, "x"}};
  for (const Row& row : rows) {
    INFO(row.form);
    CHECK(lemma(row.form, row.script) == row.lemma);
  }
}

TEST_CASE("lemma: the whole form goes before its endings, the longest ending first",
          "[language][lemma]") {
  std::vector<LemmaEntry> entries = {{lemma_form_hash(Upos::kNoun, "series"), 0},
                                     {lemma_ending_hash(Upos::kNoun, "countries", 3), 1},
                                     {lemma_ending_hash(Upos::kNoun, "cars", 1), 2},
                                     {lemma_ending_hash(Upos::kNoun, "", 0), 3}};
  std::ranges::sort(entries, {}, &LemmaEntry::hash);
  struct Row {
    std::string_view form;
    Upos upos;
    std::int64_t script;
  };
  const Row rows[] = {{"series", Upos::kNoun, 0},  {"Series", Upos::kNoun, 0},
                      {"parties", Upos::kNoun, 1}, {"tariffs", Upos::kNoun, 2},
                      {"quota", Upos::kNoun, 3},   {"parties", Upos::kVerb, -1},
                      {"", Upos::kNoun, -1}};
  for (const Row& row : rows) {
    INFO(row.form);
    CHECK(find_lemma_script(entries, row.form, row.upos) == row.script);
  }
}

TEST_CASE("lemma: stored hashes do not change", "[language][lemma]") {
  CHECK(lemma_form_hash(Upos::kNoun, "deals") == 4079908506U);
  CHECK(lemma_ending_hash(Upos::kNoun, "deals", 2) == 15580140U);
}

TEST_CASE("lemma: forms that are too long have no script", "[language][lemma]") {
  const std::vector<LemmaEntry> entries = {{lemma_ending_hash(Upos::kNoun, "", 0), 0}};
  CHECK(find_lemma_script(entries, std::string(64, 'a'), Upos::kNoun) == 0);
  CHECK(find_lemma_script(entries, std::string(65, 'a'), Upos::kNoun) == -1);
}

}  // namespace
}  // namespace lazo
