#pragma once
// The forward pass of a model in integers: forms of a few sentences -> tags, arcs, relations,
// names.
//
//   InferenceScratch scratch;                       // one a thread and model, reused
//   Inference inference(model, best_kernels());
//   inference.read(forms, sentences, scratch);      // results stand in scratch.results, .names
//
// What it computes is language/network.md with the roundings of kernels.hpp; the bits do not depend
// on the kernels, on the other sentences of the batch or on what was read before.
// The steps of the recurrent layers run over all sentences of a batch at once (longest first), so
// that each weight is loaded once for many words. The inputs of layer 1 depend on the form alone
// and are kept for the forms met last.
// Thread safety: const after construction. No allocation per word once a scratch has grown.
// Tested by inference_test.cpp against network.md in floating point.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/form_cache.hpp"
#include "language/kernels.hpp"
#include "language/model.hpp"
#include "language/names.hpp"
#include "language/tree_parser.hpp"

namespace lazo {

/// A sentence of a batch: forms [first_word, first_word + size), 1 to kLongestSentence.
struct InferenceSentence {
  std::uint32_t first_word = 0;
  std::uint32_t size = 0;
  bool parse = true;  ///< false: tags and names only
};

/// The most words that are read as one sentence: arcs take n * n scores.
inline constexpr std::size_t kLongestSentence = 256;

/// What the network says of a word.
struct InferenceResult {
  std::uint32_t tag = 0;       ///< index into Model::tags()
  std::uint32_t head = 0;      ///< index in the sentence; its size is the root
  std::uint16_t relation = 0;  ///< index into Model::relations()
  std::uint8_t margin = 0;     ///< Word::arc_margin
};

/// Memory of Inference::read and its results. Serves one model: it keeps rows made with it.
struct InferenceScratch {
  std::vector<InferenceResult> results;  ///< one a form
  std::vector<NameSpan> names;           ///< in indices of forms; sentences in the order given

  // The rest is private to inference.cpp.
  FormCache forms;
  std::vector<std::uint32_t> form_rows, new_rows, order;
  std::vector<WeightedRow> rows;
  std::vector<std::int32_t> sums;
  std::vector<std::int16_t> cells, projected, scores;
  std::vector<std::int8_t> inputs, states, layer1, layer2, name_layer;
  TreeParserScratch tree;
  NameScratch name;
};

class Inference {
 public:
  /// Both must outlive this.
  Inference(const Model& model, const Kernels& kernels);

  void read(std::span<const std::string_view> forms, std::span<const InferenceSentence> sentences,
            InferenceScratch& scratch) const;

 private:
  void embed(std::span<const std::string_view> forms, InferenceScratch& scratch) const;
  void embed_new(std::span<const std::string_view> forms, InferenceScratch& scratch) const;
  void project(MatrixId id, const std::int8_t* inputs, std::size_t stride, std::size_t count,
               InferenceScratch& scratch, std::vector<std::int16_t>& out) const;
  void run_layer(std::span<const InferenceSentence> sentences, MatrixId forward, std::size_t units,
                 const std::int16_t* inputs, const std::uint32_t* input_rows,
                 InferenceScratch& scratch, std::vector<std::int8_t>& out, std::size_t words) const;
  void tag(const std::int8_t* layer, std::size_t words, InferenceScratch& scratch) const;
  void find_names(std::span<const InferenceSentence> sentences, const std::int8_t* layer,
                  std::size_t words, InferenceScratch& scratch) const;
  void parse(const InferenceSentence& sentence, InferenceScratch& scratch) const;

  const Model& model_;
  const Kernels& kernels_;
  NameDecoder name_decoder_;
  TreeParser parser_;
};

}  // namespace lazo
