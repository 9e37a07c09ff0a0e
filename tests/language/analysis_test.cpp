#include "language/analysis.hpp"

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("analysis: every tag has a name that leads back to it", "[language]") {
  for (int i = 0; i <= static_cast<int>(Upos::kVerb); ++i) {
    CHECK(upos_of_name(upos_name(static_cast<Upos>(i))) == static_cast<Upos>(i));
  }
  for (int i = 0; i <= static_cast<int>(Deprel::kVocative); ++i) {
    CHECK(deprel_of_name(deprel_name(static_cast<Deprel>(i))) == static_cast<Deprel>(i));
  }
}

TEST_CASE("analysis: unknown subtypes become their relation", "[language]") {
  CHECK(deprel_of_name("nsubj:pass") == Deprel::kNsubjPass);
  CHECK(deprel_of_name("obl:unmarked") == Deprel::kObl);
  CHECK(deprel_of_name("flat:foreign") == Deprel::kFlat);
  CHECK(deprel_of_name("nothing") == Deprel::kDep);
  CHECK(upos_of_name("propn") == Upos::kX);
}

}  // namespace lazo
