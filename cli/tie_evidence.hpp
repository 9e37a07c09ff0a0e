#pragma once
// A tie told to a person with the sentence that proves it best.
//
//   LAZO_CHECK(print_tie(context, session, tie, from, to, filter, "  "));

#include <string_view>

#include "cli/session.hpp"
#include "queries/filter.hpp"

namespace lazo::cli {

/// The tie as a sentence with its remarks, then quotation and document; of a tie of the vocabulary
/// the source of its row. Every line begins with `indent`.
[[nodiscard]] Status print_tie(const Context& context, const Session& session, const Tie& tie,
                               NodeIndex from, NodeIndex to, const Filter& filter,
                               std::string_view indent);

}  // namespace lazo::cli
