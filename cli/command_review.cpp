// lazo review

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "queries/explain.hpp"
#include "queries/review.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kDefaultLimit = 10;  // of each kind

/// An argument as a shell takes it.
std::string shell_word(std::string_view text) {
  return "'" + std::string(text) + "'";  // keys hold no quotation mark
}

struct Proposals {
  std::vector<PairProposal> pairs;
  std::vector<TieProposal> ties;
  std::size_t all_pairs = 0;
  std::size_t all_ties = 0;
};

std::string merge_command(const Session& session, const PairProposal& pair) {
  const Snapshot& graph = session.graph();
  return "lazo merge " + shell_word(graph.node(pair.a).key) + " " +
         shell_word(graph.node(pair.b).key);
}

std::string split_command(const Session& session, const PairProposal& pair) {
  const Snapshot& graph = session.graph();
  return "lazo split " + shell_word(graph.node(pair.a).key) + " " +
         shell_word(graph.node(pair.b).key);
}

/// Why the two may be one, in words.
std::string reason_of(const Session& session, const PairProposal& pair, const Words& say) {
  const Snapshot& graph = session.graph();
  std::string text = say(name_of(pair.reason));
  const std::string_view a = graph.name(pair.name_a).text;
  const std::string_view b = graph.name(pair.name_b).text;
  text += a == b ? ": " + quoted(a) : ": " + quoted(a) + ", " + quoted(b);
  if (pair.shared > 0) {
    text += "; " + say("both tied to {}", {say.count(pair.shared, "node", "nodes")});
  }
  return text;
}

std::string percent(std::uint16_t confidence) {
  return std::to_string((confidence + 50) / 100) + " %";
}

Status print(const Context& context, const Session& session, const Proposals& found) {
  Output& out = context.out;
  const Words say = session.words();
  const Snapshot& graph = session.graph();
  if (found.all_pairs > 0) {
    out.write(out.styled(Style::kBold, say("nodes that may be one")) + " (" +
              std::to_string(found.all_pairs) + ")\n");
  }
  for (const PairProposal& pair : found.pairs) {
    out.write(wrapped(node_name(session, pair.a) + " = " + node_name(session, pair.b) + "?  " +
                          reason_of(session, pair, say),
                      "  ", out.columns()));
    const std::string choice =
        say("{}   or   {}", {merge_command(session, pair), split_command(session, pair)});
    out.write(out.styled(Style::kDim, "      " + choice) + "\n");
  }
  if (found.pairs.size() < found.all_pairs) {
    const std::string left = std::to_string(found.all_pairs - found.pairs.size());
    out.write("  " + say("+{} more (--limit 0)", {left}) + "\n");
  }
  if (found.all_ties > 0) {
    if (found.all_pairs > 0) out.write("\n");
    out.write(out.styled(Style::kBold, say("ties that are least sure")) + " (" +
              std::to_string(found.all_ties) + ")\n");
  }
  for (const TieProposal& tie : found.ties) {
    const EdgeView edge = graph.edge(tie.edge);
    const ClaimView claim = graph.claim(tie.claim);
    LAZO_TRY(const StoredClaim stored, session.store().claim(claim.row));
    out.write(wrapped(node_name(session, edge.source) + " " +
                          session.ontology().relation(edge.relation).name + " " +
                          node_name(session, edge.target) + "?  " +
                          say("{} sure", {percent(claim.confidence)}),
                      "  ", out.columns()));
    out.write(wrapped(quotation(stored, say, out.columns()), "      ", out.columns()));
    const std::string id = to_string(stored.id).substr(0, sizeof("claim:") + 11);
    const std::string choice = say("{}   or   {}", {"lazo accept " + id, "lazo reject " + id});
    out.write(out.styled(Style::kDim, "      " + choice) + "\n");
  }
  if (found.ties.size() < found.all_ties) {
    const std::string left = std::to_string(found.all_ties - found.ties.size());
    out.write("  " + say("+{} more (--limit 0)", {left}) + "\n");
  }
  return {};
}

void write_pair(JsonWriter& json, const Session& session, const PairProposal& pair) {
  const Snapshot& graph = session.graph();
  json.begin_object()
      .field("kind", "nodes")
      .field("a", graph.node(pair.a).key)
      .field("b", graph.node(pair.b).key)
      .field("reason", name_of(pair.reason))
      .field("name_a", graph.name(pair.name_a).text)
      .field("name_b", graph.name(pair.name_b).text)
      .field("shared_neighbors", pair.shared)
      .field("accept", merge_command(session, pair))
      .field("refuse", split_command(session, pair))
      .end_object();
}

Status write_tie(JsonWriter& json, const Session& session, const TieProposal& tie) {
  const Snapshot& graph = session.graph();
  const EdgeView edge = graph.edge(tie.edge);
  const ClaimView claim = graph.claim(tie.claim);
  LAZO_TRY(const StoredClaim stored, session.store().claim(claim.row));
  const std::string id = to_string(stored.id);
  json.begin_object()
      .field("kind", "ties")
      .field("edge", edge_id(graph, session.ontology(), tie.edge))
      .field("source", graph.node(edge.source).key)
      .field("relation", session.ontology().relation(edge.relation).name)
      .field("target", graph.node(edge.target).key)
      .field("reach", tie.reach)
      .key("confidence")
      .decimal(claim.confidence, 4)
      .field("accept", "lazo accept " + id)
      .field("refuse", "lazo reject " + id)
      .key("evidence");
  write_evidence(json, session, stored);
  json.end_object();
  return {};
}

/// The proposals as JSON objects, one an element.
Result<std::vector<std::string>> as_json(const Session& session, const Proposals& found) {
  std::vector<std::string> out;
  for (const PairProposal& pair : found.pairs) {
    JsonWriter json(out.emplace_back());
    write_pair(json, session, pair);
  }
  for (const TieProposal& tie : found.ties) {
    JsonWriter json(out.emplace_back());
    LAZO_CHECK(write_tie(json, session, tie));
  }
  return out;
}

}  // namespace

Result<ExitCode> run_review(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const DecisionLog log, session.store().decisions());
  const std::string_view only = context.invocation.value("--only");
  Proposals found;
  if (only != "ties") found.pairs = propose_pairs(session.graph(), session.ontology(), log);
  if (only != "nodes") {
    found.ties =
        propose_ties(session.graph(), context.invocation.ten_thousandths("--below").value_or(6000));
  }
  found.all_pairs = found.pairs.size();
  found.all_ties = found.ties.size();
  const std::size_t limit = context.invocation.count("--limit").value_or(kDefaultLimit);
  if (limit > 0) {
    found.pairs.resize(std::min(limit, found.pairs.size()));
    found.ties.resize(std::min(limit, found.ties.size()));
  }
  const bool nothing = found.all_pairs + found.all_ties == 0;
  if (context.format() == Format::kTable) {
    LAZO_CHECK(print(context, session, found));
    if (nothing) context.note(context.words()("nothing to propose"));
    return ExitCode::kOk;
  }
  LAZO_TRY(const std::vector<std::string> objects, as_json(session, found));
  const Words english(Language::kEnglish);
  switch (context.format()) {
    case Format::kJsonl:
      for (const std::string& object : objects) context.out.write(object + "\n");
      break;
    case Format::kCsv:
      context.out.write(csv_line({"kind", "a", "relation", "b", "reason", "accept", "refuse"}));
      for (const PairProposal& pair : found.pairs) {
        context.out.write(csv_line({"nodes", std::string(session.graph().node(pair.a).key), "",
                                    std::string(session.graph().node(pair.b).key),
                                    reason_of(session, pair, english), merge_command(session, pair),
                                    split_command(session, pair)}));
      }
      for (const TieProposal& tie : found.ties) {
        const EdgeView edge = session.graph().edge(tie.edge);
        const ClaimView claim = session.graph().claim(tie.claim);
        LAZO_TRY(const StoredClaim stored, session.store().claim(claim.row));
        context.out.write(csv_line({"ties", std::string(session.graph().node(edge.source).key),
                                    session.ontology().relation(edge.relation).name,
                                    std::string(session.graph().node(edge.target).key),
                                    english("{} sure", {percent(claim.confidence)}),
                                    "lazo accept " + to_string(stored.id),
                                    "lazo reject " + to_string(stored.id)}));
      }
      break;
    default: {
      std::string text;
      {
        JsonWriter json(text);
        begin_envelope(json, "review");
        json.key("proposals").begin_array();
        for (const std::string& object : objects) json.raw(object);
        json.end_array()
            .key("page")
            .begin_object()
            .field("shown", static_cast<std::uint64_t>(objects.size()))
            .field("total", static_cast<std::uint64_t>(found.all_pairs + found.all_ties))
            .end_object()
            .key("notices")
            .begin_array()
            .end_array()
            .end_object();
      }
      context.out.write(text + "\n");
      break;
    }
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
