#include "graph/lexicon/lexicon.hpp"

#include <deque>

#include "graph/base/embedded.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles lexicon_data;
}  // namespace embedded

std::optional<LemmaId> Lexicon::find(std::string_view folded) const {
  const auto found = ids_.find(folded);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::vector<LemmaGuess> Lexicon::lemmas(std::string_view form, std::string_view lemma) const {
  constexpr std::size_t kMost = 8;
  constexpr std::size_t kLongestEnding = 8;
  std::vector<LemmaGuess> out;
  const auto add = [&](LemmaGuess guess) {
    for (LemmaGuess& known : out) {
      if (known.lemma != guess.lemma) continue;
      known.flags = static_cast<std::uint16_t>(known.flags | guess.flags);
      return;
    }
    if (out.size() < kMost) out.push_back(guess);
  };
  if (!lemma.empty()) {
    if (const auto id = find(fold_text(lemma))) add({*id, 0});
  }
  const std::string folded = fold_text(form);
  if (const auto id = find(folded)) add({*id, 0});
  if (const auto found = irregular_.find(folded); found != irregular_.end()) {
    for (const LemmaGuess guess : found->second) add(guess);
  }
  std::string guess;
  for (std::size_t n = 1; n <= kLongestEnding && n + 1 < form.size(); ++n) {
    const auto found = endings_.find(form.substr(form.size() - n));
    if (found == endings_.end()) continue;
    const std::string_view stem = form.substr(0, form.size() - n);
    const std::string folded_stem = folded == form ? std::string(stem) : fold_text(stem);
    for (const Ending& ending : found->second) {
      guess.assign(folded_stem).append(ending.lemma_ending);
      if (const auto id = find(guess)) add({*id, ending.flags});
    }
  }
  return out;
}

const Lexicon& Lexicons::of(Language language) const {
  const auto index = static_cast<std::size_t>(language);
  return by_language[language == Language::kUnknown ? static_cast<std::size_t>(Language::kEnglish)
                                                    : index];
}

Result<Lexicons> Lexicons::embedded() {
  static constexpr std::string_view kTables[] = {
      "verbs.tsv",  "nouns.tsv",  "adjectives.tsv", "offices.tsv",        "type_heads.tsv",
      "topics.tsv", "groups.tsv", "modality.tsv",   "negation.tsv",       "attribution.tsv",
      "time.tsv",   "units.tsv",  "endings.tsv",    "function_words.tsv", "prepositions.tsv"};
  Lexicons lexicons;
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    std::vector<LexiconFile> files;
    std::deque<std::string> paths;  // views of them stand in `files`
    for (const std::string_view table : kTables) {
      const std::string name = std::string(language_code(language)) + "/" + std::string(table);
      if (const std::string_view text = embedded::lexicon_data.find(name); !text.empty()) {
        files.push_back({table, text, paths.emplace_back(name)});
      }
    }
    LAZO_TRY(lexicons.by_language[static_cast<std::size_t>(language)],
             Lexicon::parse(language, files));
  }
  return lexicons;
}

}  // namespace lazo
