// lazo: reads the command line, runs the command, says how it went.

#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/envelope.hpp"
#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/parser.hpp"
#include "cli/report_error.hpp"

namespace lazo::cli {
namespace {

/// SIGINT ends lazo at once: the store is crash-safe, so there is nothing to tidy up.
extern "C" void stop_at_once(int) {
  std::_Exit(static_cast<int>(ExitCode::kInterrupted));
}

Result<ExitCode> run(const Invocation& invocation, const Environment& environment) {
  Output out;
  LAZO_CHECK(out.open(invocation, environment));
  Context context{invocation, environment, out};
  Result<ExitCode> code = ExitCode::kOk;
  if (invocation.has("--help")) {
    out.write(help_of(invocation.command(), out, ui_language(invocation)));
  } else {
    code = invocation.command().run(context);
  }
  if (out.broken()) return ExitCode::kOk;
  if (!code.ok()) return code;
  LAZO_CHECK(out.close());
  return code;
}

/// A name that means nothing, or several things, is an answer too: an envelope without contents, so
/// that what reads standard output always finds JSON.
void write_empty_answer(const Invocation& invocation, const Environment& environment,
                        const Error& error) {
  Output out;
  if (!out.open(invocation, environment).ok()) return;
  out.write(empty_envelope(invocation.command().name, {error_name(error.code), 1, error.text()}));
  [[maybe_unused]] const Status closed = out.close();  // the error itself was told already
}

int lazo_main(const std::vector<std::string>& words) {
  std::signal(SIGPIPE, SIG_IGN);  // a write then fails with EPIPE, which is no error for us
  std::signal(SIGINT, stop_at_once);
  const Environment environment = real_environment();
  const Result<Invocation> invocation = parse(words, environment.lookup);
  if (!invocation.ok()) {
    report_error(invocation.error(), asks_for_json(words),
                 language_asked_for(words, environment.lookup));
    return static_cast<int>(exit_code_of(invocation.error().code));
  }
  const Result<ExitCode> code = run(*invocation, environment);
  if (code.ok()) return static_cast<int>(*code);
  const bool json = asks_for_json(words);
  report_error(code.error(), json, ui_language(*invocation));
  if (json && exit_code_of(code.error().code) == ExitCode::kName) {
    write_empty_answer(*invocation, environment, code.error());
  }
  return static_cast<int>(exit_code_of(code.error().code));
}

}  // namespace
}  // namespace lazo::cli

int main(int argc, char** argv) {
  try {
    return lazo::cli::lazo_main(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& exception) {
    lazo::cli::write_message(std::string("lazo: internal error: ") + exception.what());
  } catch (...) {
    lazo::cli::write_message("lazo: internal error");
  }
  return static_cast<int>(lazo::cli::ExitCode::kInternal);
}
