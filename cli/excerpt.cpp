#include "cli/excerpt.hpp"

#include <algorithm>

namespace lazo::cli {
namespace {

constexpr std::string_view kLeftOut = "[…]";

/// Where the word that holds or follows `at` begins.
std::size_t word_begin(std::string_view text, std::size_t at) {
  const std::size_t space = at == 0 ? std::string_view::npos : text.rfind(' ', at - 1);
  return space == std::string_view::npos ? 0 : space + 1;
}

/// Where the word that holds `at` ends.
std::size_t word_end(std::string_view text, std::size_t at) {
  return std::min(text.find(' ', at), text.size());
}

}  // namespace

std::string excerpt(std::string_view sentence, const std::vector<Span>& matter, std::size_t most) {
  if (sentence.size() <= most) return std::string(sentence);
  std::size_t first = sentence.size();
  std::size_t last = 0;
  for (const Span span : matter) {
    if (span.empty() || span.end > sentence.size()) continue;
    first = std::min<std::size_t>(first, span.begin);
    last = std::max<std::size_t>(last, span.end);
  }
  if (first >= last) return std::string(sentence);
  // What is left of the length goes to both sides, at least a few words.
  constexpr std::size_t kLeastContext = 40;
  const std::size_t core = last - first;
  const std::size_t context = std::max(kLeastContext, core < most ? (most - core) / 2 : 0);
  const std::size_t begin = first <= context ? 0 : word_begin(sentence, first - context);
  const std::size_t end =
      sentence.size() - last <= context ? sentence.size() : word_end(sentence, last + context);
  std::string text;
  if (begin > 0) text += std::string(kLeftOut) + " ";
  text += sentence.substr(begin, end - begin);
  if (end < sentence.size()) text += " " + std::string(kLeftOut);
  return text;
}

}  // namespace lazo::cli
