#include "graph/lexicon/lexicon.hpp"

#include <algorithm>

#include "graph/base/embedded.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/tsv.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles lexicon_data;
}  // namespace embedded
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

  Status read(const LexiconFile& file) {
    if (file.name == "verbs.tsv") return triggers(file, lexicon_.verbs, true);
    if (file.name == "nouns.tsv") return triggers(file, lexicon_.nouns, false);
    if (file.name == "adjectives.tsv") return triggers(file, lexicon_.adjectives, false);
    if (file.name == "offices.tsv") return offices(file);
    if (file.name == "type_heads.tsv") return type_heads(file);
    if (file.name == "topics.tsv") return topics(file);
    if (file.name == "groups.tsv") return groups(file);
    if (file.name == "modality.tsv") return modality(file);
    if (file.name == "negation.tsv") return negation(file);
    if (file.name == "attribution.tsv") return attribution(file);
    if (file.name == "time.tsv") return times(file);
    if (file.name == "units.tsv") return units(file);
    if (file.name == "endings.tsv") return endings(file);
    if (file.name == "function_words.tsv") return function_words(file);
    return Error{ErrorCode::kBadInput, "unknown lexicon table", std::string(file.name), ""};
  }

 private:
  LemmaId id(std::string_view word) {
    return lexicon_.ids_.try_emplace(fold_text(word), static_cast<LemmaId>(lexicon_.ids_.size()))
        .first->second;
  }

  /// The words of a lemma, and its irregular forms as forms of the first one.
  std::vector<LemmaId> words(std::string_view lemma, std::string_view forms) {
    std::vector<LemmaId> out;
    for (const std::string_view word : parts(lemma, ' ')) out.push_back(id(word));
    for (const std::string_view form : parts(forms, ';')) {
      std::vector<LemmaGuess>& guesses = lexicon_.irregular_[fold_text(form)];
      const bool known = std::any_of(guesses.begin(), guesses.end(),
                                     [&](LemmaGuess g) { return g.lemma == out.front(); });
      if (!known) guesses.push_back({out.front(), 0});
    }
    return out;
  }

  Status triggers(const LexiconFile& file, WordTable<TriggerRow>& table, bool verbs) {
    std::vector<TsvColumn> columns = {{"lemma", true},
                                      {"forms", false},
                                      {"relation", false},
                                      {"pattern", false},
                                      {"note", false}};
    if (verbs) columns.push_back({"complement", false});
    return for_each_tsv_row(file.text, file.name, columns, [&](const TsvRow& row) -> Status {
      TriggerRow out;
      out.words = words(row["lemma"], row["forms"]);
      if (!is_empty(row["relation"])) out.relation = std::string(row["relation"]);
      for (const std::string_view text : parts(row["pattern"], ';')) {
        std::optional<Pattern> pattern = parse_pattern(text);
        if (!pattern) return bad_row(row, "cannot read the pattern", text);
        out.patterns.push_back(std::move(*pattern));
      }
      if (verbs) {
        const std::optional<Effect> effect = parse_effect(row["complement"]);
        if (!effect) return bad_row(row, "cannot read the complement", row["complement"]);
        out.effect = *effect;
      }
      out.line = static_cast<std::uint32_t>(row.line());
      table.add(std::move(out));
      return {};
    });
  }

  Status offices(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name,
        {{"lemma", true}, {"forms", false}, {"relation", false}, {"kind", false}, {"note", false}},
        [&](const TsvRow& row) -> Status {
          TriggerRow out;
          out.words = words(row["lemma"], row["forms"]);
          if (!is_empty(row["relation"])) out.relation = std::string(row["relation"]);
          if (!is_empty(row["kind"])) out.kind = std::string(row["kind"]);
          out.line = static_cast<std::uint32_t>(row.line());
          lexicon_.offices.add(std::move(out));
          return {};
        });
  }

  Status type_heads(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name,
        {{"lemma", true}, {"forms", false}, {"type", false}, {"use", false}, {"note", false}},
        [&](const TsvRow& row) -> Status {
          TypeHeadRow out;
          out.words = words(row["lemma"], row["forms"]);
          if (!is_empty(row["type"])) out.type = std::string(row["type"]);
          for (const std::string_view use : parts(row["use"], ';')) {
            if (use == "anaphor") {
              out.anaphor = true;
            } else if (use == "transparent") {
              out.transparent = true;
            } else if (use == "vacuous") {
              out.vacuous = true;
            } else {
              return bad_row(row, "unknown use", use);
            }
          }
          lexicon_.type_heads.add(std::move(out));
          return {};
        });
  }

  Status topics(const LexiconFile& file) {
    return for_each_tsv_row(file.text, file.name,
                            {{"lemma", true}, {"forms", false}, {"type", false}, {"note", false}},
                            [&](const TsvRow& row) -> Status {
                              TypeHeadRow out;
                              out.words = words(row["lemma"], row["forms"]);
                              out.type = is_empty(row["type"]) ? "topic" : std::string(row["type"]);
                              lexicon_.type_heads.add(std::move(out));
                              return {};
                            });
  }

  Status groups(const LexiconFile& file) {
    return for_each_tsv_row(file.text, file.name,
                            {{"lemma", true}, {"type", false}, {"number", false}, {"note", false}},
                            [&](const TsvRow& row) -> Status {
                              GroupRow out;
                              for (const std::string_view word : parts(row["lemma"], ' ')) {
                                out.words.push_back(fold_text(word));
                              }
                              if (!is_empty(row["type"])) out.type = std::string(row["type"]);
                              const std::string_view number = row["number"];
                              if (!is_empty(number) && number != "n") {
                                if (number.size() != 1 || number[0] < '1' || number[0] > '9') {
                                  return bad_row(row, "the number must be 1 to 9 or n, not",
                                                 number);
                                }
                                out.number = static_cast<std::uint8_t>(number[0] - '0');
                              }
                              lexicon_.groups.push_back(std::move(out));
                              return {};
                            });
  }

  Status modality(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name,
        {{"lemma", true},
         {"forms", false},
         {"mood", true},
         {"certainty", false},
         {"scope", true},
         {"note", false}},
        [&](const TsvRow& row) -> Status {
          ModalityRow out;
          out.words = words(row["lemma"], row["forms"]);
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
          lexicon_.modality.add(std::move(out));
          return {};
        });
  }

  Status negation(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name, {{"lemma", true}, {"forms", false}, {"scope", true}, {"note", false}},
        [&](const TsvRow& row) -> Status {
          const std::optional<NegationScope> scope = by_name(kNegationScopes, row["scope"]);
          if (!scope) return bad_row(row, "unknown scope", row["scope"]);
          lexicon_.negation.add({words(row["lemma"], row["forms"]), *scope});
          return {};
        });
  }

  Status attribution(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name, {{"lemma", true}, {"forms", false}, {"kind", true}, {"note", false}},
        [&](const TsvRow& row) -> Status {
          const std::optional<AttributionKind> kind = by_name(kAttributionKinds, row["kind"]);
          if (!kind) return bad_row(row, "unknown kind", row["kind"]);
          lexicon_.attribution.add({words(row["lemma"], row["forms"]), *kind});
          return {};
        });
  }

  Status times(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name,
        {{"lemma", true}, {"forms", false}, {"kind", true}, {"value", false}, {"note", false}},
        [&](const TsvRow& row) -> Status {
          lexicon_.times.add({words(row["lemma"], row["forms"]), std::string(row["kind"]),
                              std::string(row["value"])});
          return {};
        });
  }

  Status units(const LexiconFile& file) {
    return for_each_tsv_row(
        file.text, file.name, {{"lemma", true}, {"forms", false}, {"unit", true}, {"note", false}},
        [&](const TsvRow& row) -> Status {
          lexicon_.units.add({words(row["lemma"], row["forms"]), std::string(row["unit"])});
          return {};
        });
  }

  Status endings(const LexiconFile& file) {
    return for_each_tsv_row(file.text, file.name,
                            {{"ending", true}, {"lemma_ending", false}, {"form", false}},
                            [&](const TsvRow& row) -> Status {
                              Lexicon::Ending out;
                              out.ending = std::string(row["ending"]);
                              if (!is_empty(row["lemma_ending"]))
                                out.lemma_ending = std::string(row["lemma_ending"]);
                              for (const std::string_view name : parts(row["form"], ';')) {
                                bool known = false;
                                for (const auto& form : kFormNames) {
                                  if (form.name != name) continue;
                                  out.flags = static_cast<std::uint16_t>(out.flags | form.flag);
                                  known = true;
                                }
                                if (!known) return bad_row(row, "unknown form", name);
                              }
                              lexicon_.endings_[out.ending].push_back(std::move(out));
                              return {};
                            });
  }

  Status function_words(const LexiconFile& file) {
    return for_each_tsv_row(file.text, file.name, {{"word", true}, {"tag", true}, {"note", false}},
                            [&](const TsvRow& row) -> Status {
                              lexicon_.function_words.try_emplace(fold_text(row["word"]),
                                                                  std::string(row["tag"]));
                              return {};
                            });
  }

  Lexicon& lexicon_;
};

Result<Lexicon> Lexicon::parse(Language language, std::span<const LexiconFile> files) {
  Lexicon lexicon;
  lexicon.language = language;
  LexiconReader reader(lexicon);
  for (const LexiconFile& file : files) LAZO_CHECK(reader.read(file));
  for (const auto& [word, tag] : lexicon.function_words) {
    if (const std::optional<LemmaId> id = lexicon.find(word)) lexicon.closed_.insert(*id);
  }
  return lexicon;
}

std::optional<LemmaId> Lexicon::find(std::string_view folded) const {
  const auto found = ids_.find(std::string(folded));
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::vector<LemmaGuess> Lexicon::lemmas(std::string_view form, std::string_view lemma) const {
  constexpr std::size_t kMost = 8;
  constexpr std::size_t kLongestEnding = 8;
  std::vector<LemmaGuess> out;
  const auto add = [&](LemmaGuess guess) {
    for (LemmaGuess& known : out) {
      if (known.lemma != guess.lemma) continue;
      known.flags = static_cast<std::uint16_t>(known.flags | guess.flags);
      return;
    }
    if (out.size() < kMost) out.push_back(guess);
  };
  if (!lemma.empty()) {
    if (const auto id = find(fold_text(lemma))) add({*id, 0});
  }
  const std::string folded = fold_text(form);
  if (const auto id = find(folded)) add({*id, 0});
  if (const auto found = irregular_.find(folded); found != irregular_.end()) {
    for (const LemmaGuess guess : found->second) add(guess);
  }
  for (std::size_t n = 1; n <= kLongestEnding && n + 1 < form.size(); ++n) {
    const auto found = endings_.find(std::string(form.substr(form.size() - n)));
    if (found == endings_.end()) continue;
    for (const Ending& ending : found->second) {
      const std::string stem(form.substr(0, form.size() - n));
      if (const auto id = find(fold_text(stem + ending.lemma_ending))) add({*id, ending.flags});
    }
  }
  return out;
}

const Lexicon& Lexicons::of(Language language) const {
  const auto index = static_cast<std::size_t>(language);
  return by_language[language == Language::kUnknown ? static_cast<std::size_t>(Language::kEnglish)
                                                    : index];
}

Result<Lexicons> Lexicons::embedded() {
  static constexpr std::string_view kTables[] = {
      "verbs.tsv",  "nouns.tsv",  "adjectives.tsv", "offices.tsv",       "type_heads.tsv",
      "topics.tsv", "groups.tsv", "modality.tsv",   "negation.tsv",      "attribution.tsv",
      "time.tsv",   "units.tsv",  "endings.tsv",    "function_words.tsv"};
  Lexicons lexicons;
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    std::vector<LexiconFile> files;
    for (const std::string_view table : kTables) {
      const std::string name = std::string(language_code(language)) + "/" + std::string(table);
      if (const std::string_view text = embedded::lexicon_data.find(name); !text.empty()) {
        files.push_back({table, text});
      }
    }
    LAZO_TRY(lexicons.by_language[static_cast<std::size_t>(language)],
             Lexicon::parse(language, files));
  }
  return lexicons;
}

}  // namespace lazo
