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

/// "own words", "reported by Lana Payne", "as the documents tell it", "changed from: supports".
std::string how(const Session& session, const Position& position) {
  const Words say = session.words();
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> who;
  for (std::size_t i = 0; i < std::min(kNamed, position.speakers.size()); ++i) {
    who.push_back(node_name(session, position.speakers[i]));
  }
  if (position.speakers.size() > kNamed) {
    who.push_back(say("+{} more", {std::to_string(position.speakers.size() - kNamed)}));
  }
  std::vector<std::string> parts;
  if (position.own_words) parts.push_back(say("own words"));
  if (!who.empty()) parts.push_back(say("reported by {}", {join(who, ", ")}));
  if (parts.empty()) parts.push_back(say("as the documents tell it"));
  if (position.changed) parts.push_back(say("changed from: {}", {say(name_of(position.before))}));
  return join(parts, " · ");
}

void print(const Context& context, const Session& session, NodeIndex node, bool of_actor,
           const PositionsAnswer& answer) {
  Output& out = context.out;
  const Words say = session.words();
  out.write(out.styled(Style::kBold, node_name(session, node)) + " · " +
            say.count(answer.positions.size(), "position", "positions") + "\n");
  std::optional<Stance> stance;
  for (const Position& position : answer.positions) {
    if (stance != position.stance) {
      stance = position.stance;
      out.write("\n" + out.styled(Style::kBold, say(name_of(position.stance))) + "\n");
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
  const Words say = session.words();
  Sheet sheet{.name = say("positions"),
              .header = {say("actor"), say("stance"), say("subject"), say("told by"), say("before"),
                         say("sources"), say("latest")},
              .rows = {},
              .numeric = {false, false, false, false, false, true, false}};
  std::vector<Tie> ties;
  for (const Position& position : answer.positions) {
    const std::string other = node_name(session, position.actor);
    const std::string asked = node_name(session, node);
    sheet.rows.push_back({of_actor ? asked : other, say(name_of(position.stance)),
                          of_actor ? other : asked, how(session, position),
                          position.changed ? say(name_of(position.before)) : std::string(),
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
      const Words say = session.words();
      context.out.write(node_name(session, node) + ": " +
                        (answer.hidden.any() ? say("no positions pass the filters")
                                             : say("no positions in these documents")) +
                        "\n");
    } else {
      print(context, session, node, of_actor, answer);
    }
    if (answer.hidden.any())
      context.out.write("\n" + hidden_line(answer.hidden, session.words()) + "\n");
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
