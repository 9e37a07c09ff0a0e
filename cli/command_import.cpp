// lazo import PATH...

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/decide.hpp"
#include "cli/envelope.hpp"
#include "cli/error_words.hpp"
#include "cli/import_lines.hpp"
#include "cli/reading.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/watch.hpp"
#include "graph/import_log.hpp"

namespace lazo::cli {
namespace {

/// What the whole command did, lazo-jsonl files and documents together.
struct Total {
  ImportReport report;
  std::uint64_t decisions = 0;
  std::vector<DocumentId> documents;  ///< added or replaced
};

/// Notes which documents came in; passes everything on.
class NotingSink final : public ExtractionSink {
 public:
  NotingSink(ExtractionSink& next, std::vector<DocumentId>& documents)
      : next_(next), documents_(documents) {}

  Result<bool> has(DocumentId id, const std::string& uri, std::string_view pipeline) override {
    return next_.has(id, uri, pipeline);
  }
  Result<PutOutcome> take(const Extraction& extraction, std::string_view pipeline) override {
    Result<PutOutcome> outcome = next_.take(extraction, pipeline);
    if (outcome.ok() && *outcome != PutOutcome::kUnchanged) {
      documents_.push_back(extraction.document.id);
    }
    return outcome;
  }
  Status finish() override { return next_.finish(); }

 private:
  ExtractionSink& next_;                // owned by the caller
  std::vector<DocumentId>& documents_;  // likewise
};

/// Files of lines are merged one by one; one that cannot be read does not stop the others.
Status merge_files(const Context& context, const std::vector<std::string>& paths,
                   Workspace& workspace, Total& total) {
  for (const std::string& path : paths) {
    const Result<LinesMerged> merged = merge_lines(path, *workspace.ontology, workspace.store);
    if (!merged.ok()) {
      if (exit_code_of(merged.error().code) == ExitCode::kStore) return merged.error();
      total.report.issues.push_back({path, merged.error().text(), true, true});
      ++total.report.failed;
      continue;
    }
    for (const Error& problem : merged->problems)
      context.note("lazo: " + in_words(problem, context.words().language()).text());
    total.report.added += merged->added;
    total.report.unchanged += merged->unchanged;
    total.report.replaced += merged->replaced;
    total.report.failed += merged->skipped_documents;
    total.report.claims += merged->claims;
    total.decisions += merged->decisions;
    total.documents.insert(total.documents.end(), merged->documents.begin(),
                           merged->documents.end());
  }
  return {};
}

/// Counts what an import would do.
class DrySink final : public ExtractionSink {
 public:
  /// `store` is nullptr if there is none yet.
  explicit DrySink(const Store* store) : store_(store) {}

  Result<bool> has(DocumentId id, const std::string&, std::string_view pipeline) override {
    if (store_ == nullptr) return false;
    return store_->is_current(id, pipeline);
  }
  Result<PutOutcome> take(const Extraction& extraction, std::string_view) override {
    const bool there = store_ != nullptr && store_->info(extraction.document.id).ok();
    return there ? PutOutcome::kReplaced : PutOutcome::kAdded;
  }
  Status finish() override { return {}; }

 private:
  const Store* store_;  // owned by the caller
};

Status read_documents(const Context& context, const std::vector<std::string>& paths,
                      const Ontology& ontology, ExtractionSink& sink, Total& total) {
  if (paths.empty()) return {};
  LAZO_TRY(const std::unique_ptr<Importer> importer, importer_of(context, ontology));
  ProgressSink progress(sink, context);
  LAZO_TRY(ImportReport report, importer->run(paths, real_file_system(), progress));
  report.added += total.report.added;
  report.unchanged += total.report.unchanged;
  report.replaced += total.report.replaced;
  report.failed += total.report.failed;
  report.claims += total.report.claims;
  report.issues.insert(report.issues.end(), total.report.issues.begin(), total.report.issues.end());
  total.report = std::move(report);
  return {};
}

void write_summary(const Context& context, const Total& total) {
  const ImportReport& report = total.report;
  const Words say = context.words();
  std::string line = say.count(report.added, "new document", "new documents");
  const auto add = [&line](std::uint64_t count, const std::string& said) {
    if (count > 0) line += ", " + said;
  };
  add(report.unchanged, say("{} unchanged", {std::to_string(report.unchanged)}));
  add(report.replaced, say("{} replaced", {std::to_string(report.replaced)}));
  add(report.failed, say("{} failed", {std::to_string(report.failed)}));
  add(report.skipped, say("{} skipped", {std::to_string(report.skipped)}));
  line += " · " + say.count(report.claims, "claim", "claims");
  if (report.sentences > 0) {
    line += " " + say("from {} of {}", {std::to_string(report.sentences_with_claims),
                                        say.count(report.sentences, "sentence", "sentences")});
  }
  if (total.decisions > 0) line += " · " + say.count(total.decisions, "decision", "decisions");
  context.out.write(line + "\n");
}

std::string as_json(const Total& total) {
  const ImportReport& report = total.report;
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, "import");
  json.field("added", report.added)
      .field("unchanged", report.unchanged)
      .field("replaced", report.replaced)
      .field("failed", report.failed)
      .field("skipped", report.skipped)
      .field("sentences", report.sentences)
      .field("sentences_with_claims", report.sentences_with_claims)
      .field("claims", report.claims)
      .field("facts", report.facts)
      .field("bytes", report.bytes)
      .field("decisions", total.decisions);
  json.key("issues").begin_array();
  for (const ImportIssue& issue : report.issues) {
    json.begin_object()
        .field("path", issue.path)
        .field("reason", issue.reason)
        .field("failed", issue.failed)
        .end_object();
  }
  json.end_array().key("notices").begin_array().end_array().end_object();
  return text + "\n";
}

ExitCode tell(const Context& context, const Total& total) {
  tell_issues(context, total.report);
  tell_losses(context, total.report);
  tell_undated(context, total.report);
  if (context.format() != Format::kTable) {
    context.out.write(as_json(total));
  } else if (!context.invocation.has("--quiet")) {
    if (context.invocation.has("--dry-run")) {
      context.out.write(context.words()("dry run, nothing written:") + " ");
    }
    write_summary(context, total);
  }
  return exit_code_of(total.report);
}

Result<ExitCode> try_import(const Context& context, const std::vector<std::string>& documents) {
  const std::string path(context.invocation.value("--db"));
  Total total;
  if (std::filesystem::exists(path)) {
    LAZO_TRY(const Workspace workspace, open_workspace(context, StoreAccess::kRead));
    DrySink sink(&workspace.store);
    LAZO_CHECK(read_documents(context, documents, *workspace.ontology, sink, total));
  } else {
    LAZO_TRY(const Ontology ontology, shipped_ontology());
    DrySink sink(nullptr);
    LAZO_CHECK(read_documents(context, documents, ontology, sink, total));
  }
  return tell(context, total);
}

Result<ExitCode> import_once(const Context& context, const std::vector<std::string>& lines,
                             const std::vector<std::string>& documents) {
  LAZO_TRY(Workspace workspace, open_workspace(context, StoreAccess::kCreate));
  Total total;
  LAZO_CHECK(merge_files(context, lines, workspace, total));
  StoreSink sink(workspace.store, context.invocation.has("--replace"));
  NotingSink noting(sink, total.documents);
  LAZO_CHECK(read_documents(context, documents, *workspace.ontology, noting, total));
  // What is in the store stays, whatever becomes of the log.
  const Status logged = log_import(workspace.store.path(), workspace.store.uuid(),
                                   now(context.environment), total.documents);
  if (!logged.ok())
    context.note("lazo: " + in_words(logged.error(), context.words().language()).text());
  return tell(context, total);
}

}  // namespace

Result<ExitCode> run_import(Context& context) {
  std::vector<std::string> lines;
  std::vector<std::string> documents;
  for (const std::string& path : context.invocation.arguments()) {
    (is_lines_file(path) ? lines : documents).push_back(path);
  }
  if (context.invocation.has("--dry-run")) return try_import(context, documents);
  if (!context.invocation.has("--watch")) return import_once(context, lines, documents);
  // The watch begins before the first reading: what comes meanwhile is not missed.
  LAZO_TRY(FolderWatch watch, FolderWatch::open(documents));
  for (;;) {
    LAZO_TRY(const ExitCode code, import_once(context, lines, documents));
    static_cast<void>(code);  // a file that cannot be read was named; more will come
    context.out.flush();
    LAZO_CHECK(watch.wait());
    lines.clear();
  }
}

}  // namespace lazo::cli
