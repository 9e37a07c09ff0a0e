#pragma once
// What the user's decisions say of single claims and documents while they are folded.
// Private to fold_edges.cpp.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "graph/fold_tables.hpp"

namespace lazo {

class ClaimDecisions {
 public:
  /// `decisions` are the live ones by (at, id); all arguments must outlive this.
  ClaimDecisions(std::span<const Decision> decisions, const ReadTables& read,
                 const NodeTable& nodes, const Ontology& ontology,
                 std::vector<FoldNotice>& notices);

  /// How far a document is believed, 0 to 10000.
  [[nodiscard]] std::uint32_t trust(DocumentId document) const;

  /// Whether there is any decision on a claim of the document.
  [[nodiscard]] bool any_on(const ReadDocument& document) const;

  struct Verdict {
    bool rejected = false;
    bool accepted = false;
    const Decision* restated = nullptr;
  };
  /// All decisions on the claim together: the last of reject and accept, and the last restatement.
  [[nodiscard]] Verdict on(const ReadDocument& document, const FoldClaim& claim) const;

  /// Puts what a restatement says into the claim and its ends. False, with a notice and nothing
  /// changed, if it names what is not in the graph.
  [[nodiscard]] bool restate(const Decision& decision, FoldClaim& claim, std::uint32_t& source,
                             std::uint32_t& target) const;

 private:
  [[nodiscard]] bool names(const ClaimReference& reference, const ReadDocument& document,
                           const FoldClaim& claim) const;
  [[nodiscard]] bool is(const std::string& reference, const ReadDocument& document,
                        EntityId entity) const;

  const ReadTables& read_;
  const NodeTable& nodes_;
  const Ontology& ontology_;
  std::vector<FoldNotice>& notices_;
  std::map<DocumentId, std::vector<const Decision*>> by_document_;
  std::map<DocumentId, std::uint32_t> trust_;
};

}  // namespace lazo
