#include "cli/table.hpp"

#include <cctype>
#include <set>
#include <string>

#include "cli/help.hpp"
#include "tests/catch.hpp"

namespace lazo::cli {
namespace {

TEST_CASE("table: names are unique, and every command can be run and explained", "[cli]") {
  std::set<std::string> names;
  const Output out;
  for (const CommandRow& command : commands()) {
    INFO(std::string(command.name));
    CHECK(names.insert(std::string(command.name)).second);
    CHECK(command.run != nullptr);
    CHECK_FALSE(command.summary.empty());
    CHECK_FALSE(command.examples.empty());
    const std::string help = help_of(command, out);
    for (const FlagRow* flag : flags_of(command)) {
      INFO(std::string(flag->name));
      CHECK(help.find(flag->name) != std::string::npos);
    }
    for (const ExampleRow& example : command.examples) {
      CHECK(example.command.find("lazo " + std::string(command.name)) != std::string::npos);
    }
  }
}

TEST_CASE("table: flags of a command never clash", "[cli]") {
  for (const CommandRow& command : commands()) {
    INFO(std::string(command.name));
    std::set<std::string> seen;
    for (const FlagRow* flag : flags_of(command)) {
      INFO(std::string(flag->name));
      CHECK(seen.insert(std::string(flag->name)).second);
      if (!flag->short_name.empty()) CHECK(seen.insert(std::string(flag->short_name)).second);
      CHECK((flag->value == FlagValue::kNone) == flag->value_name.empty());
      const bool choice =
          flag->value == FlagValue::kChoice || flag->value == FlagValue::kChoiceList;
      CHECK(choice == !flag->choices.empty());
    }
  }
}

TEST_CASE("table: help lines start in lower case and end without a full stop", "[cli]") {
  for (const CommandRow& command : commands()) {
    for (const FlagRow* flag : flags_of(command)) {
      INFO(std::string(flag->name));
      REQUIRE_FALSE(flag->help.empty());
      CHECK(flag->help.back() != '.');
    }
    CHECK(command.summary.back() != '.');
    CHECK(std::isupper(static_cast<unsigned char>(command.summary.front())) == 0);
  }
}

}  // namespace
}  // namespace lazo::cli
