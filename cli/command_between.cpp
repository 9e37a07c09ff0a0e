// lazo between NAME... --and NAME...

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/tie_evidence.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/between.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kShownTies = 20;

/// The nodes of a group: names, keys, and "type:country" for all nodes of a type.
Result<std::vector<NodeIndex>> group_of(const Session& session,
                                        const std::vector<std::string>& names) {
  constexpr std::string_view kType = "type:";
  std::vector<NodeIndex> nodes;
  const auto add = [&nodes](NodeIndex node) {
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  };
  for (const std::string& name : names) {
    if (!name.starts_with(kType)) {
      LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
      add(node);
      continue;
    }
    LAZO_TRY(const std::vector<NodeType> types,
             types_named(session.ontology(), {name.substr(kType.size())}));
    for (const NodeIndex node : session.graph().nodes()) {
      if (std::binary_search(types.begin(), types.end(), session.graph().node(node).type)) {
        add(node);
      }
    }
  }
  return nodes;
}

/// "support 2, opposition 1".
std::string families_text(const BetweenCell& cell, const Words& say) {
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < kFamilyCount; ++f) {
    if (cell.by_family[f] == 0) continue;
    const std::string_view name = family_label(static_cast<Family>(f), say.language());
    parts.push_back(std::string(name) + " " + std::to_string(cell.by_family[f]));
  }
  return join(parts, ", ");
}

std::string statuses_text(const BetweenCell& cell, const Words& say) {
  std::vector<std::string> parts;
  for (const ClaimStatus status : kAllStatuses) {
    const std::uint32_t count = cell.by_status[static_cast<std::size_t>(status)];
    if (count == 0) continue;
    parts.push_back(std::to_string(count) + " " +
                    std::string(status_label(status, say.language())));
  }
  if (cell.background > 0) {
    parts.push_back(std::to_string(cell.background) + " " + say("background"));
  }
  return join(parts, ", ");
}

Status print(const Context& context, const Session& session, const BetweenAnswer& found,
             const Filter& filter, std::size_t limit) {
  Output& out = context.out;
  const Words say = session.words();
  out.write(say("{} between {}", {say.count(found.ties, "tie", "ties"),
                                  say.count(found.cells.size(), "pair", "pairs")}) +
            "\n\n");
  TextTable table({Column::kFlexible, Column::kFlexible, Column::kNumber, Column::kFlexible,
                   Column::kFlexible});
  for (const BetweenCell& cell : found.cells) {
    table.add({{node_name(session, cell.a), Style::kBold},
               {node_name(session, cell.b), Style::kBold},
               {std::to_string(cell.ties.size()), Style::kPlain},
               {families_text(cell, say), Style::kPlain},
               {statuses_text(cell, say), Style::kDim}});
  }
  out.write(table.text({}, out) + "\n");
  std::size_t shown = 0;
  for (const BetweenCell& cell : found.cells) {
    for (const Tie& tie : cell.ties) {
      if (limit != 0 && shown == limit) break;
      ++shown;
      const EdgeView edge = session.graph().edge(tie.edge);
      LAZO_CHECK(print_tie(context, session, tie, edge.source, edge.target, filter, {}));
    }
  }
  if (shown < found.ties) {
    out.write(say("+{} more ties (--limit 0)", {std::to_string(found.ties - shown)}) + "\n");
  }
  return {};
}

std::string matrix_json(const Session& session, const BetweenAnswer& found) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const BetweenCell& cell : found.cells) {
    json.begin_object()
        .field("a", session.graph().node(cell.a).key)
        .field("b", session.graph().node(cell.b).key)
        .field("ties", static_cast<std::uint64_t>(cell.ties.size()));
    json.key("families").begin_object();
    for (std::size_t f = 0; f < kFamilyCount; ++f) {
      const std::string_view name = name_of(static_cast<Family>(f));
      if (cell.by_family[f] > 0) json.field(name.empty() ? "NONE" : name, cell.by_family[f]);
    }
    json.end_object().key("statuses").begin_object();
    for (const ClaimStatus status : kAllStatuses) {
      const std::uint32_t count = cell.by_status[static_cast<std::size_t>(status)];
      if (count > 0) json.field(name_of(status), count);
    }
    json.end_object().field("background", cell.background).end_object();
  }
  json.end_array();
  return text;
}

}  // namespace

Result<ExitCode> run_between(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const Filter filter, filter_of(context, session));
  LAZO_TRY(const std::vector<NodeIndex> a, group_of(session, context.invocation.arguments()));
  const std::vector<std::string> others = context.invocation.values("--and");
  LAZO_TRY(std::vector<NodeIndex> b, group_of(session, others));
  if (others.empty()) b = a;
  BetweenAnswer found = between(session.graph(), session.ontology(), a, b, filter);
  const ExitCode code = found.ties == 0 ? ExitCode::kNothing : ExitCode::kOk;
  const std::size_t limit = context.invocation.count("--limit").value_or(kShownTies);

  if (context.format() == Format::kTable) {
    if (found.ties == 0) {
      const Words say = session.words();
      context.out.write((found.hidden.any()
                             ? say("nothing that passes the filters ties the two groups")
                             : say("nothing in these documents ties the two groups")) +
                        "\n");
    } else {
      LAZO_CHECK(print(context, session, found, filter, limit));
    }
    if (found.hidden.any())
      context.out.write("\n" + hidden_line(found.hidden, session.words()) + "\n");
    return code;
  }
  Report report;
  report.command = "between";
  const auto keys = [&session](const std::vector<NodeIndex>& nodes) {
    std::vector<std::string> texts;
    for (const NodeIndex node : nodes) texts.emplace_back(session.graph().node(node).key);
    return join(texts, " ");
  };
  report.query = {{"a", keys(a)}, {"b", keys(b)}};
  report.filter = filter;
  for (const BetweenCell& cell : found.cells) {
    report.answer.ties.insert(report.answer.ties.end(), cell.ties.begin(), cell.ties.end());
  }
  if (context.invocation.has("--limit") && limit != 0 && report.answer.ties.size() > limit) {
    report.answer.ties.resize(limit);
  }
  report.answer.notices = hidden_notices(found.hidden);
  report.answer.page = {report.answer.ties.size(), found.ties};
  report.more = {{"matrix", matrix_json(session, found)}};
  LAZO_CHECK(write_report(context, session, report));
  return code;
}

}  // namespace lazo::cli
