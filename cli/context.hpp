#pragma once
// What a command is given: its invocation, its surroundings, and the places it writes to.

#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"
#include "cli/invocation.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"

namespace lazo::cli {

struct OpenGraph;

struct Context {
  const Invocation& invocation;
  const Environment& environment;
  Output& out;
  /// A graph that is open already (server, assistant, shell); null: the command opens its own.
  const OpenGraph* graph = nullptr;
  /// Takes the remarks instead of standard error, if given.
  std::vector<std::string>* notes = nullptr;

  [[nodiscard]] Format format() const { return format_of(invocation); }
  /// What the interface says, in the language of --ui-lang.
  [[nodiscard]] Words words() const {
    return Words(language_of_code(invocation.value("--ui-lang")));
  }
  /// The same, but English where a program reads the answer.
  [[nodiscard]] Words table_words() const {
    return format() == Format::kTable ? words() : Words(Language::kEnglish);
  }
  /// A remark on standard error, in words(); nothing with --quiet.
  void note(std::string_view line) const {
    if (invocation.has("--quiet")) return;
    if (notes != nullptr) {
      notes->emplace_back(line);
    } else {
      write_message(line);
    }
  }
};

}  // namespace lazo::cli
