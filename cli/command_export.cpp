// lazo export FORMAT

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/cooccurrence_lines.hpp"
#include "cli/error_words.hpp"
#include "cli/file_sink.hpp"
#include "cli/session.hpp"
#include "exporters/exporter.hpp"
#include "exporters/stored_graph.hpp"
#include "graph/lines.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

/// Straight to the output; a reader that went away stops the export.
class OutputSink final : public LineSink, public TextSink {
 public:
  explicit OutputSink(Output& out) : out_(out) {}
  Status write(std::string_view text) override {
    out_.write(text);
    if (out_.broken()) return Error{ErrorCode::kSystem, "the reader went away", {}, {}};
    return {};
  }

 private:
  Output& out_;  // owned by the caller
};

Status export_whole(Context& context, const Session& session) {
  LinesMeta meta;
  meta.version = LAZO_VERSION;
  meta.with_text = !context.invocation.has("--no-text");
  OutputSink sink(context.out);
  if (!context.invocation.has("--cooccurrence")) {
    return export_lines(session.store(), session.graph(), session.ontology(), meta, sink);
  }
  CooccurrenceSink both(session, sink);
  LAZO_CHECK(export_lines(session.store(), session.graph(), session.ontology(), meta, both));
  return both.finish();
}

/// Where a format of several files goes: --folder, or -o if that is a folder. Empty: one stream.
std::string folder_of(const Invocation& flags, const ExportFormat& format) {
  if (flags.has("--folder")) return std::string(flags.value("--folder"));
  std::string path(flags.value("--output"));
  if (format.files.empty() || path.empty()) return {};
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored) ? path : std::string();
}

Status export_as(Context& context, const Session& session, const ExportFormat& format) {
  const Invocation& flags = context.invocation;
  CollectOptions options;
  LAZO_TRY(options.filter, filter_of(context, session));
  for (const std::string& name : flags.values("--around")) {
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
    options.focus.push_back(node);
  }
  options.depth = flags.count("--depth").value_or(1);
  options.version = LAZO_VERSION;
  options.evidence = format.needs_evidence ? 3 : 0;
  if (format.all_evidence) {
    options.evidence = CollectOptions::kAll;
    options.context = true;
  }
  if (format.all_statuses) {
    LAZO_TRY(options.filter.statuses, statuses_of(flags, StatusSet::all()));
    options.lonely_nodes = false;
  }
  const std::string folder = folder_of(flags, format);
  if (!folder.empty()) {
    if (format.files.empty()) {
      return Error{ErrorCode::kUsage, "format " + lazo::quoted(format.name) + " is one file",
                   "--folder", "use --output FILE"};
    }
    options.evidence = CollectOptions::kAll;
  }
  StoredGraph graph(session.graph(), session.store(), session.ontology(), options);
  ExportOptions writing;
  writing.language = session.language();
  writing.byte_order_mark = flags.has("--excel");
  const ExportContext how{session.ontology(), writing};
  if (!folder.empty()) {
    context.out.discard();
    for (const ExportFile& file : format.files) {
      FileSink sink;
      LAZO_CHECK(sink.open(folder + "/" + std::string(file.name)));
      LAZO_CHECK(file.write(graph, how, sink));
      LAZO_CHECK(sink.close());
    }
  } else {
    OutputSink sink(context.out);
    LAZO_CHECK(format.write(graph, how, sink));
  }
  for (const ExportNotice& notice : graph.about().notices)
    context.note(sentence_in(notice.text, session.language()));
  return {};
}

}  // namespace

Result<ExitCode> run_export(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  const std::string& name = context.invocation.arguments()[0];
  if (name == "jsonl") {
    LAZO_CHECK(export_whole(context, session));
    return ExitCode::kOk;
  }
  const ExportFormat* const format = find_export_format(name);
  if (format == nullptr)
    return Error{ErrorCode::kUsage, "unknown format " + lazo::quoted(name), {}, {}};
  LAZO_CHECK(export_as(context, session, *format));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
