// The tables of docs/extraction-rules.md: every sentence there, read with the shipped models, gives
// the claims beside it and none of those that it must not give.
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "graph/base/strings.hpp"
#include "importers/import.hpp"
#include "tests/catch.hpp"
#include "tests/importers/extraction/expected.hpp"
#include "tests/importers/extraction/tables.hpp"

namespace lazo {
namespace {

struct Row {
  std::string rule;
  std::string lang;
  std::string sentence;
  std::vector<std::string> accepted;
  std::vector<std::string> refused;
};

std::string trimmed(std::string_view text) {
  return std::string(trim(text));
}

/// "A · r · B · status<br>C · r · D" to patterns with "|"; "-" is an empty cell.
std::vector<std::string> patterns(std::string_view cell) {
  std::vector<std::string> out;
  std::string text = trimmed(cell);
  for (std::size_t at = text.find("·"); at != std::string::npos; at = text.find("·", at)) {
    text.replace(at, std::string_view("·").size(), "|");
  }
  if (text == "-") return out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find("<br>", begin), text.size());
    out.push_back(trimmed(std::string_view(text).substr(begin, end - begin)));
    begin = end + 4;
  }
  return out;
}

std::vector<Row> read_rules() {
  std::ifstream stream(LAZO_SOURCE_DIR "/docs/extraction-rules.md", std::ios::binary);
  std::stringstream buffer;
  buffer << stream.rdbuf();
  const std::string text = buffer.str();
  std::vector<Row> out;
  std::string rule;
  for_each_line(text, [&](std::string_view line, std::size_t) {
    if (line.substr(0, 3) == "## ") rule = trimmed(line.substr(3));
    if (line.empty() || line.front() != '|') return;
    const std::vector<std::string_view> cells = split(line, '|');
    if (cells.size() != 6 || trimmed(cells[1]).size() != 2) return;  // head or rule of a table
    out.push_back(
        {rule, trimmed(cells[1]), trimmed(cells[2]), patterns(cells[3]), patterns(cells[4])});
  });
  return out;
}

}  // namespace

TEST_CASE("rules: the sentences of the documentation give what it says", "[extraction][rules]") {
  std::map<std::string, std::unique_ptr<Importer>> importers;
  for (const char* lang : {"en", "es", "fr"}) {
    ImportOptions options;
    options.language = language_of_code(lang);
    options.model_folder = LAZO_SOURCE_DIR "/language/models";
    Result<std::unique_ptr<Importer>> importer =
        Importer::create(extraction_tables().ontology, options);
    REQUIRE(importer.ok());
    importers.emplace(lang, std::move(importer).value());
  }
  const std::vector<Row> rows = read_rules();
  std::set<std::string> languages_of_rule;
  for (const Row& row : rows) {
    const auto importer = importers.find(row.lang);
    REQUIRE(importer != importers.end());
    const Result<Extraction> found = importer->second->extract(row.sentence + "\n", "rule.txt");
    INFO(row.rule << " (" << row.lang << "): " << row.sentence);
    REQUIRE(found.ok());
    INFO(described(*found));
    for (const std::string& pattern : row.accepted) {
      INFO("accepted: " << pattern);
      CHECK(gives(*found, pattern));
      languages_of_rule.insert(row.rule + " " + row.lang + " accepted");
    }
    for (const std::string& pattern : row.refused) {
      INFO("refused: " << pattern);
      CHECK_FALSE(gives(*found, pattern));
      languages_of_rule.insert(row.rule + " " + row.lang + " refused");
    }
  }
  // Every rule has an accepted and a refused claim in each language.
  std::set<std::string> rules;
  for (const Row& row : rows) rules.insert(row.rule);
  REQUIRE(rules.size() >= 10);
  for (const std::string& rule : rules) {
    for (const char* lang : {"en", "es", "fr"}) {
      for (const char* kind : {"accepted", "refused"}) {
        INFO(rule << " " << lang << " " << kind);
        CHECK(languages_of_rule.count(rule + " " + lang + " " + kind) == 1);
      }
    }
  }
}

}  // namespace lazo
