#include "graph/decisions.hpp"

#include <algorithm>

#include "graph/decision_lines.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

Decision same(const std::string& a, const std::string& b, const std::string& at = "2026-01-01") {
  Decision d;
  d.verb = DecisionVerb::kSame;
  d.a = a;
  d.b = b;
  d.at = at;
  return d;
}
Decision undo(const std::string& id, const std::string& at = "2026-01-02") {
  Decision d;
  d.verb = DecisionVerb::kUndo;
  d.undoes = id;
  d.at = at;
  return d;
}

TEST_CASE("decisions: undone, and the undo undone", "[graph][decisions]") {
  DecisionLog log;
  const std::string first = *log.append(same("a:x", "b:y"));
  CHECK(log.last()->id == first);
  const std::string taken_back = *log.append(undo(first));
  CHECK(log.live().empty());
  CHECK(log.last() == nullptr);
  REQUIRE(log.append(undo(taken_back, "2026-01-03")).ok());
  REQUIRE(log.live().size() == 1);
  CHECK(log.live()[0].id == first);
  CHECK(log.all().size() == 3);
}

TEST_CASE("decisions: the same decided twice are two", "[graph][decisions]") {
  DecisionLog log;
  const std::string first = *log.append(same("a:x", "b:y"));
  REQUIRE(log.append(undo(first)).ok());
  const std::string second = *log.append(same("b:y", "a:x"));
  CHECK(first != second);
  REQUIRE(log.live().size() == 1);
  CHECK(log.live()[0].id == second);
}

TEST_CASE("decisions: merging is idempotent and in any order the same", "[graph][decisions]") {
  DecisionLog log;
  const std::string first = *log.append(same("a:x", "b:y"));
  REQUIRE(log.append(same("a:x", "c:z", "2026-01-01")).ok());
  REQUIRE(log.append(undo(first)).ok());
  std::vector<Decision> all = log.all();
  std::sort(all.begin(), all.end(),
            [](const Decision& a, const Decision& b) { return a.id < b.id; });
  do {
    DecisionLog merged;
    for (const Decision& d : all) CHECK(*merged.merge(d));
    for (const Decision& d : all) CHECK_FALSE(*merged.merge(d));
    CHECK(merged.all() == log.all());
  } while (std::next_permutation(all.begin(), all.end(),
                                 [](const Decision& a, const Decision& b) { return a.id < b.id; }));
}

TEST_CASE("decisions: forged and incomplete ones are refused", "[graph][decisions]") {
  DecisionLog log;
  CHECK(log.append(same("a:x", "a:x")).error().code == ErrorCode::kUsage);
  CHECK(log.append(same("", "a:x")).error().code == ErrorCode::kUsage);
  CHECK(log.append(undo("decision:0000000000000000")).error().code == ErrorCode::kNotFound);
  Decision forged = same("a:x", "b:y");
  forged.id = "decision:0123456789abcdef";
  CHECK(log.merge(forged).error().code == ErrorCode::kBadInput);
  Decision reject;
  reject.verb = DecisionVerb::kReject;
  CHECK(log.append(reject).error().code == ErrorCode::kUsage);
}

TEST_CASE("decisions: two that undo each other do not hang", "[graph][decisions]") {
  // Only a forger who breaks SHA-256 could write this; the log must survive it all the same.
  DecisionLog log;
  std::string id = *log.append(same("a:x", "b:y"));
  for (int i = 0; i < 500; ++i) id = *log.append(undo(id, "2026-02-01"));
  CHECK(log.live().size() == 1);
  REQUIRE(log.append(undo(id, "2026-02-02")).ok());
  CHECK(log.live().empty());
}

TEST_CASE("decisions: lines read back", "[graph][decisions][lines]") {
  Decision d;
  d.verb = DecisionVerb::kRestate;
  d.claim = ClaimReference{DocumentId{7}, {3, 9}, "", "", "supports", "org:a", "org:b"};
  d.restatement = Restatement{"opposes", "", "org:c", false, Mood::kPlanned};
  d.note = "read \"again\"";
  d.by = "me";
  d.at = "2026-01-05T10:00:00Z";
  Decision trust;
  trust.verb = DecisionVerb::kTrust;
  trust.a = to_string(DocumentId{7});
  trust.trust = 1234;
  Decision record = d;
  record.claim->sentence = {};
  record.claim->record = "row 3";
  record.claim->id = "claim:00000000000000000000000000000000";
  for (Decision& decision : std::vector<Decision>{d, trust, record}) {
    decision.id = decision_id(decision, 0);
    const std::string line = decision_to_line(decision);
    INFO(line);
    const Result<Json> json = parse_json(line, "test");
    REQUIRE(json.ok());
    const Result<Decision> back = decision_from_json(*json, "test");
    REQUIRE(back.ok());
    CHECK(*back == decision);
    CHECK(check_decision(*back).ok());
  }
}

}  // namespace
}  // namespace lazo
