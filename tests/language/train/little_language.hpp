#pragma once
// A made-up language whose trees follow from the words, and settings under which a tiny network
// learns it in a second: for tests of training as a whole.
//
//   std::string names;
//   const std::string conllu = Grammar(1).sentences(200, names);

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "language/train/random.hpp"
#include "language/train/trainer.hpp"

namespace lazo::test {

// "[the] ADJ* noun verbs the ADJ* noun ." with names among the nouns: heads and relations follow
// from the words, as in a real language, but simply.
class Grammar {
 public:
  explicit Grammar(std::uint64_t seed) : random_(seed) {}

  // CoNLL-U of `count` sentences; their names as token, tab, tag go to `names`.
  std::string sentences(std::size_t count, std::string& names) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      rows_.clear();
      const std::size_t subject = phrase();
      const std::size_t verb = add(pick({"signs", "blocks", "defends", "reviews"}), "VERB");
      const std::size_t object = phrase();
      const std::size_t mark = add(".", "PUNCT");
      link(subject, verb, "nsubj");
      link(object, verb, "obj");
      link(mark, verb, "punct");
      link(verb, 0, "root");
      write(out, names);
    }
    return out;
  }

 private:
  struct Row {
    std::string form, upos, relation;
    std::size_t head = 0;
  };

  std::string pick(std::vector<std::string> words) { return words[random_.below(words.size())]; }
  std::size_t add(std::string form, std::string upos) {
    rows_.push_back({std::move(form), std::move(upos), {}, 0});
    return rows_.size();
  }
  void link(std::size_t word, std::size_t head, std::string relation) {
    rows_[word - 1].head = head;
    rows_[word - 1].relation = std::move(relation);
  }
  std::size_t phrase() {
    if (random_.below(3) == 0)
      return add(pick({"Canada", "Mexico", "Ottawa", "Coparmex"}), "PROPN");
    std::vector<std::pair<std::size_t, std::string>> before = {{add("the", "DET"), "det"}};
    while (random_.below(2) == 0) {
      before.emplace_back(add(pick({"new", "old", "joint", "open"}), "ADJ"), "amod");
    }
    const std::size_t noun = add(pick({"treaty", "union", "tariff", "chamber"}), "NOUN");
    for (const auto& [word, relation] : before) link(word, noun, relation);
    return noun;
  }
  void write(std::string& trees, std::string& names) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      trees += std::to_string(i + 1) + "\t" + row.form + "\t" + row.form + "\t" + row.upos +
               "\t_\t_\t" + std::to_string(row.head) + "\t" + row.relation + "\t_\t_\n";
      const bool organisation = row.form == "Coparmex";
      names += row.form +
               (row.upos != "PROPN" ? "\tO"
                : organisation      ? "\tB-ORG"
                                    : "\tB-LOC") +
               "\n";
    }
    trees += "\n";
    names += "\n";
  }

  Random random_;
  std::vector<Row> rows_;
};

struct Recorder : TrainObserver {
  void start(const Corpus& corpus, std::size_t rows) override {
    examples = corpus.examples.size();
    dropped = corpus.dropped;
    row_count = rows;
  }
  void epoch(const EpochReport& report) override { reports.push_back(report); }

  std::size_t examples = 0;
  std::size_t dropped = 0;
  std::size_t row_count = 0;
  std::vector<EpochReport> reports;
};

inline TrainInput small_input() {
  std::string names;
  TrainInput input;
  input.corpus.treebanks = {{"train.conllu", Grammar(1).sentences(200, names), "CC0", 1.0F}};
  input.corpus.names = {{"train.tsv", names, "CC0", 1.0F}};
  std::string unseen_names;
  std::string unseen = Grammar(2).sentences(60, unseen_names);
  input.watched_names = {{"dev.tsv", unseen_names, "", 1.0F}};
  input.watched_treebanks = {{"dev.conllu", std::move(unseen), "", 1.0F}};
  return input;
}

inline TrainSettings small_settings() {
  TrainSettings settings;
  settings.corpus.language = Language::kEnglish;
  settings.dimensions.embedding = 32;
  settings.dimensions.hidden = 32;
  settings.dimensions.arc = 32;
  settings.dimensions.label = 32;
  settings.dimensions.name_hidden = 32;
  settings.batches.words = 24;
  settings.losses.dropout = 0.1F;
  settings.optimizer.rate = 0.01F;
  settings.optimizer.warm_up = 10;
  settings.optimizer.average = 0.9F;
  settings.epochs = 2;
  return settings;
}

}  // namespace lazo::test
