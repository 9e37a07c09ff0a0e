// lazo forget DOCUMENT...

#include "cli/commands.hpp"
#include "cli/envelope.hpp"
#include "cli/session.hpp"
#include "cli/text_table.hpp"

namespace lazo::cli {
namespace {

struct Forgotten {
  DocumentId id;
  std::string uri;
  std::uint32_t claims = 0;
};

/// The documents meant, found before anything is changed.
Result<std::vector<Forgotten>> documents_meant(const Context& context) {
  LAZO_TRY(const Session session, Session::open(context));
  LAZO_TRY(const std::vector<DocumentIndex> indices,
           documents_named(session.graph(), context.invocation.arguments()));
  std::vector<Forgotten> meant;
  for (const DocumentIndex index : indices) {
    const DocumentView document = session.graph().document(index);
    meant.push_back({document.id, std::string(document.uri), document.claims});
  }
  return meant;
}

}  // namespace

Result<ExitCode> run_forget(Context& context) {
  LAZO_TRY(const std::vector<Forgotten> meant, documents_meant(context));
  const bool dry = context.invocation.has("--dry-run");
  if (!dry) {
    LAZO_TRY(Workspace workspace, open_workspace(context, StoreAccess::kWrite));
    LAZO_CHECK(workspace.store.begin());
    for (const Forgotten& document : meant) {
      LAZO_TRY([[maybe_unused]] const bool was_there, workspace.store.forget(document.id));
    }
    LAZO_CHECK(workspace.store.commit());
  }
  if (context.format() == Format::kTable) {
    const Words say = context.words();
    for (const Forgotten& document : meant) {
      const std::string id = to_string(document.id);
      context.out.write((dry ? say("would forget {}", {id}) : say("forgot {}", {id})) + "  " +
                        document.uri + "  " + say.count(document.claims, "claim", "claims") + "\n");
    }
    return ExitCode::kOk;
  }
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, "forget");
  json.field("dry_run", dry).key("documents").begin_array();
  for (const Forgotten& document : meant) {
    json.begin_object()
        .field("id", to_string(document.id))
        .field("uri", document.uri)
        .field("claims", document.claims)
        .end_object();
  }
  json.end_array().key("notices").begin_array().end_array().end_object();
  context.out.write(text + "\n");
  return ExitCode::kOk;
}

}  // namespace lazo::cli
