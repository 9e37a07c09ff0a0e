// lazo shell

#include <filesystem>
#include <unistd.h>

#include "cli/check_invocation.hpp"
#include "cli/context.hpp"
#include "cli/exit_code.hpp"
#include "cli/generate/completions.hpp"
#include "cli/help.hpp"
#include "cli/in_process.hpp"
#include "cli/kept_graph.hpp"
#include "cli/program_commands.hpp"
#include "cli/report_error.hpp"
#include "cli/shell/line_editor.hpp"
#include "cli/shell/results.hpp"
#include "cli/shell/words.hpp"

namespace lazo::cli {
namespace {

/// The file of earlier lines, its folder made; empty if there is no place for it.
std::string history_file(const Environment& environment) {
  std::string folder(environment.variable("XDG_STATE_HOME"));
  if (folder.empty()) {
    const std::string_view home = environment.variable("HOME");
    if (home.empty()) return {};
    folder = std::string(home) + "/.local/state";
  }
  folder += "/lazo";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return error ? std::string() : folder + "/history";
}

/// Commands that keep reading or serving have no place inside another that does.
bool is_refused(std::string_view command) {
  return command == "shell" || command == "serve" || command == "mcp";
}

class Shell {
 public:
  explicit Shell(const Context& context)
      : context_(context), graph_(std::string(context.invocation.value("--db"))) {}

  void run() {
    const bool editing = context_.environment.output_is_terminal && ::isatty(STDIN_FILENO) == 1;
    if (editing) {
      context_.out.write("lazo " LAZO_VERSION " · " +
                         context_.words()("help lists the commands, Ctrl-D ends") + "\n");
      context_.out.flush();
    }
    shell::LineEditor editor(editing ? history_file(context_.environment) : std::string(), editing,
                             [this](const std::string& line) { return complete(line); });
    while (const std::optional<std::string> line = editor.read("lazo> ")) {
      if (!take(*line)) break;
      context_.out.flush();
      if (context_.out.broken()) break;
    }
    if (editing) context_.out.write("\n");
  }

 private:
  /// False at `exit`.
  bool take(const std::string& line) {
    Result<std::vector<std::string>> words = shell::split_words(line);
    if (!words.ok()) return tell(words.error()), true;
    if (!words->empty() && words->front() == "lazo") words->erase(words->begin());
    if (words->empty() || words->front().starts_with('#')) return true;
    if (words->size() == 1 && (words->front() == "exit" || words->front() == "quit")) return false;
    if (const Status replaced = results_.replace(*words); !replaced.ok()) {
      return tell(replaced.error()), true;
    }
    const bool json = asks_for_json(*words);
    Result<Invocation> invocation = parse(*words, context_.environment.lookup);
    if (!invocation.ok()) {
      return report_error(invocation.error(), json,
                          language_asked_for(*words, context_.environment.lookup)),
             true;
    }
    if (is_refused(invocation->command().name)) {
      write_message("lazo: " + context_.words()("{} does not run inside the shell",
                                                {invocation->command().name}));
      return true;
    }
    answer(*invocation, json);
    return true;
  }

  /// An error of the line itself, in the language that the shell was started in.
  void tell(const Error& error) { report_error(error, false, ui_language(context_.invocation)); }

  /// The invocation over the graph that is kept open, unless it names another one.
  void answer(Invocation& invocation, bool json) {
    const Language language = ui_language(invocation);
    const bool stored = (invocation.command().groups & kStore) != 0;
    const bool own = stored && !invocation.has("--db");
    if (own) invocation.set_default("--db", graph_.path());
    const bool question = own && invocation.command().chapter == Chapter::kQuestions;
    const OpenGraph* graph = nullptr;
    if (question) {
      const Result<const OpenGraph*> current = graph_.current();
      if (!current.ok()) return report_error(current.error(), json, language);
      graph = *current;
    }
    Output out;
    if (const Status opened = out.open(invocation, context_.environment); !opened.ok()) {
      return report_error(opened.error(), json, language);
    }
    Context inner{invocation, context_.environment, out, graph};
    if (invocation.has("--help")) {
      out.write(help_of(invocation.command(), out, ui_language(invocation)));
    } else if (const Result<ExitCode> code = invocation.command().run(inner); !code.ok()) {
      return report_error(code.error(), json, language);
    } else if (question && inner.format() == Format::kTable) {
      number(invocation, *graph, out);
    }
    if (const Status closed = out.close(); !closed.ok()) {
      report_error(closed.error(), json, language);
    }
  }

  /// Asks once more for the keys behind the names that were printed.
  void number(const Invocation& invocation, const OpenGraph& graph, Output& out) {
    Invocation keys = invocation;
    keys.add_value("--json", "");
    const Outcome outcome = run_in_process(keys, context_.environment, &graph);
    if (outcome.error) return;
    const std::string before = results_.line();
    results_.take(outcome.text);
    const std::string line = results_.line();
    if (!line.empty() && line != before) out.write("\n" + out.styled(Style::kDim, line) + "\n");
  }

  std::vector<std::string> complete(const std::string& line) {
    const Result<const OpenGraph*> graph = graph_.current();
    Candidates found = candidates(shell::typed_words(line), graph.ok() ? *graph : nullptr);
    std::vector<std::string> words;
    for (const std::string& word : found.words) words.push_back(shell::quoted_word(word));
    return words;
  }

  const Context& context_;
  KeptGraph graph_;
  shell::Results results_;
};

}  // namespace

Result<ExitCode> run_shell(Context& context) {
  Shell(context).run();
  return ExitCode::kOk;
}

}  // namespace lazo::cli
