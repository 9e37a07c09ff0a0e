#pragma once
// Which relation the words of a question mean: the rows of the lexicons that extraction reads
// documents with (graph/lexicon), the labels of the ontology, and the few words that only questions
// use. So whatever a document can state, a question can ask.
//
//   const std::vector<Trigger> found = reader.find(units, analysis, used);   // best first
//
// Immutable; const access is thread-safe.

#include <string>
#include <vector>

#include "graph/lexicon/lexicon.hpp"
#include "graph/ontology/ontology.hpp"
#include "queries/ask/cues.hpp"
#include "queries/ask/question.hpp"

namespace lazo::ask {

/// A relation that words may mean, with the prepositions that its ends ask for.
struct TriggerSense {
  Sense sense;
  bool mutual = false;
  std::vector<std::string> agent_prepositions;  ///< empty = none asked for
  std::vector<std::string> patient_prepositions;
};

struct Trigger {
  std::vector<std::size_t> units;  ///< its words, the head first
  bool noun = false;               ///< "member of", "president"
  bool light = false;              ///< a verb that says nothing by itself
  bool ends_are_open = false;      ///< from a label: any preposition fits
  std::vector<TriggerSense> senses;
  std::size_t weight = 0;

  [[nodiscard]] std::size_t head() const { return units.front(); }
};

class TriggerReader {
 public:
  /// Borrows its arguments, which must outlive it.
  TriggerReader(const Ontology& ontology, const Lexicon& lexicon, const CueTable& cues);

  /// All that the units may mean but for those marked in `used`; the most telling first.
  [[nodiscard]] std::vector<Trigger> find(const std::vector<Unit>& units,
                                          const std::vector<bool>& used) const;

 private:
  void add_rows(const std::vector<Unit>& units, const std::vector<bool>& used, std::size_t at,
                const WordTable<TriggerRow>& table, bool noun, std::vector<Trigger>& found) const;
  void add_cues(const std::vector<Unit>& units, const std::vector<bool>& used,
                std::vector<Trigger>& found) const;
  void add_labels(const std::vector<Unit>& units, const std::vector<bool>& used,
                  std::vector<Trigger>& found) const;
  /// The words of a label without the articles that units leave out.
  [[nodiscard]] std::vector<std::string> label_words(std::string_view label) const;
  [[nodiscard]] bool may_be(const Unit& unit, LemmaId lemma) const;

  const Ontology& ontology_;
  const Lexicon& lexicon_;
  const CueTable& cues_;
};

}  // namespace lazo::ask
