#include "cli/generate/man_pages.hpp"

#include "cli/help.hpp"
#include "cli/table.hpp"

namespace lazo::cli {
namespace {

/// Text of a page: backslashes and hyphens are troff's own, and no line may begin with a point.
std::string escaped(std::string_view text) {
  std::string out;
  bool line_begin = true;
  for (const char c : text) {
    if (line_begin && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_begin = c == '\n';
  }
  return out;
}

std::string head(std::string_view name, int section, std::string_view summary) {
  std::string upper(name);
  for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return ".TH " + escaped(upper) + " " + std::to_string(section) +
         " \"\" \"lazo " LAZO_VERSION "\" \"lazo\"\n.SH NAME\n" + escaped(name) + " \\- " +
         escaped(summary) + "\n";
}

std::string flag_entry(const FlagRow& flag) {
  std::string text = ".TP\n";
  if (!flag.short_name.empty()) text += "\\fB" + escaped(flag.short_name) + "\\fR, ";
  text += "\\fB" + escaped(flag.name) + "\\fR";
  if (!flag.value_name.empty()) text += " \\fI" + escaped(flag.value_name) + "\\fR";
  text += "\n" + escaped(flag.help);
  if (!flag.default_value.empty()) text += " (default: " + escaped(flag.default_value) + ")";
  if (!flag.environment.empty()) text += "; variable " + escaped(flag.environment);
  return text + "\n";
}

std::string flag_section(std::string_view title, std::span<const FlagRow> flags) {
  if (flags.empty()) return {};
  std::string text = ".SH " + escaped(title) + "\n";
  for (const FlagRow& flag : flags) text += flag_entry(flag);
  return text;
}

std::string command_page(const CommandRow& command) {
  const std::string name = "lazo-" + std::string(command.name);
  std::string text = head(name, 1, command.summary);
  text += ".SH SYNOPSIS\n\\fB" + escaped(synopsis(command)) + "\\fR\n";
  if (!command.details.empty()) text += ".SH DESCRIPTION\n" + escaped(command.details) + "\n";
  if (!command.arguments.empty()) text += ".SH ARGUMENTS\n";
  for (const ArgumentRow& row : command.arguments) {
    text += ".TP\n\\fI" + escaped(row.name) + "\\fR\n" + escaped(row.help) + "\n";
  }
  text += flag_section("FLAGS", command.flags);
  if ((command.groups & kFilters) != 0) {
    text += flag_section("WHAT TO SHOW", flags_of_group(kFilters));
  }
  std::vector<FlagRow> common;
  for (const FlagGroups group : {kStore, kPaging, kPages}) {
    if ((command.groups & group) == 0) continue;
    common.insert(common.end(), flags_of_group(group).begin(), flags_of_group(group).end());
  }
  common.insert(common.end(), global_flags().begin(), global_flags().end());
  text += flag_section("COMMON FLAGS", common);
  if (!command.examples.empty()) text += ".SH EXAMPLES\n";
  for (const ExampleRow& example : command.examples) {
    text += ".TP\n\\fB" + escaped(example.command) + "\\fR\n" + escaped(example.what) + "\n";
  }
  return text + ".SH SEE ALSO\n.BR lazo (1),\n.BR lazo\\-formats (5)\n";
}

std::string overview_page() {
  const Output plain;
  std::string text = head("lazo", 1, "who is tied to whom, with the sentence that proves it");
  text += ".SH SYNOPSIS\n\\fBlazo\\fR \\fICOMMAND\\fR [\\fIflags\\fR]\n.SH DESCRIPTION\n";
  text +=
      "lazo turns documents in English, Spanish and French into a graph of who is tied to "
      "whom, and answers questions about it with the sentence that proves each tie. It works "
      "offline; the graph is one file.\n.SH COMMANDS\n";
  for (const CommandRow& command : commands()) {
    text += ".TP\n\\fB" + escaped("lazo-" + std::string(command.name)) + "\\fR(1)\n" +
            escaped(command.summary) + "\n";
  }
  text += flag_section("COMMON FLAGS", global_flags());
  text += ".SH EXIT STATUS\n.nf\n" + escaped(exit_code_table()) + ".fi\n";
  text +=
      ".SH FILES\n.TP\n\\fIgraph.lazo\\fR\nthe graph, in the current folder unless "
      "\\fB\\-\\-db\\fR or LAZO_DB names another\n.TP\n\\fIgraph.lazo\\-snapshot\\fR\nmade from "
      "it to answer quickly; may be deleted\n";
  return text + ".SH SEE ALSO\n.BR lazo\\-formats (5)\n";
}

std::string formats_page() {
  std::string text = head("lazo-formats", 5, "what lazo reads and writes");
  text +=
      ".SH ANSWERS\nWith \\fB\\-\\-json\\fR a question prints one object: $schema "
      "(urn:lazo:schema:\\fIcommand\\fR:1), tool, query, nodes, edges, paths, page, notices. "
      "Ends of edges are keys of nodes; each edge has its status, and evidence with document, "
      "begin and end in bytes, and the text that stands there. \\fB\\-\\-jsonl\\fR prints the "
      "same records a line each, with their kind in front, \\fB\\-\\-csv\\fR a line for each "
      "quotation. page.next, given to \\fB\\-\\-after\\fR, goes on where the answer ended.\n";
  text +=
      ".SH ERRORS\nWith \\fB\\-\\-json\\fR an error is one object on standard error: $schema "
      "(urn:lazo:schema:error:1), code, message, where, hint, exit.\n";
  text +=
      ".SH STATUSES\nstated, reported (somebody is said to have said it), intended, required, "
      "possible, denied. Only what is stated is told as a fact.\n";
  text +=
      ".SH LAZO\\-JSONL/1\n\\fBlazo export jsonl\\fR writes the whole graph, one object a "
      "line: meta, relations, nodes, then by document its text, sentences, mentions, claims "
      "and facts, then decisions. \\fBlazo import\\fR merges such files in any order.\n";
  text += ".SH SCHEMAS\n\\fBlazo schema\\fR lists the types of nodes and the relations.\n";
  return text + ".SH SEE ALSO\n.BR lazo (1)\n";
}

}  // namespace

std::vector<ManPage> man_pages() {
  std::vector<ManPage> pages = {{"lazo.1", overview_page()}, {"lazo-formats.5", formats_page()}};
  for (const CommandRow& command : commands()) {
    pages.push_back({"lazo-" + std::string(command.name) + ".1", command_page(command)});
  }
  return pages;
}

}  // namespace lazo::cli
