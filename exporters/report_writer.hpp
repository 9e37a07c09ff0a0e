#pragma once
// What reports and notes are made with: a tie as a sentence with its source, a list of names, and
// the sections that hold them.

#include <string>
#include <vector>

#include "exporters/prose_words.hpp"
#include "exporters/report.hpp"

namespace lazo {

class ReportWriter {
 public:
  /// All must outlive the writer.
  ReportWriter(const Snapshot& graph, const Store& store, const Ontology& ontology,
               const ReportOptions& options)
      : graph_(graph), store_(store), ontology_(ontology), options_(options) {}

  [[nodiscard]] std::string name(NodeIndex node) const {
    return std::string(graph_.node(node).name);
  }
  [[nodiscard]] std::string names(const std::vector<NodeIndex>& nodes) const;
  [[nodiscard]] std::string type(NodeIndex node) const;
  /// Known or named, and of a type that acts.
  [[nodiscard]] bool is_actor(NodeIndex node) const;
  [[nodiscard]] std::string words(ProseWord word, std::initializer_list<std::string> values) const {
    return prose_text(word, options_.language, values);
  }

  /// "according to COPARMEX, Canada plans to defend T-MEC".
  [[nodiscard]] std::string sentence(const Tie& tie) const;
  /// The number of the source of the tie's best claim; empty for a tie of the vocabulary.
  [[nodiscard]] Result<std::vector<std::uint32_t>> cite(EdgeIndex edge, const Filter& filter);
  [[nodiscard]] Result<std::vector<std::uint32_t>> cite(const Tie& tie) {
    return cite(tie.edge, options_.filter);
  }
  /// The source of a claim.
  [[nodiscard]] Result<ProseSource> source(ClaimIndex claim) const;

  void heading(ProseWord word);
  void item(std::string text, std::vector<std::uint32_t> cited = {});
  /// "Nothing of the kind" if no item was added since the heading.
  void close();

  Prose page;

 private:
  const Snapshot& graph_;
  const Store& store_;
  const Ontology& ontology_;
  const ReportOptions& options_;
  std::size_t items_ = 0;
};

}  // namespace lazo
