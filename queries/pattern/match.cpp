// Backtracking from an anchor: the node of the pattern with the fewest candidates, then its
// relationships to the right, then to the left. Tested by pattern_test.cpp and the openCypher TCK.
#include "queries/pattern/match.hpp"

#include <algorithm>

#include "queries/pattern/lexer.hpp"

namespace lazo::pattern {
namespace {

using Use = std::function<Result<bool>(const Row&)>;

Direction reversed(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOut ? Direction::kIn : Direction::kOut;
}

/// A relationship as it is met from one end.
struct Hop {
  RelationshipRef relationship;
  NodeRef other;
};

/// What has been chosen for one path so far.
struct Trail {
  std::vector<NodeRef> nodes;
  std::vector<std::vector<RelationshipRef>> relationships;  // in the direction of the pattern
};

class Matcher {
 public:
  Matcher(const std::vector<const PathPattern*>& paths, const Row& row,
          const EvaluationContext& context, std::uint64_t& steps, const Use& use)
      : paths_(paths), row_(row), context_(context), steps_(steps), use_(use) {}

  Result<bool> run() { return path(0); }

 private:
  /// Binds a variable for the time of a call.
  template <typename Continue>
  Result<bool> with(const std::string& variable, Value value, const Continue& next) {
    if (variable.empty() || row_.count(variable) > 0) return next();
    row_.emplace(variable, std::move(value));
    Result<bool> result = next();
    row_.erase(variable);
    return result;
  }

  Result<bool> path(std::size_t number) {
    if (number == paths_.size()) return use_(row_);
    const PathPattern& pattern = *paths_[number];
    Trail trail;
    trail.nodes.resize(pattern.nodes.size());
    trail.relationships.resize(pattern.relationships.size());
    const std::size_t anchor = choose_anchor(pattern);
    LAZO_TRY(const std::vector<NodeRef> candidates, candidates_of(pattern.nodes[anchor]));
    for (const NodeRef candidate : candidates) {
      LAZO_TRY(const bool more, node(pattern, trail, anchor, candidate, [&]() -> Result<bool> {
                 return right(number, pattern, trail, anchor, anchor);
               }));
      if (!more) return false;
    }
    return true;
  }

  // Anchors
  // -----------------------------------------------------------------------------------------

  [[nodiscard]] std::size_t choose_anchor(const PathPattern& pattern) const {
    std::size_t best = 0;
    int best_score = -1;
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
      const NodePattern& node = pattern.nodes[i];
      const bool bound = !node.variable.empty() && row_.count(node.variable) > 0;
      const int score = bound ? 3 : !node.properties.empty() ? 2 : !node.labels.empty() ? 1 : 0;
      if (score > best_score) best = i, best_score = score;
    }
    return best;
  }

  Result<std::vector<NodeRef>> candidates_of(const NodePattern& pattern) {
    if (const auto bound = row_.find(pattern.variable); bound != row_.end()) {
      if (const auto* node = bound->second.get<NodeRef>()) return std::vector<NodeRef>{*node};
      if (bound->second.is_null()) return std::vector<NodeRef>();
      return query_error(context_.query, pattern.at,
                         quoted(pattern.variable) + " is a " +
                             std::string(kind_name(bound->second)) + ", not a node");
    }
    for (const auto& [key, expression] : pattern.properties) {
      LAZO_TRY(const Value value, evaluate(*expression, row_, context_));
      bool found = false;
      std::vector<NodeRef> nodes = context_.graph.lookup(key, value, found);
      if (found) return nodes;
    }
    std::vector<NodeRef> all(context_.graph.node_count());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = NodeRef{i};
    return all;
  }

  // Nodes
  // -------------------------------------------------------------------------------------------

  template <typename Continue>
  Result<bool> node(const PathPattern& pattern, Trail& trail, std::size_t i, NodeRef candidate,
                    const Continue& next) {
    const NodePattern& wanted = pattern.nodes[i];
    if (const auto bound = row_.find(wanted.variable); bound != row_.end()) {
      const auto* node = bound->second.get<NodeRef>();
      if (node == nullptr || *node != candidate) return true;
    }
    for (const std::string& label : wanted.labels) {
      if (!context_.graph.has_label(candidate, label)) return true;
    }
    trail.nodes[i] = candidate;
    return with(wanted.variable, candidate, [&]() -> Result<bool> {
      LAZO_TRY(const bool fits,
               properties_fit(wanted.properties, [&](std::string_view key, const Value& value) {
                 return context_.graph.fits(candidate, key, value);
               }));
      return fits ? next() : Result<bool>(true);
    });
  }

  template <typename Fits>
  Result<bool> properties_fit(const std::vector<std::pair<std::string, ExpressionPtr>>& wanted,
                              const Fits& fits) {
    for (const auto& [key, expression] : wanted) {
      LAZO_TRY(const Value value, evaluate(*expression, row_, context_));
      if (!fits(key, value)) return false;
    }
    return true;
  }

  // Relationships
  // -----------------------------------------------------------------------------------

  Result<bool> right(std::size_t number, const PathPattern& pattern, Trail& trail,
                     std::size_t anchor, std::size_t at) {
    if (at + 1 == pattern.nodes.size()) return left(number, pattern, trail, anchor);
    return relationship(pattern, trail, at, at, at + 1, [&]() -> Result<bool> {
      return right(number, pattern, trail, anchor, at + 1);
    });
  }

  Result<bool> left(std::size_t number, const PathPattern& pattern, Trail& trail, std::size_t at) {
    if (at == 0) return finish_path(number, pattern, trail);
    return relationship(pattern, trail, at - 1, at, at - 1,
                        [&]() -> Result<bool> { return left(number, pattern, trail, at - 1); });
  }

  Result<bool> finish_path(std::size_t number, const PathPattern& pattern, const Trail& trail) {
    if (pattern.variable.empty()) return path(number + 1);
    PathRef value;
    value.nodes.push_back(trail.nodes[0]);
    for (const auto& part : trail.relationships) {
      for (const RelationshipRef relationship : part) {
        const NodeRef here = value.nodes.back();
        const NodeRef source = context_.graph.source(relationship);
        value.nodes.push_back(source == here ? context_.graph.target(relationship) : source);
        value.relationships.push_back(relationship);
      }
    }
    return with(pattern.variable, std::move(value),
                [&]() -> Result<bool> { return path(number + 1); });
  }

  /// Matches relationship `r` of the pattern from node `from` (chosen) to node `to` (to be chosen).
  template <typename Continue>
  Result<bool> relationship(const PathPattern& pattern, Trail& trail, std::size_t r,
                            std::size_t from, std::size_t to, const Continue& next) {
    const RelationshipPattern& wanted = pattern.relationships[r];
    const bool backwards = to < from;
    const Direction direction = backwards ? reversed(wanted.direction) : wanted.direction;
    if (wanted.variable_length) {
      std::vector<RelationshipRef> chain;
      return chain_from(pattern, trail, r, trail.nodes[from], to, direction, backwards, chain,
                        next);
    }
    const auto bound = row_.find(wanted.variable);
    LAZO_TRY(const std::vector<Hop> hops, hops_of(trail.nodes[from], direction));
    for (const Hop& hop : hops) {
      if (bound != row_.end()) {
        const auto* fixed = bound->second.get<RelationshipRef>();
        if (fixed == nullptr || *fixed != hop.relationship) continue;
      }
      LAZO_TRY(const bool fits, relationship_fits(wanted, hop.relationship));
      if (!fits) continue;
      used_.push_back(hop.relationship);
      trail.relationships[r] = {hop.relationship};
      Result<bool> more = with(wanted.variable, hop.relationship, [&]() -> Result<bool> {
        return node(pattern, trail, to, hop.other, next);
      });
      used_.pop_back();
      if (!more.ok() || !*more) return more;
    }
    return true;
  }

  /// All chains of a variable-length relationship, shorter ones first on each branch.
  template <typename Continue>
  Result<bool> chain_from(const PathPattern& pattern, Trail& trail, std::size_t r, NodeRef here,
                          std::size_t to, Direction direction, bool backwards,
                          std::vector<RelationshipRef>& chain, const Continue& next) {
    const RelationshipPattern& wanted = pattern.relationships[r];
    if (chain.size() >= wanted.least) {
      LAZO_TRY(const bool more, chain_ends(pattern, trail, r, here, to, backwards, chain, next));
      if (!more) return false;
    }
    if (chain.size() >= wanted.most) return true;
    LAZO_TRY(const std::vector<Hop> hops, hops_of(here, direction));
    for (const Hop& hop : hops) {
      LAZO_TRY(const bool fits, relationship_fits(wanted, hop.relationship));
      if (!fits) continue;
      used_.push_back(hop.relationship);
      chain.push_back(hop.relationship);
      Result<bool> more =
          chain_from(pattern, trail, r, hop.other, to, direction, backwards, chain, next);
      chain.pop_back();
      used_.pop_back();
      if (!more.ok() || !*more) return more;
    }
    return true;
  }

  template <typename Continue>
  Result<bool> chain_ends(const PathPattern& pattern, Trail& trail, std::size_t r, NodeRef here,
                          std::size_t to, bool backwards, const std::vector<RelationshipRef>& chain,
                          const Continue& next) {
    const RelationshipPattern& wanted = pattern.relationships[r];
    std::vector<RelationshipRef> ordered = chain;
    if (backwards) std::reverse(ordered.begin(), ordered.end());
    Value list = List(ordered.begin(), ordered.end());
    if (const auto bound = row_.find(wanted.variable);
        bound != row_.end() && equals(bound->second, list) != true) {
      return true;
    }
    trail.relationships[r] = std::move(ordered);
    return with(wanted.variable, std::move(list),
                [&]() -> Result<bool> { return node(pattern, trail, to, here, next); });
  }

  Result<std::vector<Hop>> hops_of(NodeRef node, Direction direction) {
    const PropertyGraph& graph = context_.graph;
    const std::vector<RelationshipRef> touching = direction == Direction::kOut  ? graph.out(node)
                                                  : direction == Direction::kIn ? graph.in(node)
                                                                                : graph.both(node);
    std::vector<Hop> hops;
    hops.reserve(touching.size());
    for (const RelationshipRef r : touching) {
      const NodeRef source = graph.source(r);
      hops.push_back({r, source == node ? graph.target(r) : source});
    }
    steps_ += hops.size() + 1;
    if (steps_ > kMostSteps) {
      return query_error(context_.query, 0, "the query visits more than 200 million relationships",
                         "add labels, types, a shorter length or LIMIT");
    }
    return hops;
  }

  Result<bool> relationship_fits(const RelationshipPattern& wanted, RelationshipRef relationship) {
    if (std::find(used_.begin(), used_.end(), relationship) != used_.end()) return false;
    const bool typed =
        wanted.types.empty() ||
        std::any_of(wanted.types.begin(), wanted.types.end(), [&](const std::string& type) {
          return context_.graph.has_type(relationship, type);
        });
    if (!typed) return false;
    return properties_fit(wanted.properties, [&](std::string_view key, const Value& value) {
      return equals(context_.graph.property(relationship, key), value) == true;
    });
  }

  const std::vector<const PathPattern*>& paths_;
  Row row_;
  const EvaluationContext& context_;
  std::uint64_t& steps_;
  const Use& use_;
  std::vector<RelationshipRef> used_;
};

/// Variables that a MATCH may bind.
std::vector<std::string> variables_of(const MatchClause& clause) {
  std::vector<std::string> out;
  for (const PathPattern& path : clause.paths) {
    out.push_back(path.variable);
    for (const NodePattern& node : path.nodes) out.push_back(node.variable);
    for (const RelationshipPattern& relationship : path.relationships)
      out.push_back(relationship.variable);
  }
  out.erase(std::remove(out.begin(), out.end(), std::string()), out.end());
  return out;
}

}  // namespace

Result<bool> match_clause(const MatchClause& clause, const Row& row,
                          const EvaluationContext& context, std::uint64_t& steps, const Use& use) {
  std::vector<const PathPattern*> paths;
  for (const PathPattern& path : clause.paths) paths.push_back(&path);
  bool matched = false;
  const Use filtered = [&](const Row& found) -> Result<bool> {
    if (clause.where != nullptr) {
      LAZO_TRY(const bool accepted, holds(*clause.where, found, context));
      if (!accepted) return true;
    }
    matched = true;
    return use(found);
  };
  LAZO_TRY(const bool more, Matcher(paths, row, context, steps, filtered).run());
  if (matched || !clause.optional || !more) return more;
  Row missing = row;
  for (const std::string& variable : variables_of(clause)) missing.emplace(variable, Value());
  return use(missing);
}

bool pattern_exists(const EvaluationContext& context, const PathPattern& path, const Row& row,
                    Status& status) {
  bool found = false;
  std::uint64_t steps = 0;
  const std::vector<const PathPattern*> paths = {&path};
  const Use use = [&](const Row&) -> Result<bool> {
    found = true;
    return false;
  };
  Result<bool> result = Matcher(paths, row, context, steps, use).run();
  if (!result.ok()) status = std::move(result).error();
  return found;
}

}  // namespace lazo::pattern
