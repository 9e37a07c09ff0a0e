#include "graph/claim_id.hpp"

#include <algorithm>
#include <charconv>

#include "graph/base/json.hpp"
#include "graph/base/sha256.hpp"

namespace lazo {
namespace {

// Written by hand: this runs for each claim of each import, and a JsonWriter allocates.

void append_number(std::string& out, std::uint32_t value) {
  char buffer[10];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void append_entity(std::string& out, EntityId entity) {
  if (entity.valid()) {
    append_number(out, entity.value);
  } else {
    out += "null";
  }
}

void append_span(std::string& out, const std::optional<Span>& span) {
  if (!span) {
    out += "null";
    return;
  }
  out += '[';
  append_number(out, span->begin);
  out += ',';
  append_number(out, span->end);
  out += ']';
}

void append_string(std::string& out, std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  });
  if (!plain) {
    JsonWriter(out).string(text);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

}  // namespace

std::string canonical_content(DocumentId document, const Claim& claim,
                              std::string_view relation_name) {
  std::string out;
  out.reserve(160);
  out += "[\"";
  out += to_string(document);
  out += "\",";
  if (claim.record.empty()) {
    append_number(out, claim.sentence.begin);
  } else {
    append_string(out, claim.record);
  }
  out += ',';
  append_span(out, claim.trigger);
  out += ',';
  append_string(out, relation_name);
  out += ',';
  append_entity(out, claim.source);
  out += ',';
  append_entity(out, claim.target);
  out += ",[";
  append_span(out, claim.source_span);
  out += ',';
  append_span(out, claim.target_span);
  out += claim.negated ? "],true," : "],false,";
  append_string(out, name_of(claim.mood));
  out += ',';
  append_entity(out, claim.attribution ? claim.attribution->speaker : EntityId{});
  out += ']';
  return out;
}

ClaimId claim_id(DocumentId document, const Claim& claim, std::string_view relation_name) {
  const Sha256 digest = sha256(canonical_content(document, claim, relation_name));
  ClaimId id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace lazo
