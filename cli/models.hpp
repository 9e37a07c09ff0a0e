#pragma once
// Where the language models are, for commands that read text.
//
//   constexpr std::array kFlags = {kModelsFlag, ...};            // in the row of the command
//   LAZO_TRY(const Engine engine, Engine::open(model_folder(context)));
//
// --models, else LAZO_MODELS, else share/lazo/models beside the folder of the program.

#include <string>

#include "cli/command.hpp"
#include "cli/context.hpp"

namespace lazo::cli {

inline constexpr FlagRow kModelsFlag = {.name = "--models",
                                        .value = FlagValue::kText,
                                        .value_name = "DIR",
                                        .help = "folder of the language models",
                                        .environment = "LAZO_MODELS",
                                        .completion = Completion::kFolder};

/// The folder that the program itself lies in.
[[nodiscard]] std::string program_folder();

/// The folder; it need not exist. `context`'s command takes kModelsFlag.
[[nodiscard]] std::string model_folder(const Context& context);

}  // namespace lazo::cli
