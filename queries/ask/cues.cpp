#include "queries/ask/cues.hpp"

#include <algorithm>
#include <array>

#include "graph/base/embedded.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/tsv.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace embedded {
extern const EmbeddedFiles question_data;
}  // namespace embedded
namespace ask {
namespace {

struct KindName {
  std::string_view name;
  CueKind kind;
};
constexpr std::array kKinds = std::to_array<KindName>({{"intent", CueKind::kIntent},
                                                       {"asker", CueKind::kAsker},
                                                       {"relation", CueKind::kRelation},
                                                       {"aux", CueKind::kAux},
                                                       {"skip", CueKind::kSkip},
                                                       {"by", CueKind::kBy},
                                                       {"object", CueKind::kObject},
                                                       {"and", CueKind::kAnd},
                                                       {"light", CueKind::kLight},
                                                       {"not", CueKind::kNot},
                                                       {"of", CueKind::kOf}});

CueStep step_of(std::string_view text) {
  using Kind = CueStep::Kind;
  if (text == "*") return {Kind::kGap, {}, false};
  if (text == "@") return {Kind::kName, {}, false};
  if (text == "^") return {Kind::kBegin, {}, false};
  if (text == "$") return {Kind::kEnd, {}, false};
  CueStep step;
  step.optional = text.front() == '?';
  if (step.optional) text.remove_prefix(1);
  for (const std::string_view word : split(text, '|')) step.words.push_back(fold_text(word));
  return step;
}

/// Matches the steps from `step` on against the units from `at` on; fills `units`, the words.
/// Exponential in gaps in theory; questions are short and rows have two gaps at most.
bool match(const std::vector<CueStep>& steps, std::size_t step, const std::vector<Unit>& units,
           std::size_t at, std::vector<std::size_t>& found) {
  using Kind = CueStep::Kind;
  if (step == steps.size()) return true;
  const CueStep& wanted = steps[step];
  switch (wanted.kind) {
    case Kind::kBegin:
      return at == 0 && match(steps, step + 1, units, at, found);
    case Kind::kEnd:
      return at == units.size() && match(steps, step + 1, units, at, found);
    case Kind::kGap:
      for (std::size_t next = at; next <= units.size(); ++next) {
        if (match(steps, step + 1, units, next, found)) return true;
      }
      return false;
    case Kind::kName:
      return at < units.size() && units[at].is_name() &&
             match(steps, step + 1, units, at + 1, found);
    case Kind::kWords:
      break;
  }
  const auto is_wanted = [&](const Unit& unit) {
    return !unit.is_name() &&
           std::any_of(wanted.words.begin(), wanted.words.end(), [&unit](const std::string& word) {
             return word == unit.folded || word == unit.lemma;
           });
  };
  if (at < units.size() && is_wanted(units[at])) {
    found.push_back(at);
    if (match(steps, step + 1, units, at + 1, found)) return true;
    found.pop_back();
  }
  return wanted.optional && match(steps, step + 1, units, at, found);
}

}  // namespace

bool CueRow::has(std::string_view folded) const {
  return std::any_of(steps.begin(), steps.end(), [folded](const CueStep& step) {
    return std::find(step.words.begin(), step.words.end(), folded) != step.words.end();
  });
}

Result<CueTable> CueTable::parse(Language language, std::string_view text, std::string_view file) {
  CueTable table;
  table.language_ = language;
  LAZO_CHECK(for_each_tsv_row(
      text, file, {{"kind"}, {"pattern"}, {"value"}}, [&table](const TsvRow& row) -> Status {
        const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&row](const KindName& entry) {
          return entry.name == row["kind"];
        });
        if (kind == kKinds.end()) {
          return Error{ErrorCode::kBadInput, "unknown kind " + quoted(row["kind"]), row.where(),
                       "queries/ask/lexicon/README.md lists the kinds"};
        }
        CueRow cue;
        cue.kind = kind->kind;
        if (row["value"] != "-") cue.value = row["value"];
        for (const std::string_view step : split_list(row["pattern"], ' ')) {
          cue.steps.push_back(step_of(step));
          if (cue.steps.back().kind == CueStep::Kind::kWords) ++cue.words;
        }
        if (cue.words == 0) {
          return Error{ErrorCode::kBadInput, "a pattern without a word", row.where(), {}};
        }
        table.rows_.push_back(std::move(cue));
        return {};
      }));
  return table;
}

Result<CueTable> CueTable::embedded(Language language) {
  const std::string file = "lexicon/" + std::string(language_code(language)) + ".tsv";
  return parse(language, embedded::question_data.find(file), file);
}

std::optional<CueMatch> CueTable::at(CueKind kind, const std::vector<Unit>& units,
                                     std::size_t at) const {
  std::optional<CueMatch> best;
  for (const CueRow& row : rows_) {
    if (row.kind != kind) continue;
    std::vector<std::size_t> found;
    if (!match(row.steps, 0, units, at, found) || found.empty()) continue;
    if (!best || found.size() > best->units.size()) best = CueMatch{&row, std::move(found)};
  }
  return best;
}

std::optional<CueMatch> CueTable::best(CueKind kind, const std::vector<Unit>& units) const {
  std::optional<CueMatch> best;
  for (std::size_t begin = 0; begin < units.size(); ++begin) {
    std::optional<CueMatch> match = at(kind, units, begin);
    if (match && (!best || match->units.size() > best->units.size())) best = std::move(match);
  }
  return best;
}

bool CueTable::is(CueKind kind, const std::vector<Unit>& units, std::size_t at) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const CueRow& row) {
    if (row.kind != kind || row.words != 1) return false;
    std::vector<std::size_t> found;
    return match(row.steps, 0, units, at, found) && !found.empty();
  });
}

bool CueTable::is_word(CueKind kind, std::string_view folded) const {
  return std::any_of(rows_.begin(), rows_.end(), [kind, folded](const CueRow& row) {
    return row.kind == kind && row.steps.size() == 1 &&
           std::find(row.steps.front().words.begin(), row.steps.front().words.end(), folded) !=
               row.steps.front().words.end();
  });
}

bool CueTable::is_grammar(std::string_view folded) const {
  return std::any_of(rows_.begin(), rows_.end(), [folded](const CueRow& row) {
    return row.kind != CueKind::kIntent && row.kind != CueKind::kRelation && row.has(folded);
  });
}

bool CueTable::knows(std::string_view folded) const {
  return std::any_of(rows_.begin(), rows_.end(),
                     [folded](const CueRow& row) { return row.has(folded); });
}

}  // namespace ask
}  // namespace lazo
