#include "cli/reading.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <unistd.h>

#include "cli/models.hpp"
#include "cli/text_table.hpp"

namespace lazo::cli {
namespace {

std::int64_t milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

ImportOptions table_options(const Context& context) {
  ImportOptions options;
  options.vocabulary_files = context.invocation.values("--vocabulary");
  options.lexicon_files = context.invocation.values("--lexicon");
  options.model_folder = model_folder(context);
  options.readers.program = program_folder() + "/../libexec/lazo/lazo-read";
  return options;
}

Result<std::unique_ptr<Importer>> importer_of(const Context& context, const Ontology& ontology) {
  ImportOptions options = table_options(context);
  options.cascade = !context.invocation.has("--every-sentence");
  options.language = language_of_code(context.invocation.value("--lang"));
  options.threads = context.invocation.count("--jobs").value_or(0);
  return Importer::create(ontology, std::move(options));
}

ProgressSink::ProgressSink(ExtractionSink& next, const Context& context)
    : next_(next),
      visible_(context.environment.messages_are_terminal && !context.invocation.has("--quiet")) {}

Result<bool> ProgressSink::has(DocumentId id, const std::string& uri, std::string_view pipeline) {
  return next_.has(id, uri, pipeline);
}

Result<PutOutcome> ProgressSink::take(const Extraction& extraction, std::string_view pipeline) {
  ++documents_;
  bytes_ += extraction.document.bytes;
  show(false);
  return next_.take(extraction, pipeline);
}

Status ProgressSink::finish() {
  show(true);
  return next_.finish();
}

void ProgressSink::show(bool last) {
  constexpr std::int64_t kEveryMs = 200;
  if (!visible_) return;
  const std::int64_t now = milliseconds();
  if (!last && now - shown_at_ms_ < kEveryMs) return;
  shown_at_ms_ = now;
  const std::uint64_t tenths = bytes_ * 10 / 1000000;
  const std::string line = last ? std::string("\r\033[K")
                                : "\r" + counted(documents_, "document", "documents") + ", " +
                                      std::to_string(tenths / 10) + "." +
                                      std::to_string(tenths % 10) + " MB\033[K";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

void tell_issues(const Context& context, const ImportReport& report) {
  constexpr std::size_t kNamed = 3;  // of each reason; -v names all
  std::map<std::string, std::vector<std::string>> skipped;
  for (const ImportIssue& issue : report.issues) {
    if (issue.failed || issue.named) {
      context.note("lazo: " + issue.path + ": " + issue.reason);
    } else if (context.invocation.has("--verbose")) {
      context.note("skipped " + issue.path + ": " + issue.reason);
    } else {
      skipped[issue.reason].push_back(issue.path);
    }
  }
  for (const auto& [reason, paths] : skipped) {
    std::string line = "skipped " + counted(paths.size(), "file", "files") + ": " + reason;
    for (std::size_t i = 0; i < std::min(kNamed, paths.size()); ++i) {
      line += (i == 0 ? ": " : ", ") + paths[i];
    }
    if (paths.size() > kNamed) line += ", ... (-v names all)";
    context.note(line);
  }
}

ExitCode exit_code_of(const ImportReport& report) {
  for (const ImportIssue& issue : report.issues) {
    if (issue.failed && issue.named) return ExitCode::kInput;
  }
  return report.failed > 0 ? ExitCode::kInput : ExitCode::kOk;
}

}  // namespace lazo::cli
