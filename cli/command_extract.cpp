// lazo extract PATH...: documents as lazo-jsonl, without a store.

#include "cli/commands.hpp"
#include "cli/reading.hpp"
#include "graph/lines.hpp"

namespace lazo::cli {
namespace {

/// Writes each extraction as lines as soon as it is made.
class LinesSink final : public ExtractionSink {
 public:
  LinesSink(const Ontology& ontology, LinesMeta meta, Output& out)
      : lines_(ontology, std::move(meta)), out_(out) {}

  Result<bool> has(DocumentId, const std::string&, std::string_view) override { return false; }

  Result<PutOutcome> take(const Extraction& extraction, std::string_view pipeline) override {
    std::string text;
    lines_.add(extraction, text, pipeline);
    return write(text);
  }

  Status finish() override {
    std::string text;
    lines_.finish(text);
    out_.write(text);
    return {};
  }

 private:
  Result<PutOutcome> write(const std::string& text) {
    out_.write(text);
    if (out_.broken()) return Error{ErrorCode::kSystem, "the reader went away", {}, {}};
    return PutOutcome::kAdded;
  }

  ExtractionLines lines_;
  Output& out_;  // owned by the caller
};

}  // namespace

Result<ExitCode> run_extract(Context& context) {
  LAZO_TRY(const Ontology ontology, shipped_ontology());
  LAZO_TRY(const std::unique_ptr<Importer> importer, importer_of(context, ontology));
  LinesMeta meta;
  meta.version = LAZO_VERSION;
  meta.pipeline = importer->pipeline();
  LinesSink lines(ontology, meta, context.out);
  ProgressSink progress(lines, context);
  LAZO_TRY(const ImportReport report,
           importer->run(context.invocation.arguments(), real_file_system(), progress));
  tell_issues(context, report);
  tell_losses(context, report);
  return exit_code_of(report);
}

}  // namespace lazo::cli
