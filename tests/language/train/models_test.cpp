// The models that ship: small enough, whole, and trained on nothing that they are measured with.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/base/file.hpp"
#include "graph/base/strings.hpp"
#include "language/model.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

// Hashes of evaluation sentences, written by `lazo train --exclude ... --hashes`; docs/language.md
// names the files.
std::vector<std::uint64_t> evaluation_hashes(const std::string& language) {
  const auto text = real_file_system().read(std::string(LAZO_SOURCE_DIR) +
                                            "/tests/data/evaluation/" + language + ".hashes");
  REQUIRE(text.ok());
  std::vector<std::uint64_t> out;
  for_each_line(*text, [&out](std::string_view line, std::size_t) {
    std::uint64_t hash = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), hash, 16);
    REQUIRE(error == std::errc());
    REQUIRE(end == line.data() + line.size());
    out.push_back(hash);
  });
  return out;
}

TEST_CASE("models: each fits its limits and has seen no evaluation sentence",
          "[language][models]") {
  for (const std::string language : {"en", "es", "fr"}) {
    INFO(language);
    const auto model =
        Model::open(std::string(LAZO_SOURCE_DIR) + "/language/models/" + language + ".lzm");
    REQUIRE(model.ok());
    CHECK(model->verify().ok());
    CHECK(language_code(model->language()) == language);

    const std::span<const std::uint64_t> seen = model->sentence_hashes();
    CHECK(seen.size() > 10'000);
    CHECK(std::ranges::is_sorted(seen));
    const std::vector<std::uint64_t> evaluation = evaluation_hashes(language);
    CHECK(evaluation.size() > 400);
    CHECK(std::ranges::none_of(
        evaluation, [seen](std::uint64_t hash) { return std::ranges::binary_search(seen, hash); }));
  }
}

TEST_CASE("models: none is larger than 14 MB", "[language][models]") {
  for (const std::string language : {"en", "es", "fr"}) {
    const auto bytes = real_file_system().read(std::string(LAZO_SOURCE_DIR) + "/language/models/" +
                                               language + ".lzm");
    REQUIRE(bytes.ok());
    INFO(language);
    CHECK(bytes->size() <= 14'000'000);
  }
}

}  // namespace
}  // namespace lazo
