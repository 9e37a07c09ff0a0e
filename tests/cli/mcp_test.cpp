// Sessions of assistants, recorded and replayed byte by byte through the real program, and what
// holds for every message: it is one line, it is JSON, and it is never longer than allowed.
//
// tests/cli/mcp/*.session: "> " a request, "< " its reply, "# " a remark. LAZO_UPDATE_GOLDEN=1
// records anew; read the difference before committing it.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/mcp/server.hpp"
#include "cli/mcp/tools.hpp"
#include "cli/parameters.hpp"
#include "cli/table.hpp"
#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo::cli {
namespace {

namespace fs = std::filesystem;

const fs::path kSessions = LAZO_SOURCE_DIR "/tests/cli/mcp";

std::string without_replies(const std::string& session) {
  std::istringstream lines(session);
  std::string line;
  std::string rest;
  while (std::getline(lines, line)) {
    if (!line.starts_with("< ")) rest += line + "\n";
  }
  return rest;
}

/// The session with each request's reply below it. Notifications and responses have none.
std::string with_replies(const std::string& requests, const std::string& replies) {
  std::istringstream lines(requests);
  std::istringstream answers(replies);
  std::string line;
  std::string session;
  while (std::getline(lines, line)) {
    session += line + "\n";
    const bool silent = line.starts_with("#") || line.find("\"notifications/") != line.npos ||
                        line.find("\"result\":{}") != line.npos;
    std::string answer;
    if (!silent && std::getline(answers, answer)) session += "< " + answer + "\n";
  }
  while (std::getline(answers, line)) session += "< " + line + "\n";  // one too many
  return session;
}

TEST_CASE("mcp: recorded sessions are answered byte by byte", "[cli][mcp]") {
  std::size_t sessions = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(kSessions)) {
    ++sessions;
    INFO(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string recorded((std::istreambuf_iterator<char>(file)), {});
    const tests::Run run = tests::run_in_sandbox(
        "sed -n 's/^> //p' '" + entry.path().string() + "' | lazo mcp", "three.jsonl");
    CHECK(run.exit == 0);
    CHECK(run.errors.empty());
    const std::string replayed = with_replies(without_replies(recorded), run.out);
    if (std::getenv("LAZO_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(entry.path(), std::ios::binary) << replayed;
    } else {
      CHECK(replayed == recorded);
    }
  }
  CHECK(sessions >= 3);
}

TEST_CASE("mcp: replies are JSON, name their request, and conform to the schema", "[cli][mcp]") {
  for (const fs::directory_entry& entry : fs::directory_iterator(kSessions)) {
    std::ifstream file(entry.path());
    std::string line;
    Json request;
    while (std::getline(file, line)) {
      INFO(entry.path().string() + ": " + line.substr(0, 200));
      if (line.starts_with("> ")) {
        Result<Json> parsed = parse_json(line.substr(2), "request");
        request = parsed.ok() ? std::move(*parsed) : Json();
      }
      if (!line.starts_with("< ")) continue;
      const Result<Json> reply = parse_json(line.substr(2), "reply");
      REQUIRE(reply.ok());
      CHECK(reply->text("jsonrpc") == "2.0");
      CHECK((reply->find("result") == nullptr) != (reply->find("error") == nullptr));
      if (const Json* id = reply->find("id"); id != nullptr && request.find("id") != nullptr) {
        CHECK(id->as_integer() == request.find("id")->as_integer());
        CHECK(id->as_string() == request.find("id")->as_string());
      }
      const Json* const result = reply->find("result");
      const Json* const content = result == nullptr ? nullptr : result->find("structuredContent");
      if (content == nullptr) continue;
      // The text block is the same answer for clients that know no structured content.
      REQUIRE(result->find("content")->items().size() == 1);
      const Result<Json> text =
          parse_json(result->find("content")->items().front().text("text"), "text");
      REQUIRE(text.ok());
      CHECK(text->text("$schema") == content->text("$schema"));
      std::string definitions;
      {
        JsonWriter json(definitions);
        mcp::write_tools(json);
      }
      const Result<Json> listed = parse_json(definitions, "tools");
      const std::string_view name = request.find("params")->text("name");
      for (const Json& tool : listed->items()) {
        if (tool.text("name") != name) continue;
        for (const Json& field : tool.find("outputSchema")->find("required")->items()) {
          INFO(std::string(field.as_string()));
          CHECK(content->find(field.as_string()) != nullptr);
        }
      }
    }
  }
}

TEST_CASE("mcp: tools offer what their commands take", "[cli][mcp]") {
  CHECK(mcp::tools().size() <= 8);
  for (const mcp::Tool& tool : mcp::tools()) {
    INFO(std::string(tool.name));
    const CommandRow* const command = find_command(tool.command);
    REQUIRE(command != nullptr);
    const std::vector<Parameter> parameters = parameters_of(*command);
    const auto has = [&parameters](std::string_view name) {
      return std::any_of(parameters.begin(), parameters.end(),
                         [name](const Parameter& p) { return p.name == name; });
    };
    for (const std::string_view name : tool.parameters) {
      INFO(std::string(name));
      CHECK(has(name));
    }
    CHECK(has(tool.size_parameter));
  }
}

class Sandbox {
 public:
  Sandbox() {
    const std::string import = "'" LAZO_PROGRAM "' import -q --db '" + store +
                               "' '" LAZO_SOURCE_DIR "/tests/data/three.jsonl' >/dev/null";
    REQUIRE(std::system(import.c_str()) == 0);
  }
  testing::TemporaryFolder folder;
  const std::string store = folder / "graph.lazo";
};

std::string_view no_variable(std::string_view) {
  return {};
}

TEST_CASE("mcp: no reply is longer than allowed", "[cli][mcp]") {
  const Sandbox sandbox;
  KeptGraph graph(sandbox.store);
  Environment environment;
  environment.lookup = no_variable;
  mcp::Server server(graph, environment, {mcp::kLeastBytes});
  const std::string meta = R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                           R"("io.modelcontextprotocol/clientCapabilities":{}})";
  bool cut = false;
  for (const std::string& params : std::vector<std::string>{
           R"("name":"lazo_neighbors","arguments":{"name":["Mexico"],"limit":0,"depth":3})",
           R"("name":"lazo_query","arguments":{"pattern":"MATCH (a),(b),(c) RETURN a.name,b,c",)"
           R"("limit":0})",
           R"("name":"lazo_timeline","arguments":{"limit":0,"status":["all"]})",
           R"("name":"lazo_diagram","arguments":{"max_nodes":0})"}) {
    const std::optional<std::string> reply = server.handle(
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{)" + params + "," + meta + "}}");
    INFO(params);
    REQUIRE(reply);
    CHECK(reply->size() <= mcp::kLeastBytes);
    const Result<Json> json = parse_json(*reply, "reply");
    REQUIRE(json.ok());
    const Json* const content = json->find("result")->find("structuredContent");
    REQUIRE(content != nullptr);
    if (const Json* page = content->find("page")) {
      // What was cut can be asked for.
      const bool all = page->integer_at("returned") == page->integer_at("total");
      CHECK(all == page->find("next")->is_null());
      cut = cut || !all;
    }
  }
  CHECK(cut);
  const std::optional<std::string> tools =
      server.handle(R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{)" + meta + "}}");
  REQUIRE(tools);
  CHECK(tools->size() <= mcp::kLeastBytes);
}

TEST_CASE("mcp: pages of a tool put together are the whole list", "[cli][mcp]") {
  const Sandbox sandbox;
  KeptGraph graph(sandbox.store);
  Environment environment;
  environment.lookup = no_variable;
  const Result<const OpenGraph*> open = graph.current();
  REQUIRE(open.ok());
  const auto edges_of = [&](const std::string& arguments, std::string& next) {
    const Result<Json> json = parse_json(arguments, "arguments");
    REQUIRE(json.ok());
    const mcp::ToolAnswer answer =
        mcp::call_tool(*mcp::find_tool("lazo_neighbors"), &*json, 0, environment, **open);
    REQUIRE_FALSE(answer.error);
    const Result<Json> parsed = parse_json(answer.text, "answer");
    REQUIRE(parsed.ok());
    next = parsed->find("page")->text("next");
    std::vector<std::string> ids;
    for (const Json& edge : parsed->find("edges")->items()) ids.emplace_back(edge.text("id"));
    return ids;
  };
  std::string next;
  const std::vector<std::string> whole = edges_of(R"({"name":["Mexico"],"limit":0})", next);
  CHECK(next.empty());
  REQUIRE(whole.size() > 2);
  std::vector<std::string> together;
  std::string arguments = R"({"name":["Mexico"],"limit":2})";
  do {
    const std::vector<std::string> part = edges_of(arguments, next);
    CHECK(part.size() <= 2);
    together.insert(together.end(), part.begin(), part.end());
    arguments = R"({"name":["Mexico"],"limit":2,"after":")" + next + "\"}";
  } while (!next.empty());
  CHECK(together == whole);
}

}  // namespace
}  // namespace lazo::cli
