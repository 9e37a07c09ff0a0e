#include "tests/queries/plain_graph.hpp"

#include <array>
#include <random>

namespace lazo::tests {
namespace {

constexpr std::array<const char*, 4> kRelations = {"supports", "coordinates_with", "opposes",
                                                   "member_of"};

std::string key(std::uint32_t number) {
  return "org:n" + std::to_string(number);
}

Triple ordered(const std::string& source, const std::string& relation, const std::string& target) {
  const bool turned = is_symmetric(relation) && target < source;
  return turned ? Triple{target, relation, source} : Triple{source, relation, target};
}

void each_digraph(std::uint32_t nodes, bool loops,
                  const std::function<void(const PlainGraph&)>& use) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t a = 0; a < nodes; ++a) {
    for (std::uint32_t b = 0; b < nodes; ++b) {
      if (a != b || loops) pairs.emplace_back(a, b);
    }
  }
  for (std::uint32_t mask = 0; mask < 1U << pairs.size(); ++mask) {
    PlainGraph graph;
    graph.documents.push_back({"2025-01-01", {}});
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if ((mask >> i & 1U) == 0) continue;
      graph.documents.back().ties.push_back(
          {key(pairs[i].first), kRelations[i % 2], key(pairs[i].second)});
    }
    use(graph);
  }
}

}  // namespace

bool is_symmetric(const std::string& relation) {
  return ontology().relation(ontology().find_relation(relation)).symmetric;
}

Triple triple_of(const MadeTie& tie) {
  return ordered(tie.source, tie.relation, tie.target);
}

ClaimStatus status_of(const MadeTie& tie) {
  return lazo::status_of(tie.negated, tie.mood, !tie.speaker.empty());
}

Triple triple_of(const Snapshot& graph, EdgeIndex edge) {
  const EdgeView view = graph.edge(edge);
  return {std::string(graph.node(view.source).key), ontology().relation(view.relation).name,
          std::string(graph.node(view.target).key)};
}

Snapshot PlainGraph::fold() const {
  GraphMaker maker;
  for (const auto& [source, relation, target] : background) {
    maker.background(source, relation, target);
  }
  for (const PlainDocument& document : documents) {
    maker.document(document.published, document.ties);
  }
  return maker.make();
}

std::set<std::string> PlainGraph::nodes() const {
  std::set<std::string> keys;
  for (const PlainDocument& document : documents) {
    for (const MadeTie& tie : document.ties) {
      keys.insert({tie.source, tie.target});
      if (!tie.speaker.empty()) keys.insert(tie.speaker);
    }
  }
  return keys;
}

std::map<Triple, StatusSet> PlainGraph::typed() const {
  std::map<Triple, StatusSet> ties;
  for (const PlainDocument& document : documents) {
    for (const MadeTie& tie : document.ties) {
      StatusSet& statuses = ties[triple_of(tie)];
      statuses = statuses.with(status_of(tie));
    }
  }
  return ties;
}

std::set<Triple> PlainGraph::vocabulary() const {
  const std::set<std::string> present = nodes();
  std::set<Triple> ties;
  for (const auto& [source, relation, target] : background) {
    if (source != target && present.contains(source) && present.contains(target)) {
      ties.insert(ordered(source, relation, target));
    }
  }
  return ties;
}

void each_small_graph(const std::function<void(const PlainGraph&)>& use) {
  use({});
  for (std::uint32_t nodes = 1; nodes <= 3; ++nodes) each_digraph(nodes, true, use);
  for (std::uint32_t nodes = 2; nodes <= 4; ++nodes) each_digraph(nodes, false, use);
}

PlainGraph random_typed_multigraph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t n) {
    return static_cast<std::uint32_t>(random() % n);
  };
  constexpr std::array<Mood, 4> kMoods = {Mood::kAsserted, Mood::kPlanned, Mood::kRequired,
                                          Mood::kPossible};
  constexpr std::array<const char*, 4> kDays = {"2024-03-01", "2025-01-15", "2025-09", ""};
  PlainGraph graph;
  const std::uint32_t nodes = 1 + below(9);
  for (std::uint32_t d = below(4); d > 0; --d) {
    PlainDocument& document = graph.documents.emplace_back();
    document.published = kDays[below(4)];
    for (std::uint32_t t = below(12); t > 0; --t) {
      MadeTie tie{key(below(nodes)), kRelations[below(4)], key(below(nodes))};
      tie.mood = below(3) == 0 ? kMoods[below(4)] : Mood::kAsserted;
      tie.negated = below(8) == 0;
      if (below(6) == 0) tie.speaker = key(below(nodes));
      tie.sentence = below(4);
      tie.confidence = static_cast<std::uint16_t>(9000 - below(50));
      document.ties.push_back(tie);
    }
  }
  for (std::uint32_t b = below(4); b > 0; --b) {
    graph.background.emplace_back(key(below(nodes)), "member_of", key(below(nodes)));
  }
  return graph;
}

Snapshot star(std::uint32_t spokes) {
  Extraction extraction;
  extraction.document.text = "x";
  extraction.document.published = "2025-01-01";
  const RelationId supports = ontology().find_relation("supports");
  for (std::uint32_t n = 0; n <= spokes; ++n) {
    const std::string name = "n" + std::to_string(n);
    extraction.entities.push_back(
        {Level::kNamed, ontology().find_type("organization"), "name:" + name, name});
    if (n == 0) continue;
    Claim& claim = extraction.claims.emplace_back();
    claim.relation = supports;
    claim.source = EntityId{0};
    claim.target = EntityId{n};
    claim.sentence = {0, 1};
    claim.confidence = 9000;
  }
  Fold fold(ontology(), DecisionLog());
  fold.add(extraction);
  return fold.finish();
}

}  // namespace lazo::tests
