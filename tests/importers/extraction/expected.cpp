#include "tests/importers/extraction/expected.hpp"

#include <algorithm>
#include <vector>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"
#include "tests/importers/extraction/tables.hpp"

namespace lazo {
namespace {

bool names(const Extraction& found, EntityId entity, std::string_view wanted) {
  if (wanted == "*") return true;
  if (!entity.valid()) return false;
  const LocalEntity& local = found.entities[entity.index()];
  if (wanted.front() == '"') return wanted == '"' + local.name + '"';
  if (local.key == wanted || normalize_name(local.name) == normalize_name(wanted)) return true;
  for (const KnownNode& known : found.known) {
    if (known.key != local.key) continue;
    for (const NodeName& name : known.names) {
      if (normalize_name(name.text) == normalize_name(wanted)) return true;
    }
  }
  return false;
}

}  // namespace

bool fits(const Extraction& found, const Claim& claim, std::string_view pattern) {
  std::vector<std::string_view> parts = split(pattern, '|');
  for (std::string_view& part : parts) part = trim(part);
  REQUIRE(parts.size() >= 3);
  const Ontology& ontology = extraction_tables().ontology;
  if (parts[1] != "*") {
    const RelationId wanted = ontology.find_relation(parts[1]);
    REQUIRE(wanted.valid());
    if (!ontology.is_a(claim.relation, wanted)) return false;
  }
  const bool forward = names(found, claim.source, parts[0]) && names(found, claim.target, parts[2]);
  const bool backward = ontology.relation(claim.relation).symmetric &&
                        names(found, claim.target, parts[0]) &&
                        names(found, claim.source, parts[2]);
  if (!forward && !backward) return false;
  if (parts.size() < 4) return true;
  const std::size_t by = parts[3].find(" by ");
  if (name_of(status_of(claim)) != trim(parts[3].substr(0, by))) return false;
  if (by == std::string_view::npos) return true;
  std::string_view speaker = parts[3].substr(by + 4);
  const std::size_t citing = speaker.find(" citing ");
  const std::string_view inner =
      citing == std::string_view::npos ? std::string_view() : trim(speaker.substr(citing + 8));
  speaker = trim(speaker.substr(0, citing));
  return claim.attribution && names(found, claim.attribution->speaker, speaker) &&
         (inner.empty() || names(found, claim.attribution->inner_speaker, inner));
}

std::string described(const Extraction& found) {
  std::string out;
  for (const Claim& claim : found.claims) {
    out += found.entities[claim.source.index()].name + " | " +
           extraction_tables().ontology.relation(claim.relation).name + " | " +
           found.entities[claim.target.index()].name + " | " +
           std::string(name_of(status_of(claim))) + "\n";
  }
  return out;
}

bool fits(const Extraction& found, const Fact& fact, std::string_view pattern) {
  std::vector<std::string_view> parts = split(pattern, '|');
  for (std::string_view& part : parts) part = trim(part);
  REQUIRE(parts.size() == 3);
  const std::string_view property = trim(parts[1].substr(0, parts[1].size() - 1));
  return names(found, fact.entity, parts[0]) && fact.property == property && fact.value == parts[2];
}

bool gives(const Extraction& found, std::string_view pattern) {
  const std::vector<std::string_view> parts = split(pattern, '|');
  REQUIRE(parts.size() >= 3);
  if (trim(parts[1]).ends_with("=")) {
    return std::any_of(found.facts.begin(), found.facts.end(),
                       [&](const Fact& fact) { return fits(found, fact, pattern); });
  }
  return std::any_of(found.claims.begin(), found.claims.end(),
                     [&](const Claim& claim) { return fits(found, claim, pattern); });
}

}  // namespace lazo
