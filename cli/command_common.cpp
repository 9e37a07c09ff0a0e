// lazo common A B...

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/messages.hpp"
#include "cli/page.hpp"
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
           std::size_t more) {
  Output& out = context.out;
  for (const CommonNode& node : answer.nodes) {
    out.write(out.styled(Style::kBold, node_name(session, node.node)) + "\n");
    for (const NeighborTie& tie : node.ties) {
      TextTable line(tie_columns());
      line.add(tie_row(session, tie.tie, tie.from, node.node, true));
      out.write(line.text("  ", out));
    }
  }
  if (more > 0) {
    const std::string line = session.words()("+{} more", {std::to_string(more)});
    out.write(out.styled(Style::kDim, line) + "\n");
  }
}

}  // namespace

Result<ExitCode> run_common(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NamedNodes named, named_nodes(context, session));
  const auto& [start, keys] = named;
  LAZO_TRY(const Filter filter, filter_of(context, session));
  CommonAnswer answer = common(session.graph(), session.ontology(), start, filter);
  LAZO_TRY(const Window window, window_of(context, session, kDefaultLimit));
  const std::size_t total = answer.nodes.size();
  const std::string next = cut_to(window, context, session, answer.nodes);
  const ExitCode code = total == 0 ? ExitCode::kNothing : ExitCode::kOk;
  if (context.format() == Format::kTable) {
    print(context, session, answer, total - window.end(total));
    if (total == 0) {
      context.out.write(session.words()("nothing is tied to all of them") + "\n");
    }
    if (answer.hidden.any())
      context.out.write("\n" + hidden_line(answer.hidden, session.words()) + "\n");
    return code;
  }
  Report report;
  report.command = "common";
  report.query = {{"nodes", join(keys, " ")}};
  report.filter = filter;
  report.evidence = 1;
  for (const CommonNode& node : answer.nodes) {
    report.answer.nodes.push_back(node.node);
    for (const NeighborTie& tie : node.ties) report.answer.ties.push_back(tie.tie);
  }
  report.answer.page = {answer.nodes.size(), total};
  report.next = next;
  report.answer.notices = hidden_notices(answer.hidden);
  LAZO_CHECK(write_report(context, session, report));
  return code;
}

}  // namespace lazo::cli
