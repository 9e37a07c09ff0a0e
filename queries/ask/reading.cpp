#include "queries/ask/reading.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/base/date.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo::ask {
namespace {

constexpr std::size_t kMostParties = 4;

bool is_noun(const Unit& unit) {
  return !unit.is_name() && (unit.upos == Upos::kNoun || unit.upos == Upos::kPropn);
}

bool is_verb(const Unit& unit) {
  return !unit.is_name() && (unit.upos == Upos::kVerb || unit.upos == Upos::kAux);
}

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

void QuestionReading::find_asker() {
  for (std::size_t at = 0; at < units_.size(); ++at) {
    const std::optional<CueMatch> match = cues_.at(CueKind::kAsker, units_, at);
    if (!match || match->first() != at) continue;
    // "que" and "who" open a clause too: a question word stands in front, or behind a preposition.
    const bool leads =
        at == 0 || (at == 1 && !units_[0].is_name() && !is_verb(units_[0]) && !is_noun(units_[0]));
    const Word& word = analysis_.words[units_[at].first_word];
    if (!leads && word.morphology.pron_type != Morphology::PronType::kInt) continue;
    asker_ = Asker{asked_of_name(match->row->value).value_or(Asked::kThing),
                   at,
                   match->units.back() + 1,
                   false,
                   {}};
    find_asked_noun();
    return;
  }
}

void QuestionReading::find_asked_noun() {
  Asker& asker = *asker_;
  const bool takes_noun =
      asker.asked == Asked::kWhich || asker.asked == Asked::kThing || asker.asked == Asked::kCount;
  if (!takes_noun) return;
  std::size_t at = asker.end;
  while (at < units_.size() && (units_[at].upos == Upos::kAdj || units_[at].folded == "of" ||
                                units_[at].folded == "de" || units_[at].folded == "d'")) {
    ++at;
  }
  if (at >= units_.size() || units_[at].is_name()) return;
  std::vector<NodeType> types = types_of_noun(units_[at]);
  if (!is_noun(units_[at]) && types.empty()) return;
  if (types.empty() && asker.asked == Asked::kThing) return;  // "What trade does ...": no type
  asker.asked = asker.asked == Asked::kCount ? Asked::kCount : Asked::kWhich;
  asker.plural = units_[at].plural;
  asker.end = at + 1;
  asker.types = std::move(types);
  question_.types = asker.types;
  question_.type_words = units_[at].text;
}

std::vector<NodeType> QuestionReading::types_of_noun(const Unit& unit) const {
  NodeType named;
  for (const NodeTypeRow& row : ontology_.types()) {
    for (const bool plural : {false, true}) {
      const std::string label = fold_text(ontology_.label(row.id, question_.language, plural));
      if (label == unit.folded || label == unit.lemma) named = row.id;
    }
  }
  if (!named.valid()) {
    for (const LemmaGuess guess : lexicon_.lemmas(lower(unit.text), unit.lemma)) {
      for (const std::uint32_t number : lexicon_.type_heads.find(guess.lemma)) {
        const TypeHeadRow& row = lexicon_.type_heads.rows[number];
        if (row.words.size() == 1 && !named.valid()) named = ontology_.find_type(row.type);
      }
    }
  }
  std::vector<NodeType> types;
  if (!named.valid()) return types;
  for (const NodeTypeRow& row : ontology_.types()) {
    if (ontology_.is_a(row.id, named)) types.push_back(row.id);
  }
  return types;
}

bool QuestionReading::is_measure(const std::vector<NodeType>& types) const {
  const NodeType measure = ontology_.find_type("measure");
  return std::find(types.begin(), types.end(), measure) != types.end() && types.size() == 1;
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

void QuestionReading::find_unknown_names() {
  std::size_t behind = units_.size();  // the unit right behind the last unknown one
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const Unit& unit = units_[u];
    if (unit.is_name() || (asker_ && u >= asker_->first && u < asker_->end)) continue;
    const bool capital = lower(unit.text) != unit.text;
    const bool first =
        unit.first_word == 0 || (unit.first_word == 1 && analysis_.words[0].upos == Upos::kPunct);
    if (unit.upos != Upos::kPropn && !(capital && !first && is_noun(unit))) continue;
    if (first && cues_.knows(unit.folded)) continue;
    if (behind == u) {
      question_.unknown_names.back() += " " + unit.text;
    } else {
      question_.unknown_names.push_back(unit.text);
    }
    behind = u + 1;
  }
}

void QuestionReading::name_phrases(std::vector<bool>& used) {
  std::vector<Unit> units;
  std::vector<bool> still_used;
  for (std::size_t at = 0; at < units_.size();) {
    std::size_t end = at;
    std::size_t nouns = 0;
    while (end < units_.size() && !used[end] && !units_[end].is_name() &&
           (is_noun(units_[end]) || units_[end].upos == Upos::kAdj)) {
      nouns += is_noun(units_[end]) ? 1U : 0U;
      ++end;
    }
    if (nouns > 0 && end - at <= 4) {
      Unit phrase = units_[at];
      phrase.end_word = units_[end - 1].end_word;
      std::string lemmas = units_[at].lemma;
      for (std::size_t u = at + 1; u < end; ++u) {
        phrase.text += " " + units_[u].text;
        lemmas += " " + units_[u].lemma;
      }
      phrase.nodes = phrase_nodes(graph_, phrase.text, lemmas);
      if (phrase.nodes.empty() || !names_whole(phrase)) {
        if (Named parties = parties_of(phrase); !parties.empty()) phrase.nodes = std::move(parties);
      }
      if (phrase.is_name()) {
        phrase.folded = fold_text(phrase.text);
        units.push_back(std::move(phrase));
        still_used.push_back(false);
        at = end;
        continue;
      }
    }
    units.push_back(units_[at]);
    still_used.push_back(used[at]);
    ++at;
  }
  units_ = std::move(units);
  used = std::move(still_used);
}

bool QuestionReading::names_whole(const Unit& phrase) const {
  const std::string folded = normalize_name(phrase.text);
  return std::any_of(phrase.nodes.begin(), phrase.nodes.end(), [&](NodeIndex node) {
    const auto names = graph_.names_of(node);
    return std::any_of(names.begin(), names.end(),
                       [&](std::uint32_t name) { return graph_.name(name).folded == folded; });
  });
}

Named QuestionReading::parties_of(const Unit& phrase) const {
  if (phrase.first_word == 0) return {};
  const Word& before = analysis_.words[phrase.first_word - 1];
  if (before.upos != Upos::kDet || !before.morphology.definite) return {};
  const std::size_t blank = phrase.text.rfind(' ');
  const std::string word = blank == std::string::npos ? phrase.text : phrase.text.substr(blank + 1);
  Named parties;
  for (const LemmaGuess guess : lexicon_.lemmas(lower(word), {})) {
    for (const std::uint32_t number : lexicon_.nouns.find(guess.lemma)) {
      const TriggerRow& row = lexicon_.nouns.rows[number];
      const RelationId relation = ontology_.find_relation(row.relation);
      const bool mutual = std::any_of(row.patterns.begin(), row.patterns.end(),
                                      [](const Pattern& pattern) { return pattern.mutual; });
      if (row.words.size() != 1 || !relation.valid() || !mutual) continue;
      for (const EdgeIndex edge : graph_.edges()) {
        const EdgeView view = graph_.edge(edge);
        if (view.relation != relation || !view.has(ClaimStatus::kStated)) continue;
        for (const NodeIndex end : {view.source, view.target}) {
          if (std::find(parties.begin(), parties.end(), end) == parties.end()) {
            parties.push_back(end);
          }
        }
      }
    }
  }
  // With many of them "the alliance" says nothing of which.
  return parties.size() <= kMostParties ? parties : Named{};
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

bool QuestionReading::read_measures() {
  if (!asker_ || !asker_->is_end()) return false;
  bool found = is_measure(asker_->types);
  for (std::size_t u = 0; u < units_.size() && !found; ++u) {
    const bool asked_noun = u >= asker_->first && u < asker_->end;
    found = !asked_noun && is_noun(units_[u]) && asker_->asked == Asked::kActor &&
            is_measure(types_of_noun(units_[u]));
  }
  if (!found || name_count() == 0) return false;
  question_.intent = Intent::kMeasures;
  const std::vector<Trigger> triggers =
      TriggerReader(ontology_, lexicon_, cues_).find(units_, used_by_asker());
  if (triggers.empty()) {
    for (const Unit& unit : units_) {
      if (unit.is_name()) question_.patients.push_back(unit.nodes);
    }
    return true;
  }
  take_roles(assign_roles(context(), triggers.front(), asker_));
  question_.open = Side::kNeither;
  return true;
}

void QuestionReading::take_roles(const Roles& roles) {
  for (const std::size_t unit : roles.agents) question_.agents.push_back(units_[unit].nodes);
  for (const std::size_t unit : roles.patients) question_.patients.push_back(units_[unit].nodes);
  question_.open = roles.asked;
}

void QuestionReading::choose_senses(const std::vector<Trigger>& triggers, const Roles& roles) {
  const Trigger& best = triggers.front();
  std::vector<std::size_t> best_units = best.units;
  std::sort(best_units.begin(), best_units.end());
  const auto fit = [&roles](const TriggerSense& sense, bool open) {
    if (open) return 2;
    const std::vector<std::string>& wanted = sense.patient_prepositions;
    if (roles.patient_preposition.empty()) return wanted.empty() ? 2 : 1;
    if (wanted.empty()) return 1;
    const bool has =
        std::find(wanted.begin(), wanted.end(), roles.patient_preposition) != wanted.end();
    return has ? 2 : 0;
  };
  int most = 0;
  std::vector<std::pair<Sense, int>> senses;
  for (const Trigger& trigger : triggers) {
    std::vector<std::size_t> units = trigger.units;
    std::sort(units.begin(), units.end());
    if (units != best_units && (trigger.weight != best.weight || trigger.head() != best.head())) {
      continue;
    }
    for (const TriggerSense& sense : trigger.senses) {
      const int score = fit(sense, trigger.ends_are_open);
      most = std::max(most, score);
      senses.emplace_back(sense.sense, score);
    }
  }
  for (const auto& [sense, score] : senses) {
    // With the wrong preposition a relation may still be meant, if nothing fits better.
    if (score < most) continue;
    if (std::find(question_.senses.begin(), question_.senses.end(), sense) ==
        question_.senses.end()) {
      question_.senses.push_back(sense);
    }
  }
}

bool QuestionReading::read_place() {
  if (!asker_ || asker_->asked != Asked::kPlace) return false;
  const bool has_relation = !question_.senses.empty();
  const bool of_place =
      has_relation &&
      std::all_of(question_.senses.begin(), question_.senses.end(), [this](const Sense& sense) {
        return ontology_.relation(sense.relation).family() == Family::kPlacePart;
      });
  std::vector<NodeType> places;
  for (const NodeTypeRow& row : ontology_.types()) {
    if (row.name == "place" || row.name == "country" || row.name == "bloc") {
      places.push_back(row.id);
    }
  }
  if (has_relation && !of_place) {
    // "Where does X invest?": the relation to a place, if it takes one.
    if (!question_.patients.empty() || question_.agents.empty()) return false;
    question_.intent = Intent::kFind;
    question_.open = Side::kPatient;
    question_.types = places;
    return true;
  }
  if (question_.agents.empty()) question_.agents = std::move(question_.patients);
  question_.patients.clear();
  if (question_.agents.empty()) return false;
  question_.senses.clear();
  for (const RelationRow& row : ontology_.relations()) {
    const auto& families = row.families;
    if (std::find(families.begin(), families.end(), Family::kPlacePart) != families.end() &&
        row.name != "visits" && row.name != "narrower_than" && row.name != "subsidiary_of") {
      question_.senses.push_back({row.id, true});
    }
  }
  question_.intent = Intent::kFind;
  question_.open = Side::kPatient;
  question_.types = places;
  return true;
}

bool QuestionReading::read_relation() {
  std::vector<bool> used = used_by_asker();
  const TriggerReader reader(ontology_, lexicon_, cues_);
  std::vector<Trigger> triggers = reader.find(units_, used);
  if (!triggers.empty()) {
    // The words of the relation are no names; other nouns may be.
    for (const std::size_t unit : triggers.front().units) used[unit] = true;
  }
  name_phrases(used);
  const std::vector<bool> again = used_by_asker();
  triggers = reader.find(units_, again);
  const bool light = triggers.empty() || triggers.front().light;
  if (!light) {
    const Roles roles = assign_roles(context(), triggers.front(), asker_);
    choose_senses(triggers, roles);
    question_.relation_words = words_of(triggers.front().units);
    take_roles(roles);
  } else {
    for (const Unit& unit : units_) {
      if (unit.is_name()) question_.agents.push_back(unit.nodes);
    }
  }
  if (read_place()) return true;
  if (question_.agents.empty() && question_.patients.empty()) return false;
  if (light) return false;
  if (asker_ && asker_->asked == Asked::kManner &&
      (question_.agents.empty() || question_.patients.empty())) {
    question_.open = question_.agents.empty() ? Side::kAgent : Side::kPatient;
  }
  const bool open_is_taken = (question_.open == Side::kAgent && !question_.agents.empty()) ||
                             (question_.open == Side::kPatient && !question_.patients.empty());
  question_.intent =
      question_.open == Side::kNeither || open_is_taken ? Intent::kWhether : Intent::kFind;
  return true;
}

void QuestionReading::read_names_alone() {
  const bool circumstance =
      asker_ && (asker_->asked == Asked::kReason || asker_->asked == Asked::kTime ||
                 asker_->asked == Asked::kCount);
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
  const bool understood = read_measures() || read_intent() || read_relation();
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
