#pragma once
// Networks that annotate sentences nobody has annotated, for another network to learn from
// (Kuncoro et al. 2016, "Distilling an ensemble of greedy dependency parsers into one MST parser";
// Hinton et al. 2015): what they say together is the mean of their probabilities.
//
//   LAZO_TRY(Teachers teachers, Teachers::of({&first, &second}, tags, relations));
//   teachers.annotate(examples);        // sets tags, heads, relations, names and `soft`
//
// The teachers may differ in sizes, rows and training data; labels are matched by name, and what a
// teacher says of a label that the table does not hold is left out. Deterministic. Not
// synchronised. O(words) for each teacher, a third of a training step each.

#include <memory>
#include <span>
#include <vector>

#include "graph/base/result.hpp"
#include "language/train/corpus.hpp"
#include "language/train/label_table.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

class Teachers {
 public:
  /// At least one. The tables are copied; the parameters are not needed afterwards. kBadInput if
  /// parameters are not whole.
  [[nodiscard]] static Result<Teachers> of(std::span<const Parameters* const> parameters,
                                           const LabelTable& tags, const LabelTable& relations);

  Teachers(Teachers&&) noexcept;
  Teachers& operator=(Teachers&&) noexcept;
  ~Teachers();

  /// Annotates sentences of which only the forms are known.
  void annotate(std::span<Example> examples);

 private:
  class Teacher;

  explicit Teachers(std::vector<std::unique_ptr<Teacher>> teachers);

  std::vector<std::unique_ptr<Teacher>> teachers_;
};

}  // namespace lazo
