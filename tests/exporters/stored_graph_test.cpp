#include "exporters/stored_graph.hpp"

#include "exporters/exporter.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/stored_ships.hpp"

namespace lazo {
namespace {

std::string written(const ExportFunction write, GraphSource& source) {
  StringSink sink;
  const Status status = write(source, {testing::ontology(), {}}, sink);
  if (!status.ok()) FAIL(status.error().text());
  return sink.text;
}

}  // namespace

TEST_CASE("stored graph: batches of any size give what the whole graph gives, in every format",
          "[exporters][stored_graph]") {
  const testing::StoredShips ships;
  CollectOptions request;
  request.filter.statuses = StatusSet::all();
  request.evidence = CollectOptions::kAll;
  request.context = true;
  request.title = "Ships";
  std::vector<CollectOptions> requests = {request, request, request};
  requests[1].lonely_nodes = false;
  requests[2].focus = {*ships.graph().find("name:atlantic-barge")};
  requests[2].evidence = 0;
  requests[2].filter.statuses = StatusSet::told();
  for (const CollectOptions& options : requests) {
    const ExportGraph graph = ships.collected(options);
    REQUIRE(graph.edges.size() >= 3);
    HeldGraph held(graph);
    for (const std::size_t batch :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{0}, StoredGraph::kBatch}) {
      StoredGraph stored(ships.graph(), ships.store(), testing::ontology(), options, batch);
      INFO("batch " << batch);
      CHECK(stored.node_count() == graph.nodes.size());
      CHECK(stored.edge_count() == graph.edges.size());
      for (const ExportFormat& format : export_formats()) {
        if (format.name == "html") continue;  // the same program around the data of all
        INFO(format.name);
        CHECK(written(format.write, stored) == written(format.write, held));
        for (const ExportFile& file : format.files) {
          CHECK(written(file.write, stored) == written(file.write, held));
        }
      }
    }
  }
}

TEST_CASE("stored graph: a batch holds the quotations that it may, an edge at least",
          "[exporters][stored_graph]") {
  const testing::StoredShips ships;
  CollectOptions request;
  request.evidence = CollectOptions::kAll;
  // Edges of one batch lie side by side; those of two cannot.
  const auto batches = [&](std::size_t batch) {
    StoredGraph stored(ships.graph(), ships.store(), testing::ontology(), request, batch);
    std::size_t count = 0;
    const ExportEdge* last = nullptr;
    REQUIRE(stored
                .each_edge([&](const ExportEdge& edge) -> Status {
                  CHECK(edge.evidence.size() == 2);
                  if (last == nullptr || &edge != last + 1) ++count;
                  last = &edge;
                  return {};
                })
                .ok());
    return count;
  };
  CHECK(batches(1) == 3);
  CHECK(batches(2) == 3);
  CHECK(batches(3) == 2);
  CHECK(batches(StoredGraph::kBatch) == 1);
}

TEST_CASE("stored graph: what the filter hid is told, and an error of a visit ends it",
          "[exporters][stored_graph]") {
  const testing::StoredShips ships;
  StoredGraph stored(ships.graph(), ships.store(), testing::ontology(), {});
  REQUIRE(stored.about().notices.size() == 1);
  CHECK(stored.about().notices[0].text == "1 denied tie not shown");
  std::size_t seen = 0;
  const Status status = stored.each_node([&](const ExportNode&) -> Status {
    ++seen;
    return Error{ErrorCode::kSystem, "full", {}, {}};
  });
  CHECK(!status.ok());
  CHECK(seen == 1);
}

}  // namespace lazo
