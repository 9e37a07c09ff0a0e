// lazo positions NAME: where actors stand on it, or where an actor stands.

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "cli/workbook.hpp"
#include "graph/base/strings.hpp"
#include "queries/explain.hpp"
#include "queries/positions.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

/// "own words", "reported by Lana Payne", "as the documents tell it", "changed from supports".
std::string how(const Session& session, const Position& position) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> who;
  for (std::size_t i = 0; i < std::min(kNamed, position.speakers.size()); ++i) {
    who.push_back(node_name(session, position.speakers[i]));
  }
  if (position.speakers.size() > kNamed) {
    who.push_back("+" + std::to_string(position.speakers.size() - kNamed) + " more");
  }
  std::string text = position.own_words ? "own words" : "";
  if (!who.empty()) text += (text.empty() ? "reported by " : " · reported by ") + join(who, ", ");
  if (text.empty()) text = "as the documents tell it";
  if (position.changed) text += " · changed from " + std::string(name_of(position.before));
  return text;
}

void print(const Context& context, const Session& session, NodeIndex node, bool of_actor,
           const PositionsAnswer& answer) {
  Output& out = context.out;
  out.write(out.styled(Style::kBold, node_name(session, node)) + " · " +
            counted(answer.positions.size(), "position", "positions") + "\n");
  std::optional<Stance> stance;
  for (const Position& position : answer.positions) {
    if (stance != position.stance) {
      stance = position.stance;
      out.write("\n" + out.styled(Style::kBold, name_of(position.stance)) + "\n");
    }
    TextTable line({Column::kFlexible, Column::kFlexible});
    line.add({{node_name(session, position.actor), Style::kBold},
              {how(session, position), Style::kDim}});
    out.write(line.text("  ", out));
    for (const Tie& tie : position.ties) {
      const NodeIndex from = of_actor ? node : position.actor;
      out.write("    " + tie_sentence(session, tie, from, of_actor ? position.actor : node, out) +
                "  " + out.styled(Style::kDim, tie_remarks(session, tie)) + "\n");
    }
  }
}

std::string as_json(const Session& session, const PositionsAnswer& answer) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const Position& position : answer.positions) {
    json.begin_object()
        .field("node", session.graph().node(position.actor).key)
        .field("stance", name_of(position.stance))
        .field("own_words", position.own_words)
        .field("changed", position.changed);
    json.key("speakers").begin_array();
    for (const NodeIndex speaker : position.speakers) {
      json.string(session.graph().node(speaker).key);
    }
    json.end_array();
    json.field_or_null("before", position.changed ? name_of(position.before) : std::string_view())
        .field("sources", position.sources)
        .field_or_null("latest", to_string(position.latest))
        .key("edges")
        .begin_array();
    for (const Tie& tie : position.ties) {
      json.string(edge_id(session.graph(), session.ontology(), tie.edge));
    }
    json.end_array().end_object();
  }
  json.end_array();
  return text;
}

/// One row a position; where they are taken from stands in the second sheet.
Status write_sheets(Context& context, const Session& session, NodeIndex node, bool of_actor,
                    const PositionsAnswer& answer, const Filter& filter) {
  Sheet sheet{.name = "positions",
              .header = {"actor", "stance", "subject", "told by", "before", "sources", "latest"},
              .rows = {},
              .numeric = {false, false, false, false, false, true, false}};
  std::vector<Tie> ties;
  for (const Position& position : answer.positions) {
    const std::string other = node_name(session, position.actor);
    const std::string asked = node_name(session, node);
    sheet.rows.push_back({of_actor ? asked : other, std::string(name_of(position.stance)),
                          of_actor ? other : asked,
                          how(session, position),
                          position.changed ? std::string(name_of(position.before)) : std::string(),
                          std::to_string(position.sources), to_string(position.latest)});
    ties.insert(ties.end(), position.ties.begin(), position.ties.end());
  }
  LAZO_TRY(const Sheet evidence, evidence_sheet(session, ties, filter));
  write_workbook(context, {sheet, evidence});
  return {};
}

}  // namespace

Result<ExitCode> run_positions(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), context.invocation.arguments()[0]));
  LAZO_TRY(const Filter filter, filter_of(context, session));
  const bool of_actor = context.invocation.has("--of");
  PositionsAnswer answer = of_actor
                               ? positions_of(session.graph(), session.ontology(), node, filter)
                               : positions(session.graph(), session.ontology(), node, filter);
  if (context.invocation.arguments().size() > 1) {
    LAZO_TRY(const NodeIndex only, resolve(session.graph(), context.invocation.arguments()[1]));
    std::erase_if(answer.positions, [only](const Position& p) { return p.actor != only; });
  }
  if (wants_workbook(context)) {
    LAZO_CHECK(write_sheets(context, session, node, of_actor, answer, filter));
    return ExitCode::kOk;
  }
  if (context.format() == Format::kTable) {
    if (answer.positions.empty()) {
      context.out.write(node_name(session, node) + ": no positions" +
                        (answer.hidden.any() ? " pass the filters" : " in these documents") + "\n");
    } else {
      print(context, session, node, of_actor, answer);
    }
    if (answer.hidden.any()) context.out.write("\n" + hidden_line(answer.hidden) + "\n");
    return ExitCode::kOk;
  }
  Report report;
  report.command = "positions";
  report.query = {{of_actor ? "actor" : "subject", std::string(session.graph().node(node).key)}};
  report.filter = filter;
  report.answer.nodes = {node};
  for (const Position& position : answer.positions) {
    report.answer.ties.insert(report.answer.ties.end(), position.ties.begin(), position.ties.end());
  }
  report.answer.page = {answer.positions.size(), answer.positions.size()};
  report.answer.notices = hidden_notices(answer.hidden);
  report.more = {{"positions", as_json(session, answer)}};
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
