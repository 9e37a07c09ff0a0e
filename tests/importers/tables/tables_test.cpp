#include <algorithm>
#include <optional>

#include "graph/extraction_check.hpp"
#include "importers/tables/read_csv.hpp"
#include "importers/tables/read_ftm.hpp"
#include "importers/tables/read_gdelt.hpp"
#include "importers/tables/read_graph_json.hpp"
#include "importers/tables/table_extraction.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

struct Collect final : TableSink {
  void tie(TableTie found) override { ties.push_back(std::move(found)); }
  void loss(std::string_view what) override { losses.emplace_back(what); }
  std::vector<TableTie> ties;
  std::vector<std::string> losses;
};

/// "COPARMEX supports T-MEC @row 2" for each tie.
std::string told(const Collect& found) {
  std::string out;
  for (const TableTie& tie : found.ties) {
    if (!out.empty()) out += " | ";
    out += tie.source.name + " " + (tie.cameo.empty() ? tie.relation : tie.cameo) + " " +
           tie.target.name + " @" + tie.record;
  }
  return out;
}

const Ontology& ontology() {
  static const Ontology loaded = shipped_ontology().value();
  return loaded;
}

const TableReader& reader() {
  static const std::vector<VocabularyTable> tables = builtin_tables();
  static const Vocabulary vocabulary = Vocabulary::load(tables, ontology()).value();
  static const NameMatcher names(vocabulary);
  static const TableReader made(names, ontology(), {});
  return made;
}

TEST_CASE("ftm: an entity that ties each of very many to each of very many is a loss",
          "[tables][ftm]") {
  const auto ends = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\"";
    return out;
  };
  for (const auto& [count, ties] : {std::pair{100, 10000U}, std::pair{101, 0U}}) {
    Collect found;
    REQUIRE(read_ftm_entities(R"({"id":"p","schema":"Payment","properties":{"payer":[)" +
                                  ends(count) + R"(],"beneficiary":[)" + ends(count) + "]}}",
                              found)
                .ok());
    CHECK(found.ties.size() == ties);
    CHECK(found.losses.empty() == (ties > 0));
  }
}

TEST_CASE("tables: CSV of ties, headers in three languages", "[tables][csv]") {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"plain", "source,relation,target\nA,supports,B\n", "A supports B @row 2"},
      {"Spanish", "Origen;Relación;Destino;Fecha\r\nA;apoya;B;2025-01-02\r\n", "A apoya B @row 2"},
      {"French", "\xEF\xBB\xBForigine\trelation\tcible\nA\tsoutient\tB", "A soutient B @row 2"},
      {"Kumu", "From,To,Type,Label\nA,B,funds,note\n", "A funds B @row 2"},
      {"Gephi", "Source,Target,Type,Id,Label,Weight\nA,B,Directed,0,owns,1.0\n", "A owns B @row 2"},
      {"quotes", "from,to,relation\n\"A, Inc.\",\"B \"\"b\"\"\",\"x\ny\"\n\nC,D,z\n",
       "A, Inc. x\ny B \"b\" @row 2 | C z D @row 4"},
      {"one end", "source,target,relation\nA,,x\nA,B,y\n", "A y B @row 3"},
      {"short row", "source,target,relation\nA,B\n", "A  B @row 2"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Collect found;
    REQUIRE(is_tie_table(row.text, {}));
    REQUIRE(read_csv(row.text, {}, found).ok());
    CHECK(told(found) == row.expected);
  }
  CHECK_FALSE(is_tie_table("name,age\nA,3\n", {}));
  CHECK_FALSE(is_tie_table("", {}));
}

TEST_CASE("tables: a mapping names the columns", "[tables][csv]") {
  const Result<CsvMapping> mapping = CsvMapping::parse(
      R"({"source":"Empresa","target":"Cámara","relation":"=member_of","from":"Alta"})", "m.json");
  REQUIRE(mapping.ok());
  Collect found;
  REQUIRE(read_csv("Cámara,Empresa,Alta\nCOPARMEX,Bimbo,2019\n", *mapping, found).ok());
  CHECK(told(found) == "Bimbo member_of COPARMEX @row 2");
  CHECK(found.ties[0].from == "2019");
  CHECK_FALSE(read_csv("a,b\n1,2\n", *mapping, found).ok());
  CHECK_FALSE(CsvMapping::parse(R"({"sauce":"x"})", "m.json").ok());
}

TEST_CASE("tables: FollowTheMoney entities and statements", "[tables][ftm]") {
  const std::string entities =
      R"({"id":"a","schema":"Company","properties":{"name":["Acme"]}})"
      "\n"
      R"({"id":"b","schema":"Person","properties":{"name":["Ana Ruiz"]}})"
      "\n"
      R"({"id":"c","schema":"Ownership","properties":{"owner":["b"],"asset":["a"],"startDate":["2020-05"]}})"
      "\n"
      R"({"id":"d","schema":"UnknownLink","properties":{"subject":["b"],"object":["x"],"role":["criticizes"]}})"
      "\nno json\n";
  Collect found;
  REQUIRE(read_ftm_entities(entities, found).ok());
  CHECK(told(found) == "Ana Ruiz owns Acme @line 3 | Ana Ruiz criticizes x @line 4");
  CHECK(found.ties[0].from == "2020-05");
  CHECK(found.ties[0].target.type == "Company");
  CHECK(found.losses == std::vector<std::string>{"a line that is no entity"});

  Collect statements;
  REQUIRE(read_ftm_statements("canonical_id,entity_id,prop,prop_type,schema,value\n"
                              "Q1,a,name,name,Company,Acme\nQ1,a2,name,name,Company,ACME\n"
                              "c,c,owner,entity,Ownership,b\nc,c,asset,entity,Ownership,a2\n"
                              "b,b,name,name,Person,Ana Ruiz\n",
                              statements)
              .ok());
  CHECK(told(statements) == "Ana Ruiz owns Acme @statement 4");
}

TEST_CASE("tables: graphs as JSON", "[tables][json]") {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"JGF v2",
       R"({"graph":{"nodes":{"a":{"label":"Alpha"},"b":{"label":"Beta"}},"edges":[{"id":"e1","source":"a","target":"b","relation":"funds"}]}})",
       "Alpha funds Beta @edge e1"},
      {"JGF v1, several",
       R"({"graphs":[{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","metadata":{"relation":"owns"}}]}]})",
       "a owns b @/graphs/0/edges/0"},
      {"node-link, links",
       R"({"directed":true,"multigraph":false,"graph":{},"nodes":[{"id":1,"name":"Alpha"},{"id":2}],"links":[{"source":1,"target":2,"type":"visits"}]})",
       "Alpha visits 2 @/links/0"},
      {"node-link, edges",
       R"({"nodes":[{"id":"x"}],"edges":[{"source":"x","target":"y","key":"leads"}]})",
       "x leads y @/edges/0"},
      {"D3 by place",
       R"({"nodes":[{"name":"Alpha"},{"name":"Beta"}],"links":[{"source":0,"target":1}]})",
       "0  1 @/links/0"},
      {"Cytoscape",
       R"({"elements":{"nodes":[{"data":{"id":"a","label":"Alpha"}}],"edges":[{"data":{"id":"e","source":"a","target":"b","interaction":"sues"}}]}})",
       "Alpha sues b @edge e"},
      {"Cytoscape, flat",
       R"({"elements":[{"data":{"id":"a","name":"Alpha"}},{"data":{"source":"a","target":"a2","label":"owns"}}]})",
       "Alpha owns a2 @/elements/1"},
      {"Kumu",
       R"({"elements":[{"label":"Alpha","type":"Org"}],"connections":[{"from":"Alpha","to":"Beta","type":"funds"}]})",
       "Alpha funds Beta @/connections/0"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Collect found;
    REQUIRE(read_graph_json(row.text, "g.json", found).ok());
    CHECK(told(found) == row.expected);
  }
  for (const char* other : {"{}", "[]", "3", R"({"name":"package","version":"1"})", "{"}) {
    INFO(other);
    Collect found;
    CHECK_FALSE(read_graph_json(other, "g.json", found).ok());
  }
}

TEST_CASE("tables: what lazo exports comes back with its status, and no background",
          "[tables][json][csv]") {
  struct Row {
    std::string_view status;
    std::string_view expected;
  };
  const Row rows[] = {{"stated", "stated"},     {"reported", "reported"}, {"intended", "intended"},
                      {"required", "required"}, {"possible", "possible"}, {"denied", "denied"},
                      {"active", "stated"}};
  for (const auto& [status, expected] : rows) {
    INFO(status);
    const std::string word(status);
    const std::string node_link =
        R"({"nodes": [{"id": "a", "name": "Acme"}, {"id": "b", "name": "Borel"}], "links": [)"
        R"({"source": "a", "target": "b", "relation": "supports", "status": ")" +
        word + R"("}, {"source": "b", "target": "a", "relation": "owns", "layer": "background"}]})";
    const std::string table = "source,relation,target,status,layer\nAcme,supports,Borel," + word +
                              ",typed\nBorel,owns,Acme,,background\n";
    for (const auto& [format, bytes] :
         {std::pair{Format::kGraphJson, node_link}, std::pair{Format::kTable, table}}) {
      const auto found = reader().read(format, bytes, "a.bin");
      REQUIRE(found.ok());
      REQUIRE(*found);
      REQUIRE((*found)->extraction.claims.size() == 1);
      CHECK(name_of(status_of((*found)->extraction.claims[0])) == expected);
      CHECK((*found)->losses.count("a tie of the vocabulary, which no document told") == 1);
      CHECK(check_extraction((*found)->extraction, ontology()).ok());
    }
  }
}

TEST_CASE("tables: web annotations that say a tie", "[tables][json]") {
  const std::string_view json = R"({"type": "AnnotationCollection", "first": {"items": [
    {"type": "Annotation", "body": [
      {"type": "TextualBody", "purpose": "tagging", "value": "supports"},
      {"type": "TextualBody", "purpose": "tagging", "value": "reported"},
      {"type": "SpecificResource", "purpose": "identifying",
       "source": "urn:lazo:node:doc:00000000000000ff%233", "label": "the union"},
      {"type": "SpecificResource", "purpose": "identifying", "source": "urn:lazo:node:country:ca"}],
     "target": {"source": "https://example.org/a", "selector": [
       {"type": "TextQuoteSelector", "exact": "They back it."}]}},
    {"type": "Annotation", "body": {"type": "TextualBody", "value": "a remark"}}]}})";
  Collect found;
  REQUIRE(read_graph_json(json, "a.json", found).ok());
  CHECK(told(found) == "the union supports country:ca @/first/items/0");
  REQUIRE(found.ties.size() == 1);
  CHECK(found.ties[0].source.key == "doc:00000000000000ff#3");
  CHECK(found.ties[0].target.key == "country:ca");
  CHECK(found.ties[0].reported);
  CHECK(found.ties[0].quote == "They back it.");
  CHECK(found.ties[0].link == "https://example.org/a");
  CHECK(found.losses.size() == 1);
}

TEST_CASE("tables: GDELT events", "[tables][gdelt]") {
  std::vector<std::string> cells(61);
  cells[0] = "1";
  cells[1] = "20250304";
  cells[6] = "UNITED STATES";
  cells[7] = "USA";
  cells[16] = "CANADA";
  cells[26] = "163";
  cells[60] = "http://example.org/a";
  const auto line = [&] {
    std::string out;
    for (const std::string& cell : cells) out += (out.empty() ? "" : "\t") + cell;
    return out + "\n";
  };
  std::string text = line();
  cells[16] = "";
  text += line() + "broken\n";
  REQUIRE(is_gdelt(text));
  Collect found;
  REQUIRE(read_gdelt(text, found).ok());
  CHECK(told(found) == "United States 163 Canada @row 1");
  CHECK(found.ties[0].from == "2025-03-04");
  CHECK(found.losses.size() == 2);
}

TEST_CASE("tables: names and relations find their places in the graph", "[tables]") {
  const auto extract = [](const std::string& text) {
    Result<std::optional<TableFound>> found = reader().read(Format::kTable, text, "t.csv");
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    CHECK(check_extraction((*found)->extraction, ontology()).ok());
    return std::move(**found);
  };
  struct Row {
    const char* cells;
    const char* source;
    const char* relation;
    const char* target;
  };
  const Row rows[] = {
      {"COPARMEX,supports,T-MEC", "org:coparmex", "supports", "agreement:usmca"},
      {"México,criticizes,United States", "country:mx", "criticizes", "country:us"},
      {"Grupo Nadie,es miembro de,COPARMEX", "name:grupo-nadie", "member_of", "org:coparmex"},
      {"T-MEC,is supported by,COPARMEX", "org:coparmex", "supports", "agreement:usmca"},
      {"A Corp,frobnicates,B Corp", "name:corp", "related_to", "name:b-corp"},
      {"Nobody Ltd,,Someone Ltd", "name:nobody-ltd", "related_to", "name:someone-ltd"},
  };
  for (const Row& row : rows) {
    INFO(row.cells);
    const TableFound found = extract(std::string("source,relation,target\n") + row.cells + "\n");
    REQUIRE(found.extraction.claims.size() == 1);
    const Claim& claim = found.extraction.claims[0];
    const auto& entities = found.extraction.entities;
    CHECK(entities[claim.source.index()].key == row.source);
    CHECK(ontology().relation(claim.relation).name == row.relation);
    CHECK(entities[claim.target.index()].key == row.target);
    CHECK(claim.record == "row 2");
    CHECK(found.losses.empty() ==
          (std::string(row.relation) != "related_to" || row.cells[0] == 'N'));
  }
}

TEST_CASE("tables: CAMEO codes fall back to more general ones", "[tables]") {
  const auto name = [](const char* code) {
    const RelationId id = reader().relation_of_cameo(code);
    return id.valid() ? ontology().relation(id).name : std::string();
  };
  CHECK(name("163") == "imposes_tariff_on");
  CHECK(name("0312") == "interested_in");
  CHECK(name("1823") == "attacks");
  CHECK(name("999").empty());
  CHECK(name("").empty());
}

TEST_CASE("tables: JSON and tables of something else are no errors", "[tables]") {
  for (const auto& [format, text] :
       {std::pair{Format::kTable, "name,age\nAna,3\n"}, std::pair{Format::kGraphJson, "{\"a\":1}"},
        std::pair{Format::kJsonLines, "{\"a\":1}\n"}}) {
    const auto found = reader().read(format, text, "x");
    REQUIRE(found.ok());
    CHECK_FALSE(found->has_value());
  }
  CHECK_FALSE(reader().read(Format::kGraphJson, "{", "x").ok());
}

}  // namespace
}  // namespace lazo
