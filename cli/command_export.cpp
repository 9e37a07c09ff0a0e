// lazo export FORMAT

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "graph/lines.hpp"

namespace lazo::cli {
namespace {

/// Lines straight to the output; a reader that went away stops the export.
class OutputSink final : public LineSink {
 public:
  explicit OutputSink(Output& out) : out_(out) {}
  Status write(std::string_view lines) override {
    out_.write(lines);
    if (out_.broken()) return Error{ErrorCode::kSystem, "the reader went away", {}, {}};
    return {};
  }

 private:
  Output& out_;  // owned by the caller
};

}  // namespace

Result<ExitCode> run_export(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LinesMeta meta;
  meta.version = LAZO_VERSION;
  meta.with_text = !context.invocation.has("--no-text");
  OutputSink sink(context.out);
  LAZO_CHECK(export_lines(session.store(), session.graph(), session.ontology(), meta, sink));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
