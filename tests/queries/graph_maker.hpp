#pragma once
// Small graphs for tests, folded from documents that a test writes down in a line a tie.
//
//   GraphMaker maker;
//   maker.document("2025-09-22", {{"country:mx", "allied_with", "country:ca"}});
//   const Snapshot graph = maker.make();
//
// Keys with a known prefix ("country:mx") become known nodes named by the part behind the colon
// ("Mx"), "name:x" a named one, "a thing" (no colon) a described one of the document.

#include <string>
#include <vector>

#include "graph/fold.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"

namespace lazo::tests {

struct MadeTie {
  std::string source;
  std::string relation;
  std::string target;
  Mood mood = Mood::kAsserted;
  bool negated = false;
  std::string speaker = {};    ///< key; makes the tie reported
  std::uint32_t sentence = 0;  ///< ties of one number share a sentence
  std::uint16_t confidence = 9000;
  std::string about = {};  ///< key of a role "about"
};

/// The shipped ontology, loaded once.
[[nodiscard]] const Ontology& ontology();

class GraphMaker {
 public:
  /// A document of its own publisher, so that each counts as an independent source.
  GraphMaker& document(const std::string& published, const std::vector<MadeTie>& ties);
  /// Another name of a known node.
  GraphMaker& alias(const std::string& key, const std::string& name,
                    NameRole role = NameRole::kAlias);
  /// A tie of the vocabulary.
  GraphMaker& background(const std::string& source, const std::string& relation,
                         const std::string& target);
  [[nodiscard]] Snapshot make() const;

 private:
  KnownNode& row(const std::string& key);

  std::vector<Extraction> extractions_;
  std::vector<KnownNode> rows_;
};

/// The node of a key. Fails the test if there is none.
[[nodiscard]] NodeIndex node(const Snapshot& graph, const std::string& key);

}  // namespace lazo::tests
