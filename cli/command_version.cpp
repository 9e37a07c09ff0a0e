// lazo version

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "graph/base/json.hpp"

namespace lazo::cli {

Result<ExitCode> run_version(Context& context) {
  if (context.format() == Format::kJson) {
    std::string text;
    JsonWriter(text)
        .begin_object()
        .field("$schema", "urn:lazo:schema:version:1")
        .field("name", "lazo")
        .field("version", LAZO_VERSION)
        .field("exchange_format", "lazo-jsonl/1")
        .field("compiler", __VERSION__)
        .end_object();
    context.out.write(text + "\n");
  } else {
    context.out.write("lazo " LAZO_VERSION "\n");
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
