#pragma once
// Everything that training learns from, in the numbers of the network: sentences with trees, with
// names, or with both.
//
//   LAZO_TRY(const Corpus corpus, build_corpus(files, settings));
//   corpus.examples[0].forms, .tags, .heads, .relations, .names
//
// Sentences whose words stand in an excluded file are dropped and counted. Names of a sentence that
// is also in a treebank are joined with its tree, if the words are the same. Deterministic: the
// order of the files is the order of the examples.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "language/train/gold.hpp"
#include "language/train/label_shares.hpp"
#include "language/train/label_table.hpp"
#include "language/train/lemmas.hpp"
#include "language/train/parameters.hpp"

namespace lazo {

/// A file of the caller, already read.
struct CorpusFile {
  std::string name;  ///< without folders
  std::string bytes;
  std::string licence;  ///< for the provenance of the model; may be empty
  float share = 1.0F;   ///< share of its sentences that an epoch sees, drawn anew for each
};

struct CorpusFiles {
  std::vector<CorpusFile> treebanks;
  /// Treebanks of a near language: trees and tags to learn from, in the labels of `treebanks`;
  /// their lemmas are none of this language.
  std::vector<CorpusFile> related;
  std::vector<CorpusFile> names;
  /// CoNLL-U of which the words alone count: sentences for teachers to annotate.
  std::vector<CorpusFile> silver;
  std::vector<CorpusFile> excluded;
};

struct CorpusSettings {
  Language language = Language::kUnknown;
  bool keep_xpos = false;              ///< tags of the language are part of the label
  std::size_t smallest_tag = 3;        ///< a rarer tag label becomes the commonest of its UPOS
  std::size_t longest_sentence = 160;  ///< longer ones are left out: they are lists, mostly
  /// Labels to keep instead of those of the files; a label beside them becomes the nearest of them.
  const std::vector<std::string>* fixed_tags = nullptr;
  const std::vector<std::string>* fixed_relations = nullptr;
};

/// A sentence to learn from.
struct Example {
  std::vector<std::string> forms;
  std::vector<std::uint32_t> tags;   ///< empty without a tree, like the next two
  std::vector<std::uint32_t> heads;  ///< 0 the root, else word + 1
  std::vector<std::uint32_t> relations;
  std::vector<std::uint32_t> names;  ///< mask of labels for each word; empty if unknown
  float share = 1.0F;
  SoftLabels soft;            ///< what teachers believe, if it was they who annotated the sentence
  bool ends_in_mark = false;  ///< the last word is a full stop or the like on which nothing depends

  [[nodiscard]] bool has_tree() const { return !heads.empty(); }
  [[nodiscard]] bool is_silver() const { return soft.heads.words() > 0; }
};

struct Corpus {
  std::vector<Example> examples;
  std::size_t first_silver = 0;  ///< from here on examples have forms alone: for teachers
  LabelTable tags;
  LabelTable relations;
  LearnedLemmas lemmas;
  std::vector<TrainingFile> files;
  std::size_t dropped = 0;            ///< sentences that stand in an excluded file
  std::vector<std::uint64_t> hashes;  ///< of the examples, rising, no repeats
};

/// "UPOS|XPOS|FEATS" of a word of a treebank.
[[nodiscard]] std::string tag_label(const GoldWord& word, bool keep_xpos);

/// kBadInput for a file that cannot be read or if there is no tree at all.
[[nodiscard]] Result<Corpus> build_corpus(const CorpusFiles& files, const CorpusSettings& settings);

}  // namespace lazo
