// Reading documents, evidence and decisions.

#include <algorithm>
#include <numeric>
#include <span>

#include "graph/claim_id.hpp"
#include "graph/decision_lines.hpp"
#include "graph/extraction_check.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/packing.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_packing.hpp"

namespace lazo {
namespace {

using namespace store_values;

// The columns that info_from() reads, with and without a condition.
#define LAZO_INFO                                                                                \
  "SELECT d.row, d.id, d.sha256, d.uris, d.title, d.publisher, d.byline, d.published, "          \
  "d.language, d.mime, d.bytes, d.invalid_bytes, p.hash, d.sentences, d.sentences_with_claims, " \
  "d.entity_count, d.mentions, d.claims, d.facts FROM document d "                               \
  "JOIN pipeline p ON p.id = d.pipeline "

constexpr const char* kInfoAll = LAZO_INFO "ORDER BY d.id";
constexpr const char* kInfoById = LAZO_INFO "WHERE d.id = ?1";
constexpr const char* kInfoByRow = LAZO_INFO "WHERE d.row = ?1";
#undef LAZO_INFO

Result<DocumentInfo> info_from(const Statement& row, const std::string& path) {
  DocumentInfo info;
  int column = 0;
  const auto number32 = [&] { return static_cast<std::uint32_t>(row.integer(column++)); };
  info.row.value = number32();
  Document& document = info.document;
  document.id = document_id(row.integer(column++));
  const std::string_view sha = row.blob(column++);
  std::copy_n(sha.begin(), std::min(sha.size(), document.sha256.size()), document.sha256.begin());
  LAZO_TRY(document.uris, uris_from_json(row.text(column++), path));
  document.title = row.text(column++);
  document.publisher = row.text(column++);
  document.byline = row.text(column++);
  document.published = row.text(column++);
  document.language = language_of(row.integer(column++));
  document.mime = row.text(column++);
  document.bytes = static_cast<std::uint64_t>(row.integer(column++));
  document.invalid_bytes = static_cast<std::uint64_t>(row.integer(column++));
  info.pipeline = row.text(column++);
  info.sentences = number32();
  info.sentences_with_claims = number32();
  info.entities = number32();
  info.mentions = number32();
  info.claims = number32();
  info.facts = number32();
  return info;
}

Error no_document(const std::string& what, const std::string& path) {
  return {ErrorCode::kNotFound, "no document " + what, path, "see 'lazo docs'"};
}

Result<DocumentInfo> one_info(const Store::Impl& store, const char* sql, std::int64_t value,
                              const std::string& what) {
  LAZO_TRY(const StatementUse get, store.use(sql));
  get->bind(1, value);
  LAZO_TRY(const bool found, get->next());
  if (!found) return no_document(what, store.path);
  return info_from(*get, store.path);
}

/// Text and, if `extraction` asks for it, what is packed beside it.
Status read_content(const Store::Impl& store, DocumentRow row, std::string& text,
                    Extraction* extraction) {
  LAZO_TRY(const StatementUse get, store.use("SELECT text, packed FROM content WHERE row = ?1"));
  get->bind(1, std::int64_t{row.value});
  LAZO_TRY(const bool found, get->next());
  if (!found) return store.damaged("a document without content");
  text = get->text(0);
  if (extraction != nullptr && !unpack_content(get->blob(1), *extraction)) {
    return store.damaged("the content of a document");
  }
  return {};
}

Status read_entities(const Store::Impl& store, DocumentRow row, std::vector<LocalEntity>& out) {
  LAZO_TRY(const StatementUse get, store.use("SELECT entities FROM document WHERE row = ?1"));
  get->bind(1, std::int64_t{row.value});
  LAZO_TRY(const bool found, get->next());
  if (!found) return no_document("in row " + std::to_string(row.value), store.path);
  if (!unpack_entities(get->blob(0), out)) return store.damaged("the entities of a document");
  return {};
}

Result<KnownNode> read_known(const Store::Impl& store, std::int64_t id) {
  LAZO_TRY(const StatementUse get, store.use("SELECT packed FROM known WHERE id = ?1"));
  get->bind(1, id);
  LAZO_TRY(const bool found, get->next());
  KnownNode row;
  if (!found || !unpack_known(get->blob(0), row)) return store.damaged("a vocabulary row");
  return row;
}

Status read_known_of(const Store::Impl& store, DocumentRow row, std::vector<KnownNode>& out) {
  std::vector<std::int64_t> ids;
  {
    LAZO_TRY(const StatementUse get, store.use("SELECT known FROM document WHERE row = ?1"));
    get->bind(1, std::int64_t{row.value});
    LAZO_TRY(const bool found, get->next());
    if (!found) return {};
    PackReader in(get->blob(0));
    ids.resize(in.count());
    for (std::int64_t& id : ids) id = static_cast<std::int64_t>(in.number());
    if (!in.ok()) return store.damaged("the list of vocabulary rows of a document");
  }
  for (const std::int64_t id : ids) {
    LAZO_TRY(KnownNode known, read_known(store, id));
    out.push_back(std::move(known));
  }
  return {};
}

/// Some claims of a part: `wanted` are their numbers in it, rising.
Status read_part(const Store::Impl& store, std::int64_t part, std::span<const std::uint32_t> wanted,
                 std::vector<Claim>& out) {
  LAZO_TRY(const StatementUse get, store.use("SELECT core, detail FROM part WHERE id = ?1"));
  get->bind(1, part);
  LAZO_TRY(const bool found, get->next());
  if (!found) return Error{ErrorCode::kNotFound, "no such claim", store.path, ""};
  if (!unpack_claims(get->blob(0), get->blob(1), wanted, out)) {
    return store.damaged("the claims of a document");
  }
  if (out.size() < wanted.size()) {
    return Error{ErrorCode::kNotFound, "no such claim", store.path, ""};
  }
  return {};
}

/// A quotation; empty where the span does not lie in the text (a damaged store).
std::string quote(const std::string& text, Span span) {
  if (span.begin > span.end || span.end > text.size()) return {};
  return std::string(span.in(text));
}

}  // namespace

Result<bool> Store::is_current(DocumentId id, std::string_view pipeline) const {
  LAZO_TRY(const StatementUse get,
           impl_->use("SELECT p.hash FROM document d JOIN pipeline p ON p.id = d.pipeline "
                      "WHERE d.id = ?1"));
  get->bind(1, stored_id(id));
  LAZO_TRY(const bool found, get->next());
  return found && get->text(0) == pipeline;
}

Result<std::vector<DocumentInfo>> Store::documents() const {
  LAZO_TRY(const StatementUse get, impl_->use(kInfoAll));
  std::vector<DocumentInfo> all;
  for (;;) {
    LAZO_TRY(const bool more, get->next());
    if (!more) return all;
    LAZO_TRY(DocumentInfo info, info_from(*get, impl_->path));
    all.push_back(std::move(info));
  }
}

Result<DocumentInfo> Store::info(DocumentId id) const {
  return one_info(*impl_, kInfoById, stored_id(id), "'" + to_string(id) + "'");
}

Result<DocumentInfo> Store::info(DocumentRow row) const {
  return one_info(*impl_, kInfoByRow, row.value, "in row " + std::to_string(row.value));
}

Result<Document> Store::document(DocumentId id) const {
  LAZO_TRY(DocumentInfo found, info(id));
  Extraction content;
  content.document = std::move(found.document);
  LAZO_CHECK(read_content(*impl_, found.row, content.document.text, &content));
  return std::move(content.document);
}

Result<Extraction> Store::extraction(DocumentId id) const {
  LAZO_TRY(DocumentInfo found, info(id));
  Extraction extraction;
  extraction.document = std::move(found.document);
  LAZO_CHECK(read_content(*impl_, found.row, extraction.document.text, &extraction));
  LAZO_CHECK(read_entities(*impl_, found.row, extraction.entities));
  LAZO_CHECK(read_known_of(*impl_, found.row, extraction.known));
  LAZO_TRY(const StatementUse get,
           impl_->use("SELECT core, detail FROM part WHERE id >= ?1 << 20 AND id < (?1 + 1) << 20 "
                      "ORDER BY id"));
  get->bind(1, std::int64_t{found.row.value});
  for (;;) {
    LAZO_TRY(const bool more, get->next());
    if (!more) break;
    if (!unpack_claims(get->blob(0), get->blob(1), extraction.claims)) {
      return impl_->damaged("the claims of a document");
    }
  }
  // A file that anybody may have written: what leaves here is sound.
  const Status sound = check_extraction(extraction, *impl_->ontology);
  if (!sound.ok()) return impl_->damaged(sound.error().text());
  return extraction;
}

Result<StoredClaim> Store::claim(ClaimRow row) const {
  LAZO_TRY(std::vector<StoredClaim> one, claims({row}));
  return std::move(one.front());
}

Result<std::vector<StoredClaim>> Store::claims(const std::vector<ClaimRow>& rows) const {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return rows[a] < rows[b]; });

  std::vector<StoredClaim> out(rows.size());
  std::optional<DocumentInfo> document;
  std::string text;
  std::vector<std::uint32_t> wanted;  // of one part
  std::vector<Claim> found;
  for (std::size_t at = 0; at < order.size();) {
    const ClaimRow first = rows[order[at]];
    if (!document || document->row != first.document) {
      LAZO_TRY(document, info(first.document));
      LAZO_CHECK(read_content(*impl_, first.document, text, nullptr));
    }
    const auto part_of = [](ClaimRow row) { return row.index / kClaimsPerPart; };
    std::size_t end = at;
    wanted.clear();
    for (; end < order.size(); ++end) {
      const ClaimRow row = rows[order[end]];
      if (row.document != first.document || part_of(row) != part_of(first)) break;
      const auto number = static_cast<std::uint32_t>(row.index % kClaimsPerPart);
      if (wanted.empty() || wanted.back() != number) wanted.push_back(number);
    }
    found.clear();
    LAZO_CHECK(read_part(
        *impl_, first_part(first.document.value) + static_cast<std::int64_t>(part_of(first)),
        wanted, found));
    for (std::size_t which = 0; at < end; ++at) {
      const auto number = static_cast<std::uint32_t>(rows[order[at]].index % kClaimsPerPart);
      while (wanted[which] != number) ++which;
      StoredClaim& stored = out[order[at]];
      stored.claim = found[which];
      if (!impl_->ontology->has(stored.claim.relation)) {
        return impl_->damaged("the relation of a claim");
      }
      stored.document = *document;
      stored.id = claim_id(document->document.id, stored.claim,
                           impl_->ontology->relation(stored.claim.relation).name);
      stored.sentence = quote(text, stored.claim.sentence);
      if (stored.claim.trigger) stored.trigger = quote(text, *stored.claim.trigger);
      for (const Span span : stored.claim.support) stored.support.push_back(quote(text, span));
    }
  }
  return out;
}

Result<std::vector<LocalEntity>> Store::entities(DocumentRow row) const {
  std::vector<LocalEntity> entities;
  LAZO_CHECK(read_entities(*impl_, row, entities));
  return entities;
}

Result<std::vector<Fact>> Store::facts(DocumentRow row) const {
  Extraction content;
  LAZO_CHECK(read_content(*impl_, row, content.document.text, &content));
  return std::move(content.facts);
}

Result<KnownNode> Store::known_node(std::string_view key) const {
  LAZO_TRY(
      const StatementUse get,
      impl_->use("SELECT packed FROM known WHERE key = ?1 AND uses > 0 ORDER BY packed LIMIT 1"));
  get->bind(1, key);
  LAZO_TRY(const bool found, get->next());
  if (!found) {
    return Error{ErrorCode::kNotFound, "no vocabulary row " + quoted(key), impl_->path, ""};
  }
  KnownNode row;
  if (!unpack_known(get->blob(0), row)) return impl_->damaged("a vocabulary row");
  return row;
}

Result<DecisionLog> Store::decisions() const {
  LAZO_TRY(const StatementUse get, impl_->use("SELECT line FROM decision ORDER BY id"));
  DecisionLog log;
  for (;;) {
    LAZO_TRY(const bool more, get->next());
    if (!more) return log;
    LAZO_TRY(const Json json, parse_json(get->text(0), impl_->path));
    LAZO_TRY(Decision decision, decision_from_json(json, impl_->path));
    LAZO_TRY(const bool added, log.merge(std::move(decision)));
    static_cast<void>(added);  // ids are unique in the table
  }
}

Result<StoreCounts> Store::counts() const {
  StoreCounts counts;
  {
    LAZO_TRY(const StatementUse get,
             impl_->use("SELECT count(*), sum(sentences), sum(mentions), sum(claims), sum(facts) "
                        "FROM document"));
    LAZO_TRY(const bool found, get->next());
    if (found) {
      const auto number = [&](int column) {
        return static_cast<std::uint64_t>(get->integer(column));
      };
      counts.documents = number(0);
      counts.sentences = number(1);
      counts.mentions = number(2);
      counts.claims = number(3);
      counts.facts = number(4);
    }
  }
  const auto one = [&](const char* sql, std::uint64_t& out) -> Status {
    LAZO_TRY(const std::int64_t value, impl_->db.integer(sql));
    out = static_cast<std::uint64_t>(value);
    return {};
  };
  LAZO_CHECK(one("SELECT count(*) FROM decision", counts.decisions));
  LAZO_CHECK(
      one("SELECT sum(octets) FROM (SELECT length(CAST(text AS BLOB)) AS octets FROM content)",
          counts.text_bytes));
  LAZO_CHECK(one("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                 counts.file_bytes));
  return counts;
}

Result<std::string> Store::pipeline() const {
  LAZO_TRY(
      const StatementUse get,
      impl_->use("SELECT min(hash) FROM pipeline WHERE id IN (SELECT pipeline FROM document)"));
  LAZO_TRY(const bool found, get->next());
  return found ? std::string(get->text(0)) : std::string();
}

Result<std::vector<std::string>> Store::check() const {
  std::vector<std::string> problems;
  {
    LAZO_TRY(const StatementUse get, impl_->use("PRAGMA integrity_check(100)"));
    for (;;) {
      LAZO_TRY(const bool more, get->next());
      if (!more) break;
      if (get->text(0) != "ok") problems.emplace_back(get->text(0));
    }
  }
  {
    LAZO_TRY(const StatementUse get, impl_->use("PRAGMA foreign_key_check"));
    for (;;) {
      LAZO_TRY(const bool more, get->next());
      if (!more) break;
      problems.push_back("table " + std::string(get->text(0)) + ", row " +
                         std::to_string(get->integer(1)) + ": refers to a row that is not there");
    }
  }
  LAZO_TRY(const std::vector<DocumentInfo> all, documents());
  for (const DocumentInfo& document : all) {
    const Result<Extraction> whole = extraction(document.document.id);
    if (!whole.ok()) {
      problems.push_back(to_string(document.document.id) + ": " + whole.error().message);
    } else if (whole->claims.size() != document.claims ||
               whole->entities.size() != document.entities) {
      problems.push_back(to_string(document.document.id) + ": its counts do not fit its content");
    }
  }
  return problems;
}

}  // namespace lazo
