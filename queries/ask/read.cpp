#include "queries/ask/read.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"
#include "language/identify.hpp"
#include "queries/ask/reading.hpp"

namespace lazo::ask {
namespace {

/// Longer texts are no questions, and patterns with gaps would take long over them.
constexpr std::size_t kMostBytes = 600;

constexpr std::array kLanguages = {Language::kEnglish, Language::kSpanish, Language::kFrench};

std::size_t position_of(Language language) {
  return static_cast<std::size_t>(std::find(kLanguages.begin(), kLanguages.end(), language) -
                                  kLanguages.begin());
}

/// The question with its names as the graph writes them: a tagger reads "Estados Unidos" better
/// than "estados unidos". The spans of the names become those of the new text.
std::string with_written_names(std::string_view text, std::vector<FoundName>& names) {
  std::string out;
  std::size_t at = 0;
  for (FoundName& name : names) {
    out += text.substr(at, name.span.begin - at);
    at = name.span.end;
    const auto begin = static_cast<std::uint32_t>(out.size());
    out += name.written;
    name.span = {begin, static_cast<std::uint32_t>(out.size())};
  }
  out += text.substr(at);
  if (!out.empty() && out.back() != '?' && out.back() != '.' && out.back() != '!') out += '?';
  return out;
}

}  // namespace

Result<Reader> Reader::create(const Ontology& ontology, const Engine& engine) {
  Reader reader(ontology, engine);
  LAZO_TRY(Lexicons lexicons, Lexicons::embedded());
  reader.lexicons_ = std::make_unique<const Lexicons>(std::move(lexicons));
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    LAZO_TRY(reader.cues_[i], CueTable::embedded(kLanguages[i]));
  }
  return reader;
}

const CueTable& Reader::cues_of(Language language) const {
  return cues_[position_of(language)];
}

Language Reader::language_of(const Snapshot& graph, std::string_view text) const {
  const Language guess = identify_language(text).language;
  Language best = guess == Language::kUnknown ? Language::kEnglish : guess;
  std::size_t most = 0;
  for (const Language language : kLanguages) {
    const Analysis words = split(std::string(text), language);
    // A French name in an English question says nothing of the question's language.
    const std::vector<FoundName> names = find_names(graph, *ontology_, words, cues_of(language));
    std::size_t known = 0;
    for (std::uint32_t w = 0; w < words.words.size(); ++w) {
      const std::uint32_t at = words.span(w).begin;
      const bool in_name = std::any_of(names.begin(), names.end(), [at](const FoundName& name) {
        return at >= name.span.begin && at < name.span.end;
      });
      if (in_name) continue;
      const std::string folded = fold_text(words.form(w));
      const Lexicon& lexicon = lexicons_->of(language);
      if (cues_of(language).knows(folded) || lexicon.function_words.contains(folded)) {
        known += 4;
      } else if (!lexicon.lemmas(lower(words.form(w)), {}).empty()) {
        known += 2;
      }
      if (language == Language::kSpanish && words.form(w).starts_with("¿")) known += 4;
    }
    if (language == guess) ++known;  // of two that know as many words
    if (known > most) {
      most = known;
      best = language;
    }
  }
  return best;
}

Question Reader::read(const Snapshot& graph, std::string_view text, Language language,
                      Engine::Scratch& scratch) const {
  Question question;
  question.text = text;
  if (text.size() > kMostBytes) return question;
  question.language = language == Language::kUnknown ? language_of(graph, text) : language;
  const CueTable& cues = cues_of(question.language);
  const Analysis words = split(std::string(text), question.language);
  std::vector<FoundName> names = find_names(graph, *ontology_, words, cues);
  const Analysis analysis =
      engine_->analyze(with_written_names(text, names), question.language, scratch);
  return QuestionReading(graph, *ontology_, lexicons_->of(question.language), cues, analysis, names,
                         std::move(question))
      .read();
}

}  // namespace lazo::ask
