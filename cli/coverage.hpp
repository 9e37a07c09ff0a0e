#pragma once
// What each sentence of a document gave, and why the others gave nothing: `lazo docs ID
// --coverage`.
//
//   LAZO_CHECK(write_coverage(context, session, document_ids));
//
// Promise 5 of the design (no silent loss) made visible: every sentence of the text stands in the
// answer, in order, with its claims and values or with the reason for none. Format as the
// invocation asks. Errors: those of the store.

#include <vector>

#include "cli/session.hpp"

namespace lazo::cli {

[[nodiscard]] Status write_coverage(const Context& context, const Session& session,
                                    const std::vector<DocumentId>& documents);

/// What a stored reason means ("no-trigger" -> "no word that ties"); the reason itself if it is not
/// one of this version's.
[[nodiscard]] std::string_view reason_words(std::string_view reason);

}  // namespace lazo::cli
