#pragma once
// What runs each command. One function a file, `command_<verb>.cpp`; the rows of the command table
// (table_*.cpp) refer to them.
//
// To add a command: write command_<verb>.cpp, declare its function here, add its row to the chapter
// that it belongs to, its file to CMakeLists.txt and a case to tests/golden/<verb>/.

#include "cli/command.hpp"

namespace lazo::cli {

Result<ExitCode> run_about(Context& context);
Result<ExitCode> run_accept(Context& context);
Result<ExitCode> run_alias(Context& context);
Result<ExitCode> run_analyze(Context& context);
Result<ExitCode> run_ask(Context& context);
Result<ExitCode> run_between(Context& context);
Result<ExitCode> run_changes(Context& context);
Result<ExitCode> run_common(Context& context);
Result<ExitCode> run_communities(Context& context);
Result<ExitCode> run_decisions(Context& context);
Result<ExitCode> run_diagram(Context& context);
Result<ExitCode> run_diff(Context& context);
Result<ExitCode> run_docs(Context& context);
Result<ExitCode> run_doctor(Context& context);
Result<ExitCode> run_evaluate(Context& context);
Result<ExitCode> run_explain(Context& context);
Result<ExitCode> run_export(Context& context);
Result<ExitCode> run_extract(Context& context);
Result<ExitCode> run_forget(Context& context);
Result<ExitCode> run_help(Context& context);
Result<ExitCode> run_import(Context& context);
Result<ExitCode> run_mcp(Context& context);
Result<ExitCode> run_measures(Context& context);
Result<ExitCode> run_merge(Context& context);
Result<ExitCode> run_neighbors(Context& context);
Result<ExitCode> run_node(Context& context);
Result<ExitCode> run_path(Context& context);
Result<ExitCode> run_positions(Context& context);
Result<ExitCode> run_query(Context& context);
Result<ExitCode> run_note(Context& context);
Result<ExitCode> run_note_page(Context& context);
Result<ExitCode> run_rank(Context& context);
Result<ExitCode> run_report(Context& context);
Result<ExitCode> run_reject(Context& context);
Result<ExitCode> run_restate(Context& context);
Result<ExitCode> run_review(Context& context);
Result<ExitCode> run_schema(Context& context);
Result<ExitCode> run_search(Context& context);
Result<ExitCode> run_serve(Context& context);
Result<ExitCode> run_split(Context& context);
Result<ExitCode> run_stats(Context& context);
Result<ExitCode> run_timeline(Context& context);
Result<ExitCode> run_train(Context& context);
Result<ExitCode> run_triples(Context& context);
Result<ExitCode> run_trust(Context& context);
Result<ExitCode> run_undo(Context& context);
Result<ExitCode> run_version(Context& context);

}  // namespace lazo::cli
