#pragma once
// The names that lazo knows before it reads a document: countries, organisations, agreements,
// sectors, people..., each with its names in English, Spanish and French, its ids, and ties that
// need no document.
//
//   LAZO_TRY(const Vocabulary vocabulary, Vocabulary::load(builtin_tables(), ontology));
//   const auto node = vocabulary.find("org:coparmex");
//   vocabulary.known_node(*node).name;              // "COPARMEX"
//   NameMatcher(vocabulary).find(text, language);   // importers/vocabulary/matcher.hpp
//
// The tables are tab-separated (docs/vocabulary.md); users add their own with the same columns.
// Thread safety: immutable once loaded. Nothing here depends on the documents read.
// Tested by vocabulary_test.cpp.

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "graph/node.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

/// One table: its text and how error messages call it.
struct VocabularyTable {
  std::string_view file;
  std::string_view text;  ///< must outlive the Vocabulary
};

/// The tables that are part of the program.
[[nodiscard]] std::vector<VocabularyTable> builtin_tables();

/// A name of a node and how a text must write it to count. Views are owned by the Vocabulary.
struct VocabularyName {
  std::string_view text;
  std::uint32_t node = 0;
  Language language = Language::kUnknown;  ///< kUnknown: a name in every language
  NameRole role = NameRole::kAlias;
  bool common = false;
  bool acronym = false;
  bool adjective = false;
  std::uint32_t first_context = 0;  ///< of a weak name: contexts()[first_context, end_context)
  std::uint32_t end_context = 0;
};

class Vocabulary {
 public:
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;
  Vocabulary(const Vocabulary&) = delete;  // its views point into its own strings
  Vocabulary& operator=(const Vocabulary&) = delete;

  /// Rows of all tables together: a row may tie itself to a row of a later table. O(n log n).
  /// Errors (kBadInput, with file:line): malformed cells, a key that is given twice or has no
  /// known form, types, relations or keys that do not exist, ties that the ontology refuses, dates
  /// that are none.
  [[nodiscard]] static Result<Vocabulary> load(std::span<const VocabularyTable> tables,
                                               const Ontology& ontology);

  /// Number of nodes; nodes are 0..size()-1 in the order of their first row.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  [[nodiscard]] std::string_view key(std::uint32_t node) const { return nodes_[node].key; }
  [[nodiscard]] NodeType type(std::uint32_t node) const { return nodes_[node].type; }
  /// The type as the row writes it, which may be a subtype: "ministry", "company", "country".
  [[nodiscard]] std::string_view subtype(std::uint32_t node) const { return nodes_[node].subtype; }
  /// How the node is shown.
  [[nodiscard]] std::string_view name(std::uint32_t node) const { return nodes_[node].name; }
  /// The node of a key. O(log n).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
  /// Everything known of a node, as the graph keeps it.
  [[nodiscard]] KnownNode known_node(std::uint32_t node) const;

  /// All names; those of one node are neighbours, in the order of their rows.
  [[nodiscard]] std::span<const VocabularyName> names() const { return names_; }
  [[nodiscard]] std::span<const VocabularyName> names_of(std::uint32_t node) const;
  /// Words, phrases and keys that confirm weak names.
  [[nodiscard]] std::span<const std::string_view> contexts() const { return contexts_; }

 private:
  struct Node {
    std::string_view key;
    std::string_view name;
    std::string_view subtype;
    NodeType type;
    std::uint32_t first_name = 0;
    std::uint32_t end_name = 0;
  };
  struct Id {
    std::uint32_t node = 0;
    std::string_view scheme;
    std::string_view value;
  };
  struct Tie {
    std::uint32_t node = 0;
    RelationId relation;
    std::string_view target;
    std::string_view from;
    std::string_view to;
    std::string_view source;
  };
  friend class VocabularyLoader;
  Vocabulary() = default;

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> by_key_;  // nodes in the order of their keys
  std::vector<VocabularyName> names_;
  std::vector<std::string_view> contexts_;
  std::vector<Id> ids_;                // by node
  std::vector<Tie> ties_;              // by node
  std::deque<std::string> spellings_;  // text of names that stand in no table as they are
};

}  // namespace lazo
