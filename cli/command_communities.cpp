// lazo communities

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/base/strings.hpp"
#include "queries/communities.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kShownCommunities = 20;
constexpr std::size_t kShownMembers = 12;

/// "1.5" in thousandths.
Result<std::uint32_t> resolution_of(std::string_view text) {
  std::uint32_t value = 0;
  std::uint32_t unit = 0;  // of the next digit behind the point; 0 before it
  bool sound = !text.empty();
  for (const char c : text) {
    if (c == '.' && unit == 0) {
      unit = 100;
    } else if (c >= '0' && c <= '9' && unit == 0 && value < 1'000'000) {
      value = value * 10 + static_cast<std::uint32_t>(c - '0') * 1000;
    } else if (c >= '0' && c <= '9' && unit > 0) {
      value += static_cast<std::uint32_t>(c - '0') * unit;
      unit /= 10;
      sound = sound && unit > 0;
    } else {
      sound = false;
    }
  }
  if (!sound || value == 0 || value > 100'000) {
    return Error{ErrorCode::kUsage,
                 "--resolution: found " + quoted(text) + ", expected a number from 0.01 to 100",
                 {},
                 "two digits behind the point at most; 1 is the usual one"};
  }
  return value;
}

void print(const Context& context, const Session& session, const CommunityAnswer& found,
           CommunityBy by, std::size_t limit) {
  Output& out = context.out;
  const Words say = session.words();
  const std::size_t groups = found.communities.size();
  const std::string ties = say.count(found.ties, "tie", "ties");
  std::string heading;
  if (by == CommunityBy::kLeiden) {
    heading = say("{} over {}", {say.count(groups, "community", "communities"), ties}) + " · " +
              say("modularity {}", {std::to_string(found.modularity).substr(0, 5)});
  } else {
    heading = say("{} over {}", {say.count(groups, "component", "components"), ties});
  }
  out.write(heading + "\n");
  std::size_t number = 0;
  for (const Community& community : found.communities) {
    if (limit != 0 && number == limit) break;
    ++number;
    out.write(
        "\n" +
        out.styled(Style::kBold,
                   std::to_string(number) + ". " + node_name(session, community.members.front())) +
        out.styled(Style::kDim,
                   " · " + say.count(community.members.size(), "node", "nodes") + " · " +
                       say("{} within, {} to others", {say.count(community.inside, "tie", "ties"),
                                                       std::to_string(community.outside)})) +
        "\n");
    std::vector<std::string> names;
    const std::size_t shown = std::min(kShownMembers, community.members.size());
    for (std::size_t i = 0; i < shown; ++i) {
      names.push_back(node_name(session, community.members[i]));
    }
    std::string line = join(names, ", ");
    if (shown < community.members.size()) {
      line += ", " + say("+{} more", {std::to_string(community.members.size() - shown)});
    }
    out.write(wrapped(line, "   ", out.columns()));
  }
  if (number < found.communities.size()) {
    const std::string left = std::to_string(found.communities.size() - number);
    out.write("\n" + say("+{} more (--limit 0)", {left}) + "\n");
  }
  if (found.hidden.any()) out.write("\n" + hidden_line(found.hidden, say) + "\n");
}

std::string as_json(const Session& session, const std::vector<Community>& list) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (std::size_t i = 0; i < list.size(); ++i) {
    json.begin_object()
        .field("number", static_cast<std::uint64_t>(i + 1))
        .field("size", static_cast<std::uint64_t>(list[i].members.size()))
        .field("inside", list[i].inside)
        .field("outside", list[i].outside)
        .key("members")
        .begin_array();
    for (const NodeIndex node : list[i].members) json.string(session.graph().node(node).key);
    json.end_array().end_object();
  }
  json.end_array();
  return text;
}

}  // namespace

Result<ExitCode> run_communities(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(Filter filter, filter_of(context, session));
  LAZO_TRY(filter.statuses, statuses_of(context.invocation, StatusSet::held()));
  LeidenOptions options;
  LAZO_TRY(options.resolution, resolution_of(context.invocation.value("--resolution")));
  const CommunityBy by = context.invocation.value("--by") == "components" ? CommunityBy::kComponents
                                                                          : CommunityBy::kLeiden;
  CommunityAnswer found = communities(session.graph(), by, filter, options);
  const std::size_t limit = context.invocation.count("--limit").value_or(kShownCommunities);

  if (context.format() == Format::kTable) {
    print(context, session, found, by, limit);
    return ExitCode::kOk;
  }
  const std::size_t total = found.communities.size();
  if (context.invocation.has("--limit") && limit != 0 && total > limit) {
    found.communities.resize(limit);
  }
  if (context.format() == Format::kCsv) {
    context.out.write(csv_line({"community", "key", "name", "type"}));
    for (std::size_t i = 0; i < found.communities.size(); ++i) {
      for (const NodeIndex index : found.communities[i].members) {
        const NodeView node = session.graph().node(index);
        context.out.write(
            csv_line({std::to_string(i + 1), std::string(node.key), std::string(node.name),
                      session.ontology().type(node.type).name}));
      }
    }
    return ExitCode::kOk;
  }
  Report report;
  report.command = "communities";
  report.query = {{"by", std::string(context.invocation.value("--by"))},
                  {"resolution", std::string(context.invocation.value("--resolution"))}};
  report.filter = filter;
  for (const Community& community : found.communities) {
    report.answer.nodes.insert(report.answer.nodes.end(), community.members.begin(),
                               community.members.end());
  }
  report.answer.notices = hidden_notices(found.hidden);
  report.answer.page = {found.communities.size(), total};
  std::string modularity_text;
  JsonWriter(modularity_text).number(found.modularity);
  report.more = {{"modularity", modularity_text},
                 {"communities", as_json(session, found.communities)}};
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
