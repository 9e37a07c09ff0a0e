// lazo rank

#include <cstdio>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/page.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "queries/rank.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kDefaultLimit = 20;

RankBy by_of(std::string_view name) {
  if (name == "pagerank") return RankBy::kPageRank;
  if (name == "betweenness") return RankBy::kBetweenness;
  return name == "core" ? RankBy::kCore : RankBy::kDegree;
}

/// Four decimals at most, none that say nothing.
std::string score_text(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", score);
  std::string shown = text;
  while (shown.back() == '0') shown.pop_back();
  if (shown.back() == '.') shown.pop_back();
  return shown;
}

/// From how many nodes betweenness is estimated; 0 = exactly. A great graph is estimated unless
/// exactness is asked for: V * E steps would take hours.
std::uint32_t samples_of(const Context& context, const Session& session, RankBy by) {
  constexpr std::uint64_t kExactSteps = 2'000'000'000;
  constexpr std::uint32_t kDefaultSamples = 256;
  if (by != RankBy::kBetweenness) return 0;
  if (const auto given = context.invocation.count("--sample")) return *given;
  const std::uint64_t steps =
      std::uint64_t{session.graph().node_count()} * session.graph().edge_count();
  return steps > kExactSteps ? kDefaultSamples : 0;
}

}  // namespace

Result<ExitCode> run_rank(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(Filter filter, filter_of(context, session));
  LAZO_TRY(filter.statuses, statuses_of(context.invocation, StatusSet::held()));
  const std::string by(context.invocation.value("--by"));
  const std::uint32_t samples = samples_of(context, session, by_of(by));
  const TieLists tied = tie_lists(session.graph(), filter);
  const HiddenTies& hidden = tied.hidden;
  std::vector<RankedNode> ranked = rank(tied.lists, by_of(by), samples);
  const std::size_t total = ranked.size();
  LAZO_TRY(const Window window, window_of(context, session, kDefaultLimit));
  const std::string next = cut_to(window, context, session, ranked);

  if (context.format() == Format::kTable || context.format() == Format::kCsv) {
    const bool csv = context.format() == Format::kCsv;
    TextTable table({Column::kNumber, Column::kFlexible, Column::kFixed});
    if (csv) context.out.write(csv_line({"key", "name", "type", by}));
    for (const RankedNode& entry : ranked) {
      const NodeView node = session.graph().node(entry.node);
      const std::string& type = session.ontology().type(node.type).name;
      if (csv) {
        context.out.write(csv_line(
            {std::string(node.key), std::string(node.name), type, score_text(entry.score)}));
        continue;
      }
      table.add(
          {{score_text(entry.score), Style::kPlain},
           {node_name(session, entry.node), Style::kBold},
           {std::string(session.ontology().label(node.type, session.language())), Style::kDim}});
    }
    if (!csv) {
      const Words say = session.words();
      context.out.write(table.text({}, context.out));
      if (total > ranked.size()) {
        context.out.write(say("+{} more", {std::to_string(total - ranked.size())}) + "\n");
      }
      if (hidden.any()) context.out.write("\n" + hidden_line(hidden, say) + "\n");
      if (samples != 0) {
        context.note(
            say("estimated from {} nodes (--sample 0 is exact)", {std::to_string(samples)}));
      }
    }
    return ExitCode::kOk;
  }
  Report report;
  report.command = "rank";
  report.query = {{"by", by}, {"samples", std::to_string(samples)}};
  report.answer.notices = hidden_notices(hidden);
  report.filter = filter;
  std::string scores;
  {
    JsonWriter json(scores);
    json.begin_array();
    for (const RankedNode& entry : ranked) {
      report.answer.nodes.push_back(entry.node);
      json.begin_object().field("node", session.graph().node(entry.node).key);
      json.key("score").raw(score_text(entry.score)).end_object();
    }
    json.end_array();
  }
  report.more = {{"ranking", scores}};
  report.answer.page = {ranked.size(), total};
  report.next = next;
  LAZO_CHECK(write_report(context, session, report));
  return ExitCode::kOk;
}

}  // namespace lazo::cli
