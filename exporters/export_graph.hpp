#pragma once
// The part of a graph that is handed over to another program, as plain values: names and dates
// written out, ends as indices, quotations at hand. Made by collect() from a snapshot and its store
// (exporters/collect.hpp), or by a test.
//
// Order is that of output: nodes by key, edges by (source, relation, target, layer), evidence best
// first. An exporter changes nothing and sorts nothing, so the same graph gives the same bytes.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/claim.hpp"
#include "graph/node.hpp"
#include "graph/snapshot.hpp"

namespace lazo {

/// One claim with the sentence that proves it.
struct ExportEvidence {
  std::string claim;     ///< "claim:<32 hex>"
  std::string document;  ///< "doc:<16 hex>"
  std::string title;
  std::string publisher;
  std::string uri;
  std::string published;  ///< "2025-09-22", a prefix of it, or empty
  std::string language;   ///< "en"
  Span span;              ///< of the sentence, in bytes; empty for records
  Span points;            ///< the same in code points, where CollectOptions::context asks for it
  std::string record;     ///< row or pointer of a table
  std::string text;       ///< the sentence itself
  std::string before;     ///< the sentences around it, where CollectOptions::context asks for them
  std::string after;
  std::string trigger;  ///< the words that name the relation
  Span trigger_span;
  std::optional<Span> source_span;  ///< where the sentence names the two ends
  std::optional<Span> target_span;
  ClaimStatus status = ClaimStatus::kStated;
  Mood mood = Mood::kAsserted;
  Certainty certainty = Certainty::kCertain;
  bool negated = false;
  bool attributed = false;
  bool anonymous = false;
  std::string speaker;  ///< key of who is said to have said it; empty if nobody
  std::string speaker_name;
  std::string cue;   ///< "reported", "según"
  std::string from;  ///< when it holds, date prefixes; empty = open or not told
  std::string to;
  std::string rule;              ///< what made the claim
  std::uint16_t confidence = 0;  ///< 0 to 10000
};

struct ExportNode {
  std::string key;
  std::string name;
  NodeType type;
  Level level = Level::kNamed;
  std::vector<NodeName> names;  ///< besides `name`
  std::vector<ExternalId> ids;
  std::uint32_t mentions = 0;
  std::uint32_t documents = 0;
  /// Asked for by name: a picture that is too big keeps it.
  bool focus = false;
};

struct ExportEdge {
  std::string id;            ///< "edge:<16 hex>"
  std::uint32_t source = 0;  ///< index into ExportGraph::nodes
  std::uint32_t target = 0;
  RelationId relation;
  EdgeLayer layer = EdgeLayer::kTyped;
  /// The shown status nearest to a fact; of no meaning in the background layer.
  ClaimStatus status = ClaimStatus::kStated;
  std::array<std::uint32_t, kStatusCount> claims{};  ///< shown ones by status
  std::uint32_t sources = 0;                         ///< independent ones
  bool disputed = false;
  bool changed = false;
  std::string first;  ///< date prefix or empty
  std::string latest;
  std::uint16_t confidence = 0;
  std::string background_source;  ///< where a tie of the vocabulary comes from
  std::vector<ExportEvidence> evidence;

  [[nodiscard]] std::uint32_t claim_count() const {
    std::uint32_t count = 0;
    for (const std::uint32_t claims_of_status : claims) count += claims_of_status;
    return count;
  }
};

/// Something the reader must know: what was hidden or left out.
struct ExportNotice {
  std::string code;  ///< "cut", "hidden_by_status", ...
  std::uint64_t count = 0;
  std::string text;  ///< one sentence in lower case
};

struct ExportGraph {
  std::string title;    ///< what it shows: "neighbours of T-MEC"; may be empty
  std::string version;  ///< of the program
  std::vector<ExportNode> nodes;
  std::vector<ExportEdge> edges;
  std::vector<ExportNotice> notices;
  std::size_t nodes_left_out = 0;  ///< to make a picture of a size
  std::size_t edges_left_out = 0;
};

}  // namespace lazo
