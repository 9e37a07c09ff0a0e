#include "language/tree_parser.hpp"

#include <algorithm>
#include <limits>
#include <span>

#include "language/greatest.hpp"
#include "language/log_sum.hpp"
#include "language/project.hpp"

namespace lazo {
namespace {

/// Margins count in steps of 1/32 of a natural logarithm.
constexpr int kStepBits = 5;
/// Heads this much behind the best are still in question.
constexpr std::int64_t kDoubtSteps = 3 << kStepBits;
/// How often words that were turned away may look for another head.
constexpr int kRehangRounds = 3;

std::int16_t saturate16(std::int32_t value) {
  return static_cast<std::int16_t>(std::clamp(value, -32768, 32767));
}

std::int32_t saturate32(std::int64_t value) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp(value, -kMost, kMost));
}

/// Whether `ancestor` is on the way from a word to the root, or is the word itself.
bool hangs_from(std::span<const std::uint32_t> heads, std::size_t word, std::size_t ancestor) {
  while (word != heads.size() && word != ancestor) word = heads[word];
  return word == ancestor;
}

}  // namespace

/// What a call of parse works on.
struct TreeParser::Sentence {
  const std::int16_t* projected;
  std::size_t n;
  TreeParserScratch& scratch;

  [[nodiscard]] std::int32_t* arcs_to(std::size_t word) const {
    return scratch.arc_scores.data() + word * (n + 1);
  }
  [[nodiscard]] std::span<std::uint32_t> heads() const { return std::span(scratch.heads).first(n); }
};

TreeParser::TreeParser(const Model& model, const Kernels& kernels)
    : model_(model), kernels_(kernels), slots_(model.relations(), model.root_relation()) {}

void TreeParser::parse(const std::int16_t* projected, std::size_t n,
                       TreeParserScratch& scratch) const {
  const Sentence sentence{projected, n, scratch};
  grow(scratch.heads, n);
  grow(scratch.relations, n);
  grow(scratch.margins, n);
  score_arcs(sentence);
  weigh_relations(sentence);
  find_tree(std::span(scratch.arc_scores).first(n * (n + 1)), n, scratch.tree, sentence.heads());
  choose_relations(sentence);
  measure_margins(sentence);
}

/// How much better one score of an arc is than another, in steps.
std::int64_t TreeParser::steps_between(std::int64_t better, std::int64_t worse) const {
  return (better - worse) * model_.margin_multiplier() >> model_.margin_shift();
}

/// network.md, section 4.
void TreeParser::score_arcs(const Sentence& sentence) const {
  const std::size_t n = sentence.n;
  TreeParserScratch& scratch = sentence.scratch;
  const ModelDimensions& d = model_.dimensions();
  const std::size_t stride = model_.matrix(MatrixId::kHeads).rows;
  grow(scratch.keys, (n + 1) * d.arc);
  grow(scratch.parts, n * d.arc);
  grow(scratch.queries, n * model_.matrix(MatrixId::kBilinear).rows);
  grow(scratch.arc_scores, n * (n + 1));
  for (std::size_t w = 0; w < n; ++w) {
    const std::int16_t* from = sentence.projected + w * stride;
    kernels_.narrow(from, d.arc, true, scratch.keys.data() + w * d.arc);
    kernels_.narrow(from + d.arc, d.arc, true, scratch.parts.data() + w * d.arc);
  }
  std::ranges::copy(model_.arc_root(), scratch.keys.data() + n * d.arc);
  project(kernels_, model_, MatrixId::kBilinear, scratch.parts.data(), d.arc, n, scratch.sums,
          scratch.queries.data());

  const auto distances = model_.distances();
  const auto most = static_cast<std::int64_t>(d.distance);
  for (std::size_t w = 0; w < n; ++w) {
    std::int32_t* scores = sentence.arcs_to(w);
    const std::int16_t* query = scratch.queries.data() + w * d.arc;
    for (std::size_t h = 0; h <= n; ++h) {
      scores[h] = kernels_.dot(query, scratch.keys.data() + h * d.arc, d.arc);
    }
    for (std::size_t h = 0; h < n; ++h) {
      const auto offset = static_cast<std::int64_t>(h) - static_cast<std::int64_t>(w);
      scores[h] += distances[static_cast<std::size_t>(std::clamp(offset, -most, most) + most)];
    }
  }
}

/// Adds the logarithm of the probability of the best relation to heads in question: relative to
/// the worst of them, so that the others keep their scores.
void TreeParser::weigh_relations(const Sentence& sentence) const {
  const std::size_t n = sentence.n;
  TreeParserScratch& scratch = sentence.scratch;
  if (model_.margin_multiplier() == 0) return;  // scores of arcs without a unit
  const std::size_t label = model_.dimensions().label;
  const std::size_t stride = model_.matrix(MatrixId::kLabel).rows;
  for (std::size_t w = 0; w < n; ++w) {
    std::int32_t* arcs = sentence.arcs_to(w);
    const std::int32_t best = arcs[first_greatest_but(arcs, n + 1, w)];
    scratch.rivals.clear();
    for (std::uint32_t h = 0; h <= n; ++h) {
      if (h != w && steps_between(best, arcs[h]) < kDoubtSteps) scratch.rivals.push_back(h);
    }
    const std::size_t count = scratch.rivals.size();
    if (count < 2) continue;
    grow(scratch.parts, count * label);
    grow(scratch.relation_scores, count * stride);
    for (std::size_t i = 0; i < count; ++i) {
      join_labels(sentence, w, scratch.rivals[i], scratch.parts.data() + i * label);
    }
    project(kernels_, model_, MatrixId::kLabel, scratch.parts.data(), label, count, scratch.sums,
            scratch.relation_scores.data());
    grow(scratch.clearness, count);
    std::int32_t least = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::int16_t* scores = scratch.relation_scores.data() + i * stride;
      // The relation of the root is certain.
      scratch.clearness[i] = scratch.rivals[i] == n ? 0 : best_logarithm(scores);
      least = std::min(least, scratch.clearness[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::int64_t gain =
          (std::int64_t{scratch.clearness[i] - least} << model_.margin_shift()) /
          (model_.margin_multiplier() << (kLogBits - kStepBits));
      arcs[scratch.rivals[i]] = saturate32(arcs[scratch.rivals[i]] + gain);
    }
  }
}

/// Logarithm of the probability of the best of the relations but that of the root.
std::int32_t TreeParser::best_logarithm(const std::int16_t* scores) const {
  const std::size_t root = model_.root_relation();
  const std::size_t best = first_greatest_but(scores, model_.relations().size(), root);
  std::int32_t all = scores[best];
  for (std::size_t r = 0; r < model_.relations().size(); ++r) {
    if (r != best && r != root && scores[best] - scores[r] < kLogReach) {
      all = log_sum(all, scores[r]);
    }
  }
  return scores[best] - all;
}

/// Input of the relation scores of an arc (network.md, section 5).
void TreeParser::join_labels(const Sentence& sentence, std::size_t word, std::size_t head,
                             std::int8_t* part) const {
  const ModelDimensions& d = model_.dimensions();
  const std::size_t stride = model_.matrix(MatrixId::kHeads).rows;
  const std::int16_t* of_head = head < sentence.n ? sentence.projected + head * stride + 2 * d.arc
                                                  : model_.label_root().data();
  const std::int16_t* of_word = sentence.projected + word * stride + 2 * d.arc + d.label;
  std::vector<std::int16_t>& joined = sentence.scratch.queries;
  grow(joined, d.label);
  for (std::size_t i = 0; i < d.label; ++i) joined[i] = saturate16(of_head[i] + of_word[i]);
  kernels_.narrow(joined.data(), d.label, true, part);
}

void TreeParser::choose_relations(const Sentence& sentence) const {
  const std::size_t n = sentence.n;
  TreeParserScratch& scratch = sentence.scratch;
  const std::size_t label = model_.dimensions().label;
  const std::size_t stride = model_.matrix(MatrixId::kLabel).rows;
  grow(scratch.parts, n * label);
  grow(scratch.relation_scores, n * stride);
  for (std::size_t w = 0; w < n; ++w) {
    join_labels(sentence, w, scratch.heads[w], scratch.parts.data() + w * label);
  }
  project(kernels_, model_, MatrixId::kLabel, scratch.parts.data(), label, n, scratch.sums,
          scratch.relation_scores.data());
  const auto fill = [&] {
    slots_.fill(scratch.relation_scores.data(), stride, sentence.heads(),
                std::span(scratch.relations).first(n), scratch.slots);
  };
  fill();
  for (int round = 0; round < kRehangRounds && rehang(sentence); ++round) fill();
}

/// Moves words that found their slot taken to the next best head where that costs less than the
/// relation they were left with. False if none was moved.
bool TreeParser::rehang(const Sentence& sentence) const {
  const std::size_t n = sentence.n;
  TreeParserScratch& scratch = sentence.scratch;
  const std::size_t label = model_.dimensions().label;
  const std::size_t stride = model_.matrix(MatrixId::kLabel).rows;
  bool moved = false;
  for (std::size_t w = 0; w < n; ++w) {
    if (scratch.slots.closed[w] == 0) continue;
    std::int16_t* scores = scratch.relation_scores.data() + w * stride;
    const std::size_t wanted =
        first_greatest_but(scores, model_.relations().size(), model_.root_relation());
    const std::int64_t loss =
        (scores[wanted] - scores[scratch.relations[w]]) >> (kScoreBits - kStepBits);
    const std::int32_t* arcs = sentence.arcs_to(w);
    std::size_t next = n;  // the root keeps its one word
    for (std::size_t h = 0; h < n; ++h) {
      if (h == scratch.heads[w] || hangs_from(sentence.heads(), h, w)) continue;
      if (next == n || arcs[h] > arcs[next]) next = h;
    }
    if (next == n || steps_between(arcs[scratch.heads[w]], arcs[next]) >= loss) continue;
    scratch.heads[w] = static_cast<std::uint32_t>(next);
    join_labels(sentence, w, next, scratch.parts.data());
    project(kernels_, model_, MatrixId::kLabel, scratch.parts.data(), label, 1, scratch.sums,
            scores);
    moved = true;
  }
  return moved;
}

/// A margin is how far an arc and its relation are ahead of their nearest rivals: the lesser.
void TreeParser::measure_margins(const Sentence& sentence) const {
  const std::size_t n = sentence.n;
  TreeParserScratch& scratch = sentence.scratch;
  const std::size_t stride = model_.matrix(MatrixId::kLabel).rows;
  const std::size_t root = model_.root_relation();
  for (std::size_t w = 0; w < n; ++w) {
    const std::int32_t* arcs = sentence.arcs_to(w);
    const std::size_t head = scratch.heads[w];
    std::int64_t ahead = std::int64_t{1} << 33;  // further than any score: no rival
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != w && h != head) ahead = std::min(ahead, std::int64_t{arcs[head]} - arcs[h]);
    }
    std::int64_t margin = std::clamp<std::int64_t>(steps_between(ahead, 0), 0, 255);
    if (head == n) {
      scratch.relations[w] = static_cast<std::uint16_t>(root);
    } else {
      const std::int16_t* scores = scratch.relation_scores.data() + w * stride;
      const std::size_t chosen = scratch.relations[w];
      for (std::size_t r = 0; r < model_.relations().size(); ++r) {
        if (r == chosen || r == root) continue;
        const std::int32_t lead = (scores[chosen] - scores[r]) >> (kScoreBits - kStepBits);
        margin = std::clamp<std::int64_t>(lead, 0, margin);
      }
    }
    scratch.margins[w] = static_cast<std::uint8_t>(margin);
  }
}

}  // namespace lazo
