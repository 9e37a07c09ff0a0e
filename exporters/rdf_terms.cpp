// Tested by rdf_test.cpp.
#include "exporters/rdf_terms.hpp"

#include <algorithm>

#include "exporters/escape.hpp"

namespace lazo {
namespace {

std::string iri(std::string_view begin, std::string_view rest) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out(begin);
  for (const char c : rest) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~:").find(c) != std::string_view::npos;
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4U]);
      out.push_back(kHex[byte & 15U]);
    }
  }
  return out;
}

}  // namespace

std::string node_iri(std::string_view key) {
  return iri("urn:lazo:node:", key);
}

std::string document_iri(std::string_view id) {
  return iri("urn:lazo:", id);
}

std::string claim_iri(std::string_view id) {
  return iri("urn:lazo:", id);
}

std::string claim_part_iri(std::string_view id, std::string_view part) {
  return claim_iri(id) + "#" + std::string(part);
}

std::string edge_iri(std::string_view id) {
  return iri("urn:lazo:", id);
}

std::string relation_iri(std::string_view name) {
  return iri(kVocabularyIri, name);
}

std::string web_address(std::string_view uri) {
  if (!uri.starts_with("https://") && !uri.starts_with("http://")) return {};
  const auto allowed = [](char c) {
    return c > ' ' && c < 127 && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos;
  };
  if (!std::all_of(uri.begin(), uri.end(), allowed)) return {};
  return std::string(uri);
}

bool is_plain_fact(const ExportEdge& edge) {
  return edge.layer == EdgeLayer::kTyped &&
         edge.claims[static_cast<std::size_t>(ClaimStatus::kStated)] > 0;
}

}  // namespace lazo
