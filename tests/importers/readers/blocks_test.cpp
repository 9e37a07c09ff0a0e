#include "importers/readers/blocks.hpp"

#include <vector>

#include "tests/catch.hpp"
#include "tests/importers/readers/reader_support.hpp"

namespace lazo {
namespace {

std::string blocks_of(std::string_view text, Language language = Language::kEnglish) {
  return lines_of_blocks(text, find_blocks(text, language).blocks);
}

}  // namespace

TEST_CASE("blocks: what stands above an article is recognised", "[readers][blocks]") {
  const std::string text =
      "Small Ports Ask For Help\n\nBy Ana Ruiz and Joe Lee\nSeptember 22, 2025\n\n"
      "a crane in front of a grey ship at the pier\n\nThe ports asked for help.\n";
  const Structure s = find_blocks(text, Language::kEnglish);
  CHECK(lines_of_blocks(text, s.blocks) ==
        "title 1 Small Ports Ask For Help\n"
        "byline By Ana Ruiz and Joe Lee\n"
        "dateline September 22, 2025\n"
        "caption a crane in front of a grey ship at the pier\n"
        "paragraph The ports asked for help.\n");
  CHECK(s.metadata.title == "Small Ports Ask For Help");
  CHECK(s.metadata.byline == "Ana Ruiz and Joe Lee");
  CHECK(s.metadata.published == "2025-09-22");
}

TEST_CASE("blocks: bylines, outlets and dates of the three languages", "[readers][blocks]") {
  struct Row {
    const char* line;
    const char* kind;
    const char* byline = "";
    const char* publisher = "";
    const char* published = "";
  };
  const std::vector<Row> rows = {
      {"Web Editor", "byline", "Web Editor"},
      {"REDACCIÓN", "byline", "REDACCIÓN"},
      {"Por Juan de la Rosa", "byline", "Juan de la Rosa"},
      {"Par Marie Roy", "byline", "Marie Roy"},
      {"El Diario del Sur/ANA GIL", "byline", "ANA GIL", "El Diario del Sur"},
      {"Ana Gil, corresponsal", "byline", "Ana Gil, corresponsal"},
      {"Source: The Harbour Post", "byline", "", "The Harbour Post"},
      {"Lunes 22 de septiembre de 2025", "dateline", "", "", "2025-09-22"},
      {"Publié le 3 mai 2024", "dateline", "", "", "2024-05-03"},
      {"Ottawa, May 3, 2024", "dateline", "", "", "2024-05-03"},
      {"(May 3, 2024)", "dateline", "", "", "2024-05-03"},
      {"12:09 P.M. EDT", "dateline"},
      {"Por la paz en el sur", "heading 2"},
      {"Trade/security balance in doubt", "heading 2"},
      {"Paris talks stall", "heading 2"},
      {"2014", "paragraph"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const std::string text = "A Title\n\n" + std::string(row.line) + "\n\nThe text goes on here.\n";
    const Structure s = find_blocks(text, Language::kEnglish);
    REQUIRE(s.blocks.size() == 3);
    CHECK(line_of(text, s.blocks[1]).starts_with(row.kind));
    CHECK(s.metadata.byline == row.byline);
    CHECK(s.metadata.publisher == row.publisher);
    CHECK(s.metadata.published == row.published);
  }
}

TEST_CASE("blocks: a heading is never glued to a sentence", "[readers][blocks]") {
  CHECK(
      blocks_of(
          "The Title\n\nFirst things\nThe rule holds. It is new.\n\nWhat Follows\n\nMore text.") ==
      "title 1 The Title\nheading 2 First things\nparagraph The rule holds. It is new.\n"
      "heading 2 What Follows\nparagraph More text.\n");
}

TEST_CASE("blocks: lines broken at a width are joined", "[readers][blocks]") {
  const std::string text =
      "The chamber of small ports asked the ministry on Monday to open the\n"
      "northern terminal again. The ministry did not answer, and the chamber\n"
      "said that it would wait.\n"
      "\n"
      "Outlook\n"
      "The union will meet again in June to vote on a plan for the terminal.\n";
  const Structure s = find_blocks(text, Language::kEnglish);
  REQUIRE(s.blocks.size() == 3);
  CHECK(s.blocks[0].span.in(text).ends_with("would wait."));
  CHECK(s.blocks[1].kind == BlockKind::kHeading);
}

TEST_CASE("blocks: lists and questions keep their markers out of the text", "[readers][blocks]") {
  CHECK(blocks_of("Talks\n\n• Ports want help\n  • Ships wait\n1. Cranes stand still\n\n"
                  "  • Q: Who pays?\n\n    A: The ports pay.\n\nA: not this one.\n") ==
        "title 1 Talks\nitem 1 |• |Ports want help\nitem 1 |• |Ships wait\n"
        "item 1 |1. |Cranes stand still\nquestion 1 |• ||Q: |Who pays?\n"
        "answer |A: |The ports pay.\nanswer |A: |not this one.\n");
  CHECK(blocks_of("P: ¿Quién paga?\n\nR: Los puertos.", Language::kSpanish) ==
        "question |P: |¿Quién paga?\nanswer |R: |Los puertos.\n");
  // No question before: not an answer.
  CHECK(blocks_of("A: this is only text.\n\nB: so is this.") ==
        "paragraph A: this is only text.\nparagraph B: so is this.\n");
  CHECK(list_marker("2014. Un año") == 0);
  CHECK(list_marker("-5 degrees") == 0);
  CHECK(list_marker("(a) the ports") == 4);
}

TEST_CASE("blocks: a date that opens the article dates it", "[readers][blocks]") {
  const auto published = [](std::string_view text) {
    return find_blocks(text, Language::kFrench).metadata.published;
  };
  CHECK(published("Titre\n\n4 juillet 2012. - Le port rouvre.") == "2012-07-04");
  CHECK(published("Title\n\nHALIFAX, Sept. 22, 2025 (HP) - Ports asked.") == "2025-09-22");
  CHECK(published("Titre\n\nLe 4 juillet 2012, le port a fermé.") == "");
  CHECK(published("Title\n\nText of the order.\n\nTHE HARBOUR HOUSE,\n\nJuly 4, 2012.\n\nEnd.") ==
        "2012-07-04");
}

TEST_CASE("blocks: a lone line is a paragraph", "[readers][blocks]") {
  CHECK(blocks_of("Ministers meet port owners\n") == "paragraph Ministers meet port owners\n");
}

TEST_CASE("blocks: sentence ends are told from abbreviations", "[readers][blocks]") {
  for (const char* text : {"It holds.", "“It holds.”", "Does it?", "So …", "(It does.)"}) {
    INFO(text);
    CHECK(ends_like_sentence(text));
  }
  for (const char* text : {"Uncertainty in the U.S.", "A Heading", "Points:", "John F.", ""}) {
    INFO(text);
    CHECK_FALSE(ends_like_sentence(text));
  }
}

}  // namespace lazo
