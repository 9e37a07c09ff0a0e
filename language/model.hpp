#pragma once
// The model of one language as it ships: a mapped file with integer weights, label tables, lemma
// tables and where all of it came from. Format: docs/model-format.md.
//
//   LAZO_TRY(const Model model, Model::open("models/en.lzm"));
//   const PackedMatrix& tags = model.matrix(MatrixId::kTag);
//   const std::uint32_t row = model.find_row(hash);          // kNoRow if the hash has none
//   LAZO_CHECK(model.verify());                              // the full checksum, O(bytes)
//
// Opening checks the header, its checksum and every size, index and range that the engine relies
// on, but reads the big arrays only as far as that needs (< 10 ms). A damaged or hostile file gives
// an error or wrong analyses, never a crash.
// Thread safety: immutable after opening. Movable. Views are valid as long as the model.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/file.hpp"
#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "language/analysis.hpp"
#include "language/kernels.hpp"
#include "language/lemma.hpp"

namespace lazo {

/// Sizes of the network; the letters are those of network.md.
struct ModelDimensions {
  std::uint32_t embedding = 0;    ///< D
  std::uint32_t hidden = 0;       ///< H
  std::uint32_t arc = 0;          ///< A
  std::uint32_t label = 0;        ///< L
  std::uint32_t name_hidden = 0;  ///< N
  std::uint32_t distance = 0;     ///< K
  std::uint32_t tag_layer = 0;    ///< 1 or 2
  std::uint32_t name_layer = 0;   ///< 1 or 2

  friend bool operator==(const ModelDimensions&, const ModelDimensions&) = default;
};

/// The matrices of a model. Those that read the same input are one. Gates stand in the order
/// input, forget, output, candidate. Stored: do not renumber.
enum class MatrixId : std::uint8_t {
  kInput1 = 0,                 ///< [8H, D], forward then backward
  kRecurrent1Forward = 1,      ///< [4H, H]
  kRecurrent1Backward = 2,     ///< [4H, H]
  kInput2 = 3,                 ///< [8H, 2H]
  kRecurrent2Forward = 4,      ///< [4H, H]
  kRecurrent2Backward = 5,     ///< [4H, H]
  kNameInput = 6,              ///< [8N, 2H]
  kNameRecurrentForward = 7,   ///< [4N, N]
  kNameRecurrentBackward = 8,  ///< [4N, N]
  kTag = 9,                    ///< [T, 2H]
  kHeads = 10,     ///< [2A + 2L, 2H]: arc head, arc dependent, label head, label dependent
  kBilinear = 11,  ///< [A, A]
  kLabel = 12,     ///< [R, L]
  kName = 13,      ///< [B, 2N]
};
inline constexpr std::size_t kMatrixCount = 14;

/// Fraction bits of the scores of tags, relations and names.
inline constexpr int kScoreBits = 8;
/// Fraction bits of a word's input vector, which is cut at +-4.
inline constexpr int kInputBits = 12;

/// A training file, as the model names it.
struct ModelSource {
  std::string name;
  std::string sha256;
  std::string licence;
};

/// Where a model comes from.
struct ModelProvenance {
  std::vector<ModelSource> files;
  std::uint64_t seed = 0;
  std::uint32_t epochs = 0;
  std::uint32_t dropped_sentences = 0;  ///< training sentences that stood in an evaluation file
  std::string note;
};

/// A tag label, taken apart.
struct TagLabel {
  Upos upos = Upos::kX;
  Morphology morphology;
  std::string_view text;  ///< "UPOS|XPOS|FEATS", of the model
};

/// A name label in the BILOU scheme.
struct NameLabel {
  enum class Place : std::uint8_t { kOutside, kBegin, kInside, kLast, kUnit };
  Place place = Place::kOutside;
  NameType type = NameType::kMisc;
  friend bool operator==(const NameLabel&, const NameLabel&) = default;
};

class Model {
 public:
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;

  /// Maps a file. kNotFound, kSystem; kBadInput if it is no model that this version can use.
  [[nodiscard]] static Result<Model> open(const std::string& path);
  /// A model in memory; `where` names it in messages.
  [[nodiscard]] static Result<Model> from_bytes(std::string bytes, std::string_view where);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const ModelDimensions& dimensions() const { return dimensions_; }
  [[nodiscard]] std::size_t file_size() const { return bytes_.size(); }
  /// SHA-256 that the header gives for the sections: the identity of the model.
  [[nodiscard]] std::string_view sha256() const;

  [[nodiscard]] const PackedMatrix& matrix(MatrixId id) const { return at(id).packed; }
  [[nodiscard]] const Rescale& rescale(MatrixId id) const { return at(id).rescale; }

  /// The row of a feature hash, or kNoRow. O(1): a bucket of two rows on average.
  [[nodiscard]] std::uint32_t find_row(std::uint32_t hash) const;
  /// A row with its multiplier. The sum of rows has row_bits() fraction bits.
  [[nodiscard]] WeightedRow row(std::uint32_t index) const {
    return {rows_.data() + std::size_t{index} * dimensions_.embedding, multipliers_[index]};
  }
  [[nodiscard]] std::size_t row_count() const { return hashes_.size(); }
  [[nodiscard]] int row_bits() const { return row_bits_; }

  [[nodiscard]] std::span<const std::int8_t> arc_root() const { return arc_root_; }       ///< [A]
  [[nodiscard]] std::span<const std::int16_t> label_root() const { return label_root_; }  ///< [L]
  /// Added to the score of an arc from d + offset to d: entry offset + K. [2K + 1]
  [[nodiscard]] std::span<const std::int32_t> distances() const { return distances_; }
  /// Margin of an arc in steps of 1/32: difference of scores * multiplier >> shift.
  [[nodiscard]] std::int64_t margin_multiplier() const { return margin_multiplier_; }
  [[nodiscard]] int margin_shift() const { return margin_shift_; }

  [[nodiscard]] std::span<const TagLabel> tags() const { return tags_; }
  [[nodiscard]] std::span<const Deprel> relations() const { return relations_; }
  /// Index of the relation "root" among relations().
  [[nodiscard]] std::size_t root_relation() const { return root_relation_; }
  [[nodiscard]] std::span<const NameLabel> name_labels() const { return name_labels_; }

  [[nodiscard]] std::span<const LemmaEntry> lemma_entries() const { return lemma_entries_; }
  [[nodiscard]] std::span<const LemmaScript> lemma_scripts() const { return lemma_scripts_; }

  [[nodiscard]] const ModelProvenance& provenance() const { return provenance_; }
  /// sentence_hash.hpp of every training sentence, rising.
  [[nodiscard]] std::span<const std::uint64_t> sentence_hashes() const { return sentence_hashes_; }

  /// Compares the SHA-256 of all sections with the header. O(bytes). kBadInput if they differ.
  [[nodiscard]] Status verify() const;

 private:
  friend class ModelReader;
  struct Matrix {
    PackedMatrix packed;
    Rescale rescale;
  };

  [[nodiscard]] const Matrix& at(MatrixId id) const {
    return matrices_[static_cast<std::size_t>(id)];
  }

  MappedFile file_;                   // one of these two holds the bytes;
  std::vector<std::uint64_t> owned_;  // words, so that every array in it is aligned
  std::string_view bytes_;            // all other views point into them
  std::string where_;
  Language language_ = Language::kUnknown;
  ModelDimensions dimensions_;
  Matrix matrices_[kMatrixCount];
  std::vector<std::int32_t> row_sums_;  // of all matrices, which point here
  std::span<const std::uint32_t> buckets_;
  unsigned bucket_shift_ = 31;
  std::span<const std::uint32_t> hashes_;
  std::span<const std::uint16_t> multipliers_;
  std::span<const std::int8_t> rows_;
  int row_bits_ = 0;
  std::span<const std::int8_t> arc_root_;
  std::span<const std::int16_t> label_root_;
  std::span<const std::int32_t> distances_;
  std::int64_t margin_multiplier_ = 0;
  int margin_shift_ = 0;
  std::vector<TagLabel> tags_;
  std::vector<Deprel> relations_;
  std::size_t root_relation_ = 0;
  std::vector<NameLabel> name_labels_;
  std::span<const LemmaEntry> lemma_entries_;
  std::vector<LemmaScript> lemma_scripts_;
  ModelProvenance provenance_;
  std::span<const std::uint64_t> sentence_hashes_;
};

/// Takes a tag label "UPOS|XPOS|FEATS" apart; what it does not know stays unmarked.
[[nodiscard]] TagLabel parse_tag_label(std::string_view text);
/// Takes "O", "B-PER", "L-LOC" apart; false if it is none.
[[nodiscard]] bool parse_name_label(std::string_view text, NameLabel& out);

}  // namespace lazo
