#pragma once
// What training leaves behind: tensors in float, label tables, lemma scripts and where it all came
// from. Inference does not read this: quantize() turns it into the integer model that ships.
//
//   LAZO_TRY(const Parameters parameters, read_parameters(bytes, "en.params"));
//   const Tensor* u = parameters.find("arc.bilinear");   // names and shapes: language/network.md
//   std::string bytes = write_parameters(parameters);
//
// The file (version 1, little endian): magic "LZP1"; then, in the order of the struct below,
// integers as u32 (hashes of sentences u64), floats as IEEE 754 binary32, a string as u32 size and
// bytes, a list as u32 count and its items, a Tensor as name, list of dimensions, list of values.
// The last four bytes are the magic again, so that a file that was cut short is noticed.
// Values; not synchronised. Reading is O(bytes) and checks every count against what is left.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "language/lemma.hpp"

namespace lazo {

/// The sizes of the network (language/network.md gives each its letter).
struct Dimensions {
  std::uint32_t embedding = 128;   ///< D
  std::uint32_t hidden = 160;      ///< H: units of a sentence layer in one direction
  std::uint32_t arc = 128;         ///< A
  std::uint32_t label = 128;       ///< L
  std::uint32_t name_hidden = 64;  ///< N: units of the name layer in one direction
  std::uint32_t distance = 16;     ///< K: distances are cut at +-K
  std::uint32_t tag_layer = 2;     ///< the layer (1 or 2) that the tag head reads
  std::uint32_t name_layer = 1;    ///< the layer (1 or 2) that the name layer reads

  friend bool operator==(const Dimensions&, const Dimensions&) = default;
};

/// A named array, row-major.
struct Tensor {
  std::string name;
  std::vector<std::uint32_t> shape;
  std::vector<float> values;
};

/// A training file.
struct TrainingFile {
  std::string name;     ///< file name without its folders
  std::string sha256;   ///< of the file as read, 64 hexadecimal digits
  std::string licence;  ///< as the sources table says; empty if it does not say
};

/// A script with its own text (LemmaScript is the view of it).
struct StoredLemmaScript {
  bool keep_case = false;
  std::uint8_t strip = 0;
  std::string append;

  [[nodiscard]] LemmaScript view() const { return {keep_case, strip, append}; }
  friend auto operator<=>(const StoredLemmaScript&, const StoredLemmaScript&) = default;
};

struct Parameters {
  std::string language;               ///< "en", "es", "fr"
  std::uint32_t feature_version = 0;  ///< kFeatureVersion at training
  Dimensions dimensions;

  std::vector<std::string> tag_labels;    ///< "UPOS|XPOS|FEATS"; XPOS empty, FEATS "_" if none
  std::vector<std::string> label_labels;  ///< relations, as deprel_name() writes them
  std::vector<std::string> name_labels;   ///< "O", "B-PER", "I-PER", "L-PER", "U-PER", "B-ORG", ...

  std::vector<std::uint32_t> row_hashes;  ///< rising; row i of "embedding.rows" belongs to hash i
  std::vector<Tensor> tensors;            ///< in the order of language/network.md

  std::vector<StoredLemmaScript> lemma_scripts;
  std::vector<LemmaEntry> lemma_entries;  ///< rising by hash

  std::vector<TrainingFile> files;
  std::uint64_t seed = 0;
  std::uint32_t epochs = 0;
  std::uint32_t dropped_sentences = 0;  ///< training sentences that stood in an excluded file
  std::string note;                     ///< one line for people: what is peculiar about this run
  /// sentence_hash() (language/sentence_hash.hpp) of every training sentence, rising, no repeats.
  std::vector<std::uint64_t> sentence_hashes;

  /// The tensor of that name, or nullptr. O(tensors).
  [[nodiscard]] const Tensor* find(std::string_view name) const;
};

/// The file as bytes. Deterministic.
[[nodiscard]] std::string write_parameters(const Parameters& parameters);

/// Parameters from the bytes of a file; `where` names it in messages. kBadInput if it is not one.
[[nodiscard]] Result<Parameters> read_parameters(std::string_view bytes, std::string_view where);

}  // namespace lazo
