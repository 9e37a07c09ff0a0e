// lazo neighbors NAME...

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/messages.hpp"
#include "cli/page.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/tie_table.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "queries/neighborhood.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kPerFamily = 10;

std::string heading(const Session& session, const std::vector<NodeIndex>& start,
                    const Neighborhood& around, const Output& out) {
  std::string line;
  for (const NodeIndex node : start) {
    if (!line.empty()) line += ", ";
    line += out.styled(Style::kBold, node_name(session, node));
  }
  const NodeView first = session.graph().node(start.front());
  if (start.size() == 1) {
    line += " · " + std::string(session.ontology().label(first.type, session.language()));
  }
  const Words say = session.words();
  return line + " · " +
         say("{} with {}", {say.count(around.total, "tie", "ties"),
                            say.count(around.neighbors, "node", "nodes")}) +
         "\n";
}

void print(const Context& context, const Session& session, const std::vector<NodeIndex>& start,
           const Neighborhood& around) {
  Output& out = context.out;
  const Words say = session.words();
  out.write(heading(session, start, around, out));
  for (const FamilyGroup& group : around.groups) {
    const std::string_view label = family_label(group.family, session.language());
    out.write("\n" + out.styled(Style::kBold, label) + " (" + std::to_string(group.total) + ")\n");
    TextTable table(tie_columns());
    for (const NeighborTie& tie : group.ties) {
      // Further out, or from several nodes, the near end must be named too.
      const bool name_near = start.size() > 1 || tie.distance > 1;
      std::vector<Cell> row = tie_row(session, tie.tie, tie.from, tie.to, name_near);
      if (tie.also_background) {
        row.back().text += " · " + say("also {}", {say("background")});
      }
      table.add(std::move(row));
    }
    out.write(table.text("  ", out));
    if (group.total > group.ties.size()) {
      const std::string left = std::to_string(group.total - group.ties.size());
      const std::string more = group.described == 0 ? say("+{} more", {left})
                                                    : say("+{} more, {} of them described",
                                                          {left, std::to_string(group.described)});
      out.write(out.styled(Style::kDim, "  " + more) + "\n");
    }
  }
}

Answer answer_of(const Neighborhood& around, const std::vector<NodeIndex>& start) {
  Answer answer;
  answer.nodes = start;
  for (const FamilyGroup& group : around.groups) {
    for (const NeighborTie& tie : group.ties) answer.ties.push_back(tie.tie);
  }
  answer.hidden = around.hidden;
  answer.notices = hidden_notices(around.hidden);
  answer.page = {around.shown, around.total};
  return answer;
}

}  // namespace

Result<ExitCode> run_neighbors(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NamedNodes named, named_nodes(context, session));
  const auto& [start, keys] = named;
  NeighborOptions options;
  LAZO_TRY(options.filter, filter_of(context, session));
  options.depth = context.invocation.count("--depth").value_or(1);
  LAZO_TRY(const Window window, window_of(context, session, 0));
  // People see the ten most telling ties a family; programs get everything unless they ask.
  const bool table = context.format() == Format::kTable;
  if (table) options.limit = window.limit;
  options.joins_layers = table;
  options.per_family =
      context.invocation.has("--all") || !table || options.limit != 0 ? 0 : kPerFamily;
  const Neighborhood around = neighbors(session.graph(), session.ontology(), start, options);
  const ExitCode code = around.total == 0 ? ExitCode::kNothing : ExitCode::kOk;

  if (!table) {
    Report report;
    report.command = "neighbors";
    report.query = {{"nodes", join(keys, " ")}, {"depth", std::to_string(options.depth)}};
    report.answer = answer_of(around, start);
    report.next = cut_to(window, context, session, report.answer.ties);
    report.answer.page.returned = report.answer.ties.size();
    report.filter = options.filter;
    LAZO_CHECK(write_report(context, session, report));
    return code;
  }
  if (around.total > 0) {
    print(context, session, start, around);
  } else {
    const Words say = session.words();
    context.out.write(node_name(session, start.front()) + ": " +
                      (around.hidden.any() ? say("no ties pass the filters")
                                           : say("no ties in these documents")) +
                      "\n");
  }
  if (around.hidden.any()) {
    context.out.write("\n" + hidden_line(around.hidden, session.words()) + "\n");
  }
  return code;
}

}  // namespace lazo::cli
