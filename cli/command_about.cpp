// lazo about NAME

#include <array>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/tie_table.hpp"
#include "cli/wording.hpp"
#include "queries/about.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kPerSection = 5;

std::string_view heading_of(BriefingTopic topic) {
  constexpr std::array<std::string_view, kBriefingTopics> kHeadings = {
      "Planned or required", "In conflict with", "Works with, supports", "Measures, topics, events",
      "Belongs to, sits in", "Other ties",       "Possible or denied"};
  return kHeadings[static_cast<std::size_t>(topic)];
}

std::string span_of(const Briefing& briefing, const Words& say) {
  if (!briefing.first.known()) return {};
  const std::string first = to_string(briefing.first);
  const std::string latest = to_string(briefing.latest);
  return first == latest ? ", " + first : ", " + say("{} to {}", {first, latest});
}

Status print_proof(const Context& context, const Session& session, const Tie& tie,
                   const Filter& filter) {
  const std::vector<ClaimIndex> claims = evidence_of(session.graph(), filter, tie.edge);
  if (claims.empty()) return {};
  LAZO_TRY(const StoredClaim claim, session.store().claim(session.graph().claim(claims[0]).row));
  const std::size_t columns = context.out.columns();
  context.out.write(wrapped(quotation(claim, context.words(), columns), "    ", columns));
  return {};
}

Status print(const Context& context, const Session& session, NodeIndex index,
             const Briefing& briefing, const Filter& filter) {
  Output& out = context.out;
  const Words say = session.words();
  const NodeView node = session.graph().node(index);
  out.write(out.styled(Style::kBold, node_name(session, index)) + " · " +
            std::string(session.ontology().label(node.type, session.language())) + " · " +
            say.count(node.documents, "document", "documents") + span_of(briefing, say) + " · " +
            say("{} with {}", {say.count(briefing.total, "tie", "ties"),
                               say.count(briefing.neighbors, "node", "nodes")}) +
            "\n");
  if (briefing.disputed > 0) {
    const std::string line =
        briefing.disputed == 1
            ? say("1 tie is disputed or changed; lazo explain shows both sides")
            : say("{} ties are disputed or changed; lazo explain shows both sides",
                  {std::to_string(briefing.disputed)});
    out.write(out.styled(Style::kWarning, line) + "\n");
  }
  for (const BriefingSection& section : briefing.sections) {
    out.write("\n" + out.styled(Style::kBold, say(heading_of(section.topic))) + " (" +
              std::to_string(section.total) + ")\n");
    for (const NeighborTie& tie : section.ties) {
      TextTable line(tie_columns());
      line.add(tie_row(session, tie.tie, tie.from, tie.to, false));
      out.write(line.text("  ", out));
      LAZO_CHECK(print_proof(context, session, tie.tie, filter));
    }
    if (section.total > section.ties.size()) {
      const std::size_t more = section.total - section.ties.size();
      out.write(out.styled(Style::kDim, "  " + say("+{} more", {std::to_string(more)})) + "\n");
    }
  }
  return {};
}

}  // namespace

Result<ExitCode> run_about(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), context.invocation.arguments()[0]));
  LAZO_TRY(const Filter filter, filter_of(context, session));
  const bool table = context.format() == Format::kTable;
  const std::size_t per_section =
      context.invocation.count("--limit").value_or(table ? kPerSection : 0);
  const Briefing briefing = about(session.graph(), session.ontology(), node, filter, per_section);
  if (table) {
    LAZO_CHECK(print(context, session, node, briefing, filter));
    if (briefing.total == 0) {
      const Words say = session.words();
      context.out.write((briefing.hidden.any() ? say("no ties pass the filters")
                                               : say("no ties in these documents")) +
                        "\n");
    }
    if (briefing.hidden.any())
      context.out.write("\n" + hidden_line(briefing.hidden, session.words()) + "\n");
    return ExitCode::kOk;
  }
  Report report;
  report.command = "about";
  report.query = {{"node", std::string(session.graph().node(node).key)}};
  report.filter = filter;
  report.evidence = 1;
  report.answer.nodes = {node};
  std::string sections;
  {
    JsonWriter json(sections);
    json.begin_array();
    for (const BriefingSection& section : briefing.sections) {
      report.answer.page.returned += section.ties.size();
      for (const NeighborTie& tie : section.ties) report.answer.ties.push_back(tie.tie);
      json.begin_object()
          .field("topic", name_of(section.topic))
          .field("returned", static_cast<std::uint64_t>(section.ties.size()))
          .field("total", static_cast<std::uint64_t>(section.total))
          .end_object();
    }
    json.end_array();
  }
  report.more = {{"sections", sections}};
  report.answer.page.total = briefing.total;
  report.answer.notices = hidden_notices(briefing.hidden);
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
