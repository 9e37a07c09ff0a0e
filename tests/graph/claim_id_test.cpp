#include "graph/claim_id.hpp"

#include "graph/day.hpp"
#include "graph/packing.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

Claim example() {
  Claim claim;
  claim.source = EntityId{0};
  claim.target = EntityId{1};
  claim.sentence = {1057, 1150};
  claim.trigger = Span{1084, 1089};
  claim.source_span = Span{1060, 1066};
  return claim;
}
constexpr DocumentId kDocument{0x05721AC0C4E1A6B2ULL};

TEST_CASE("claim id: fixed for ever", "[graph][ids]") {
  Claim claim = example();
  CHECK(
      canonical_content(kDocument, claim, "coordinates_with") ==
      R"(["doc:05721ac0c4e1a6b2",1057,[1084,1089],"coordinates_with",0,1,[[1060,1066],null],false,"asserted",null])");
  CHECK(to_string(claim_id(kDocument, claim, "coordinates_with")) ==
        "claim:b455ccc025f2102a5811c00efd5220cd");
  claim.record = "/rows/3 \"é\"";
  claim.attribution.emplace().speaker = EntityId{4};
  claim.mood = Mood::kPlanned;
  CHECK(canonical_content(kDocument, claim, "supports") ==
        "[\"doc:05721ac0c4e1a6b2\",\"/rows/3 \\\"é\\\"\",[1084,1089],\"supports\",0,1,"
        "[[1060,1066],null],false,\"planned\",4]");
  CHECK(to_string(claim_id(kDocument, claim, "supports")) ==
        "claim:d75d2019800cd8be20c7ba93ce390904");
}

TEST_CASE("claim id: depends on what is claimed and not on how it was found", "[graph][ids]") {
  const ClaimId id = claim_id(kDocument, example(), "supports");
  Claim same = example();
  same.rule = "better";
  same.confidence = 9999;
  same.roles.push_back({});
  same.time = TimeRange{"2026", ""};
  CHECK(claim_id(kDocument, same, "supports") == id);
  Claim other = example();
  SECTION("negation") {
    other.negated = true;
  }
  SECTION("mood") {
    other.mood = Mood::kFeared;
  }
  SECTION("ends") {
    std::swap(other.source, other.target);
  }
  SECTION("trigger") {
    other.trigger.reset();
  }
  SECTION("place") {
    other.sentence.begin += 1;
  }
  SECTION("speaker") {
    other.attribution.emplace().speaker = EntityId{0};
  }
  CHECK(claim_id(kDocument, other, "supports") != id);
}

TEST_CASE("ids: their written forms read back, and nothing else does", "[graph][ids]") {
  CHECK(parse_document_id(to_string(kDocument)) == kDocument);
  CHECK(parse_claim_id(to_string(claim_id(kDocument, example(), "x"))) ==
        claim_id(kDocument, example(), "x"));
  CHECK(parse_local_entity_key("doc:05721ac0c4e1a6b2#12") ==
        LocalEntityKey{kDocument, EntityId{12}});
  for (const char* const wrong :
       {"", "doc:", "doc:05721ac0c4e1a6b", "doc:05721AC0C4E1A6B2", "doc:05721ac0c4e1a6b2x",
        "claim:05721ac0c4e1a6b2", "org:coparmex"}) {
    INFO(wrong);
    CHECK_FALSE(parse_document_id(wrong));
    CHECK_FALSE(parse_local_entity_key(wrong));
  }
  for (const char* const wrong :
       {"doc:05721ac0c4e1a6b2#", "doc:05721ac0c4e1a6b2#-1", "doc:05721ac0c4e1a6b2#01",
        "doc:05721ac0c4e1a6b2#1 ", "doc:05721ac0c4e1a6b2#4294967295",
        "doc:05721ac0c4e1a6b2#99999999999"}) {
    INFO(wrong);
    CHECK_FALSE(parse_local_entity_key(wrong));
  }
}

TEST_CASE("day: prefixes sort like their texts", "[graph][day]") {
  const char* const rising[] = {"2025", "2025-09", "2025-09-01", "2025-09-22", "2025-10", "2026"};
  Day last;
  for (const char* const text : rising) {
    const Day day = parse_day(text);
    CHECK(to_string(day) == text);
    CHECK(last < day);
    last = day;
  }
  CHECK(to_string(parse_day("2026-07-01T10:00")) == "2026-07-01");
  for (const char* const wrong : {"", "26", "2026-", "2026-13", "2026-00-01", "2026-01-32",
                                  "2026-01-011", "2026/01", "May 2026", "0000"}) {
    INFO(wrong);
    CHECK_FALSE(parse_day(wrong).known());
  }
}

TEST_CASE("packing: what is written is read, and never beyond the end", "[graph][packing]") {
  PackWriter out;
  const std::uint64_t numbers[] = {0, 1, 127, 128, 300, 0xFFFFFFFFULL, 0xFFFFFFFFFFFFFFFFULL};
  const std::int64_t differences[] = {0, -1, 1, -64, 64, INT64_MIN, INT64_MAX};
  for (const std::uint64_t n : numbers) out.number(n);
  for (const std::int64_t n : differences) out.difference(n);
  out.text("abc");
  out.fixed32(0x12345678U);
  const std::string bytes(out.bytes());
  PackReader in(bytes);
  for (const std::uint64_t n : numbers) CHECK(in.number() == n);
  for (const std::int64_t n : differences) CHECK(in.difference() == n);
  CHECK(in.text() == "abc");
  CHECK(in.fixed32() == 0x12345678U);
  CHECK((in.ok() && in.at_end()));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    PackReader cut(std::string_view(bytes).substr(0, size));
    for (std::size_t i = 0; i < std::size(numbers); ++i) static_cast<void>(cut.number());
    for (std::size_t i = 0; i < std::size(differences); ++i) static_cast<void>(cut.difference());
    static_cast<void>(cut.text());
    static_cast<void>(cut.fixed32());
    CHECK_FALSE(cut.ok());
  }
  CHECK(PackReader("\xff\xff\x03").count(8) == 0);
}

}  // namespace
}  // namespace lazo
