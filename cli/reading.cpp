#include "cli/reading.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <unistd.h>

#include "cli/error_words.hpp"
#include "cli/models.hpp"
#include "cli/text_table.hpp"
#include "graph/base/file.hpp"

namespace lazo::cli {
namespace {

std::int64_t milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// With one decimal.
std::string megabytes(std::uint64_t bytes) {
  const std::uint64_t tenths = bytes / 100000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// The languages of tesseract for --lang; all three where it is not given.
std::string ocr_languages(Language language) {
  switch (language) {
    case Language::kEnglish:
      return "eng";
    case Language::kSpanish:
      return "spa";
    case Language::kFrench:
      return "fra";
    case Language::kUnknown:
      break;
  }
  return "eng+spa+fra";
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
  options.readers.ocr = context.invocation.has("--ocr");
  options.readers.ocr_languages = ocr_languages(options.language);
  options.fail_fast = context.invocation.has("--fail-fast");
  if (context.invocation.has("--map")) {
    const std::string path(context.invocation.value("--map"));
    LAZO_TRY(const std::string text, real_file_system().read(path));
    LAZO_TRY(options.table_mapping, CsvMapping::parse(text, path));
  }
  return Importer::create(ontology, std::move(options));
}

ProgressSink::ProgressSink(ExtractionSink& next, const Context& context)
    : next_(next),
      say_(context.words()),
      visible_(context.environment.messages_are_terminal && !context.invocation.has("--quiet")) {}

Result<bool> ProgressSink::has(DocumentId id, const std::string& uri, std::string_view pipeline) {
  return next_.has(id, uri, pipeline);
}

Result<PutOutcome> ProgressSink::take(const Extraction& extraction, std::string_view pipeline) {
  return next_.take(extraction, pipeline);
}

void ProgressSink::progress(const ImportProgress& progress) {
  progress_ = progress;
  show(false);
}

Status ProgressSink::finish() {
  show(true);
  return next_.finish();
}

/// "12 documents · 3.1 of 40.2 MB · 8 % · 0:41 left".
void ProgressSink::show(bool last) {
  constexpr std::int64_t kEveryMs = 200;
  constexpr std::int64_t kSettledMs = 1000;  // an earlier guess is worth nothing
  if (!visible_) return;
  const std::int64_t now = milliseconds();
  if (begun_at_ms_ == 0) begun_at_ms_ = now;
  if (!last && now - shown_at_ms_ < kEveryMs) return;
  shown_at_ms_ = now;
  std::string line = "\r";
  if (!last) {
    line += say_.count(progress_.documents, "document", "documents") + " · " +
            say_("{} of {} MB", {megabytes(progress_.bytes), megabytes(progress_.total_bytes)});
    const std::int64_t spent = now - begun_at_ms_;
    if (progress_.bytes > 0 && progress_.total_bytes > 0) {
      line += " · " + std::to_string(progress_.bytes * 100 / progress_.total_bytes) + " %";
    }
    if (progress_.bytes > 0 && spent > kSettledMs) {
      const auto left = static_cast<std::int64_t>(progress_.total_bytes - progress_.bytes) *
                        (spent / 1000) / static_cast<std::int64_t>(progress_.bytes);
      const std::string seconds = std::to_string(left % 60);
      line += " · " + say_("{} left", {std::to_string(left / 60) +
                                       (seconds.size() < 2 ? ":0" : ":") + seconds});
    }
  }
  line += "\033[K";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

void tell_losses(const Context& context, const ImportReport& report) {
  const Words say = context.words();
  for (const ImportLoss& loss : report.losses) {
    std::string line = "lazo: " + loss.path + ": " + sentence_in(loss.what, say.language());
    if (loss.count > 1) line += " " + say("({} times)", {std::to_string(loss.count)});
    context.note(line);
  }
}

void tell_undated(const Context& context, const ImportReport& report) {
  constexpr std::size_t kNamed = 5;  // -v names all
  if (report.undated.empty()) return;
  const Words say = context.words();
  std::string line =
      say.count(report.undated.size(), "document has no date", "documents have no date");
  const bool all = context.invocation.has("--verbose") || report.undated.size() <= kNamed;
  for (std::size_t i = 0; i < (all ? report.undated.size() : kNamed); ++i) {
    line += (i == 0 ? ": " : ", ") + report.undated[i];
  }
  if (!all) line += ", ... " + say("(-v names all)");
  context.note(line + "; " + say("a sources.csv with file,date beside them gives it"));
}

void tell_issues(const Context& context, const ImportReport& report) {
  constexpr std::size_t kNamed = 3;  // of each reason; -v names all
  const Words say = context.words();
  std::map<std::string, std::vector<std::string>> skipped;
  for (const ImportIssue& issue : report.issues) {
    const std::string reason = sentence_in(issue.reason, say.language());
    if (issue.failed || issue.named) {
      context.note("lazo: " + issue.path + ": " + reason);
    } else if (context.invocation.has("--verbose")) {
      context.note(say("skipped {}: {}", {issue.path, reason}));
    } else {
      skipped[reason].push_back(issue.path);
    }
  }
  for (const auto& [reason, paths] : skipped) {
    std::string line = say("skipped {}: {}", {say.count(paths.size(), "file", "files"), reason});
    for (std::size_t i = 0; i < std::min(kNamed, paths.size()); ++i) {
      line += (i == 0 ? ": " : ", ") + paths[i];
    }
    if (paths.size() > kNamed) line += ", ... " + say("(-v names all)");
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
