#pragma once
// What the vocabulary knows of a node: names, ids, and ties that need no document.

#include <string>
#include <vector>

#include "graph/ids.hpp"

namespace lazo {

/// What a name is to its node. Stored: do not renumber.
enum class NameRole : std::uint8_t { kLabel = 0, kAlias = 1, kAcronym = 2, kFormer = 3, kWeak = 4 };
/// "label", "alias", "acronym", "former", "weak".
[[nodiscard]] std::string_view name_of(NameRole role);

struct NodeName {
  std::string text;
  std::string lang;  ///< "en", "es", "fr", or empty for all
  NameRole role = NameRole::kAlias;
  friend bool operator==(const NodeName&, const NodeName&) = default;
};

/// {"iso3166-1", "MX"}.
struct ExternalId {
  std::string scheme;
  std::string value;
  friend bool operator==(const ExternalId&, const ExternalId&) = default;
};

/// A tie of the vocabulary (capital of, party to, branch of, holds office): the background layer.
struct BackgroundTie {
  RelationId relation;
  std::string target;  ///< key of the other node
  std::string from;    ///< date prefix or empty
  std::string to;
  std::string source;  ///< where the row comes from
  friend bool operator==(const BackgroundTie&, const BackgroundTie&) = default;
};

/// A row of the vocabulary.
struct KnownNode {
  std::string key;  ///< "org:coparmex"
  NodeType type;
  std::string name;  ///< how it is shown
  std::vector<NodeName> names;
  std::vector<ExternalId> ids;
  std::vector<BackgroundTie> background;  ///< ties whose source is this node
  friend bool operator==(const KnownNode&, const KnownNode&) = default;
};

}  // namespace lazo
