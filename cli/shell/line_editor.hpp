#pragma once
// Lines from a terminal with editing, history and completion (libedit), or plainly from a pipe.
//
//   LineEditor editor(history_file, complete);
//   while (const std::optional<std::string> line = editor.read("lazo> ")) ...
//
// libedit keeps its state in globals: one editor at a time. Built without libedit, lines are read
// as they come.

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lazo::cli::shell {

/// What may replace the last word of the line typed so far, quoted as it must be typed.
using Completer = std::function<std::vector<std::string>(const std::string& line)>;

class LineEditor {
 public:
  /// `history` is the file of earlier lines, read now and written at the end; empty for none.
  /// `editing`: the input is a terminal.
  LineEditor(std::string history, bool editing, Completer complete);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// The next line without its end; nothing at the end of the input.
  [[nodiscard]] std::optional<std::string> read(const std::string& prompt);

 private:
  std::string history_;
  bool editing_;
  Completer complete_;
};

}  // namespace lazo::cli::shell
