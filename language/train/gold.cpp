#include "language/train/gold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "language/analysis.hpp"
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

// Reads the words of a sentence of CoNLL-U; the ends of sentences are the caller's business.
class TreebankReader {
 public:
  explicit TreebankReader(std::string_view where) : where_(where) {}

  Status line(std::string_view line, std::size_t number) {
    if (line.empty()) return end_sentence(), Status();
    if (line.front() == '#') return {};
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 10) return bad_line(where_, number, "a word of CoNLL-U has 10 columns");
    if (cells[0].find_first_of("-.") != std::string_view::npos) return {};
    GoldWord word;
    word.form = cells[1];
    word.lemma = cells[2];
    word.upos = cells[3];
    word.xpos = cells[4] == "_" ? std::string_view() : cells[4];
    word.features = universal_features(cells[5]);
    word.relation = deprel_name(deprel_of_name(cells[7]));
    const char* end = cells[6].data() + cells[6].size();
    const auto [stop, error] = std::from_chars(cells[6].data(), end, word.head);
    whole_ = whole_ && error == std::errc() && stop == end && cells[7] != "_";
    sentence_.push_back(std::move(word));
    return {};
  }

  void end_sentence() {
    for (const GoldWord& word : sentence_) whole_ = whole_ && word.head <= sentence_.size();
    if (whole_ && !sentence_.empty()) sentences_.push_back(std::move(sentence_));
    sentence_.clear();
    whole_ = true;
  }

  [[nodiscard]] std::vector<GoldSentence> take() && { return std::move(sentences_); }

 private:
  std::string_view where_;
  GoldSentence sentence_;
  bool whole_ = true;
  std::vector<GoldSentence> sentences_;
};

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
  TreebankReader reader(where);
  Status status;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (status.ok()) status = reader.line(line, number);
  });
  LAZO_CHECK(std::move(status));
  reader.end_sentence();
  return std::move(reader).take();
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
    if (cells.size() < 2) return;  // a comment
    const bool conllu = cells.size() == 10;
    if (conllu && cells[0].find_first_of("-.") != std::string_view::npos) return;
    hash.add(conllu ? cells[1] : cells[0]);
    any = true;
  });
  LAZO_CHECK(std::move(status));
  end_sentence();
  return out;
}

}  // namespace lazo
