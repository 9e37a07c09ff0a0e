// How fast claims are stored and folded, and how many bytes they take.
//
//   store_bench [CLAIMS [NODES [CLAIMS_A_DOCUMENT]]]        (default 1000000 100000 1000)
//
// A table graph: power-law ends, several relations, record locators, no text. Prints CPU seconds of
// one thread, claims a CPU second, bytes a claim with all indexes, edges a CPU second of the fold
// with its snapshot, bytes an edge, and checks that the numbers of claims come out right.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <unordered_map>
#include <vector>

#include "bench/processor_time.hpp"
#include "graph/base/sha256.hpp"
#include "graph/fold.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_cache.hpp"
#include "graph/store.hpp"

namespace {

using namespace lazo;
using bench::cpu_seconds;

long peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

class Random {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  /// Small numbers are likelier: a few hubs, many leaves.
  std::uint32_t rank(std::uint32_t limit) {
    const double u = static_cast<double>(next() >> 11U) * 0x1.0p-53;
    return static_cast<std::uint32_t>(static_cast<double>(limit) * std::pow(u, 2.0));
  }

 private:
  std::uint64_t state_ = 1;
};

template <typename T>
T value_or_exit(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().text().c_str());
    std::exit(1);
  }
  return std::move(result).value();
}
void exit_unless_ok(const Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.error().text().c_str());
  std::exit(1);
}

/// The next part of the table as a document.
Extraction next_document(std::uint32_t number, std::uint32_t claims, std::uint32_t nodes,
                         const Ontology& ontology, Random& random) {
  Extraction e;
  Document& d = e.document;
  d.sha256 = sha256("table " + std::to_string(number));
  for (std::size_t i = 0; i < 8; ++i) d.id.value = d.id.value << 8U | d.sha256[i];
  d.uris = {"tables/" + std::to_string(number) + ".csv"};
  d.mime = "text/csv";
  std::unordered_map<std::uint32_t, EntityId> seen;
  const auto entity = [&](std::uint32_t node) {
    const auto [it, added] =
        seen.try_emplace(node, EntityId{static_cast<std::uint32_t>(e.entities.size())});
    if (added) {
      e.entities.push_back({Level::kKnown, ontology.types()[node % 8 + 1].id,
                            "x:" + std::to_string(node), "node " + std::to_string(node)});
    }
    return it->second;
  };
  const auto relations = ontology.relations();
  for (std::uint32_t i = 0; i < claims; ++i) {
    Claim c;
    c.relation = relations[random.rank(static_cast<std::uint32_t>(relations.size()))].id;
    c.source = entity(random.rank(nodes));
    c.target = entity(random.rank(nodes));
    c.record = "row " + std::to_string(i + 2);
    c.confidence = 9000;
    c.rule = "import:csv";
    e.claims.push_back(std::move(c));
  }
  return e;
}

std::uint32_t argument(int count, char** values, int index, std::uint32_t otherwise) {
  return count > index ? static_cast<std::uint32_t>(std::strtoul(values[index], nullptr, 10))
                       : otherwise;
}

}  // namespace

int main(int count, char** values) {
  const std::uint32_t claims = argument(count, values, 1, 1000000);
  const std::uint32_t nodes = argument(count, values, 2, 100000);
  const std::uint32_t per_document = argument(count, values, 3, 1000);
  const Ontology ontology = value_or_exit(shipped_ontology());
  const std::string path =
      (std::filesystem::temp_directory_path() / "lazo-store-bench.lazo").string();
  for (const char* const suffix : {"", "-wal", "-shm", "-snapshot"}) {
    std::filesystem::remove(path + suffix);
  }

  double stored = 0;
  std::uint32_t documents = 0;
  {
    Store store = value_or_exit(Store::open(path, ontology, StoreAccess::kCreate));
    Random random;
    for (std::uint32_t done = 0; done < claims;) {
      std::vector<Extraction> batch;  // made outside the measured time
      for (int i = 0; i < 64 && done < claims; ++i) {
        const std::uint32_t part = std::min(per_document, claims - done);
        batch.push_back(next_document(documents++, part, nodes, ontology, random));
        done += part;
      }
      const double start = cpu_seconds();
      exit_unless_ok(store.begin());
      for (const Extraction& e : batch) static_cast<void>(value_or_exit(store.put(e, "bench")));
      exit_unless_ok(store.commit());
      stored += cpu_seconds() - start;
    }
    const StoreCounts counts = value_or_exit(store.counts());
    if (counts.claims != claims) return 1;
  }
  const auto bytes = static_cast<double>(std::filesystem::file_size(path));
  std::printf("store     %9.3f s CPU  %9.0f claims/s  %6.1f bytes/claim  (%u documents)\n", stored,
              claims / stored, bytes / claims, documents);

  const Store store = value_or_exit(Store::open(path, ontology, StoreAccess::kRead));
  const double start = cpu_seconds();
  const Snapshot graph = value_or_exit(fold_store(store, ontology));
  const double folded = cpu_seconds() - start;
  if (graph.claim_count() != claims || !graph.verify().ok()) return 1;
  std::printf("snapshot  %9.3f s CPU  %9.0f edges/s   %6.1f bytes/edge   %u nodes, %u edges\n",
              folded, graph.edge_count() / folded,
              static_cast<double>(graph.bytes().size()) / graph.edge_count(), graph.node_count(),
              graph.edge_count());
  std::printf("peak memory %ld MB\n", peak_mb());
  for (const char* const suffix : {"", "-wal", "-shm", "-snapshot"}) {
    std::filesystem::remove(path + suffix);
  }
  return 0;
}
