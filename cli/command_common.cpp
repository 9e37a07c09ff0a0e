// lazo common A B...

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/tie_table.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "queries/common.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kDefaultLimit = 20;

void print(const Context& context, const Session& session, const CommonAnswer& answer,
           std::size_t shown) {
  Output& out = context.out;
  for (std::size_t i = 0; i < shown; ++i) {
    const CommonNode& node = answer.nodes[i];
    out.write(out.styled(Style::kBold, node_name(session, node.node)) + "\n");
    for (const NeighborTie& tie : node.ties) {
      TextTable line(tie_columns());
      line.add(tie_row(session, tie.tie, tie.from, node.node, true));
      out.write(line.text("  ", out));
    }
  }
  if (shown < answer.nodes.size()) {
    out.write(out.styled(Style::kDim, "+" + std::to_string(answer.nodes.size() - shown) + " more") +
              "\n");
  }
}

}  // namespace

Result<ExitCode> run_common(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NamedNodes named, named_nodes(context, session));
  const auto& [start, keys] = named;
  LAZO_TRY(const Filter filter, filter_of(context, session));
  const CommonAnswer answer = common(session.graph(), session.ontology(), start, filter);
  const std::size_t limit = context.invocation.count("--limit").value_or(kDefaultLimit);
  const std::size_t shown = limit == 0 ? answer.nodes.size() : std::min(limit, answer.nodes.size());
  const ExitCode code = answer.nodes.empty() ? ExitCode::kNothing : ExitCode::kOk;
  if (context.format() == Format::kTable) {
    print(context, session, answer, shown);
    if (answer.nodes.empty()) context.out.write("nothing is tied to all of them\n");
    if (answer.hidden.any()) context.out.write("\n" + hidden_line(answer.hidden) + "\n");
    return code;
  }
  Report report;
  report.command = "common";
  report.query = {{"nodes", join(keys, " ")}};
  report.filter = filter;
  report.evidence = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    report.answer.nodes.push_back(answer.nodes[i].node);
    for (const NeighborTie& tie : answer.nodes[i].ties) report.answer.ties.push_back(tie.tie);
  }
  report.answer.page = {shown, answer.nodes.size()};
  report.answer.notices = hidden_notices(answer.hidden);
  LAZO_CHECK(write_report(context, session, report));
  return code;
}

}  // namespace lazo::cli
