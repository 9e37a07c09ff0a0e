#include "cli/text_table.hpp"

#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"

namespace lazo::cli {
namespace {

TEST_CASE("text table: columns line up by what they take on a terminal", "[cli]") {
  TextTable table({Column::kFixed, Column::kNumber, Column::kFlexible});
  table.add({{"México", Style::kPlain}, {"7", Style::kPlain}, {"end", Style::kPlain}});
  table.add({{"US", Style::kPlain}, {"12", Style::kPlain}, {"", Style::kPlain}});
  const Output out;
  CHECK(table.text("  ", out) == "  México   7  end\n  US      12\n");
}

TEST_CASE("text table: a text is cut between characters, and says so", "[cli]") {
  CHECK(cut_to("Ottawa", 6) == "Ottawa");
  CHECK(cut_to("Ottawa", 5) == "Otta…");
  CHECK(cut_to("año nuevo", 5) == "año…");
  for (std::size_t width = 1; width < 12; ++width) {
    CHECK(display_width(cut_to("a中文 text é", width)) <= width);
  }
}

TEST_CASE("text table: lines are wrapped at blanks; width 0 never wraps", "[cli]") {
  CHECK(wrapped("one two\n three", "", 0) == "one two three\n");
  CHECK(wrapped("one two three", "> ", 9) == "> one two\n> three\n");
  CHECK(wrapped("", "> ", 9) == "> \n");
}

TEST_CASE("csv: quoted where needed, and never a formula", "[cli]") {
  CHECK(csv_line({"a", "b,c", "say \"x\""}) == "a,\"b,c\",\"say \"\"x\"\"\"\n");
  CHECK(csv_field("two\nlines") == "\"two\nlines\"");
  for (const char* formula : {"=1+1", "+1", "-1", "@x"}) {
    CHECK(csv_field(formula) == "'" + std::string(formula));
  }
}

}  // namespace
}  // namespace lazo::cli
