#include "importers/extraction/trace.hpp"

#include <algorithm>

namespace lazo {
namespace {

/// The words from `word` up to its root, `word` first. Trees have no circles.
std::vector<std::uint32_t> upwards(const Analysis& analysis, std::uint32_t word) {
  std::vector<std::uint32_t> out;
  for (; word != Word::kNoHead; word = analysis.words[word].head) out.push_back(word);
  return out;
}

const Sentence& sentence_with(const Analysis& analysis, std::uint32_t word) {
  const auto after =
      std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), word,
                       [](std::uint32_t w, const Sentence& s) { return w < s.first_word; });
  return *std::prev(after);
}

/// The word of the sentence inside `span` whose head is not.
std::optional<std::uint32_t> top_of(const Analysis& analysis, const Sentence& sentence, Span span) {
  for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    const Word& word = analysis.words[w];
    if (!span.contains(word.span)) continue;
    if (word.head == Word::kNoHead || !span.contains(analysis.words[word.head].span)) return w;
  }
  return std::nullopt;
}

}  // namespace

const ClaimTrace* ExtractionTrace::find(const ClaimId& id) const {
  const auto found = std::find_if(claims.begin(), claims.end(),
                                  [&](const ClaimTrace& claim) { return claim.id == id; });
  return found == claims.end() ? nullptr : &*found;
}

std::optional<std::vector<TreeStep>> path_to(const Analysis& analysis, std::uint32_t from,
                                             Span end) {
  const std::optional<std::uint32_t> to = top_of(analysis, sentence_with(analysis, from), end);
  if (!to) return std::nullopt;
  const std::vector<std::uint32_t> rising = upwards(analysis, from);
  const std::vector<std::uint32_t> falling = upwards(analysis, *to);
  const auto meet =
      std::find_first_of(rising.begin(), rising.end(), falling.begin(), falling.end());
  if (meet == rising.end()) return std::nullopt;  // two roots
  std::vector<TreeStep> out;
  for (auto w = rising.begin(); w != meet; ++w) {
    out.push_back({*std::next(w), analysis.words[*w].deprel, true});
  }
  for (auto w = std::find(falling.begin(), falling.end(), *meet); w != falling.begin();) {
    --w;
    out.push_back({*w, analysis.words[*w].deprel, false});
  }
  return out;
}

std::string path_words(const Analysis& analysis, std::uint32_t from, Span end) {
  const std::optional<std::vector<TreeStep>> steps = path_to(analysis, from, end);
  if (!steps) return {};
  std::string out(analysis.form(from));
  for (const TreeStep& step : *steps) {
    const std::string label(deprel_name(step.deprel));
    out += step.up ? " <-" + label + "- " : " -" + label + "-> ";
    out += analysis.form(step.to);
  }
  return out;
}

}  // namespace lazo
