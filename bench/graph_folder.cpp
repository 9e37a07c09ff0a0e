#include "bench/graph_folder.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "bench/processor_time.hpp"
#include "graph/base/file.hpp"
#include "graph/base/sha256.hpp"

namespace lazo::bench {
namespace {

/// What the types of the generator are called here. No two types of ties become one relation.
struct Word {
  std::string_view file;
  std::string_view ours;
};
constexpr std::array<Word, 8> kNodeTypes = {{{"Country", "country"},
                                             {"Organisation", "organization"},
                                             {"Company", "organization"},
                                             {"Sector", "sector"},
                                             {"Agreement", "agreement"},
                                             {"Person", "person"},
                                             {"Event", "event"},
                                             {"Document", "document"}}};
constexpr std::array<Word, 30> kRelations = {{{"MENTIONS", "concerns"},
                                              {"MENTIONS_ORG", "discusses"},
                                              {"WORKS_FOR", "works_for"},
                                              {"CO_MENTIONED", "related_to"},
                                              {"MENTIONS_PERSON", "states_about"},
                                              {"SUPPLIES", "supplies"},
                                              {"OPERATES_IN", "operates_in"},
                                              {"LOCATED_IN", "located_in"},
                                              {"MEMBER_OF", "member_of"},
                                              {"ALLIED_WITH", "allied_with"},
                                              {"LEADS", "leads"},
                                              {"COMPETES_WITH", "competes_with"},
                                              {"OWNS", "owns"},
                                              {"ATTENDED", "participates_in"},
                                              {"ORGANISED", "organizes"},
                                              {"SIGNED", "signs"},
                                              {"BOUND_BY", "party_to"},
                                              {"LOBBIES_FOR", "calls_for"},
                                              {"REPRESENTS", "represents"},
                                              {"INVESTS_IN", "invests_in"},
                                              {"ABOUT_EVENT", "emphasizes"},
                                              {"ABOUT_AGREEMENT", "reviews"},
                                              {"CITIZEN_OF", "national_of"},
                                              {"BASED_IN", "based_in"},
                                              {"MET_WITH", "meets_with"},
                                              {"CRITICISES", "criticizes"},
                                              {"SUPPORTS", "supports"},
                                              {"AFFECTS", "harms"},
                                              {"PARTNER_OF", "partners_with"},
                                              {"REGULATES", "regulates"}}};

template <std::size_t Size>
std::string_view ours(const std::array<Word, Size>& words, std::string_view file) {
  for (const Word& word : words) {
    if (word.file == file) return word.ours;
  }
  return {};
}

/// Lines of a file of commas without quotes, cut into `Columns` fields.
template <std::size_t Columns>
class Rows {
 public:
  Rows(std::string_view text, std::string path) : rest_(text), path_(std::move(path)) {}

  /// False at the end, or at a line that has another number of fields: see status().
  bool next() {
    if (rest_.empty()) return false;
    ++line_;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    for (std::size_t i = 0; i < Columns; ++i) {
      const std::size_t comma = line.find(',');
      if ((comma == std::string_view::npos) != (i + 1 == Columns)) return fail(line);
      fields_[i] = line.substr(0, comma);
      line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 1);
    }
    return true;
  }
  [[nodiscard]] std::string_view operator[](std::size_t column) const { return fields_[column]; }

  /// The number of a column below `limit`; another text fails the reading.
  std::uint32_t number(std::size_t column, std::uint64_t limit) {
    const std::string_view text = fields_[column];
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value < limit) {
      return static_cast<std::uint32_t>(value);
    }
    fail(text);
    return 0;
  }
  bool fail(std::string_view found) {
    if (problem_.empty()) problem_ = "not understood: '" + std::string(found.substr(0, 60)) + "'";
    problem_line_ = problem_line_ == 0 ? line_ : problem_line_;
    rest_ = {};
    return false;
  }
  [[nodiscard]] Status status() const {
    if (problem_.empty()) return {};
    return Error{ErrorCode::kBadInput, problem_, path_ + ":" + std::to_string(problem_line_), ""};
  }

 private:
  std::string_view rest_;
  std::string path_;
  std::array<std::string_view, Columns> fields_{};
  std::size_t line_ = 0;
  std::size_t problem_line_ = 0;
  std::string problem_;
};

Status read_nodes(const std::string& path, const Ontology& ontology, GraphFolder& graph) {
  LAZO_TRY(const MappedFile file, MappedFile::open(path));
  Rows<3> rows(file.bytes(), path);
  rows.next();
  while (rows.next()) {
    rows.number(0, graph.nodes.size() + 1);
    GraphFolder::Node node;
    node.type = ontology.find_type(ours(kNodeTypes, rows[1]));
    if (!node.type.valid()) rows.fail(rows[1]);
    node.type_name = rows[1];
    for (char& c : node.type_name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    node.name = rows[2];
    graph.nodes.push_back(std::move(node));
  }
  return rows.status();
}

Status read_edges(const std::string& path, const Ontology& ontology, GraphFolder& graph) {
  constexpr std::uint64_t kDearest = 10001;
  LAZO_TRY(const MappedFile file, MappedFile::open(path));
  std::array<RelationId, kRelations.size()> relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    relations[i] = ontology.find_relation(kRelations[i].ours);
  }
  Rows<5> rows(file.bytes(), path);
  rows.next();
  while (rows.next()) {
    GraphFolder::Edge edge;
    edge.source = rows.number(0, graph.nodes.size());
    edge.target = rows.number(1, graph.nodes.size());
    const auto word = std::find_if(kRelations.begin(), kRelations.end(),
                                   [&](const Word& w) { return w.file == rows[2]; });
    if (word == kRelations.end()) {
      rows.fail(rows[2]);
      break;
    }
    edge.relation = relations[static_cast<std::size_t>(word - kRelations.begin())];
    edge.weight = static_cast<std::uint16_t>(rows.number(3, kDearest));
    graph.edges.push_back(edge);
  }
  return rows.status();
}

Status read_queries(const std::string& path, GraphFolder& graph) {
  LAZO_TRY(const MappedFile file, MappedFile::open(path));
  Rows<3> rows(file.bytes(), path);
  rows.next();
  while (rows.next()) {
    const std::uint32_t node = rows.number(1, graph.nodes.size());
    if (rows[0] == "hub") graph.hub = node;
    if (rows[0] == "leaf") graph.leaf = node;
    if (rows[0] == "mid") graph.mid = node;
    if (rows[0] == "pair") graph.pairs.emplace_back(node, rows.number(2, graph.nodes.size()));
  }
  return rows.status();
}

/// The rows [begin, end) as a document of their own.
Extraction part_of(const GraphFolder& graph, std::size_t begin, std::size_t end) {
  Extraction part;
  Document& document = part.document;
  const std::string name = "edges.csv#" + std::to_string(begin + 2) + "-" + std::to_string(end + 1);
  document.sha256 = sha256(name);
  for (std::size_t i = 0; i < 8; ++i) {
    document.id.value = document.id.value << 8U | document.sha256[i];
  }
  document.uris = {name};
  document.title = "edges.csv";
  document.mime = "text/csv";
  std::vector<EntityId> entities(graph.nodes.size());
  const auto entity = [&](std::uint32_t node) {
    EntityId& id = entities[node];
    if (!id.valid()) {
      id.value = static_cast<std::uint32_t>(part.entities.size());
      const GraphFolder::Node& row = graph.nodes[node];
      part.entities.push_back({Level::kKnown, row.type, node_key(graph, node), row.name});
    }
    return id;
  };
  // Nodes without a tie are nodes too.
  if (begin == 0) {
    for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) entity(node);
  }
  part.claims.resize(end - begin);
  for (std::size_t row = begin; row < end; ++row) {
    const GraphFolder::Edge& edge = graph.edges[row];
    Claim& claim = part.claims[row - begin];
    claim.relation = edge.relation;
    claim.source = entity(edge.source);
    claim.target = entity(edge.target);
    claim.record = "row " + std::to_string(row + 2);
    claim.confidence = static_cast<std::uint16_t>(10000 - edge.weight);
    claim.rule = "table:row";
  }
  return part;
}

}  // namespace

Result<GraphFolder> read_graph_folder(const std::string& folder, const Ontology& ontology) {
  GraphFolder graph;
  LAZO_CHECK(read_nodes(folder + "/nodes.csv", ontology, graph));
  LAZO_CHECK(read_edges(folder + "/edges.csv", ontology, graph));
  LAZO_CHECK(read_queries(folder + "/queries.csv", graph));
  return graph;
}

std::string node_key(const GraphFolder& graph, std::uint32_t node) {
  return graph.nodes[node].type_name + ":" + std::to_string(node);
}

Result<ImportTimes> import_graph(const GraphFolder& graph, Store& store) {
  ImportTimes times;
  std::size_t begin = 0;
  do {
    const std::size_t end = std::min(graph.edges.size(), begin + kRowsPerDocument);
    Extraction part = part_of(graph, begin, end);
    const double start = cpu_seconds();
    LAZO_CHECK(store.begin());
    LAZO_TRY([[maybe_unused]] const PutOutcome outcome,
             store.put(std::move(part), "graph_questions"));
    LAZO_CHECK(store.commit());
    times.store_cpu_seconds += cpu_seconds() - start;
    ++times.documents;
    begin = end;
  } while (begin < graph.edges.size());
  return times;
}

}  // namespace lazo::bench
