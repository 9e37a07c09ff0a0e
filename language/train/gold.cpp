#include "language/train/gold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "language/analysis.hpp"
#include "language/conllu.hpp"
#include "language/sentence_hash.hpp"

namespace lazo {
namespace {

Error bad_line(std::string_view where, std::size_t line, std::string message) {
  return {ErrorCode::kBadInput,
          std::move(message),
          std::string(where) + ":" + std::to_string(line),
          {}};
}

// The features that the evaluation of CoNLL-2018 counts, sorted.
constexpr std::array<std::string_view, 21> kUniversalFeatures = {
    "Abbr",    "Animacy", "Aspect",   "Case",    "Definite", "Degree",   "Evident",
    "Foreign", "Gender",  "Mood",     "NumType", "Number",   "Person",   "Polarity",
    "Polite",  "Poss",    "PronType", "Reflex",  "Tense",    "VerbForm", "Voice"};

// Surface tokens that are always two words in the treebanks of the language.
struct Contraction {
  Language language;
  std::string_view token;
  std::string_view first;
  std::string_view second;
};
constexpr std::array<Contraction, 5> kContractions = {{
    {Language::kSpanish, "del", "de", "el"},
    {Language::kSpanish, "al", "a", "el"},
    {Language::kFrench, "du", "de", "le"},
    {Language::kFrench, "au", "à", "le"},
    {Language::kFrench, "aux", "à", "les"},
}};

// A word of the treebank; nothing if its head or relation is missing.
std::optional<GoldWord> word_of(const ConlluLine& line) {
  GoldWord word;
  word.form = line.form;
  word.lemma = line.lemma;
  word.upos = line.upos;
  word.xpos = line.xpos == "_" ? std::string_view() : line.xpos;
  word.features = universal_features(line.features);
  word.relation = deprel_name(deprel_of_name(line.relation));
  const char* end = line.head.data() + line.head.size();
  const auto [stop, error] = std::from_chars(line.head.data(), end, word.head);
  if (error != std::errc() || stop != end || line.relation == "_") return std::nullopt;
  return word;
}

// The sentence, empty unless every word has its place in a tree.
GoldSentence sentence_of(std::span<const ConlluLine> lines) {
  GoldSentence sentence;
  for (const ConlluLine& line : lines) {
    if (line.is_surface()) continue;
    std::optional<GoldWord> word = word_of(line);
    if (!word) return {};
    sentence.push_back(*std::move(word));
  }
  const bool whole = std::ranges::all_of(
      sentence, [&](const GoldWord& word) { return word.head <= sentence.size(); });
  return whole ? sentence : GoldSentence();
}

void append_token(std::string_view form, std::string_view tag, Language language, GoldNames& out) {
  for (const Contraction& c : kContractions) {
    if (c.language != language || c.token != form) continue;
    const bool begins = tag.size() > 2 && tag.front() == 'B';
    out.push_back({std::string(c.first), std::string(tag)});
    out.push_back(
        {std::string(c.second), begins ? "I" + std::string(tag.substr(1)) : std::string(tag)});
    return;
  }
  out.push_back({std::string(form), std::string(tag)});
}

// Does the first line that is neither empty nor a comment have the ten columns of CoNLL-U?
bool is_conllu(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty() && line.front() != '#') return std::ranges::count(line, '\t') == 9;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return false;
}

// A line of JSON with the list "sentence".
Status hash_json_line(std::string_view line, std::string_view where,
                      std::vector<std::uint64_t>& out) {
  LAZO_TRY(const Json value, parse_json(line, where));
  const Json* tokens = value.find("sentence");
  if (tokens == nullptr || !tokens->is_array()) {
    return Error{
        ErrorCode::kBadInput, "a line of JSON without the list 'sentence'", std::string(where), {}};
  }
  SentenceHash hash;
  for (const Json& token : tokens->items()) hash.add(token.as_string());
  out.push_back(hash.value());
  return {};
}

}  // namespace

std::string universal_features(std::string_view features) {
  std::string out;
  for (const std::string_view feature : lazo::split(features, '|')) {
    const std::string_view name = feature.substr(0, feature.find('='));
    if (!std::ranges::binary_search(kUniversalFeatures, name)) continue;
    if (!out.empty()) out += '|';
    out += feature;
  }
  return out.empty() ? "_" : out;
}

Result<std::vector<GoldSentence>> read_treebank(std::string_view text, std::string_view where) {
  std::vector<GoldSentence> sentences;
  LAZO_CHECK(
      for_each_conllu_sentence(text, where, [&](std::span<const ConlluLine> lines) -> Status {
        if (GoldSentence sentence = sentence_of(lines); !sentence.empty()) {
          sentences.push_back(std::move(sentence));
        }
        return {};
      }));
  return sentences;
}

Result<std::vector<std::vector<std::string>>> read_words(std::string_view text,
                                                         std::string_view where) {
  std::vector<std::vector<std::string>> sentences;
  LAZO_CHECK(
      for_each_conllu_sentence(text, where, [&](std::span<const ConlluLine> lines) -> Status {
        std::vector<std::string>& words = sentences.emplace_back();
        for (const ConlluLine& line : lines) {
          if (!line.is_surface()) words.emplace_back(line.form);
        }
        return {};
      }));
  return sentences;
}

Result<std::vector<GoldNames>> read_names(std::string_view text, std::string_view where,
                                          Language language) {
  std::vector<GoldNames> sentences;
  GoldNames sentence;
  Status status;
  const auto end_sentence = [&] {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
    sentence.clear();
  };
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (line.empty()) return end_sentence();
    const std::vector<std::string_view> cells = split(line, '\t');
    const std::string_view tag = cells.size() == 2 ? cells[1] : std::string_view();
    const bool fine =
        tag == "O" || (tag.size() > 2 && tag[1] == '-' && (tag[0] == 'B' || tag[0] == 'I'));
    if (!fine && status.ok()) {
      status = bad_line(where, number, "expected a token, a tab and an IOB2 tag");
    }
    if (fine) append_token(cells[0], tag, language, sentence);
  });
  LAZO_CHECK(std::move(status));
  end_sentence();
  return sentences;
}

Result<std::vector<std::uint64_t>> hash_sentences(std::string_view text, std::string_view where) {
  std::vector<std::uint64_t> out;
  if (is_conllu(text)) {
    LAZO_CHECK(
        for_each_conllu_sentence(text, where, [&](std::span<const ConlluLine> lines) -> Status {
          SentenceHash hash;
          for (const ConlluLine& line : lines) {
            if (!line.is_surface()) hash.add(line.form);
          }
          out.push_back(hash.value());
          return {};
        }));
    return out;
  }
  SentenceHash hash;
  bool any = false;
  Status status;
  const auto end_sentence = [&] {
    if (any) out.push_back(hash.value());
    hash = SentenceHash();
    any = false;
  };
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (!status.ok()) return;
    if (line.empty()) return end_sentence();
    if (line.front() == '{') {
      status = hash_json_line(line, std::string(where) + ":" + std::to_string(number), out);
      return;
    }
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < 2) return;
    hash.add(cells[0]);
    any = true;
  });
  LAZO_CHECK(std::move(status));
  end_sentence();
  return out;
}

}  // namespace lazo
