// Any bytes: no crash; what is read is sound, and its lines are read again to the same.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "graph/extraction_check.hpp"
#include "graph/lines.hpp"
#include "graph/ontology/ontology.hpp"

using namespace lazo;

namespace {

const Ontology& ontology() {
  static const Ontology loaded = [] {
    Result<Ontology> shipped = shipped_ontology();
    if (!shipped.ok()) std::abort();
    return std::move(shipped).value();
  }();
  return loaded;
}

struct Collected : LinesReceiver {
  std::vector<Extraction> documents;
  std::vector<Decision> decisions;
  Status document(Extraction extraction, std::string_view) override {
    if (!check_extraction(extraction, ontology()).ok()) std::abort();
    documents.push_back(std::move(extraction));
    return {};
  }
  Status decision(const Decision& decision) override {
    if (!check_decision(decision).ok()) std::abort();
    decisions.push_back(decision);
    return {};
  }
  void problem(const Error&) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Collected first;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!read_lines(text, "input", ontology(), first).ok()) return 0;
  for (const Extraction& extraction : first.documents) {
    // Written alone: the same vocabulary row may differ between two documents of a file.
    ExtractionLines lines(ontology(), {"0", "p", true});
    std::string written;
    lines.add(extraction, written);
    Collected again;
    if (!read_lines(written, "again", ontology(), again).ok()) std::abort();
    if (again.documents.size() != 1 || again.documents[0] != extraction) std::abort();
  }
  return 0;
}
