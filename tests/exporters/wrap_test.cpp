#include "exporters/wrap.hpp"

#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("wrap: lines break at spaces and never exceed the width", "[exporters][wrap]") {
  struct Case {
    std::string_view text;
    std::vector<std::string> lines;
  };
  const Case cases[] = {
      {"Canada", {"Canada"}},
      {"United States of America", {"United States of", "America"}},
      {"micro, small and medium-sized enterprises",
       {"micro, small and", "medium-sized", "enterprises"}},
      {"Donaudampfschifffahrtsgesellschaft", {"Donaudampfschiff", "fahrtsgesellscha", "ft"}},
      {"  a \n b  ", {"a b"}},
      {"", {""}},
      {"one two three four five six seven eight nine ten eleven twelve thirteen",
       {"one two three", "four five six", "seven eight nine", "ten eleven…"}},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(wrap(c.text, 16, 4) == c.lines);
  }
  for (const std::string& line : wrap("全国人民代表大会常务委员会办公厅", 16, 9)) {
    INFO(line);
    CHECK(display_width(line) <= 16);
  }
  CHECK(wrap("全国", 1, 9).size() == 2);  // wider than the width: still ends
}

TEST_CASE("wrap: capitals of words with accents", "[exporters][wrap]") {
  CHECK(capitalized("événement") == "Événement");
  CHECK(capitalized("") == "");
}

}  // namespace lazo
