#include "graph/lines_values.hpp"

#include <algorithm>
#include <vector>

#include "graph/base/sha256.hpp"
#include "graph/base/suggest.hpp"
#include "graph/claim_id.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

constexpr std::int64_t kMostBytes = 0x7FFFFFFF;

/// The member if it is there and not null.
const Json* find(const Json& json, std::string_view name) {
  const Json* const member = json.find(name);
  return member == nullptr || member->is_null() ? nullptr : member;
}

std::string hint_for(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string hint = did_you_mean(word, candidates);
  return hint.empty() ? std::string() : "; " + hint;
}

}  // namespace

std::uint32_t LineValues::offset(const Json& json, std::string_view name) {
  const std::int64_t value = json.integer_at(name, -1);
  if (value < 0 || value > kMostBytes) {
    fail("'" + std::string(name) + "' is no offset");
    return 0;
  }
  return static_cast<std::uint32_t>(value);
}

Span LineValues::span(const Json& json) {
  const Span read{offset(json, "begin"), offset(json, "end")};
  if (read.begin <= read.end) return read;
  fail("a span ends before it begins");
  return {};
}

std::optional<Span> LineValues::optional_span(const Json& json, std::string_view name) {
  const Json* const member = find(json, name);
  if (member == nullptr) return std::nullopt;
  return span(*member);
}

EntityId LineValues::optional_entity(const Json& json, std::string_view name) {
  const Json* const member = find(json, name);
  if (member == nullptr) return {};
  const std::optional<LocalEntityKey> key = parse_local_entity_key(member->as_string());
  if (!key || key->document != document_) {
    fail("'" + std::string(name) + "' " + quoted(member->as_string()) +
         " is no entity of this document");
    return {};
  }
  return key->entity;
}

EntityId LineValues::entity(const Json& json, std::string_view name) {
  const EntityId read = optional_entity(json, name);
  if (!read.valid()) fail("'" + std::string(name) + "' is missing");
  return read;
}

template <typename Enum>
Enum LineValues::value(const Json& json, std::string_view name, std::string_view otherwise) {
  const std::string_view text = json.text(name, otherwise);
  const std::optional<Enum> read = value_of<Enum>(text);
  if (!read) fail("unknown " + std::string(name) + " " + quoted(text));
  return read.value_or(Enum{});
}

std::uint16_t LineValues::confidence() {
  const Json* const member = find(line_, "confidence");
  const double read = member == nullptr ? 1.0 : member->as_number(-1);
  if (!(read >= 0 && read <= 1)) {
    fail("'confidence' is not in [0, 1]");
    return 0;
  }
  return static_cast<std::uint16_t>(read * 10000 + 0.5);
}

std::optional<Attribution> LineValues::attribution() {
  const Json* const json = find(line_, "attribution");
  if (json == nullptr) return std::nullopt;
  Attribution read;
  read.speaker = optional_entity(*json, "entity");
  read.cue = json->text("cue");
  read.span = optional_span(*json, "span").value_or(Span{});
  read.anonymous = json->boolean_at("anonymous");
  if (const Json* const inner = find(*json, "inner")) {
    read.inner_speaker = optional_entity(*inner, "entity");
    read.inner_cue = inner->text("cue");
  }
  return read;
}

std::optional<TimeRange> LineValues::time() {
  const Json* const json = find(line_, "time");
  if (json == nullptr) return std::nullopt;
  return TimeRange{std::string(json->text("from")), std::string(json->text("to"))};
}

std::optional<Quantity> LineValues::quantity(const Json& json) {
  const Json* const member = find(json, "quantity");
  if (member == nullptr) return std::nullopt;
  return Quantity{std::string(member->text("number")), std::string(member->text("unit"))};
}

Role LineValues::role(const Json& json) {
  Role read;
  read.role = json.text("role");
  read.entity = optional_entity(json, "entity");
  read.value = json.text("value");
  read.quantity = quantity(json);
  read.span = optional_span(json, "span");
  return read;
}

RelationId LineValues::relation(std::string_view name) {
  const RelationId found = ontology_.find_relation(name);
  if (!found.valid()) {
    std::vector<std::string_view> names;
    for (const RelationRow& row : ontology_.relations()) names.emplace_back(row.name);
    fail("unknown relation " + quoted(name) + hint_for(name, names));
  }
  return found;
}

NodeType LineValues::type(const Json& json) {
  const Json* const member = find(json, "type");
  if (member == nullptr) return {};
  const NodeType found = ontology_.find_type(member->as_string());
  if (!found.valid()) {
    std::vector<std::string_view> names;
    for (const NodeTypeRow& row : ontology_.types()) names.emplace_back(row.name);
    fail("unknown type " + quoted(member->as_string()) + hint_for(member->as_string(), names));
  }
  return found;
}

/// A line may repeat the words of its span; then they must be those of the text.
void LineValues::check_quote(const Json& json, Span span, const Extraction& extraction) {
  const Json* const quote = find(json, "text");
  const std::string& text = extraction.document.text;
  if (quote == nullptr || span.end > text.size()) return;  // the span is checked later
  if (quote->as_string() != span.in(text)) {
    fail("quotes " + quoted(quote->as_string()) + " where the text has " + quoted(span.in(text)));
  }
}

std::string LineValues::known_node(KnownNode& row) {
  row.key = line_.text("key");
  row.type = type(line_);
  row.name = line_.text("name");
  if (const Json* const names = find(line_, "names")) {
    for (const Json& name : names->items()) {
      row.names.push_back({std::string(name.text("text")), std::string(name.text("lang")),
                           value<NameRole>(name, "role", name_of(NameRole::kAlias))});
    }
  }
  if (const Json* const ids = find(line_, "ids")) {
    for (const auto& [scheme, id] : ids->members()) {
      if (id.is_string()) row.ids.push_back({scheme, std::string(id.as_string())});
      for (const Json& one : id.items()) row.ids.push_back({scheme, std::string(one.as_string())});
    }
  }
  if (const Json* const ties = find(line_, "background")) {
    for (const Json& tie : ties->items()) {
      row.background.push_back({relation(tie.text("relation")), std::string(tie.text("target")),
                                std::string(tie.text("from")), std::string(tie.text("to")),
                                std::string(tie.text("source"))});
    }
  }
  return problem_;
}

std::string LineValues::document(Extraction& extraction) {
  Document& document = extraction.document;
  const std::optional<DocumentId> id = parse_document_id(line_.text("id"));
  if (!id) return "'id' " + quoted(line_.text("id")) + " is no document id";
  document.id = *id;
  if (!from_hex(line_.text("sha256"), document.sha256)) return "'sha256' is no hash";
  if (const Json* const uris = find(line_, "uris")) {
    for (const Json& uri : uris->items()) document.uris.emplace_back(uri.as_string());
  } else if (const std::string_view uri = line_.text("uri"); !uri.empty()) {
    document.uris.emplace_back(uri);
  }
  document.title = line_.text("title");
  document.publisher = line_.text("publisher");
  document.byline = line_.text("byline");
  document.published = line_.text("published");
  document.language = language_of_code(line_.text("lang"));
  document.mime = line_.text("mime");
  document.bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, line_.integer_at("bytes")));
  document.invalid_bytes =
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, line_.integer_at("invalid_bytes")));
  if (const Json* const entities = find(line_, "entities")) {
    for (const Json& json : entities->items()) {
      const auto number = static_cast<std::int64_t>(extraction.entities.size());
      if (json.integer_at("number", number) != number) fail("entities are not numbered from 0");
      LocalEntity entity;
      entity.level = value<Level>(json, "level", "");
      entity.type = type(json);
      entity.key = json.text("key");
      entity.name = json.text("name");
      extraction.entities.push_back(std::move(entity));
    }
  }
  return problem_;
}

std::string LineValues::part(std::string_view kind, Extraction& extraction) {
  document_ = extraction.document.id;
  if (kind == "text") text(extraction);
  if (kind == "sentence") sentence(extraction);
  if (kind == "mention") mention(extraction);
  if (kind == "claim") claim(extraction);
  if (kind == "fact") fact(extraction);
  return problem_;
}

void LineValues::text(Extraction& extraction) {
  Document& document = extraction.document;
  document.text = line_.text("text");
  if (const Json* const blocks = find(line_, "blocks")) {
    for (const Json& json : blocks->items()) {
      Block block;
      block.kind = value<BlockKind>(json, "kind", "");
      const std::int64_t level = json.integer_at("level");
      if (level < 0 || level > 255) fail("'level' of a block is not in [0, 255]");
      block.level = static_cast<std::uint8_t>(level & 255);
      block.span = span(json);
      if (const Json* const ignored = find(json, "ignored")) {
        for (const Json& part : ignored->items()) block.ignored.push_back(span(part));
      }
      document.blocks.push_back(std::move(block));
    }
  }
  if (const Json* const ranges = find(line_, "source_map")) {
    for (const Json& json : ranges->items()) {
      document.source_map.push_back({span(json), std::string(json.text("locator"))});
    }
  }
}

void LineValues::sentence(Extraction& extraction) {
  SentenceRecord sentence{span(line_), std::string(line_.text("reason"))};
  const bool none = line_.text("status") == "none";
  if (none == sentence.reason.empty()) fail("'reason' and 'status' do not fit");
  extraction.sentences.push_back(std::move(sentence));
}

void LineValues::mention(Extraction& extraction) {
  const Mention mention{span(line_), entity(line_, "entity"),
                        value<MentionHow>(line_, "how", name_of(MentionHow::kName))};
  check_quote(line_, mention.span, extraction);
  extraction.mentions.push_back(mention);
}

void LineValues::claim(Extraction& extraction) {
  Claim claim;
  claim.relation = relation(line_.text("relation"));
  claim.source = entity(line_, "source_entity");
  claim.target = entity(line_, "target_entity");
  claim.sentence = optional_span(line_, "sentence").value_or(Span{});
  claim.record = line_.text("record");
  claim.trigger = optional_span(line_, "trigger");
  claim.source_span = optional_span(line_, "source_span");
  claim.target_span = optional_span(line_, "target_span");
  if (const Json* const support = find(line_, "support")) {
    for (const Json& part : support->items()) claim.support.push_back(span(part));
  }
  claim.negated = line_.boolean_at("negated");
  claim.mood = value<Mood>(line_, "mood", name_of(Mood::kAsserted));
  claim.certainty = value<Certainty>(line_, "certainty", name_of(Certainty::kUnknown));
  claim.tense = value<ClaimTense>(line_, "tense", name_of(ClaimTense::kPresent));
  claim.attribution = attribution();
  if (const Json* const roles = find(line_, "roles")) {
    for (const Json& json : roles->items()) claim.roles.push_back(role(json));
  }
  claim.time = time();
  claim.confidence = confidence();
  claim.rule = line_.text("rule");
  if (!problem_.empty()) return;
  if (claim.trigger) check_quote(*find(line_, "trigger"), *claim.trigger, extraction);
  if (const Json* const id = find(line_, "id")) {
    const ClaimId right = claim_id(document_, claim, ontology_.relation(claim.relation).name);
    if (id->as_string() != to_string(right)) {
      fail("the id does not fit the content; leave it out to have it computed");
    }
  }
  extraction.claims.push_back(std::move(claim));
}

void LineValues::fact(Extraction& extraction) {
  Fact fact;
  fact.entity = entity(line_, "entity");
  fact.property = line_.text("property");
  fact.value = line_.text("value");
  fact.quantity = quantity(line_);
  fact.scope = optional_entity(line_, "scope_entity");
  fact.sentence = optional_span(line_, "sentence").value_or(Span{});
  fact.span = span(line_);
  fact.record = line_.text("record");
  fact.negated = line_.boolean_at("negated");
  fact.mood = value<Mood>(line_, "mood", name_of(Mood::kAsserted));
  fact.attribution = attribution();
  fact.time = time();
  fact.confidence = confidence();
  fact.rule = line_.text("rule");
  extraction.facts.push_back(std::move(fact));
}

}  // namespace lazo
