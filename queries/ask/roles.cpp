#include "queries/ask/roles.hpp"

#include <algorithm>

namespace lazo::ask {
namespace {

/// Names that stand together ("Mexico and Canada", "between Mexico and Canada").
struct Group {
  std::vector<std::size_t> units;
  std::string preposition;
  bool possessive = false;  ///< "Canada's"
  bool before = false;      ///< in front of the trigger
  [[nodiscard]] std::size_t first() const { return units.front(); }
};

class RoleFinder {
 public:
  RoleFinder(const RoleContext& context, const Trigger& trigger, const std::optional<Asker>& asker)
      : c_(context), trigger_(trigger), asker_(asker) {
    trigger_first_ = first_telling_word();
    passive_ = !trigger.noun && is_passive();
    gather();
    if (asker_ && asker_->is_end()) {
      asked_preposition_ = preposition_before(c_, asker_->first);
      if (asked_preposition_.empty()) asked_preposition_ = stranded_preposition();
    }
  }

  Roles run() {
    if (trigger_.noun) {
      noun();
    } else if (passive_) {
      passive();
    } else {
      active();
    }
    settle_asked();
    return std::move(roles_);
  }

 private:
  [[nodiscard]] bool is(CueKind kind, std::size_t unit) const {
    return c_.cues.is(kind, c_.units, unit);
  }
  [[nodiscard]] bool is_preposition(std::size_t unit) const {
    if (c_.units[unit].is_name()) return false;
    if (c_.units[unit].upos == Upos::kAdp) return true;
    const auto found = c_.lexicon.function_words.find(c_.units[unit].folded);
    return found != c_.lexicon.function_words.end() && found->second.starts_with("adp");
  }
  [[nodiscard]] const Morphology& morphology(std::size_t unit) const {
    return c_.analysis.words[c_.units[unit].first_word].morphology;
  }

  /// Where the relation begins: in "Is Mexico a member of X", at "member".
  [[nodiscard]] std::size_t first_telling_word() const {
    std::size_t first = c_.units.size();
    for (const std::size_t unit : trigger_.units) {
      const bool helps = is(CueKind::kAux, unit) || is(CueKind::kLight, unit);
      if (!helps) first = std::min(first, unit);
    }
    return first < c_.units.size()
               ? first
               : *std::min_element(trigger_.units.begin(), trigger_.units.end());
  }

  /// A participle with a form of "be" before it.
  [[nodiscard]] bool is_passive() const {
    const std::uint32_t head = c_.units[trigger_.head()].first_word;
    for (std::uint32_t w = 0; w < c_.analysis.words.size(); ++w) {
      const Word& word = c_.analysis.words[w];
      if (word.head == head &&
          (word.deprel == Deprel::kAuxPass || word.deprel == Deprel::kNsubjPass)) {
        return true;
      }
    }
    // Without a tree that says so: a participle, and an agent behind it.
    if (morphology(trigger_.head()).verb_form != Morphology::VerbForm::kPart) return false;
    for (std::size_t u = 0; u < c_.units.size(); ++u) {
      if (u != trigger_.head() && is(CueKind::kBy, u) &&
          (u > trigger_.head() || (asker_ && u + 1 == asker_->first))) {
        return true;
      }
    }
    return false;
  }

  void gather() {
    for (std::size_t u = 0; u < c_.units.size(); ++u) {
      if (!c_.units[u].is_name()) continue;
      const bool joined = u >= 2 && !groups_.empty() && groups_.back().units.back() == u - 2 &&
                          is(CueKind::kAnd, u - 1);
      const bool listed =
          u >= 1 && !groups_.empty() && groups_.back().units.back() == u - 1 && has_comma_before(u);
      if ((joined || listed) && (groups_.back().first() < trigger_first_) == (u < trigger_first_)) {
        groups_.back().units.push_back(u);
        continue;
      }
      Group group;
      group.units = {u};
      group.preposition = preposition_before(c_, u);
      group.before = u < trigger_first_;
      group.possessive = u + 1 < c_.units.size() && c_.units[u + 1].lemma == "'s" &&
                         c_.units[u + 1].upos == Upos::kPart;
      groups_.push_back(std::move(group));
    }
  }

  [[nodiscard]] bool has_comma_before(std::size_t unit) const {
    const std::uint32_t word = c_.units[unit].first_word;
    return word > 0 && c_.analysis.form(word - 1) == ",";
  }

  /// "Who does Canada trade *with*?"
  [[nodiscard]] std::string stranded_preposition() const {
    if (c_.units.empty() || c_.cues.language() != Language::kEnglish) return {};
    for (std::size_t u = trigger_first_; u < c_.units.size(); ++u) {
      const bool last = u + 1 == c_.units.size();
      if (is_preposition(u) && (last || !is_argument(u + 1))) return c_.units[u].folded;
    }
    return {};
  }
  [[nodiscard]] bool is_argument(std::size_t unit) const {
    const Upos upos = c_.units[unit].upos;
    return c_.units[unit].is_name() || upos == Upos::kNoun || upos == Upos::kPropn ||
           upos == Upos::kAdj || upos == Upos::kNum || upos == Upos::kPron;
  }

  void agent(const Group& group) {
    roles_.agents.insert(roles_.agents.end(), group.units.begin(), group.units.end());
  }
  void patient(const Group& group) {
    roles_.patients.insert(roles_.patients.end(), group.units.begin(), group.units.end());
    if (roles_.patient_preposition.empty()) roles_.patient_preposition = group.preposition;
  }
  [[nodiscard]] bool is_by(const std::string& preposition) const {
    return !preposition.empty() && c_.cues.is_word(CueKind::kBy, preposition);
  }
  [[nodiscard]] bool is_object_mark(const std::string& preposition) const {
    return !preposition.empty() && c_.cues.is_word(CueKind::kObject, preposition);
  }

  /// "Who is the president of X", "Is X a member of Y", "Canada's support for Mexico".
  void noun() {
    bool holder = false;
    for (const Group& group : groups_) {
      if (group.preposition.empty() && !group.possessive && !holder) {
        agent(group);
        holder = true;
      } else {
        patient(group);
      }
    }
    if (roles_.agents.empty() && roles_.patients.size() > 1 && !asks_for_end()) {
      // "the support of Canada for Mexico": whose it is comes first.
      roles_.agents.push_back(roles_.patients.front());
      roles_.patients.erase(roles_.patients.begin());
    }
  }

  void passive() {
    for (const Group& group : groups_) {
      if (is_by(group.preposition)) {
        agent(group);
      } else {
        patient(group);
      }
    }
    // "Mexico is allied with Canada": a tie that reads both ways has no agent.
    const bool mutual = std::any_of(trigger_.senses.begin(), trigger_.senses.end(),
                                    [](const TriggerSense& sense) { return sense.mutual; });
    if (mutual && roles_.agents.empty() && roles_.patients.size() > 1) {
      roles_.agents.push_back(roles_.patients.front());
      roles_.patients.erase(roles_.patients.begin());
    }
    if (is_by(asked_preposition_)) roles_.asked = Side::kAgent;
    if (asks_for_end() && roles_.asked == Side::kNeither && !roles_.agents.empty()) {
      roles_.asked = Side::kPatient;
    }
  }

  void active() {
    const bool english = c_.cues.language() == Language::kEnglish;
    bool subject_seen = false;
    for (const Group& group : groups_) {
      if (!group.before) continue;
      if (group.preposition.empty() && !subject_seen) {
        agent(group);
        subject_seen = true;
      } else {
        patient(group);
      }
    }
    const bool asked_is_oblique = !asked_preposition_.empty();
    for (const Group& group : groups_) {
      if (group.before) continue;
      if (!group.preposition.empty()) {
        patient(group);
        continue;
      }
      const bool subject = !english && !subject_seen && follows_as_subject(group, asked_is_oblique);
      if (subject) {
        agent(group);
        subject_seen = true;
      } else {
        patient(group);
      }
    }
    if (asks_for_end() && asked_is_oblique) {
      roles_.asked = Side::kPatient;
      if (roles_.patient_preposition.empty() && !is_object_mark(asked_preposition_)) {
        roles_.patient_preposition = asked_preposition_;
      }
    }
  }

  /// In Spanish and French: is a bare name behind the verb its subject?
  [[nodiscard]] bool follows_as_subject(const Group& group, bool asked_is_oblique) const {
    if (reflexive()) return false;  // "se revisará el T-MEC": it is what is reviewed
    if (!asks_for_end() || asked_is_oblique) {
      // "¿Por qué abandonó Canadá el T-MEC?": the first bare name, unless it cannot act.
      return may_act(group) || groups_.size() > 1;
    }
    // A personal object elsewhere leaves this name as the subject only if nothing is asked for.
    for (const Group& other : groups_) {
      if (is_object_mark(other.preposition)) return false;
    }
    switch (asker_->asked) {
      case Asked::kActor:
        return false;
      case Asked::kThing:
        return may_act(group);
      default:
        break;
    }
    const Morphology::Number number = verb_number();
    const bool name_plural = is_plural(group);
    if (number != Morphology::Number::kNone && asker_->plural != name_plural) {
      return (number == Morphology::Number::kPlur) == name_plural;
    }
    // "Quels secteurs protègent les États-Unis ?": a sector could, but a country is who acts.
    const bool fits = asked_types_fit_source() && (asked_may_act() || !may_act(group));
    return c_.cues.language() == Language::kSpanish ? may_act(group) && !fits : !fits;
  }

  [[nodiscard]] bool asked_may_act() const {
    const NodeType actor = c_.ontology.find_type("actor");
    return asker_->types.empty() ||
           std::any_of(asker_->types.begin(), asker_->types.end(),
                       [&](NodeType type) { return c_.ontology.is_a(type, actor); });
  }

  /// Several names, or one that takes a plural article ("les États-Unis").
  [[nodiscard]] bool is_plural(const Group& group) const {
    const std::uint32_t word = c_.units[group.first()].first_word;
    return group.units.size() > 1 ||
           (word > 0 && c_.analysis.words[word - 1].upos == Upos::kDet &&
            c_.analysis.words[word - 1].morphology.number == Morphology::Number::kPlur);
  }

  /// Number of the finite verb: of the trigger, or of its auxiliary.
  [[nodiscard]] Morphology::Number verb_number() const {
    const std::uint32_t head = c_.units[trigger_.head()].first_word;
    if (morphology(trigger_.head()).verb_form == Morphology::VerbForm::kFin) {
      return morphology(trigger_.head()).number;
    }
    for (const Word& word : c_.analysis.words) {
      if (word.head == head && word.upos == Upos::kAux) return word.morphology.number;
    }
    return morphology(trigger_.head()).number;
  }

  [[nodiscard]] bool reflexive() const {
    const std::size_t head = trigger_.head();
    return head > 0 && (c_.units[head - 1].folded == "se" || c_.units[head - 1].folded == "s'");
  }

  /// True if a source of the relation may be of the type that is asked for.
  [[nodiscard]] bool asked_types_fit_source() const {
    if (asker_->types.empty()) return true;
    for (const TriggerSense& sense : trigger_.senses) {
      for (const NodeType type : asker_->types) {
        const bool fits = sense.sense.agent_is_source
                              ? c_.ontology.accepts(sense.sense.relation, type, NodeType{})
                              : c_.ontology.accepts(sense.sense.relation, NodeType{}, type);
        if (fits) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool may_act(const Group& group) const {
    const NodeType actor = c_.ontology.find_type("actor");
    for (const std::size_t unit : group.units) {
      for (const NodeIndex node : c_.units[unit].nodes) {
        const NodeType type = c_.graph.node(node).type;
        if (c_.ontology.has(type) && c_.ontology.is_a(type, actor)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool asks_for_end() const { return asker_ && asker_->is_end(); }

  /// What is asked for is the side that no name takes; with none named, who acts and what is done.
  void settle_asked() {
    if (!asks_for_end() || roles_.asked != Side::kNeither) return;
    if (roles_.agents.empty() && roles_.patients.empty()) {
      roles_.asked = asker_->asked == Asked::kActor ? Side::kAgent : Side::kPatient;
    } else if (roles_.agents.empty()) {
      roles_.asked = Side::kAgent;
    } else {
      roles_.asked = Side::kPatient;
    }
  }

  const RoleContext& c_;
  const Trigger& trigger_;
  const std::optional<Asker>& asker_;
  std::size_t trigger_first_ = 0;
  bool passive_ = false;
  std::vector<Group> groups_;
  std::string asked_preposition_;
  Roles roles_;
};

}  // namespace

std::string preposition_before(const RoleContext& context, std::size_t unit) {
  if (unit == 0) return {};
  const Unit& before = context.units[unit - 1];
  if (before.is_name()) return {};
  const auto found = context.lexicon.function_words.find(before.folded);
  const bool listed =
      found != context.lexicon.function_words.end() && found->second.starts_with("adp");
  if (before.upos != Upos::kAdp && !listed) return {};
  return before.folded;
}

Roles assign_roles(const RoleContext& context, const Trigger& trigger,
                   const std::optional<Asker>& asker) {
  return RoleFinder(context, trigger, asker).run();
}

}  // namespace lazo::ask
