#include "cli/derivation.hpp"

#include "cli/reading.hpp"

namespace lazo::cli {
namespace {

/// The way to an end; an end that stands in another sentence has none.
std::string way(const ExtractionTrace& trace, const ClaimTrace& made, Span end) {
  const std::string words = path_words(trace.analysis, made.predicate, end);
  return words.empty() ? "\"" + std::string(end.in(trace.analysis.text)) + "\", not in this tree"
                       : words;
}

}  // namespace

Result<const ExtractionTrace*> Derivations::trace_of(DocumentId document) {
  if (const auto known = traces_.find(document); known != traces_.end()) return &known->second;
  if (importer_ == nullptr) {
    LAZO_TRY(importer_, Importer::create(session_.ontology(), table_options(context_)));
  }
  LAZO_TRY(Document text, session_.store().document(document));
  return &traces_.emplace(document, importer_->trace(std::move(text))).first->second;
}

Result<std::vector<std::string>> Derivations::lines(const StoredClaim& claim) {
  std::vector<std::string> out;
  if (claim.sentence.empty()) return out;  // a row of a table: no tree
  LAZO_TRY(const ExtractionTrace* trace, trace_of(claim.document.document.id));
  const ClaimTrace* made = trace->find(claim.id);
  if (made == nullptr) {
    out.emplace_back("not made by the tables and models at hand; lazo import reads it again");
    return out;
  }
  if (!made->row.empty()) out.emplace_back("row     " + made->row);
  out.emplace_back("source  " + way(*trace, *made, made->source));
  out.emplace_back("target  " + way(*trace, *made, made->target));
  std::string cues;
  for (const std::uint32_t word : made->cues) {
    cues += (cues.empty() ? "" : ", ") + std::string(trace->analysis.form(word));
  }
  if (!cues.empty()) out.emplace_back("cues    " + cues);
  if (claim.claim.attribution && !claim.claim.attribution->cue.empty()) {
    out.emplace_back("cited    " + claim.claim.attribution->cue);
  }
  return out;
}

}  // namespace lazo::cli
