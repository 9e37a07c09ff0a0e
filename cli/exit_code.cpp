#include "cli/exit_code.hpp"

namespace lazo::cli {

ExitCode exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return ExitCode::kUsage;
    case ErrorCode::kNotFound:
    case ErrorCode::kAmbiguous:
      return ExitCode::kName;
    case ErrorCode::kBadInput:
    case ErrorCode::kSystem:
      return ExitCode::kInput;
    case ErrorCode::kStore:
      return ExitCode::kStore;
    case ErrorCode::kToolMissing:
      return ExitCode::kTool;
    case ErrorCode::kInterrupted:
      return ExitCode::kInterrupted;
  }
  return ExitCode::kInternal;
}

const char* error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kNotFound:
      return "unknown_name";
    case ErrorCode::kAmbiguous:
      return "ambiguous_name";
    case ErrorCode::kBadInput:
      return "bad_input";
    case ErrorCode::kSystem:
      return "system";
    case ErrorCode::kStore:
      return "store";
    case ErrorCode::kToolMissing:
      return "tool_missing";
    case ErrorCode::kInterrupted:
      return "interrupted";
  }
  return "internal";
}

}  // namespace lazo::cli
