#include "language/train/scores.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "language/train/batches.hpp"
#include "language/train/name_labels.hpp"

namespace lazo {
namespace {

std::string_view up_to(std::string_view text, char mark) {
  return text.substr(0, text.find(mark));
}

// The network on sentences that have words with a `form`; `use(sentence number, batch, place in the
// batch, predictions)` is called for each sentence.
template <typename Sentence, typename Use>
void predict_all(Network& network, std::span<const Sentence> sentences, FormTable& forms,
                 const Use& use) {
  std::vector<Example> examples;
  for (const Sentence& sentence : sentences) {
    Example& example = examples.emplace_back();
    for (const auto& word : sentence) example.forms.push_back(word.form);
  }
  BatchMaker maker(examples, forms, BatchSettings{});
  for (BatchMaker::Plan& plan : maker.plan_all()) {
    const Batch batch = maker.plain_batch(plan);
    const Predictions predictions = network.predict(batch);
    for (std::size_t s = 0; s < plan.size(); ++s) use(plan[s], batch, s, predictions);
  }
}

}  // namespace

TreeScores score_trees(Network& network, std::span<const GoldSentence> sentences,
                       const LabelTable& tags, const LabelTable& relations, FormTable& forms) {
  TreeScores out;
  predict_all(network, sentences, forms,
              [&](std::uint32_t number, const Batch& batch, std::size_t s, const Predictions& p) {
                const GoldSentence& gold = sentences[number];
                for (std::size_t w = 0; w < gold.size(); ++w) {
                  const std::size_t at = batch.first_words[s] + w;
                  const std::string_view tag = tags.names()[p.tags[batch.packing.column(s, w)]];
                  const std::string_view relation = relations.names()[p.relations[at]];
                  const bool head = p.heads[at] == gold[w].head;
                  ++out.words;
                  out.right_upos += up_to(tag, '|') == gold[w].upos ? 1U : 0U;
                  out.right_heads += head ? 1U : 0U;
                  out.right_arcs +=
                      head && up_to(relation, ':') == up_to(gold[w].relation, ':') ? 1U : 0U;
                }
              });
  return out;
}

NameScores score_names(Network& network, std::span<const GoldNames> sentences, FormTable& forms) {
  std::uint32_t classes = 0;
  for (const GoldNames& sentence : sentences) {
    for (const NameRange& name : gold_names(sentence)) classes |= 1U << name.name_class;
  }
  NameScores out;
  predict_all(
      network, sentences, forms,
      [&](std::uint32_t number, const Batch& batch, std::size_t s, const Predictions& p) {
        const GoldNames& sentence = sentences[number];
        Matrix scores(p.name_scores.rows(), sentence.size());
        for (std::size_t w = 0; w < sentence.size(); ++w) {
          std::ranges::copy(p.name_scores.column(batch.packing.column(s, w)),
                            scores.column(w).begin());
        }
        std::vector<NameRange> found = decode_names(scores);
        std::erase_if(
            found, [&](const NameRange& name) { return (classes >> name.name_class & 1U) == 0; });
        const std::vector<NameRange> gold = gold_names(sentence);
        out.gold += gold.size();
        out.found += found.size();
        out.right +=
            static_cast<std::size_t>(std::ranges::count_if(found, [&](const NameRange& name) {
              return std::ranges::find(gold, name) != gold.end();
            }));
      });
  return out;
}

}  // namespace lazo
