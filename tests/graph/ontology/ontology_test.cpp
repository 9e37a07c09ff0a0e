#include "graph/ontology/ontology.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "graph/ontology/ontology_pack.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(std::string(LAZO_SOURCE_DIR "/") + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Ontology shipped() {
  auto ontology = shipped_ontology();
  if (!ontology.ok()) FAIL(ontology.error().text());
  return std::move(ontology).value();
}

constexpr std::string_view kTypes = R"({"schema": "lazo-ontology/1", "node_types": [
  {"number": 1, "name": "actor", "parent": null, "abstract": true, "key_prefix": null, "subtypes": [],
   "followthemoney": null, "labels": {"en": {"one": "actor", "many": "actors"},
   "es": {"one": "actor", "many": "actores"}, "fr": {"one": "acteur", "many": "acteurs"}}},
  {"number": 14, "name": "unknown", "parent": null, "abstract": false, "key_prefix": "x",
   "subtypes": [], "followthemoney": null, "labels": {"en": {"one": "entity", "many": "entities"},
   "es": {"one": "entidad", "many": "entidades"}, "fr": {"one": "entité", "many": "entités"}}}]})";

// One relation in which each case below breaks one thing.
constexpr std::string_view kRelation = R"({"number": 1, "name": "greets", "parent": null,
   "domain": ["actor"], "range": ["any"], "symmetric": false, "same_type": false,
   "families": ["COOPERATE"], "sign": "cooperation", "score": 2.5, "kind": "event", "cameo": "050",
   "plover": "SUPPORT", "quad": 1, "goldstein": 3.5, "followthemoney": null, "labels": {
   "en": {"forward": "greets", "inverse": "is greeted by", "forward_negated": "does not greet",
    "inverse_negated": "is not greeted by", "bare": "greet", "inverse_bare": "be greeted by"},
   "es": {"forward": "saluda a", "inverse": "es saludado por", "forward_negated": "no saluda a",
    "inverse_negated": "no es saludado por", "bare": "saludar a", "inverse_bare": "ser saludado por"},
   "fr": {"forward": "salue", "inverse": "est salué par", "forward_negated": "ne salue pas",
    "inverse_negated": "n'est pas salué par", "bare": "saluer", "inverse_bare": "être salué par"}}})";

std::string relations(std::string_view rows) {
  return R"({"schema": "lazo-ontology/1", "relations": [)" + std::string(rows) + "]}";
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  const std::size_t at = result.find(from);
  REQUIRE(at != std::string::npos);
  return result.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("ontology: a small one loads", "[graph][ontology]") {
  const auto ontology = Ontology::load(kTypes, relations(kRelation));
  REQUIRE(ontology.ok());
  const RelationId greets = ontology->find_relation("greets");
  CHECK(ontology->label(greets, LabelForm::kBare, Language::kSpanish) == "saludar a");
  CHECK(ontology->relation(greets).score_tenths == 25);
  CHECK(ontology->relation(greets).goldstein_tenths == 35);
  CHECK(ontology->relation(greets).quad == 1);
  CHECK_FALSE(ontology->find_relation("greet").valid());
  CHECK_FALSE(ontology->has(RelationId{2}));
  CHECK_FALSE(ontology->has(RelationId{}));
}

TEST_CASE("ontology: wrong data is refused with place and hint", "[graph][ontology]") {
  struct Case {
    std::string_view from, to;  // what is broken in kRelation
    std::string_view message;   // part of the error's text
  };
  const Case cases[] = {
      {R"("parent": null)", R"("parent": "greetz")", "unknown parent 'greetz'"},
      {R"("parent": null)", R"("parent": "greets")", "circle"},
      {R"(["actor"])", R"(["acter"])", "unknown domain type 'acter'; did you mean 'actor'?"},
      {R"(["any"])", "[]", "'range' is empty; write [\"any\"]"},
      {R"("COOPERATE")", R"("COOPERATES")",
       "unknown family 'COOPERATES'; did you mean 'COOPERATE'"},
      {R"("cooperation")", R"("cooperatoin")", "did you mean 'cooperation'?"},
      {R"("event")", R"("evnet")", "unknown kind 'evnet'"},
      {R"("event")", R"("generic")", "a generic relation has no family"},
      {R"("score": 2.5)", R"("score": -1)", "contradict"},
      {R"("score": 2.5)", R"("score": 12)", "from -10 to 10"},
      {R"("quad": 1)", R"("quad": 7)", "from 0 to 4"},
      {R"("quad": 1)", R"("quad": null)", "together"},
      {R"("number": 1)", R"("number": 0)", "'number' must be from 1"},
      {R"("symmetric": false)", R"("symmetric": true)", "must read the same both ways"},
      {R"("symmetric")", R"("symetric")", "unknown field 'symetric'; did you mean 'symmetric'?"},
      {R"("same_type": false,)", "", "missing field 'same_type'"},
      {R"("bare": "saludar a")", R"("bare": "")", "labels/es: field 'bare' must be a text"},
      {R"("fr": {)", R"("pt": {)", "labels/fr: missing labels"},
  };
  for (const Case& c : cases) {
    INFO(c.to);
    const auto ontology = Ontology::load(kTypes, relations(replaced(kRelation, c.from, c.to)));
    REQUIRE_FALSE(ontology.ok());
    CHECK(ontology.error().code == ErrorCode::kBadInput);
    CHECK_THAT(ontology.error().text(), Catch::Contains(std::string(c.message)));
    CHECK_THAT(ontology.error().where, Catch::StartsWith("relations.json"));
  }
}

TEST_CASE("ontology: numbers and names are unique", "[graph][ontology]") {
  const std::string other_name = replaced(kRelation, "\"greets\"", "\"hails\"");
  const std::string other_number = replaced(kRelation, "\"number\": 1", "\"number\": 2");
  const auto same_number =
      Ontology::load(kTypes, relations(std::string(kRelation) + "," + other_name));
  REQUIRE_FALSE(same_number.ok());
  CHECK(same_number.error().text() ==
        "relations.json /relations/1 'hails': number 1 is used twice; use the next free number");
  const auto same_name =
      Ontology::load(kTypes, relations(std::string(kRelation) + "," + other_number));
  REQUIRE_FALSE(same_name.ok());
  CHECK_THAT(same_name.error().text(), Catch::Contains("name 'greets' is used twice"));
}

TEST_CASE("ontology: what is no ontology is refused", "[graph][ontology]") {
  CHECK_FALSE(Ontology::load("", relations(kRelation)).ok());
  CHECK_FALSE(Ontology::load(kTypes, "{").ok());
  CHECK_FALSE(Ontology::load(kTypes, R"({"schema": "lazo-ontology/1"})").ok());
  CHECK_FALSE(Ontology::load(kTypes, R"({"schema": "lazo-ontology/9", "relations": []})").ok());
}

TEST_CASE("ontology: what the build packs is what the files say", "[graph][ontology]") {
  const auto read_now =
      Ontology::load(read("graph/ontology/node_types.json"), read("graph/ontology/relations.json"));
  REQUIRE(read_now.ok());
  const std::string packed = pack_ontology(*read_now);
  CHECK(pack_ontology(shipped()) == packed);
  const auto unpacked = unpack_ontology(packed);
  REQUIRE(unpacked.ok());
  for (const RelationRow& row : read_now->relations()) {
    INFO(row.name);
    const RelationRow& same = unpacked->relation(row.id);
    CHECK(same.name == row.name);
    CHECK(same.parent == row.parent);
    CHECK(same.domain == row.domain);
    CHECK(same.range == row.range);
    CHECK(same.families == row.families);
    CHECK((same.symmetric == row.symmetric && same.same_type == row.same_type));
    CHECK((same.sign == row.sign && same.kind == row.kind));
    CHECK(same.score_tenths == row.score_tenths);
    CHECK((same.cameo == row.cameo && same.plover == row.plover && same.quad == row.quad));
    CHECK(same.goldstein_tenths == row.goldstein_tenths);
    CHECK(same.followthemoney == row.followthemoney);
    CHECK(same.labels == row.labels);
    CHECK(unpacked->find_relation(row.name) == row.id);
  }
  for (const NodeTypeRow& row : read_now->types()) {
    INFO(row.name);
    const NodeTypeRow& same = unpacked->type(row.id);
    CHECK((same.name == row.name && same.parent == row.parent && same.abstract == row.abstract));
    CHECK((same.key_prefix == row.key_prefix && same.subtypes == row.subtypes));
    CHECK((same.followthemoney == row.followthemoney && same.one == row.one));
    CHECK(same.many == row.many);
    CHECK(unpacked->find_type(row.name) == row.id);
  }
}

TEST_CASE("ontology: packed bytes that end early are refused", "[graph][ontology]") {
  const auto small = Ontology::load(kTypes, relations(kRelation));
  REQUIRE(small.ok());
  const std::string packed = pack_ontology(*small);
  CHECK(unpack_ontology(packed).ok());
  CHECK_FALSE(unpack_ontology(packed + "x").ok());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    INFO(size);
    CHECK_FALSE(unpack_ontology(std::string_view(packed).substr(0, size)).ok());
  }
}

TEST_CASE("ontology: kinds follow their parents", "[graph][ontology]") {
  const Ontology ontology = shipped();
  const auto type = [&](std::string_view name) { return ontology.find_type(name); };
  const auto relation = [&](std::string_view name) { return ontology.find_relation(name); };
  CHECK(ontology.is_a(type("person"), type("actor")));
  CHECK(ontology.is_a(type("person"), type("person")));
  CHECK_FALSE(ontology.is_a(type("actor"), type("person")));
  CHECK_FALSE(ontology.is_a(type("place"), type("actor")));
  CHECK(ontology.is_a(relation("defends"), relation("supports")));
  CHECK(ontology.is_a(relation("kills"), relation("opposes")));  // through attacks
  CHECK_FALSE(ontology.is_a(relation("supports"), relation("defends")));
}

TEST_CASE("ontology: relations accept the types of their domain and range", "[graph][ontology]") {
  const Ontology ontology = shipped();
  struct Case {
    std::string_view relation, source, target;
    bool accepted;
  };
  const Case cases[] = {
      {"member_of", "person", "organization", true},
      {"member_of", "agreement", "organization", false},
      {"member_of", "unknown", "organization", true},
      {"holds_office", "organization", "person", false},
      {"coordinates_with", "country", "country", true},
      {"coordinates_with", "country", "sector", false},
      {"aligns_with", "agreement", "country", true},  // symmetric: either order
      {"part_of", "place", "country", true},
      {"replaces", "agreement", "agreement", true},
      {"replaces", "agreement", "person", false},
      {"replaces", "agreement", "unknown", true},
      {"harms", "measure", "sector", true},
      {"capital_of", "country", "place", false},
  };
  for (const Case& c : cases) {
    INFO(c.relation << " " << c.source << " " << c.target);
    CHECK(ontology.accepts(ontology.find_relation(c.relation), ontology.find_type(c.source),
                           ontology.find_type(c.target)) == c.accepted);
  }
}

// The numbers are in stores on other people's disks.
TEST_CASE("ontology: stored numbers stay", "[graph][ontology]") {
  const Ontology ontology = shipped();
  const std::pair<std::string_view, std::uint32_t> relations_then[] = {
      {"member_of", 1},    {"leads", 7},
      {"party_to", 13},    {"visits", 26},
      {"supports", 32},    {"depends_on", 42},
      {"harms", 54},       {"mentioned_with", 56},
      {"calls_on", 57},    {"seeks_access_to", 113},
      {"capital_of", 114}, {"appoints", 147}};
  for (const auto& [name, number] : relations_then) {
    INFO(name);
    CHECK(ontology.find_relation(name).value == number);
  }
  const std::pair<std::string_view, std::uint32_t> types_then[] = {
      {"actor", 1}, {"country", 4}, {"agreement", 8}, {"unknown", 14}, {"measure", 15}};
  for (const auto& [name, number] : types_then) {
    INFO(name);
    CHECK(ontology.find_type(name).value == number);
  }
}

TEST_CASE("ontology: every wording differs where the meaning does", "[graph][ontology]") {
  const Ontology ontology = shipped();
  for (const RelationRow& row : ontology.relations()) {
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      INFO(row.name << " " << language_code(language));
      std::set<std::string_view> forms;
      for (std::size_t form = 0; form < kLabelFormCount; ++form) {
        forms.insert(ontology.label(row.id, static_cast<LabelForm>(form), language));
      }
      CHECK(forms.size() == (row.symmetric ? 3U : 6U));
      // A negated label shows its negation to someone who reads only the first words.
      const std::string negated(ontology.label(row.id, LabelForm::kForwardNegated, language));
      const std::string first = negated.substr(0, 16);
      CHECK((first.find("not ") != std::string::npos || first.substr(0, 3) == "no " ||
             first.substr(0, 3) == "ne " || first.substr(0, 2) == "n'"));
    }
  }
}

TEST_CASE("ontology: the fine types of annotated documents have a row", "[graph][ontology]") {
  const Ontology ontology = shipped();
  const std::pair<Family, std::vector<std::string_view>> families[] = {
      {Family::kCooperate,
       {"calls_on", "cooperates_with", "directs", "hands_over_to", "meets_with", "negotiates_with",
        "responds_to"}},
      {Family::kEvent,
       {"announced_at", "announces", "causes", "establishes", "organizes", "participates_in",
        "publishes"}},
      {Family::kInvestProduce,
       {"acquires", "closes", "cuts_jobs_in", "divests", "invests_in", "merges_with", "moves_from",
        "operates_in", "owns", "produced_in", "produces", "uses"}},
      {Family::kMeasure,
       {"approves", "complies_with", "downgrades", "exempts", "imposes", "issues", "legal_basis",
        "modifies", "overturns", "proposes", "reopens", "restricts", "rules_on", "targets"}},
      {Family::kMembership,
       {"affiliated_with", "leaves", "member_of", "negotiates", "party_to", "represents", "signs"}},
      {Family::kOppose,
       {"accuses", "affected_by", "attacks", "avoids", "competes_with", "contradicts", "harms",
        "opposes", "pressures", "rejects", "tension_with", "threatens", "warns_of"}},
      {Family::kPlacePart, {"based_in", "held_in", "near", "part_of", "visits"}},
      {Family::kRole, {"advises", "holds_office"}},
      {Family::kSupport,
       {"benefits", "contributes_to", "emphasizes", "funds", "prioritizes", "protects",
        "supports"}},
      {Family::kTopic, {"concerns", "discusses", "diversifies", "explores", "targets_sector"}},
      {Family::kTrade,
       {"buys", "depends_on", "exports", "seeks_access_to", "supplies", "trades_with"}},
  };
  for (const auto& [family, names] : families) {
    for (const std::string_view name : names) {
      INFO(name);
      REQUIRE(ontology.find_relation(name).valid());
      CHECK(ontology.relation(ontology.find_relation(name)).family() == family);
    }
  }
}

TEST_CASE("ontology: event codes lie within their scheme", "[graph][ontology]") {
  const Ontology ontology = shipped();
  std::size_t events = 0;
  for (const RelationRow& row : ontology.relations()) {
    if (row.cameo.empty()) continue;
    INFO(row.name);
    ++events;
    // CAMEO roots 01 to 20; the quad class follows from the root (verbal or material, by side).
    const int root = std::stoi(row.cameo.substr(0, 2));
    CHECK((root >= 1 && root <= 20));
    CHECK((row.cameo.size() == 3 || row.cameo.size() == 4));
    const int quad = row.quad.value_or(9);
    if (quad == 1 || quad == 2) CHECK(row.sign != Sign::kConflict);
    if (row.sign == Sign::kConflict) CHECK(quad >= 3);
  }
  CHECK(events > 40);
}

TEST_CASE("ontology: the page in docs lists exactly these rows", "[graph][ontology][docs]") {
  const Ontology ontology = shipped();
  const std::string page = read("docs/ontology.md");
  INFO("if this fails, run scripts/make_ontology_page");
  std::size_t rows = 0;
  for (std::size_t at = page.find("\n| `"); at != std::string::npos;
       at = page.find("\n| `", at + 1)) {
    ++rows;
  }
  CHECK(rows == ontology.types().size() + ontology.relations().size());
  for (const NodeTypeRow& row : ontology.types()) {
    INFO(row.name);
    CHECK_THAT(page,
               Catch::Contains("\n| `" + row.name + "` | " + std::to_string(row.id.value) + " | "));
  }
  for (const RelationRow& row : ontology.relations()) {
    INFO(row.name);
    const std::size_t at =
        page.find("\n| `" + row.name + "` | " + std::to_string(row.id.value) + " | ");
    REQUIRE(at != std::string::npos);
    const std::string line = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    CHECK_THAT(line, Catch::Contains(std::string(name_of(row.sign))));
    for (const Family family : row.families) {
      CHECK_THAT(line, Catch::Contains(std::string(name_of(family))));
    }
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      CHECK_THAT(line, Catch::Contains(
                           std::string(ontology.label(row.id, LabelForm::kForward, language))));
      CHECK_THAT(line, Catch::Contains(
                           std::string(ontology.label(row.id, LabelForm::kInverse, language))));
    }
  }
}

}  // namespace lazo
