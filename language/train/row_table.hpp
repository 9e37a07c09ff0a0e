#pragma once
// Which features get a trainable row, and which rows each form of the corpus has.
//
//   RowCounter counter;   for (form) counter.add(form);
//   RowTable table(counter.frequent(2, limit));
//   FormTable forms(table, vectors);
//   const FormRows& rows = forms.rows(forms.intern("Québec"));
//
// Row 0 stands for unknown words. Deterministic: rows are chosen by count, then by hash.
// Not synchronised.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/features.hpp"
#include "language/train/word_vectors.hpp"

namespace lazo {

/// Counts features over a corpus.
class RowCounter {
 public:
  void add(std::string_view form) { add(features_of(form)); }
  void add(const WordFeatures& features);
  /// The features that were seen at least `smallest` times, at most `limit` of them, in rising
  /// order, with kUnknownWord.
  [[nodiscard]] std::vector<std::uint32_t> frequent(std::uint32_t smallest,
                                                    std::size_t limit) const;

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;
};

/// Hash of a feature <-> number of its row.
class RowTable {
 public:
  static constexpr std::uint32_t kUnknownRow = 0;
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;

  /// `hashes` are rising and hold kUnknownWord, which is the least of all hashes.
  explicit RowTable(std::vector<std::uint32_t> hashes);

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] const std::vector<std::uint32_t>& hashes() const { return hashes_; }
  [[nodiscard]] std::uint32_t find(std::uint32_t hash) const;

 private:
  std::vector<std::uint32_t> hashes_;
  std::unordered_map<std::uint32_t, std::uint32_t> rows_;
};

/// What the input layer adds up for a form.
struct FormRows {
  std::uint32_t word = RowTable::kUnknownRow;
  std::uint32_t vector = kNoVector;   ///< column of the word vectors
  std::vector<std::uint32_t> pieces;  ///< with repeats
};

/// Every form once.
class FormTable {
 public:
  /// Both must outlive this.
  FormTable(const RowTable& rows, const WordVectors& vectors) : rows_(rows), vectors_(vectors) {}

  /// Number of the form, the same for the same form.
  [[nodiscard]] std::uint32_t intern(std::string_view form);
  [[nodiscard]] const FormRows& rows(std::uint32_t form) const { return form_rows_[form]; }

 private:
  const RowTable& rows_;
  const WordVectors& vectors_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<FormRows> form_rows_;
};

}  // namespace lazo
