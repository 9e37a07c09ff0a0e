#include "language/word_rules.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>

#include "graph/base/embedded.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/tsv.hpp"

namespace lazo {

namespace embedded {
extern const EmbeddedFiles language_data;
}  // namespace embedded

namespace {

// In the order of WordKind.
constexpr std::array<std::string_view, 15> kKindNames = {
    "title",     "number",  "closing",        "contract",  "whole",
    "prefix",    "unit",    "elision",        "inversion", "enclitic",
    "no_clitic", "article", "article_ending", "starter",   "month"};
static_assert(kKindNames.size() == static_cast<std::size_t>(WordKind::kMonth) + 1);

WordRules load(Language language) {
  const std::string name = "data/" + std::string(language_code(language)) + "/words.tsv";
  Result<WordRules> rules = WordRules::parse(embedded::language_data.find(name), name);
  assert(rules.ok());  // the tables are compiled in, and tests read them
  return rules.ok() ? std::move(rules).value() : WordRules();
}

}  // namespace

Result<WordRules> WordRules::parse(std::string_view tsv, std::string_view where) {
  WordRules rules;
  LAZO_CHECK(for_each_tsv_row(
      tsv, where, {{"kind"}, {"form"}, {"value", false}}, [&](const TsvRow& row) -> Status {
        const auto* name = std::find(kKindNames.begin(), kKindNames.end(), row["kind"]);
        if (name == kKindNames.end()) {
          return Error{ErrorCode::kBadInput, "unknown kind " + quoted(row["kind"]), row.where(),
                       ""};
        }
        const auto kind = static_cast<WordKind>(name - kKindNames.begin());
        const std::string_view form = row["form"];
        if (form.size() > kMaxBytes) {
          return Error{ErrorCode::kBadInput, "word " + quoted(form) + " is too long", row.where(),
                       ""};
        }
        rules.kinds_[form] |= bit(kind);
        rules.rows_.emplace_back(kind, form);
        if (kind == WordKind::kContract) {
          rules.contractions_[form] = split_list(row["value"], ' ');
        }
        return {};
      }));
  return rules;
}

const std::vector<std::string_view>* WordRules::contraction(std::string_view word) const {
  const auto found = contractions_.find(word);
  return found == contractions_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> WordRules::words(WordKind kind) const {
  std::vector<std::string_view> found;
  for (const auto& [row_kind, form] : rows_) {
    if (row_kind == kind) found.push_back(form);
  }
  return found;
}

const WordRules& word_rules(Language language) {
  static const WordRules kNone;
  static const WordRules kEnglish = load(Language::kEnglish);
  static const WordRules kSpanish = load(Language::kSpanish);
  static const WordRules kFrench = load(Language::kFrench);
  switch (language) {
    case Language::kEnglish:
      return kEnglish;
    case Language::kSpanish:
      return kSpanish;
    case Language::kFrench:
      return kFrench;
    case Language::kUnknown:
      break;
  }
  return kNone;
}

}  // namespace lazo
