#pragma once
// What `import` and `extract` share: the importer that their flags ask for, and how a run is told.

#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/context.hpp"
#include "importers/import.hpp"

namespace lazo::cli {

inline constexpr FlagRow kVocabularyFlag = {
    .name = "--vocabulary",
    .value = FlagValue::kList,
    .value_name = "FILE",
    .help = "names of your own, besides those that lazo knows",
    .completion = Completion::kFile};

inline constexpr FlagRow kLexiconFlag = {.name = "--lexicon",
                                         .value = FlagValue::kList,
                                         .value_name = "FILE",
                                         .help = "words of your own that tie, deny, plan or cite",
                                         .completion = Completion::kFile};

/// The tables and models that --vocabulary, --lexicon and --models ask for.
[[nodiscard]] ImportOptions table_options(const Context& context);

/// The importer of --lang, --vocabulary, --lexicon, --models and -j.
[[nodiscard]] Result<std::unique_ptr<Importer>> importer_of(const Context& context,
                                                            const Ontology& ontology);

/// Shows on a terminal how far a run has come; passes everything on.
class ProgressSink final : public ExtractionSink {
 public:
  ProgressSink(ExtractionSink& next, const Context& context);
  Result<bool> has(DocumentId id, const std::string& uri, std::string_view pipeline) override;
  Result<PutOutcome> take(const Extraction& extraction, std::string_view pipeline) override;
  void progress(const ImportProgress& progress) override;
  Status finish() override;

 private:
  void show(bool last);

  ExtractionSink& next_;  // owned by the caller
  Words say_;
  bool visible_ = false;
  ImportProgress progress_;
  std::int64_t begun_at_ms_ = 0;
  std::int64_t shown_at_ms_ = 0;
};

/// The files that gave no document: failures one by one, skipped ones counted by reason.
void tell_issues(const Context& context, const ImportReport& report);

/// What tables said that the graph has no place for.
void tell_losses(const Context& context, const ImportReport& report);
/// New documents whose date nobody knows.
void tell_undated(const Context& context, const ImportReport& report);

/// kInput if a file named on the command line, or of a known format, could not be read.
[[nodiscard]] ExitCode exit_code_of(const ImportReport& report);

}  // namespace lazo::cli
