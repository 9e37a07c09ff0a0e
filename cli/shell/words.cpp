#include "cli/shell/words.hpp"

namespace lazo::cli::shell {
namespace {

struct Split {
  std::vector<std::string> words;
  char open = 0;           ///< the quotation mark that was not closed
  bool word_open = false;  ///< the line ends inside a word
};

Split split(std::string_view line) {
  Split result;
  std::string word;
  bool in_word = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (result.open != 0) {
      if (c == result.open) {
        result.open = 0;
      } else if (c == '\\' && result.open == '"' && i + 1 < line.size()) {
        word += line[++i];
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      // Inside a word an apostrophe is one: L'Oréal.
      if (c == '\'' && in_word) {
        word += c;
      } else {
        result.open = c;
        in_word = true;
      }
    } else if (c == '\\' && i + 1 < line.size()) {
      word += line[++i];
      in_word = true;
    } else if (c == ' ' || c == '\t') {
      if (in_word) result.words.push_back(std::move(word));
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  result.word_open = in_word;
  if (in_word) result.words.push_back(std::move(word));
  return result;
}

}  // namespace

Result<std::vector<std::string>> split_words(std::string_view line) {
  Split result = split(line);
  if (result.open != 0) {
    return Error{ErrorCode::kUsage,
                 std::string("a quotation mark ") + result.open + " is not closed",
                 {},
                 {}};
  }
  return std::move(result.words);
}

std::vector<std::string> typed_words(std::string_view line) {
  Split result = split(line);
  if (!result.word_open) result.words.emplace_back();
  return std::move(result.words);
}

std::string quoted_word(std::string_view word) {
  if (!word.empty() && word.find_first_of(" \t\"\\'") == std::string_view::npos) {
    return std::string(word);
  }
  std::string quoted = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace lazo::cli::shell
