#include "bench/float_path.hpp"

#include <numeric>

#include "language/train/batches.hpp"
#include "language/train/network.hpp"
#include "language/train/row_table.hpp"

namespace lazo::bench {
namespace {

// As many sentences as fit are read together, as in training.
std::vector<Example> examples_of(const std::vector<const Analysis*>& texts) {
  std::vector<Example> out;
  for (const Analysis* text : texts) {
    for (const Sentence& sentence : text->sentences) {
      Example& example = out.emplace_back();
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        const Token& token = text->tokens[t];
        for (std::uint32_t w = token.first_word; w < token.end_word; ++w) {
          example.forms.emplace_back(text->form(w));
        }
      }
      if (example.forms.empty()) out.pop_back();
    }
  }
  return out;
}

RowTable rows_of(const std::vector<Example>& examples, std::size_t limit) {
  RowCounter counter;
  for (const Example& example : examples) {
    for (const std::string& form : example.forms) counter.add(form);
  }
  return RowTable(counter.frequent(1, limit));
}

Dimensions dimensions_of(const ModelDimensions& d) {
  return {.embedding = d.embedding,
          .hidden = d.hidden,
          .arc = d.arc,
          .label = d.label,
          .name_hidden = d.name_hidden,
          .distance = d.distance,
          .tag_layer = d.tag_layer,
          .name_layer = d.name_layer};
}

}  // namespace

struct FloatPath::State {
  State(const Model& model, const std::vector<const Analysis*>& texts)
      : examples(examples_of(texts)),
        rows(rows_of(examples, model.row_count())),
        forms(rows, vectors),
        random(1),
        network(dimensions_of(model.dimensions()),
                {model.tags().size(), model.relations().size(), model.name_labels().size()},
                rows.size(), vectors, random),
        maker(examples, forms, BatchSettings{}) {
    // All forms first: batches point at the rows of forms, which move while forms are added.
    for (const Example& example : examples) {
      for (const std::string& form : example.forms) static_cast<void>(forms.intern(form));
    }
    for (BatchMaker::Plan& plan : maker.plan_all()) batches.push_back(maker.plain_batch(plan));
  }

  std::vector<Example> examples;
  WordVectors vectors;  // none: the rows of a model hold them
  RowTable rows;
  FormTable forms;
  Random random;
  Network network;
  BatchMaker maker;
  std::vector<Batch> batches;
};

FloatPath::FloatPath(const Model& model, const std::vector<const Analysis*>& texts)
    : state_(std::make_unique<State>(model, texts)) {}

FloatPath::~FloatPath() = default;

std::size_t FloatPath::run() {
  std::size_t sum = 0;
  for (const Batch& batch : state_->batches) {
    const Predictions p = state_->network.predict(batch);
    sum = std::accumulate(p.relations.begin(), p.relations.end(), sum);
  }
  return sum;
}

}  // namespace lazo::bench
