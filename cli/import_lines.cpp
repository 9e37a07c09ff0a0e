#include "cli/import_lines.hpp"

#include "graph/base/file.hpp"
#include "graph/lines.hpp"

namespace lazo::cli {
namespace {

class StoreReceiver final : public LinesReceiver {
 public:
  explicit StoreReceiver(Store& store) : store_(store) {}

  Status document(Extraction extraction, std::string_view pipeline) override {
    LAZO_TRY(const PutOutcome outcome, store_.put(extraction, pipeline));
    switch (outcome) {
      case PutOutcome::kAdded:
        ++merged.added;
        break;
      case PutOutcome::kUnchanged:
        ++merged.unchanged;
        return {};
      case PutOutcome::kReplaced:
        ++merged.replaced;
        break;
    }
    merged.claims += extraction.claims.size();
    merged.documents.push_back(extraction.document.id);
    return {};
  }

  Status decision(const Decision& decision) override {
    LAZO_TRY(const bool fresh, store_.merge_decision(decision));
    merged.decisions += fresh ? 1U : 0U;
    return {};
  }

  void problem(const Error& error) override { merged.problems.push_back(error); }

  LinesMerged merged;

 private:
  Store& store_;  // owned by the caller
};

}  // namespace

bool is_lines_file(const std::string& path) {
  if (!path.ends_with(".jsonl") && !path.ends_with(".ndjson")) return false;
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file.ok() || file->bytes().empty()) return true;  // merging it says what is wrong
  // FollowTheMoney writes lines of JSON as well.
  const std::string_view first = file->bytes().substr(0, file->bytes().find('\n'));
  return first.find("\"properties\"") == std::string_view::npos &&
         first.find("\"canonical_id\"") == std::string_view::npos;
}

Result<LinesMerged> merge_lines(const std::string& path, const Ontology& ontology, Store& store) {
  LAZO_TRY(const MappedFile file, MappedFile::open(path));
  LAZO_CHECK(store.begin());
  StoreReceiver receiver(store);
  const Result<LinesRead> read = read_lines(file.bytes(), path, ontology, receiver);
  if (!read.ok()) {
    store.rollback();
    return read.error();
  }
  LAZO_CHECK(store.commit());
  receiver.merged.skipped_documents = read->skipped_documents;
  return std::move(receiver.merged);
}

}  // namespace lazo::cli
