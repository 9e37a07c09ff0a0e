#include "language/inference.hpp"

#include <algorithm>
#include <numeric>

#include "language/features.hpp"
#include "language/greatest.hpp"
#include "language/project.hpp"

namespace lazo {
Inference::Inference(const Model& model, const Kernels& kernels)
    : model_(model),
      kernels_(kernels),
      name_decoder_(model.name_labels()),
      parser_(model, kernels) {}

void Inference::read(std::span<const std::string_view> forms,
                     std::span<const InferenceSentence> sentences,
                     InferenceScratch& scratch) const {
  const std::size_t words = forms.size();
  const ModelDimensions& d = model_.dimensions();
  scratch.results.assign(words, {});
  scratch.names.clear();
  if (words == 0) return;
  // Longest sentence first, so that those still running are a prefix.
  scratch.order.resize(sentences.size());
  std::iota(scratch.order.begin(), scratch.order.end(), 0U);
  std::ranges::stable_sort(scratch.order, [&](std::uint32_t a, std::uint32_t b) {
    return sentences[a].size > sentences[b].size;
  });

  embed(forms, scratch);
  run_layer(sentences, MatrixId::kRecurrent1Forward, d.hidden, scratch.forms.row(0),
            scratch.form_rows.data(), scratch, scratch.layer1, words);
  project(MatrixId::kInput2, scratch.layer1.data(), 2 * d.hidden, words, scratch,
          scratch.projected);
  run_layer(sentences, MatrixId::kRecurrent2Forward, d.hidden, scratch.projected.data(), nullptr,
            scratch, scratch.layer2, words);
  tag((d.tag_layer == 1 ? scratch.layer1 : scratch.layer2).data(), words, scratch);
  find_names(sentences, (d.name_layer == 1 ? scratch.layer1 : scratch.layer2).data(), words,
             scratch);
  for (const InferenceSentence& sentence : sentences) {
    if (sentence.parse) parse(sentence, scratch);
  }
}

void Inference::embed(std::span<const std::string_view> forms, InferenceScratch& scratch) const {
  scratch.forms.begin_batch(8 * std::size_t{model_.dimensions().hidden});
  scratch.form_rows.resize(forms.size());
  scratch.new_rows.clear();
  for (std::uint32_t w = 0; w < forms.size(); ++w) {
    bool is_new = false;
    scratch.form_rows[w] = scratch.forms.find_or_add(forms[w], is_new);
    if (is_new) scratch.new_rows.push_back(w);
  }
  embed_new(forms, scratch);
}

void Inference::embed_new(std::span<const std::string_view> forms,
                          InferenceScratch& scratch) const {
  const std::size_t size = model_.dimensions().embedding;
  const std::size_t gates = model_.matrix(MatrixId::kInput1).rows;
  const int shift = model_.row_bits() - kInputBits;
  // 4.0, less what makes the high part 128.
  constexpr std::int32_t kLimit = (127 << 7) + 63;
  grow(scratch.sums, std::max(2 * kProductBatch * gates, size));
  grow(scratch.inputs, 2 * kProductBatch * size);
  for (std::size_t begin = 0; begin < scratch.new_rows.size(); begin += kProductBatch) {
    const std::size_t count = std::min(kProductBatch, scratch.new_rows.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const WordFeatures features = features_of(forms[scratch.new_rows[begin + i]]);
      scratch.rows.clear();
      const std::uint32_t word = model_.find_row(features.word());
      const std::uint32_t unknown = model_.find_row(kUnknownWord);
      if (word != Model::kNoRow) {
        scratch.rows.push_back(model_.row(word));
      } else if (unknown != Model::kNoRow) {
        scratch.rows.push_back(model_.row(unknown));
      }
      for (const std::uint32_t piece : features.pieces()) {
        const std::uint32_t row = model_.find_row(piece);
        if (row != Model::kNoRow) scratch.rows.push_back(model_.row(row));
      }
      kernels_.sum_rows(scratch.rows.data(), scratch.rows.size(), size, scratch.sums.data());
      // 8 bits would be too coarse here, so the input goes in as two: high * 128 + low.
      std::int8_t* high = scratch.inputs.data() + 2 * i * size;
      std::int8_t* low = high + size;
      for (std::size_t k = 0; k < size; ++k) {
        const std::int32_t rounded = (scratch.sums[k] + (1 << (shift - 1))) >> shift;
        const std::int32_t value = std::clamp(rounded, -kLimit, kLimit);
        const std::int32_t upper = (value + 64) >> 7;
        high[k] = static_cast<std::int8_t>(upper);
        low[k] = static_cast<std::int8_t>(value - 128 * upper);
      }
    }
    kernels_.multiply(model_.matrix(MatrixId::kInput1), scratch.inputs.data(), size, 2 * count,
                      scratch.sums.data());
    for (std::size_t i = 0; i < count; ++i) {
      std::int32_t* high = scratch.sums.data() + 2 * i * gates;
      const std::int32_t* low = high + gates;
      for (std::size_t k = 0; k < gates; ++k) high[k] += (low[k] + 64) >> 7;
      const std::uint32_t index = scratch.form_rows[scratch.new_rows[begin + i]];
      kernels_.rescale(high, model_.rescale(MatrixId::kInput1), gates, scratch.forms.row(index));
    }
  }
}

void Inference::project(MatrixId id, const std::int8_t* inputs, std::size_t stride,
                        std::size_t count, InferenceScratch& scratch,
                        std::vector<std::int16_t>& out) const {
  grow(out, count * model_.matrix(id).rows);
  lazo::project(kernels_, model_, id, inputs, stride, count, scratch.sums, out.data());
}

void Inference::run_layer(std::span<const InferenceSentence> sentences, MatrixId forward,
                          std::size_t units, const std::int16_t* inputs,
                          const std::uint32_t* input_rows, InferenceScratch& scratch,
                          std::vector<std::int8_t>& out, std::size_t words) const {
  const std::size_t count = sentences.size();
  grow(out, words * 2 * units);
  grow(scratch.sums, count * 4 * units);
  grow(scratch.states, count * units);
  grow(scratch.cells, count * units);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const auto id = static_cast<MatrixId>(static_cast<std::size_t>(forward) + direction);
    std::fill_n(scratch.states.begin(), count * units, std::int8_t{0});
    std::fill_n(scratch.cells.begin(), count * units, std::int16_t{0});
    std::size_t active = count;
    for (std::uint32_t t = 0;; ++t) {
      while (active > 0 && sentences[scratch.order[active - 1]].size <= t) --active;
      if (active == 0) break;
      kernels_.multiply(model_.matrix(id), scratch.states.data(), units, active,
                        scratch.sums.data());
      for (std::size_t s = 0; s < active; ++s) {
        const InferenceSentence& sentence = sentences[scratch.order[s]];
        const std::size_t word = sentence.first_word + (direction == 0 ? t : sentence.size - 1 - t);
        const std::size_t row = input_rows != nullptr ? input_rows[word] : word;
        std::int8_t* state = scratch.states.data() + s * units;
        kernels_.step(scratch.sums.data() + s * 4 * units, model_.rescale(id),
                      inputs + row * 8 * units + direction * 4 * units, units,
                      scratch.cells.data() + s * units, state);
        std::copy_n(state, units, out.data() + word * 2 * units + direction * units);
      }
    }
  }
}

void Inference::tag(const std::int8_t* layer, std::size_t words, InferenceScratch& scratch) const {
  const std::size_t stride = model_.matrix(MatrixId::kTag).rows;
  project(MatrixId::kTag, layer, 2 * std::size_t{model_.dimensions().hidden}, words, scratch,
          scratch.scores);
  for (std::size_t w = 0; w < words; ++w) {
    scratch.results[w].tag = static_cast<std::uint32_t>(
        first_greatest(scratch.scores.data() + w * stride, model_.tags().size()));
  }
}

void Inference::find_names(std::span<const InferenceSentence> sentences, const std::int8_t* layer,
                           std::size_t words, InferenceScratch& scratch) const {
  const ModelDimensions& d = model_.dimensions();
  project(MatrixId::kNameInput, layer, 2 * std::size_t{d.hidden}, words, scratch,
          scratch.projected);
  run_layer(sentences, MatrixId::kNameRecurrentForward, d.name_hidden, scratch.projected.data(),
            nullptr, scratch, scratch.name_layer, words);
  project(MatrixId::kName, scratch.name_layer.data(), 2 * std::size_t{d.name_hidden}, words,
          scratch, scratch.scores);
  const std::size_t stride = model_.matrix(MatrixId::kName).rows;
  for (const InferenceSentence& sentence : sentences) {
    name_decoder_.decode(scratch.scores.data() + sentence.first_word * stride, stride,
                         sentence.size, sentence.first_word, scratch.name, scratch.names);
  }
}

void Inference::parse(const InferenceSentence& sentence, InferenceScratch& scratch) const {
  const std::size_t width = 2 * std::size_t{model_.dimensions().hidden};
  project(MatrixId::kHeads, scratch.layer2.data() + sentence.first_word * width, width,
          sentence.size, scratch, scratch.projected);
  parser_.parse(scratch.projected.data(), sentence.size, scratch.tree);
  for (std::size_t w = 0; w < sentence.size; ++w) {
    InferenceResult& result = scratch.results[sentence.first_word + w];
    result.head = scratch.tree.heads[w];
    result.relation = scratch.tree.relations[w];
    result.margin = scratch.tree.margins[w];
  }
}

}  // namespace lazo
