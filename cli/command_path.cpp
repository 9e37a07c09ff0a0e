// lazo path A B

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/tie_evidence.hpp"
#include "cli/wording.hpp"
#include "queries/paths.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kDefaultPaths = 3;
constexpr std::size_t kAllPaths = 100;
constexpr std::size_t kHubsNamed = 5;

std::string_view tier_heading(PathTier tier) {
  switch (tier) {
    case PathTier::kDirect:
      return "tied directly";
    case PathTier::kSpecific:
      return "tied through others";
    case PathTier::kPlanned:
      return "tied through others, partly only by plans or duties";
    case PathTier::kHubs:
      return "tied only through hubs";
  }
  return {};
}

Result<std::vector<NodeIndex>> nodes_named(const Session& session,
                                           const std::vector<std::string>& names) {
  std::vector<NodeIndex> nodes;
  for (const std::string& name : names) {
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
    nodes.push_back(node);
  }
  return nodes;
}

/// "no specific tie found within 4 hops; both are tied to Mexico (88), ..."
std::string hub_sentence(const Session& session, const PathAnswer& answer, std::uint32_t max_hops,
                         const Words& say) {
  const std::string none =
      say("no specific tie found within {}", {say.count(max_hops, "hop", "hops")});
  if (answer.hubs.empty()) return none;
  std::string text;
  for (std::size_t i = 0; i < std::min(answer.hubs.size(), kHubsNamed); ++i) {
    if (i > 0) text += ", ";
    text += node_name(session, answer.hubs[i].node) + " (" +
            std::to_string(answer.hubs[i].neighbors) + ")";
  }
  if (answer.hubs.size() > kHubsNamed) {
    text += ", " + say("+{} more", {std::to_string(answer.hubs.size() - kHubsNamed)});
  }
  return none + "; " + say("both are tied to {}; the sources do not connect these ties", {text});
}

std::vector<Notice> notices_of(const Session& session, const PathAnswer& answer,
                               const PathOptions& options) {
  std::vector<Notice> notices = hidden_notices(answer.hidden);
  if (!answer.hubs.empty()) {
    notices.push_back({"only_hubs", answer.hubs.size(),
                       hub_sentence(session, answer, options.max_hops, Words(Language::kEnglish))});
  }
  if (answer.only_filtered) {
    notices.push_back(
        {"only_filtered", 1, "there is a path over ties of other statuses (--status all)"});
  }
  if (answer.cut) {
    notices.push_back({"cut", 1, "the search was stopped early; there may be better paths"});
  }
  return notices;
}

Status print(const Context& context, const Session& session, const PathAnswer& answer,
             const PathOptions& options) {
  Output& out = context.out;
  const Words say = session.words();
  PathTier tier{};
  std::size_t number = 0;
  if (!answer.paths.empty() && answer.paths.front().tier == PathTier::kHubs) {
    out.write(wrapped(hub_sentence(session, answer, options.max_hops, say), {}, out.columns()) +
              "\n");
  }
  for (const FoundPath& path : answer.paths) {
    if (path.tier != tier) {
      tier = path.tier;
      if (number > 0) out.write("\n");
      out.write(out.styled(Style::kBold, say(tier_heading(tier))) + "\n");
    }
    ++number;
    if (path.edges.size() > 1) {
      out.write(std::to_string(number) + ". " + say.count(path.edges.size(), "hop", "hops") + "\n");
    }
    for (std::size_t hop = 0; hop < path.edges.size(); ++hop) {
      const Tie tie = select(session.graph(), options.filter, path.edges[hop]);
      LAZO_CHECK(print_tie(context, session, tie, path.nodes[hop], path.nodes[hop + 1],
                           options.filter, "   "));
    }
  }
  return {};
}

}  // namespace

Result<ExitCode> run_path(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  const Invocation& flags = context.invocation;
  LAZO_TRY(const NodeIndex from, resolve(session.graph(), flags.arguments()[0]));
  LAZO_TRY(const NodeIndex to, resolve(session.graph(), flags.arguments()[1]));
  if (from == to) {
    return Error{
        ErrorCode::kUsage, "both names mean " + quoted(session.graph().node(from).name), {}, {}};
  }
  PathOptions options;
  LAZO_TRY(options.filter, filter_of(context, session));
  LAZO_TRY(options.via, nodes_named(session, flags.values("--via")));
  LAZO_TRY(options.avoid, nodes_named(session, flags.values("--avoid")));
  options.hops_only = flags.has("--shortest");
  options.max_hops = std::min(flags.count("--max-hops").value_or(4), 12U);
  options.most = flags.count("--k").value_or(kDefaultPaths);
  if (flags.has("--all")) options.most = flags.count("--limit").value_or(kAllPaths);

  const PathAnswer answer = find_paths(session.graph(), session.ontology(), from, to, options);
  const ExitCode code = answer.paths.empty() ? ExitCode::kNothing : ExitCode::kOk;
  const std::vector<Notice> notices = notices_of(session, answer, options);

  if (context.format() != Format::kTable) {
    Report report;
    report.command = "path";
    report.query = {{"from", std::string(session.graph().node(from).key)},
                    {"to", std::string(session.graph().node(to).key)},
                    {"k", std::to_string(options.most)},
                    {"max_hops", std::to_string(options.max_hops)}};
    report.filter = options.filter;
    report.answer.nodes = {from, to};
    report.answer.paths = answer.paths;
    report.answer.notices = notices;
    report.answer.page = {answer.paths.size(), answer.paths.size()};
    std::vector<EdgeIndex> edges;
    for (const FoundPath& path : answer.paths) {
      for (const EdgeIndex edge : path.edges) {
        if (std::find(edges.begin(), edges.end(), edge) == edges.end()) edges.push_back(edge);
      }
    }
    for (const EdgeIndex edge : edges) {
      report.answer.ties.push_back(select(session.graph(), options.filter, edge));
    }
    LAZO_CHECK(write_report(context, session, report));
    return code;
  }
  const Words say = session.words();
  if (answer.paths.empty()) {
    context.out.write(say("{} and {}", {node_name(session, from), node_name(session, to)}) + ": " +
                      hub_sentence(session, answer, options.max_hops, say) + "\n");
    if (answer.only_filtered) {
      context.out.write(say("there is a path over ties of other statuses (--status all)") + "\n");
    }
  } else {
    LAZO_CHECK(print(context, session, answer, options));
  }
  if (answer.hidden.any()) {
    context.out.write(
        "\n" + say("between the two directly: {}", {hidden_line(answer.hidden, say)}) + "\n");
  }
  if (answer.cut) context.note(say("the search was stopped early; there may be better paths"));
  return code;
}

}  // namespace lazo::cli
