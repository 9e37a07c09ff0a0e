#include "language/inference.hpp"

#include <algorithm>
#include <numeric>

#include "language/features.hpp"
#include "language/greatest.hpp"

namespace lazo {
namespace {

/// Words whose sums are held at a time by a product: they stay in the second-level cache.
constexpr std::size_t kProductBatch = 24;

std::int16_t saturate16(std::int32_t value) {
  return static_cast<std::int16_t>(std::clamp(value, -32768, 32767));
}

template <typename T>
void grow(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

}  // namespace

Inference::Inference(const Model& model, const Kernels& kernels)
    : model_(model), kernels_(kernels), name_decoder_(model.name_labels()) {}

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
  const PackedMatrix& matrix = model_.matrix(id);
  grow(out, count * matrix.rows);
  grow(scratch.sums, kProductBatch * matrix.rows);
  for (std::size_t begin = 0; begin < count; begin += kProductBatch) {
    const std::size_t here = std::min(kProductBatch, count - begin);
    kernels_.multiply(matrix, inputs + begin * stride, stride, here, scratch.sums.data());
    for (std::size_t i = 0; i < here; ++i) {
      kernels_.rescale(scratch.sums.data() + i * matrix.rows, model_.rescale(id), matrix.rows,
                       out.data() + (begin + i) * matrix.rows);
    }
  }
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
  attach(sentence, scratch);
  relate(sentence, scratch);
}

/// Heads from scratch.projected (network.md, section 4).
void Inference::attach(const InferenceSentence& sentence, InferenceScratch& scratch) const {
  const ModelDimensions& d = model_.dimensions();
  const std::size_t n = sentence.size;
  const std::size_t stride = model_.matrix(MatrixId::kHeads).rows;
  grow(scratch.keys, (n + 1) * d.arc);
  grow(scratch.parts, n * d.arc);
  for (std::size_t w = 0; w < n; ++w) {
    const std::int16_t* from = scratch.projected.data() + w * stride;
    kernels_.narrow(from, d.arc, true, scratch.keys.data() + w * d.arc);
    kernels_.narrow(from + d.arc, d.arc, true, scratch.parts.data() + w * d.arc);
  }
  std::ranges::copy(model_.arc_root(), scratch.keys.data() + n * d.arc);
  project(MatrixId::kBilinear, scratch.parts.data(), d.arc, n, scratch, scratch.queries);

  const auto distances = model_.distances();
  const auto most = static_cast<std::int64_t>(d.distance);
  grow(scratch.arc_scores, n * (n + 1));
  for (std::size_t w = 0; w < n; ++w) {
    std::int32_t* scores = scratch.arc_scores.data() + w * (n + 1);
    const std::int16_t* query = scratch.queries.data() + w * d.arc;
    for (std::size_t h = 0; h <= n; ++h) {
      scores[h] = kernels_.dot(query, scratch.keys.data() + h * d.arc, d.arc);
    }
    for (std::size_t h = 0; h < n; ++h) {
      const auto offset = static_cast<std::int64_t>(h) - static_cast<std::int64_t>(w);
      scores[h] += distances[static_cast<std::size_t>(std::clamp(offset, -most, most) + most)];
    }
  }

  grow(scratch.heads, n);
  find_tree(std::span(scratch.arc_scores).first(n * (n + 1)), n, scratch.tree,
            std::span(scratch.heads).first(n));
  for (std::size_t w = 0; w < n; ++w) {
    const std::int32_t* scores = scratch.arc_scores.data() + w * (n + 1);
    const std::size_t head = scratch.heads[w];
    std::int64_t ahead = std::int64_t{1} << 33;  // further than any score: no rival
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != w && h != head) {
        ahead = std::min(ahead, std::int64_t{scores[head]} - scores[h]);
      }
    }
    InferenceResult& result = scratch.results[sentence.first_word + w];
    result.head = static_cast<std::uint32_t>(head);
    result.margin = static_cast<std::uint8_t>(std::clamp<std::int64_t>(
        ahead * model_.margin_multiplier() >> model_.margin_shift(), 0, 255));
  }
}

/// Relations of the arcs (network.md, section 5).
void Inference::relate(const InferenceSentence& sentence, InferenceScratch& scratch) const {
  const ModelDimensions& d = model_.dimensions();
  const std::size_t n = sentence.size;
  const std::size_t stride = model_.matrix(MatrixId::kHeads).rows;
  grow(scratch.parts, n * d.label);
  grow(scratch.queries, d.label);
  for (std::size_t w = 0; w < n; ++w) {
    const std::size_t head = scratch.results[sentence.first_word + w].head;
    const std::int16_t* of_head = head < n ? scratch.projected.data() + head * stride + 2 * d.arc
                                           : model_.label_root().data();
    const std::int16_t* of_word = scratch.projected.data() + w * stride + 2 * d.arc + d.label;
    for (std::size_t i = 0; i < d.label; ++i) {
      scratch.queries[i] = saturate16(of_head[i] + of_word[i]);
    }
    kernels_.narrow(scratch.queries.data(), d.label, true, scratch.parts.data() + w * d.label);
  }
  project(MatrixId::kLabel, scratch.parts.data(), d.label, n, scratch, scratch.scores);
  const std::size_t relations = model_.relations().size();
  const std::size_t score_stride = model_.matrix(MatrixId::kLabel).rows;
  for (std::size_t w = 0; w < n; ++w) {
    InferenceResult& result = scratch.results[sentence.first_word + w];
    if (result.head == n) {
      result.relation = static_cast<std::uint16_t>(model_.root_relation());
      continue;
    }
    const std::int16_t* scores = scratch.scores.data() + w * score_stride;
    const std::size_t best = first_greatest_but(scores, relations, model_.root_relation());
    result.relation = static_cast<std::uint16_t>(best);
    std::int32_t ahead = 1 << 16;
    for (std::size_t r = 0; r < relations; ++r) {
      if (r != best && r != model_.root_relation()) {
        ahead = std::min<std::int32_t>(ahead, scores[best] - scores[r]);
      }
    }
    result.margin =
        static_cast<std::uint8_t>(std::min<std::int32_t>(result.margin, ahead >> (kScoreBits - 5)));
  }
}

}  // namespace lazo
