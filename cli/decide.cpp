#include "cli/decide.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>

#include "cli/envelope.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

/// How decisions name an end of a claim: its key, or for a described one its place in the document.
std::string end_of(const std::vector<LocalEntity>& entities, DocumentId document, EntityId entity) {
  const LocalEntity& local = entities[entity.index()];
  return local.level == Level::kDescribed ? local_entity_key(document, entity) : local.key;
}

}  // namespace

std::string now(const Environment& environment) {
  using std::chrono::sys_seconds;
  const std::string_view epoch = environment.variable("SOURCE_DATE_EPOCH");
  sys_seconds time = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
  if (!epoch.empty() && error == std::errc()) time = sys_seconds(std::chrono::seconds(seconds));

  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

Result<std::string> key_named(const Session& session, const std::string& name) {
  const std::size_t hash = name.find('#');
  if (name.starts_with("doc:") && hash != std::string::npos) {
    const std::optional<DocumentId> document = parse_document_id(name.substr(0, hash));
    if (document && session.graph().find(*document)) return name;
  }
  LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
  return std::string(session.graph().node(node).key);
}

Result<NamedClaim> claim_named(const Session& session, std::string_view id) {
  std::optional<StoredClaim> found;
  const std::string wanted =
      id.starts_with("claim:") ? std::string(id) : "claim:" + std::string(id);
  if (wanted.size() >= sizeof("claim:") + 7) {  // eight digits pick the candidates
    ClaimId prefix;
    std::string digits = wanted.substr(sizeof("claim:") - 1);
    digits.resize(32, '0');
    if (!from_hex(digits, prefix.bytes)) digits.clear();
    for (const ClaimIndex candidate :
         digits.empty() ? std::vector<ClaimIndex>() : session.graph().candidates(prefix)) {
      LAZO_TRY(StoredClaim stored, session.store().claim(session.graph().claim(candidate).row));
      if (!to_string(stored.id).starts_with(wanted)) continue;
      if (found && found->id != stored.id) {
        return Error{ErrorCode::kAmbiguous,
                     quoted(id) + " begins several claim ids",
                     {},
                     "give more digits"};
      }
      found = std::move(stored);
    }
  }
  if (!found) {
    return Error{ErrorCode::kNotFound,
                 "no claim " + quoted(id),
                 {},
                 "lazo explain A B --rule shows the ids of claims (at least 8 digits)"};
  }
  LAZO_TRY(const std::vector<LocalEntity> entities, session.store().entities(found->document.row));
  NamedClaim named;
  const DocumentId document = found->document.document.id;
  named.reference.document = document;
  named.reference.sentence = found->claim.sentence;
  named.reference.record = found->claim.record;
  named.reference.relation = session.ontology().relation(found->claim.relation).name;
  named.reference.source = end_of(entities, document, found->claim.source);
  named.reference.target = end_of(entities, document, found->claim.target);
  named.stored = *std::move(found);
  return named;
}

Result<ExitCode> take(const Context& context, Decision decision, std::string_view done) {
  if (decision.verb != DecisionVerb::kNote) decision.note = context.invocation.value("--note");
  decision.by = context.invocation.value("--by");
  decision.at = now(context.environment);
  LAZO_TRY(Workspace workspace, open_workspace(context, StoreAccess::kWrite));
  LAZO_TRY(const std::string id, workspace.store.decide(decision));
  if (context.format() == Format::kTable) {
    context.out.write(std::string(done) + "  (" +
                      context.words()("{}; lazo undo takes it back", {id}) + ")\n");
    return ExitCode::kOk;
  }
  std::string text;
  JsonWriter json(text);
  begin_envelope(json, context.invocation.command().name);
  json.field("decision", id)
      .field("verb", name_of(decision.verb))
      .field("done", done)
      .key("notices")
      .begin_array()
      .end_array()
      .end_object();
  context.out.write(text + "\n");
  return ExitCode::kOk;
}

}  // namespace lazo::cli
