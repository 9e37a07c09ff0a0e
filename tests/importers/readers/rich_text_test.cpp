#include "importers/readers/rich_text.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

RichText sample() {
  RichText rich;
  rich.text = "Título\n\nLa cámara pidió calma.\n\nA: no";
  rich.blocks = {{BlockKind::kHeading, 1, {0, 7}, {}}, {BlockKind::kParagraph, 0, {9, 34}, {}}};
  rich.source_map = {{{0, 7}, "h1[1]"}, {{9, 34}, "#a > p[1]"}};
  rich.metadata = {"Título", "Ana", "El Faro", "2025-01-02", "es"};
  rich.charset = "windows-1252";
  rich.invalid_bytes = 3;
  return rich;
}

TEST_CASE("rich text: a line gives back what was written", "[readers]") {
  const Result<RichText> read = parse_rich_text(rich_text_line(sample()));
  REQUIRE(read.ok());
  CHECK(*read == sample());
}

TEST_CASE("rich text: a line that lies is refused", "[readers]") {
  struct Row {
    const char* what;
    const char* line;
  };
  const Row rows[] = {
      {"no JSON", "{\"text\":"},
      {"span behind the text", R"({"text":"abc","blocks":[[0,0,0,4]]})"},
      {"span backwards", R"({"text":"abc","blocks":[[0,0,2,1]]})"},
      {"empty span", R"({"text":"abc","blocks":[[0,0,1,1]]})"},
      {"spans out of order", R"({"text":"abcdef","blocks":[[0,0,3,4],[0,0,0,2]]})"},
      {"inside a character", R"({"text":"é","blocks":[[0,0,0,1]]})"},
      {"unknown kind", R"({"text":"abc","blocks":[[77,0,0,1]]})"},
      {"huge level", R"({"text":"abc","blocks":[[0,77,0,1]]})"},
      {"negative", R"({"text":"abc","blocks":[[0,0,-1,1]]})"},
      {"another shape", R"({"text":"abc","blocks":[[0,0,1]]})"},
      {"place behind the text", R"({"text":"abc","source_map":[[0,9,"p"]]})"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK_FALSE(parse_rich_text(row.line).ok());
  }
}

TEST_CASE("rich text: the document knows title, date and language", "[readers]") {
  Result<Document> document = document_of(sample(), "raw", "a.html", Format::kHtml, {});
  REQUIRE(document.ok());
  CHECK(document->title == "Título");
  CHECK(document->publisher == "El Faro");
  CHECK(document->published == "2025-01-02");
  CHECK(document->mime == "text/html; charset=windows-1252");
  CHECK(document->bytes == 3);
  CHECK(document->language == Language::kSpanish);
  CHECK(document->blocks[0].kind == BlockKind::kTitle);
  RichText empty;
  CHECK_FALSE(document_of(empty, "raw", "a.html", Format::kHtml, {}).ok());
}

}  // namespace
}  // namespace lazo
