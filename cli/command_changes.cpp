// lazo changes --since DATE [NAME...]

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "graph/import_log.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/changes.hpp"
#include "queries/explain.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kShown = 20;

void write_tie_line(const Context& context, const Session& session, const Tie& tie,
                    std::string_view after) {
  const EdgeView edge = session.graph().edge(tie.edge);
  context.out.write("  " + tie_sentence(session, tie, edge.source, edge.target, context.out) +
                    "  " + context.out.styled(Style::kDim, tie_remarks(session, tie)) +
                    std::string(after) + "\n");
}

void write_heading(Output& out, std::string_view title, std::size_t count) {
  out.write("\n" + out.styled(Style::kBold, title) + " (" + std::to_string(count) + ")\n");
}

void write_rest(Output& out, const Words& say, std::size_t total, std::size_t shown) {
  if (total <= shown) return;
  const std::string line = say("+{} more", {std::to_string(total - shown)});
  out.write(out.styled(Style::kDim, "  " + line) + "\n");
}

void print(const Context& context, const Session& session, const Changes& news,
           std::string_view since, std::size_t limit, const Filter& filter) {
  Output& out = context.out;
  const Words say = session.words();
  const auto cut = [limit](std::size_t size) { return limit == 0 ? size : std::min(limit, size); };
  out.write(
      say("since {}: {}", {since, say.count(news.documents, "new document", "new documents")}) +
      "\n");
  if (!news.nodes.empty()) {
    write_heading(out, say("Names that are new"), news.nodes.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < cut(news.nodes.size()); ++i) {
      names.push_back(node_name(session, news.nodes[i]));
    }
    out.write(wrapped(join(names, ", "), "  ", out.columns()));
    write_rest(out, say, news.nodes.size(), names.size());
  }
  if (!news.ties.empty()) {
    write_heading(out, say("Ties that are new"), news.ties.size());
    for (std::size_t i = 0; i < cut(news.ties.size()); ++i) {
      write_tie_line(context, session, news.ties[i], {});
    }
    write_rest(out, say, news.ties.size(), cut(news.ties.size()));
  }
  if (!news.moved.empty()) {
    write_heading(out, say("Ties told in another way than before"), news.moved.size());
    for (const MovedTie& moved : news.moved) {
      write_tie_line(context, session, moved.tie,
                     " · " + say("before: {}", {status_label(moved.before, say.language())}));
    }
  }
  if (!news.contradictions.empty()) {
    write_heading(out, say("Contradictions"), news.contradictions.size());
    for (const Tie& tie : news.contradictions) write_tie_line(context, session, tie, {});
  }
  if (!news.due.empty()) {
    write_heading(out, say("Dates to come"), news.due.size());
    for (const TimelineEntry& entry : news.due) {
      Filter of_entry = filter;
      of_entry.statuses = StatusSet::of(session.graph().claim(entry.claim).status);
      const EdgeView edge = session.graph().edge(entry.edge);
      out.write("  " + to_string(entry.day) + "  " +
                tie_sentence(session, select(session.graph(), of_entry, entry.edge), edge.source,
                             edge.target, out) +
                "; " + say("outcome not in these documents") + "\n");
    }
  }
}

std::string as_json(const Session& session, const Changes& news) {
  const auto id = [&session](EdgeIndex edge) {
    return edge_id(session.graph(), session.ontology(), edge);
  };
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("documents", static_cast<std::uint64_t>(news.documents));
  json.key("nodes").begin_array();
  for (const NodeIndex node : news.nodes) json.string(session.graph().node(node).key);
  json.end_array().key("ties").begin_array();
  for (const Tie& tie : news.ties) json.string(id(tie.edge));
  json.end_array().key("moved").begin_array();
  for (const MovedTie& moved : news.moved) {
    json.begin_object()
        .field("edge", id(moved.tie.edge))
        .field("before", name_of(moved.before))
        .field("now", name_of(moved.tie.status()))
        .end_object();
  }
  json.end_array().key("contradictions").begin_array();
  for (const Tie& tie : news.contradictions) json.string(id(tie.edge));
  json.end_array().key("due").begin_array();
  for (const TimelineEntry& entry : news.due) {
    json.begin_object()
        .field("date", to_string(entry.day))
        .field("edge", id(entry.edge))
        .end_object();
  }
  json.end_array().end_object();
  return text;
}

/// Marks what the last imports brought as new; returns since when.
Result<std::string> take_imports(const Session& session, std::size_t count,
                                 ChangesOptions& options) {
  const Store& store = session.store();
  LAZO_TRY(const std::vector<ImportRun> runs, logged_imports(store.path(), store.uuid()));
  options.fresh.emplace();
  const std::size_t first = runs.size() - std::min(count, runs.size());
  for (std::size_t run = first; run < runs.size(); ++run) {
    for (const DocumentId id : runs[run].documents) {
      if (const auto document = session.graph().find(id)) options.fresh->push_back(*document);
    }
  }
  return first < runs.size() ? runs[first].at : session.words()("the first import");
}

}  // namespace

Result<ExitCode> run_changes(Context& context) {
  const Invocation& flags = context.invocation;
  if (flags.has("--since") == flags.has("--imports")) {
    return Error{
        ErrorCode::kUsage,
        flags.has("--since") ? "changes: --since and --imports exclude each other"
                             : "changes: --since is missing",
        {},
        "lazo changes --since 2025-09 tells what is new from then on, --imports 1 what the "
        "last import brought"};
  }
  LAZO_TRY(const Session session, Session::open(context));
  ChangesOptions options;
  options.since = parse_day(flags.value("--since"));
  std::string since = to_string(options.since);
  if (const auto imports = flags.count("--imports")) {
    LAZO_TRY(since, take_imports(session, *imports, options));
  }
  std::vector<std::string> keys;
  for (const std::string& name : flags.arguments()) {
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
    options.watched.push_back(node);
    keys.emplace_back(session.graph().node(node).key);
  }
  LAZO_TRY(Filter filter, filter_of(context, session));
  filter.since = {};  // here it is the day to compare with, not a limit
  const Changes news = changes(session.graph(), options, filter);
  if (context.format() == Format::kTable) {
    print(context, session, news, since, flags.count("--limit").value_or(kShown), filter);
    return ExitCode::kOk;
  }
  Report report;
  report.command = "changes";
  report.query = {{"since", since}, {"nodes", join(keys, " ")}};
  report.filter = filter;
  report.evidence = 1;
  report.answer.nodes = news.nodes;
  report.answer.ties = news.ties;
  const auto add = [&report](const Tie& tie) {
    const auto& ties = report.answer.ties;
    const bool known = std::any_of(ties.begin(), ties.end(),
                                   [&tie](const Tie& other) { return other.edge == tie.edge; });
    if (!known) report.answer.ties.push_back(tie);
  };
  for (const MovedTie& moved : news.moved) add(moved.tie);
  for (const Tie& tie : news.contradictions) add(tie);
  for (const TimelineEntry& entry : news.due) add(select(session.graph(), filter, entry.edge));
  report.answer.page = {report.answer.ties.size(), report.answer.ties.size()};
  report.more = {{"changes", as_json(session, news)}};
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
