#include "cli/tie_evidence.hpp"

#include "cli/text_table.hpp"
#include "cli/wording.hpp"

namespace lazo::cli {

Status print_tie(const Context& context, const Session& session, const Tie& tie, NodeIndex from,
                 NodeIndex to, const Filter& filter, std::string_view indent) {
  Output& out = context.out;
  const std::string inner = std::string(indent) + "  ";
  out.write(std::string(indent) + tie_sentence(session, tie, from, to, out) + "  " +
            out.styled(Style::kDim, tie_remarks(session, tie)) + "\n");
  const std::vector<ClaimIndex> claims = evidence_of(session.graph(), filter, tie.edge);
  if (claims.empty()) {
    if (tie.background) {
      const std::string_view source = session.graph().background(tie.edge).source;
      out.write(inner + session.words()("from the vocabulary: {}", {source}) + "\n");
    }
    return {};
  }
  LAZO_TRY(const StoredClaim claim,
           session.store().claim(session.graph().claim(claims.front()).row));
  out.write(wrapped(quotation(claim, session.words(), out.columns()), inner, out.columns()));
  out.write(out.styled(Style::kDim, inner + document_line(claim.document)) + "\n");
  return {};
}

}  // namespace lazo::cli
