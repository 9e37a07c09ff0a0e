#include "graph/base/json.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace lazo;

TEST_CASE("json: what is written is read back", "[base][json]") {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .field("text", "a\"b\\c\n</script>\u00e9")
      .field("count", std::int64_t{-7})
      .field("yes", true)
      .field_null("none")
      .key("confidence")
      .decimal(9300, 4)
      .key("small")
      .decimal(-5, 2)
      .key("list")
      .begin_array()
      .number(0.1)
      .number(std::numeric_limits<double>::infinity())
      .end_array()
      .end_object();
  CHECK(out ==
        "{\"text\":\"a\\\"b\\\\c\\n</script>\u00e9\",\"count\":-7,\"yes\":true,\"none\":null,"
        "\"confidence\":0.9300,\"small\":-0.05,\"list\":[0.1,null]}");
  const Result<Json> read = parse_json(out, "test");
  REQUIRE(read.ok());
  CHECK(read->text("text") == "a\"b\\c\n</script>\u00e9");
  CHECK(read->integer_at("count") == -7);
  CHECK(read->boolean_at("yes"));
  CHECK(read->find("none")->is_null());
  CHECK(read->find("list")->items().size() == 2);
  CHECK(read->find("missing") == nullptr);
}

TEST_CASE("json: invalid UTF-8 is repaired on the way out and refused on the way in",
          "[base][json]") {
  std::string out;
  JsonWriter(out).string("a\xFF");
  CHECK(out == "\"a\uFFFD\"");
  CHECK_FALSE(parse_json("\"a\xFF\"", "x").ok());
}

TEST_CASE("json: errors say where", "[base][json]") {
  struct Row {
    std::string text;
    std::string_view where, message;
  };
  const Row rows[] = {
      {"{\"a\":1,\n \"a\":2}", "f:2:2", "duplicate key 'a'"},
      {"[1,]", "f:1:4", "not valid JSON: invalid value"},
      {"", "f:1:1", "not valid JSON: the document is empty"},
      {"{} x", "f:1:4", "not valid JSON: the document root must not be followed by other values"},
      {std::string(300, '['), "f:1:202", "nested deeper than 200 levels"},
  };
  for (const Row& row : rows) {
    INFO(row.text.substr(0, 20));
    const Result<Json> read = parse_json(row.text, "f");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message == row.message);
    CHECK(read.error().where.substr(0, 4) == row.where.substr(0, 4));
  }
}

TEST_CASE("json: objects of very many members are read in the time that they are long",
          "[base][json]") {
  // Comparing each key with each would take minutes.
  constexpr int kMembers = 300000;
  std::string text = "{";
  for (int i = 0; i < kMembers; ++i) text += "\"" + std::to_string(i) + "\":0,";
  CHECK(parse_json(text + "\"x\":0}", "f")->members().size() == kMembers + 1);
  const Result<Json> twice = parse_json(text + "\"17\":0}", "f");
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().message == "duplicate key '17'");
}
