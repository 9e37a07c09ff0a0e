#pragma once
// The ids that travel through the program, and their written forms.
//
//   DocumentId  "doc:05721ac0c4e1a6b2"        first 64 bits of SHA-256 of the raw bytes
//   ClaimId     "claim:5f3a..." (32 hex)      first 128 bits of SHA-256 of the claim's content
//   node key    "org:coparmex", "name:grupo-bimbo", "doc:05721ac0c4e1a6b2#12"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/base/strong_id.hpp"

namespace lazo {

/// Index of a node type in the ontology (its stored number).
struct NodeTypeTag;
using NodeType = StrongId<NodeTypeTag>;
/// Index of a relation in the ontology (its stored number).
struct RelationTag;
using RelationId = StrongId<RelationTag>;
/// Number of a local entity within its document, by first mention, from 0.
struct EntityTag;
using EntityId = StrongId<EntityTag>;

/// A document: the first 8 bytes of the SHA-256 of its raw bytes, big endian.
struct DocumentId {
  std::uint64_t value = 0;
  friend constexpr auto operator<=>(DocumentId, DocumentId) = default;
};
[[nodiscard]] std::string to_string(DocumentId id);  // "doc:<16 hex>"
[[nodiscard]] std::optional<DocumentId> parse_document_id(std::string_view text);

/// A claim: the first 16 bytes of the SHA-256 of its canonical content (graph/claim_id.hpp).
struct ClaimId {
  std::array<std::uint8_t, 16> bytes{};
  friend constexpr auto operator<=>(const ClaimId&, const ClaimId&) = default;
};
[[nodiscard]] std::string to_string(const ClaimId& id);  // "claim:<32 hex>"
[[nodiscard]] std::optional<ClaimId> parse_claim_id(std::string_view text);

/// "doc:<16 hex>#<number>": a local entity of a document.
[[nodiscard]] std::string local_entity_key(DocumentId document, EntityId entity);

/// What such a key says; nothing for any other text.
struct LocalEntityKey {
  DocumentId document;
  EntityId entity;
  friend constexpr auto operator<=>(LocalEntityKey, LocalEntityKey) = default;
};
[[nodiscard]] std::optional<LocalEntityKey> parse_local_entity_key(std::string_view text);

}  // namespace lazo
