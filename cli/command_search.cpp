// lazo search TEXT

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/page.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "queries/search.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kDefaultLimit = 20;

std::string as_csv(const Session& session, const SearchResult& found) {
  const Snapshot& graph = session.graph();
  std::string text =
      csv_line({"key", "name", "type", "level", "matched", "match", "neighbors", "documents"});
  for (const NameHit& hit : found.hits) {
    const NodeView node = graph.node(hit.node);
    text += csv_line({std::string(node.key), std::string(node.name),
                      session.ontology().type(node.type).name, std::string(name_of(node.level)),
                      std::string(graph.name(hit.name).text), std::string(name_of(hit.match)),
                      std::to_string(node.neighbors), std::to_string(node.documents)});
  }
  return text;
}

std::string matches_json(const Session& session, const SearchResult& found) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const NameHit& hit : found.hits) {
    json.begin_object()
        .field("key", session.graph().node(hit.node).key)
        .field("name", session.graph().name(hit.name).text)
        .field("match", name_of(hit.match))
        .field("distance", static_cast<int>(hit.distance))
        .end_object();
  }
  json.end_array();
  return text;
}

void print(const Context& context, const Session& session, const SearchResult& found) {
  const Snapshot& graph = session.graph();
  const Words say = session.words();
  TextTable table({Column::kFlexible, Column::kFixed, Column::kNumber, Column::kFlexible});
  for (const NameHit& hit : found.hits) {
    const NodeView node = graph.node(hit.node);
    const std::string_view matched = graph.name(hit.name).text;
    const std::string via = matched == node.name ? std::string() : say("as {}", {quoted(matched)});
    table.add(
        {{node_name(session, hit.node), Style::kBold},
         {std::string(session.ontology().label(node.type, session.language())), Style::kPlain},
         {say.count(node.neighbors, "neighbor", "neighbors"), Style::kPlain},
         {via, Style::kDim}});
  }
  context.out.write(table.text({}, context.out));
  if (found.total > found.hits.size()) {
    const std::string left = std::to_string(found.total - found.hits.size());
    context.note(say("+{} more (--limit 0)", {left}));
  }
}

}  // namespace

Result<ExitCode> run_search(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  const std::string& text = context.invocation.arguments()[0];
  SearchOptions options;
  LAZO_TRY(const Window window, window_of(context, session, kDefaultLimit));
  options.limit = window.limit == 0 ? 0 : window.first + window.limit;
  LAZO_TRY(options.types, types_named(session.ontology(), context.invocation.values("--type")));
  SearchResult found = search(session.graph(), text, options);
  found.hits.erase(found.hits.begin(), found.hits.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                window.first, found.hits.size())));

  if (context.format() == Format::kCsv) {
    context.out.write(as_csv(session, found));
  } else if (context.format() != Format::kTable) {
    Report report;
    report.command = "search";
    report.query = {{"text", text}};
    for (const NameHit& hit : found.hits) report.answer.nodes.push_back(hit.node);
    report.answer.page = {found.hits.size(), found.total};
    report.next = cursor_after(context, session, window.first + found.hits.size(), found.total);
    report.more = {{"matches", matches_json(session, found)}};
    LAZO_CHECK(write_report(context, session, report));
  } else if (found.hits.empty()) {
    context.note(session.words()("nothing is called {}", {quoted(text)}));
  } else {
    print(context, session, found);
  }
  return found.hits.empty() ? ExitCode::kNothing : ExitCode::kOk;
}

}  // namespace lazo::cli
