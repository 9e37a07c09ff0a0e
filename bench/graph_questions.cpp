// Questions on a large graph, with sums that every correct engine agrees on, and their times.
//
//   graph_questions FOLDER [--json] [--keep STORE] [--repeat N]
//
// FOLDER holds nodes.csv, edges.csv and queries.csv as graph_generator writes them. The rows enter
// through the ordinary writer as claims of a table into a store in the folder for temporary files
// (STORE with --keep, which must not exist), the snapshot is folded from it, and every question is
// answered on that. Ties count in both directions.
//
//   unweighted_100  fewest ties between each of the 100 pairs, summed
//   weighted_100    least sum of weights between each of the pairs, summed
//   yen10_20        sums of weights of the 10 cheapest simple paths of the first 20 pairs, summed;
//                   paths are sequences of nodes, parallel ties count at their smallest weight
//   two_hop_*       nodes at most two ties away, without the node itself
//   components      parts that hang together
//   path_pairs      pairs that the default `path` ties, in tiers and by its own cost
//
// *_triad_bytes_per_arc: the time of a question over the whole graph as what memory could have
// moved in it, measured in the same run (STREAM triad), for each arc and round.
//
// Times are milliseconds of processor time of the whole question, the median of N rounds
// (default 5, 3 for those above a second).

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "bench/graph_folder.hpp"
#include "bench/memory_bandwidth.hpp"
#include "bench/processor_time.hpp"
#include "graph/base/json.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_cache.hpp"
#include "queries/hop_search.hpp"
#include "queries/paths.hpp"
#include "queries/weighted_search.hpp"
#include "queries/whole_graph.hpp"

namespace {

using namespace lazo;
using bench::cpu_seconds;
using bench::GraphFolder;

struct Answer {
  std::string name;
  std::uint64_t value = 0;
  double ms = 0;  ///< median over the rounds
  std::uint64_t questions = 1;
};

struct Report {
  std::vector<Answer> answers;
  std::vector<std::pair<std::string, double>> figures;
};

/// Clock of one thread's processor time, fine enough for microseconds.
double thread_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

class Questions {
 public:
  Questions(const GraphFolder& folder, const Snapshot& graph, const Ontology& ontology, int rounds)
      : folder_(folder), graph_(graph), ontology_(ontology), rounds_(rounds) {}

  Status run(Report& report) {
    LAZO_CHECK(find_nodes());
    HopSearch hops(graph_.topology());
    report.answers.push_back(ask("unweighted_100", pairs_.size(), [&] {
      std::uint64_t sum = 0;
      for (const auto& [from, to] : pairs_) sum += ties_of(hops.shortest(from, to));
      return sum;
    }));

    const double start = thread_ms();
    const WeightedGraph roads(graph_.topology(), doubts(graph_));
    report.figures.emplace_back("weighted_index_ms", thread_ms() - start);
    WeightedSearch search(roads);
    report.answers.push_back(ask("weighted_100", pairs_.size(), [&] {
      std::uint64_t sum = 0;
      for (const auto& [from, to] : pairs_) sum += search.cheapest(from, to).cost;
      return sum;
    }));
    const std::size_t first = std::min<std::size_t>(20, pairs_.size());
    report.answers.push_back(ask("yen10_20", first, [&] {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < first; ++i) {
        for (const CheapPath& path : search.k_cheapest(pairs_[i].first, pairs_[i].second, 10)) {
          sum += path.cost;
        }
      }
      return sum;
    }));
    report.answers.push_back(
        ask("two_hop_hub", 1, [&] { return nodes_within(graph_, hub_, 2).size(); }));
    report.answers.push_back(
        ask("two_hop_leaf", 1, [&] { return nodes_within(graph_, leaf_, 2).size(); }));
    report.answers.push_back(
        ask("components", 1, [&] { return components(graph_, {}).sizes.size(); }));
    report.answers.push_back(ask("reached_from_hub", 1, [&] {
      const std::vector<std::uint32_t> distances = hop_distances(graph_, hub_, {});
      return static_cast<std::uint64_t>(std::count_if(
          distances.begin(), distances.end(), [](std::uint32_t d) { return d != kUnreachable; }));
    }));
    report.answers.push_back(ask("page_rank_20_first", 1, [&] {
      const std::vector<float> shares = page_ranks(graph_, 20);
      return static_cast<std::uint64_t>(std::max_element(shares.begin(), shares.end()) -
                                        shares.begin());
    }));
    ask_for_paths(report);
    return {};
  }

 private:
  /// Each pair for itself: the slowest is as telling as the middle one.
  void ask_for_paths(Report& report) const {
    std::vector<double> times;
    std::uint64_t tied = 0;
    const double begin = thread_ms();
    for (const auto& [from, to] : pairs_) {
      const double start = thread_ms();
      if (!find_paths(graph_, ontology_, from, to, {}).paths.empty()) ++tied;
      times.push_back(thread_ms() - start);
    }
    report.answers.push_back({"path_pairs", tied, thread_ms() - begin, pairs_.size()});
    if (times.empty()) return;
    std::sort(times.begin(), times.end());
    report.figures.emplace_back("path_median_ms", times[times.size() / 2]);
    report.figures.emplace_back("path_most_ms", times.back());
  }

  static std::uint64_t ties_of(const std::vector<NodeIndex>& path) {
    return path.empty() ? 0 : path.size() - 1;
  }

  Status find_nodes() {
    const auto find = [&](std::uint32_t number, NodeIndex& node) -> Status {
      const std::string key = bench::node_key(folder_, number);
      const std::optional<NodeIndex> found = graph_.find(key);
      if (!found) return Error{ErrorCode::kNotFound, "no node '" + key + "'", "", ""};
      node = *found;
      return {};
    };
    LAZO_CHECK(find(folder_.hub, hub_));
    LAZO_CHECK(find(folder_.leaf, leaf_));
    for (const auto& [a, b] : folder_.pairs) {
      auto& pair = pairs_.emplace_back();
      LAZO_CHECK(find(a, pair.first));
      LAZO_CHECK(find(b, pair.second));
    }
    return {};
  }

  Answer ask(std::string name, std::uint64_t questions,
             const std::function<std::uint64_t()>& question) const {
    constexpr double kLong = 1000;
    Answer answer{std::move(name), 0, 0, questions};
    std::vector<double> times;
    for (int round = 0; round < rounds_; ++round) {
      const double start = thread_ms();
      answer.value = question();
      times.push_back(thread_ms() - start);
      if (times.back() > kLong && round >= 2) break;
    }
    std::sort(times.begin(), times.end());
    answer.ms = times[times.size() / 2];
    return answer;
  }

  const GraphFolder& folder_;
  const Snapshot& graph_;
  const Ontology& ontology_;
  int rounds_;
  NodeIndex hub_;
  NodeIndex leaf_;
  std::vector<std::pair<NodeIndex, NodeIndex>> pairs_;
};

/// A store of its own in the folder for temporary files, gone when the program ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string made = (std::filesystem::temp_directory_path() / "lazo-graph-XXXXXX").string();
    if (mkdtemp(made.data()) != nullptr) path_ = made;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Arguments {
  std::string folder;
  std::string keep;
  bool json = false;
  int rounds = 5;
};

std::optional<Arguments> parse(int count, char** values) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = values[i];
    const bool has_value = i + 1 < count;
    if (word == "--json") {
      arguments.json = true;
    } else if (word == "--keep" && has_value) {
      arguments.keep = values[++i];
    } else if (word == "--repeat" && has_value) {
      arguments.rounds = std::max(1, std::atoi(values[++i]));
    } else if (word.starts_with("--") || !arguments.folder.empty()) {
      return std::nullopt;
    } else {
      arguments.folder = word;
    }
  }
  if (arguments.folder.empty()) return std::nullopt;
  return arguments;
}

Result<Report> measure(const Arguments& arguments, const std::string& store_path) {
  Report report;
  const auto figure = [&](const char* name, double value) {
    report.figures.emplace_back(name, value);
  };
  LAZO_TRY(const Ontology ontology, shipped_ontology());
  double start = cpu_seconds();
  LAZO_TRY(const GraphFolder folder, bench::read_graph_folder(arguments.folder, ontology));
  figure("read_s", cpu_seconds() - start);
  const auto claims = static_cast<double>(folder.edges.size());
  {
    LAZO_TRY(Store store, Store::open(store_path, ontology, StoreAccess::kCreate));
    LAZO_TRY(const bench::ImportTimes times, bench::import_graph(folder, store));
    figure("documents", times.documents);
    figure("store_s", times.store_cpu_seconds);
    figure("claims_per_cpu_second", claims / times.store_cpu_seconds);
  }
  figure("bytes_per_claim", static_cast<double>(std::filesystem::file_size(store_path)) / claims);

  LAZO_TRY(const Store store, Store::open(store_path, ontology, StoreAccess::kRead));
  start = cpu_seconds();
  LAZO_CHECK(write_snapshot(store, ontology));
  const double folded = cpu_seconds() - start;
  LAZO_TRY(const Snapshot graph, Snapshot::open(snapshot_path(store_path)));
  figure("nodes", graph.node_count());
  figure("edges", graph.edge_count());
  figure("snapshot_s", folded);
  figure("edges_per_cpu_second", graph.edge_count() / folded);
  figure("bytes_per_edge", static_cast<double>(graph.bytes().size()) / graph.edge_count());
  LAZO_CHECK(Questions(folder, graph, ontology, arguments.rounds).run(report));
  const double bandwidth = bench::triad_gb_per_second();
  figure("triad_gb_per_s", bandwidth);
  // What the machine could have moved meanwhile: comparable between machines of other bandwidth.
  const double arcs = 2.0 * graph.edge_count();
  for (const auto& [name, rounds] :
       {std::pair("components", 1.0), std::pair("reached_from_hub", 1.0),
        std::pair("page_rank_20_first", 20.0)}) {
    for (const Answer& answer : report.answers) {
      if (answer.name != name) continue;
      report.figures.emplace_back(answer.name + "_triad_bytes_per_arc",
                                  answer.ms * 1e6 * bandwidth / arcs / rounds);
    }
  }
  return report;
}

void print(const Report& report, bool json) {
  if (!json) {
    for (const auto& [name, value] : report.figures) {
      std::printf("%-24s %14.3f\n", name.c_str(), value);
    }
    for (const Answer& answer : report.answers) {
      std::printf("%-24s %14llu  %12.4f ms  (%.5f a question)\n", answer.name.c_str(),
                  static_cast<unsigned long long>(answer.value), answer.ms,
                  answer.ms / static_cast<double>(std::max<std::uint64_t>(1, answer.questions)));
    }
    return;
  }
  std::string out;
  {
    JsonWriter writer(out, 2);
    writer.begin_object();
    for (const Answer& answer : report.answers) writer.field(answer.name, answer.value);
    writer.key("times_ms").begin_object();
    for (const Answer& answer : report.answers) writer.key(answer.name).number(answer.ms);
    writer.end_object().key("figures").begin_object();
    for (const auto& [name, value] : report.figures) writer.key(name).number(value);
    writer.end_object().end_object();
  }
  std::printf("%s\n", out.c_str());
}

}  // namespace

int main(int count, char** values) {
  const std::optional<Arguments> arguments = parse(count, values);
  if (!arguments) {
    std::fputs("usage: graph_questions FOLDER [--json] [--keep STORE] [--repeat N]\n", stderr);
    return 2;
  }
  const TemporaryFolder temporary;
  const std::string store =
      arguments->keep.empty() ? temporary.path() + "/graph.lazo" : arguments->keep;
  const Result<Report> report = measure(*arguments, store);
  if (!report.ok()) {
    std::fprintf(stderr, "graph_questions: %s\n", report.error().text().c_str());
    return 1;
  }
  print(*report, arguments->json);
  return 0;
}
