#include "tests/importers/extraction/tables.hpp"

#include "graph/base/strings.hpp"
#include "language/split.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

template <typename T>
T loaded(Result<T> result) {
  if (!result.ok()) FAIL(result.error().text());
  return std::move(result).value();
}

}  // namespace

ExtractionTables::ExtractionTables()
    : ontology(loaded(shipped_ontology())),
      vocabulary(loaded(Vocabulary::load(builtin_tables(), ontology))),
      names(vocabulary),
      lexicons(loaded(Lexicons::embedded())),
      extractor(names, lexicons, ontology) {}

const ExtractionTables& extraction_tables() {
  static const ExtractionTables tables;
  return tables;
}

Extraction extract_text(const std::string& text, Language language) {
  Document document;
  document.text = text;
  document.language = language;
  document.uris = {"test.txt"};
  const Analysis analysis = split(text, language);
  return extraction_tables().extractor.extract(std::move(document), analysis);
}

Analysis analysis_of_tree(const std::string& tree, Language language) {
  Analysis out;
  out.language = language;
  Sentence sentence;
  sentence.depth = Depth::kParsed;
  for (const std::string_view item : split_list(tree, ' ')) {
    const std::vector<std::string_view> parts = split(item, '/');
    INFO(item);
    REQUIRE(parts.size() >= 4);
    const std::string_view form = parts[0];
    const bool mark = form == "," || form == "." || form == ")" || form == ":" || form == "?";
    if (!out.text.empty() && !mark && out.text.back() != '(') out.text += ' ';
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += form;
    const Span span{begin, static_cast<std::uint32_t>(out.text.size())};
    const auto number = static_cast<std::uint32_t>(out.words.size());
    Token token;
    token.span = span;
    token.first_word = number;
    token.end_word = number + 1;
    Word word;
    word.token = number;
    word.span = span;
    word.upos = upos_of_name(parts[1]);
    word.deprel = deprel_of_name(parts[3]);
    word.arc_margin = 255;
    const int head = std::stoi(std::string(parts[2]));
    if (head > 0) word.head = static_cast<std::uint32_t>(head - 1);
    for (std::size_t i = 4; i < parts.size(); ++i) {
      if (parts[i] == "Plur") word.morphology.number = Morphology::Number::kPlur;
      if (parts[i] == "Past") word.morphology.tense = Morphology::Tense::kPast;
      if (parts[i] == "Fut") word.morphology.tense = Morphology::Tense::kFut;
      if (parts[i] == "Cnd") word.morphology.mood = Morphology::Mood::kCnd;
      if (parts[i] == "Fin") word.morphology.verb_form = Morphology::VerbForm::kFin;
      if (parts[i] == "Inf") word.morphology.verb_form = Morphology::VerbForm::kInf;
      if (parts[i] == "Part") word.morphology.verb_form = Morphology::VerbForm::kPart;
      if (parts[i] == "Ger") word.morphology.verb_form = Morphology::VerbForm::kGer;
    }
    out.tokens.push_back(token);
    out.words.push_back(word);
  }
  sentence.span = {0, static_cast<std::uint32_t>(out.text.size())};
  sentence.end_token = static_cast<std::uint32_t>(out.tokens.size());
  sentence.end_word = static_cast<std::uint32_t>(out.words.size());
  out.sentences.push_back(sentence);
  return out;
}

Extraction extract_tree(const std::string& tree, Language language, ExtractionTrace* trace) {
  const Analysis analysis = analysis_of_tree(tree, language);
  Document document;
  document.text = analysis.text;
  document.language = language;
  document.uris = {"test.txt"};
  return extraction_tables().extractor.extract(std::move(document), analysis, {.trace = trace});
}

}  // namespace lazo
