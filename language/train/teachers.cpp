#include "language/train/teachers.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "language/train/batches.hpp"
#include "language/train/export.hpp"
#include "language/train/network.hpp"
#include "language/train/softmax.hpp"

namespace lazo {
namespace {

// Number in `table` of each label of a teacher.
std::vector<std::uint32_t> numbers_in(const LabelTable& table,
                                      const std::vector<std::string>& labels) {
  std::vector<std::uint32_t> out;
  for (const std::string& label : labels) out.push_back(table.find(label));
  return out;
}

void add_columns(ConstView from, const std::vector<std::uint32_t>& numbers, Matrix& sum) {
  for (std::size_t j = 0; j < from.columns; ++j) {
    const std::span<const float> column = from.column(j);
    const std::span<float> out = sum.column(j);
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (numbers[i] != kNoLabel) out[numbers[i]] += column[i];
    }
  }
}

// The label of each word that has the greatest share.
std::vector<std::uint32_t> likeliest(const WordShares& shares) {
  std::vector<std::uint32_t> out;
  for (std::size_t w = 0; w < shares.words(); ++w) {
    out.push_back(std::ranges::max_element(shares.word(w), {}, &LabelShare::share)->label);
  }
  return out;
}

// Training drops final marks now and then: only if it is the last word and nothing depends on it.
bool ends_in_mark(const Example& example) {
  const std::string& last = example.forms.back();
  if (example.forms.size() < 2 || (last != "." && last != "!" && last != "?")) return false;
  return std::ranges::find(example.heads, example.forms.size()) == example.heads.end();
}

// All but the relations of sentence `number` of a batch.
void believe_words(const Beliefs& sum, const Batch& batch, std::size_t number, Example& example) {
  for (std::size_t w = 0; w < example.forms.size(); ++w) {
    const std::size_t column = batch.packing.column(number, w);
    example.soft.tags.add_word(sum.tags.column(column));
    example.soft.names.add_word(sum.names.column(column));
    example.soft.heads.add_word(sum.arcs[number].column(w));
  }
  example.tags = likeliest(example.soft.tags);
  example.heads = likeliest(example.soft.heads);
  example.names.assign(example.forms.size(), kAnyName);
  example.ends_in_mark = ends_in_mark(example);
}

// The sentence whose words begin at column `first`.
void believe_relations(const Matrix& sum, std::size_t first, Example& example) {
  for (std::size_t w = 0; w < example.forms.size(); ++w) {
    example.soft.relations.add_word(sum.column(first + w));
  }
  example.relations = likeliest(example.soft.relations);
}

}  // namespace

// One network with its own rows.
class Teachers::Teacher {
 public:
  Teacher(const Parameters& parameters, const LabelTable& tags, const LabelTable& relations)
      : tags_(numbers_in(tags, parameters.tag_labels)),
        relations_(numbers_in(relations, parameters.label_labels)),
        tag_count_(tags.size()),
        relation_count_(relations.size()),
        rows_(parameters.row_hashes),
        forms_(rows_, no_vectors_),
        network_(parameters.dimensions,
                 {parameters.tag_labels.size(), parameters.label_labels.size(),
                  parameters.name_labels.size()},
                 rows_.size(), no_vectors_, unused_) {}

  Status load(const Parameters& parameters) { return import_network(parameters, network_); }

  // Batches of these sentences with the rows of this teacher.
  [[nodiscard]] BatchMaker maker(std::span<const Example> examples) {
    return {examples, forms_, BatchSettings{}};
  }

  // Adds what it believes; matrices that are empty get their size.
  void add(const Batch& batch, Beliefs& sum) {
    const Beliefs own = network_.believe(batch);
    if (sum.arcs.empty()) {
      sum.tags.reset(tag_count_, own.tags.columns());
      sum.names.reset(own.names.rows(), own.names.columns());
      for (const Matrix& arcs : own.arcs) sum.arcs.emplace_back(arcs.rows(), arcs.columns());
    }
    add_columns(own.tags, tags_, sum.tags);
    add_scaled(1.0F, own.names.values(), sum.names.values());
    for (std::size_t s = 0; s < own.arcs.size(); ++s) {
      add_scaled(1.0F, own.arcs[s].values(), sum.arcs[s].values());
    }
  }

  // After add() of the same batch.
  void add_relations(const Batch& batch, const std::vector<std::uint32_t>& heads, Matrix& sum) {
    const Matrix own = network_.believe_relations(batch, heads);
    if (sum.columns() == 0) sum.reset(relation_count_, own.columns());
    add_columns(own, relations_, sum);
  }

 private:
  std::vector<std::uint32_t> tags_;
  std::vector<std::uint32_t> relations_;
  std::size_t tag_count_;
  std::size_t relation_count_;
  WordVectors no_vectors_;  // the rows hold them
  Random unused_{0};
  RowTable rows_;
  FormTable forms_;
  Network network_;
};

Teachers::Teachers(std::vector<std::unique_ptr<Teacher>> teachers)
    : teachers_(std::move(teachers)) {}
Teachers::Teachers(Teachers&&) noexcept = default;
Teachers& Teachers::operator=(Teachers&&) noexcept = default;
Teachers::~Teachers() = default;

Result<Teachers> Teachers::of(std::span<const Parameters* const> parameters, const LabelTable& tags,
                              const LabelTable& relations) {
  std::vector<std::unique_ptr<Teacher>> out;
  for (const Parameters* p : parameters) {
    out.push_back(std::make_unique<Teacher>(*p, tags, relations));
    LAZO_CHECK(out.back()->load(*p));
  }
  return Teachers(std::move(out));
}

void Teachers::annotate(std::span<Example> examples) {
  for (BatchMaker::Plan& plan : teachers_.front()->maker(examples).plan_all()) {
    std::vector<Batch> batches;
    Beliefs sum;
    for (const auto& teacher : teachers_) {
      batches.push_back(teacher->maker(examples).plain_batch(plan));
      teacher->add(batches.back(), sum);
    }
    std::vector<std::uint32_t> heads;
    for (std::size_t s = 0; s < plan.size(); ++s) {
      Example& example = examples[plan[s]];
      believe_words(sum, batches.front(), s, example);
      heads.insert(heads.end(), example.heads.begin(), example.heads.end());
    }
    Matrix relations;  // of the heads that the teachers agree on
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      teachers_[t]->add_relations(batches[t], heads, relations);
    }
    for (std::size_t s = 0; s < plan.size(); ++s) {
      believe_relations(relations, batches.front().first_words[s], examples[plan[s]]);
    }
  }
}

}  // namespace lazo
