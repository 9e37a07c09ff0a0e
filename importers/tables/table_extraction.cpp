// Tested by tables_test.cpp.
#include "importers/tables/table_extraction.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "graph/extraction_check.hpp"
#include "importers/readers/encoding.hpp"
#include "importers/tables/read_ftm.hpp"
#include "importers/tables/read_gdelt.hpp"
#include "importers/tables/read_graph_json.hpp"

namespace lazo {
namespace {

/// Records are what somebody wrote down on purpose, but not what a text says word for word.
constexpr std::uint16_t kConfidence = 9000;

constexpr std::array kLanguages = {Language::kEnglish, Language::kSpanish, Language::kFrench};

// Schemata of FollowTheMoney, and words of tables, that the ontology calls otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kTypeWords = {{
    {"company", "organization"},
    {"publicbody", "organization"},
    {"legalentity", "organization"},
    {"org", "organization"},
    {"empresa", "organization"},
    {"entreprise", "organization"},
    {"institution", "organization"},
    {"institucion", "organization"},
    {"territory", "country"},
    {"nation", "country"},
    {"state", "country"},
    {"vessel", "product"},
    {"article", "document"},
    {"position", "organization"},
    {"project", "event"},
    {"treaty", "agreement"},
    {"people", "person"},
}};

std::string word_form(std::string_view text) {
  std::string folded = fold_text(trim(text));
  std::replace(folded.begin(), folded.end(), '_', ' ');
  return folded;
}

}  // namespace

/// Puts ties together to an extraction.
class TableReader::Sink final : public TableSink {
 public:
  Sink(const TableReader& reader, TableFound& out) : reader_(reader), out_(out) {}

  void loss(std::string_view what) override { ++out_.losses[std::string(what)]; }

  void tie(TableTie tie) override {
    if (tie.background) {
      loss("a tie of the vocabulary, which no document told");
      return;
    }
    Claim claim;
    bool inverse = false;
    if (!tie.cameo.empty()) claim.relation = reader_.relation_of_cameo(tie.cameo);
    if (!tie.relation.empty()) claim.relation = reader_.relation_of(tie.relation, inverse);
    if (!claim.relation.valid()) {
      claim.relation = reader_.ontology_.find_relation("related_to");
      const std::string word = tie.relation.empty() ? tie.cameo : tie.relation;
      if (!word.empty()) {
        claim.roles.push_back({"label", {}, word, std::nullopt, std::nullopt});
        loss("relation " + quoted(word) + " is not in the ontology: kept as 'related_to'");
      }
    }
    claim.source = entity(inverse ? tie.target : tie.source);
    claim.target = entity(inverse ? tie.source : tie.target);
    if (claim.source == claim.target) {
      loss("a tie of something to itself");
      return;
    }
    claim.record = std::move(tie.record);
    claim.negated = tie.negated;
    if (!tie.mood.empty()) {
      const std::optional<Mood> mood = value_of<Mood>(tie.mood);
      if (!mood) loss("unknown mood " + quoted(tie.mood));
      claim.mood = mood.value_or(Mood::kAsserted);
    }
    if (!tie.from.empty() || !tie.to.empty()) claim.time = TimeRange{tie.from, tie.to};
    if (!tie.attributed.empty() || tie.reported) {
      Attribution attribution;
      attribution.anonymous = tie.attributed.empty();
      if (!attribution.anonymous) attribution.speaker = entity({{}, tie.attributed, {}, {}});
      attribution.cue = "table";
      claim.attribution = std::move(attribution);
    }
    if (!tie.quote.empty()) {
      claim.roles.push_back({"quote", {}, std::move(tie.quote), std::nullopt, std::nullopt});
    }
    if (!tie.link.empty()) {
      claim.roles.push_back({"link", {}, std::move(tie.link), std::nullopt, std::nullopt});
    }
    claim.confidence = kConfidence;
    claim.rule = "table";
    out_.extraction.claims.push_back(std::move(claim));
  }

 private:
  /// The local entity of an actor: one for each name.
  EntityId entity(const TableActor& actor) {
    const std::string identity = actor.key + '\n' + actor.name;
    const auto [row, fresh] = entities_.try_emplace(identity);
    if (!fresh) return row->second;
    LocalEntity made;
    made.name = trim(actor.name);
    const Vocabulary& vocabulary = reader_.names_.vocabulary();
    std::optional<std::uint32_t> known = vocabulary.find(actor.key);
    if (!known) known = known_name(made.name);
    if (known) {
      made.level = Level::kKnown;
      made.key = vocabulary.key(*known);
      made.type = vocabulary.type(*known);
      if (made.name.empty()) made.name = vocabulary.name(*known);
    } else {
      if (made.name.empty()) made.name = actor.key.substr(actor.key.find(':') + 1);
      const std::string name = slug(made.name);
      made.level = name.empty() ? Level::kDescribed : Level::kNamed;
      if (!name.empty()) made.key = "name:" + name;
      const auto type = reader_.types_.find(word_form(actor.type));
      if (type != reader_.types_.end()) made.type = type->second;
    }
    // Two spellings of one known node, or of one name, are one entity.
    if (!made.key.empty()) {
      const auto [same, first] = by_key_.try_emplace(made.key);
      if (!first) return row->second = same->second;
      same->second = EntityId{static_cast<std::uint32_t>(out_.extraction.entities.size())};
    }
    if (known) out_.extraction.known.push_back(vocabulary.known_node(*known));
    row->second = EntityId{static_cast<std::uint32_t>(out_.extraction.entities.size())};
    out_.extraction.entities.push_back(std::move(made));
    return row->second;
  }

  /// The node that the whole name means, in any of the languages.
  [[nodiscard]] std::optional<std::uint32_t> known_name(std::string_view name) const {
    for (const Language language : kLanguages) {
      const NameMatches found = reader_.names_.find(name, language);
      for (const NameMatch& match : resolve_weak(reader_.names_, found, language)) {
        if (match.span.begin == 0 && match.span.end == name.size()) return match.node;
      }
    }
    return std::nullopt;
  }

  const TableReader& reader_;
  TableFound& out_;
  std::unordered_map<std::string, EntityId> entities_;
  std::unordered_map<std::string, EntityId> by_key_;
};

TableReader::TableReader(const NameMatcher& names, const Ontology& ontology, CsvMapping mapping)
    : names_(names), ontology_(ontology), mapping_(std::move(mapping)) {
  for (const RelationRow& row : ontology.relations()) {
    labels_.try_emplace(word_form(row.name), Label{row.id, false});
    for (const Language language : kLanguages) {
      for (const auto& [form, inverse] :
           {std::pair{LabelForm::kForward, false}, std::pair{LabelForm::kBare, false},
            std::pair{LabelForm::kInverse, true}}) {
        const std::string_view label = ontology.label(row.id, form, language);
        labels_.try_emplace(word_form(label), Label{row.id, inverse && !row.symmetric});
      }
    }
  }
  for (const NodeTypeRow& row : ontology.types()) {
    if (row.abstract) continue;
    types_.try_emplace(word_form(row.name), row.id);
    for (const std::string& subtype : row.subtypes) types_.try_emplace(word_form(subtype), row.id);
    for (const std::string& label : row.one) types_.try_emplace(word_form(label), row.id);
  }
  for (const auto& [word, type] : kTypeWords) {
    types_.try_emplace(std::string(word), ontology.find_type(type));
  }
}

RelationId TableReader::relation_of(std::string_view word, bool& inverse) const {
  const auto found = labels_.find(word_form(word));
  if (found == labels_.end()) return {};
  inverse = found->second.inverse;
  return found->second.relation;
}

RelationId TableReader::relation_of_cameo(std::string_view code) const {
  constexpr std::size_t kRoot = 2;
  for (std::size_t size = code.size(); size >= kRoot; --size) {
    const std::string_view prefix = code.substr(0, size);
    for (const RelationRow& row : ontology_.relations()) {
      if (row.cameo == prefix || (size == kRoot && row.cameo == std::string(prefix) + "0")) {
        return row.id;
      }
    }
  }
  return {};
}

Result<std::optional<TableFound>> TableReader::read(Format format, std::string_view bytes,
                                                    const std::string& uri,
                                                    std::string_view graph_json) const {
  LAZO_TRY(DecodedText decoded, decode_text(bytes));
  TableFound found;
  Sink sink(*this, found);
  const std::string_view text = decoded.text;
  Status status;
  if (format == Format::kTable) {
    if (is_gdelt(text)) {
      status = read_gdelt(text, sink);
    } else if (is_ftm_statement_table(text)) {
      status = read_ftm_statements(text, sink);
    } else if (is_tie_table(text, mapping_) || !mapping_.columns.empty()) {
      status = read_csv(text, mapping_, sink);
    } else {
      return std::optional<TableFound>();
    }
  } else if (format == Format::kJsonLines) {
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto holds = [first](std::string_view word) {
      return first.find(word) != std::string_view::npos;
    };
    if (holds("\"canonical_id\"") && holds("\"prop\"")) {
      status = read_ftm_statements(text, sink);
    } else if (is_ftm_entities(text)) {
      status = read_ftm_entities(text, sink);
    } else {
      return std::optional<TableFound>();
    }
  } else if (!graph_json.empty()) {
    status = read_graph_json(graph_json, uri, sink);
  } else {
    status = read_graph_json(text, uri, sink);
    const bool other_json = !status.ok() && status.error().message.starts_with("JSON of no known");
    if (other_json) return std::optional<TableFound>();
  }
  if (!status.ok()) return std::move(status).error();
  found.extraction.document = raw_document(bytes, uri, format);
  found.extraction.document.text = std::move(decoded.text);
  found.extraction.document.invalid_bytes = decoded.invalid_bytes;
  (void)normalize(found.extraction, ontology_);
  return std::optional<TableFound>(std::move(found));
}

}  // namespace lazo
