#include "graph/lines.hpp"

#include <algorithm>
#include <map>

#include "graph/base/strings.hpp"
#include "graph/snapshot_cache.hpp"
#include "graph/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"

namespace lazo {
namespace {

using testing::Random;
using testing::random_extraction;
using testing::shipped_for_tests;
using testing::TemporaryFolder;

struct Collected : LinesReceiver, LineSink {
  std::map<DocumentId, Extraction> documents;
  std::map<DocumentId, std::string> pipelines;
  std::vector<Decision> decisions;
  std::vector<std::string> problems;
  std::string written;

  Status document(Extraction extraction, std::string_view pipeline) override {
    pipelines[extraction.document.id] = pipeline;
    const DocumentId id = extraction.document.id;
    documents[id] = std::move(extraction);
    return {};
  }
  Status decision(const Decision& decision) override {
    return decisions.push_back(decision), Status();
  }
  void problem(const Error& error) override { problems.push_back(error.text()); }
  Status write(std::string_view lines) override { return written += lines, Status(); }
};

Collected read(const std::string& text) {
  Collected all;
  const Result<LinesRead> read = read_lines(text, "a.jsonl", shipped_for_tests(), all);
  if (!read.ok()) FAIL(read.error().text());
  return all;
}

/// A store in a folder of its own.
struct Place {
  TemporaryFolder folder;
  Store store;
  Place() : store(open()) {}
  Store open() {
    Result<Store> made = Store::open(folder / "a.lazo", shipped_for_tests(), StoreAccess::kCreate);
    if (!made.ok()) FAIL(made.error().text());
    return std::move(made).value();
  }
  void put(const Extraction& extraction, std::string_view pipeline = "p") {
    const auto outcome = store.put(extraction, pipeline);
    if (!outcome.ok()) FAIL(outcome.error().text());
  }
  void import(const std::string& lines) {
    const Collected all = read(lines);
    REQUIRE(all.problems.empty());
    for (const auto& [id, extraction] : all.documents) put(extraction, all.pipelines.at(id));
    for (const Decision& decision : all.decisions) REQUIRE(store.merge_decision(decision).ok());
  }
  std::string lines() {
    const Result<Snapshot> graph = fold_store(store, shipped_for_tests());
    REQUIRE(graph.ok());
    Collected sink;
    const Status done = export_lines(store, *graph, shipped_for_tests(), {"0.1.0", "", true}, sink);
    if (!done.ok()) FAIL(done.error().text());
    return std::move(sink.written);
  }
};

std::vector<Extraction> some(std::size_t count, std::uint64_t seed) {
  std::vector<Extraction> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(random_extraction(seed + i, shipped_for_tests()));
  return all;
}

TEST_CASE("lines: a document comes back as it went out", "[graph][lines]") {
  ExtractionLines lines(shipped_for_tests(), {"0.1.0", "p1", true});
  std::string text;
  const std::vector<Extraction> all = some(100, 0);
  for (const Extraction& e : all) lines.add(e, text);
  const Collected back = read(text);
  CHECK(back.problems.empty());
  REQUIRE(back.documents.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO("seed " << i);
    CHECK(back.documents.at(all[i].document.id) == all[i]);
    CHECK(back.pipelines.at(all[i].document.id) == "p1");
  }
}

TEST_CASE("lines: a store comes back as it went out, decisions and all", "[graph][lines]") {
  Place a;
  for (const Extraction& e : some(25, 500)) a.put(e, e.document.id.value % 3 == 0 ? "p2" : "p1");
  Decision same;
  same.verb = DecisionVerb::kSame;
  same.a = "country:mx";
  same.b = "name:grupo-alamo";
  same.at = "2026-01-05T10:00:00Z";
  REQUIRE(a.store.decide(same).ok());
  const std::string out = a.lines();
  Place b;
  b.import(out);
  CHECK((b.lines() == out));
  b.import(out);  // and once more changes nothing
  CHECK((b.lines() == out));
}

TEST_CASE("lines: any partition merged in any order gives the same bytes", "[graph][lines]") {
  const std::vector<Extraction> all = some(24, 900);
  Place whole;
  for (const Extraction& e : all) whole.put(e);
  const std::string expected = whole.lines();
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<Extraction> shuffled = all;
    for (std::size_t i = shuffled.size(); i > 1; --i) {
      std::swap(shuffled[i - 1], shuffled[random.below(static_cast<std::uint32_t>(i))]);
    }
    const std::uint32_t parts = 1 + random.below(5);
    Place merged;
    for (std::uint32_t part = 0; part < parts; ++part) {
      Place own;
      for (std::size_t i = part; i < shuffled.size(); i += parts) own.put(shuffled[i]);
      merged.import(own.lines());
    }
    CHECK((merged.lines() == expected));
  }
}

TEST_CASE("lines: A and B without B is A", "[graph][lines]") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    INFO("seed " << seed);
    Place only_a;
    Place both;
    std::vector<DocumentId> b;
    for (const Extraction& e : some(10, 2000 + seed * 100)) {
      if (e.document.id.value % 2 == 0) {
        only_a.put(e);
      } else {
        b.push_back(e.document.id);
      }
      both.put(e);
    }
    for (const DocumentId id : b) REQUIRE(*both.store.forget(id));
    CHECK((both.lines() == only_a.lines()));
  }
}

TEST_CASE("lines: no text, and then no import", "[graph][lines]") {
  ExtractionLines lines(shipped_for_tests(), {"0.1.0", "p1", false});
  std::string text;
  Extraction e = random_extraction(3, shipped_for_tests());
  REQUIRE_FALSE(e.mentions.empty());
  lines.add(e, text);
  CHECK_THAT(text, Catch::Contains(R"("text":false)"));
  CHECK_THAT(text, !Catch::Contains(R"("kind":"text")"));
  CHECK_THAT(text, !Catch::Contains(R"("kind":"sentence")"));
  const Collected back = read(text);
  CHECK(back.documents.empty());
  REQUIRE(back.problems.size() == 1);
  CHECK_THAT(back.problems[0], Catch::Contains("--no-text"));
}

TEST_CASE("lines: a bad line costs its document and no other", "[graph][lines]") {
  ExtractionLines lines(shipped_for_tests(), {"0.1.0", "p1", true});
  std::string good;
  for (const Extraction& e : some(3, 43)) lines.add(e, good);
  struct Row {
    std::string_view find, replace, message;
  };
  const Row rows[] = {
      {R"("kind":"mention")", R"("kind":"mention","begin":-1)", "duplicate"},
      {R"("kind":"claim",)", R"("kind":"claim")", "a.jsonl:"},
      {R"("mood":"asserted")", R"("mood":"sure")", "unknown mood 'sure'"},
      {R"("relation":"supports")", R"("relation":"suports")", "did you mean 'supports'"},
      {R"("negated":false,"mood":"asserted","status":"stated","certainty")",
       R"("negated":true,"mood":"asserted","status":"stated","certainty")", "id does not fit"},
      {R"("confidence":0)", R"("confidence":7)", "confidence"},
      {R"("sha256":")", R"("sha256":"0)", "sha256"},
      {R"("how":")", R"("how":"x)", "unknown how"},
  };
  for (const Row& row : rows) {
    INFO(row.find << " -> " << row.replace);
    std::string text = good;
    const std::size_t at = text.find(row.find);
    REQUIRE(at != std::string::npos);
    text.replace(at, row.find.size(), row.replace);
    const Collected back = read(text);
    CHECK(back.documents.size() == 2);
    REQUIRE_FALSE(back.problems.empty());
    CHECK_THAT(back.problems[0], Catch::Contains("a.jsonl:") && Catch::Contains("skipped"));
    if (row.message != "duplicate")
      CHECK_THAT(back.problems[0], Catch::Contains(std::string(row.message)));
  }
}

TEST_CASE("lines: what is no lazo-jsonl is refused", "[graph][lines]") {
  struct Row {
    std::string_view text, message;
  };
  const Row rows[] = {
      {"", "empty file"},
      {"{\"kind\":\"node\"}\n", "no meta line"},
      {"not json\n", "no meta line"},
      {"{\"kind\":\"meta\",\"schema\":\"lazo-jsonl/2\"}\n", "format 'lazo-jsonl/2'"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    Collected all;
    const auto result = read_lines(row.text, "a.jsonl", shipped_for_tests(), all);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::kBadInput);
    CHECK_THAT(result.error().text(), Catch::Contains(std::string(row.message)));
  }
}

TEST_CASE("lines: unknown kinds and fields are ignored", "[graph][lines]") {
  const Collected all = read(
      "{\"kind\":\"meta\",\"schema\":\"lazo-jsonl/"
      "1\",\"new\":[1]}\n\n{\"kind\":\"hologram\",\"x\":1}\n");
  CHECK(all.problems.empty());
}

}  // namespace
}  // namespace lazo
