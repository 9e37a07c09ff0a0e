// The floors of the house (docs/architecture.md): a folder includes only what stands below it.
// Reads the #include lines of the sources, so that a wrong one fails here and not in a review.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace fs = std::filesystem;

namespace {

struct Source {
  std::string path;  // relative to the repository
  std::vector<std::string> includes;
};

const std::set<std::string> kEndings = {".hpp", ".cpp"};

std::vector<Source> sources() {
  std::vector<Source> out;
  const fs::path root = LAZO_SOURCE_DIR;
  for (const char* folder : {"graph", "language", "importers", "queries", "exporters", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (kEndings.count(entry.path().extension().string()) == 0) continue;
      Source source{fs::relative(entry.path(), root).generic_string(), {}};
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        if (line.rfind("#include ", 0) != 0) continue;
        const std::size_t begin = line.find_first_of("<\"", 9);
        const std::size_t end = line.find_first_of(">\"", begin + 1);
        source.includes.push_back(line.substr(begin + 1, end - begin - 1));
      }
      out.push_back(std::move(source));
    }
  }
  return out;
}

/// The floor a path belongs to: its longest known prefix.
std::string floor_of(const std::string& path) {
  static const std::vector<std::string> kFloors = {
      "graph/base/", "language/train/", "graph/",     "language/",
      "importers/",  "queries/",        "exporters/", "cli/"};
  for (const std::string& floor : kFloors) {
    if (path.rfind(floor, 0) == 0) return floor;
  }
  return "";
}

/// What each floor may include besides itself.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"graph/base/", {}},
    {"graph/", {"graph/base/"}},
    {"language/", {"graph/base/"}},
    {"language/train/", {"graph/base/", "language/"}},
    {"importers/", {"graph/base/", "graph/", "language/"}},
    {"queries/", {"graph/base/", "graph/", "language/"}},
    {"exporters/", {"graph/base/", "graph/", "queries/"}},
    {"cli/",
     {"graph/base/", "graph/", "language/", "language/train/", "importers/", "queries/",
      "exporters/"}},
};

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& prefix) { return text.rfind(prefix, 0) == 0; });
}

bool is_third_party(const std::string& include) {
  return starts_with_any(
      include, {"boost/", "rapidjson/", "sqlite3", "CLI/", "fmt/", "oneapi/", "tbb/", "unicode/",
                "libxml/", "archive.h", "archive_entry.h", "seccomp", "Eigen/", "benchmark/"});
}

}  // namespace

TEST_CASE("layers: a floor includes only floors below it", "[layers]") {
  const std::vector<Source> all = sources();
  REQUIRE(all.size() > 20);
  for (const Source& source : all) {
    const std::string own = floor_of(source.path);
    for (const std::string& include : source.includes) {
      const std::string other = floor_of(include);
      if (other.empty() || other == own) continue;
      INFO(source.path << " includes " << include);
      CHECK(kMayInclude.at(own).count(other) == 1);
    }
  }
}

TEST_CASE("layers: third-party types stay out of headers", "[layers]") {
  const std::set<std::string> heavy = {"iostream", "filesystem", "regex"};
  for (const Source& source : sources()) {
    for (const std::string& include : source.includes) {
      INFO(source.path << " includes " << include);
      CHECK(include != "regex");
      if (!source.path.ends_with(".hpp")) continue;
      // Two kinds of header are private to a few .cpp files and say so in their name.
      const std::string name = fs::path(source.path).filename().string();
      const bool is_private =
          name.rfind("bgl_", 0) == 0 || source.path.rfind("language/train/", 0) == 0;
      CHECK((is_private || !is_third_party(include)));
      CHECK(heavy.count(include) == 0);
    }
  }
}

TEST_CASE("layers: a library stays in the files that are named for it", "[layers]") {
  struct Row {
    std::string library;
    std::vector<std::string> allowed;
  };
  const Row rows[] = {
      {"boost/", {"queries/bgl_", "cli/serve/http_server.cpp"}},
      {"rapidjson/", {"graph/base/json.cpp", "graph/base/json_scan.cpp"}},
      {"sqlite3", {"graph/sqlite"}},
      {"CLI/", {"cli/"}},
      {"Eigen/", {"language/train/"}},
      {"libxml/", {"importers/lazo_read/"}},
      {"archive.h", {"importers/lazo_read/"}},
      {"archive_entry.h", {"importers/lazo_read/"}},
      {"unicode/", {"importers/lazo_read/"}},
      {"seccomp", {"importers/lazo_read/"}},
  };
  for (const Source& source : sources()) {
    for (const std::string& include : source.includes) {
      for (const Row& row : rows) {
        if (include.rfind(row.library, 0) != 0) continue;
        INFO(source.path << " includes " << include);
        CHECK(starts_with_any(source.path, row.allowed));
      }
    }
  }
}

TEST_CASE("layers: no absolute path and no left-over marks in the sources", "[layers]") {
  for (const Source& source : sources()) {
    std::ifstream file(fs::path(LAZO_SOURCE_DIR) / source.path);
    std::stringstream text;
    text << file.rdbuf();
    INFO(source.path);
    for (const char* mark : {"/home/", "/root/", "FIXME", "XXX", "HACK"}) {
      CHECK(text.str().find(mark) == std::string::npos);
    }
  }
}
