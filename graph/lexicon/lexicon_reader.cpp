#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/base/suggest.hpp"
#include "graph/base/tsv.hpp"
#include "graph/base/utf8.hpp"
#include "graph/lexicon/lemma_cell.hpp"
#include "graph/lexicon/lexicon.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

Error bad_row(const TsvRow& row, std::string_view what, std::string_view cell) {
  return Error{ErrorCode::kBadInput, std::string(what) + " " + quoted(cell), row.where(),
               "the cells are described in lexicon/README.md"};
}

bool is_empty(std::string_view cell) {
  return cell.empty() || cell == "-";
}

/// Parts of a list, trimmed, none of them empty.
std::vector<std::string_view> parts(std::string_view cell, char separator) {
  std::vector<std::string_view> out;
  if (is_empty(cell)) return out;
  for (const std::string_view part : split(cell, separator)) {
    if (const std::string_view word = trim(part); !word.empty()) out.push_back(word);
  }
  return out;
}

struct SlotName {
  std::string_view name;
  Slot slot;
};
constexpr SlotName kSlotNames[] = {
    {"subj", Slot::kSubject},    {"obj", Slot::kObject},      {"iobj", Slot::kIndirect},
    {"obl", Slot::kOblique},     {"comp", Slot::kComplement}, {"attr", Slot::kAttribute},
    {"self", Slot::kSelf},       {"poss", Slot::kPossessor},  {"nmod", Slot::kNoun},
    {"between", Slot::kBetween}, {"holder", Slot::kHolder},
};

std::optional<End> parse_end(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  for (const SlotName& known : kSlotNames) {
    if (known.name != name) continue;
    End end{known.slot, {}};
    if (colon != std::string_view::npos) {
      for (const std::string_view word : parts(text.substr(colon + 1), '|')) {
        std::string preposition = fold_text(word);
        std::replace(preposition.begin(), preposition.end(), '_', ' ');
        end.prepositions.push_back(std::move(preposition));
      }
    }
    return end;
  }
  return std::nullopt;
}

/// Sets `mood` and `negated` from a name of the tables; "same" leaves both.
bool parse_mood(std::string_view name, std::optional<Mood>& mood, bool& negated) {
  if (name == "same" || name == "asserted") return true;
  if (name == "negated") return negated = true;
  if (name == "doubted") {
    mood = Mood::kPossible;
    return true;
  }
  mood = value_of<Mood>(name);
  return mood.has_value();
}

std::optional<Pattern> parse_pattern(std::string_view text) {
  Pattern pattern;
  bool ends = false;
  for (const std::string_view word : parts(text, ' ')) {
    if (word.front() == '+') {
      const std::size_t equals = word.find('=');
      if (equals == std::string_view::npos) return std::nullopt;
      std::optional<End> end = parse_end(word.substr(equals + 1));
      if (!end) return std::nullopt;
      pattern.roles.push_back({std::string(word.substr(1, equals - 1)), std::move(*end)});
    } else if (word.front() == '!') {
      if (!parse_mood(word.substr(1), pattern.mood, pattern.negated)) return std::nullopt;
    } else {
      pattern.mutual = word.find("<>") != std::string_view::npos;
      const std::size_t arrow = word.find(pattern.mutual ? "<>" : ">");
      if (ends || arrow == std::string_view::npos) return std::nullopt;
      std::optional<End> source = parse_end(word.substr(0, arrow));
      std::optional<End> target = parse_end(word.substr(arrow + (pattern.mutual ? 2 : 1)));
      if (!source || !target) return std::nullopt;
      pattern.source = std::move(*source);
      pattern.target = std::move(*target);
      ends = true;
    }
  }
  if (!ends) return std::nullopt;
  return pattern;
}

std::optional<Effect> parse_effect(std::string_view cell) {
  Effect effect;
  if (is_empty(cell)) return effect;
  effect.present = true;
  const std::size_t colon = cell.find(':');
  if (!parse_mood(cell.substr(0, colon), effect.mood, effect.negated)) return std::nullopt;
  if (colon != std::string_view::npos) {
    const std::string_view controller = cell.substr(colon + 1);
    if (controller != "obj" && controller != "subj" && controller != "iobj") return std::nullopt;
    effect.by_object = controller != "subj";
  }
  return effect;
}

constexpr struct {
  std::string_view name;
  FormFlag flag;
} kFormNames[] = {{"past", kFormPast},
                  {"present", kFormPresent},
                  {"future", kFormFuture},
                  {"conditional", kFormConditional},
                  {"subjunctive", kFormSubjunctive},
                  {"participle", kFormParticiple},
                  {"gerund", kFormGerund},
                  {"plural", kFormPlural},
                  {"infinitive", kFormInfinitive}};

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};
template <typename Value, std::size_t n>
std::optional<Value> by_name(const Named<Value> (&table)[n], std::string_view name) {
  for (const Named<Value>& row : table) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}
constexpr Named<CueScope> kCueScopes[] = {
    {"aux", CueScope::kAux},   {"adverb", CueScope::kAdverb}, {"mark", CueScope::kMark},
    {"noun", CueScope::kNoun}, {"adj", CueScope::kAdjective}, {"xcomp", CueScope::kAux}};
constexpr Named<NegationScope> kNegationScopes[] = {{"word", NegationScope::kWord},
                                                    {"det", NegationScope::kDeterminer},
                                                    {"pair", NegationScope::kPair},
                                                    {"prep", NegationScope::kPreposition},
                                                    {"instead", NegationScope::kInstead}};
constexpr Named<AttributionKind> kAttributionKinds[] = {{"say", AttributionKind::kSay},
                                                        {"according", AttributionKind::kAccording},
                                                        {"anonymous", AttributionKind::kAnonymous},
                                                        {"doubt", AttributionKind::kDoubt}};

}  // namespace

/// Fills a Lexicon; knows its private tables.
class LexiconReader {
 public:
  explicit LexiconReader(Lexicon& lexicon) : lexicon_(lexicon) {}

  /// One row of the table called `name` ("verbs"). `row` has all columns of the table.
  using ReadRow = Status (LexiconReader::*)(const TsvRow&);
  struct Table {
    std::string_view name;
    std::vector<TsvColumn> columns;
    ReadRow read;
  };
  static const std::vector<Table>& tables();

  Status read(const LexiconFile& file) {
    for (const Table& table : tables()) {
      if (file.name.substr(0, file.name.find('.')) != table.name) continue;
      return for_each_tsv_row(file.text, file.path.empty() ? file.name : file.path, table.columns,
                              [&](const TsvRow& row) { return (this->*table.read)(row); });
    }
    return Error{ErrorCode::kBadInput, "unknown lexicon table", std::string(file.name), ""};
  }

  /// To be called when rows were added: their words may be of a closed class.
  void close() { lexicon_.close_classes(); }

  /// A row that has the columns of `table`.
  Status read(const TsvRow& row, const Table& table) { return (this->*table.read)(row); }

 private:
  LemmaId id(std::string_view word) {
    return lexicon_.ids_.try_emplace(fold_text(word), static_cast<LemmaId>(lexicon_.ids_.size()))
        .first->second;
  }

  /// The words of a lemma, the head first, and its irregular forms as forms of the head. Verbs
  /// stand in front of what belongs to them; nouns need not.
  std::vector<LemmaId> words(const TsvRow& row) {
    return words(row, row["lemma"], /*noun_phrase=*/false);
  }
  std::vector<LemmaId> words(const TsvRow& row, std::string_view cell, bool noun_phrase) {
    std::vector<std::string_view> lemma = lemma_words(cell, lexicon_.language);
    if (noun_phrase && lemma.size() > 1) {
      const auto head =
          lemma.begin() + static_cast<std::ptrdiff_t>(head_of(lemma, lexicon_.language));
      std::rotate(lemma.begin(), head, head + 1);
    }
    std::vector<LemmaId> out;
    for (const std::string_view word : lemma) out.push_back(id(word));
    for (const std::string_view form : parts(row["forms"], ';')) {
      std::vector<LemmaGuess>& guesses = lexicon_.irregular_[fold_text(form)];
      const bool known = std::any_of(guesses.begin(), guesses.end(),
                                     [&](LemmaGuess g) { return g.lemma == out.front(); });
      if (!known) guesses.push_back({out.front(), 0});
    }
    return out;
  }

  static std::string text(std::string_view cell) {
    return is_empty(cell) ? std::string() : std::string(cell);
  }

  /// All of a row but its words.
  Result<TriggerRow> trigger(const TsvRow& row) {
    TriggerRow out;
    out.relation = text(row["relation"]);
    for (const std::string_view cell : parts(row["pattern"], ';')) {
      std::optional<Pattern> pattern = parse_pattern(cell);
      if (!pattern) return bad_row(row, "cannot read the pattern", cell);
      out.patterns.push_back(std::move(*pattern));
    }
    out.where = row.where();
    return out;
  }

  Status verb(const TsvRow& row) {
    LAZO_TRY(TriggerRow out, trigger(row));
    const std::optional<Effect> effect = parse_effect(row["complement"]);
    if (!effect) return bad_row(row, "cannot read the complement", row["complement"]);
    out.effect = *effect;
    return add_all(row, std::move(out), lexicon_.verbs, /*noun_phrase=*/false);
  }

  /// Adds a row for each lemma of its cell.
  template <typename Row>
  Status add_all(const TsvRow& cells, Row row, WordTable<Row>& table, bool noun_phrase) {
    for (const std::string& lemma : lemmas_of(cells["lemma"])) {
      if (lemma_words(lemma, lexicon_.language).empty())
        return bad_row(cells, "no words in the lemma", cells["lemma"]);
      row.words = words(cells, lemma, noun_phrase);
      table.add(row);
    }
    return {};
  }

  Status noun(const TsvRow& row) {
    LAZO_TRY(TriggerRow out, trigger(row));
    return add_all(row, std::move(out), lexicon_.nouns, /*noun_phrase=*/true);
  }

  Status adjective(const TsvRow& row) {
    LAZO_TRY(TriggerRow out, trigger(row));
    return add_all(row, std::move(out), lexicon_.adjectives, /*noun_phrase=*/false);
  }

  Status office(const TsvRow& row) {
    TriggerRow out;
    out.relation = text(row["relation"]);
    out.kind = text(row["kind"]);
    out.where = row.where();
    return add_all(row, std::move(out), lexicon_.offices, /*noun_phrase=*/true);
  }

  Status type_head(const TsvRow& row) {
    TypeHeadRow out;
    out.type = text(row["type"]);
    for (const std::string_view use : parts(row["use"], ';')) {
      if (use == "anaphor") {
        out.anaphor = true;
      } else if (use == "transparent") {
        out.transparent = true;
      } else if (use == "vacuous") {
        out.vacuous = true;
      } else if (use == "institution") {
        out.institution = true;
      } else {
        return bad_row(row, "unknown use", use);
      }
    }
    out.where = row.where();
    return add_all(row, std::move(out), lexicon_.type_heads, /*noun_phrase=*/true);
  }

  Status topic(const TsvRow& row) {
    TypeHeadRow out;
    out.type = is_empty(row["type"]) ? "topic" : std::string(row["type"]);
    out.where = row.where();
    return add_all(row, std::move(out), lexicon_.type_heads, /*noun_phrase=*/true);
  }

  Status group(const TsvRow& row) {
    GroupRow out;
    for (const std::string_view word : lemma_words(row["lemma"], lexicon_.language))
      out.words.push_back(fold_text(word));
    out.type = text(row["type"]);
    const std::string_view number = row["number"];
    if (!is_empty(number) && number != "n") {
      if (number.size() != 1 || number[0] < '1' || number[0] > '9') {
        return bad_row(row, "the number must be 1 to 9 or n, not", number);
      }
      out.number = static_cast<std::uint8_t>(number[0] - '0');
    }
    out.where = row.where();
    lexicon_.groups.push_back(std::move(out));
    return {};
  }

  Status modality(const TsvRow& row) {
    ModalityRow out;
    out.words = words(row);
    std::optional<Mood> mood;
    bool negated = false;
    if (!parse_mood(row["mood"], mood, negated) || negated) {
      return bad_row(row, "unknown mood", row["mood"]);
    }
    out.mood = mood.value_or(Mood::kAsserted);
    if (!is_empty(row["certainty"])) {
      const std::optional<Certainty> certainty = value_of<Certainty>(row["certainty"]);
      if (!certainty) return bad_row(row, "unknown certainty", row["certainty"]);
      out.certainty = *certainty;
    }
    const std::optional<CueScope> scope = by_name(kCueScopes, row["scope"]);
    if (!scope) return bad_row(row, "unknown scope", row["scope"]);
    out.scope = *scope;
    out.where = row.where();
    lexicon_.modality.add(std::move(out));
    return {};
  }

  Status negation(const TsvRow& row) {
    const std::optional<NegationScope> scope = by_name(kNegationScopes, row["scope"]);
    if (!scope) return bad_row(row, "unknown scope", row["scope"]);
    lexicon_.negation.add({words(row), *scope, row.where()});
    return {};
  }

  Status attribution(const TsvRow& row) {
    const std::optional<AttributionKind> kind = by_name(kAttributionKinds, row["kind"]);
    if (!kind) return bad_row(row, "unknown kind", row["kind"]);
    lexicon_.attribution.add({words(row), *kind, row.where()});
    return {};
  }

  Status time(const TsvRow& row) {
    lexicon_.times.add(
        {words(row), std::string(row["kind"]), std::string(row["value"]), row.where()});
    return {};
  }

  Status unit(const TsvRow& row) {
    lexicon_.units.add({words(row), std::string(row["unit"]), row.where()});
    return {};
  }

  Status ending(const TsvRow& row) {
    Lexicon::Ending out;
    out.ending = std::string(row["ending"]);
    out.lemma_ending = fold_text(text(row["lemma_ending"]));
    for (const std::string_view name : parts(row["form"], ';')) {
      const auto known = std::find_if(std::begin(kFormNames), std::end(kFormNames),
                                      [&](const auto& form) { return form.name == name; });
      if (known == std::end(kFormNames)) return bad_row(row, "unknown form", name);
      out.flags = static_cast<std::uint16_t>(out.flags | known->flag);
    }
    lexicon_.endings_[out.ending].push_back(std::move(out));
    return {};
  }

  Status function_word(const TsvRow& row) {
    lexicon_.function_words.try_emplace(fold_text(row["word"]), std::string(row["tag"]));
    return {};
  }

  Status preposition(const TsvRow& row) {
    struct RoleName {
      std::string_view name;
      PrepositionRole role;
    };
    static constexpr RoleName kRoles[] = {
        {"of", kLeadsOf},           {"where", kLeadsWhere}, {"with", kLeadsWith},
        {"between", kLeadsBetween}, {"by", kLeadsBy},       {"against", kLeadsAgainst},
        {"from", kLeadsFrom},       {"to", kLeadsTo},       {"under", kLeadsUnder},
        {"when", kLeadsWhen},       {"like", kLeadsLike},   {"as", kLeadsAs},
        {"aim", kLeadsAim},         {"tight", kLeadsTight},
    };
    std::uint32_t roles = 0;
    for (const std::string_view name : parts(row["roles"], ';')) {
      const auto known = std::find_if(std::begin(kRoles), std::end(kRoles),
                                      [&](const RoleName& role) { return role.name == name; });
      if (known == std::end(kRoles)) return bad_row(row, "unknown role", name);
      roles |= known->role;
    }
    lexicon_.prepositions[fold_text(row["preposition"])] |= roles;
    return {};
  }

  Lexicon& lexicon_;
};

const std::vector<LexiconReader::Table>& LexiconReader::tables() {
  using Reader = LexiconReader;
  static const std::vector<TsvColumn> kTrigger = {
      {"lemma", true}, {"forms", false}, {"relation", false}, {"pattern", false}, {"note", false}};
  static const std::vector<Table> kTables = {
      {"verbs",
       {{"lemma", true},
        {"forms", false},
        {"relation", false},
        {"pattern", false},
        {"complement", false},
        {"note", false}},
       &Reader::verb},
      {"nouns", kTrigger, &Reader::noun},
      {"adjectives", kTrigger, &Reader::adjective},
      {"offices",
       {{"lemma", true}, {"forms", false}, {"relation", false}, {"kind", false}, {"note", false}},
       &Reader::office},
      {"type_heads",
       {{"lemma", true}, {"forms", false}, {"type", false}, {"use", false}, {"note", false}},
       &Reader::type_head},
      {"topics",
       {{"lemma", true}, {"forms", false}, {"type", false}, {"note", false}},
       &Reader::topic},
      {"groups",
       {{"lemma", true}, {"type", false}, {"number", false}, {"note", false}},
       &Reader::group},
      {"modality",
       {{"lemma", true},
        {"forms", false},
        {"mood", true},
        {"certainty", false},
        {"scope", true},
        {"note", false}},
       &Reader::modality},
      {"negation",
       {{"lemma", true}, {"forms", false}, {"scope", true}, {"note", false}},
       &Reader::negation},
      {"attribution",
       {{"lemma", true}, {"forms", false}, {"kind", true}, {"note", false}},
       &Reader::attribution},
      {"time",
       {{"lemma", true}, {"forms", false}, {"kind", true}, {"value", false}, {"note", false}},
       &Reader::time},
      {"units",
       {{"lemma", true}, {"forms", false}, {"unit", true}, {"note", false}},
       &Reader::unit},
      {"endings", {{"ending", true}, {"lemma_ending", false}, {"form", false}}, &Reader::ending},
      {"function_words", {{"word", true}, {"tag", true}, {"note", false}}, &Reader::function_word},
      {"prepositions",
       {{"preposition", true}, {"roles", true}, {"note", false}},
       &Reader::preposition},
  };
  return kTables;
}

namespace {

/// Tables that a user's file may add to; the others hold how a language inflects.
bool is_open(std::string_view table) {
  return table != "endings" && table != "function_words" && table != "prepositions";
}

/// The columns of a user's file: which table and language, then those of all open tables.
std::vector<TsvColumn> user_columns() {
  std::vector<TsvColumn> out = {{"table", true}, {"lang", true}};
  for (const LexiconReader::Table& table : LexiconReader::tables()) {
    for (const TsvColumn& column : table.columns) {
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&](const TsvColumn& c) { return c.name == column.name; });
      if (!known && is_open(table.name)) out.push_back({column.name, false});
    }
  }
  return out;
}

Result<const LexiconReader::Table*> table_of(const TsvRow& row) {
  std::vector<std::string_view> names;
  for (const LexiconReader::Table& table : LexiconReader::tables()) {
    if (!is_open(table.name)) continue;
    if (table.name == row["table"]) return &table;
    names.push_back(table.name);
  }
  return Error{ErrorCode::kBadInput, "unknown lexicon table " + quoted(row["table"]), row.where(),
               did_you_mean(row["table"], names)};
}

/// Whether the row fills what its table needs and nothing that its table does not have.
Status check_cells(const TsvRow& row, const std::vector<TsvColumn>& all,
                   const LexiconReader::Table& table) {
  for (const TsvColumn& column : all) {
    if (column.name == "table" || column.name == "lang") continue;
    const auto own = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const TsvColumn& c) { return c.name == column.name; });
    const std::string_view cell = row[column.name];
    if (own == table.columns.end() && !is_empty(cell)) {
      return Error{ErrorCode::kBadInput,
                   std::string(table.name) + " has no column '" + std::string(column.name) +
                       "', found " + quoted(cell),
                   row.where(), "leave the cell empty"};
    }
    if (own != table.columns.end() && own->required && is_empty(cell)) {
      return Error{ErrorCode::kBadInput,
                   "a row of " + std::string(table.name) + " needs a " + std::string(column.name),
                   row.where(), ""};
    }
  }
  return {};
}

/// Whether the relation or type that the row names exists.
Status check_names(const TsvRow& row, const Ontology& ontology) {
  if (const std::string_view relation = row["relation"];
      !is_empty(relation) && !ontology.find_relation(relation).valid()) {
    std::vector<std::string_view> names;
    for (const RelationRow& known : ontology.relations()) names.push_back(known.name);
    return Error{ErrorCode::kBadInput, "unknown relation " + quoted(relation), row.where(),
                 did_you_mean(relation, names)};
  }
  if (const std::string_view type = row["type"];
      !is_empty(type) && !ontology.find_type(type).valid()) {
    std::vector<std::string_view> names;
    for (const NodeTypeRow& known : ontology.types()) names.push_back(known.name);
    return Error{ErrorCode::kBadInput, "unknown type " + quoted(type), row.where(),
                 did_you_mean(type, names)};
  }
  return {};
}

}  // namespace

Status Lexicons::add_rows(std::string_view file, std::string_view text, const Ontology& ontology) {
  const std::vector<TsvColumn> columns = user_columns();
  return for_each_tsv_row(text, file, columns, [&](const TsvRow& row) -> Status {
    const Language language = language_of_code(row["lang"]);
    if (language == Language::kUnknown) {
      return Error{ErrorCode::kBadInput, "unknown language " + quoted(row["lang"]), row.where(),
                   "write en, es or fr"};
    }
    LAZO_TRY(const LexiconReader::Table* table, table_of(row));
    LAZO_CHECK(check_cells(row, columns, *table));
    LAZO_CHECK(check_names(row, ontology));
    LexiconReader reader(by_language[static_cast<std::size_t>(language)]);
    LAZO_CHECK(reader.read(row, *table));
    reader.close();
    return {};
  });
}

Result<Lexicon> Lexicon::parse(Language language, std::span<const LexiconFile> files) {
  Lexicon lexicon;
  lexicon.language = language;
  LexiconReader reader(lexicon);
  for (const LexiconFile& file : files) LAZO_CHECK(reader.read(file));
  reader.close();
  return lexicon;
}

void Lexicon::close_classes() {
  for (const auto& [word, tag] : function_words) {
    if (const std::optional<LemmaId> id = find(word)) closed_.insert(*id);
  }
}

}  // namespace lazo
