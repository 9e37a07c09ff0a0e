// lazo timeline [NAME...]

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/messages.hpp"
#include "cli/page.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "queries/explain.hpp"
#include "queries/resolve.hpp"
#include "queries/timeline.hpp"

namespace lazo::cli {
namespace {

/// The tie as the one claim of an entry tells it.
Tie tie_of(const Session& session, const TimelineEntry& entry, Filter filter) {
  filter.statuses = StatusSet::of(session.graph().claim(entry.claim).status);
  return select(session.graph(), filter, entry.edge);
}

void print(const Context& context, const Session& session, const Timeline& line,
           const Filter& filter, std::size_t first) {
  Output& out = context.out;
  const Words say = session.words();
  if (first > 0) {
    const std::string left = say("{} earlier ones left out (--limit 0)", {std::to_string(first)});
    out.write(out.styled(Style::kDim, left) + "\n");
  }
  TextTable table({Column::kFixed, Column::kFlexible, Column::kFixed});
  const Output plain;  // the cell is coloured as a whole
  for (std::size_t i = first; i < line.entries.size(); ++i) {
    const TimelineEntry& entry = line.entries[i];
    const Tie tie = tie_of(session, entry, filter);
    const EdgeView edge = session.graph().edge(entry.edge);
    table.add(
        {{to_string(entry.day), Style::kBold},
         {tie_sentence(session, tie, edge.source, edge.target, plain), tie_style(session, tie)},
         {say.count(entry.claims, "claim", "claims"), Style::kDim}});
  }
  out.write(table.text({}, out));
}

}  // namespace

Result<ExitCode> run_timeline(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NamedNodes named, named_nodes(context, session));
  const auto& [nodes, keys] = named;
  LAZO_TRY(const Filter filter, filter_of(context, session));
  Timeline line = timeline(session.graph(), nodes, filter);
  // Pages run from the newest entries to the oldest; each is told oldest first.
  LAZO_TRY(const Window window, window_of(context, session, 0));
  const std::size_t total = line.entries.size();
  const std::size_t first = total - window.end(total);
  line.entries.resize(total - std::min(window.first, total));
  if (context.format() == Format::kTable) {
    print(context, session, line, filter, first);
    const Words say = session.words();
    if (line.entries.empty()) context.out.write(say("nothing dated") + "\n");
    if (line.undated > 0) {
      context.out.write("\n" + say.count(line.undated, "claim has no date", "claims have no date") +
                        "\n");
    }
    if (line.hidden.any()) context.out.write("\n" + hidden_line(line.hidden, say) + "\n");
    return ExitCode::kOk;
  }
  Report report;
  report.command = "timeline";
  report.query = {{"nodes", join(keys, " ")}};
  report.filter = filter;
  report.evidence = 1;
  std::string entries;
  {
    JsonWriter json(entries);
    json.begin_array();
    for (std::size_t i = first; i < line.entries.size(); ++i) {
      const TimelineEntry& entry = line.entries[i];
      json.begin_object()
          .field("date", to_string(entry.day))
          .field("edge", edge_id(session.graph(), session.ontology(), entry.edge))
          .field("status", name_of(session.graph().claim(entry.claim).status))
          .field("claims", entry.claims)
          .end_object();
      report.answer.ties.push_back(select(session.graph(), filter, entry.edge));
    }
    json.end_array();
  }
  auto& ties = report.answer.ties;  // an edge has several entries, and one record
  std::sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return a.edge < b.edge; });
  ties.erase(std::unique(ties.begin(), ties.end(),
                         [](const Tie& a, const Tie& b) { return a.edge == b.edge; }),
             ties.end());
  report.more = {{"entries", entries}};
  report.answer.page = {line.entries.size() - std::min(first, line.entries.size()), total};
  report.next = cursor_after(context, session, window.end(total), total);
  report.answer.notices = hidden_notices(line.hidden);
  if (line.undated > 0) {
    report.answer.notices.push_back({"undated", line.undated, "claims without a date"});
  }
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
