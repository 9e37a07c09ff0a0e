#include "cli/session.hpp"

#include <algorithm>
#include <unistd.h>
#include <utility>

#include "graph/snapshot_cache.hpp"
#include "queries/resolve.hpp"

namespace lazo::cli {
namespace {

Result<std::unique_ptr<Ontology>> load_ontology() {
  LAZO_TRY(Ontology ontology, shipped_ontology());
  return std::make_unique<Ontology>(std::move(ontology));
}

Result<Workspace> open_workspace(const std::string& path, StoreAccess access) {
  if (access != StoreAccess::kCreate && ::access(path.c_str(), F_OK) != 0) {
    return Error{ErrorCode::kStore,
                 "no graph " + quoted(path),
                 {},
                 "lazo import PATH makes one; --db or LAZO_DB names another"};
  }
  LAZO_TRY(std::unique_ptr<Ontology> ontology, load_ontology());
  LAZO_TRY(Store store, Store::open(path, *ontology, access));
  return Workspace{std::move(ontology), std::move(store)};
}

}  // namespace

Result<OpenGraph> OpenGraph::open(const std::string& path) {
  LAZO_TRY(Workspace workspace, open_workspace(path, StoreAccess::kRead));
  LAZO_TRY(const std::uint64_t generation, workspace.store.generation());
  LAZO_TRY(Snapshot graph, snapshot_of(workspace.store, *workspace.ontology));
  return OpenGraph{std::move(workspace.ontology), std::move(workspace.store), std::move(graph),
                   generation};
}

Status OpenGraph::refresh() {
  LAZO_TRY(const std::uint64_t now, store.generation());
  if (now == generation) return {};
  LAZO_TRY(graph, snapshot_of(store, *ontology));
  generation = now;
  return {};
}

Result<Workspace> open_workspace(const Context& context, StoreAccess access) {
  return open_workspace(std::string(context.invocation.value("--db")), access);
}

Result<Session> Session::open(const Context& context) {
  const Language language = language_of_code(context.invocation.value("--ui-lang"));
  if (context.graph != nullptr) return Session(nullptr, context.graph, language);
  LAZO_TRY(OpenGraph graph, OpenGraph::open(std::string(context.invocation.value("--db"))));
  auto own = std::make_unique<OpenGraph>(std::move(graph));
  const OpenGraph* const borrowed = own.get();
  return Session(std::move(own), borrowed, language);
}

Result<StatusSet> statuses_of(const Invocation& invocation, StatusSet otherwise) {
  StatusSet statuses = otherwise;
  if (invocation.has("--strict") && invocation.has("--status")) {
    return Error{ErrorCode::kUsage, "--strict and --status exclude each other", {}, {}};
  }
  if (invocation.has("--strict")) statuses = StatusSet::stated();
  if (invocation.has("--status")) {
    statuses = {};
    for (const std::string& name : invocation.values("--status")) {
      if (name == "all") statuses = StatusSet::all();
      if (const auto status = value_of<ClaimStatus>(name)) statuses = statuses.with(*status);
    }
  }
  const std::string_view negated = invocation.value("--negated");
  if (negated == "any") statuses = statuses.with(ClaimStatus::kDenied);
  if (negated == "only") statuses = StatusSet::of(ClaimStatus::kDenied);
  return statuses;
}

Result<Filter> filter_of(const Context& context, const Session& session) {
  const Invocation& flags = context.invocation;
  Filter filter;
  LAZO_TRY(filter.statuses, statuses_of(flags, StatusSet::told()));
  LAZO_TRY(filter.relations, relations_named(session.ontology(), flags.values("--rel")));
  if (flags.has("--sign")) {
    LAZO_TRY(std::vector<RelationId> of_sign,
             relations_of_signs(session.ontology(), flags.values("--sign")));
    if (!filter.relations.empty()) {
      std::erase_if(of_sign, [&filter](RelationId relation) {
        return !std::binary_search(filter.relations.begin(), filter.relations.end(), relation);
      });
    }
    if (of_sign.empty()) {
      return Error{ErrorCode::kUsage, "no relation has both this sign and this name", {}, {}};
    }
    filter.relations = std::move(of_sign);
  }
  LAZO_TRY(filter.types, types_named(session.ontology(), flags.values("--type")));
  if (flags.value("--direction") == "out") filter.way = Way::kOut;
  if (flags.value("--direction") == "in") filter.way = Way::kIn;
  filter.since = parse_day(flags.value("--since"));
  filter.until = parse_day(flags.value("--until"));
  LAZO_TRY(filter.documents, documents_named(session.graph(), flags.values("--doc")));
  if (flags.has("--attributed-to")) {
    LAZO_TRY(filter.speaker, resolve(session.graph(), flags.value("--attributed-to")));
  }
  filter.min_confidence = flags.ten_thousandths("--min-confidence").value_or(0);
  filter.min_sources = flags.count("--min-sources").value_or(0);
  filter.background = !flags.has("--no-background");
  return filter;
}

Result<NamedNodes> named_nodes(const Context& context, const Session& session) {
  NamedNodes named;
  for (const std::string& name : context.invocation.arguments()) {
    LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
    named.nodes.push_back(node);
    named.keys.emplace_back(session.graph().node(node).key);
  }
  return named;
}

}  // namespace lazo::cli
