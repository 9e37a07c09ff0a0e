#include "tests/exporters/sample_graph.hpp"

#include "tests/catch.hpp"

namespace lazo::testing {

const Ontology& ontology() {
  static const Ontology kOntology = [] {
    auto loaded = shipped_ontology();
    if (!loaded.ok()) FAIL(loaded.error().text());
    return std::move(loaded).value();
  }();
  return kOntology;
}

std::uint32_t SampleGraph::node(std::string_view key, std::string_view name, std::string_view type,
                                Level level) {
  ExportNode node;
  node.key = key;
  node.name = name;
  node.type = ontology().find_type(type);
  REQUIRE(node.type.valid());
  node.level = level;
  node.mentions = 3;
  node.documents = 1;
  graph.nodes.push_back(std::move(node));
  return static_cast<std::uint32_t>(graph.nodes.size() - 1);
}

ExportEdge& SampleGraph::edge(std::uint32_t source, std::string_view relation, std::uint32_t target,
                              ClaimStatus status, std::uint32_t claims, std::string_view sentence) {
  ExportEdge edge;
  edge.id = "edge:" + std::to_string(1000 + graph.edges.size());
  edge.source = source;
  edge.target = target;
  edge.relation = ontology().find_relation(relation);
  REQUIRE(edge.relation.valid());
  edge.status = status;
  edge.claims[static_cast<std::size_t>(status)] = claims;
  edge.sources = claims;
  edge.first = "2025-09";
  edge.latest = "2026-01-12";
  edge.confidence = 9300;
  ExportEvidence evidence;
  evidence.claim = "claim:00112233445566778899aabbccddeeff";
  evidence.document = "doc:0011223344556677";
  evidence.title = "A report";
  evidence.publisher = "The Harbour Gazette";
  evidence.uri = "en/report.txt";
  evidence.published = "2026-01-12";
  evidence.language = "en";
  evidence.span = {10, static_cast<std::uint32_t>(10 + sentence.size())};
  evidence.text = sentence;
  evidence.status = status;
  evidence.negated = status == ClaimStatus::kDenied;
  evidence.confidence = 9300;
  edge.evidence.push_back(std::move(evidence));
  graph.edges.push_back(std::move(edge));
  return graph.edges.back();
}

ExportEdge& SampleGraph::background(std::uint32_t source, std::string_view relation,
                                    std::uint32_t target) {
  ExportEdge& tie = edge(source, relation, target);
  tie.layer = EdgeLayer::kBackground;
  tie.claims = {};
  tie.sources = 0;
  tie.evidence.clear();
  tie.background_source = "ISO 3166";
  return tie;
}

ExportGraph trade_graph() {
  SampleGraph g;
  g.graph.title = "Neighbours of T-MEC";
  g.graph.version = "0.1.0";
  const auto tmec = g.node("agreement:usmca", "T-MEC", "agreement");
  const auto ca = g.node("country:ca", "Canada", "country");
  const auto mx = g.node("country:mx", "Mexico", "country");
  const auto us = g.node("country:us", "United States", "country");
  const auto review = g.node("event:usmca-joint-review-2026", "USMCA joint review 2026", "event");
  const auto small = g.node("group:msme", "micro, small and medium-sized enterprises", "group");
  const auto duties = g.node("measure:steel-duties", "Steel duties", "measure", Level::kNamed);
  const auto coparmex = g.node("org:coparmex", "COPARMEX", "organization");
  const auto leader = g.node("person:donald-trump", "Donald Trump", "person");
  const auto ottawa = g.node("place:ca-on:ottawa", "Ottawa", "place");
  const auto energy = g.node("sector:energy", "Energy", "sector");
  const auto farming = g.node("sector:farming", "Agriculture", "sector");
  const auto aero = g.node("sector:aerospace", "Aerospace", "sector");
  const auto routes =
      g.node("doc:0011223344556677#12", "new maritime routes", "topic", Level::kDescribed);
  g.graph.nodes[tmec].names = {{"USMCA", "en", NameRole::kAcronym},
                               {"TMEC", "es", NameRole::kAcronym},
                               {"CUSMA", "en", NameRole::kAcronym}};
  g.graph.nodes[tmec].focus = true;
  g.graph.nodes[mx].ids = {{"iso3166-1", "MX"}};
  g.edge(ca, "defends", tmec, ClaimStatus::kStated, 2);
  g.edge(ca, "explores", routes, ClaimStatus::kIntended);
  g.edge(ca, "interested_in", mx, ClaimStatus::kReported);
  g.edge(ca, "opposes", us, ClaimStatus::kDenied, 2,
         "The talks must not be read as a plot against the United States.");
  g.edge(ca, "party_to", tmec);
  g.edge(ca, "targets_sector", energy, ClaimStatus::kIntended);
  g.edge(ca, "targets_sector", aero, ClaimStatus::kIntended);
  g.edge(mx, "allied_with", ca, ClaimStatus::kStated, 5);
  g.edge(mx, "defends", tmec, ClaimStatus::kStated, 2);
  g.edge(mx, "seeks_access_to", farming, ClaimStatus::kIntended, 2);
  g.edge(us, "imposes", duties, ClaimStatus::kStated, 3);
  g.edge(us, "pressures", mx, ClaimStatus::kStated, 2);
  g.edge(us, "threatens", mx, ClaimStatus::kStated);
  g.edge(us, "pressures", ca, ClaimStatus::kStated);
  g.edge(duties, "contradicts", tmec).disputed = true;
  g.edge(duties, "targets", mx, ClaimStatus::kPossible);
  g.edge(coparmex, "visits", ottawa);
  g.edge(coparmex, "represents", small);
  g.edge(leader, "leads", us);
  g.edge(leader, "threatens", tmec, ClaimStatus::kRequired);
  g.edge(review, "concerns", tmec, ClaimStatus::kStated, 3);
  g.background(ottawa, "capital_of", ca);
  return g.graph;
}

ExportGraph ring_graph(std::uint32_t nodes) {
  static constexpr std::string_view kTypes[] = {"organization", "person", "country", "sector",
                                                "measure",      "place",  "event",   "group"};
  static constexpr std::string_view kRelations[] = {"supports",   "opposes",  "trades_with",
                                                    "invests_in", "party_to", "pressures"};
  SampleGraph g;
  g.graph.title = "A ring";
  g.graph.version = "0.1.0";
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const std::string number = std::to_string(10000 + i);
    g.node("name:n" + number, "Stakeholder number " + number, kTypes[i % 8], Level::kNamed);
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    if (nodes > 1)
      g.edge(i, "supports", (i + 1) % nodes, static_cast<ClaimStatus>(i % 6), 1 + i % 4);
    // A few busy nodes, as in real graphs.
    if (i % 3 == 0) g.edge(i, kRelations[i / 3 % 6], i % 5);
  }
  return g.graph;
}

ExportGraph hostile_graph(std::string_view hostile) {
  SampleGraph g;
  g.graph.title = hostile;
  g.graph.version = "0.1.0";
  const auto a = g.node("name:" + std::string(hostile), hostile, "organization", Level::kNamed);
  const auto b = g.node("country:mx", "Mexico", "country");
  g.graph.nodes[a].names = {{std::string(hostile), "en", NameRole::kAcronym},
                            {std::string(hostile) + "|x", "", NameRole::kAlias}};
  g.graph.nodes[a].ids = {{"lei", std::string(hostile)}};
  ExportEdge& edge = g.edge(a, "supports", b, ClaimStatus::kReported, 1, hostile);
  edge.evidence[0].publisher = hostile;
  edge.evidence[0].title = hostile;
  edge.evidence[0].uri = hostile;
  edge.evidence[0].trigger = hostile;
  edge.evidence[0].attributed = true;
  edge.evidence[0].cue = hostile;
  edge.evidence[0].speaker = "name:" + std::string(hostile);
  edge.evidence[0].speaker_name = hostile;
  g.background(a, "located_in", b).background_source = hostile;
  return g.graph;
}

std::string exported(std::string_view format, const ExportGraph& graph,
                     const ExportOptions& options) {
  const ExportFormat* row = find_export_format(format);
  REQUIRE(row != nullptr);
  StringSink sink;
  HeldGraph source(graph);
  const Status status = row->write(source, {ontology(), options}, sink);
  if (!status.ok()) FAIL(status.error().text());
  return sink.text;
}

}  // namespace lazo::testing
