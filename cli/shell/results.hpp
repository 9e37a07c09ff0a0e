#pragma once
// The nodes of the last answer, numbered: `about %2` asks about the second of them.
//
//   Results results;
//   results.take(answer_json);          // of the question just answered
//   results.line()                      // "%1 Mexico   %2 T-MEC"
//   results.replace(words)              // "%2" becomes the key of T-MEC
//
// A plain value.

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo::cli::shell {

class Results {
 public:
  /// Takes the nodes of an envelope in the order in which they are shown, without those that were
  /// asked for. An answer without nodes leaves the numbers as they are.
  void take(std::string_view answer_json);

  /// One line for the reader; empty if there are none.
  [[nodiscard]] std::string line() const;

  /// Replaces words of the form %N. Errors: kUsage for a number that nothing has.
  [[nodiscard]] Status replace(std::vector<std::string>& words) const;

 private:
  struct Node {
    std::string key;
    std::string name;
  };
  std::vector<Node> nodes_;
};

}  // namespace lazo::cli::shell
