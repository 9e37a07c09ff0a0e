// Runs tests/cases/*.case: texts with the claims they must and must not give.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"
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

bool names(const Extraction& found, EntityId entity, std::string_view wanted) {
  if (wanted == "*") return true;
  if (!entity.valid()) return false;
  const LocalEntity& local = found.entities[entity.index()];
  if (wanted.front() == '"') return wanted == '"' + local.name + '"';
  if (local.key == wanted || normalize_name(local.name) == normalize_name(wanted)) return true;
  for (const KnownNode& known : found.known) {
    if (known.key != local.key) continue;
    for (const NodeName& name : known.names) {
      if (normalize_name(name.text) == normalize_name(wanted)) return true;
    }
  }
  return false;
}

/// Whether a claim fits "source | relation | target [| status [by speaker]]".
bool fits(const Extraction& found, const Claim& claim, std::string_view pattern) {
  std::vector<std::string_view> parts = split(pattern, '|');
  for (std::string_view& part : parts) part = trim(part);
  REQUIRE(parts.size() >= 3);
  const Ontology& ontology = extraction_tables().ontology;
  if (parts[1] != "*") {
    const RelationId wanted = ontology.find_relation(parts[1]);
    REQUIRE(wanted.valid());
    if (!ontology.is_a(claim.relation, wanted)) return false;
  }
  const bool forward = names(found, claim.source, parts[0]) && names(found, claim.target, parts[2]);
  const bool backward = ontology.relation(claim.relation).symmetric &&
                        names(found, claim.target, parts[0]) &&
                        names(found, claim.source, parts[2]);
  if (!forward && !backward) return false;
  if (parts.size() < 4) return true;
  const std::size_t by = parts[3].find(" by ");
  if (name_of(status_of(claim)) != trim(parts[3].substr(0, by))) return false;
  if (by == std::string_view::npos) return true;
  return claim.attribution &&
         names(found, claim.attribution->speaker, trim(parts[3].substr(by + 4)));
}

std::string described(const Extraction& found) {
  std::string out;
  for (const Claim& claim : found.claims) {
    out += found.entities[claim.source.index()].name + " | " +
           extraction_tables().ontology.relation(claim.relation).name + " | " +
           found.entities[claim.target.index()].name + " | " +
           std::string(name_of(status_of(claim))) + "\n";
  }
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
        CHECK(std::any_of(found.claims.begin(), found.claims.end(),
                          [&](const Claim& claim) { return fits(found, claim, pattern); }));
      }
      for (const std::string& pattern : one.refuse) {
        INFO("refuse " << pattern);
        CHECK(std::none_of(found.claims.begin(), found.claims.end(),
                           [&](const Claim& claim) { return fits(found, claim, pattern); }));
      }
      for (const Mention& mention : found.mentions) {
        CHECK(mention.span.end <= found.document.text.size());
        CHECK_FALSE(mention.span.empty());
      }
    }
  }
}

}  // namespace lazo
