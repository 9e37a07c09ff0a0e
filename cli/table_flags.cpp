// Flags that many commands share.

#include <algorithm>
#include <array>
#include <cassert>

#include "cli/table.hpp"

namespace lazo::cli {
namespace {

constexpr std::array<std::string_view, 4> kFormats = {"table", "json", "jsonl", "csv"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};
constexpr std::array<std::string_view, 3> kUiLanguages = {"en", "es", "fr"};
constexpr std::array<std::string_view, 7> kStatuses = {
    "stated", "reported", "intended", "required", "possible", "denied", "all"};
constexpr std::array<std::string_view, 3> kDirections = {"both", "out", "in"};
constexpr std::array<std::string_view, 3> kNegated = {"no", "only", "any"};
constexpr std::array<std::string_view, 3> kSigns = {"cooperation", "conflict", "neutral"};

constexpr std::array kGlobal = {
    FlagRow{.name = "--help", .short_name = "-h", .help = "show this help and exit"},
    FlagRow{.name = "--format",
            .short_name = "-f",
            .value = FlagValue::kChoice,
            .value_name = "FORMAT",
            .help = "table, json, jsonl or csv",
            .choices = kFormats,
            .default_value = "table"},
    FlagRow{.name = "--json", .help = "same as --format json"},
    FlagRow{.name = "--jsonl", .help = "same as --format jsonl: one record a line"},
    FlagRow{.name = "--csv", .help = "same as --format csv"},
    FlagRow{.name = "--output",
            .short_name = "-o",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "write the answer to FILE instead of standard output",
            .completion = Completion::kFile},
    FlagRow{.name = "--color",
            .value = FlagValue::kChoice,
            .value_name = "WHEN",
            .help = "auto, always or never; NO_COLOR and CLICOLOR_FORCE are obeyed",
            .choices = kColors,
            .default_value = "auto"},
    FlagRow{.name = "--ui-lang",
            .value = FlagValue::kChoice,
            .value_name = "LANG",
            .help = "language of what lazo says: en, es or fr; else by LC_MESSAGES",
            .choices = kUiLanguages,
            .default_value = "en",
            .environment = "LAZO_UI_LANG"},
    FlagRow{.name = "--quiet", .short_name = "-q", .help = "no progress, no notices"},
    FlagRow{.name = "--verbose", .short_name = "-v", .help = "say more about what is done"},
};

constexpr std::array kStoreFlags = {
    FlagRow{.name = "--db",
            .value = FlagValue::kText,
            .value_name = "FILE",
            .help = "the graph to use",
            .default_value = "graph.lazo",
            .environment = "LAZO_DB",
            .completion = Completion::kFile},
};

constexpr std::array kFilterFlags = {
    FlagRow{.name = "--status",
            .value = FlagValue::kChoiceList,
            .value_name = "LIST",
            .help = "stated, reported, intended, required, possible, denied, or all",
            .choices = kStatuses},
    FlagRow{.name = "--strict", .help = "same as --status stated"},
    FlagRow{.name = "--negated",
            .value = FlagValue::kChoice,
            .value_name = "WHICH",
            .help = "no, only or any: denied ties besides the chosen statuses",
            .choices = kNegated,
            .default_value = "no"},
    FlagRow{.name = "--rel",
            .value = FlagValue::kList,
            .value_name = "LIST",
            .help = "relations (supports) or families (SUPPORT) to keep",
            .completion = Completion::kRelation},
    FlagRow{.name = "--type",
            .value = FlagValue::kList,
            .value_name = "LIST",
            .help = "types of nodes to keep, such as country or organization",
            .completion = Completion::kType},
    FlagRow{.name = "--sign",
            .value = FlagValue::kChoiceList,
            .value_name = "LIST",
            .help = "cooperation, conflict, neutral",
            .choices = kSigns},
    FlagRow{.name = "--direction",
            .value = FlagValue::kChoice,
            .value_name = "WAY",
            .help = "both, out (the node acts) or in (it is acted upon)",
            .choices = kDirections,
            .default_value = "both"},
    FlagRow{.name = "--since",
            .value = FlagValue::kDate,
            .value_name = "DATE",
            .help = "only documents published on or after DATE"},
    FlagRow{.name = "--until",
            .value = FlagValue::kDate,
            .value_name = "DATE",
            .help = "only documents published on or before DATE"},
    FlagRow{.name = "--doc",
            .value = FlagValue::kList,
            .value_name = "LIST",
            .help = "only these documents: id, file name or pattern with *",
            .completion = Completion::kDocument},
    FlagRow{.name = "--attributed-to",
            .value = FlagValue::kText,
            .value_name = "NAME",
            .help = "only what NAME is said to have said",
            .completion = Completion::kNode},
    FlagRow{.name = "--min-confidence",
            .value = FlagValue::kDecimal,
            .value_name = "X",
            .help = "only claims at least this sure, 0 to 1"},
    FlagRow{.name = "--min-sources",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "only ties found in at least N documents"},
    FlagRow{.name = "--no-background",
            .help = "leave out ties of the vocabulary (capital of, ...)"},
};

constexpr std::array kPagingFlags = {
    FlagRow{.name = "--limit",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "show at most N results"},
};

constexpr std::array kPagesFlags = {
    FlagRow{.name = "--limit",
            .value = FlagValue::kCount,
            .value_name = "N",
            .help = "show at most N results"},
    FlagRow{.name = "--after",
            .value = FlagValue::kText,
            .value_name = "CURSOR",
            .help = "go on where an answer ended: page.next of its JSON"},
};

}  // namespace

std::span<const FlagRow> global_flags() {
  return kGlobal;
}

std::span<const FlagRow> flags_of_group(FlagGroups group) {
  switch (group) {
    case kStore:
      return kStoreFlags;
    case kFilters:
      return kFilterFlags;
    case kPaging:
      return kPagingFlags;
    case kPages:
      return kPagesFlags;
    case kOnlyGlobal:
      break;
  }
  return {};
}

std::vector<const FlagRow*> flags_of(const CommandRow& command) {
  std::vector<const FlagRow*> flags;
  const auto add = [&flags](std::span<const FlagRow> rows) {
    for (const FlagRow& row : rows) {
      // A command's own flag replaces a shared one of that name (analyze --format conllu).
      const auto same = [&row](const FlagRow* flag) { return flag->name == row.name; };
      if (std::none_of(flags.begin(), flags.end(), same)) flags.push_back(&row);
    }
  };
  add(command.flags);
  for (const FlagGroups group : {kStore, kPaging, kPages, kFilters}) {
    if ((command.groups & group) != 0) add(flags_of_group(group));
  }
  add(kGlobal);
  return flags;
}

const FlagRow* find_flag(const CommandRow& command, std::string_view name) {
  for (const FlagRow* flag : flags_of(command)) {
    if (flag->name == name || (!flag->short_name.empty() && flag->short_name == name)) return flag;
  }
  return nullptr;
}

}  // namespace lazo::cli
