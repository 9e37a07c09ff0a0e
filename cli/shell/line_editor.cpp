#include "cli/shell/line_editor.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#ifdef LAZO_HAS_LIBEDIT
#include <editline/readline.h>
#endif

namespace lazo::cli::shell {
namespace {

std::optional<std::string> plain_line() {
  std::string line;
  int c = std::getc(stdin);
  if (c == EOF) return std::nullopt;
  for (; c != EOF && c != '\n'; c = std::getc(stdin)) line += static_cast<char>(c);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

#ifdef LAZO_HAS_LIBEDIT
constexpr int kMostLines = 2000;

// What the callbacks of libedit, which take no argument, work for: set while a line is read.
const Completer* active_completer = nullptr;
std::vector<std::string>* offered = nullptr;

char* next_offer(const char*, int again) {
  static std::size_t at = 0;
  if (again == 0) at = 0;
  return at < offered->size() ? ::strdup((*offered)[at++].c_str()) : nullptr;
}

char** offers(const char* word, int, int end) {
  rl_attempted_completion_over = 1;  // no file names of its own
  std::vector<std::string> found =
      (*active_completer)(std::string(rl_line_buffer, static_cast<std::size_t>(end)));
  offered = &found;
  char** const matches = rl_completion_matches(word, next_offer);
  offered = nullptr;
  return matches;
}
#endif

}  // namespace

LineEditor::LineEditor(std::string history, bool editing, Completer complete)
    : history_(std::move(history)), editing_(editing), complete_(std::move(complete)) {
#ifdef LAZO_HAS_LIBEDIT
  if (!editing_) return;
  using_history();
  stifle_history(kMostLines);
  if (!history_.empty()) read_history(history_.c_str());
  static char breaks[] = " \t\"'";
  rl_completer_word_break_characters = breaks;
  rl_attempted_completion_function = offers;
#endif
}

LineEditor::~LineEditor() {
#ifdef LAZO_HAS_LIBEDIT
  if (editing_ && !history_.empty()) write_history(history_.c_str());
#endif
}

std::optional<std::string> LineEditor::read(const std::string& prompt) {
#ifdef LAZO_HAS_LIBEDIT
  if (editing_) {
    active_completer = &complete_;
    char* const typed = ::readline(prompt.c_str());
    active_completer = nullptr;
    if (typed == nullptr) return std::nullopt;
    std::string line(typed);
    std::free(typed);
    if (line.find_first_not_of(" \t") != std::string::npos) add_history(line.c_str());
    return line;
  }
#endif
  if (editing_) {
    std::fputs(prompt.c_str(), stdout);
    std::fflush(stdout);
  }
  return plain_line();
}

}  // namespace lazo::cli::shell
