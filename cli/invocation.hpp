#pragma once
// A command line after parsing: which command, its arguments, its flags.
//
//   if (invocation.has("--strict")) ...
//   invocation.value("--db")            // given, else from the environment, else the default
//   invocation.values("--status")       // split at commas
//
// A plain value; const access is thread-safe. Asking for a flag that the command does not take is
// a bug (assert).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace lazo::cli {

class Invocation {
 public:
  explicit Invocation(const CommandRow& command) : command_(&command) {}

  [[nodiscard]] const CommandRow& command() const { return *command_; }
  [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }

  /// True if the flag was given on the command line.
  [[nodiscard]] bool has(std::string_view flag) const;
  /// The last value given, else the environment's, else the default of the row, else empty.
  [[nodiscard]] std::string_view value(std::string_view flag) const;
  /// The value of a list: every occurrence, split at commas, blanks trimmed, empty parts dropped.
  [[nodiscard]] std::vector<std::string> values(std::string_view flag) const;
  /// A checked number; nothing if the flag has no value.
  [[nodiscard]] std::optional<std::uint32_t> count(std::string_view flag) const;
  /// A decimal from 0 to 1 in ten thousandths (0.5 -> 5000), as confidences are stored.
  [[nodiscard]] std::optional<std::uint16_t> ten_thousandths(std::string_view flag) const;

  /// Every flag that was given, by name, with its values ("" for a flag without one).
  [[nodiscard]] const std::map<std::string, std::vector<std::string>, std::less<>>& given() const {
    return given_;
  }

  void add_argument(std::string argument) { arguments_.push_back(std::move(argument)); }
  void add_value(std::string_view flag, std::string value);
  void set_default(std::string_view flag, std::string value);

 private:
  const CommandRow* command_;
  std::vector<std::string> arguments_;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::map<std::string, std::string, std::less<>> defaults_;  ///< environment or row
};

/// "0.5" -> 5000; nothing unless it is a decimal from 0 to 1 with at most four digits.
[[nodiscard]] std::optional<std::uint16_t> parse_ten_thousandths(std::string_view text);

}  // namespace lazo::cli
