// lazo diagram [NAME...]

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/error_words.hpp"
#include "cli/render.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "exporters/collect.hpp"
#include "exporters/formats.hpp"
#include "queries/communities.hpp"
#include "queries/paths.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kWays = 3;

Result<CollectOptions> options_of(const Context& context, const Session& session) {
  const Invocation& flags = context.invocation;
  CollectOptions options;
  LAZO_TRY(options.filter, filter_of(context, session));
  for (const std::string& name : flags.arguments()) {
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
    options.focus.push_back(node);
    options.title += (options.title.empty() ? "" : ", ") + node_name(session, node);
  }
  options.depth = flags.count("--depth").value_or(1);
  options.most_nodes = flags.count("--max-nodes").value_or(25);
  options.lonely_nodes = false;
  options.version = LAZO_VERSION;
  return options;
}

/// The ways from the first node in focus to the second, as `lazo path` finds them.
Result<Answer> ways(const Session& session, const CollectOptions& options) {
  if (options.focus.size() != 2 || options.focus[0] == options.focus[1]) {
    return Error{ErrorCode::kUsage, "--path takes two different nodes", {}, {}};
  }
  PathOptions how;
  how.filter = options.filter;
  how.most = kWays;
  const PathAnswer found =
      find_paths(session.graph(), session.ontology(), options.focus[0], options.focus[1], how);
  Answer answer;
  answer.hidden = found.hidden;
  for (const FoundPath& path : found.paths) {
    for (const EdgeIndex edge : path.edges) {
      answer.ties.push_back(select(session.graph(), options.filter, edge));
    }
  }
  return answer;
}

/// The communities of the nodes in focus, or the largest one, as `lazo communities` finds them:
/// from stated and reported ties. All ties between their members are drawn.
Result<Answer> community(const Session& session, const CollectOptions& options) {
  Filter held = options.filter;
  held.statuses = StatusSet::held();
  const CommunityAnswer found = communities(session.graph(), CommunityBy::kLeiden, held, {});
  Answer answer;
  answer.hidden = found.hidden;
  for (const Community& each : found.communities) {
    const std::vector<NodeIndex>& members = each.members;
    const bool wanted =
        options.focus.empty() ||
        std::any_of(options.focus.begin(), options.focus.end(), [&members](NodeIndex node) {
          return std::find(members.begin(), members.end(), node) != members.end();
        });
    if (!wanted) continue;
    answer.nodes.insert(answer.nodes.end(), members.begin(), members.end());
    if (options.focus.empty()) break;
  }
  answer.ties = ties_among(session.graph(), options.filter, answer.nodes);
  return answer;
}

Result<ExportGraph> part_of(const Context& context, const Session& session,
                            const CollectOptions& options) {
  const Invocation& flags = context.invocation;
  const bool path = flags.has("--path");
  if (path && flags.has("--community")) {
    return Error{ErrorCode::kUsage, "--path and --community exclude each other", {}, {}};
  }
  if (!path && !flags.has("--community")) {
    return collect(session.graph(), session.store(), session.ontology(), options);
  }
  LAZO_TRY(const Answer answer, path ? ways(session, options) : community(session, options));
  return collect_answer(session.graph(), session.store(), session.ontology(), answer, options);
}

}  // namespace

Result<ExitCode> run_diagram(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const CollectOptions options, options_of(context, session));
  LAZO_TRY(const ExportGraph graph, part_of(context, session, options));
  ExportOptions drawing;
  drawing.language = session.language();
  drawing.legend = !context.invocation.has("--no-legend");
  drawing.most_lines = context.invocation.count("--max-lines");
  const std::string_view theme = context.invocation.value("--theme");
  if (theme == "dark") drawing.theme = Theme::kDark;
  if (theme == "print") drawing.theme = Theme::kPrint;

  StringSink dot;
  const ExportContext how{session.ontology(), drawing};
  LAZO_CHECK(write_dot(graph, how, dot));
  for (const ExportNotice& notice : graph.notices)
    context.note(sentence_in(notice.text, session.language()));
  if (const std::size_t ties = ties_not_drawn(graph, how); ties > 0) {
    const Words say = session.words();
    context.note(say("{} between these nodes not drawn; --max-lines 0 draws all",
                     {say.count(ties, "tie", "ties")}));
  }
  const std::string path(context.invocation.value("--output"));
  if (const std::string_view format = picture_format(path); !format.empty()) {
    context.out.discard();
    LAZO_CHECK(render(dot.text, format, path));
  } else {
    context.out.write(dot.text);
  }
  return graph.edges.empty() ? ExitCode::kNothing : ExitCode::kOk;
}

}  // namespace lazo::cli
