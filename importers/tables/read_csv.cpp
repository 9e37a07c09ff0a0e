// Tested by tables_test.cpp.
#include "importers/tables/read_csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "graph/base/date.hpp"
#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

struct HeaderRow {
  std::string_view field;
  std::string_view words;  ///< headers, folded, apart by '|'
};

// How tables of ties call their columns. Kumu: From, To, Type, Label, Description. Gephi: Source,
// Target, Label, Type. GDELT and FollowTheMoney have readers of their own.
constexpr std::array<HeaderRow, 19> kHeaders = {{
    {"source",
     "source|from|origen|origine|de|desde|subject|sujeto|sujet|actor|actor1|actor 1|source name|"
     "entity 1|entidad 1|nodo origen|fuente|start"},
    {"target",
     "target|to|destino|cible|destination|a|hacia|vers|object|objeto|objet|actor2|actor 2|"
     "target name|entity 2|entidad 2|nodo destino|end"},
    {"relation",
     "relation|relationship|relacion|type of relation|tipo de relacion|type de relation|predicate|"
     "predicado|edge|edge type|relation type|vinculo|lien|verb|verbo|verbe|interaction"},
    {"label", "label|etiqueta|libelle|name|nombre|nom"},
    {"type", "type|tipo"},
    {"source_type", "source type|tipo de origen|type de la source|source_type|type source"},
    {"target_type", "target type|tipo de destino|type de la cible|target_type|type cible"},
    {"source_key", "source key|source_key|source id|source_id"},
    {"target_key", "target key|target_key|target id|target_id"},
    {"from",
     "date|fecha|start date|startdate|since|desde fecha|fecha inicio|debut|date debut|year|"
     "ano|annee|fecha de inicio|from date|date de debut|start_date"},
    {"to", "end date|enddate|until|hasta|fecha fin|fecha de fin|fin|date fin|date de fin|end_date"},
    {"quote",
     "quote|description|descripcion|evidence|evidencia|cita|preuve|citation|text|texto|"
     "texte|note|notes|nota|notas|sentence|frase|phrase|proof"},
    {"link", "url|link|enlace|lien url|source url|sourceurl|source_url|referencia|reference|uri"},
    {"attributed",
     "according to|attributed to|segun|selon|attribution|atribucion|speaker|evidence speaker"},
    {"negated", "negated|negado|nie|negation|negacion"},
    {"mood", "mood|modo|mode|modality|modalidad"},
    {"status", "status|statut|estatus"},
    {"layer", "layer"},
    {"id", "id|weight|peso|poids|directed|direction|direccion|tags|#|no|number"},
}};

bool is_true(std::string_view value) {
  const std::string folded = fold_text(value);
  constexpr std::array<std::string_view, 7> kTrue = {"true", "yes", "si",       "oui",
                                                     "1",    "x",   "verdadero"};
  return std::find(kTrue.begin(), kTrue.end(), folded) != kTrue.end();
}

/// What lazo's own exports say of an edge. Words of others, "active", say nothing of that.
void set_status(TableTie& tie, std::string_view status) {
  if (status == "reported") tie.reported = true;
  if (status == "denied") tie.negated = true;
  if (status == "intended") tie.mood = "planned";
  if (status == "required" || status == "possible") tie.mood = status;
}

std::string date_text(std::string_view value) {
  const auto date = parse_date(value);
  return date ? date->text() : std::string();
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// What each column holds: a field, or nothing.
struct Columns {
  std::vector<std::string> fields;
  std::vector<std::pair<std::string, std::string>> constants;  ///< field, value for all rows
  std::vector<std::string> unused;                             ///< headers without a place

  [[nodiscard]] bool has(std::string_view field) const {
    const auto constant = [&](const auto& row) { return row.first == field; };
    return std::find(fields.begin(), fields.end(), field) != fields.end() ||
           std::any_of(constants.begin(), constants.end(), constant);
  }
};

Result<Columns> columns_of(const std::vector<std::string>& header, const CsvMapping& mapping) {
  Columns out;
  out.fields.resize(header.size());
  for (const auto& [field, column] : mapping.columns) {
    if (column.starts_with('=')) {
      out.constants.emplace_back(field, column.substr(1));
      continue;
    }
    const std::string wanted = fold_text(column);
    const auto same = [&wanted](const std::string& name) {
      return fold_text(trim(name)) == wanted;
    };
    const auto found = std::find_if(header.begin(), header.end(), same);
    if (found == header.end()) {
      return Error{
          ErrorCode::kBadInput,
          "the mapping names a column " + quoted(column) + " which the table does not have", "",
          ""};
    }
    out.fields[static_cast<std::size_t>(found - header.begin())] = field;
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!out.fields[i].empty()) continue;
    const std::string_view field = table_field_of(header[i]);
    if (!field.empty() && !out.has(field)) {
      out.fields[i] = field;
    } else if (field != "id" && !trim(header[i]).empty()) {
      out.unused.emplace_back(trim(header[i]));
    }
  }
  return out;
}

/// "Type" and "Label" say what the relation is where no column of that name does. In Gephi's
/// tables the type is only whether an edge has a direction.
void use_type_and_label(TableTie& tie, const std::string& type, const std::string& label) {
  const std::string folded = fold_text(type);
  const bool direction = folded == "directed" || folded == "undirected" || folded == "mutual";
  if (tie.relation.empty() && !direction) tie.relation = type;
  if (tie.relation.empty()) {
    tie.relation = label;
  } else if (tie.quote.empty()) {
    tie.quote = label;
  }
}

}  // namespace

std::string_view table_field_of(std::string_view header) {
  std::string folded = fold_text(trim(header));
  std::replace(folded.begin(), folded.end(), '_', ' ');
  for (const HeaderRow& row : kHeaders) {
    for (const std::string_view word : split(row.words, '|')) {
      if (word == folded) return row.field;
    }
  }
  return {};
}

bool set_table_field(TableTie& tie, std::string_view field, std::string_view value) {
  value = trim(value);
  if (field == "source")
    tie.source.name = value;
  else if (field == "target")
    tie.target.name = value;
  else if (field == "source_type")
    tie.source.type = value;
  else if (field == "target_type")
    tie.target.type = value;
  else if (field == "source_key")
    tie.source.key = value.find(':') == std::string_view::npos ? "" : value;
  else if (field == "target_key")
    tie.target.key = value.find(':') == std::string_view::npos ? "" : value;
  else if (field == "relation")
    tie.relation = value;
  else if (field == "from")
    tie.from = date_text(value);
  else if (field == "to")
    tie.to = date_text(value);
  else if (field == "quote")
    tie.quote = value;
  else if (field == "link")
    tie.link = value;
  else if (field == "attributed")
    tie.attributed = value;
  else if (field == "negated")
    tie.negated = is_true(value);
  else if (field == "mood")
    tie.mood = value;
  else if (field == "status")
    set_status(tie, fold_text(value));
  else if (field == "layer")
    tie.background = value == "background";
  else
    return false;
  return true;
}

Result<CsvMapping> CsvMapping::parse(std::string_view json, std::string_view where) {
  LAZO_TRY(const Json parsed, parse_json(json, where));
  CsvMapping out;
  for (const auto& [field, column] : parsed.members()) {
    TableTie probe;
    if (!column.is_string() || !set_table_field(probe, field, "x")) {
      return Error{ErrorCode::kBadInput, "unknown field " + quoted(field) + " in the mapping",
                   std::string(where),
                   "source, target, relation, source_type, target_type, source_key, target_key, "
                   "from, to, quote, link, attributed, negated, mood, status, layer"};
    }
    out.columns.emplace_back(field, column.as_string());
  }
  return out;
}

char table_separator(std::string_view text) {
  std::map<char, std::size_t> counts;
  bool quoted_cell = false;
  for (const char c : text) {
    if (c == '"') quoted_cell = !quoted_cell;
    if (!quoted_cell && (c == '\n' || c == '\r')) break;
    if (!quoted_cell && (c == ',' || c == ';' || c == '\t' || c == '|')) ++counts[c];
  }
  char best = ',';
  for (const auto& [c, count] : counts) {
    if (count > counts[best]) best = c;
  }
  return best;
}

std::vector<std::string> next_csv_record(std::string_view text, char separator, std::size_t& at) {
  std::vector<std::string> cells(1);
  bool in_quotes = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (in_quotes) {
      if (c != '"') {
        cells.back() += c;
      } else if (text.substr(at + 1, 1) == "\"") {
        cells.back() += c;
        ++at;
      } else {
        in_quotes = false;
      }
    } else if (c == '"' && cells.back().empty()) {
      in_quotes = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n' || c == '\r') {
      at += c == '\r' && text.substr(at + 1, 1) == "\n" ? 2U : 1U;
      return cells;
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

bool is_tie_table(std::string_view text, const CsvMapping& mapping) {
  text = without_mark(text);
  std::size_t at = 0;
  const Result<Columns> columns =
      columns_of(next_csv_record(text.substr(0, 65536), table_separator(text), at), mapping);
  return columns.ok() && (columns->has("source") || columns->has("source_key")) &&
         (columns->has("target") || columns->has("target_key"));
}

Status read_csv(std::string_view text, const CsvMapping& mapping, TableSink& sink) {
  text = without_mark(text);
  const char separator = table_separator(text);
  std::size_t at = 0;
  LAZO_TRY(const Columns columns, columns_of(next_csv_record(text, separator, at), mapping));
  if (!(columns.has("source") || columns.has("source_key")) ||
      !(columns.has("target") || columns.has("target_key"))) {
    return Error{ErrorCode::kBadInput, "no columns for the two ends of a tie", "",
                 "name them source and target, or give a mapping with --map"};
  }
  for (const std::string& header : columns.unused) {
    sink.loss("column " + quoted(header) + " has no meaning here");
  }
  for (std::size_t row = 2; at < text.size(); ++row) {
    const std::vector<std::string> cells = next_csv_record(text, separator, at);
    if (cells.size() == 1 && trim(cells[0]).empty()) continue;
    TableTie tie;
    tie.record = "row " + std::to_string(row);
    for (const auto& [field, value] : columns.constants) set_table_field(tie, field, value);
    std::string type;
    std::string label;
    for (std::size_t i = 0; i < std::min(cells.size(), columns.fields.size()); ++i) {
      const std::string& field = columns.fields[i];
      if (field == "type") type = trim(cells[i]);
      if (field == "label") label = trim(cells[i]);
      if (!trim(cells[i]).empty()) (void)set_table_field(tie, field, cells[i]);
    }
    use_type_and_label(tie, type, label);
    if ((tie.source.name.empty() && tie.source.key.empty()) ||
        (tie.target.name.empty() && tie.target.key.empty())) {
      sink.loss("a row that names only one end");
      continue;
    }
    sink.tie(std::move(tie));
  }
  return {};
}

}  // namespace lazo
