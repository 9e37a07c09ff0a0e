// What programs rely on: the envelope of --json, and the exit codes.

#include <string>
#include <vector>

#include "graph/base/json.hpp"
#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"

namespace lazo {
namespace {

using tests::Run;
using tests::run_in_sandbox;

constexpr const char* kStore = "three.jsonl";

TEST_CASE("envelope: every question has the same frame", "[cli][json]") {
  struct Row {
    std::string command;
    std::string arguments;
  };
  const std::vector<Row> rows = {
      {"search", "mex"},
      {"node", "T-MEC"},
      {"neighbors", "Mexico"},
      {"path", "COPARMEX Canada"},
      {"explain", "Mexico T-MEC"},
      {"about", "Mexico"},
      {"common", "Mexico Canada"},
      {"timeline", "T-MEC"},
      {"ask", "'Who opposes the T-MEC?'"},
      {"ask", "'Why is the sky blue?'"},
      {"between", "Mexico --and T-MEC"},
      {"communities", ""},
      {"positions", "T-MEC"},
      {"measures", ""},
      {"changes", "--since 2025-10"},
      {"neighbors", "Atlantis"},
      {"path", "Unifor aerospace"},
  };
  for (const Row& row : rows) {
    INFO(row.command << " " << row.arguments);
    const Run run = run_in_sandbox("lazo " + row.command + " " + row.arguments + " --json", kStore);
    const Result<Json> json = parse_json(run.out, "answer");
    REQUIRE(json.ok());
    CHECK(json->text("$schema") == "urn:lazo:schema:" + row.command + ":1");
    REQUIRE(json->find("tool") != nullptr);
    CHECK(json->find("tool")->text("name") == "lazo");
    for (const char* list : {"nodes", "edges", "paths", "notices"}) {
      INFO(list);
      REQUIRE(json->find(list) != nullptr);
      CHECK(json->find(list)->is_array());
    }
    REQUIRE(json->find("page") != nullptr);
    CHECK(json->find("page")->integer_at("returned", -1) >= 0);
  }
}

TEST_CASE("envelope: ends, paths and evidence refer to what is there", "[cli][json]") {
  const Run run =
      run_in_sandbox("lazo path COPARMEX Canada --json && lazo docs review.txt --text", kStore);
  const std::size_t end = run.out.find('\n');
  const Result<Json> json = parse_json(run.out.substr(0, end), "answer");
  REQUIRE(json.ok());
  const std::string text = run.out.substr(end + 1);
  const auto has = [&json](const char* list, const char* member, std::string_view value) {
    for (const Json& item : json->find(list)->items()) {
      if (item.text(member) == value) return true;
    }
    return false;
  };
  REQUIRE_FALSE(json->find("paths")->items().empty());
  for (const Json& path : json->find("paths")->items()) {
    CHECK(path.find("nodes")->items().size() == path.find("edges")->items().size() + 1);
    for (const Json& node : path.find("nodes")->items())
      CHECK(has("nodes", "key", node.as_string()));
    for (const Json& edge : path.find("edges")->items())
      CHECK(has("edges", "id", edge.as_string()));
  }
  std::size_t quotations = 0;
  for (const Json& edge : json->find("edges")->items()) {
    CHECK(has("nodes", "key", edge.text("source")));
    CHECK(has("nodes", "key", edge.text("target")));
    const bool background = edge.text("layer") == "background";
    CHECK(edge.find("evidence")->items().empty() == background);
    for (const Json& evidence : edge.find("evidence")->items()) {
      if (evidence.text("uri") != "en/review.txt") continue;
      const auto begin = static_cast<std::size_t>(evidence.integer_at("begin"));
      const auto finish = static_cast<std::size_t>(evidence.integer_at("end"));
      CHECK(text.substr(begin, finish - begin) == evidence.text("text"));
      ++quotations;
    }
  }
  CHECK(quotations > 0);
}

TEST_CASE("envelope: plans and denials are never told as facts", "[cli][json]") {
  const Run run = run_in_sandbox("lazo neighbors Mexico --status all --json", kStore);
  const Result<Json> json = parse_json(run.out, "answer");
  REQUIRE(json.ok());
  for (const Json& edge : json->find("edges")->items()) {
    if (edge.text("layer") == "background") continue;
    for (const Json& evidence : edge.find("evidence")->items()) {
      if (evidence.text("mood") != "asserted" || evidence.boolean_at("negated")) {
        CHECK(evidence.text("status") != "stated");
        CHECK(evidence.text("status") != "reported");
      }
    }
  }
}

TEST_CASE("exit codes: each means one thing", "[cli]") {
  struct Row {
    std::string command;
    int exit;
  };
  const std::vector<Row> rows = {
      {"lazo stats", 0},
      {"lazo search mexico", 0},
      {"lazo search zzzzzzzz", 1},
      {"lazo path Unifor aerospace", 1},
      {"lazo common Unifor Ottawa", 1},
      {"lazo nosuchcommand", 2},
      {"lazo stats --nosuchflag", 2},
      {"lazo neighbors", 2},
      {"lazo neighbors Mexico --status nosuch", 2},
      {"lazo neighbors Mexico --rel nosuch", 2},
      {"lazo neighbors Mexico --since yesterday", 2},
      {"lazo neighbors Atlantis", 3},
      {"lazo neighbors Mexico --doc nosuch.txt", 3},
      {"lazo import nosuch.jsonl", 4},
      {"lazo import nosuch.txt", 4},
      {"lazo stats --db nosuch.lazo", 5},
      {"echo not a database >x.lazo; lazo stats --db x.lazo", 5},
      {"lazo stats -o nosuch/folder/file", 4},
      {"lazo export jsonl | head -1 >first", 0},
  };
  for (const Row& row : rows) {
    INFO(row.command);
    const Run run = run_in_sandbox(row.command, kStore);
    INFO(run.errors);
    CHECK(run.exit == row.exit);
    CHECK((run.exit < 2 || !run.errors.empty()));
  }
}

TEST_CASE("exit codes: with --json, errors are JSON too", "[cli][json]") {
  for (const char* command : {"lazo neighbors Atlantis --json", "lazo nosuch --json",
                              "lazo stats --db nosuch.lazo --json", "lazo neighbors --json"}) {
    INFO(command);
    const Run run = run_in_sandbox(command, kStore);
    const Result<Json> json = parse_json(run.errors, "error");
    REQUIRE(json.ok());
    CHECK(json->text("$schema") == "urn:lazo:schema:error:1");
    CHECK(json->integer_at("exit") == run.exit);
    CHECK_FALSE(json->text("message").empty());
  }
}

}  // namespace
}  // namespace lazo
