// lazo completion SHELL, and the hidden `complete` and `man-pages` that are made from the same
// table.

#include "cli/context.hpp"
#include "cli/generate/completions.hpp"
#include "cli/generate/man_pages.hpp"
#include "cli/program_commands.hpp"
#include "graph/base/file.hpp"

namespace lazo::cli {

Result<ExitCode> run_completion(Context& context) {
  context.out.write(completion_script(context.invocation.arguments()[0]));
  return ExitCode::kOk;
}

Result<ExitCode> run_complete(Context& context) {
  const std::vector<std::string>& words = context.invocation.arguments();
  // The graph of a --db that was typed already, else the usual one; without any there are no names.
  std::string path(context.invocation.value("--db"));
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] == "--db") path = words[i + 1];
  }
  const Result<OpenGraph> graph = OpenGraph::open(path);
  const Candidates found = candidates(words, graph.ok() ? &*graph : nullptr);
  for (const std::string& word : found.words) context.out.write(word + "\n");
  if (found.files) context.out.write(":files\n");
  if (found.folders) context.out.write(":folders\n");
  return ExitCode::kOk;
}

Result<ExitCode> run_man_pages(Context& context) {
  const std::string& folder = context.invocation.arguments()[0];
  for (const ManPage& page : man_pages()) {
    LAZO_CHECK(real_file_system().write_atomically(folder + "/" + page.name, page.text));
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
