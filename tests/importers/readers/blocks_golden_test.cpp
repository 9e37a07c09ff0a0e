// The blocks of whole documents, in files that a person can read: golden/<name>.blocks beside the
// document. Change them only by reading the difference.

#include <fstream>
#include <sstream>

#include "importers/readers/reader.hpp"
#include "tests/catch.hpp"
#include "tests/importers/readers/reader_support.hpp"

namespace lazo {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string describe(const Document& d) {
  return "language " + std::string(language_code(d.language)) + "\ntitle " + d.title + "\nbyline " +
         d.byline + "\npublisher " + d.publisher + "\npublished " + d.published + "\n\n" +
         lines_of_blocks(d.text, d.blocks);
}

}  // namespace

TEST_CASE("blocks: whole documents read as the golden files say", "[readers][golden]") {
  const std::string folder = LAZO_SOURCE_DIR "/tests/importers/readers/golden/";
  for (const std::string name : {"port-review.txt", "feria.txt", "communique.md"}) {
    INFO(name);
    const std::string bytes = read_file(folder + name);
    REQUIRE_FALSE(bytes.empty());
    const auto document = read_document(bytes, name, {});
    REQUIRE(document.ok());
    CHECK(describe(*document) == read_file(folder + name + ".blocks"));
  }
}

}  // namespace lazo
