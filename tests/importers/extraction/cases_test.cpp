// Runs tests/cases/*.case: texts with the claims they must and must not give.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "graph/base/strings.hpp"
#include "tests/catch.hpp"
#include "tests/importers/extraction/expected.hpp"
#include "tests/importers/extraction/tables.hpp"

namespace lazo {
namespace {

struct Case {
  std::string title;
  std::string lang = "en";
  std::string text;
  std::string tree;
  std::vector<std::string> expect;
  std::vector<std::string> refuse;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream buffer;
  buffer << stream.rdbuf();
  const std::string text = buffer.str();
  std::vector<Case> out;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (line.empty() || line.front() == '#') return;
    if (line.substr(0, 3) == "== ") {
      out.push_back({std::string(line.substr(3)), "en", {}, {}, {}, {}});
      return;
    }
    INFO(path.string() << ":" << number);
    REQUIRE_FALSE(out.empty());
    const std::size_t colon = line.find(": ");
    REQUIRE(colon != std::string_view::npos);
    const std::string_view key = line.substr(0, colon);
    const std::string value(line.substr(colon + 2));
    Case& current = out.back();
    if (key == "lang") {
      current.lang = value;
    } else if (key == "text") {
      if (!current.text.empty()) current.text += "\n\n";
      current.text += value;
    } else if (key == "tree") {
      current.tree = value;
    } else if (key == "expect") {
      current.expect.push_back(value);
    } else if (key == "refuse") {
      current.refuse.push_back(value);
    } else {
      FAIL("unknown key " << key);
    }
  });
  return out;
}

}  // namespace

TEST_CASE("cases: texts give the claims they must and no others", "[extraction][cases]") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(LAZO_SOURCE_DIR "/tests/cases")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE_FALSE(files.empty());
  for (const std::filesystem::path& file : files) {
    for (const Case& one : read_cases(file)) {
      const Language language = language_of_code(one.lang);
      const Extraction found =
          one.tree.empty() ? extract_text(one.text, language) : extract_tree(one.tree, language);
      INFO(file.filename().string() << ": " << one.title << "\n"
                                    << found.document.text << "\n"
                                    << described(found));
      REQUIRE(one.expect.size() + one.refuse.size() > 0);
      for (const std::string& pattern : one.expect) {
        INFO("expect " << pattern);
        CHECK(gives(found, pattern));
      }
      for (const std::string& pattern : one.refuse) {
        INFO("refuse " << pattern);
        CHECK_FALSE(gives(found, pattern));
      }
      for (const Mention& mention : found.mentions) {
        CHECK(mention.span.end <= found.document.text.size());
        CHECK_FALSE(mention.span.empty());
      }
    }
  }
}

}  // namespace lazo
