#include "importers/import.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "graph/base/embedded.hpp"
#include "graph/base/parallel.hpp"
#include "graph/base/sha256.hpp"
#include "importers/extraction/cascade.hpp"
#include "importers/extraction/extract.hpp"
#include "importers/input_queue.hpp"
#include "importers/readers/reader.hpp"
#include "importers/readers/reader_child.hpp"
#include "importers/sections.hpp"
#include "importers/tables/table_extraction.hpp"
#include "language/engine.hpp"
#include "language/split.hpp"

namespace lazo {
namespace {

constexpr std::string_view kExtractionVersion = "1";
constexpr std::size_t kPipelineDigits = 16;
/// Text of one document: what is made of it while it is read takes about forty times as much.
/// Plain text and tables come in parts that are smaller (file_parts.hpp).
constexpr std::size_t kMostText = std::size_t{16} << 20U;
constexpr std::string_view kNoTies = "a table or JSON file without ties";

/// What stands for a pipeline in the store: the beginning of the hash of all that it is made of.
std::string pipeline_hash(std::string_view identity) {
  return to_hex(sha256(identity)).substr(0, kPipelineDigits);
}

DocumentId document_id(const Sha256& hash) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8U | hash[i];
  return DocumentId{value};
}

/// One document on its way through the pipeline.
struct Job {
  InputItem item;
  std::string pipeline;
  bool current = false;
  std::optional<Extraction> extraction;
  std::vector<ImportLoss> losses;
};

}  // namespace

namespace embedded {
extern const EmbeddedFiles calibration_data;
extern const EmbeddedFiles lexicon_data;
}  // namespace embedded

struct Importer::Impl {
  Impl(const Ontology& the_ontology, ImportOptions the_options)
      : ontology(the_ontology), options(std::move(the_options)) {}

  const Ontology& ontology;  // owned by the caller of create()
  ImportOptions options;
  std::vector<std::string> user_tables;  // texts that the vocabulary points into
  std::optional<Vocabulary> vocabulary;
  std::optional<NameMatcher> names;
  Lexicons lexicons;
  Engine engine;
  std::optional<Extractor> extractor;
  std::string pipeline;
  std::unique_ptr<ReaderPool> readers;
  std::optional<TableReader> tables;

  /// A document as the engine reads it, and how far the cascade had each sentence read.
  struct Reading {
    Analysis analysis;
    std::vector<Depth> depths;  ///< empty without a cascade
  };
  [[nodiscard]] Reading analyze(const Document& document) const;
};

Importer::Importer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Importer::~Importer() = default;

const std::string& Importer::pipeline() const {
  return impl_->pipeline;
}

Result<std::unique_ptr<Importer>> Importer::create(const Ontology& ontology,
                                                   ImportOptions options) {
  auto impl = std::make_unique<Impl>(ontology, std::move(options));
  std::string identity = "lazo-pipeline/";
  identity += kExtractionVersion;
  const auto add_identity = [&](std::string_view name, std::string_view bytes) {
    identity += '\n';
    identity += name;
    identity += ' ';
    identity += to_hex(sha256(bytes));
  };
  std::vector<VocabularyTable> tables = builtin_tables();
  impl->user_tables.reserve(impl->options.vocabulary_files.size());
  for (const std::string& path : impl->options.vocabulary_files) {
    LAZO_TRY(std::string text, real_file_system().read(path));
    impl->user_tables.push_back(std::move(text));
    tables.push_back({path, impl->user_tables.back()});
  }
  for (const VocabularyTable& table : tables) add_identity("vocabulary", table.text);
  LAZO_TRY(impl->vocabulary, Vocabulary::load(tables, ontology));
  impl->names.emplace(*impl->vocabulary);
  LAZO_TRY(impl->lexicons, Lexicons::embedded());
  for (const EmbeddedFile& file : embedded::lexicon_data.files) add_identity(file.name, file.bytes);
  for (const std::string& path : impl->options.lexicon_files) {
    LAZO_TRY(const std::string text, real_file_system().read(path));
    LAZO_CHECK(impl->lexicons.add_rows(path, text, ontology));
    add_identity("lexicon", text);
  }
  add_identity("calibration", embedded::calibration_data.find("calibration.tsv"));
  add_identity("cascade", impl->options.cascade ? "1" : "0");
  for (const auto& [field, column] : impl->options.table_mapping.columns) {
    add_identity("table column", field + "=" + column);
  }
  add_identity("language", language_code(impl->options.language));
  if (!impl->options.model_folder.empty()) {
    LAZO_TRY(impl->engine, Engine::open(impl->options.model_folder));
  }
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    if (const Model* model = impl->engine.model(language)) add_identity("model", model->sha256());
  }
  impl->extractor.emplace(*impl->names, impl->lexicons, ontology);
  impl->pipeline = pipeline_hash(identity);
  impl->tables.emplace(*impl->names, ontology, impl->options.table_mapping);
  impl->readers = std::make_unique<ReaderPool>(impl->options.readers);
  return std::unique_ptr<Importer>(new Importer(std::move(impl)));
}

Importer::Impl::Reading Importer::Impl::analyze(const Document& document) const {
  // One a thread: its buffers are worth keeping from document to document.
  thread_local Engine::Scratch scratch;
  Reading out;
  out.analysis = split(document.text, sections_of(document), document.language);
  if (options.cascade && engine.model(document.language) != nullptr) {
    out.depths = choose_depths(out.analysis, lexicons.of(document.language));
  }
  engine.annotate(out.analysis, scratch, {.depths = out.depths});
  return out;
}

Result<std::string> Importer::pipeline_of(Format format) const {
  const bool here = class_of(format) == FormatClass::kText ||
                    (class_of(format) == FormatClass::kRecords && format != Format::kGraphXml);
  if (here) return impl_->pipeline;
  LAZO_TRY(const std::string readers, impl_->readers->identity(format));
  return pipeline_hash(impl_->pipeline + "\nreaders " + readers);
}

Result<Extraction> Importer::extract(std::string_view bytes, const std::string& uri) const {
  const Format format = format_of(uri, bytes);
  if (class_of(format) == FormatClass::kRecords) {
    LAZO_TRY(std::optional<TableFound> found, read_records(format, bytes, uri));
    if (found) return std::move(found->extraction);
    return Error{ErrorCode::kBadInput, std::string(kNoTies), "", ""};
  }
  const ReadOptions options{impl_->options.language, format};
  const auto read = [&]() -> Result<Document> {
    if (class_of(format) == FormatClass::kText) return read_document(bytes, uri, options);
    LAZO_TRY(RichText rich, impl_->readers->read(format, bytes, uri));
    return document_of(std::move(rich), bytes, uri, format, options);
  };
  LAZO_TRY(Document document, read());
  if (document.text.size() > kMostText) {
    return Error{ErrorCode::kBadInput,
                 "holds " + std::to_string(document.text.size() >> 20U) +
                     " MB of text; one document may hold " + std::to_string(kMostText >> 20U) +
                     " MB",
                 "", "split it into smaller files"};
  }
  const Impl::Reading read_text = impl_->analyze(document);
  return impl_->extractor->extract(std::move(document), read_text.analysis,
                                   {.depths = read_text.depths});
}

Result<std::optional<TableFound>> Importer::read_records(Format format, std::string_view bytes,
                                                         const std::string& uri) const {
  if (format != Format::kGraphXml) return impl_->tables->read(format, bytes, uri);
  LAZO_TRY(const std::unique_ptr<ContainedFiles> files, impl_->readers->open(format, bytes, uri));
  LAZO_TRY(const std::optional<ContainedFile> graph, files->next());
  if (!graph) return Error{ErrorCode::kBadInput, "no graph in this file", "", ""};
  // To its end: the child is free for the next document only then.
  LAZO_TRY(const std::optional<ContainedFile> end, files->next());
  return impl_->tables->read(format, bytes, uri, graph->bytes);
}

ExtractionTrace Importer::trace(Document document, Extraction* extraction) const {
  ExtractionTrace out;
  const Impl::Reading read_text = impl_->analyze(document);
  Extraction made = impl_->extractor->extract(std::move(document), read_text.analysis,
                                              {.depths = read_text.depths, .trace = &out});
  if (extraction != nullptr) *extraction = std::move(made);
  return out;
}

/// One run over many files: what the stages of the pipeline share.
class Importer::Run {
 public:
  Run(const Importer& importer, const FileSystem& files, ExtractionSink& sink)
      : importer_(importer),
        queue_(files, *importer.impl_->readers, importer.impl_->options.table_mapping),
        sink_(sink) {}

  Result<ImportReport> over(const std::vector<std::string>& paths) {
    for (ImportIssue& issue : queue_.add(paths)) note(std::move(issue));
    if (report_.failed > 0 && importer_.impl_->options.fail_fast) return std::move(report_);
    progress_.total_bytes = queue_.total_bytes();
    const std::size_t threads = importer_.impl_->options.threads == 0
                                    ? default_thread_count()
                                    : importer_.impl_->options.threads;
    slots_.resize(2 * threads + 1);
    PipelineStages stages;
    stages.next = [this](std::size_t slot) { return next(slots_[slot]); };
    stages.work = [this](std::size_t slot) { work(slots_[slot]); };
    stages.finish = [this](std::size_t slot) { return finish(slots_[slot]); };
    run_pipeline(slots_.size(), threads, stages);
    if (failure_) return std::move(*failure_);
    LAZO_CHECK(sink_.finish());
    return std::move(report_);
  }

 private:
  void note(ImportIssue issue) {
    ++(issue.failed ? report_.failed : report_.skipped);
    report_.issues.push_back(std::move(issue));
  }

  bool next(Job& job) {
    job = Job{};
    if (!queue_.next(job.item)) return false;
    if (job.item.issue) return true;
    Result<std::string> pipeline = importer_.pipeline_of(job.item.format);
    if (!pipeline.ok()) {
      job.item.fail(pipeline.error());
      return true;
    }
    job.pipeline = std::move(pipeline).value();
    const DocumentId id = document_id(sha256(job.item.bytes));
    // Identical bytes are one document, whichever copy the list of sources names.
    if (job.item.note) job.item.note = notes_.try_emplace(id, *job.item.note).first->second;
    if (const auto noted = notes_.find(id); noted != notes_.end()) job.item.note = noted->second;
    if (job.item.note) {
      job.pipeline = pipeline_hash(job.pipeline + "\nsource " + job.item.note->identity());
    }
    const std::lock_guard lock(sink_mutex_);
    if (failure_) return false;
    const Result<bool> known = sink_.has(id, job.item.uri, job.pipeline);
    if (!known.ok()) {
      failure_ = known.error();
      return false;
    }
    job.current = *known;
    return true;
  }

  void work(Job& job) const {
    if (job.item.issue || job.current) return;
    if (class_of(job.item.format) == FormatClass::kRecords) {
      work_on_records(job);
      return;
    }
    Result<Extraction> extraction = importer_.extract(job.item.bytes, job.item.uri);
    if (extraction.ok() && job.item.note) job.item.note->apply(extraction->document);
    if (!extraction.ok()) {
      job.item.fail(extraction.error());
    } else {
      job.extraction = std::move(extraction).value();
    }
    job.item.bytes = {};
  }

  void work_on_records(Job& job) const {
    Result<std::optional<TableFound>> found =
        importer_.read_records(job.item.format, job.item.bytes, job.item.uri);
    if (!found.ok()) {
      job.item.fail(found.error());
    } else if (!*found) {
      job.item.skip(std::string(kNoTies));
    } else {
      job.extraction = std::move((*found)->extraction);
      for (const auto& [what, count] : (*found)->losses) {
        job.losses.push_back({job.item.path, what, count});
      }
    }
    job.item.bytes = {};
  }

  bool finish(Job& job) {
    ++progress_.documents;
    progress_.bytes += job.item.file_bytes;
    sink_.progress(progress_);
    if (job.item.issue) {
      const bool stop = job.item.issue->failed && importer_.impl_->options.fail_fast;
      note(std::move(*job.item.issue));
      return !stop;
    }
    if (job.current) {
      ++report_.unchanged;
      return true;
    }
    const std::lock_guard lock(sink_mutex_);
    if (failure_) return false;
    const Result<PutOutcome> outcome = sink_.take(*job.extraction, job.pipeline);
    if (!outcome.ok()) {
      failure_ = outcome.error();
      return false;
    }
    count(*job.extraction, *outcome);
    report_.losses.insert(report_.losses.end(), job.losses.begin(), job.losses.end());
    job.extraction.reset();
    return true;
  }

  void count(const Extraction& found, PutOutcome outcome) {
    switch (outcome) {
      case PutOutcome::kAdded:
        ++report_.added;
        break;
      case PutOutcome::kUnchanged:
        ++report_.unchanged;
        break;
      case PutOutcome::kReplaced:
        ++report_.replaced;
        break;
    }
    report_.bytes += found.document.bytes;
    const bool is_table = found.sentences.empty();  // its records have dates of their own
    if (found.document.published.empty() && !is_table) {
      report_.undated.push_back(found.document.uris.front());
    }
    report_.sentences += found.sentences.size();
    for (const SentenceRecord& sentence : found.sentences) {
      if (sentence.reason.empty()) ++report_.sentences_with_claims;
    }
    report_.claims += found.claims.size();
    report_.facts += found.facts.size();
  }

  const Importer& importer_;
  InputQueue queue_;
  ExtractionSink& sink_;
  std::vector<Job> slots_;
  std::map<DocumentId, SourceNote> notes_;  ///< of the documents read so far
  ImportReport report_;
  ImportProgress progress_;
  std::mutex sink_mutex_;  // next() and finish() may run at the same time
  std::optional<Error> failure_;
};

Result<ImportReport> Importer::run(const std::vector<std::string>& paths, const FileSystem& files,
                                   ExtractionSink& sink) const {
  return Run(*this, files, sink).over(paths);
}

}  // namespace lazo
