#pragma once
// How good is an analysis? The metrics of the CoNLL 2018 shared task and of spans of names.
//
//   LAZO_TRY(const Evaluation e, evaluate_conllu(gold, "gold.conllu", system, "out.conllu"));
//   e.find("LAS")->f1()                  // 0.8431
//
// Both files must hold the same characters but for white space; tokens, words and sentences may
// differ. Definitions: http://universaldependencies.org/conll18/evaluation.html (Tokens, Sentences,
// Words, UPOS, UFeats, Lemmas, UAS, LAS); words of overlapping multiword tokens are aligned by the
// longest common subsequence of their lower-case forms. Names are spans of MISC NER=B-X/I-X, right
// if span and type are the same. NER leaves out names found of a type that the gold file never
// uses: a file without MISC says nothing about it. NER_all counts them as wrong, as conlleval does;
// NER_span compares spans alone. Relations: LAS counted by the gold relation. Counts are integers:
// scores are the same on every machine. Pure; O(n), but for the alignment of one multiword stretch,
// which is quadratic in its few words.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

/// Right answers among those given and those due.
struct Score {
  std::string name;  ///< "LAS", "NER_PER", "nsubj"
  std::size_t right = 0;
  std::size_t system = 0;
  std::size_t gold = 0;

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct Evaluation {
  std::vector<Score> metrics;  ///< Tokens, Sentences, Words, UPOS, ..., then NER if the gold has it
  std::vector<Score> relations;  ///< by name; system and gold words with that relation

  /// The metric of a name, or null.
  [[nodiscard]] const Score* find(std::string_view name) const;
  /// Adds the counts of another file.
  void add(const Evaluation& other);
};

/// Errors (kBadInput): no CoNLL-U; characters that differ, with what stands there on both sides.
[[nodiscard]] Result<Evaluation> evaluate_conllu(std::string_view gold, std::string_view gold_name,
                                                 std::string_view system,
                                                 std::string_view system_name);

/// A file of `word TAB label` lines (IOB2, empty lines between sentences) as CoNLL-U whose words
/// have only FORM and NER. Labels other than PER, ORG, LOC become MISC. Every token is followed by
/// a space. Errors (kBadInput): a line without a tab or space, a label that is not O, B-X, I-X.
[[nodiscard]] Result<std::string> conllu_of_names(std::string_view text, std::string_view where);

}  // namespace lazo
