#include "importers/readers/reader.hpp"

#include <random>

#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"
#include "tests/importers/readers/reader_support.hpp"

namespace lazo {

TEST_CASE("reader: formats are known by name", "[readers]") {
  CHECK(format_of_name("a/b.txt") == Format::kText);
  CHECK(format_of_name("A.MD") == Format::kMarkdown);
  CHECK(format_of_name("a.pdf") == Format::kPdf);
  CHECK(format_of_name("a.tar.gz") == Format::kArchive);
  CHECK(format_of_name("a.html.gz") == Format::kCompressed);
  CHECK_FALSE(format_of_name("a.exe").has_value());
  CHECK_FALSE(format_of_name("txt").has_value());
}

TEST_CASE("reader: a document says what it is", "[readers]") {
  const std::string bytes =
      "\xEF\xBB\xBFPuertos en calma\r\n\r\n3 de mayo de 2024\r\n\r\nLa ministra visitó los puertos "
      "del norte.\r\n";
  const auto read = read_document(bytes, "es/puertos.txt", {});
  REQUIRE(read.ok());
  CHECK(read->text == bytes);  // valid UTF-8 stays as it is
  CHECK(read->title == "Puertos en calma");
  CHECK(read->published == "2024-05-03");
  CHECK(read->language == Language::kSpanish);
  CHECK(read->mime == "text/plain");
  CHECK(read->bytes == bytes.size());
  CHECK(read->uris == std::vector<std::string>{"es/puertos.txt"});
  CHECK(to_hex(read->sha256).substr(0, 16) == to_hex(sha256(bytes)).substr(0, 16));
  CHECK(read->blocks.front().span.begin == 3);
}

TEST_CASE("reader: options and statements decide the language", "[readers]") {
  const std::string text = "---\nlang: fr\n---\nOK then, we shall see what the ports do.\n";
  CHECK(read_document(text, "a.md", {})->language == Language::kFrench);
  ReadOptions spanish;
  spanish.language = Language::kSpanish;
  CHECK(read_document(text, "a.md", spanish)->language == Language::kSpanish);
}

TEST_CASE("reader: errors name the file", "[readers]") {
  const auto empty = read_document("", "a.txt", {});
  REQUIRE_FALSE(empty.ok());
  CHECK(empty.error().text() == "a.txt: the file is empty");
  const auto blank = read_document(" \n\t\n", "b.md", {});
  REQUIRE_FALSE(blank.ok());
  CHECK(blank.error().text() == "b.md: the file holds only white space");
}

TEST_CASE("reader: any bytes give ordered blocks that lie in the text", "[readers]") {
  constexpr std::string_view kPieces[] = {"\n",          "\n\n",  " ",     "a",     "B.",
                                          "# ",          "- ",    "> ",    "**",    "[",
                                          "](",          ")",     "---\n", "```\n", "|",
                                          "Q: ",         "A: ",   "\r",    "\t",    "2025",
                                          "May 3, 2024", "By Al", "é",     "\xFF",  "\xE2\x80\xA2 ",
                                          "<b>",         ">",     "\\",    "1. ",   "===\n",
                                          "title: \"",   "'"};
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = round % 5 == 0 ? "---\n" : "";
    const auto size = 1 + random() % 30;
    for (std::size_t i = 0; i < size; ++i) bytes += kPieces[random() % std::size(kPieces)];
    for (const char* name : {"x.txt", "x.md"}) {
      const auto read = read_document(bytes, name, {});
      INFO("round " << round << " " << name << " " << bytes);
      if (!read.ok()) continue;
      std::uint32_t at = 0;
      for (const Block& block : read->blocks) {
        REQUIRE(block.span.begin >= at);
        REQUIRE(block.span.begin < block.span.end);
        REQUIRE(block.span.end <= read->text.size());
        std::uint32_t inner = block.span.begin;
        for (const Span& ignored : block.ignored) {
          REQUIRE(ignored.begin >= inner);
          REQUIRE(ignored.begin < ignored.end);
          REQUIRE(ignored.end <= block.span.end);
          inner = ignored.end;
        }
        at = block.span.end;
      }
      REQUIRE(find_invalid_utf8(read->text) == std::string::npos);
    }
  }
}

}  // namespace lazo
