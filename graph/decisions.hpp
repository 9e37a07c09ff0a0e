#pragma once
// What the user decided about the graph: who is whom, which claims hold, whom to trust.
//
//   DecisionLog log;
//   Decision same{.verb = DecisionVerb::kSame, .a = "name:coparmex-nacional", .b = "org:coparmex",
//                 .at = "2026-01-05T10:00:00Z"};
//   log.append(same);                    // -> its id
//   log.append({.verb = DecisionVerb::kUndo, .at = now, .undoes = same_id});
//   for (const Decision& d : log.live()) ...
//
// Claims and documents are never rewritten: the fold (graph/fold.hpp) reads the live decisions each
// time. Decisions name things by what survives a re-import: node keys, and for claims the document,
// the sentence and the triple. Automatic linking never enters this log.
// A log is a set: merging is idempotent and commutative. Values; not synchronised.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/base/span.hpp"
#include "graph/claim.hpp"
#include "graph/ids.hpp"

namespace lazo {

/// Stored: do not renumber.
enum class DecisionVerb : std::uint8_t {
  kSame = 0,       ///< a and b are one
  kDifferent = 1,  ///< a and b are two; vetoes kSame, and splits a local entity off its node
  kUnsure = 2,     ///< looked at, left open
  kReject = 3,     ///< the claim is wrong
  kAccept = 4,     ///< the claim is right
  kRestate = 5,    ///< the claim says something else
  kNote = 6,       ///< a remark on a node (a = key) or a document (a = "doc:...")
  kTrust = 7,      ///< how far a document is believed, 0 to 10000
  kUndo = 8,       ///< `undoes` no longer holds
  kAlias = 9,      ///< the node of key a is also called b
};
/// "same", "different", ...
[[nodiscard]] std::string_view name_of(DecisionVerb verb);

/// A claim as decisions name it. `source` and `target` are node keys, or local entity keys
/// ("doc:...#3") for described ends; `record` replaces the sentence for claims of tables.
struct ClaimReference {
  DocumentId document;
  Span sentence;
  std::string record;    ///< with `id`, which tells records apart
  std::string id;        ///< "claim:..." as it was when decided; used for records only
  std::string relation;  ///< name in the ontology
  std::string source;
  std::string target;
  friend bool operator==(const ClaimReference&, const ClaimReference&) = default;
};

/// What a restated claim says instead. Empty fields keep what the claim says.
struct Restatement {
  std::string relation;
  std::string source;  ///< key of a node of the graph
  std::string target;
  std::optional<bool> negated;
  std::optional<Mood> mood;
  friend bool operator==(const Restatement&, const Restatement&) = default;
};

struct Decision {
  std::string id;  ///< "decision:<16 hex>", given by DecisionLog::append
  DecisionVerb verb = DecisionVerb::kNote;
  /// kSame, kDifferent, kUnsure: two node keys or local entity keys, kept in sorted order.
  /// kNote, kTrust: `a` alone. kAlias: a key and a name, as they are.
  std::string a;
  std::string b;
  std::optional<ClaimReference> claim;     ///< kReject, kAccept, kRestate
  std::optional<Restatement> restatement;  ///< kRestate
  std::uint16_t trust = 10000;             ///< kTrust
  std::string undoes;                      ///< kUndo: id of the decision
  std::string note;                        ///< why; free text
  std::string by;                          ///< who; free text
  std::string at;                          ///< when, ISO 8601 in UTC; given by the caller
  friend bool operator==(const Decision&, const Decision&) = default;
};

/// The id that fits the content, for the `repeat`-th time (from 0) that the same was decided.
[[nodiscard]] std::string decision_id(const Decision& decision, unsigned repeat);

/// Whether a decision has what its verb needs (kUsage) and an id that fits it (kBadInput).
[[nodiscard]] Status check_decision(const Decision& decision);

class DecisionLog {
 public:
  DecisionLog() = default;

  /// Adds a new decision and returns its id, which depends on its content and, if the same was
  /// decided before, on how often. Errors: kUsage if a field that the verb needs is missing, or
  /// kUndo names nothing. O(log n) comparisons.
  [[nodiscard]] Result<std::string> append(Decision decision);

  /// Adds a decision of another log or store under the id it has; no-op if it is there.
  /// Errors: kBadInput if its id does not fit its content. Returns whether it was new.
  [[nodiscard]] Result<bool> merge(Decision decision);

  /// All decisions by (at, id).
  [[nodiscard]] const std::vector<Decision>& all() const { return decisions_; }
  /// Those that no live undo takes back, without the undos, by (at, id).
  [[nodiscard]] std::vector<Decision> live() const;
  /// The newest live decision, for `undo` without an id; nullptr if there is none.
  [[nodiscard]] const Decision* last() const;
  [[nodiscard]] const Decision* find(std::string_view id) const;

 private:
  [[nodiscard]] std::vector<bool> liveness() const;
  std::vector<Decision> decisions_;
};

}  // namespace lazo
