// Single lines of lazo-jsonl/1, written.

#include <algorithm>

#include "graph/base/json.hpp"
#include "graph/claim_id.hpp"
#include "graph/lines.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

/// An object on a line of its own.
class Line {
 public:
  Line(std::string& out, std::string_view kind) : out_(out), json_(out) {
    json_.begin_object().field("kind", kind);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() {
    json_.end_object();
    out_ += '\n';
  }
  JsonWriter* operator->() { return &json_; }
  JsonWriter& json() { return json_; }

 private:
  std::string& out_;
  JsonWriter json_;
};

void write_span(JsonWriter& json, Span span) {
  json.begin_object().field("begin", span.begin).field("end", span.end).end_object();
}
void write_span(JsonWriter& json, std::string_view name, const std::optional<Span>& span) {
  json.key(name);
  if (span) {
    write_span(json, *span);
  } else {
    json.null();
  }
}

void write_time(JsonWriter& json, const std::optional<TimeRange>& time) {
  json.key("time");
  if (!time) {
    json.null();
    return;
  }
  json.begin_object().field_or_null("from", time->from).field_or_null("to", time->to).end_object();
}

void write_quantity(JsonWriter& json, const Quantity& quantity) {
  json.key("quantity").begin_object().field("number", quantity.number);
  json.field("unit", quantity.unit).end_object();
}

/// Writes the lines of one document.
class DocumentLines {
 public:
  DocumentLines(std::string& out, const Ontology& ontology, const Extraction& extraction,
                const std::vector<std::string>& node_keys)
      : out_(out),
        ontology_(ontology),
        extraction_(extraction),
        node_keys_(node_keys),
        id_(to_string(extraction.document.id)) {}

  void document(std::string_view pipeline) {
    const Document& d = extraction_.document;
    Line line(out_, "document");
    line->field("id", id_).field("sha256", to_hex(d.sha256));
    line->field("uri", d.uris.empty() ? std::string_view() : std::string_view(d.uris.front()));
    line->key("uris").begin_array();
    for (const std::string& uri : d.uris) line->string(uri);
    line->end_array();
    line->field("title", d.title).field("publisher", d.publisher).field("byline", d.byline);
    line->field_or_null("published", d.published).field("lang", language_code(d.language));
    line->field("mime", d.mime).field("bytes", d.bytes);
    if (d.invalid_bytes != 0) line->field("invalid_bytes", d.invalid_bytes);
    if (!pipeline.empty()) line->field("pipeline", pipeline);
    line->key("entities").begin_array();
    for (std::uint32_t n = 0; n < extraction_.entities.size(); ++n) {
      const LocalEntity& entity = extraction_.entities[n];
      line->begin_object().field("number", n).field("level", name_of(entity.level));
      type(line.json(), entity.type);
      line->field_or_null("key", entity.key).field("name", entity.name).end_object();
    }
    line->end_array();
  }

  void text() {
    const Document& d = extraction_.document;
    Line line(out_, "text");
    line->field("document", id_).field("text", d.text).key("blocks").begin_array();
    for (const Block& block : d.blocks) {
      line->begin_object().field("kind", name_of(block.kind)).field("level", int{block.level});
      line->field("begin", block.span.begin).field("end", block.span.end).key("ignored");
      line->begin_array();
      for (const Span span : block.ignored) write_span(line.json(), span);
      line->end_array().end_object();
    }
    line->end_array().key("source_map").begin_array();
    for (const SourceRange& range : d.source_map) {
      line->begin_object().field("begin", range.text.begin).field("end", range.text.end);
      line->field("locator", range.locator).end_object();
    }
    line->end_array();
  }

  void sentence(const SentenceRecord& sentence) {
    Line line(out_, "sentence");
    line->field("document", id_);
    line->field("begin", sentence.span.begin).field("end", sentence.span.end);
    line->field("status", sentence.reason.empty() ? "claims" : "none");
    line->field_or_null("reason", sentence.reason);
  }

  void mention(const Mention& mention) {
    Line line(out_, "mention");
    line->field("document", id_);
    line->field("begin", mention.span.begin).field("end", mention.span.end);
    line->field("text", mention.span.in(extraction_.document.text));
    line->field("entity", local(mention.entity)).field("node", node(mention.entity));
    line->field("how", name_of(mention.how));
  }

  void claim(const Claim& claim) {
    const RelationRow& relation = ontology_.relation(claim.relation);
    Line line(out_, "claim");
    line->field("id", to_string(claim_id(extraction_.document.id, claim, relation.name)));
    line->field("source", node(claim.source)).field("relation", relation.name);
    line->field("target", node(claim.target));
    line->field("source_entity", local(claim.source)).field("target_entity", local(claim.target));
    line->field("symmetric", relation.symmetric).field("document", id_);
    sentence_or_record(line.json(), claim.sentence, claim.record);
    line->key("trigger");
    if (claim.trigger) {
      line->begin_object().field("begin", claim.trigger->begin).field("end", claim.trigger->end);
      line->field("text", claim.trigger->in(extraction_.document.text)).end_object();
    } else {
      line->null();
    }
    write_span(line.json(), "source_span", claim.source_span);
    write_span(line.json(), "target_span", claim.target_span);
    line->key("support").begin_array();
    for (const Span span : claim.support) write_span(line.json(), span);
    line->end_array();
    line->field("negated", claim.negated).field("mood", name_of(claim.mood));
    line->field("status", name_of(status_of(claim))).field("certainty", name_of(claim.certainty));
    line->field("tense", name_of(claim.tense));
    attribution(line.json(), claim.attribution);
    line->key("roles").begin_array();
    for (const Role& r : claim.roles) role(line.json(), r);
    line->end_array();
    write_time(line.json(), claim.time);
    line->key("confidence").decimal(claim.confidence, 4).field("rule", claim.rule);
  }

  void fact(const Fact& fact) {
    Line line(out_, "fact");
    line->field("document", id_).field("entity", local(fact.entity));
    line->field("node", node(fact.entity)).field("property", fact.property);
    line->field("value", fact.value);
    if (fact.quantity) write_quantity(line.json(), *fact.quantity);
    line->key("scope");
    optional_node(line.json(), fact.scope);
    line->key("scope_entity");
    optional_local(line.json(), fact.scope);
    sentence_or_record(line.json(), fact.sentence, fact.record);
    line->field("begin", fact.span.begin).field("end", fact.span.end);
    line->field("negated", fact.negated).field("mood", name_of(fact.mood));
    line->field("status",
                name_of(status_of(fact.negated, fact.mood, fact.attribution.has_value())));
    attribution(line.json(), fact.attribution);
    write_time(line.json(), fact.time);
    line->key("confidence").decimal(fact.confidence, 4).field("rule", fact.rule);
  }

 private:
  std::string local(EntityId entity) const {
    return local_entity_key(extraction_.document.id, entity);
  }
  const std::string& node(EntityId entity) const { return node_keys_[entity.index()]; }

  void optional_node(JsonWriter& json, EntityId entity) const {
    if (entity.valid()) {
      json.string(node(entity));
    } else {
      json.null();
    }
  }
  void optional_local(JsonWriter& json, EntityId entity) const {
    if (entity.valid()) {
      json.string(local(entity));
    } else {
      json.null();
    }
  }

  void type(JsonWriter& json, NodeType type) const {
    json.field_or_null(
        "type", type.valid() ? std::string_view(ontology_.type(type).name) : std::string_view());
  }

  static void sentence_or_record(JsonWriter& json, Span sentence, const std::string& record) {
    write_span(json, "sentence", sentence == Span{} ? std::nullopt : std::optional(sentence));
    if (!record.empty()) json.field("record", record);
  }

  void attribution(JsonWriter& json, const std::optional<Attribution>& value) const {
    json.key("attribution");
    if (!value) {
      json.null();
      return;
    }
    json.begin_object().key("node");
    optional_node(json, value->speaker);
    json.key("entity");
    optional_local(json, value->speaker);
    json.field("cue", value->cue).field("anonymous", value->anonymous);
    write_span(json, "span", value->span == Span{} ? std::nullopt : std::optional(value->span));
    json.key("inner");
    if (!value->inner_speaker.valid() && value->inner_cue.empty()) {
      json.null().end_object();
      return;
    }
    json.begin_object().key("node");
    optional_node(json, value->inner_speaker);
    json.key("entity");
    optional_local(json, value->inner_speaker);
    json.field("cue", value->inner_cue).end_object().end_object();
  }

  void role(JsonWriter& json, const Role& role) const {
    json.begin_object().field("role", role.role);
    if (role.entity.valid()) {
      json.field("node", node(role.entity)).field("entity", local(role.entity));
    }
    if (!role.value.empty()) json.field("value", role.value);
    if (role.quantity) write_quantity(json, *role.quantity);
    if (role.span) write_span(json, "span", role.span);
    json.end_object();
  }

  std::string& out_;
  const Ontology& ontology_;
  const Extraction& extraction_;
  const std::vector<std::string>& node_keys_;
  std::string id_;
};

}  // namespace

void append_meta_line(std::string& out, const LinesMeta& meta) {
  Line line(out, "meta");
  line->field("schema", "lazo-jsonl/1").field("version", meta.version);
  line->field("pipeline", meta.pipeline);
  if (!meta.with_text) line->field("text", false);
}

void append_relation_lines(std::string& out, const Ontology& ontology) {
  std::vector<const RelationRow*> rows;
  for (const RelationRow& row : ontology.relations()) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(),
            [](const RelationRow* a, const RelationRow* b) { return a->name < b->name; });
  for (const RelationRow* const row : rows) {
    Line line(out, "relation");
    line->field("name", row->name).field_or_null("family", name_of(row->family()));
    line->field("sign", name_of(row->sign)).field("symmetric", row->symmetric);
    line->field_or_null("cameo", row->cameo).field_or_null("plover", row->plover).key("quad");
    if (row->quad) {
      line->integer(*row->quad);
    } else {
      line->null();
    }
    line->key("goldstein");
    if (row->goldstein_tenths) {
      line->decimal(*row->goldstein_tenths, 1);
    } else {
      line->null();
    }
  }
}

void append_node_line(std::string& out, const Ontology& ontology, const KnownNode& row, Level level,
                      bool is_row) {
  Line line(out, "node");
  line->field("key", row.key);
  line->field_or_null("type", row.type.valid() ? std::string_view(ontology.type(row.type).name)
                                               : std::string_view());
  line->field("level", name_of(level)).field("name", row.name);
  if (level == Level::kKnown && !is_row) return;
  line->key("names").begin_array();
  for (const NodeName& name : row.names) {
    line->begin_object().field("text", name.text).field("lang", name.lang);
    line->field("role", name_of(name.role)).end_object();
  }
  line->end_array();
  if (!is_row) return;
  line->key("ids").begin_object();
  for (std::size_t i = 0; i < row.ids.size(); ++i) {
    const std::string& scheme = row.ids[i].scheme;
    const auto same = [&](const ExternalId& id) { return id.scheme == scheme; };
    const auto here = row.ids.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(row.ids.begin(), here, same)) continue;  // written with the first of its scheme
    line->key(scheme);
    if (std::count_if(here, row.ids.end(), same) == 1) {
      line->string(row.ids[i].value);
      continue;
    }
    line->begin_array();
    for (const ExternalId& id : row.ids) {
      if (same(id)) line->string(id.value);
    }
    line->end_array();
  }
  line->end_object().key("background").begin_array();
  for (const BackgroundTie& tie : row.background) {
    line->begin_object().field("relation", ontology.relation(tie.relation).name);
    line->field("target", tie.target).field_or_null("from", tie.from).field_or_null("to", tie.to);
    line->field("source", tie.source).end_object();
  }
  line->end_array();
}

void append_document_lines(std::string& out, const Ontology& ontology, const Extraction& extraction,
                           const std::vector<std::string>& node_keys, const LinesMeta& meta,
                           std::string_view pipeline) {
  DocumentLines lines(out, ontology, extraction, node_keys);
  lines.document(pipeline == meta.pipeline ? std::string_view() : pipeline);
  if (meta.with_text) {
    lines.text();
    for (const SentenceRecord& sentence : extraction.sentences) lines.sentence(sentence);
  }
  for (const Mention& mention : extraction.mentions) lines.mention(mention);
  for (const Claim& claim : extraction.claims) lines.claim(claim);
  for (const Fact& fact : extraction.facts) lines.fact(fact);
}

std::vector<std::string> local_node_keys(const Extraction& extraction) {
  std::vector<std::string> keys;
  keys.reserve(extraction.entities.size());
  for (std::uint32_t n = 0; n < extraction.entities.size(); ++n) {
    const std::string& key = extraction.entities[n].key;
    keys.push_back(key.empty() ? local_entity_key(extraction.document.id, EntityId{n}) : key);
  }
  return keys;
}

}  // namespace lazo
