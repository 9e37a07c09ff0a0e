#pragma once
// Sentences with right answers, as training and its development scores read them.
//
//   LAZO_TRY(const auto trees, read_treebank(bytes, "en_ewt-ud-train.conllu"));
//   LAZO_TRY(const auto names, read_names(bytes, "en_wikigold-train.tsv", Language::kEnglish));
//
// Pure functions; O(bytes).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"

namespace lazo {

/// A word of a treebank.
struct GoldWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;        ///< empty if there is none
  std::string features;    ///< the universal ones only, "_" if there are none
  std::uint32_t head = 0;  ///< 0: the root, else number of the word from 1
  std::string relation;    ///< reduced to what deprel_name() writes
};

using GoldSentence = std::vector<GoldWord>;

/// A token of a data set of names; the tag is IOB2 ("B-PER", "O").
struct GoldName {
  std::string form;
  std::string tag;
};

using GoldNames = std::vector<GoldName>;

/// The sentences of a CoNLL-U file (syntactic words only; no empty nodes). A sentence without a
/// tree (head or relation missing) is left out. kBadInput for lines that are not CoNLL-U.
[[nodiscard]] Result<std::vector<GoldSentence>> read_treebank(std::string_view text,
                                                              std::string_view where);

/// The words of the sentences of a CoNLL-U file (syntactic words only), whatever else it says.
[[nodiscard]] Result<std::vector<std::vector<std::string>>> read_words(std::string_view text,
                                                                       std::string_view where);

/// The sentences of a file with a token, a tab and an IOB2 tag a line, empty lines between. Tokens
/// that are two words everywhere ("del", "du") are split, so that names are of words.
[[nodiscard]] Result<std::vector<GoldNames>> read_names(std::string_view text,
                                                        std::string_view where, Language language);

/// The features that CoNLL-2018 counts, in their order; "_" if none is left.
[[nodiscard]] std::string universal_features(std::string_view features);

/// sentence_hash of every sentence of a file that training must not see: CoNLL-U, tokens in the
/// first column of lines with tabs, or JSON lines with a list "sentence" of tokens.
[[nodiscard]] Result<std::vector<std::uint64_t>> hash_sentences(std::string_view text,
                                                                std::string_view where);

}  // namespace lazo
