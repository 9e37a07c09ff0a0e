#include "graph/base/suggest.hpp"

#include "tests/catch.hpp"

using namespace lazo;

TEST_CASE("suggest: edit distance counts insertions, deletions, replacements and swaps",
          "[base][suggest]") {
  CHECK(edit_distance("CUSMA", "CUSMA", 3) == 0);
  CHECK(edit_distance("CUMSA", "CUSMA", 3) == 1);
  CHECK(edit_distance("mexco", "mexico", 3) == 1);
  CHECK(edit_distance("año", "ano", 3) == 1);
  CHECK(edit_distance("", "abc", 3) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);  // limit + 1
}

TEST_CASE("suggest: the nearest names, without case and accents", "[base][suggest]") {
  const std::vector<std::string_view> names = {"Mexico", "New Mexico", "Canada", "México"};
  CHECK(suggest("mexco", names) == std::vector<std::string>{"Mexico", "México"});
  CHECK(suggest("Brazil", names).empty());
  CHECK(did_you_mean("canda", names) == "did you mean 'Canada'?");
  CHECK(did_you_mean("zzz", names).empty());
}
