#include "graph/lexicon/lemma_cell.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"

namespace lazo {
namespace {

std::vector<std::string_view> spaced(std::string_view cell) {
  std::vector<std::string_view> out = split(cell, ' ');
  std::erase(out, std::string_view());
  return out;
}

}  // namespace

std::vector<std::string> lemmas_of(std::string_view cell) {
  std::vector<std::string> out = {""};
  for (const std::string_view word : spaced(cell)) {
    std::vector<std::string> longer;
    for (const std::string& begun : out) {
      for (const std::string_view alternative : split(word, '|')) {
        std::string lemma = begun.empty() ? std::string() : begun + ' ';
        lemma += alternative;
        std::replace(lemma.begin(), lemma.end(), '_', ' ');
        longer.push_back(std::move(lemma));
      }
    }
    out = std::move(longer);
  }
  return out;
}

std::size_t head_of(std::span<const std::string_view> phrase, Language language) {
  static constexpr std::string_view kPrepositions[] = {"of", "for", "in", "to", "with", "on"};
  static constexpr std::string_view kInFront[] = {
      "primer", "primera", "gran",  "alto",  "alta",    "pequeña",  "mediana",
      "mayor",  "haut",    "haute", "grand", "premier", "première", "petite"};
  const auto is_one_of = [](std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::size_t head = 0;
  if (language == Language::kEnglish) {
    while (head + 1 < phrase.size() && !is_one_of(phrase[head + 1], kPrepositions)) ++head;
  } else {
    while (head + 1 < phrase.size() && is_one_of(phrase[head], kInFront)) ++head;
  }
  return head;
}

std::vector<std::string_view> lemma_words(std::string_view lemma, Language language) {
  constexpr std::size_t kLongestElided = 2;  // "qu'"
  std::vector<std::string_view> out;
  for (std::string_view word : spaced(lemma)) {
    const std::size_t apostrophe = word.find('\'');
    if (language == Language::kFrench && apostrophe <= kLongestElided &&
        apostrophe + 1 < word.size()) {
      out.push_back(word.substr(0, apostrophe + 1));
      word.remove_prefix(apostrophe + 1);
    }
    out.push_back(word);
  }
  return out;
}

}  // namespace lazo
