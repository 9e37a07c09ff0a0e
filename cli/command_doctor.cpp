// lazo doctor: is everything that the graph says still true to its documents, and are the language
// models whole?

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/error_words.hpp"
#include "cli/models.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "graph/extraction_check.hpp"
#include "graph/snapshot_cache.hpp"
#include "language/engine.hpp"
#include "language/model.hpp"

namespace lazo::cli {
namespace {

struct Finding {
  std::string where;
  std::string problem;
};

struct Examined {
  std::uint64_t documents = 0;
  std::uint64_t spans = 0;
};

/// Re-slices every span of every document: each must lie in its text and hold whole characters.
Status check_documents(const Store& store, const Ontology& ontology, const Words& say,
                       Examined& examined, std::vector<Finding>& findings) {
  LAZO_TRY(const std::vector<DocumentInfo> documents, store.documents());
  for (const DocumentInfo& info : documents) {
    const std::string where = to_string(info.document.id);
    const Result<Extraction> extraction = store.extraction(info.document.id);
    if (!extraction.ok()) {
      findings.push_back({where, in_words(extraction.error(), say.language()).text()});
      continue;
    }
    ++examined.documents;
    examined.spans += extraction->mentions.size() + extraction->claims.size() +
                      extraction->facts.size() + extraction->sentences.size();
    if (const Status sound = check_extraction(*extraction, ontology); !sound.ok()) {
      findings.push_back({where, in_words(sound.error(), say.language()).text()});
    }
  }
  return {};
}

/// Each model that is there must be one that this program can use, and whole to the last byte:
/// opening reads the header only. A language without a model is no problem of the graph.
std::uint64_t check_models(const Context& context, const Words& say,
                           std::vector<Finding>& findings) {
  std::uint64_t examined = 0;
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    const std::string name = model_file_name(language);
    const Result<Model> model = Model::open(model_folder(context) + "/" + name);
    if (!model.ok() && model.error().code == ErrorCode::kNotFound) continue;
    ++examined;
    const Status sound = model.ok() ? model->verify() : Status(model.error());
    if (!sound.ok()) {
      findings.push_back({name, in_words(sound.error(), say.language()).text()});
    } else if (model->language() != language) {
      findings.push_back({name, say("holds the model of another language")});
    }
  }
  return examined;
}

}  // namespace

Result<ExitCode> run_doctor(Context& context) {
  LAZO_TRY(const Workspace workspace, open_workspace(context, StoreAccess::kRead));
  const Words say = context.table_words();
  std::vector<Finding> findings;
  Examined examined;
  LAZO_TRY(const std::vector<std::string> store_problems, workspace.store.check());
  for (const std::string& problem : store_problems)
    findings.push_back({"store", sentence_in(problem, say.language())});
  LAZO_CHECK(check_documents(workspace.store, *workspace.ontology, say, examined, findings));
  std::vector<FoldNotice> fold_notices;
  LAZO_TRY(const Snapshot graph, fold_store(workspace.store, *workspace.ontology, &fold_notices));
  if (const Status sound = graph.verify(); !sound.ok()) {
    findings.push_back({"graph", in_words(sound.error(), say.language()).text()});
  }
  for (const FoldNotice& notice : fold_notices)
    findings.push_back({notice.decision, notice.message});
  const std::uint64_t models = check_models(context, say, findings);

  const ExitCode code = findings.empty() ? ExitCode::kOk : ExitCode::kNothing;
  if (context.format() == Format::kTable) {
    for (const Finding& finding : findings) {
      context.out.write(finding.where + ": " + finding.problem + "\n");
    }
    context.out.write(say("{}, {}, {} and {} checked: {}",
                          {say.count(examined.documents, "document", "documents"),
                           say.count(examined.spans, "span", "spans"),
                           say.count(graph.edge_count(), "tie", "ties"),
                           say.count(models, "language model", "language models"),
                           say.count(findings.size(), "problem", "problems")}) +
                      "\n");
    return code;
  }
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, "doctor");
  json.field("documents", examined.documents)
      .field("spans", examined.spans)
      .field("ties", graph.edge_count())
      .field("models", models)
      .key("problems")
      .begin_array();
  for (const Finding& finding : findings) {
    json.begin_object()
        .field("where", finding.where)
        .field("problem", finding.problem)
        .end_object();
  }
  json.end_array().key("notices").begin_array().end_array().end_object();
  context.out.write(text + "\n");
  return code;
}

}  // namespace lazo::cli
