// Any bytes as a snapshot: refused, or safe to ask anything. The checksums are set right first, so
// that the checks behind them are reached.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "graph/checksum.hpp"
#include "graph/snapshot.hpp"
#include "graph/snapshot_layout.hpp"

using namespace lazo;
using namespace lazo::snapshot_layout;

namespace {

/// Makes the checksums fit whatever stands in the file.
void mend(std::string& bytes) {
  constexpr std::size_t kTable = kSectionCount * sizeof(Section);
  if (bytes.size() < sizeof(Header) + kTable) return;
  std::array<Section, kSectionCount> table{};
  std::memcpy(table.data(), bytes.data() + sizeof(Header), kTable);
  for (Section& section : table) {
    const bool inside = section.offset <= bytes.size() && section.element_size > 0 &&
                        section.count <= (bytes.size() - section.offset) / section.element_size;
    if (!inside) continue;
    section.checksum = checksum64(
        std::string_view(bytes).substr(section.offset, section.count * section.element_size));
  }
  std::memcpy(bytes.data() + sizeof(Header), table.data(), kTable);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.file_size = bytes.size();
  header.table_checksum = checksum64(std::string_view(bytes).substr(sizeof header, kTable));
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = checksum64(std::string_view(bytes).substr(0, offsetof(Header, checksum)));
  std::memcpy(bytes.data(), &header, sizeof header);
}

/// Reads all that a question could, and what lies one beyond.
std::uint64_t ask_everything(const Snapshot& graph) {
  std::uint64_t sum = 0;
  for (std::uint32_t n = 0; n <= graph.node_count(); ++n) {
    const NodeIndex node{n};
    sum += graph.node(node).key.size() + graph.node(node).name.size();
    for (const Arc arc : graph.out(node)) sum += graph.node(arc.target).neighbors;
    for (const Arc arc : graph.in(node)) sum += graph.edge(arc.edge).claims;
    sum += graph.names_of(node).size() + graph.documents_of(node).size();
    sum += graph.find(graph.node(node).key).has_value() ? 1U : 0U;
  }
  for (std::uint32_t e = 0; e <= graph.edge_count(); ++e) {
    const EdgeIndex edge{e};
    for (std::size_t s = 0; s < kStatusCount; ++s) {
      sum += graph.summary(edge, static_cast<ClaimStatus>(s)).claims;
    }
    for (const ClaimIndex claim : graph.claims_of(edge)) sum += graph.claim(claim).confidence;
    sum += graph.background(edge).source.size();
  }
  for (std::uint32_t i = 0; i <= graph.name_count(); ++i) {
    const NameView name = graph.name(i);
    sum += name.text.size() + graph.names_equal(name.folded).first +
           graph.names_starting(name.folded).last;
  }
  for (std::uint32_t d = 0; d <= graph.document_count(); ++d) {
    sum += graph.document(DocumentIndex{d}).title.size();
    sum += graph.node_of(DocumentIndex{d}, EntityId{0}).value;
  }
  return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  mend(bytes);
  const Result<Snapshot> graph = Snapshot::from_bytes(std::move(bytes), "input");
  if (graph.ok() && ask_everything(*graph) == 0xFFFFFFFFFFFFFFFFULL) std::abort();
  return 0;
}
