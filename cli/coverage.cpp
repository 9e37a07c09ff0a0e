#include "cli/coverage.hpp"

#include <algorithm>
#include <array>

#include "cli/envelope.hpp"
#include "cli/text_table.hpp"
#include "cli/wording.hpp"
#include "graph/claim_id.hpp"
#include "graph/ontology/wording.hpp"

namespace lazo::cli {
namespace {

struct ReasonRow {
  std::string_view reason;
  std::string_view words;
};

constexpr std::array kReasons = std::to_array<ReasonRow>({
    {"no-trigger", "no word that ties anything"},
    {"one-entity", "a word that ties, but not two ends that are somebody or something"},
    {"type-mismatch", "a word that ties, but not ends of these kinds"},
    {"skipped", "no word that ties anything, and fewer than two things: not parsed"},
    {"byline", "a byline"},
    {"dateline", "a dateline"},
    {"code", "code"},
    {"markup", "markup"},
    {"table", "a table"},
});

/// What one sentence gave: indices into the claims and facts of the extraction.
struct Yield {
  std::vector<std::size_t> claims;
  std::vector<std::size_t> facts;
};

/// The items of `items` whose sentence is the n-th, for each n. A claim's sentence is one of the
/// document's, so equal spans are enough. O(n log n).
template <typename Item>
void share_out(const std::vector<Item>& items, const std::vector<SentenceRecord>& sentences,
               std::vector<Yield>& yields, std::vector<std::size_t> Yield::*list) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto at = std::lower_bound(
        sentences.begin(), sentences.end(), items[i].sentence.begin,
        [](const SentenceRecord& s, std::uint32_t begin) { return s.span.begin < begin; });
    if (at == sentences.end() || at->span != items[i].sentence) continue;
    (yields[static_cast<std::size_t>(at - sentences.begin())].*list).push_back(i);
  }
}

class Coverage {
 public:
  Coverage(const Session& session, Extraction extraction)
      : session_(session), found_(std::move(extraction)), yields_(found_.sentences.size()) {
    share_out(found_.claims, found_.sentences, yields_, &Yield::claims);
    share_out(found_.facts, found_.sentences, yields_, &Yield::facts);
  }

  [[nodiscard]] std::string table(const Output& out) const;
  [[nodiscard]] std::string json(std::size_t sentence) const;
  [[nodiscard]] std::string csv(std::size_t sentence) const;
  [[nodiscard]] std::size_t size() const { return yields_.size(); }

 private:
  [[nodiscard]] std::string_view name(EntityId entity) const {
    return found_.entities[entity.index()].name;
  }
  [[nodiscard]] std::string words(const Claim& claim) const {
    return std::string(name(claim.source)) + " " +
           word_tie(session_.ontology(), claim.relation, status_of(claim), session_.language(),
                    Direction::kForward) +
           " " + std::string(name(claim.target));
  }
  [[nodiscard]] std::string words(const Fact& fact) const {
    std::string text = std::string(name(fact.entity)) + ": " + fact.property + " " + fact.value;
    if (fact.scope.valid()) text += " (" + std::string(name(fact.scope)) + ")";
    return text;
  }
  [[nodiscard]] ClaimId id(const Claim& claim) const {
    return claim_id(found_.document.id, claim, session_.ontology().relation(claim.relation).name);
  }
  [[nodiscard]] std::string quotation(std::size_t sentence) const {
    std::string line = wrapped(found_.sentences[sentence].span.in(found_.document.text), {}, 0);
    line.pop_back();
    return line;
  }

  const Session& session_;
  Extraction found_;
  std::vector<Yield> yields_;
};

std::string Coverage::table(const Output& out) const {
  const Words say = session_.words();
  const Document& document = found_.document;
  std::string text =
      out.styled(Style::kBold, document.title.empty() ? document.uris.front() : document.title) +
      "  " + out.styled(Style::kDim, to_string(document.id)) + "\n";
  std::size_t gave = 0;
  for (std::size_t s = 0; s < yields_.size(); ++s) {
    text += wrapped(quotation(s), "  ", out.columns());
    const Yield& yield = yields_[s];
    for (const std::size_t i : yield.claims) {
      const Claim& claim = found_.claims[i];
      text += wrapped(
          "+ " + words(claim) + " · " + std::string(status_label(status_of(claim), say.language())),
          "      ", out.columns());
    }
    for (const std::size_t i : yield.facts) {
      text += wrapped("+ " + words(found_.facts[i]), "      ", out.columns());
    }
    if (yield.claims.empty() && yield.facts.empty()) {
      const std::string& reason = found_.sentences[s].reason;
      const std::string line =
          "- " + say("none: {}", {say(reason_words(reason))}) + " (" + reason + ")";
      text += out.styled(Style::kDim, wrapped(line, "      ", out.columns()));
    } else {
      ++gave;
    }
  }
  text += say("{} of {} gave {} and {}",
              {std::to_string(gave), say.count(yields_.size(), "sentence", "sentences"),
               say.count(found_.claims.size(), "claim", "claims"),
               say.count(found_.facts.size(), "value", "values")}) +
          "\n";
  return text;
}

std::string Coverage::json(std::size_t sentence) const {
  std::string text;
  JsonWriter json(text);
  const SentenceRecord& record = found_.sentences[sentence];
  const Yield& yield = yields_[sentence];
  const bool none = yield.claims.empty() && yield.facts.empty();
  json.begin_object()
      .field("document", to_string(found_.document.id))
      .field("begin", record.span.begin)
      .field("end", record.span.end)
      .field("text", record.span.in(found_.document.text))
      .field("status", none ? "none" : "claims")
      .field_or_null("reason", record.reason)
      .key("claims")
      .begin_array();
  for (const std::size_t i : yield.claims) {
    const Claim& claim = found_.claims[i];
    json.begin_object()
        .field("claim", to_string(id(claim)))
        .field("source", name(claim.source))
        .field("relation", session_.ontology().relation(claim.relation).name)
        .field("target", name(claim.target))
        .field("status", name_of(status_of(claim)))
        .field("rule", claim.rule)
        .end_object();
  }
  json.end_array().key("values").begin_array();
  for (const std::size_t i : yield.facts) {
    const Fact& fact = found_.facts[i];
    json.begin_object()
        .field("entity", name(fact.entity))
        .field("property", fact.property)
        .field("value", fact.value)
        .end_object();
  }
  json.end_array().end_object();
  return text;
}

std::string Coverage::csv(std::size_t sentence) const {
  const SentenceRecord& record = found_.sentences[sentence];
  std::string claims;
  for (const std::size_t i : yields_[sentence].claims) {
    claims += (claims.empty() ? "" : "; ") + words(found_.claims[i]);
  }
  return csv_line({to_string(found_.document.id), std::to_string(record.span.begin),
                   std::to_string(record.span.end), record.reason, claims,
                   std::to_string(yields_[sentence].facts.size()), quotation(sentence)});
}

}  // namespace

std::string_view reason_words(std::string_view reason) {
  for (const ReasonRow& row : kReasons) {
    if (row.reason == reason) return row.words;
  }
  return reason;
}

Status write_coverage(const Context& context, const Session& session,
                      const std::vector<DocumentId>& documents) {
  std::vector<Coverage> coverages;
  for (const DocumentId id : documents) {
    LAZO_TRY(Extraction extraction, session.store().extraction(id));
    coverages.emplace_back(session, std::move(extraction));
  }
  switch (context.format()) {
    case Format::kTable:
      for (const Coverage& coverage : coverages) context.out.write(coverage.table(context.out));
      break;
    case Format::kCsv:
      context.out.write(
          csv_line({"document", "begin", "end", "reason", "claims", "values", "text"}));
      for (const Coverage& coverage : coverages) {
        for (std::size_t s = 0; s < coverage.size(); ++s) context.out.write(coverage.csv(s));
      }
      break;
    case Format::kJsonl:
      for (const Coverage& coverage : coverages) {
        for (std::size_t s = 0; s < coverage.size(); ++s) {
          context.out.write("{\"kind\":\"sentence\"," + coverage.json(s).substr(1) + "\n");
        }
      }
      break;
    case Format::kJson: {
      std::string text;
      {
        JsonWriter json(text);
        begin_envelope(json, "docs");
        json.key("sentences").begin_array();
        for (const Coverage& coverage : coverages) {
          for (std::size_t s = 0; s < coverage.size(); ++s) json.raw(coverage.json(s));
        }
        json.end_array().key("notices").begin_array().end_array().end_object();
      }
      context.out.write(text + "\n");
      break;
    }
  }
  return {};
}

}  // namespace lazo::cli
