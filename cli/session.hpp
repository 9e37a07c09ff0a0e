#pragma once
// The graph that a command works on: ontology, store and snapshot, opened once.
//
//   LAZO_TRY(Session session, Session::open(context));
//   LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
//
// Movable; belongs to one thread; everything borrowed from it lives as long as it does.

#include <memory>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/filter.hpp"

namespace lazo::cli {

class Session {
 public:
  /// Opens the store of --db for reading, and its snapshot. Errors: kStore, with the hint to import
  /// something if there is none.
  [[nodiscard]] static Result<Session> open(const Context& context);

  [[nodiscard]] const Ontology& ontology() const { return *ontology_; }
  [[nodiscard]] const Store& store() const { return store_; }
  [[nodiscard]] const Snapshot& graph() const { return graph_; }
  /// Language of relations in the answers (--ui-lang).
  [[nodiscard]] Language language() const { return language_; }

 private:
  Session(std::unique_ptr<Ontology> ontology, Store store, Snapshot graph, Language language);

  std::unique_ptr<Ontology> ontology_;  // by pointer: the store refers to it
  Store store_;
  Snapshot graph_;
  Language language_;
};

/// A store opened for changes, without its graph.
struct Workspace {
  std::unique_ptr<Ontology> ontology;
  Store store;
};
[[nodiscard]] Result<Workspace> open_workspace(const Context& context, StoreAccess access);

/// The filter that the flags ask for. Errors: kUsage, kNotFound, kAmbiguous.
[[nodiscard]] Result<Filter> filter_of(const Context& context, const Session& session);

/// The nodes that a command's arguments name, and their keys, in the order given.
struct NamedNodes {
  std::vector<NodeIndex> nodes;
  std::vector<std::string> keys;
};
/// Errors: kNotFound, kAmbiguous for the first name that is not one node.
[[nodiscard]] Result<NamedNodes> named_nodes(const Context& context, const Session& session);

/// The statuses that --status, --strict and --negated ask for; `otherwise` if none of them is
/// given.
[[nodiscard]] Result<StatusSet> statuses_of(const Invocation& invocation, StatusSet otherwise);

}  // namespace lazo::cli
