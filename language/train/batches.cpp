#include "language/train/batches.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace lazo {
namespace {

// The forms of an example, together with its number, so that both are sorted as one.
struct Drawn {
  std::uint32_t example;
  std::vector<std::string> forms;
};

Batch build_batch(std::span<const Example> examples, const std::vector<Drawn>& drawn,
                  FormTable& table) {
  std::vector<std::size_t> lengths;
  for (const Drawn& d : drawn) lengths.push_back(d.forms.size());
  Batch batch{Packing(lengths)};
  batch.has_trees = !drawn.empty() && examples[drawn.front().example].has_tree();
  batch.has_names = std::ranges::any_of(
      drawn, [&](const Drawn& d) { return !examples[d.example].names.empty(); });
  if (batch.has_trees) batch.tags.resize(batch.packing.words());
  if (batch.has_names) batch.names.resize(batch.packing.words(), kAnyName);
  batch.has_shares =
      std::ranges::any_of(drawn, [&](const Drawn& d) { return examples[d.example].is_silver(); });
  if (batch.has_shares) {
    for (auto* list :
         {&batch.shares.tags, &batch.shares.heads, &batch.shares.relations, &batch.shares.names}) {
      list->resize(batch.packing.words());
    }
  }
  std::vector<std::uint32_t> numbers(batch.packing.words());
  for (std::size_t s = 0; s < drawn.size(); ++s) {
    const Example& example = examples[drawn[s].example];
    for (std::size_t w = 0; w < lengths[s]; ++w) {
      const std::size_t column = batch.packing.column(s, w);
      numbers[column] = table.intern(drawn[s].forms[w]);
      if (batch.has_trees) batch.tags[column] = example.tags[w];
      if (batch.has_names && !example.names.empty()) batch.names[column] = example.names[w];
      if (!example.is_silver()) continue;
      const std::size_t at = batch.first_words[s] + w;
      batch.shares.tags[column] = example.soft.tags.word(w);
      batch.shares.names[column] = example.soft.names.word(w);
      batch.shares.heads[at] = example.soft.heads.word(w);
      batch.shares.relations[at] = example.soft.relations.word(w);
    }
    if (!batch.has_trees) continue;
    const auto end = static_cast<std::ptrdiff_t>(lengths[s]);
    batch.heads.insert(batch.heads.end(), example.heads.begin(), example.heads.begin() + end);
    batch.relations.insert(batch.relations.end(), example.relations.begin(),
                           example.relations.begin() + end);
  }
  // Only now: interning moves the rows of the table.
  for (std::size_t j = 0; j < numbers.size(); ++j) batch.words[j].rows = &table.rows(numbers[j]);
  return batch;
}

void sort_by_length(std::vector<Drawn>& drawn) {
  std::ranges::stable_sort(drawn, std::ranges::greater{},
                           [](const Drawn& d) { return d.forms.size(); });
}

}  // namespace

std::vector<BatchMaker::Plan> BatchMaker::cut(Plan order) const {
  std::vector<Plan> out;
  std::size_t words = 0;
  bool trees = false;
  for (const std::uint32_t number : order) {
    const Example& example = examples_[number];
    const bool fits = !out.empty() && words + example.forms.size() <= settings_.words &&
                      trees == example.has_tree();
    if (!fits) {
      out.emplace_back();
      words = 0;
      trees = example.has_tree();
    }
    out.back().push_back(number);
    words += example.forms.size();
  }
  return out;
}

std::vector<BatchMaker::Plan> BatchMaker::plan_epoch(Random& random) const {
  Plan order;
  for (std::uint32_t i = 0; i < examples_.size(); ++i) {
    if (settings_.only_names && examples_[i].names.empty()) continue;
    if (examples_[i].share >= 1.0F || random.unit() < examples_[i].share) order.push_back(i);
  }
  random.shuffle(order);  // among sentences of one length the neighbours change from epoch to epoch
  std::ranges::stable_sort(order, {}, [this](std::uint32_t i) {
    return std::tuple(examples_[i].has_tree(), examples_[i].forms.size());
  });
  std::vector<Plan> plans = cut(std::move(order));
  random.shuffle(plans);
  return plans;
}

std::vector<BatchMaker::Plan> BatchMaker::plan_all() const {
  Plan order;
  for (std::uint32_t i = 0; i < examples_.size(); ++i) order.push_back(i);
  std::ranges::stable_sort(order, {}, [this](std::uint32_t i) {
    return std::tuple(examples_[i].has_tree(), examples_[i].forms.size());
  });
  return cut(std::move(order));
}

Batch BatchMaker::training_batch(Plan& plan, Random& random) {
  std::vector<Drawn> drawn;
  for (const std::uint32_t number : plan) {
    drawn.push_back({number, noisy_forms(examples_[number], settings_.noise, random)});
  }
  sort_by_length(drawn);
  for (std::size_t i = 0; i < plan.size(); ++i) plan[i] = drawn[i].example;
  Batch batch = build_batch(examples_, drawn, forms_);
  for (InputWord& word : batch.words) {
    word.hide_word = random.unit() < settings_.hide_word;
    word.hide_vector = random.unit() < settings_.hide_vector;
  }
  return batch;
}

Batch BatchMaker::plain_batch(Plan& plan) {
  std::vector<Drawn> drawn;
  for (const std::uint32_t number : plan) drawn.push_back({number, examples_[number].forms});
  sort_by_length(drawn);
  for (std::size_t i = 0; i < plan.size(); ++i) plan[i] = drawn[i].example;
  return build_batch(examples_, drawn, forms_);
}

}  // namespace lazo
