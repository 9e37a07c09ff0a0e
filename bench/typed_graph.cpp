#include "bench/typed_graph.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace lazo::bench {
namespace {

struct NodeShare {
  const char* name;
  double share;
};
constexpr std::array<NodeShare, 8> kNodeTypes = {{{"Country", 0.0002},
                                                  {"Organisation", 0.12},
                                                  {"Company", 0.40},
                                                  {"Sector", 0.0008},
                                                  {"Agreement", 0.009},
                                                  {"Person", 0.27},
                                                  {"Event", 0.06},
                                                  {"Document", 0.14}}};
constexpr std::size_t kCompany = 2;
constexpr std::size_t kDocument = 7;

struct TieType {
  const char* name;
  std::size_t source;
  std::size_t target;
};
constexpr std::array<TieType, 30> kTieTypes = {{{"MENTIONS", 7, 2},
                                                {"MENTIONS_ORG", 7, 1},
                                                {"WORKS_FOR", 5, 2},
                                                {"CO_MENTIONED", 2, 2},
                                                {"MENTIONS_PERSON", 7, 5},
                                                {"SUPPLIES", 2, 2},
                                                {"OPERATES_IN", 2, 3},
                                                {"LOCATED_IN", 2, 0},
                                                {"MEMBER_OF", 2, 1},
                                                {"ALLIED_WITH", 1, 1},
                                                {"LEADS", 5, 1},
                                                {"COMPETES_WITH", 2, 2},
                                                {"OWNS", 2, 2},
                                                {"ATTENDED", 5, 6},
                                                {"ORGANISED", 1, 6},
                                                {"SIGNED", 0, 4},
                                                {"BOUND_BY", 2, 4},
                                                {"LOBBIES_FOR", 1, 4},
                                                {"REPRESENTS", 1, 3},
                                                {"INVESTS_IN", 2, 2},
                                                {"ABOUT_EVENT", 7, 6},
                                                {"ABOUT_AGREEMENT", 7, 4},
                                                {"CITIZEN_OF", 5, 0},
                                                {"BASED_IN", 1, 0},
                                                {"MET_WITH", 5, 5},
                                                {"CRITICISES", 5, 1},
                                                {"SUPPORTS", 1, 4},
                                                {"AFFECTS", 4, 3},
                                                {"PARTNER_OF", 0, 0},
                                                {"REGULATES", 1, 3}}};

/// splitmix64 (Steele, Lea & Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x2545F4914F6CDD1DULL + 1) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  /// In [0, 1).
  double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  /// In [0, limit): the high half of a 128-bit product.
  std::uint64_t below(std::uint64_t limit) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<Wide>(next()) * limit >> 64U);
  }
  /// A rank in [0, limit); small ones are the likelier the larger the exponent.
  std::uint32_t rank(std::uint32_t limit, double exponent) {
    return static_cast<std::uint32_t>(
        std::min(static_cast<double>(limit - 1), limit * std::pow(share(), exponent)));
  }

 private:
  std::uint64_t state_;
};

/// Which (source, target, type) have been drawn: open addressing, at most half full.
class DrawnTies {
 public:
  explicit DrawnTies(std::uint64_t edges) {
    std::size_t capacity = 1;
    while (capacity < 2 * edges + 16) capacity <<= 1U;
    keys_.assign(capacity, kFree);
  }
  /// False if it was there.
  bool add(std::uint64_t key) {
    const std::size_t mask = keys_.size() - 1;
    std::size_t at = key * 0x9E3779B97F4A7C15ULL & mask;
    at = (at ^ at >> 17U) & mask;
    for (; keys_[at] != kFree; at = (at + 1) & mask) {
      if (keys_[at] == key) return false;
    }
    keys_[at] = key;
    return true;
  }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  std::vector<std::uint64_t> keys_;
};

class Groups {
 public:
  explicit Groups(std::uint32_t nodes) : parents_(nodes) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t node) {
    while (parents_[node] != node) node = parents_[node] = parents_[parents_[node]];
    return node;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

class Generator {
 public:
  Generator(const TypedGraph& wanted, std::string folder)
      : wanted_(wanted),
        folder_(std::move(folder)),
        random_(wanted.seed),
        number_(wanted.nodes),
        degrees_(wanted.nodes),
        groups_(wanted.nodes) {}

  // The order of the draws is part of the format: the same seed must give the same files.
  Status run() {
    share_out_types();
    std::iota(number_.begin(), number_.end(), 0U);
    for (std::uint32_t i = wanted_.nodes - 1; i > 0; --i) {
      std::swap(number_[i], number_[random_.below(std::uint64_t{i} + 1)]);
    }
    LAZO_CHECK(write_edges());
    LAZO_CHECK(write_nodes());
    return write_queries();
  }

 private:
  void share_out_types() {
    std::uint32_t used = 0;
    for (std::size_t t = 0; t < kNodeTypes.size(); ++t) {
      counts_[t] = std::max<std::uint32_t>(
          8, static_cast<std::uint32_t>(kNodeTypes[t].share * wanted_.nodes));
      used += counts_[t];
    }
    if (wanted_.nodes > used) counts_[kCompany] += wanted_.nodes - used;
    if (used > wanted_.nodes) counts_[kCompany] -= used - wanted_.nodes;
    for (std::size_t t = 0; t < kNodeTypes.size(); ++t) first_[t + 1] = first_[t] + counts_[t];
    communities_ = std::max<std::uint32_t>(
        8, static_cast<std::uint32_t>(std::sqrt(static_cast<double>(wanted_.nodes))));
  }

  std::uint32_t anywhere(std::size_t type) {
    return first_[type] + random_.rank(counts_[type], 2.6);
  }
  /// Member k of a type is of community k modulo the communities.
  std::uint32_t in_community(std::size_t type, std::uint32_t community) {
    const std::uint32_t members =
        counts_[type] > community ? (counts_[type] - community - 1) / communities_ + 1 : 0;
    if (members == 0) return anywhere(type);
    return first_[type] + community + communities_ * random_.rank(members, 2.0);
  }

  [[nodiscard]] File open(const char* name) const {
    return {std::fopen((folder_ + "/" + name).c_str(), "w"), &std::fclose};
  }
  Status failed(const char* name) const {
    return Error{ErrorCode::kSystem, "cannot be written", folder_ + "/" + name, ""};
  }
  Status done(const File& file, const char* name) const {
    return std::fflush(file.get()) == 0 && std::ferror(file.get()) == 0 ? Status() : failed(name);
  }

  Status write_edges() {
    const File file = open("edges.csv");
    if (file == nullptr) return failed("edges.csv");
    std::fputs("src,dst,type,weight,doc\n", file.get());
    std::array<double, kTieTypes.size()> up_to{};
    double sum = 0;
    for (std::size_t i = 0; i < up_to.size(); ++i) {
      up_to[i] = sum += 1.0 / std::pow(static_cast<double>(i + 1), 0.8);
    }
    DrawnTies drawn(wanted_.edges);
    std::uint64_t tries = 0;
    for (std::uint64_t made = 0; made < wanted_.edges;) {
      if (++tries > 60 * wanted_.edges) {
        return Error{ErrorCode::kUsage, "so many different ties cannot be drawn", folder_, ""};
      }
      const double at = random_.share() * sum;
      std::size_t type = 0;
      while (type + 1 < kTieTypes.size() && up_to[type] < at) ++type;
      const std::size_t from_type = kTieTypes[type].source;
      const std::size_t to_type = kTieTypes[type].target;
      const bool popular = random_.share() < 0.5;
      const std::uint32_t within =
          popular ? random_.rank(counts_[from_type], 1.7)
                  : static_cast<std::uint32_t>(random_.below(counts_[from_type]));
      const std::uint32_t source = first_[from_type] + within;
      const std::uint32_t target =
          random_.share() < 0.55 ? in_community(to_type, within % communities_) : anywhere(to_type);
      if (source == target) continue;
      if (!drawn.add((std::uint64_t{source} * wanted_.nodes + target) * 32 + type)) continue;
      const std::uint32_t a = number_[source];
      const std::uint32_t b = number_[target];
      const int weight = 1 + static_cast<int>(999 * std::pow(random_.share(), 1.5));
      const std::uint32_t document =
          number_[first_[kDocument] +
                  static_cast<std::uint32_t>(random_.below(counts_[kDocument]))];
      std::fprintf(file.get(), "%u,%u,%s,%d,%u\n", a, b, kTieTypes[type].name, weight, document);
      ++degrees_[a];
      ++degrees_[b];
      groups_.join(a, b);
      ++made;
    }
    return done(file, "edges.csv");
  }

  Status write_nodes() {
    const File file = open("nodes.csv");
    if (file == nullptr) return failed("nodes.csv");
    std::vector<std::size_t> type_of(wanted_.nodes);
    for (std::size_t t = 0; t < kNodeTypes.size(); ++t) {
      for (std::uint32_t i = first_[t]; i < first_[t + 1]; ++i) type_of[number_[i]] = t;
    }
    std::fputs("id,type,name\n", file.get());
    for (std::uint32_t node = 0; node < wanted_.nodes; ++node) {
      const char* const type = kNodeTypes[type_of[node]].name;
      std::fprintf(file.get(), "%u,%s,%s %07u\n", node, type, type, node);
    }
    return done(file, "nodes.csv");
  }

  Status write_queries() {
    const File file = open("queries.csv");
    if (file == nullptr) return failed("queries.csv");
    std::vector<std::uint32_t> sizes(wanted_.nodes);
    for (std::uint32_t node = 0; node < wanted_.nodes; ++node) ++sizes[groups_.find(node)];
    const auto largest =
        static_cast<std::uint32_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    const auto hub = static_cast<std::uint32_t>(std::max_element(degrees_.begin(), degrees_.end()) -
                                                degrees_.begin());
    const auto with_degree = [&](std::uint32_t degree) {
      for (std::uint32_t node = 0; node < wanted_.nodes; ++node) {
        if (degrees_[node] == degree && groups_.find(node) == largest) return node;
      }
      return 0U;
    };
    std::fputs("kind,a,b\n", file.get());
    for (const auto& [kind, node] : {std::pair("hub", hub), std::pair("leaf", with_degree(1)),
                                     std::pair("mid", with_degree(20))}) {
      std::fprintf(file.get(), "%s,%u,%u\n", kind, node, degrees_[node]);
    }
    for (int pairs = 0; pairs < 100;) {
      const auto a = static_cast<std::uint32_t>(random_.below(wanted_.nodes));
      const auto b = static_cast<std::uint32_t>(random_.below(wanted_.nodes));
      if (a == b || groups_.find(a) != largest || groups_.find(b) != largest) continue;
      std::fprintf(file.get(), "pair,%u,%u\n", a, b);
      ++pairs;
    }
    return done(file, "queries.csv");
  }

  TypedGraph wanted_;
  std::string folder_;
  Random random_;
  std::array<std::uint32_t, kNodeTypes.size()> counts_{};
  std::array<std::uint32_t, kNodeTypes.size() + 1> first_{};
  std::uint32_t communities_ = 0;
  std::vector<std::uint32_t> number_;  ///< in the files, by rank of drawing
  std::vector<std::uint32_t> degrees_;
  Groups groups_;
};

}  // namespace

Status write_typed_graph(const TypedGraph& wanted, const std::string& folder) {
  constexpr std::uint32_t kLeastNodes = 64;  // eight of each type
  if (wanted.nodes < kLeastNodes || wanted.edges == 0) {
    return Error{ErrorCode::kUsage, "a graph has at least 64 nodes and a tie", folder, ""};
  }
  return Generator(wanted, folder).run();
}

}  // namespace lazo::bench
