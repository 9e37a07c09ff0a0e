#pragma once
// Texts as the program reads them, in a store and a graph: what questions are asked of in tests.
//
//   const tests::ReadTexts texts({{"a.txt", "Mexico sends 83% of its exports to Canada."}});
//   texts.ask("How much of Mexico's exports go to Canada?").figures

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/ask/answer.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo::tests {

class ReadTexts {
 public:
  /// Names and texts.
  explicit ReadTexts(const std::vector<std::pair<std::string, std::string>>& texts);

  /// The eight documents of the folder examples/, read once.
  [[nodiscard]] static const ReadTexts& examples();

  [[nodiscard]] const Snapshot& graph() const { return graph_; }
  /// The answer, out of graph and store. `question` receives how the text was understood.
  [[nodiscard]] ask::AskAnswer ask(std::string_view text, ask::Question* question = nullptr) const;
  [[nodiscard]] ask::AskAnswer ask(ask::Question& question, const Filter& filter) const;

 private:
  testing::TemporaryFolder folder_;
  Store store_;
  Snapshot graph_;
};

}  // namespace lazo::tests
