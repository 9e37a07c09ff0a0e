// lazo diff BEFORE AFTER: two graphs, each a store or an export in lazo-jsonl.

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/error_words.hpp"
#include "cli/import_lines.hpp"
#include "cli/text_table.hpp"
#include "graph/base/file.hpp"
#include "graph/base/strings.hpp"
#include "graph/claim_id.hpp"
#include "graph/fold.hpp"
#include "graph/lines.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/ontology/wording.hpp"
#include "graph/snapshot_cache.hpp"
#include "graph/store.hpp"
#include "queries/diff.hpp"

namespace lazo::cli {
namespace {

constexpr std::size_t kShown = 10;  // of each kind

/// A graph with the ids of its claims.
struct LoadedGraph {
  Snapshot graph;
  std::vector<ClaimId> claims;
};

void add_claims(const Extraction& extraction, const Ontology& ontology,
                std::vector<ClaimId>& claims) {
  for (const Claim& claim : extraction.claims) {
    claims.push_back(
        claim_id(extraction.document.id, claim, ontology.relation(claim.relation).name));
  }
}

/// Keeps what an export holds until it can be folded: decisions stand behind the documents.
class LinesKeeper final : public LinesReceiver {
 public:
  Status document(Extraction extraction, std::string_view) override {
    extractions.push_back(std::move(extraction));
    return {};
  }
  Status decision(const Decision& decision) override {
    LAZO_TRY([[maybe_unused]] const bool fresh, decisions.merge(decision));
    return {};
  }
  void problem(const Error& error) override { problems.push_back(error); }

  std::vector<Extraction> extractions;
  DecisionLog decisions;
  std::vector<Error> problems;
};

Result<LoadedGraph> load_lines(const Context& context, const std::string& path,
                               const Ontology& ontology) {
  LAZO_TRY(const MappedFile file, MappedFile::open(path));
  LinesKeeper keeper;
  LAZO_TRY([[maybe_unused]] const LinesRead read, read_lines(file.bytes(), path, ontology, keeper));
  for (const Error& problem : keeper.problems)
    context.note("lazo diff: " + in_words(problem, context.words().language()).text());
  LoadedGraph loaded;
  Fold fold(ontology, std::move(keeper.decisions));
  std::uint32_t row = 0;
  for (const Extraction& extraction : keeper.extractions) {
    fold.add(extraction, DocumentRow{row++});
    for (const KnownNode& known : extraction.known) fold.add(known);
    add_claims(extraction, ontology, loaded.claims);
  }
  loaded.graph = fold.finish();
  return loaded;
}

Result<LoadedGraph> load_store(const std::string& path, const Ontology& ontology) {
  LAZO_TRY(const MappedFile file, MappedFile::open(path));  // a missing one is no new store
  LAZO_TRY(const Store store, Store::open(path, ontology, StoreAccess::kRead));
  LoadedGraph loaded;
  LAZO_TRY(loaded.graph, snapshot_of(store, ontology));
  LAZO_TRY(const std::vector<DocumentInfo> documents, store.documents());
  for (const DocumentInfo& info : documents) {
    LAZO_TRY(const Extraction extraction, store.extraction(info.document.id));
    add_claims(extraction, ontology, loaded.claims);
  }
  return loaded;
}

Result<LoadedGraph> load(const Context& context, const std::string& path,
                         const Ontology& ontology) {
  return is_lines_file(path) ? load_lines(context, path, ontology) : load_store(path, ontology);
}

std::string status_names(StatusSet set, const Words& say) {
  std::vector<std::string> names;
  for (const ClaimStatus status : kAllStatuses) {
    if (set.has(status)) names.emplace_back(status_label(status, say.language()));
  }
  return names.empty() ? say("none") : join(names, ", ");
}

std::string line_of(const DiffTie& tie) {
  return tie.source + " " + tie.relation + " " + tie.target;
}

class Printer {
 public:
  explicit Printer(const Context& context)
      : out_(context.out),
        say_(context.words()),
        limit_(context.invocation.count("--limit").value_or(kShown)) {}

  void section(std::string_view title, std::string_view mark,
               const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    out_.write(out_.styled(Style::kBold, title) + " (" + std::to_string(lines.size()) + ")\n");
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (limit_ != 0 && i == limit_) {
        const std::string left = std::to_string(lines.size() - limit_);
        out_.write("  " + say_("+{} more (--limit 0)", {left}) + "\n");
        break;
      }
      out_.write(std::string(mark) + " " + lines[i] + "\n");
    }
  }

 private:
  Output& out_;
  Words say_;
  std::size_t limit_;
};

void print(const Context& context, const GraphDiff& diff) {
  Printer printer(context);
  const Words say = context.words();
  const auto ties = [&say](const std::vector<DiffTie>& list, bool moved) {
    std::vector<std::string> lines;
    for (const DiffTie& tie : list) {
      std::string line = line_of(tie);
      if (moved) {
        line += ": " + status_names(tie.before, say) + " -> " + status_names(tie.after, say);
      } else if (!tie.background) {
        line += ": " + status_names(tie.before | tie.after, say);
      }
      lines.push_back(std::move(line));
    }
    return lines;
  };
  printer.section(say("documents only in the first"), "-", diff.documents_removed);
  printer.section(say("documents only in the second"), "+", diff.documents_added);
  printer.section(say("nodes only in the first"), "-", diff.nodes_removed);
  printer.section(say("nodes only in the second"), "+", diff.nodes_added);
  printer.section(say("ties only in the first"), "-", ties(diff.ties_removed, false));
  printer.section(say("ties only in the second"), "+", ties(diff.ties_added, false));
  printer.section(say("ties whose status moved"), "~", ties(diff.ties_moved, true));
  printer.section(say("claims only in the first"), "-", diff.claims_removed);
  printer.section(say("claims only in the second"), "+", diff.claims_added);
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

void write_statuses(JsonWriter& json, std::string_view name, StatusSet set) {
  json.key(name).begin_array();
  for (const ClaimStatus status : kAllStatuses) {
    if (set.has(status)) json.string(name_of(status));
  }
  json.end_array();
}

void write_ties(JsonWriter& json, std::string_view name, const std::vector<DiffTie>& ties) {
  json.key(name).begin_array();
  for (const DiffTie& tie : ties) {
    json.begin_object()
        .field("source", tie.source)
        .field("relation", tie.relation)
        .field("target", tie.target)
        .field("layer", tie.background ? "background" : "typed");
    write_statuses(json, "before", tie.before);
    write_statuses(json, "after", tie.after);
    json.end_object();
  }
  json.end_array();
}

/// The frame of every answer; what differs stands in `diff`, for the two graphs share no indices.
std::string as_json(const std::vector<std::string>& paths, const GraphDiff& diff) {
  std::string text;
  {
    JsonWriter json(text);
    begin_envelope(json, "diff");
    json.key("query").begin_object().field("before", paths[0]).field("after", paths[1]);
    json.end_object();
    for (const char* list : {"nodes", "edges", "paths"}) json.key(list).begin_array().end_array();
    json.key("diff").begin_object();
    write_texts(json, "documents_removed", diff.documents_removed);
    write_texts(json, "documents_added", diff.documents_added);
    write_texts(json, "nodes_removed", diff.nodes_removed);
    write_texts(json, "nodes_added", diff.nodes_added);
    write_ties(json, "ties_removed", diff.ties_removed);
    write_ties(json, "ties_added", diff.ties_added);
    write_ties(json, "ties_moved", diff.ties_moved);
    write_texts(json, "claims_removed", diff.claims_removed);
    write_texts(json, "claims_added", diff.claims_added);
    json.end_object().key("page").begin_object().field("returned", 0).field("total", 0);
    json.field_null("next").end_object().key("notices").begin_array().end_array().end_object();
  }
  return text + "\n";
}

}  // namespace

Result<ExitCode> run_diff(Context& context) {
  LAZO_TRY(const Ontology ontology, shipped_ontology());
  const std::vector<std::string>& paths = context.invocation.arguments();
  LAZO_TRY(const LoadedGraph before, load(context, paths[0], ontology));
  LAZO_TRY(const LoadedGraph after, load(context, paths[1], ontology));
  const GraphDiff diff =
      diff_graphs({before.graph, before.claims}, {after.graph, after.claims}, ontology);
  if (context.format() != Format::kTable) {
    context.out.write(as_json(paths, diff));
  } else if (diff.empty()) {
    context.out.write(context.words()("no difference") + "\n");
  } else {
    print(context, diff);
  }
  return diff.empty() ? ExitCode::kOk : ExitCode::kNothing;
}

}  // namespace lazo::cli
