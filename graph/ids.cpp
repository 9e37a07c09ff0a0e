#include "graph/ids.hpp"

#include <charconv>

#include "graph/base/sha256.hpp"

namespace lazo {
namespace {

constexpr std::string_view kDocumentPrefix = "doc:";
constexpr std::string_view kClaimPrefix = "claim:";

std::array<std::uint8_t, 8> big_endian(std::uint64_t value) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = bytes.size(); i-- > 0; value >>= 8U) {
    bytes[i] = static_cast<std::uint8_t>(value & 0xFFU);
  }
  return bytes;
}

/// Only lower-case digits: each id has one written form.
bool all_lower_hex(std::string_view digits) {
  return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string to_string(DocumentId id) {
  return std::string(kDocumentPrefix) + to_hex(big_endian(id.value));
}

std::optional<DocumentId> parse_document_id(std::string_view text) {
  if (!text.starts_with(kDocumentPrefix)) return std::nullopt;
  text.remove_prefix(kDocumentPrefix.size());
  std::array<std::uint8_t, 8> bytes{};
  if (!all_lower_hex(text) || !from_hex(text, bytes)) return std::nullopt;
  DocumentId id;
  for (const std::uint8_t byte : bytes) id.value = id.value << 8U | byte;
  return id;
}

std::string to_string(const ClaimId& id) {
  return std::string(kClaimPrefix) + to_hex(id.bytes);
}

std::optional<ClaimId> parse_claim_id(std::string_view text) {
  if (!text.starts_with(kClaimPrefix)) return std::nullopt;
  text.remove_prefix(kClaimPrefix.size());
  ClaimId id;
  if (!all_lower_hex(text) || !from_hex(text, id.bytes)) return std::nullopt;
  return id;
}

std::string local_entity_key(DocumentId document, EntityId entity) {
  return to_string(document) + "#" + std::to_string(entity.value);
}

std::optional<LocalEntityKey> parse_local_entity_key(std::string_view text) {
  const std::size_t hash = text.find('#');
  if (hash == std::string_view::npos) return std::nullopt;
  const std::optional<DocumentId> document = parse_document_id(text.substr(0, hash));
  const std::string_view digits = text.substr(hash + 1);
  if (!document || digits.empty() || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
  LocalEntityKey key{*document, EntityId{0}};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), key.entity.value);
  if (error != std::errc() || end != digits.data() + digits.size() || !key.entity.valid()) {
    return std::nullopt;
  }
  return key;
}

}  // namespace lazo
