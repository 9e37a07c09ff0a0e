#pragma once
// Files and folders to extractions: the pipeline that joins readers, language engine and
// extraction.
//
//   LAZO_TRY(const std::unique_ptr<Importer> importer, Importer::create(ontology, options));
//   StoreSink sink(store);
//   LAZO_TRY(const ImportReport report, importer->run(paths, real_file_system(), sink));
//   report.added, report.failed, report.issues
//
// Folders are read recursively; a document's uri is its path below the PATH that was named. A file
// that cannot be read is reported with its reason and the rest goes on; a file of unknown format is
// skipped inside a folder and tried as text if it was named itself.
// What a document gives depends on its bytes and the pipeline only; documents reach the sink in the
// order of their paths whatever the number of threads. Memory is bounded by the documents in flight
// (two a thread), not by their number, and each of them is bounded: large texts and tables come in
// parts, what cannot be cut and is too large is named as failed.
// Thread safety: an Importer is immutable once created; extract() from many threads is fine.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/file.hpp"
#include "graph/extraction.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/store.hpp"
#include "importers/extraction/trace.hpp"
#include "importers/import_issue.hpp"
#include "importers/readers/reader_child.hpp"
#include "importers/tables/table_extraction.hpp"

namespace lazo {

struct ImportOptions {
  Language language = Language::kUnknown;     ///< of all documents; kUnknown: told by each text
  std::size_t threads = 0;                    ///< 0: those of the machine
  std::vector<std::string> vocabulary_files;  ///< the user's own names, beside the shipped ones
  std::vector<std::string> lexicon_files;     ///< the user's own rows, beside the shipped ones
  std::string model_folder;  ///< where en.lzm, es.lzm, fr.lzm lie; empty: no trees, rough reading
  /// Skip the trees of sentences that no rule could make a claim of (importers/extraction/
  /// cascade.hpp). Only where there is a model.
  bool cascade = true;
  CsvMapping table_mapping;  ///< which columns of tables are what
  bool fail_fast = false;    ///< stop at the first file that cannot be read
  ReaderOptions readers;     ///< of the formats that a child process reads
};

struct ImportProgress {
  std::uint64_t documents = 0;  ///< read, unchanged or failed
  std::uint64_t bytes = 0;      ///< of the files that are done
  std::uint64_t total_bytes = 0;
};

/// Takes extractions one at a time, in order.
class ExtractionSink {
 public:
  virtual ~ExtractionSink() = default;
  /// Whether these bytes were read under the pipeline already; `uri` is one more place of them.
  [[nodiscard]] virtual Result<bool> has(DocumentId id, const std::string& uri,
                                         std::string_view pipeline) = 0;
  [[nodiscard]] virtual Result<PutOutcome> take(const Extraction& extraction,
                                                std::string_view pipeline) = 0;
  /// How far the run has come, after each document.
  virtual void progress(const ImportProgress& progress) { static_cast<void>(progress); }
  /// Called once after the last document.
  [[nodiscard]] virtual Status finish() = 0;
};

/// Puts extractions into a store, many to a transaction. A crash loses the open transaction only.
class StoreSink final : public ExtractionSink {
 public:
  /// `replace` reads again what is there already.
  explicit StoreSink(Store& store, bool replace = false) : store_(store), replace_(replace) {}

  [[nodiscard]] Result<bool> has(DocumentId id, const std::string& uri,
                                 std::string_view pipeline) override;
  [[nodiscard]] Result<PutOutcome> take(const Extraction& extraction,
                                        std::string_view pipeline) override;
  [[nodiscard]] Status finish() override;

 private:
  [[nodiscard]] Status open();

  Store& store_;
  bool replace_;
  bool open_ = false;
  std::size_t pending_ = 0;
};

struct ImportReport {
  std::uint64_t added = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t replaced = 0;
  std::uint64_t failed = 0;
  std::uint64_t skipped = 0;
  std::uint64_t sentences = 0;
  std::uint64_t sentences_with_claims = 0;
  std::uint64_t claims = 0;
  std::uint64_t facts = 0;
  std::uint64_t bytes = 0;
  std::vector<ImportIssue> issues;   ///< in the order of the paths
  std::vector<std::string> undated;  ///< new documents without a date, by uri
  std::vector<ImportLoss> losses;    ///< what tables said that has no place in the graph
};

class Importer {
 public:
  /// Loads vocabulary, lexicons and models. Errors: kBadInput (a user's table, with file:line),
  /// kNotFound or kBadInput for a model.
  [[nodiscard]] static Result<std::unique_ptr<Importer>> create(const Ontology& ontology,
                                                                ImportOptions options);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// One hash over program, ontology, vocabulary, lexicons, models and options: what decides the
  /// outcome beside the bytes of a document. 16 hexadecimal digits.
  [[nodiscard]] const std::string& pipeline() const;
  /// The same for documents of a format: those that a child process reads depend also on the
  /// versions of its libraries and tools. Errors: kToolMissing.
  [[nodiscard]] Result<std::string> pipeline_of(Format format) const;

  /// Everything that the bytes of one file say. Errors: as read_document().
  [[nodiscard]] Result<Extraction> extract(std::string_view bytes, const std::string& uri) const;

  /// How the claims of a document that was read before come about. The trace is that of this
  /// importer's tables and models: the document's claims are among it if they were made by the
  /// same pipeline. `extraction`, if not null, receives everything that the document says.
  [[nodiscard]] ExtractionTrace trace(Document document, Extraction* extraction = nullptr) const;

  /// Reads all paths. Errors only if the sink fails (the store is full, locked, ...); what a file
  /// causes is in the report.
  [[nodiscard]] Result<ImportReport> run(const std::vector<std::string>& paths,
                                         const FileSystem& files, ExtractionSink& sink) const;

 private:
  [[nodiscard]] Result<std::optional<TableFound>> read_records(Format format,
                                                               std::string_view bytes,
                                                               const std::string& uri) const;

  struct Impl;
  class Run;
  explicit Importer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lazo
