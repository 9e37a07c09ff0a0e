#pragma once
// Learns the lemma table (language/lemma.hpp) from forms with their lemmas.
//
//   LemmaLearner learner;
//   for (word) learner.add(word.form, word.lemma, upos);
//   const LearnedLemmas lemmas = learner.learn();
//
// For each part of speech the commonest script of every ending is stored where it differs from
// what the next shorter stored ending says; then every form that its endings get wrong. Forms
// count once each, however often they stand in the text. Deterministic. Not synchronised.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/analysis.hpp"
#include "language/lemma.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

struct LearnedLemmas {
  std::vector<StoredLemmaScript> scripts;
  std::vector<LemmaEntry> entries;  ///< rising by hash
};

/// The script that makes the lemma of the form; of the two that may, the one that strips less.
[[nodiscard]] StoredLemmaScript lemma_script(std::string_view form, std::string_view lemma);

class LemmaLearner {
 public:
  /// A lemma "_" is none. A proper noun whose lemma differs in case alone counts as its own lemma:
  /// treebanks disagree on that.
  void add(std::string_view form, std::string_view lemma, Upos upos);

  [[nodiscard]] LearnedLemmas learn() const;

 private:
  using FormKey = std::pair<Upos, std::string>;  // form in lower case
  std::map<FormKey, std::map<StoredLemmaScript, std::size_t>> counts_;
};

}  // namespace lazo
