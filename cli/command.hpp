#pragma once
// What a command is: one row of the command table (cli/table.hpp). The rows feed the parser, the
// help, and everything else that must agree with them; a command is added by a row and a function.
//
//   Result<ExitCode> run_version(Context& context) {
//     context.out.write("lazo 0.1.0\n");
//     return ExitCode::kOk;
//   }
//
// All rows are constants: views in them live as long as the program.

#include <cstdint>
#include <span>
#include <string_view>

#include "cli/exit_code.hpp"
#include "graph/base/result.hpp"

namespace lazo::cli {

struct Context;
/// What runs a command. Errors are printed, and turned into an exit code, by main.
using Handler = Result<ExitCode> (*)(Context&);

/// What a flag takes.
enum class FlagValue : std::uint8_t {
  kNone,        ///< nothing: given or not
  kText,        ///< one word, free
  kList,        ///< words separated by commas; may be given several times
  kChoice,      ///< one of `choices`
  kChoiceList,  ///< some of `choices`, separated by commas
  kCount,       ///< a whole number from 0
  kDecimal,     ///< a number from 0 to 1
  kDate,        ///< 2025, 2025-09 or 2025-09-22
};

/// What the shell may offer to complete a word with.
enum class Completion : std::uint8_t {
  kNothing,
  kFile,
  kFolder,
  kNode,
  kDocument,
  kRelation,
  kType,
  kCommand
};

struct FlagRow {
  std::string_view name = {};        ///< "--status"
  std::string_view short_name = {};  ///< "-o", or empty
  FlagValue value = FlagValue::kNone;
  std::string_view value_name = {};  ///< "LIST", "FILE"; empty for kNone
  std::string_view help = {};        ///< one line, lower case, no full stop
  std::span<const std::string_view> choices = {};
  std::string_view default_value = {};
  std::string_view environment = {};  ///< variable that gives the default
  Completion completion = Completion::kNothing;
};

struct ArgumentRow {
  static constexpr std::size_t kMany = 1000000;

  std::string_view name = {};  ///< "NAME"
  std::string_view help = {};
  std::size_t least = 1;
  std::size_t most = 1;
  Completion completion = Completion::kNothing;
  std::span<const std::string_view> choices = {};
};

struct ExampleRow {
  std::string_view command = {};
  std::string_view what = {};
};

/// Flags that many commands share. Every command takes the global ones.
enum FlagGroups : std::uint8_t {
  kOnlyGlobal = 0,
  kStore = 1,    ///< --db
  kFilters = 2,  ///< --status, --rel, --since, ...
  kPaging = 4,   ///< --limit
  kPages = 8,    ///< --limit and --after: answers that can be continued
};

/// In which part of the overview a command stands.
enum class Chapter : std::uint8_t { kDocuments, kQuestions, kOutput, kDecisions, kPrograms, kLanguage, kHelp };

struct CommandRow {
  std::string_view name = {};
  std::string_view summary = {};  ///< one line, lower case
  Chapter chapter = Chapter::kQuestions;
  bool headline = false;  ///< among the few that `lazo --help` shows
  std::uint8_t groups = kOnlyGlobal;
  std::span<const ArgumentRow> arguments = {};
  std::span<const FlagRow> flags = {};
  std::span<const ExampleRow> examples = {};
  std::string_view details = {};  ///< paragraphs below the summary; may be empty
  Handler run = nullptr;
};

}  // namespace lazo::cli
