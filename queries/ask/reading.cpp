#include "queries/ask/reading.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/base/date.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::ask {
namespace {

/// How many names a question of this family needs.
std::size_t names_needed(Intent intent) {
  switch (intent) {
    case Intent::kPath:
    case Intent::kCommon:
      return 2;
    case Intent::kMeasures:
    case Intent::kChanges:
    case Intent::kUnread:
      return 0;
    default:
      return 1;
  }
}

/// The first "2025", "2025-09" or "2025-09-22" of a text, with its bytes.
std::pair<Day, Span> iso_date(std::string_view text) {
  const auto is_number = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_number(text[begin])) continue;
    std::size_t end = begin;
    while (end < text.size() && (is_number(text[end]) || text[end] == '-')) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    if (const Day day = parse_day(word); day.known()) {
      return {day, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
    }
    begin = end;
  }
  return {};
}

}  // namespace

QuestionReading::QuestionReading(const Snapshot& graph, const Ontology& ontology,
                                 const Lexicon& lexicon, const CueTable& cues,
                                 const Analysis& analysis, const std::vector<FoundName>& names,
                                 Question question)
    : graph_(graph),
      ontology_(ontology),
      lexicon_(lexicon),
      cues_(cues),
      analysis_(analysis),
      question_(std::move(question)) {
  make_units(names);
  skip_words();
}

void QuestionReading::make_units(const std::vector<FoundName>& names) {
  std::size_t next = 0;
  const auto count = static_cast<std::uint32_t>(analysis_.words.size());
  for (std::uint32_t word = 0; word < count;) {
    while (next < names.size() && names[next].span.end <= analysis_.span(word).begin) ++next;
    Unit unit;
    unit.first_word = word;
    unit.end_word = word + 1;
    if (next < names.size() && analysis_.span(word).begin >= names[next].span.begin) {
      while (unit.end_word < count && analysis_.span(unit.end_word).begin < names[next].span.end) {
        ++unit.end_word;
      }
      unit.nodes = names[next].nodes;
      unit.upos = Upos::kPropn;
    } else {
      unit.upos = analysis_.words[word].upos;
      unit.lemma = fold_text(analysis_.lemma(word));
      unit.plural = analysis_.words[word].morphology.number == Morphology::Number::kPlur;
    }
    for (std::uint32_t w = word; w < unit.end_word; ++w) {
      if (w > word && analysis_.span(w).begin > analysis_.span(w - 1).end) unit.text += ' ';
      unit.text += analysis_.form(w);
    }
    unit.folded = fold_text(unit.text);
    word = unit.end_word;
    const bool punctuation = unit.upos == Upos::kPunct ||
                             std::none_of(unit.folded.begin(), unit.folded.end(), [](char c) {
                               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                      c == '&' || static_cast<unsigned char>(c) >= 0x80;
                             });
    if (!punctuation || unit.is_name()) units_.push_back(std::move(unit));
  }
}

void QuestionReading::skip_words() {
  std::vector<Unit> kept;
  for (std::size_t at = 0; at < units_.size(); ++at) {
    if (at > 0 && cues_.is(CueKind::kNot, units_, at)) {
      question_.negated = true;
    } else if (!(at == 0 && cues_.is_word(CueKind::kNot, units_[at].folded))) {
      kept.push_back(std::move(units_[at]));
    }
  }
  units_ = std::move(kept);
  drop_skipped();
  drop_skipped();  // "according to the documents", once the article is gone
}

void QuestionReading::drop_skipped() {
  std::vector<Unit> kept;
  for (std::size_t at = 0; at < units_.size();) {
    const std::optional<CueMatch> skip = cues_.at(CueKind::kSkip, units_, at);
    const bool joined =
        skip && skip->first() == at && skip->units.back() - skip->first() + 1 == skip->units.size();
    if (joined) {
      at = skip->units.back() + 1;
    } else {
      kept.push_back(std::move(units_[at++]));
    }
  }
  units_ = std::move(kept);
}

void QuestionReading::find_dates() {
  constexpr std::array<std::string_view, 6> kSince = {"since",  "after", "desde",
                                                      "depuis", "tras",  "despues"};
  constexpr std::array<std::string_view, 6> kUntil = {"until", "before", "hasta",
                                                      "avant", "antes",  "jusqu'"};
  Day day;
  Span span;
  if (const auto found = find_date(analysis_.text, 0, question_.language)) {
    day = parse_day(found->date.text());
    span = {static_cast<std::uint32_t>(found->begin), static_cast<std::uint32_t>(found->end)};
  }
  if (!day.known()) std::tie(day, span) = iso_date(analysis_.text);
  if (!day.known()) return;
  const auto in_date = [&](const Unit& unit) {
    const Span at = analysis_.span(unit.first_word);
    return !unit.is_name() && at.begin >= span.begin && at.end <= span.end;
  };
  bool since = false;
  bool until = false;
  for (const Unit& unit : units_) {
    if (in_date(unit)) break;
    since = since || std::find(kSince.begin(), kSince.end(), unit.folded) != kSince.end();
    until = until || std::find(kUntil.begin(), kUntil.end(), unit.folded) != kUntil.end();
  }
  if (since || !until) question_.since = day;
  if (until || !since) question_.until = day;
  std::erase_if(units_, in_date);
}

std::vector<bool> QuestionReading::used_by_asker() const {
  std::vector<bool> used(units_.size(), false);
  if (asker_) {
    for (std::size_t u = asker_->first; u < asker_->end; ++u) used[u] = true;
  }
  return used;
}

std::size_t QuestionReading::name_count() const {
  return static_cast<std::size_t>(
      std::count_if(units_.begin(), units_.end(), [](const Unit& unit) { return unit.is_name(); }));
}

std::string QuestionReading::words_of(const std::vector<std::size_t>& units) const {
  std::vector<std::size_t> sorted = units;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string> words;
  for (const std::size_t unit : sorted) words.push_back(units_[unit].text);
  return join(words, " ");
}

bool QuestionReading::is_statement() const {
  return !asker_ && std::any_of(units_.begin(), units_.end(), is_verb);
}

bool QuestionReading::read_intent() {
  const std::optional<CueMatch> match = cues_.best(CueKind::kIntent, units_);
  if (!match) return false;
  const std::optional<Intent> intent = intent_of_name(match->row->value);
  if (!intent) return false;
  const bool anchored = match->row->steps.front().kind == CueStep::Kind::kBegin;
  const bool circumstance =
      asker_ && (asker_->asked == Asked::kReason || asker_->asked == Asked::kTime);
  // "Is Canada an ally of Mexico?" asks whether it is so, not for a list of allies.
  const bool lists = *intent != Intent::kPath && *intent != Intent::kTies &&
                     *intent != Intent::kCommon && *intent != Intent::kChanges;
  if (lists && !anchored && (circumstance || is_statement())) return false;
  if (*intent == Intent::kTies && circumstance) return false;
  std::vector<bool> used = used_by_asker();
  for (const std::size_t unit : match->units) used[unit] = true;
  if (name_count() < names_needed(*intent)) {
    std::vector<Unit> before = units_;
    name_phrases(used);
    if (name_count() < names_needed(*intent)) {
      units_ = std::move(before);
      return false;
    }
  }
  question_.intent = *intent;
  for (const Unit& unit : units_) {
    if (unit.is_name()) question_.agents.push_back(unit.nodes);
  }
  return true;
}

void QuestionReading::read_names_alone() {
  const bool circumstance =
      asker_ && (asker_->asked == Asked::kReason || asker_->asked == Asked::kTime ||
                 asker_->asked == Asked::kCount || question_.asked >= Asked::kAmount);
  explain_failure();
  const bool unread = !question_.unread_words.empty();
  question_.unread_words.clear();
  const std::size_t names = question_.agents.size();
  // Names and no more: a word that was not understood must not be dropped from the question.
  if (circumstance || unread || is_statement() || names == 0) return;
  question_.intent = names == 1 ? (asker_ ? Intent::kTies : Intent::kAbout) : Intent::kTies;
}

void QuestionReading::explain_failure() {
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const bool asked = asker_ && u >= asker_->first && u < asker_->end;
    if (asked || units_[u].is_name()) continue;
    if (is_verb(units_[u]) || is_noun(units_[u]) || units_[u].upos == Upos::kAdj) {
      const bool light = cues_.is_word(CueKind::kLight, units_[u].lemma) ||
                         cues_.is_word(CueKind::kAux, units_[u].folded);
      if (!light) question_.unread_words.push_back(units_[u].text);
    }
  }
}

Question QuestionReading::read() {
  find_dates();
  find_asker();
  if (asker_) question_.asked = asker_->asked;
  // "Doesn't Canada defend it?" asks whether it does; "why doesn't it" takes that it does not.
  if (!asker_) question_.negated = false;
  find_measured();
  const bool understood = read_amount() || read_measures() || read_intent() || read_relation();
  if (!understood) {
    if (question_.agents.empty()) {
      for (const Unit& unit : units_) {
        if (unit.is_name()) question_.agents.push_back(unit.nodes);
      }
    }
    read_names_alone();
  }
  if (question_.intent == Intent::kChanges) question_.until = {};
  find_unknown_names();
  if (question_.intent == Intent::kUnread) explain_failure();
  return std::move(question_);
}

}  // namespace lazo::ask
