// lazo help [TOPIC]

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/help.hpp"
#include "cli/table.hpp"
#include "graph/base/suggest.hpp"

namespace lazo::cli {

Result<ExitCode> run_help(Context& context) {
  const std::vector<std::string>& arguments = context.invocation.arguments();
  const Language language = ui_language(context.invocation);
  if (arguments.empty()) {
    context.out.write(overview(context.out, language));
  } else if (arguments[0] == "commands") {
    context.out.write(all_commands(context.out, language));
  } else if (arguments[0] == "exit-codes") {
    context.out.write(exit_code_table(language));
  } else if (const CommandRow* command = find_command(arguments[0])) {
    context.out.write(help_of(*command, context.out, language));
  } else {
    std::vector<std::string_view> topics = {"commands", "exit-codes"};
    for (const CommandRow& row : commands()) topics.push_back(row.name);
    return Error{ErrorCode::kUsage,
                 "no help on " + quoted(arguments[0]),
                 {},
                 did_you_mean(arguments[0], topics)};
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
