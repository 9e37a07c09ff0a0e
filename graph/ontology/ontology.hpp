#pragma once
// The node and relation types of the graph: what they are called in three languages, what they tie,
// whether they cooperate or conflict. Data (node_types.json, relations.json), loaded and checked
// once.
//
//   LAZO_TRY(const Ontology ontology, shipped_ontology());
//   const RelationId defends = ontology.find_relation("defends");
//   ontology.is_a(defends, ontology.find_relation("supports"));              // true
//   ontology.accepts(defends, ontology.find_type("organization"), agreement);  // true
//   ontology.label(defends, LabelForm::kInverse, Language::kFrench);         // "est défendu par"
//
// Adding a type or a relation is a row with the next free number; what is stored is the number, so
// rows are never renumbered or reused. Immutable once loaded: safe to read from several threads.
// docs/ontology.md lists the rows. Tested by ontology_test.cpp.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "graph/ids.hpp"

namespace lazo {

/// The twelve families under which tables, filters and legends group relations. kNone: the generic
/// ties (related_to, mentioned_with). Stored: do not renumber.
enum class Family : std::uint8_t {
  kCooperate = 0,
  kTrade = 1,
  kInvestProduce = 2,
  kSupport = 3,
  kOppose = 4,
  kMembership = 5,
  kRole = 6,
  kPlacePart = 7,
  kMeasure = 8,
  kTopic = 9,
  kEvent = 10,
  kTimeQuantity = 11,
  kNone = 12
};
inline constexpr std::size_t kFamilyCount = 13;

/// Stored: do not renumber.
enum class Sign : std::uint8_t { kNeutral = 0, kCooperation = 1, kConflict = 2 };

/// state: holds over a time (member_of). event: happens (signs). generic: says only that there is a
/// tie.
enum class RelationKind : std::uint8_t { kState = 0, kEvent = 1, kGeneric = 2 };

/// Which wording of a relation. The bare forms are infinitives, for "plans to ...", "must ...".
enum class LabelForm : std::uint8_t {
  kForward = 0,         ///< "defends"
  kInverse = 1,         ///< "is defended by"
  kForwardNegated = 2,  ///< "does not defend"
  kInverseNegated = 3,  ///< "is not defended by"
  kBare = 4,            ///< "defend"
  kInverseBare = 5,     ///< "be defended by"
};
inline constexpr std::size_t kLabelFormCount = 6;

/// Names as the machine formats write them: "COOPERATE", "cooperation", "state", "forward_negated".
/// kNone has the empty name.
[[nodiscard]] std::string_view name_of(Family family);
[[nodiscard]] std::string_view name_of(Sign sign);
[[nodiscard]] std::string_view name_of(RelationKind kind);
[[nodiscard]] std::string_view name_of(LabelForm form);
[[nodiscard]] std::optional<Family> family_of_name(std::string_view name);  ///< any case
[[nodiscard]] std::optional<Sign> sign_of_name(std::string_view name);
/// What a legend calls a family: "cooperation", "comercio", "mesures".
[[nodiscard]] std::string_view family_label(Family family, Language language);

/// English, Spanish, French: the languages in which everything has a label. Unknown reads as
/// English.
inline constexpr std::size_t kLabelLanguages = 3;

struct NodeTypeRow {
  NodeType id;
  std::string name;                              ///< "organization"
  NodeType parent;                               ///< invalid if none
  bool abstract = false;                         ///< no node has this type itself
  std::string key_prefix;                        ///< "org" of "org:coparmex"; empty if abstract
  std::vector<std::string> subtypes;             ///< known values of the attribute `subtype`
  std::string followthemoney;                    ///< schema of FollowTheMoney; empty if it has none
  std::array<std::string, kLabelLanguages> one;  ///< "organization", "organización", "organisation"
  std::array<std::string, kLabelLanguages> many;  ///< "organizations", ...
};

struct RelationRow {
  RelationId id;
  std::string name;              ///< "imposes_tariff_on"
  RelationId parent;             ///< a more general relation; invalid if none
  std::vector<NodeType> domain;  ///< types a source may have; empty = any
  std::vector<NodeType> range;   ///< types a target may have; empty = any
  bool symmetric = false;
  bool same_type = false;        ///< source and target must be of one kind
  std::vector<Family> families;  ///< the main one first; empty for generic relations
  Sign sign = Sign::kNeutral;
  std::int16_t score_tenths = 0;  ///< strength from -100 to +100, in tenths of the PLOVER scale
  RelationKind kind = RelationKind::kState;
  std::string cameo;                 ///< CAMEO code; empty if the relation is no event
  std::string plover;                ///< PLOVER type; empty likewise
  std::optional<std::uint8_t> quad;  ///< 0 neutral, 1 verbal, 2 material cooperation, 3, 4 conflict
  std::optional<std::int16_t> goldstein_tenths;
  std::string followthemoney;
  std::array<std::array<std::string, kLabelFormCount>, kLabelLanguages> labels;

  [[nodiscard]] Family family() const {
    return families.empty() ? Family::kNone : families.front();
  }
};

class Ontology {
 public:
  /// Reads and checks both files. Errors (kBadInput, with file and JSON pointer, and a hint): not
  /// JSON, a missing or misspelt field, a number or name used twice, an unknown parent, type or
  /// family, a circle of parents, a missing label, a symmetric relation with two readings. O(size
  /// of the text).
  [[nodiscard]] static Result<Ontology> load(std::string_view node_types_json,
                                             std::string_view relations_json);

  /// The row's id, or an invalid one. O(1).
  [[nodiscard]] NodeType find_type(std::string_view name) const;
  [[nodiscard]] RelationId find_relation(std::string_view name) const;
  /// The row of an id that this ontology gave. O(1).
  [[nodiscard]] const NodeTypeRow& type(NodeType id) const;
  [[nodiscard]] const RelationRow& relation(RelationId id) const;
  /// Is `id` a row of this ontology? For numbers that come from a file.
  [[nodiscard]] bool has(NodeType id) const;
  [[nodiscard]] bool has(RelationId id) const;
  /// All rows by rising number.
  [[nodiscard]] std::span<const NodeTypeRow> types() const { return types_; }
  [[nodiscard]] std::span<const RelationRow> relations() const { return relations_; }

  /// True for the same id and for every ancestor: person is an actor, defends is a supports.
  [[nodiscard]] bool is_a(NodeType type, NodeType ancestor) const;
  [[nodiscard]] bool is_a(RelationId relation, RelationId ancestor) const;

  /// May the relation tie a node of `source` to a node of `target`? Parents of types count; the
  /// type "unknown" and an invalid id are accepted everywhere: nothing is known against them.
  [[nodiscard]] bool accepts(RelationId relation, NodeType source, NodeType target) const;

  /// Wording of a relation. Lives as long as the ontology.
  [[nodiscard]] std::string_view label(RelationId relation, LabelForm form,
                                       Language language) const;
  /// Wording of a type: "country", "países".
  [[nodiscard]] std::string_view label(NodeType type, Language language, bool plural = false) const;

 private:
  [[nodiscard]] bool in(NodeType type, const std::vector<NodeType>& allowed) const;

  std::vector<NodeTypeRow> types_;
  std::vector<RelationRow> relations_;
  std::vector<std::uint32_t> type_at_;      // number -> index into types_, kNone if unused
  std::vector<std::uint32_t> relation_at_;  // number -> index into relations_
  std::unordered_map<std::string, NodeType> type_by_name_;
  std::unordered_map<std::string, RelationId> relation_by_name_;
  NodeType unknown_;

  friend class OntologyLoader;
};

/// The ontology compiled into the program. About a millisecond; load it once and pass it on.
[[nodiscard]] Result<Ontology> shipped_ontology();

}  // namespace lazo
