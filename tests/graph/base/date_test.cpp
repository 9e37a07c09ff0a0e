#include "graph/base/date.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("date: reads the ways of writing a date", "[base][date]") {
  struct Row {
    const char* text;
    const char* date;  ///< "" if it is none
    Language language = Language::kUnknown;
  };
  const std::vector<Row> rows = {
      {"September 22, 2025", "2025-09-22"},
      {"Sept. 22, 2025", "2025-09-22"},
      {"22 September 2025", "2025-09-22"},
      {"22nd of September, 2025", "2025-09-22"},
      {"Monday, September 22, 2025", "2025-09-22"},
      {"22 de septiembre de 2025", "2025-09-22"},
      {"22 de septiembre del 2025", "2025-09-22"},
      {"Lunes 22 de Septiembre de 2025", "2025-09-22"},
      {"septiembre 22 de 2025", "2025-09-22"},
      {"1o de enero de 2026", "2026-01-01"},
      {"1er janvier 2026", "2026-01-01"},
      {"mardi 14 août 2012", "2012-08-14"},
      {"14 févr. 2012", "2012-02-14"},
      {"2025-09-22", "2025-09-22"},
      {"'2025-09-22'", "2025-09-22"},
      {"2025-09-22T10:40:00+02:00", "2025-09-22"},
      {"2025-09-22 10:40:00-05:00", "2025-09-22"},
      {"(September 8, 2021)", "2021-09-08"},
      {"22/09/2025", "2025-09-22"},
      {"09/22/2025", "2025-09-22"},
      {"03/04/2025", "2025-04-03"},
      {"03/04/2025", "2025-03-04", Language::kEnglish},
      {"24.12.2024", "2024-12-24"},
      {"septiembre de 2025", "2025-09"},
      {"Sept. 2025", "2025-09"},
      {"2025-09", "2025-09"},
      {"2025", "2025"},
      {"February 29, 2024", "2024-02-29"},
      {"30/02/2024", ""},
      {"2025-13-01", ""},
      {"In 2025", ""},
      {"May", ""},
      {"May we meet", ""},
      {"22", ""},
      {"12,345", ""},
      {"September 22, 2025 in Ottawa", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto date = parse_date(row.text, row.language);
    CHECK((date ? date->text() : "") == std::string(row.date));
  }
}

TEST_CASE("date: finds a date and its bytes inside a text", "[base][date]") {
  struct Row {
    const char* text;
    const char* found;
    Date date;
  };
  const std::vector<Row> rows = {
      {"4 juillet 2012. - Le groupe recrute", "4 juillet 2012", {2012, 7, 4}},
      {"Querétaro, 12 de marzo. La unión", "12 de marzo", {0, 3, 12}},
      {"OTTAWA, Sept. 22, 2025 (AP)", "Sept. 22, 2025", {2025, 9, 22}},
      {"since March 5 the firm", "March 5", {0, 3, 5}},
      {"en juin 2014, puis", "juin 2014", {2014, 6, 0}},
      {"on Jan. 23 it planned", "Jan. 23", {0, 1, 23}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto found = find_date(row.text);
    REQUIRE(found.has_value());
    CHECK(std::string(row.text).substr(found->begin, found->end - found->begin) == row.found);
    CHECK(found->date == row.date);
  }
  for (const char* text :
       {"no date, 2025 alone", "mayo y mostaza", "it may 3x", "12 monkeys", ""}) {
    INFO(text);
    CHECK_FALSE(find_date(text).has_value());
  }
}

}  // namespace lazo
