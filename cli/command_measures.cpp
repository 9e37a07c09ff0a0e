// lazo measures [NAME...]

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/measure_record.hpp"
#include "cli/messages.hpp"
#include "cli/page.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "cli/workbook.hpp"
#include "graph/base/strings.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/explain.hpp"
#include "queries/measures.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

std::string listed(const Session& session, const std::vector<NodeIndex>& nodes) {
  std::vector<std::string> names;
  for (const NodeIndex node : nodes) names.push_back(node_name(session, node));
  return join(names, ", ");
}

/// A measure without a node of its own is named after what it does.
std::string name_of_measure(const Session& session, const MeasureRow& row) {
  if (row.measure.valid()) return node_name(session, row.measure);
  const EdgeView edge = session.graph().edge(row.ties.front().edge);
  return node_name(session, edge.source) + " " + tie_words(session, row.ties.front(), edge.source) +
         " " + node_name(session, edge.target);
}

/// "25% (planned)": what is not held is marked.
std::string marked(std::string text, ClaimStatus status, const Words& say) {
  if (status != ClaimStatus::kStated) {
    text += " (" + std::string(status_label(status, say.language())) + ")";
  }
  return text;
}

void print_record(Output& out, const Words& say, const MeasureRecord& record) {
  std::vector<std::string> rates;
  for (const MeasureRate& rate : record.rates) {
    rates.push_back(marked(rate.value, rate.status, say));
  }
  if (!rates.empty()) out.write("  " + say("rate {}", {join(rates, ", ")}) + "\n");
  std::vector<std::string> dates;
  for (const MeasureDate& date : record.dates) {
    dates.push_back(marked(say(date.what) + " " + date.date, date.status, say));
  }
  if (!dates.empty()) out.write("  " + join(dates, " · ") + "\n");
}

Status print(const Context& context, const Session& session, const MeasuresAnswer& answer,
             std::size_t more, const Filter& filter) {
  Output& out = context.out;
  const Words say = session.words();
  for (const MeasureRow& row : answer.rows) {
    LAZO_TRY(const MeasureRecord record, record_of(session, row));
    if (&row != &answer.rows.front()) out.write("\n");
    out.write(out.styled(Style::kBold, name_of_measure(session, row)));
    if (!record.state.empty()) out.write(" · " + say(record.state));
    out.write(" · " + say.count(row.sources, "source", "sources") + "\n");
    if (row.measure.valid() && !row.issuers.empty()) {
      out.write("  " + say("by {}", {listed(session, row.issuers)}) + "\n");
    }
    if (row.measure.valid() && !row.targets.empty()) {
      out.write("  " + say("on {}", {listed(session, row.targets)}) + "\n");
    }
    if (!row.exempted.empty()) {
      out.write("  " + say("but not on {}", {listed(session, row.exempted)}) + "\n");
    }
    if (!row.legal_basis.empty()) {
      out.write("  " + say("under {}", {listed(session, row.legal_basis)}) + "\n");
    }
    print_record(out, say, record);
    for (const MeasureEvent& event : row.history) {
      Filter of_event = filter;
      of_event.statuses = StatusSet::of(event.status);
      const Tie tie = select(session.graph(), of_event, event.edge);
      const EdgeView edge = session.graph().edge(event.edge);
      const std::string day = event.day.known() ? to_string(event.day) : say("no date");
      out.write("  " + out.styled(Style::kDim, day) + "  " +
                tie_sentence(session, tie, edge.source, edge.target, out) + "\n");
    }
  }
  if (more > 0) out.write("\n" + say("+{} more", {std::to_string(more)}) + "\n");
  return {};
}

void write_record(JsonWriter& json, const MeasureRecord& record) {
  json.field_or_null("state", record.state).key("rates").begin_array();
  for (const MeasureRate& rate : record.rates) {
    json.begin_object()
        .field("value", rate.value)
        .field("status", name_of(rate.status))
        .field("document", to_string(rate.document))
        .field("begin", rate.span.begin)
        .field("end", rate.span.end)
        .end_object();
  }
  json.end_array().key("dates").begin_array();
  for (const MeasureDate& date : record.dates) {
    json.begin_object()
        .field("what", date.what)
        .field("date", date.date)
        .field("status", name_of(date.status))
        .field("claim", to_string(date.claim))
        .end_object();
  }
  json.end_array();
}

Result<std::string> as_json(const Session& session, const MeasuresAnswer& answer) {
  const Snapshot& graph = session.graph();
  std::string text;
  JsonWriter json(text);
  const auto keys = [&](std::string_view name, const std::vector<NodeIndex>& nodes) {
    json.key(name).begin_array();
    for (const NodeIndex node : nodes) json.string(graph.node(node).key);
    json.end_array();
  };
  json.begin_array();
  for (const MeasureRow& row : answer.rows) {
    json.begin_object()
        .field_or_null("measure",
                       row.measure.valid() ? graph.node(row.measure).key : std::string_view())
        .field("sources", row.sources)
        .field_or_null("latest", to_string(row.latest));
    keys("issuers", row.issuers);
    keys("targets", row.targets);
    keys("exempted", row.exempted);
    keys("legal_basis", row.legal_basis);
    LAZO_TRY(const MeasureRecord record, record_of(session, row));
    write_record(json, record);
    json.key("history").begin_array();
    for (const MeasureEvent& event : row.history) {
      const RelationRow& relation = session.ontology().relation(graph.edge(event.edge).relation);
      json.begin_object()
          .field_or_null("date", to_string(event.day))
          .field("actor", graph.node(event.actor).key)
          .field("relation", relation.name)
          .field("status", name_of(event.status))
          .field("edge", edge_id(graph, session.ontology(), event.edge))
          .end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return text;
}

/// One row a measure; what is known of it stands in the second sheet.
Status write_sheets(Context& context, const Session& session, const MeasuresAnswer& answer,
                    const Filter& filter) {
  const Words say = session.words();
  Sheet sheet{.name = say("measures"),
              .header = {say("measure"), say("state"), say("issuer"), say("affected"), say("first"),
                         say("latest"), say("sources")},
              .rows = {},
              .numeric = {false, false, false, false, false, false, true}};
  std::vector<Tie> ties;
  for (const MeasureRow& row : answer.rows) {
    const std::string first = row.history.empty() ? std::string() : to_string(row.history[0].day);
    sheet.rows.push_back({name_of_measure(session, row), say(row.state),
                          listed(session, row.issuers), listed(session, row.targets), first,
                          to_string(row.latest), std::to_string(row.sources)});
    ties.insert(ties.end(), row.ties.begin(), row.ties.end());
  }
  LAZO_TRY(const Sheet evidence, evidence_sheet(session, ties, filter));
  write_workbook(context, {sheet, evidence});
  return {};
}

}  // namespace

Result<ExitCode> run_measures(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const NamedNodes named, named_nodes(context, session));
  const auto& [nodes, keys] = named;
  LAZO_TRY(const Filter filter, filter_of(context, session));
  MeasuresAnswer answer = measures(session.graph(), session.ontology(), nodes, filter);
  LAZO_TRY(const Window window, window_of(context, session, 0));
  const std::size_t total = answer.rows.size();
  const std::string next = cut_to(window, context, session, answer.rows);
  if (wants_workbook(context)) {
    LAZO_CHECK(write_sheets(context, session, answer, filter));
    return ExitCode::kOk;
  }
  if (context.format() == Format::kTable) {
    LAZO_CHECK(print(context, session, answer, total - window.end(total), filter));
    if (total == 0) context.out.write(session.words()("no measures in these documents") + "\n");
    if (answer.hidden.any())
      context.out.write("\n" + hidden_line(answer.hidden, session.words()) + "\n");
    return ExitCode::kOk;
  }
  Report report;
  report.command = "measures";
  report.query = {{"nodes", join(keys, " ")}};
  report.filter = filter;
  report.evidence = 1;
  for (const auto& row : answer.rows) {
    report.answer.ties.insert(report.answer.ties.end(), row.ties.begin(), row.ties.end());
  }
  report.answer.page = {answer.rows.size(), total};
  report.next = next;
  report.answer.notices = hidden_notices(answer.hidden);
  LAZO_TRY(const std::string rows, as_json(session, answer));
  report.more = {{"measures", rows}};
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
