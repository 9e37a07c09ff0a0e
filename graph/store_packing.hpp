#pragma once
// How the store packs what was found in a document: few wide rows instead of many small ones.
//
// Three values a document: its entities and the `core` of its claims are all that the fold reads;
// `content` (blocks, sentences, mentions, facts) and the `detail` of claims are opened to quote or
// to export. Nothing queries inside them, so they need no columns and no index.
// Readers are given bytes from a file and return false, never more, when those make no sense.
// docs/store-format.md describes the layout.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/extraction.hpp"
#include "graph/fold.hpp"

namespace lazo {

/// Claims in one part: what explaining one claim has to read.
inline constexpr std::size_t kClaimsPerPart = 1024;

[[nodiscard]] std::string pack_entities(const Extraction& extraction);
[[nodiscard]] bool unpack_entities(std::string_view packed, std::vector<LocalEntity>& out);
/// Views point into `packed`.
[[nodiscard]] bool read_fold_entities(std::string_view packed, std::vector<FoldEntity>& out);

[[nodiscard]] std::string pack_content(const Extraction& extraction);
/// Fills blocks and source map of the document, sentences, mentions and facts.
[[nodiscard]] bool unpack_content(std::string_view packed, Extraction& out);

struct PackedClaims {
  std::string core;
  std::string detail;
};
/// `ids` has one id a claim.
[[nodiscard]] PackedClaims pack_claims(std::span<const Claim> claims, std::span<const ClaimId> ids);
/// Appends to `out`.
[[nodiscard]] bool unpack_claims(std::string_view core, std::string_view detail,
                                 std::vector<Claim>& out);
/// Appends the claims with these numbers, rising, and reads no further than the last of them; those
/// between are read and dropped, since claims are told by what differs from the one before. Fewer
/// than wanted if there are not so many.
[[nodiscard]] bool unpack_claims(std::string_view core, std::string_view detail,
                                 std::span<const std::uint32_t> wanted, std::vector<Claim>& out);
/// Appends to `out`.
[[nodiscard]] bool read_fold_claims(std::string_view core, std::vector<FoldClaim>& out);

[[nodiscard]] std::string pack_known(const KnownNode& row);
[[nodiscard]] bool unpack_known(std::string_view packed, KnownNode& out);

}  // namespace lazo
