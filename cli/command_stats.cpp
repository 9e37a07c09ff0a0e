// lazo stats

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "graph/ontology/wording.hpp"
#include "queries/statistics.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kRelationsShown = 12;

void write_counts(JsonWriter& json, std::string_view name, const std::vector<Count>& counts) {
  json.key(name).begin_object();
  for (const Count& count : counts)
    json.field(count.name.empty() ? "none" : count.name, count.count);
  json.end_object();
}

std::string as_json(const Statistics& all) {
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, "stats");
  json.field("documents", all.documents)
      .field("independent_documents", all.independent_documents)
      .field("nodes", all.nodes)
      .field("ties", all.ties)
      .field("background_ties", all.background_ties)
      .field("claims", all.claims)
      .field("disputed", all.disputed)
      .field("changed", all.changed)
      .field("components", all.components)
      .field("largest_component", all.largest_component)
      .field("isolated", all.isolated);
  json.key("claims_by_status").begin_object();
  for (const ClaimStatus status : kAllStatuses) {
    json.field(name_of(status), all.claims_by_status[static_cast<std::size_t>(status)]);
  }
  json.end_object().key("nodes_by_level").begin_object();
  for (const Level level : {Level::kKnown, Level::kNamed, Level::kDescribed}) {
    json.field(name_of(level), all.nodes_by_level[static_cast<std::size_t>(level)]);
  }
  json.end_object();
  write_counts(json, "nodes_by_type", all.nodes_by_type);
  write_counts(json, "ties_by_family", all.ties_by_family);
  write_counts(json, "ties_by_relation", all.ties_by_relation);
  write_counts(json, "documents_by_language", all.documents_by_language);
  write_counts(json, "documents_by_year", all.documents_by_year);
  json.key("notices").begin_array().end_array().end_object();
  return text + "\n";
}

std::string as_csv(const Statistics& all) {
  std::string text = csv_line({"what", "name", "count"});
  const auto add = [&text](std::string_view what, std::string_view name, std::uint64_t count) {
    text += csv_line({std::string(what), std::string(name), std::to_string(count)});
  };
  add("documents", "", all.documents);
  add("nodes", "", all.nodes);
  add("ties", "", all.ties);
  add("claims", "", all.claims);
  for (const ClaimStatus status : kAllStatuses) {
    add("claims", name_of(status), all.claims_by_status[static_cast<std::size_t>(status)]);
  }
  for (const Count& count : all.nodes_by_type) add("nodes", count.name, count.count);
  for (const Count& count : all.ties_by_relation) add("ties", count.name, count.count);
  for (const Count& count : all.documents_by_language) add("language", count.name, count.count);
  for (const Count& count : all.documents_by_year) add("year", count.name, count.count);
  return text;
}

/// "organization 12, country 8, ..." behind a title.
std::string listed(std::string_view title, const std::vector<Count>& counts, std::size_t most,
                   const Output& out, const Words& say) {
  std::string line;
  for (std::size_t i = 0; i < std::min(most, counts.size()); ++i) {
    if (i > 0) line += ", ";
    line += (counts[i].name.empty() ? say("none") : counts[i].name) + " " +
            std::to_string(counts[i].count);
  }
  if (counts.size() > most) {
    line += ", " + say("+{} more", {std::to_string(counts.size() - most)});
  }
  if (line.empty()) return {};
  return out.styled(Style::kBold, say(title)) + "\n" + wrapped(line, "  ", out.columns());
}

void print(Output& out, const Session& session, const Statistics& all) {
  const Words say = session.words();
  const auto number = [](std::uint64_t count) { return std::to_string(count); };
  const auto of_level = [&](Level level) {
    return number(all.nodes_by_level[static_cast<std::size_t>(level)]);
  };
  TextTable table({Column::kNumber, Column::kFixed});
  const auto row = [&table](std::uint64_t count, std::string text) {
    table.add({{std::to_string(count), Style::kBold}, {std::move(text), Style::kPlain}});
  };
  row(all.documents,
      say("documents, {} of them independent texts", {number(all.independent_documents)}));
  row(all.nodes,
      say("nodes: {} known, {} named, {} described",
          {of_level(Level::kKnown), of_level(Level::kNamed), of_level(Level::kDescribed)}));
  row(all.ties, say("ties ({} disputed, {} changed), besides {} of the vocabulary",
                    {number(all.disputed), number(all.changed), number(all.background_ties)}));
  std::string statuses = say("claims:");
  for (const ClaimStatus status : kAllStatuses) {
    statuses += " " + std::to_string(all.claims_by_status[static_cast<std::size_t>(status)]) + " " +
                std::string(status_label(status, session.language())) +
                (status == ClaimStatus::kDenied ? "" : ",");
  }
  row(all.claims, statuses);
  row(all.components,
      say("components, the largest with {} nodes; {} without a tie",
          {number(all.largest_component), say.count(all.isolated, "node", "nodes")}));
  out.write(table.text({}, out) + "\n");
  out.write(listed("nodes by type", all.nodes_by_type, kRelationsShown, out, say));
  out.write(listed("ties by family", all.ties_by_family, kFamilyCount, out, say));
  out.write(listed("ties by relation", all.ties_by_relation, kRelationsShown, out, say));
  out.write(listed("documents by language", all.documents_by_language, kRelationsShown, out, say));
  out.write(listed("documents by year", all.documents_by_year, kRelationsShown * 2, out, say));
}

}  // namespace

Result<ExitCode> run_stats(Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  const Statistics all = statistics(session.graph(), session.ontology());
  switch (context.format()) {
    case Format::kJson:
    case Format::kJsonl:
      context.out.write(as_json(all));
      break;
    case Format::kCsv:
      context.out.write(as_csv(all));
      break;
    case Format::kTable:
      print(context.out, session, all);
      break;
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
