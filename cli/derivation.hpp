#pragma once
// How the claims of an answer came about, for `lazo explain --rule`: the documents are read again
// with the tables and models at hand, which gives the same claims if the pipeline is the same.
//
//   Derivations derivations(context, session);
//   LAZO_TRY(const std::vector<std::string> lines, derivations.lines(claim));
//
// The importer is made when the first claim is asked for; each document is read once. Not
// thread-safe. Errors: those of Importer::create and of the store.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "graph/store.hpp"
#include "importers/import.hpp"

namespace lazo::cli {

class Derivations {
 public:
  Derivations(const Context& context, const Session& session)
      : context_(context), session_(session) {}

  /// The row of the lexicon, the ways through the tree and the cue words, a line each; one line
  /// that says why not where the claim is not made again.
  [[nodiscard]] Result<std::vector<std::string>> lines(const StoredClaim& claim);

 private:
  [[nodiscard]] Result<const ExtractionTrace*> trace_of(DocumentId document);

  const Context& context_;
  const Session& session_;
  std::unique_ptr<Importer> importer_;
  std::map<DocumentId, ExtractionTrace> traces_;
};

}  // namespace lazo::cli
