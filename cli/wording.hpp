#pragma once
// How ties, evidence and what is hidden are told to a person: a plan as a plan, a report with who
// reports it, a denial as a denial.
//
//   tie_words(session, tie, mexico)     "plans to meet with", "according to COPARMEX, supports"
//   tie_remarks(session, tie)           "intended 2025-09 · 2 sources · denied by 1 (La Jornada,
//   2026-01)"
//
// Pure but for reading the store's quotations.

#include <string>

#include "cli/session.hpp"
#include "graph/store.hpp"
#include "queries/answer.hpp"

namespace lazo::cli {

/// The words between the two ends, told from `from`; for a reported tie with its source.
[[nodiscard]] std::string tie_words(const Session& session, const Tie& tie, NodeIndex from);

/// The whole tie as a sentence: "according to COPARMEX, Canada invests in Mexico".
[[nodiscard]] std::string tie_sentence(const Session& session, const Tie& tie, NodeIndex from,
                                       NodeIndex to, const Output& out);

/// Who a reported tie comes from: "according to COPARMEX, "; empty for other statuses.
[[nodiscard]] std::string tie_source(const Session& session, const Tie& tie);

/// Status, date, sources, other statuses, disputes and denials of a tie.
[[nodiscard]] std::string tie_remarks(const Session& session, const Tie& tie);

/// Style of a tie: cooperation, conflict or plain; only what is held has the colours.
[[nodiscard]] Style tie_style(const Session& session, const Tie& tie);

/// "Mexico", and for a described node "Mexican businesses (seed.txt)".
[[nodiscard]] std::string node_name(const Session& session, NodeIndex node);

/// "La Jornada, «Title», 2025-09-22" as far as known, else the file.
[[nodiscard]] std::string document_line(const DocumentInfo& document);

/// "high" (from .75), "medium" (from .50) or "low"; English, to be said by Words.
[[nodiscard]] std::string_view confidence_word(std::uint16_t confidence);

/// The sentence on one line, in quotation marks; of a record where it stands. For a terminal of so
/// many `columns` a sentence of more than four lines is cut to an excerpt; 0 leaves it whole.
[[nodiscard]] std::string quotation(const StoredClaim& claim, const Words& say,
                                    std::size_t columns = 0);

/// "2 possible, 1 denied ties hidden (--status all shows them)"; empty if nothing is hidden.
[[nodiscard]] std::string hidden_line(const HiddenTies& hidden, const Words& say);
/// The same for the envelope, in English.
[[nodiscard]] std::vector<Notice> hidden_notices(const HiddenTies& hidden);

}  // namespace lazo::cli
