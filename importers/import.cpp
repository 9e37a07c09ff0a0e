#include "importers/import.hpp"

#include <mutex>
#include <optional>
#include <utility>

#include "graph/base/embedded.hpp"
#include "graph/base/parallel.hpp"
#include "graph/base/sha256.hpp"
#include "graph/base/utf8.hpp"
#include "importers/extraction/extract.hpp"
#include "importers/readers/reader.hpp"
#include "language/engine.hpp"

namespace lazo {
namespace {

/// Documents to one transaction: large enough to spare the disk, small enough to lose little.
constexpr std::size_t kDocumentsPerCommit = 256;
constexpr std::string_view kExtractionVersion = "1";

/// Bytes of the dateline that a paragraph begins with ("México, DF. ", "Lyon, 3 mai 2024. – "), or
/// 0: capitalised words, numbers and months up to a full stop, then a capital or a dash.
std::size_t dateline_size(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::size_t stop = text.substr(0, kLongest).find(". ");
  if (stop == std::string_view::npos || text.find(',') > stop + 1) return 0;
  std::size_t words = 0;
  bool number = false;
  for (std::size_t at = 0; at < stop;) {
    const Decoded c = decode_utf8(text, at);
    if (!is_word(c.code_point)) {
      at += c.length;
      continue;
    }
    const std::size_t begin = at;
    while (at < stop && is_word(decode_utf8(text, at).code_point))
      at += decode_utf8(text, at).length;
    const std::string_view word = text.substr(begin, at - begin);
    ++words;
    if (is_digit(c.code_point)) {
      number = true;
    } else if (!is_upper(c.code_point) && word != "de" && word != "del" && !number) {
      return 0;
    }
  }
  // Without a number only a short place with its region: "México, DF."
  const bool place = text.substr(0, stop).find(", ") != std::string_view::npos && words <= 5;
  if (words == 0 || words > 8 || !(place || number)) return 0;
  std::size_t end = stop + 2;
  while (end < text.size()) {
    const Decoded c = decode_utf8(text, end);
    if (c.code_point != U'-' && c.code_point != U'–' && c.code_point != U'—' &&
        !is_space(c.code_point))
      break;
    end += c.length;
  }
  return end < text.size() && (is_upper(decode_utf8(text, end).code_point) || end > stop + 2) ? end
                                                                                              : 0;
}

/// The parts of a document that hold sentences. A dateline is a part of its own: "México, DF." is
/// nobody's subject.
std::vector<Section> sections_of(const Document& document) {
  std::vector<Section> out;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kMarkup || block.kind == BlockKind::kCode) continue;
    const auto size =
        static_cast<std::uint32_t>(block.kind == BlockKind::kParagraph && block.ignored.empty()
                                       ? dateline_size(block.span.in(document.text))
                                       : 0);
    if (size != 0) {
      const std::uint32_t middle = block.span.begin + size;
      out.push_back({{block.span.begin, middle}, {}});
      out.push_back({{middle, block.span.end}, {}});
    } else {
      out.push_back({block.span, block.ignored});
    }
  }
  return out;
}

DocumentId document_id(const Sha256& hash) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8U | hash[i];
  return DocumentId{value};
}

/// One file on its way through the pipeline.
struct Job {
  FoundFile file;
  bool named = false;
  std::string bytes;
  bool current = false;
  std::optional<Extraction> extraction;
  std::optional<ImportIssue> issue;
};

struct Input {
  FoundFile file;
  bool named = false;
};

}  // namespace

namespace embedded {
extern const EmbeddedFiles lexicon_data;
}  // namespace embedded

Status StoreSink::open() {
  if (open_) return {};
  LAZO_CHECK(store_.begin());
  open_ = true;
  pending_ = 0;
  return {};
}

Result<bool> StoreSink::has(DocumentId id, const std::string& uri) {
  LAZO_CHECK(open());
  LAZO_TRY(const bool current, store_.is_current(id, pipeline_));
  if (current) LAZO_CHECK(store_.add_uris(id, {uri}));
  return current;
}

Result<PutOutcome> StoreSink::take(const Extraction& extraction) {
  LAZO_CHECK(open());
  LAZO_TRY(const PutOutcome outcome, store_.put(extraction, pipeline_));
  if (++pending_ >= kDocumentsPerCommit) LAZO_CHECK(finish());
  return outcome;
}

Status StoreSink::finish() {
  if (!open_) return {};
  open_ = false;
  return store_.commit();
}

struct Importer::Impl {
  const Ontology& ontology;  // owned by the caller of create()
  ImportOptions options;
  std::vector<std::string> user_tables;  // texts that the vocabulary points into
  std::optional<Vocabulary> vocabulary;
  std::optional<NameMatcher> names;
  Lexicons lexicons;
  Engine engine;
  std::optional<Extractor> extractor;
  std::string pipeline;

  [[nodiscard]] Analysis analyze(const Document& document) const;
};

Importer::Importer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Importer::~Importer() = default;

const std::string& Importer::pipeline() const {
  return impl_->pipeline;
}

Result<std::unique_ptr<Importer>> Importer::create(const Ontology& ontology,
                                                   ImportOptions options) {
  auto impl =
      std::make_unique<Impl>(Impl{ontology, std::move(options), {}, {}, {}, {}, {}, {}, {}});
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
  add_identity("language", language_code(impl->options.language));
  if (!impl->options.model_folder.empty()) {
    LAZO_TRY(impl->engine, Engine::open(impl->options.model_folder));
  }
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    if (const Model* model = impl->engine.model(language)) add_identity("model", model->sha256());
  }
  impl->extractor.emplace(*impl->names, impl->lexicons, ontology);
  impl->pipeline = to_hex(sha256(identity)).substr(0, 16);
  return std::unique_ptr<Importer>(new Importer(std::move(impl)));
}

Analysis Importer::Impl::analyze(const Document& document) const {
  // One a thread: its buffers are worth keeping from document to document.
  thread_local Engine::Scratch scratch;
  return engine.analyze(document.text, sections_of(document), document.language, scratch);
}

Result<Extraction> Importer::extract(std::string_view bytes, const std::string& uri) const {
  LAZO_TRY(Document document, read_document(bytes, uri, {impl_->options.language, std::nullopt}));
  const Analysis analysis = impl_->analyze(document);
  return impl_->extractor->extract(std::move(document), analysis);
}

ExtractionTrace Importer::trace(Document document) const {
  ExtractionTrace out;
  const Analysis analysis = impl_->analyze(document);
  static_cast<void>(impl_->extractor->extract(std::move(document), analysis, &out));
  return out;
}

Result<ImportReport> Importer::run(const std::vector<std::string>& paths, const FileSystem& files,
                                   ExtractionSink& sink) const {
  ImportReport report;
  const auto note = [&](ImportIssue issue) {
    ++(issue.failed ? report.failed : report.skipped);
    report.issues.push_back(std::move(issue));
  };
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    Result<WalkResult> walked = files.walk(path);
    if (!walked.ok()) {
      note({path, walked.error().message, true, true});
      continue;
    }
    for (SkippedFile& skipped : walked->skipped) {
      note({std::move(skipped.path), std::move(skipped.reason), skipped.failed, false});
    }
    const bool is_file = walked->files.size() == 1 && walked->files.front().path == path;
    for (FoundFile& file : walked->files) {
      const bool known = format_of_name(file.relative).has_value();
      if (!known && !is_file) {
        note({std::move(file.path), "unknown format", false, false});
        continue;
      }
      inputs.push_back({std::move(file), known || is_file});
    }
  }

  const std::size_t threads =
      impl_->options.threads == 0 ? default_thread_count() : impl_->options.threads;
  std::vector<Job> slots(2 * threads + 1);
  std::size_t next_input = 0;
  std::optional<Error> failure;
  std::mutex sink_mutex;  // `next` and `finish` may run at the same time
  PipelineStages stages;
  stages.next = [&](std::size_t number) {
    if (next_input == inputs.size()) return false;
    Job& slot = slots[number];
    slot = Job{};
    slot.file = std::move(inputs[next_input].file);
    slot.named = inputs[next_input].named;
    ++next_input;
    Result<std::string> bytes = files.read(slot.file.path);
    if (!bytes.ok()) {
      slot.issue = ImportIssue{slot.file.path, bytes.error().message, true, slot.named};
      return true;
    }
    slot.bytes = std::move(bytes).value();
    const std::lock_guard lock(sink_mutex);
    if (failure) return false;
    const Result<bool> known = sink.has(document_id(sha256(slot.bytes)), slot.file.relative);
    if (!known.ok()) {
      failure = known.error();
      return false;
    }
    slot.current = *known;
    return true;
  };
  stages.work = [&](std::size_t number) {
    Job& slot = slots[number];
    if (slot.issue || slot.current) return;
    Result<Extraction> extraction = extract(slot.bytes, slot.file.relative);
    if (!extraction.ok()) {
      slot.issue = ImportIssue{slot.file.path, extraction.error().message, true, slot.named};
    } else {
      slot.extraction = std::move(extraction).value();
    }
    slot.bytes = {};
  };
  stages.finish = [&](std::size_t number) {
    Job& slot = slots[number];
    if (slot.issue) {
      note(std::move(*slot.issue));
      return true;
    }
    if (slot.current) {
      ++report.unchanged;
      return true;
    }
    const Extraction& found = *slot.extraction;
    const std::lock_guard lock(sink_mutex);
    if (failure) return false;
    const Result<PutOutcome> outcome = sink.take(found);
    if (!outcome.ok()) {
      failure = outcome.error();
      return false;
    }
    switch (*outcome) {
      case PutOutcome::kAdded:
        ++report.added;
        break;
      case PutOutcome::kUnchanged:
        ++report.unchanged;
        break;
      case PutOutcome::kReplaced:
        ++report.replaced;
        break;
    }
    report.bytes += found.document.bytes;
    report.sentences += found.sentences.size();
    for (const SentenceRecord& sentence : found.sentences) {
      if (sentence.reason.empty()) ++report.sentences_with_claims;
    }
    report.claims += found.claims.size();
    report.facts += found.facts.size();
    slot.extraction.reset();
    return true;
  };
  run_pipeline(slots.size(), threads, stages);
  if (failure) return std::move(*failure);
  LAZO_CHECK(sink.finish());
  return report;
}

}  // namespace lazo
