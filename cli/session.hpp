#pragma once
// The graph that a command works on: ontology, store and snapshot, opened once.
//
//   LAZO_TRY(Session session, Session::open(context));
//   LAZO_TRY(const NodeIndex node, resolve(session.graph(), name));
//
// A program that answers many questions opens the graph once and hands it to each of them:
//
//   LAZO_TRY(OpenGraph graph, OpenGraph::open("graph.lazo"));
//   const Context context{invocation, environment, out, &graph};   // Session::open borrows it
//   LAZO_CHECK(graph.refresh());                                   // after someone imported
//
// Both are movable and belong to one thread; what is borrowed from them lives as long as they do.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/context.hpp"
#include "cli/messages.hpp"
#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/filter.hpp"

namespace lazo::cli {

/// A store opened for reading, and its graph as of one generation of the store.
struct OpenGraph {
  std::unique_ptr<Ontology> ontology;  // by pointer: the store refers to it
  Store store;
  Snapshot graph;
  std::uint64_t generation = 0;

  /// Errors: kStore, with the hint to import something if there is none.
  [[nodiscard]] static Result<OpenGraph> open(const std::string& path);
  /// Takes up what was committed since it was opened. O(1) if nothing was.
  [[nodiscard]] Status refresh();
};

class Session {
 public:
  /// The graph of the context, else that of --db. Errors: as OpenGraph::open.
  [[nodiscard]] static Result<Session> open(const Context& context);

  [[nodiscard]] const Ontology& ontology() const { return *borrowed_->ontology; }
  [[nodiscard]] const Store& store() const { return borrowed_->store; }
  [[nodiscard]] const Snapshot& graph() const { return borrowed_->graph; }
  /// Language of relations in the answers (--ui-lang).
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] Words words() const { return Words(language_); }

 private:
  Session(std::unique_ptr<OpenGraph> own, const OpenGraph* borrowed, Language language)
      : own_(std::move(own)), borrowed_(borrowed), language_(language) {}

  std::unique_ptr<OpenGraph> own_;  // null if the context lent one
  const OpenGraph* borrowed_;       // never null; own_ or the context's
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
