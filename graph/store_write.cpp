// Writing whole documents and decisions.

#include <algorithm>

#include "graph/base/sha256.hpp"
#include "graph/claim_id.hpp"
#include "graph/decision_lines.hpp"
#include "graph/extraction_check.hpp"
#include "graph/packing.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_packing.hpp"

namespace lazo {
namespace {

using namespace store_values;

std::vector<std::string> sorted_union(const std::vector<std::string>& a,
                                      const std::vector<std::string>& b) {
  std::vector<std::string> all = a;
  all.insert(all.end(), b.begin(), b.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

struct Existing {
  std::uint32_t row = 0;
  bool found = false;
  std::string pipeline;
  std::vector<std::string> uris;
};

Result<Existing> find_document(const Store::Impl& store, DocumentId id) {
  LAZO_TRY(const StatementUse get,
           store.use("SELECT d.row, p.hash, d.uris FROM document d JOIN pipeline p "
                     "ON p.id = d.pipeline WHERE d.id = ?1"));
  get->bind(1, stored_id(id));
  Existing existing;
  LAZO_TRY(existing.found, get->next());
  if (!existing.found) return existing;
  existing.row = static_cast<std::uint32_t>(get->integer(0));
  existing.pipeline = get->text(1);
  LAZO_TRY(existing.uris, uris_from_json(get->text(2), store.path));
  return existing;
}

Result<std::int64_t> pipeline_row(Store::Impl& store, std::string_view pipeline) {
  const std::string hash(pipeline);
  if (const auto it = store.pipeline_rows.find(hash); it != store.pipeline_rows.end()) {
    return it->second;
  }
  LAZO_TRY(const StatementUse add, store.use("INSERT OR IGNORE INTO pipeline(hash) VALUES (?1)"));
  add->bind(1, pipeline);
  LAZO_CHECK(add->run());
  LAZO_TRY(const StatementUse get, store.use("SELECT id FROM pipeline WHERE hash = ?1"));
  get->bind(1, pipeline);
  LAZO_TRY(const bool found, get->next());
  if (!found) return store.damaged("a pipeline");
  return store.pipeline_rows.emplace(hash, get->integer(0)).first->second;
}

/// Whether the key has a row of another content.
Result<bool> has_rival(const Store::Impl& store, std::string_view key, std::string_view digest) {
  LAZO_TRY(const StatementUse get,
           store.use("SELECT 1 FROM known WHERE key = ?1 AND digest <> ?2 LIMIT 1"));
  get->bind(1, key);
  get->bind_blob(2, digest);
  return get->next();
}

/// Finds or adds the row of a vocabulary entry; its uses are counted by count_use().
Result<std::int64_t> known_row(Store::Impl& store, const KnownNode& row) {
  std::string packed = pack_known(row);
  if (const auto it = store.known_rows.find(packed); it != store.known_rows.end()) {
    return it->second;
  }
  const Sha256 sha = sha256(packed);
  const std::string digest(sha.begin(), sha.begin() + 16);
  LAZO_TRY(
      const StatementUse add,
      store.use("INSERT OR IGNORE INTO known(key, digest, uses, packed) VALUES (?1, ?2, 0, ?3)"));
  add->bind(1, row.key);
  add->bind_blob(2, digest);
  add->bind_blob(3, packed);
  LAZO_CHECK(add->run());
  LAZO_TRY(const bool rival, has_rival(store, row.key, digest));
  // Which of two rows of one key holds is chosen over all documents.
  store.rewritten = store.rewritten || rival;
  LAZO_TRY(const StatementUse get,
           store.use("SELECT id FROM known WHERE key = ?1 AND digest = ?2"));
  get->bind(1, row.key);
  get->bind_blob(2, digest);
  LAZO_TRY(const bool found, get->next());
  if (!found) return store.damaged("a vocabulary row");
  return store.known_rows.emplace(std::move(packed), get->integer(0)).first->second;
}

Status count_use(const Store::Impl& store, std::int64_t known, std::int64_t difference) {
  LAZO_TRY(const StatementUse update, store.use("UPDATE known SET uses = uses + ?2 WHERE id = ?1"));
  update->bind(1, known);
  update->bind(2, difference);
  return update->run();
}

Result<std::string> write_known(Store::Impl& store, const std::vector<KnownNode>& rows) {
  PackWriter list;
  list.number(rows.size());
  for (const KnownNode& row : rows) {
    LAZO_TRY(const std::int64_t id, known_row(store, row));
    LAZO_CHECK(count_use(store, id, 1));
    list.number(static_cast<std::uint64_t>(id));
  }
  return std::string(list.bytes());
}

Status write_parts(const Store::Impl& store, const Extraction& extraction,
                   const std::vector<ClaimId>& ids, std::uint32_t row) {
  std::int64_t part = first_part(row);
  for (std::size_t at = 0; at < extraction.claims.size(); at += kClaimsPerPart, ++part) {
    const std::size_t count = std::min(kClaimsPerPart, extraction.claims.size() - at);
    const PackedClaims packed = pack_claims(std::span(extraction.claims).subspan(at, count),
                                            std::span(ids).subspan(at, count));
    LAZO_TRY(const StatementUse insert, store.use("INSERT INTO part VALUES (?1, ?2, ?3)"));
    insert->bind(1, part);
    insert->bind_blob(2, packed.core);
    insert->bind_blob(3, packed.detail);
    LAZO_CHECK(insert->run());
  }
  return {};
}

Status write_content(const Store::Impl& store, const Extraction& extraction, std::uint32_t row) {
  const std::string packed = pack_content(extraction);
  LAZO_TRY(const StatementUse insert, store.use("INSERT INTO content VALUES (?1, ?2, ?3)"));
  insert->bind(1, std::int64_t{row});
  insert->bind(2, extraction.document.text);
  insert->bind_blob(3, packed);
  return insert->run();
}

Result<std::uint32_t> write_document(Store::Impl& store, const Extraction& extraction,
                                     const std::vector<std::string>& uris,
                                     std::string_view pipeline) {
  const Document& document = extraction.document;
  LAZO_TRY(const std::int64_t pipeline_id, pipeline_row(store, pipeline));
  LAZO_TRY(const std::string known, write_known(store, extraction.known));
  const std::string uris_json = uris_to_json(uris);
  const std::string signature = signature_bytes(signature_of(document.text));
  const std::string entities = pack_entities(extraction);
  const std::string sha(document.sha256.begin(), document.sha256.end());
  const auto with_claims = std::count_if(extraction.sentences.begin(), extraction.sentences.end(),
                                         [](const SentenceRecord& s) { return s.reason.empty(); });
  LAZO_TRY(const StatementUse insert,
           store.use("INSERT INTO document VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
                     "?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"));
  int column = 0;
  const auto integer = [&](auto value) {
    insert->bind(++column, static_cast<std::int64_t>(value));
  };
  const auto text = [&](std::string_view value) { insert->bind(++column, value); };
  const auto blob = [&](std::string_view value) { insert->bind_blob(++column, value); };
  integer(stored_id(document.id));
  integer(pipeline_id);
  blob(sha);
  text(uris_json);
  text(document.title);
  text(document.publisher);
  text(document.byline);
  text(document.published);
  integer(document.language);
  text(document.mime);
  integer(document.bytes);
  integer(document.invalid_bytes);
  integer(extraction.sentences.size());
  integer(with_claims);
  integer(extraction.entities.size());
  integer(extraction.mentions.size());
  integer(extraction.claims.size());
  integer(extraction.facts.size());
  blob(signature);
  blob(known);
  blob(entities);
  LAZO_CHECK(insert->run());
  return static_cast<std::uint32_t>(store.db.last_row());
}

Status release_known(Store::Impl& store, std::string_view packed) {
  PackReader in(packed);
  const std::size_t count = in.count();
  for (std::size_t i = 0; i < count; ++i) {
    const auto id = static_cast<std::int64_t>(in.number());
    LAZO_CHECK(count_use(store, id, -1));
    // What no document brings any more is forgotten too.
    LAZO_TRY(const StatementUse remove, store.use("DELETE FROM known WHERE id = ?1 AND uses <= 0"));
    remove->bind(1, id);
    LAZO_CHECK(remove->run());
  }
  store.known_rows.clear();
  if (!in.ok()) return store.damaged("the list of vocabulary rows of a document");
  return {};
}

Status delete_document(Store::Impl& store, std::uint32_t row) {
  {
    LAZO_TRY(const StatementUse get, store.use("SELECT known FROM document WHERE row = ?1"));
    get->bind(1, std::int64_t{row});
    LAZO_TRY(const bool found, get->next());
    if (found) LAZO_CHECK(release_known(store, get->blob(0)));
  }
  for (const char* const sql :
       {"DELETE FROM part WHERE id >= ?1 << 20 AND id < (?1 + 1) << 20",
        "DELETE FROM content WHERE row = ?1", "DELETE FROM document WHERE row = ?1"}) {
    LAZO_TRY(const StatementUse remove, store.use(sql));
    remove->bind(1, std::int64_t{row});
    LAZO_CHECK(remove->run());
  }
  return {};
}

Status set_uris(const Store::Impl& store, std::uint32_t row, const std::vector<std::string>& uris) {
  const std::string json = uris_to_json(uris);
  LAZO_TRY(const StatementUse update, store.use("UPDATE document SET uris = ?2 WHERE row = ?1"));
  update->bind(1, std::int64_t{row});
  update->bind(2, json);
  return update->run();
}

Status write_decision(const Store::Impl& store, const Decision& decision) {
  const std::string line = decision_to_line(decision);
  LAZO_TRY(const StatementUse insert, store.use("INSERT INTO decision VALUES (?1, ?2)"));
  insert->bind(1, decision.id);
  insert->bind(2, line);
  return insert->run();
}

/// Stores an extraction that is checked and in canonical order.
Result<PutOutcome> put_normal(Store::Impl& store, const Extraction& extraction,
                              const std::vector<ClaimId>& ids, std::string_view pipeline) {
  PutOutcome outcome = PutOutcome::kAdded;
  Status done = store.in_transaction([&]() -> Status {
    LAZO_TRY(const Existing existing, find_document(store, extraction.document.id));
    const std::vector<std::string> uris = sorted_union(existing.uris, extraction.document.uris);
    if (existing.found && existing.pipeline == pipeline) {
      outcome = PutOutcome::kUnchanged;
      if (uris == existing.uris) return {};
      store.changed = store.rewritten = true;
      return set_uris(store, existing.row, uris);
    }
    store.changed = true;
    if (existing.found) {
      outcome = PutOutcome::kReplaced;
      store.rewritten = true;
      LAZO_CHECK(delete_document(store, existing.row));
    }
    LAZO_TRY(const std::uint32_t row, write_document(store, extraction, uris, pipeline));
    LAZO_CHECK(write_content(store, extraction, row));
    return write_parts(store, extraction, ids, row);
  });
  if (!done.ok()) return std::move(done).error();
  return outcome;
}

}  // namespace

Result<PutOutcome> Store::put(const Extraction& extraction, std::string_view pipeline) {
  LAZO_CHECK(check_extraction(extraction, *impl_->ontology));
  std::vector<ClaimId> ids;
  if (is_normal(extraction, *impl_->ontology, ids)) {
    return put_normal(*impl_, extraction, ids, pipeline);
  }
  Extraction copy = extraction;
  ids = normalize(copy, *impl_->ontology);
  return put_normal(*impl_, copy, ids, pipeline);
}

Result<PutOutcome> Store::put(Extraction&& extraction, std::string_view pipeline) {
  LAZO_CHECK(check_extraction(extraction, *impl_->ontology));
  std::vector<ClaimId> ids;
  if (!is_normal(extraction, *impl_->ontology, ids)) ids = normalize(extraction, *impl_->ontology);
  return put_normal(*impl_, extraction, ids, pipeline);
}

Status Store::add_uris(DocumentId id, const std::vector<std::string>& uris) {
  return impl_->in_transaction([&]() -> Status {
    LAZO_TRY(const Existing existing, find_document(*impl_, id));
    if (!existing.found) {
      return Error{ErrorCode::kNotFound, "no document '" + to_string(id) + "'", impl_->path, ""};
    }
    const std::vector<std::string> all = sorted_union(existing.uris, uris);
    if (all == existing.uris) return {};
    impl_->changed = impl_->rewritten = true;
    return set_uris(*impl_, existing.row, all);
  });
}

Result<bool> Store::forget(DocumentId id) {
  bool found = false;
  Status done = impl_->in_transaction([&]() -> Status {
    LAZO_TRY(const Existing existing, find_document(*impl_, id));
    found = existing.found;
    if (!found) return {};
    impl_->changed = impl_->rewritten = true;
    return delete_document(*impl_, existing.row);
  });
  if (!done.ok()) return std::move(done).error();
  return found;
}

Result<std::string> Store::decide(const Decision& decision) {
  std::string id;
  Status done = impl_->in_transaction([&]() -> Status {
    LAZO_TRY(DecisionLog log, decisions());
    LAZO_TRY(id, log.append(decision));
    impl_->changed = impl_->rewritten = true;
    return write_decision(*impl_, *log.find(id));
  });
  if (!done.ok()) return std::move(done).error();
  return id;
}

Result<bool> Store::merge_decision(const Decision& decision) {
  LAZO_CHECK(check_decision(decision));
  bool added = false;
  Status done = impl_->in_transaction([&]() -> Status {
    {
      LAZO_TRY(const StatementUse get, impl_->use("SELECT 1 FROM decision WHERE id = ?1"));
      get->bind(1, decision.id);
      LAZO_TRY(const bool found, get->next());
      if (found) return {};
    }
    added = true;
    impl_->changed = impl_->rewritten = true;
    return write_decision(*impl_, decision);
  });
  if (!done.ok()) return std::move(done).error();
  return added;
}

}  // namespace lazo
