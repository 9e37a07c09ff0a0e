// The promises of docs/architecture.md, held by the program as a user runs it.

#include <algorithm>
#include <map>
#include <random>
#include <signal.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "tests/catch.hpp"
#include "tests/promises/program.hpp"

using namespace lazo::tests;

namespace {

std::string exported(const std::string& store) {
  const Outcome outcome = run_lazo({"--db", store, "export", "jsonl"});
  INFO(outcome.errors);
  REQUIRE(outcome.exit == 0);
  return outcome.out;
}

/// Imports the files in this order and returns the export.
std::string graph_of(const std::vector<std::string>& files, const std::string& threads) {
  const ScratchFolder folder;
  std::vector<std::string> arguments = {"--db", folder / "g.lazo", "import", "-j", threads};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const Outcome outcome = run_lazo(arguments);
  INFO(outcome.errors);
  REQUIRE(outcome.exit == 0);
  return exported(folder / "g.lazo");
}

/// The lines of an export that belong to each document.
std::map<std::string, std::string> by_document(const std::string& jsonl) {
  std::map<std::string, std::string> out;
  std::istringstream lines(jsonl);
  for (std::string line; std::getline(lines, line);) {
    const std::string mark =
        line.rfind("{\"kind\":\"document\"", 0) == 0 ? "\"id\":\"doc:" : "\"document\":\"doc:";
    const std::size_t at = line.find(mark);
    if (at == std::string::npos || line.rfind("{\"kind\":\"decision\"", 0) == 0) continue;
    out[line.substr(at + mark.size(), 16)] += line + "\n";
  }
  return out;
}

/// A folder of many small documents, made from the examples so that there is work to interrupt.
void write_many(const ScratchFolder& folder, int copies) {
  const std::vector<std::string> files = example_files();
  for (int i = 0; i < copies; ++i) {
    const std::string& file = files[static_cast<std::size_t>(i) % files.size()];
    folder.write("documents/" + std::to_string(i) + ".txt",
                 read_whole(file) + "\n\nCopy " + std::to_string(i) + ".\n");
  }
}

}  // namespace

TEST_CASE("promise: every quotation is exactly what stands in the text", "[promises]") {
  const ScratchFolder folder;
  REQUIRE(
      run_lazo({"--db", folder / "g.lazo", "import", std::string(LAZO_SOURCE_DIR) + "/examples"})
          .exit == 0);
  const Outcome doctor = run_lazo({"--db", folder / "g.lazo", "doctor"});
  INFO(doctor.out << doctor.errors);
  CHECK(doctor.exit == 0);
}

TEST_CASE("promise: the same graph for any order and any number of threads", "[promises]") {
  std::vector<std::string> files = example_files();
  REQUIRE(files.size() >= 5);
  const std::string expected = graph_of(files, "1");
  CHECK(by_document(expected).size() == files.size());
  std::mt19937 random(5);
  for (const char* threads : {"1", "2", "3", "5", "8"}) {
    std::shuffle(files.begin(), files.end(), random);
    INFO("threads " << threads);
    CHECK((graph_of(files, threads) == expected));
  }
}

TEST_CASE("promise: forgetting a document leaves what would be without it", "[promises]") {
  const std::vector<std::string> files = example_files();
  for (const std::string& forgotten : {files.front(), files.back()}) {
    INFO(forgotten);
    std::vector<std::string> kept = files;
    kept.erase(std::find(kept.begin(), kept.end(), forgotten));
    const std::string expected = graph_of(kept, "2");
    const ScratchFolder folder;
    std::vector<std::string> arguments = {"--db", folder / "g.lazo", "import"};
    arguments.insert(arguments.end(), files.begin(), files.end());
    REQUIRE(run_lazo(arguments).exit == 0);
    const auto before = by_document(exported(folder / "g.lazo"));
    const auto left = by_document(expected);
    for (const auto& [id, lines] : before) {
      if (left.count(id) > 0) continue;
      const Outcome outcome = run_lazo({"--db", folder / "g.lazo", "forget", "doc:" + id});
      INFO(outcome.errors);
      CHECK(outcome.exit == 0);
    }
    CHECK((exported(folder / "g.lazo") == expected));
  }
}

TEST_CASE("promise: importing again changes nothing", "[promises]") {
  const ScratchFolder folder;
  const std::string examples = std::string(LAZO_SOURCE_DIR) + "/examples";
  REQUIRE(run_lazo({"--db", folder / "g.lazo", "import", examples}).exit == 0);
  const std::string once = exported(folder / "g.lazo");
  REQUIRE(run_lazo({"--db", folder / "g.lazo", "import", examples}).exit == 0);
  CHECK((exported(folder / "g.lazo") == once));
}

TEST_CASE("promise: an export read back, whole or in parts, is the same graph", "[promises]") {
  const ScratchFolder folder;
  const std::vector<std::string> files = example_files();
  const std::string expected = graph_of(files, "2");
  folder.write("all.jsonl", expected);
  REQUIRE(run_lazo({"--db", folder / "all.lazo", "import", folder / "all.jsonl"}).exit == 0);
  CHECK((exported(folder / "all.lazo") == expected));
  // Each document extracted alone, merged from the last to the first.
  for (std::size_t i = files.size(); i-- > 0;) {
    const Outcome extracted = run_lazo({"extract", files[i]});
    INFO(extracted.errors);
    REQUIRE(extracted.exit == 0);
    const std::string part = folder.write(std::to_string(i) + ".jsonl", extracted.out);
    REQUIRE(run_lazo({"--db", folder / "parts.lazo", "import", part}).exit == 0);
  }
  CHECK((exported(folder / "parts.lazo") == expected));
}

TEST_CASE("promise: killed in the middle of an import, the store holds whole documents",
          "[promises][slow]") {
  constexpr int kKills = 50;
  const ScratchFolder folder;
  write_many(folder, 60);
  const std::string documents = folder / "documents";
  REQUIRE(run_lazo({"--db", folder / "whole.lazo", "import", documents}).exit == 0);
  const std::string whole = exported(folder / "whole.lazo");
  const auto expected = by_document(whole);
  std::mt19937 random(13);
  int cut = 0;
  for (int i = 0; i < kKills; ++i) {
    const std::string store = folder / ("killed" + std::to_string(i) + ".lazo");
    const pid_t child = start_lazo({"--db", store, "import", documents});
    ::usleep(static_cast<useconds_t>(2000 + random() % 400000));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    INFO("kill " << i);
    if (WIFSIGNALED(status)) ++cut;
    const Outcome doctor = run_lazo({"--db", store, "doctor"});
    const bool not_there_yet =
        doctor.exit == 5 && (doctor.errors.find("no graph") != std::string::npos ||
                             doctor.errors.find("an empty file") != std::string::npos);
    if (not_there_yet) {  // killed before the store held anything: nothing is lost
      const Outcome again = run_lazo({"--db", store, "import", documents});
      INFO(again.errors);
      REQUIRE(again.exit == 0);
      CHECK((exported(store) == whole));
      continue;
    }
    INFO(doctor.out << doctor.errors);
    REQUIRE(doctor.exit == 0);
    // What belongs to one document never depends on the others: it is there as it should be, or not
    // at all. Nodes of described things and of named persons are folded over documents, so node
    // keys may differ.
    for (const auto& [id, lines] : by_document(exported(store))) {
      REQUIRE(expected.count(id) == 1);
      CHECK(std::count(lines.begin(), lines.end(), '\n') ==
            std::count(expected.at(id).begin(), expected.at(id).end(), '\n'));
    }
    if (i % 10 == 0) {
      REQUIRE(run_lazo({"--db", store, "import", documents}).exit == 0);
      CHECK((exported(store) == whole));
    }
  }
  CHECK(cut > 0);
}

TEST_CASE("promise: two imports into one store at once lose nothing", "[promises]") {
  const ScratchFolder folder;
  const std::vector<std::string> files = example_files();
  const std::string store = folder / "g.lazo";
  for (std::size_t i = 0; i < 24; ++i) {
    folder.write((i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".txt",
                 read_whole(files[i % files.size()]) + "\n\nCopy " + std::to_string(i) + ".\n");
  }
  const pid_t children[] = {start_lazo({"--db", store, "import", folder / "even"}),
                            start_lazo({"--db", store, "import", folder / "odd"})};
  int done = 0;
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    // Both wait for one another; one that waited too long says that the store is locked.
    CHECK((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 5));
    done += WEXITSTATUS(status) == 0 ? 1 : 0;
  }
  CHECK(done >= 1);
  const Outcome doctor = run_lazo({"--db", store, "doctor"});
  INFO(doctor.out << doctor.errors);
  REQUIRE(doctor.exit == 0);
  // What was refused is imported by asking again, and then it is as if one had done it all.
  for (const char* half : {"even", "odd"}) {
    REQUIRE(run_lazo({"--db", store, "import", folder / half}).exit == 0);
  }
  for (const char* half : {"odd", "even"}) {
    REQUIRE(run_lazo({"--db", folder / "one.lazo", "import", folder / half}).exit == 0);
  }
  CHECK((exported(store) == exported(folder / "one.lazo")));
}

TEST_CASE("promise: a store that another holds for long is said to be locked", "[promises]") {
  const ScratchFolder folder;
  const std::string store = folder / "g.lazo";
  REQUIRE(run_lazo({"--db", store, "import", example_files().front()}).exit == 0);
  const std::string before = exported(store);
  sqlite3* holder = nullptr;
  REQUIRE(sqlite3_open(store.c_str(), &holder) == SQLITE_OK);
  REQUIRE(sqlite3_exec(holder, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  const Outcome refused = run_lazo({"--db", store, "import", example_files().back()});
  INFO(refused.errors);
  CHECK(refused.exit == 5);
  CHECK(refused.errors.find("locked") != std::string::npos);
  CHECK((exported(store) == before));  // reading goes on meanwhile
  sqlite3_close(holder);
}

TEST_CASE("promise: a watched folder is imported as it changes", "[promises]") {
  const ScratchFolder folder;
  const std::string store = folder / "g.lazo";
  folder.write("in/first.txt", read_whole(example_files().front()));
  const pid_t watcher = start_lazo({"--db", store, "import", "--watch", folder / "in"});
  const auto comes = [&](const std::string& name) {
    for (int tries = 0; tries < 300; ++tries) {
      if (run_lazo({"--db", store, "docs"}).out.find(name) != std::string::npos) return true;
      ::usleep(100000);
    }
    return false;
  };
  CHECK(comes("first.txt"));
  folder.write("in/later/second.txt", read_whole(example_files().back()));
  CHECK(comes("second.txt"));
  ::kill(watcher, SIGINT);
  int status = 0;
  REQUIRE(::waitpid(watcher, &status, 0) == watcher);
  const Outcome doctor = run_lazo({"--db", store, "doctor"});
  INFO(doctor.out << doctor.errors);
  CHECK(doctor.exit == 0);
}
