#pragma once
// Which entities are one: groups of local entities with a key each. The rules stand in fold.hpp.
// Private to identity.cpp and entities.cpp.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/fold_tables.hpp"

namespace lazo {

class Identity {
 public:
  /// All arguments must outlive this. `order` lists the documents by id.
  Identity(const ReadTables& read, const std::vector<std::uint32_t>& order,
           const Ontology& ontology);

  /// Puts every entity in a group. O(entities), and O(claims) if persons share a name.
  void assign();
  /// Applies `different` and `same`, whatever their order.
  void apply(std::span<const Decision> decisions, std::vector<FoldNotice>& notices);

  /// The group that stands for the node of an entity, or of a group.
  [[nodiscard]] std::uint32_t root(std::size_t entity) { return groups_.find(group_of_[entity]); }
  [[nodiscard]] std::uint32_t root_of_group(std::uint32_t group) { return groups_.find(group); }
  [[nodiscard]] std::size_t group_count() const { return keys_.size(); }
  [[nodiscard]] std::string_view key(std::uint32_t group) const { return keys_.text(group); }
  [[nodiscard]] Level level(std::uint32_t group) const { return levels_[group]; }
  /// The group of a key or local entity; kNoIndex if there is none.
  [[nodiscard]] std::uint32_t group_of(std::string_view reference) const;

 private:
  struct NameUse {
    std::uint32_t document = 0;  ///< position in order_
    std::size_t entity = 0;
  };
  using Anchors = std::unordered_map<std::size_t, std::vector<std::uint32_t>>;  // by entity

  std::uint32_t group(std::string_view key, Level level);
  [[nodiscard]] std::optional<std::size_t> local_entity(std::string_view reference) const;
  void split(const Decision& decision);
  void merge(const Decision& decision, std::vector<FoldNotice>& notices);

  void find_shared_persons();
  [[nodiscard]] std::map<std::uint32_t, std::vector<NameUse>> person_names() const;
  [[nodiscard]] Anchors find_anchors(
      const std::map<std::uint32_t, std::vector<NameUse>>& uses) const;
  void add_anchor(Anchors& anchors, std::size_t person, std::size_t other) const;
  void cluster(std::string_view name, const std::vector<NameUse>& list, const Anchors& anchors);
  [[nodiscard]] bool is_person(NodeType type) const;
  [[nodiscard]] bool ties_identity(RelationId relation) const;

  const ReadTables& read_;
  const std::vector<std::uint32_t>& order_;
  const Ontology& ontology_;
  NodeType person_;
  std::vector<std::uint32_t> group_of_;  // by entity
  Interner keys_;                        // number = group
  std::vector<Level> levels_;
  UnionFind groups_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> vetoes_;
};

}  // namespace lazo
