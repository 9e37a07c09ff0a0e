#include "language/train/lemmas.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

std::string lemma_of(const LearnedLemmas& lemmas, std::string_view form, Upos upos) {
  const std::int64_t script = find_lemma_script(lemmas.entries, form, upos);
  if (script < 0) return std::string(form);
  std::string out;
  append_lemma(form, lemmas.scripts[static_cast<std::size_t>(script)].view(), out);
  return out;
}

TEST_CASE("lemmas: the script that strips less is taken", "[language][train]") {
  CHECK(lemma_script("Cities", "city") == StoredLemmaScript{false, 3, "y"});
  CHECK(lemma_script("Lima", "Lima") == StoredLemmaScript{true, 0, ""});
  CHECK(lemma_script("does", "do") == StoredLemmaScript{false, 2, ""});
  CHECK(lemma_script("était", "être") == StoredLemmaScript{false, 5, "être"});
}

TEST_CASE("lemmas: endings are learned and exceptions listed", "[language][train]") {
  LemmaLearner learner;
  const std::pair<const char*, const char*> nouns[] = {
      {"tariffs", "tariff"}, {"trucks", "truck"},  {"farms", "farm"},  {"parties", "party"},
      {"duties", "duty"},    {"cities", "city"},   {"truck", "truck"}, {"farm", "farm"},
      {"port", "port"},      {"series", "series"}, {"men", "man"}};
  for (const auto& [form, lemma] : nouns) learner.add(form, lemma, Upos::kNoun);
  learner.add("Canada", "Canada", Upos::kPropn);
  learner.add("Peru", "peru", Upos::kPropn);
  learner.add("skipped", "_", Upos::kVerb);
  const LearnedLemmas lemmas = learner.learn();
  for (const auto& [form, lemma] : nouns) {
    INFO(form);
    CHECK(lemma_of(lemmas, form, Upos::kNoun) == lemma);
  }
  CHECK(lemma_of(lemmas, "Quotas", Upos::kNoun) == "quota");
  CHECK(lemma_of(lemmas, "penalties", Upos::kNoun) == "penalty");
  CHECK(lemma_of(lemmas, "MEN", Upos::kNoun) == "man");
  CHECK(lemma_of(lemmas, "Peru", Upos::kPropn) == "Peru");
  CHECK(lemma_of(lemmas, "Brazil", Upos::kPropn) == "Brazil");
  CHECK(find_lemma_script(lemmas.entries, "skipped", Upos::kVerb) == -1);
}

}  // namespace
}  // namespace lazo
