#pragma once
// Names of things in RDF (Turtle, JSON-LD, annotations): the same IRI for the same key everywhere,
// safe whatever a key or an address holds.
//
//   node_iri("org:coparmex")   "urn:lazo:node:org:coparmex"
//
// Pure functions; O(n).

#include <string>
#include <string_view>

#include "exporters/export_graph.hpp"

namespace lazo {

/// Where the types and relations of the ontology live: "urn:lazo:ontology:".
inline constexpr std::string_view kVocabularyIri = "urn:lazo:ontology:";

/// What may not stand in an IRI is percent-encoded, byte by byte.
[[nodiscard]] std::string node_iri(std::string_view key);
[[nodiscard]] std::string document_iri(std::string_view id);
[[nodiscard]] std::string claim_iri(std::string_view id);
/// The target of a claim and its selectors: "urn:lazo:claim:...#bytes". Named, not blank: two files
/// of one graph can then be compared and merged.
[[nodiscard]] std::string claim_part_iri(std::string_view id, std::string_view part);
[[nodiscard]] std::string edge_iri(std::string_view id);
[[nodiscard]] std::string relation_iri(std::string_view name);

/// The address a document was read from if it is one ("https://..."), else empty.
[[nodiscard]] std::string web_address(std::string_view uri);

/// True if the claim may be told as a plain triple: stated, not by somebody else, not denied.
[[nodiscard]] bool is_plain_fact(const ExportEdge& edge);

}  // namespace lazo
