#include "graph/base/tsv.hpp"

#include "tests/catch.hpp"

using namespace lazo;

namespace {
const std::vector<TsvColumn> kColumns = {{"lemma"}, {"relation"}, {"note", false}};

std::string read(std::string_view text) {
  std::string out;
  const Status status = for_each_tsv_row(text, "v.tsv", kColumns, [&](const TsvRow& row) -> Status {
    out += std::string(row["lemma"]) + "=" + std::string(row["relation"]) + "(" +
           std::string(row["note"]) + ")" + std::to_string(row.line()) + ";";
    return {};
  });
  return status.ok() ? out : status.error().text();
}
}  // namespace

TEST_CASE("tsv: rows by column name, in any column order", "[base][tsv]") {
  CHECK(read("# words\nrelation\tlemma\nvisits\tvisit\r\n\n# more\nleads\tlead\n") ==
        "visit=visits()3;lead=leads()6;");
  CHECK(read("lemma\trelation\tnote\na\tb\t c \n") == "a=b(c)2;");
  CHECK(read("").empty());
}

TEST_CASE("tsv: errors name file, line and a way out", "[base][tsv]") {
  CHECK(read("lema\trelation\n") == "v.tsv:1: unknown column 'lema'; did you mean 'lemma'?");
  CHECK(read("lemma\n") == "v.tsv:1: missing column 'relation'");
  CHECK(read("lemma\trelation\nvisit\n") == "v.tsv:2: empty cell in column 'relation'");
  CHECK(read("lemma\trelation\na\tb\tc\n") == "v.tsv:2: row with 3 cells, expected at most 2");
}
