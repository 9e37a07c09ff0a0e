#include "language/split.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "language/sentences.hpp"
#include "language/tokenize.hpp"

namespace lazo {
namespace {

/// What stands between lines without text.
std::vector<Section> paragraphs_of(std::string_view text) {
  std::vector<Section> sections;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // of the last line with text
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t line = 0; line < size;) {
    const std::size_t newline = text.find('\n', line);
    const std::uint32_t next =
        newline == std::string_view::npos ? size : static_cast<std::uint32_t>(newline) + 1;
    const bool blank =
        text.substr(line, next - line).find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
    if (blank) {
      if (end > begin) sections.push_back({{begin, end}, {}});
      begin = next;
    } else {
      end = next;
    }
    line = next;
  }
  if (end > begin) sections.push_back({{begin, end}, {}});
  return sections;
}

}  // namespace

Analysis split(std::string text, std::span<const Section> sections, Language language) {
  Analysis analysis;
  analysis.language = language;
  analysis.text = std::move(text);
  // Six bytes a word are usual; growing once is cheap, and short texts should stay small.
  const std::size_t expected = analysis.text.size() / 5;
  analysis.tokens.reserve(expected);
  analysis.words.reserve(expected);
  Tokenizer tokenizer(analysis, language);
  for (const Section& section : sections) {
    const auto first_token = static_cast<std::uint32_t>(analysis.tokens.size());
    tokenizer.add(section.span, section.ignored);
    const auto end_token = static_cast<std::uint32_t>(analysis.tokens.size());
    if (end_token > first_token) add_sentences(analysis, first_token, end_token, language);
  }
  return analysis;
}

Analysis split(std::string text, Language language) {
  const std::vector<Section> sections = paragraphs_of(text);
  return split(std::move(text), sections, language);
}

}  // namespace lazo
