#include "graph/decision_lines.hpp"

namespace lazo {
namespace {

void write_claim(JsonWriter& json, const ClaimReference& claim) {
  json.begin_object().field("document", to_string(claim.document));
  if (claim.record.empty()) {
    json.key("sentence").begin_object();
    json.field("begin", claim.sentence.begin).field("end", claim.sentence.end).end_object();
  } else {
    json.field("record", claim.record).field("id", claim.id);
  }
  json.field("relation", claim.relation).field("source", claim.source);
  json.field("target", claim.target).end_object();
}

void write_restatement(JsonWriter& json, const Restatement& says) {
  json.begin_object();
  if (!says.relation.empty()) json.field("relation", says.relation);
  if (!says.source.empty()) json.field("source", says.source);
  if (!says.target.empty()) json.field("target", says.target);
  if (says.negated) json.field("negated", *says.negated);
  if (says.mood) json.field("mood", name_of(*says.mood));
  json.end_object();
}

Error bad(const std::string& where, const std::string& what) {
  return {ErrorCode::kBadInput, what, where, "see 'decision' in docs/formats.md"};
}

Result<ClaimReference> read_claim(const Json& json, const std::string& where) {
  ClaimReference claim;
  const std::optional<DocumentId> document = parse_document_id(json.text("document"));
  if (!document) return bad(where, "decision: 'claim.document' is no document id");
  claim.document = *document;
  if (const Json* const sentence = json.find("sentence")) {
    const std::int64_t begin = sentence->integer_at("begin", -1);
    const std::int64_t end = sentence->integer_at("end", -1);
    if (begin < 0 || end < begin || end > 0xFFFFFFFF) {
      return bad(where, "decision: 'claim.sentence' is no span");
    }
    claim.sentence = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  claim.record = json.text("record");
  claim.id = json.text("id");
  claim.relation = json.text("relation");
  claim.source = json.text("source");
  claim.target = json.text("target");
  return claim;
}

Result<Restatement> read_restatement(const Json& json, const std::string& where) {
  Restatement says;
  says.relation = json.text("relation");
  says.source = json.text("source");
  says.target = json.text("target");
  if (const Json* const negated = json.find("negated")) says.negated = negated->as_boolean();
  if (const Json* const mood = json.find("mood")) {
    says.mood = value_of<Mood>(mood->as_string());
    if (!says.mood) {
      return bad(where, "decision: unknown mood " + quoted(mood->as_string()));
    }
  }
  return says;
}

}  // namespace

std::string decision_to_line(const Decision& decision) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().field("kind", "decision").field("id", decision.id);
  json.field("verb", name_of(decision.verb));
  const auto field = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) json.field(name, text);
  };
  field("a", decision.a);
  field("b", decision.b);
  if (decision.claim) {
    json.key("claim");
    write_claim(json, *decision.claim);
  }
  if (decision.restatement) {
    json.key("says");
    write_restatement(json, *decision.restatement);
  }
  if (decision.verb == DecisionVerb::kTrust) json.key("trust").decimal(decision.trust, 4);
  field("undoes", decision.undoes);
  field("note", decision.note);
  field("by", decision.by);
  field("at", decision.at);
  json.end_object();
  return line;
}

Result<Decision> decision_from_json(const Json& line, const std::string& where) {
  Decision decision;
  const std::optional<DecisionVerb> verb = value_of<DecisionVerb>(line.text("verb"));
  if (!verb) return bad(where, "decision: unknown verb " + quoted(line.text("verb")));
  decision.verb = *verb;
  decision.id = line.text("id");
  decision.a = line.text("a");
  decision.b = line.text("b");
  if (const Json* const claim = line.find("claim")) {
    LAZO_TRY(decision.claim, read_claim(*claim, where));
  }
  if (const Json* const says = line.find("says")) {
    LAZO_TRY(decision.restatement, read_restatement(*says, where));
  }
  if (const Json* const trust = line.find("trust")) {
    const double value = trust->as_number(-1);
    if (!(value >= 0 && value <= 1)) return bad(where, "decision: 'trust' is not in [0, 1]");
    decision.trust = static_cast<std::uint16_t>(value * 10000 + 0.5);
  }
  decision.undoes = line.text("undoes");
  decision.note = line.text("note");
  decision.by = line.text("by");
  decision.at = line.text("at");
  return decision;
}

}  // namespace lazo
