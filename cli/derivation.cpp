#include "cli/derivation.hpp"

#include "cli/reading.hpp"

namespace lazo::cli {
namespace {

/// The way to an end; an end that stands in another sentence has none.
std::string way(const ExtractionTrace& trace, const ClaimTrace& made, Span end, const Words& say) {
  const std::string words = path_words(trace.analysis, made.predicate, end);
  return words.empty() ? say("\"{}\", not in this tree", {end.in(trace.analysis.text)}) : words;
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
  const Words say = session_.words();
  if (claim.sentence.empty()) return out;  // a row of a table: no tree
  LAZO_TRY(const ExtractionTrace* trace, trace_of(claim.document.document.id));
  const ClaimTrace* made = trace->find(claim.id);
  if (made == nullptr) {
    out.push_back(say("not made by the tables and models at hand; lazo import reads it again"));
    return out;
  }
  if (!made->row.empty()) out.push_back(say("row     {}", {made->row}));
  out.push_back(say("source  {}", {way(*trace, *made, made->source, say)}));
  out.push_back(say("target  {}", {way(*trace, *made, made->target, say)}));
  std::string cues;
  for (const std::uint32_t word : made->cues) {
    cues += (cues.empty() ? "" : ", ") + std::string(trace->analysis.form(word));
  }
  if (!cues.empty()) out.push_back(say("cues    {}", {cues}));
  if (claim.claim.attribution && !claim.claim.attribution->cue.empty()) {
    out.push_back(say("cited   {}", {claim.claim.attribution->cue}));
  }
  return out;
}

}  // namespace lazo::cli
