// lazo query PATTERN

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/page.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "queries/explain.hpp"
#include "queries/pattern/functions.hpp"
#include "queries/pattern/run.hpp"
#include "queries/pattern/snapshot_graph.hpp"

namespace lazo::cli {
namespace {

using pattern::SnapshotGraph;
using pattern::Table;
using pattern::Value;

/// A value for people: a node by its name, a tie by its relation, text without quotes.
std::string shown(const Session& session, const SnapshotGraph& graph, const Value& value) {
  if (value.is_null()) return "";
  if (const auto* node = value.get<pattern::NodeRef>()) {
    return std::string(session.graph().node(NodeIndex{node->id}).name);
  }
  if (const auto* tie = value.get<pattern::RelationshipRef>()) return graph.type(*tie);
  return pattern::plain_text(value);
}

void write_value(JsonWriter& json, const Session& session, const Value& value) {
  if (const auto* boolean = value.get<bool>()) {
    json.boolean(*boolean);
  } else if (const auto* integer = value.get<std::int64_t>()) {
    json.integer(*integer);
  } else if (const auto* number = value.get<double>()) {
    json.number(*number);
  } else if (const auto* text = value.get<std::string>()) {
    json.string(*text);
  } else if (const auto* list = value.get<pattern::List>()) {
    json.begin_array();
    for (const Value& item : *list) write_value(json, session, item);
    json.end_array();
  } else if (const auto* map = value.get<pattern::Map>()) {
    json.begin_object();
    for (const auto& [key, item] : *map) write_value(json.key(key), session, item);
    json.end_object();
  } else if (const auto* node = value.get<pattern::NodeRef>()) {
    json.string(session.graph().node(NodeIndex{node->id}).key);
  } else if (const auto* tie = value.get<pattern::RelationshipRef>()) {
    json.string(edge_id(session.graph(), session.ontology(), SnapshotGraph::edge_of(*tie)));
  } else if (const auto* path = value.get<pattern::PathRef>()) {
    json.begin_array();
    for (const pattern::NodeRef& step : path->nodes) write_value(json, session, Value(step));
    json.end_array();
  } else {
    json.null();
  }
}

std::string as_json(const Session& session, const std::string& query, const Table& table,
                    std::size_t total, std::string_view next) {
  std::string text;
  {
    JsonWriter json(text);
    begin_envelope(json, "query");
    json.key("query").begin_object().field("pattern", query).end_object();
    json.key("columns").begin_array();
    for (const std::string& column : table.columns) json.string(column);
    json.end_array().key("rows").begin_array();
    for (const std::vector<Value>& row : table.rows) {
      json.begin_array();
      for (const Value& value : row) write_value(json, session, value);
      json.end_array();
    }
    json.end_array().key("page").begin_object();
    json.field("returned", static_cast<std::uint64_t>(table.rows.size()))
        .field("total", static_cast<std::uint64_t>(total))
        .field_or_null("next", next)
        .end_object();
    json.key("notices").begin_array().end_array().end_object();
  }
  return text + "\n";
}

}  // namespace

Result<ExitCode> run_query(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const StatusSet statuses, statuses_of(context.invocation, StatusSet::told()));
  const SnapshotGraph graph(session.graph(), session.ontology(), statuses.bits(),
                            !context.invocation.has("--no-background"));
  const std::string& query = context.invocation.arguments()[0];
  LAZO_TRY(Table table, pattern::run_query(graph, query));
  LAZO_TRY(const Window window, window_of(context, session, 0));
  const std::size_t total = table.rows.size();
  const std::string next = cut_to(window, context, session, table.rows);
  const ExitCode code = table.rows.empty() ? ExitCode::kNothing : ExitCode::kOk;
  switch (context.format()) {
    case Format::kJson:
    case Format::kJsonl:
      context.out.write(as_json(session, query, table, total, next));
      break;
    case Format::kCsv:
      context.out.write(csv_line(table.columns));
      for (const std::vector<Value>& row : table.rows) {
        std::vector<std::string> fields;
        for (const Value& value : row) fields.push_back(shown(session, graph, value));
        context.out.write(csv_line(fields));
      }
      break;
    case Format::kTable: {
      TextTable text(std::vector<Column>(table.columns.size(), Column::kFlexible));
      std::vector<Cell> heading;
      for (const std::string& column : table.columns) heading.push_back({column, Style::kDim});
      text.add(std::move(heading));
      for (const std::vector<Value>& row : table.rows) {
        std::vector<Cell> cells;
        for (const Value& value : row) {
          cells.push_back({shown(session, graph, value), Style::kPlain});
        }
        text.add(std::move(cells));
      }
      context.out.write(text.text({}, context.out));
      break;
    }
  }
  return code;
}

}  // namespace lazo::cli
