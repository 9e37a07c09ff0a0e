#pragma once
// Where answers go: standard output or a file (-o), with colours only where they are wanted.
//
//   Output out = ...;                       // made by main from the invocation
//   out.write(out.bold("Mexico") + "\n");
//   LAZO_CHECK(out.close());                // flushes; moves the -o file into place
//
// A reader that goes away (`lazo export jsonl | head`) is no error: broken() turns true, further
// text is dropped, and lazo ends with 0. Not thread-safe.

#include <string>
#include <string_view>

#include "cli/environment.hpp"
#include "cli/invocation.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

enum class Format : unsigned char { kTable, kJson, kJsonl, kCsv };

/// The format asked for by --format, --json, --jsonl, --csv.
[[nodiscard]] Format format_of(const Invocation& invocation);

/// How a piece of text is marked on a terminal.
enum class Style : unsigned char { kPlain, kBold, kDim, kCooperation, kConflict, kWarning };

class Output {
 public:
  /// For text that the caller takes with text(): tests, and a pager.
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  /// Output of an invocation: the file of -o, else standard output.
  [[nodiscard]] Status open(const Invocation& invocation, const Environment& environment);

  void write(std::string_view text);
  /// The text in the colours of a style, or unchanged where colours are off.
  [[nodiscard]] std::string styled(Style style, std::string_view text) const;
  /// Columns to fit tables into; 0 = never cut.
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] bool colors() const { return colors_; }
  /// True once the reader of a pipe has gone.
  [[nodiscard]] bool broken() const { return broken_; }
  /// True if the text goes to a terminal.
  [[nodiscard]] bool terminal() const { return columns_ != 0; }
  /// Leaves the -o file alone: the command writes it by other means.
  void discard();
  /// Hands over what was written so far: a reader waits for it.
  void flush();
  /// Writes what is left and puts the -o file in place. A full disk is kSystem.
  [[nodiscard]] Status close();
  /// What was written so far, when no descriptor is open.
  [[nodiscard]] const std::string& text() const { return buffer_; }

 private:
  int descriptor_ = -1;
  bool colors_ = false;
  bool broken_ = false;
  int error_ = 0;  ///< errno of the first write that failed
  std::size_t columns_ = 0;
  std::string path_;       ///< of -o; empty for standard output
  std::string temporary_;  ///< the file written until close()
  std::string buffer_;
};

/// Whether colours are on: --color, then NO_COLOR, CLICOLOR_FORCE, then the terminal.
[[nodiscard]] bool wants_colors(const Invocation& invocation, const Environment& environment);

/// Writes a line to standard error at once.
void write_message(std::string_view line);

}  // namespace lazo::cli
