#include "graph/base/utf8.hpp"

#include <random>

#include "tests/catch.hpp"

using namespace lazo;

TEST_CASE("utf8: decoding accepts exactly the well-formed sequences", "[base][utf8]") {
  struct Row {
    std::string_view bytes;
    char32_t code_point;
    std::uint32_t length;
  };
  const Row rows[] = {
      {"a", 'a', 1},
      {"\xC3\xA9", 0xE9, 2},
      {"\xE2\x80\x9C", 0x201C, 3},
      {"\xF0\x9F\x98\x80", 0x1F600, 4},
      {"\xC0\x80", 0xFFFD, 1},          // overlong
      {"\xE0\x80\xAF", 0xFFFD, 1},      // overlong
      {"\xED\xA0\x80", 0xFFFD, 1},      // surrogate
      {"\xF4\x90\x80\x80", 0xFFFD, 1},  // above U+10FFFF
      {"\xC3", 0xFFFD, 1},              // cut off
      {"\x80", 0xFFFD, 1},              // continuation alone
  };
  for (const Row& row : rows) {
    INFO("first byte " << static_cast<int>(static_cast<unsigned char>(row.bytes[0])));
    CHECK(decode_utf8(row.bytes, 0).code_point == row.code_point);
    CHECK(decode_utf8(row.bytes, 0).length == row.length);
  }
  CHECK(decode_utf8_before("a\xC3\xA9", 3).code_point == 0xE9);
  CHECK(decode_utf8_before("a\xA9", 2).code_point == 0xFFFD);
}

TEST_CASE("utf8: repaired text is valid and counts what it replaced", "[base][utf8]") {
  const Repaired repaired = repair_utf8("caf\xE9 \xC3\xA9\xFF");
  CHECK(repaired.text == "caf\uFFFD \u00E9\uFFFD");
  CHECK(repaired.invalid_bytes == 2);
  CHECK(find_invalid_utf8(repaired.text) == std::string_view::npos);
}

TEST_CASE("utf8: names are the same without case, accents, dots and articles", "[base][utf8]") {
  struct Row {
    std::string_view name, normalized;
  };
  const Row rows[] = {
      {"U.S.", "us"},
      {"EE. UU.", "ee uu"},
      {"Périódico “quequi,”", "periodico quequi"},
      {"The Canadian Chamber of Commerce", "canadian chamber of commerce"},
      {"l’ACEUM", "aceum"},
      {"La", "la"},
      {"Mexico’s", "mexico"},
      {"T-MEC", "t mec"},
      {"AT&T", "at t"},
      {"D’Aulnay", "d aulnay"},
      {"Œuvre", "oeuvre"},
      {"  a   b ", "b"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(normalize_name(row.name) == row.normalized);
  }
  CHECK(slug("Grupo Bimbo, S.A. de C.V.") == "grupo-bimbo-sa-de-cv");
}

TEST_CASE("utf8: every folded byte knows where it came from", "[base][utf8]") {
  const std::string_view text = "Año… «É»";
  const Folded folded = fold(text);
  CHECK(folded.text == "ano... \"e\"");
  REQUIRE(folded.source.size() == folded.text.size() + 1);
  CHECK(text.substr(folded.source[1], 2) == "ñ");
  CHECK(folded.source.back() == text.size());
  CHECK(std::is_sorted(folded.source.begin(), folded.source.end()));
}

TEST_CASE("utf8: any bytes decode, fold and repair without leaving the text", "[base][utf8]") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    INFO("round " << round);
    const Folded folded = fold(bytes);
    CHECK(folded.source.size() == folded.text.size() + 1);
    CHECK(find_invalid_utf8(repair_utf8(bytes).text) == std::string_view::npos);
    CHECK(find_invalid_utf8(normalize_name(bytes)) == std::string_view::npos);
  }
}

TEST_CASE("utf8: code points are counted from any offset", "[base][utf8]") {
  CodePointCounter counter("aé“x");
  CHECK(counter.at(3) == 2);
  CHECK(counter.at(7) == 4);
  CHECK(counter.at(1) == 1);
}

TEST_CASE("utf8: terminal columns", "[base][utf8]") {
  CHECK(display_width("México") == 6);
  CHECK(display_width("Me\u0301xico") == 6);
  CHECK(display_width("日本") == 4);
}
