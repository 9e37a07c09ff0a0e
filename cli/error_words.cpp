// Tested by error_words_test.cpp and error_templates_test.py.
#include "cli/error_words.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "cli/translations.hpp"

namespace lazo::cli {
namespace {

struct Row {
  std::vector<std::string_view> english;  ///< cut at its holes
  Translation text;
  std::size_t own = 0;  ///< bytes of the English one that are no hole
};

std::vector<Row> read_rows() {
  std::vector<Row> rows;
  for (const Translation& text : read_translations("error_messages.tsv")) {
    Row row{pieces_of(text.english), text, 0};
    for (const std::string_view piece : row.english) row.own += piece.size();
    rows.push_back(std::move(row));
  }
  // Rows of most own words first: the first that fits is the one.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.own > b.own; });
  return rows;
}

/// What stands in the holes, if the text is of this shape: each hole takes as little as it can, the
/// last one the rest.
std::optional<std::vector<std::string_view>> filling(const std::vector<std::string_view>& pieces,
                                                     std::string_view text) {
  if (!text.starts_with(pieces.front())) return std::nullopt;
  text.remove_prefix(pieces.front().size());
  std::vector<std::string_view> filled;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool last = i + 1 == pieces.size();
    std::size_t end = text.find(pieces[i]);
    if (last) {
      if (!text.ends_with(pieces[i])) return std::nullopt;
      end = text.size() - pieces[i].size();
    }
    if (end == std::string_view::npos) return std::nullopt;
    filled.push_back(text.substr(0, end));
    text.remove_prefix(end + pieces[i].size());
  }
  if (!text.empty()) return std::nullopt;
  return filled;
}

}  // namespace

std::string sentence_in(std::string_view english, Language language) {
  if (language == Language::kSpanish || language == Language::kFrench) {
    static const std::vector<Row> rows = read_rows();
    for (const Row& row : rows) {
      if (const auto filled = filling(row.english, english)) {
        return put_into(row.text.in(language), *filled);
      }
    }
  }
  return std::string(english);
}

Error in_words(const Error& error, Language language) {
  Error said = error;
  said.message = sentence_in(error.message, language);
  if (!error.hint.empty()) said.hint = sentence_in(error.hint, language);
  return said;
}

}  // namespace lazo::cli
