#include "queries/search.hpp"

#include "queries/resolve.hpp"
#include "tests/catch.hpp"
#include "tests/queries/graph_maker.hpp"

namespace lazo {
namespace {

using tests::GraphMaker;
using tests::node;

Snapshot named_graph() {
  GraphMaker maker;
  maker.alias("agreement:usmca", "T-MEC")
      .alias("agreement:usmca", "CUSMA")
      .alias("org:coparmex", "Confederación Patronal de la República Mexicana")
      .alias("country:mx", "México")
      .alias("place:mx-mex", "Mexico", NameRole::kWeak)
      .document("2025-01-01", {{"org:coparmex", "defends", "agreement:usmca"},
                               {"country:mx", "party_to", "agreement:usmca"},
                               {"place:mx-mex", "part_of", "country:mx"},
                               {"name:john-smith", "works_for", "org:coparmex"},
                               {"supply chains", "located_in", "country:mx"}})
      .document("2025-01-02", {{"supply chains", "located_in", "country:mx"}});
  return maker.make();
}

TEST_CASE("search: accents, case, aliases, parts, initials and slips all find the node",
          "[queries][search]") {
  const Snapshot graph = named_graph();
  struct Row {
    std::string text;
    std::string key;
    NameMatch match;
  };
  const std::vector<Row> rows = {
      {"t-mec", "agreement:usmca", NameMatch::kExact},
      {"MEXICO", "country:mx", NameMatch::kExact},
      {"coparmex", "org:coparmex", NameMatch::kExact},
      {"confederacion patronal", "org:coparmex", NameMatch::kBeginning},
      {"patronal mexicana", "org:coparmex", NameMatch::kWords},
      {"cprm", "org:coparmex", NameMatch::kInitials},
      {"cusmaa", "agreement:usmca", NameMatch::kSimilar},
      {"coparmx", "org:coparmex", NameMatch::kSimilar},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const SearchResult found = search(graph, row.text);
    REQUIRE_FALSE(found.hits.empty());
    CHECK(graph.node(found.hits.front().node).key == row.key);
    CHECK(found.hits.front().match == row.match);
  }
  CHECK(search(graph, "zzzzzz").hits.empty());
  CHECK(search(graph, "").hits.empty());
}

TEST_CASE("search: each node comes once, and the limit tells how many there were",
          "[queries][search]") {
  const Snapshot graph = named_graph();
  const SearchResult all = search(graph, "supply", {.limit = 0, .types = {}});
  CHECK(all.hits.size() == 2);
  const SearchResult one = search(graph, "supply", {.limit = 1, .types = {}});
  CHECK(one.hits.size() == 1);
  CHECK(one.total == 2);
  CHECK(one.hits.front().node == all.hits.front().node);
}

TEST_CASE("resolve: a key, a name and an alias mean their node", "[queries][resolve]") {
  const Snapshot graph = named_graph();
  for (const char* text : {"agreement:usmca", "T-MEC", "cusma", "Usmca"}) {
    INFO(text);
    const Result<NodeIndex> found = resolve(graph, text);
    REQUIRE(found.ok());
    CHECK(*found == node(graph, "agreement:usmca"));
  }
  CHECK(*resolve(graph, "México") == node(graph, "country:mx"));
  // A weak alias never competes with a full name.
  CHECK(*resolve(graph, "Mexico") == node(graph, "country:mx"));
}

TEST_CASE("resolve: unknown names get suggestions, ambiguous ones their keys",
          "[queries][resolve]") {
  const Snapshot graph = named_graph();
  const Result<NodeIndex> unknown = resolve(graph, "CUMSA");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().code == ErrorCode::kNotFound);
  CHECK(unknown.error().message == "no node 'CUMSA'");
  CHECK(unknown.error().hint.find("'CUSMA'") != std::string::npos);

  const Result<NodeIndex> two = resolve(graph, "supply chains");
  REQUIRE_FALSE(two.ok());
  CHECK(two.error().code == ErrorCode::kAmbiguous);
  CHECK(two.error().hint.find("document1.txt") != std::string::npos);
  CHECK(two.error().hint.find("document2.txt") != std::string::npos);
}

}  // namespace
}  // namespace lazo
