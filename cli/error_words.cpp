// Tested by error_words_test.cpp and error_templates_test.py.
#include "cli/error_words.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/base/embedded.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles message_data;
}  // namespace embedded

namespace cli {
namespace {

constexpr std::string_view kHole = "{}";

/// What stands between the holes of a template: one piece more than there are holes.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0;;) {
    const std::size_t hole = text.find(kHole, at);
    pieces.push_back(text.substr(at, hole - at));
    if (hole == std::string_view::npos) return pieces;
    at = hole + kHole.size();
  }
}

struct Row {
  std::vector<std::string_view> english;
  std::vector<std::string_view> spanish;
  std::vector<std::string_view> french;
  std::size_t own = 0;  ///< bytes of the English one that are no hole
};

std::vector<Row> read_rows() {
  std::vector<Row> rows;
  std::string_view rest = embedded::message_data.find("error_messages.tsv");
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (line.starts_with('#') || second == std::string_view::npos) continue;
    Row row{pieces_of(line.substr(0, first)), pieces_of(line.substr(first + 1, second - first - 1)),
            pieces_of(line.substr(second + 1)), 0};
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

std::string fill(const std::vector<std::string_view>& pieces,
                 const std::vector<std::string_view>& filled) {
  std::string text(pieces.front());
  for (std::size_t i = 0; i < filled.size() && i + 1 < pieces.size(); ++i) {
    text.append(filled[i]).append(pieces[i + 1]);
  }
  return text;
}

}  // namespace

std::string sentence_in(std::string_view english, Language language) {
  if (language == Language::kSpanish || language == Language::kFrench) {
    static const std::vector<Row> rows = read_rows();
    for (const Row& row : rows) {
      if (const auto filled = filling(row.english, english)) {
        return fill(language == Language::kSpanish ? row.spanish : row.french, *filled);
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

}  // namespace cli
}  // namespace lazo
