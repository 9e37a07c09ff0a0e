#include "graph/base/json_scan.hpp"

#include <vector>

#include "graph/base/json.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

/// Notes each object as "container#index name" and checks that its bytes are that object.
struct Notes final : JsonScan {
  explicit Notes(std::string_view the_text) : text(the_text) {}
  Result<std::string> read(std::uint64_t begin, std::size_t size) override {
    if (begin >= fails_at) return Error{ErrorCode::kSystem, "cannot read", "", ""};
    return std::string(text.substr(std::min<std::size_t>(begin, text.size()), size));
  }
  void object(const JsonPlace& place) override {
    objects.push_back(std::string(place.container) + "#" + std::to_string(place.index) +
                      (place.in_array ? "" : " " + std::string(place.name)));
    const std::string_view bytes = text.substr(place.begin, place.end - place.begin);
    const Result<Json> json = parse_json(bytes, "");
    CHECK((json.ok() && json->is_object()));
  }
  std::string_view text;
  std::uint64_t fails_at = UINT64_MAX;
  std::vector<std::string> objects;
};

}  // namespace

TEST_CASE("json scan: each object is told with where it stands", "[base][json]") {
  Notes notes(
      "\xEF\xBB\xBF{\"a\":[1,\"}\",{\"b\":{}},[{}]], \"gr\\u0061ph\" : {\"nodes\":{\"x\":{\"y\":[[["
      "{}]]]}},\"n\":null}}");
  REQUIRE(scan_json(notes).ok());
  CHECK(notes.objects == std::vector<std::string>{"/a/2#0 b", "/a#2", "/a/3#0", "/graph/nodes#0 x",
                                                  "/graph#0 nodes", "#1 graph"});
}

TEST_CASE("json scan: places hold where the text is read in pieces", "[base][json]") {
  // The pieces are 1 MB: objects of 37 bytes lie across their ends.
  std::string text = "{\"edges\":[";
  std::size_t count = 0;
  while (text.size() < (std::size_t{3} << 20U)) {
    text += std::string(count++ == 0 ? "" : ",") + R"({"source": "a\"}", "weight": -1.5e3})";
  }
  text += "]}";
  Notes notes(text);
  REQUIRE(scan_json(notes).ok());
  REQUIRE(notes.objects.size() == count);
  CHECK(notes.objects.back() == "/edges#" + std::to_string(count - 1));
}

TEST_CASE("json scan: what is no JSON is an error with its place", "[base][json]") {
  struct Row {
    std::string text;
    std::string_view message;
  };
  const Row rows[] = {
      {"", "byte 0: not valid JSON"},
      {"{\"a\":[1,]}", "byte 8: not valid JSON"},
      {"{\"a\":\"\xFF\"}", "not valid JSON"},
      {"{} {}", "not valid JSON"},
      {std::string("{\"a\":1\0}", 8), "not valid JSON"},
      {std::string(100000, '['), "nested deeper than 200 levels"},
      {"[\"" + std::string((std::size_t{16} << 20U) + 9, 'x') + "\"]",
       "a string of more than 16 MB"},
  };
  for (const Row& row : rows) {
    INFO(row.text.substr(0, 20));
    Notes notes(row.text);
    const Status status = scan_json(notes);
    REQUIRE_FALSE(status.ok());
    CHECK_THAT(status.error().text(), Catch::Contains(std::string(row.message)));
  }
  const std::string text = "[" + std::string(std::size_t{2} << 20U, ' ') + "]";
  Notes notes(text);
  notes.fails_at = 1;
  CHECK(scan_json(notes).error().message == "cannot read");
}

}  // namespace lazo
