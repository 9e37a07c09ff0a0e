// Feeding the fold: every document without its text, and the vocabulary rows.

#include <algorithm>

#include "graph/fold.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_packing.hpp"

namespace lazo {
namespace {

using namespace store_values;

Status scan_known(const Store::Impl& store, FoldSink& sink) {
  LAZO_TRY(const StatementUse get, store.use("SELECT packed FROM known WHERE uses > 0"));
  for (;;) {
    LAZO_TRY(const bool more, get->next());
    if (!more) return {};
    KnownNode row;
    if (!unpack_known(get->blob(0), row)) return store.damaged("a vocabulary row");
    sink.add(row);
  }
}

/// Entities and relations that the fold will look up without asking again.
bool refers_to_what_exists(const FoldClaim& claim, std::size_t entities, const Ontology& ontology) {
  const auto exists = [&](EntityId id) { return id.index() < entities; };
  const auto optional = [&](EntityId id) { return !id.valid() || exists(id); };
  return exists(claim.source) && exists(claim.target) && optional(claim.speaker) &&
         optional(claim.about) && ontology.has(claim.relation);
}

/// The claims of a document, part by part.
Status scan_claims(const Store::Impl& store, DocumentRow row, std::size_t entities,
                   FoldSink& sink) {
  LAZO_TRY(const StatementUse parts,
           store.use("SELECT core FROM part WHERE id >= ?1 << 20 AND id < (?1 + 1) << 20 "
                     "ORDER BY id"));
  parts->bind(1, std::int64_t{row.value});
  std::vector<FoldClaim> claims;
  for (;;) {
    LAZO_TRY(const bool more, parts->next());
    if (!more) return {};
    claims.clear();
    if (!read_fold_claims(parts->blob(0), claims)) {
      return store.damaged("the claims of a document");
    }
    for (const FoldClaim& claim : claims) {
      if (!refers_to_what_exists(claim, entities, *store.ontology)) return store.damaged("a claim");
    }
    sink.add_claims(claims);
  }
}

/// Tells the sink how much is to come; never more than the file could hold, whatever it says.
Status announce(const Store::Impl& store, DocumentRow folded, FoldSink& sink) {
  constexpr std::int64_t kLeastEntity = 5;  // bytes
  constexpr std::int64_t kLeastClaim = 10;
  LAZO_TRY(const StatementUse get,
           store.use("SELECT total(entity_count), total(claims), (SELECT page_count FROM "
                     "pragma_page_count()) * (SELECT page_size FROM pragma_page_size()) "
                     "FROM document WHERE row > ?1"));
  get->bind(1, std::int64_t{folded.value});
  LAZO_TRY(const bool found, get->next());
  if (!found) return {};
  const auto at_most = [](std::int64_t count, std::int64_t limit) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, limit));
  };
  const std::int64_t bytes = std::max<std::int64_t>(0, get->integer(2));
  sink.expect(at_most(get->integer(0), bytes / kLeastEntity),
              at_most(get->integer(1), bytes / kLeastClaim));
  return {};
}

Status scan_folded(const Store::Impl& store, DocumentRow last, FoldSink& sink) {
  LAZO_TRY(const StatementUse get, store.use("SELECT id, signature FROM document WHERE row <= ?1"));
  get->bind(1, std::int64_t{last.value});
  for (;;) {
    LAZO_TRY(const bool more, get->next());
    if (!more) return {};
    TextSignature signature;
    if (!signature_from_bytes(get->blob(1), signature)) {
      return store.damaged("the signature of a document");
    }
    sink.add_folded(document_id(get->integer(0)), signature);
  }
}

}  // namespace

Status Store::scan(FoldSink& sink, DocumentRow folded) const {
  LAZO_CHECK(announce(*impl_, folded, sink));
  LAZO_CHECK(scan_known(*impl_, sink));
  LAZO_CHECK(scan_folded(*impl_, folded, sink));
  LAZO_TRY(const StatementUse get,
           impl_->use("SELECT row, id, published, language, title, publisher, uris, signature, "
                      "entities FROM document WHERE row > ?1"));
  get->bind(1, std::int64_t{folded.value});
  std::vector<FoldEntity> entities;
  for (;;) {
    LAZO_TRY(const bool more, get->next());
    if (!more) return {};
    FoldDocument document;
    document.row.value = static_cast<std::uint32_t>(get->integer(0));
    document.id = document_id(get->integer(1));
    document.published = parse_day(get->text(2));
    document.language = language_of(get->integer(3));
    document.title = get->text(4);
    document.publisher = get->text(5);
    LAZO_TRY(const std::vector<std::string> uris, uris_from_json(get->text(6), impl_->path));
    if (!uris.empty()) document.uri = uris.front();
    if (!signature_from_bytes(get->blob(7), document.signature) ||
        !read_fold_entities(get->blob(8), entities)) {
      return impl_->damaged("the entities of a document");
    }
    document.entities = entities;
    sink.add(document);
    LAZO_CHECK(scan_claims(*impl_, document.row, entities.size(), sink));
  }
}

}  // namespace lazo
