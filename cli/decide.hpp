#pragma once
// What the commands that take decisions share: finding the claim that is meant, writing the
// decision, saying what was done.

#include <string>

#include "cli/context.hpp"
#include "cli/session.hpp"
#include "graph/decisions.hpp"

namespace lazo::cli {

/// "2026-01-05T10:00:00Z"; SOURCE_DATE_EPOCH stands for the clock where it is set.
[[nodiscard]] std::string now(const Environment& environment);

/// A claim as the user named it, and as decisions name it.
struct NamedClaim {
  StoredClaim stored;
  ClaimReference reference;
};
/// The claim of an id or of its beginning ("claim:5f3a"). Errors: kNotFound, kAmbiguous.
[[nodiscard]] Result<NamedClaim> claim_named(const Session& session, std::string_view id);

/// The key that a decision names: of a node, or of a local entity ("doc:...#3"), which is also how
/// one mention is split off the node it was folded into. Errors: kNotFound, kAmbiguous.
[[nodiscard]] Result<std::string> key_named(const Session& session, const std::string& name);

/// Writes the decision with --note, --by and the time, and reports its id.
[[nodiscard]] Result<ExitCode> take(const Context& context, Decision decision,
                                    std::string_view done);

}  // namespace lazo::cli
