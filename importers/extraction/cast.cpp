#include "importers/extraction/cast.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/extraction/name_candidates.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

class CastFinder {
 public:
  CastFinder(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types)
      : reading_(reading), vocabulary_(vocabulary), types_(types) {}

  Cast find(const std::vector<KnownName>& known) {
    const NameCandidates found = find_name_candidates(reading_, vocabulary_, known, types_);
    const std::vector<NameCandidate>& candidates = found.kept;
    cast_.at_word.assign(reading_.analysis.words.size(), Cast::kNone);
    gather_acronyms(candidates);
    // Long names first, so that "Trump" finds "Donald Trump" wherever the long one stands.
    std::vector<std::uint32_t> order(candidates.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const bool known_a = candidates[a].node != Member::kNoNode;
      const bool known_b = candidates[b].node != Member::kNoNode;
      if (known_a != known_b) return known_a;
      return candidates[a].end - candidates[a].first > candidates[b].end - candidates[b].first;
    });
    std::vector<std::uint32_t> member_of(candidates.size());
    for (const std::uint32_t i : order) member_of[i] = member_for(candidates[i]);
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      add_mention(candidates[i], member_of[i]);
      add_nested(candidates[i], i, found.all);
    }
    return std::move(cast_);
  }

 private:
  const Analysis& analysis() const { return reading_.analysis; }

  /// The country in the name of its government, the agreement in the name of its review: the
  /// vocabulary says which, the words of the mention say that it is named here.
  void add_nested(const NameCandidate& outer, std::uint32_t mention,
                  const std::vector<NameCandidate>& candidates) {
    if (outer.branch_of != Member::kNoNode) {
      for (const std::uint32_t inner : {outer.branch_of, outer.branch_place}) {
        cast_.nested.push_back(
            {mention, member_of_node(inner, outer), cast_.mentions[mention].span});
      }
      return;
    }
    if (outer.node != Member::kNoNode) {
      if (vocabulary_.subtype(outer.node) != "government" &&
          vocabulary_.type(outer.node) != types_.event) {
        return;
      }
      const std::string name = " " + normalized(outer) + " ";
      for (const BackgroundTie& tie : vocabulary_.known_node(outer.node).background) {
        const std::optional<std::uint32_t> inner = vocabulary_.find(tie.target);
        if (!inner || !is_named_inside(name, *inner)) continue;
        cast_.nested.push_back(
            {mention, member_of_node(*inner, outer), cast_.mentions[mention].span});
        return;
      }
      return;
    }
    static constexpr std::string_view kHeads[] = {"government", "gobierno", "gouvernement"};
    if (std::find(std::begin(kHeads), std::end(kHeads), reading_.folded(outer.first)) ==
        std::end(kHeads)) {
      return;
    }
    for (const NameCandidate& inner : candidates) {
      if (inner.node == Member::kNoNode || inner.first <= outer.first || inner.end > outer.end)
        continue;
      const NodeType type = vocabulary_.type(inner.node);
      if (type != types_.country && type != types_.place && type != types_.bloc) continue;
      cast_.nested.push_back(
          {mention, member_for(inner), reading_.span_of(inner.first, inner.end - 1)});
      return;
    }
  }

  bool is_named_inside(const std::string& name, std::uint32_t node) const {
    const auto names = vocabulary_.names_of(node);
    return std::any_of(names.begin(), names.end(), [&](const VocabularyName& inner) {
      return !inner.adjective && inner.text.size() > 2 &&
             name.find(" " + normalize_name(inner.text) + " ") != std::string::npos;
    });
  }

  /// The node that the vocabulary names so. O(names): asked for shared heads only.
  std::uint32_t node_named(const std::string& name) const {
    for (const VocabularyName& known : vocabulary_.names()) {
      if (!known.adjective && normalize_name(known.text) == name) return known.node;
    }
    return Member::kNoNode;
  }

  std::string normalized(const NameCandidate& candidate) const {
    return normalize_name(reading_.span_of(candidate.first, candidate.end - 1).in(analysis().text));
  }

  /// "Long Name (ABC)": both are one. The definition of the text beats the vocabulary.
  void gather_acronyms(const std::vector<NameCandidate>& candidates) {
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
      const NameCandidate& name = candidates[i];
      const NameCandidate& acronym = candidates[i + 1];
      if (acronym.first != name.end + 1 || acronym.end != acronym.first + 1) continue;
      if (analysis().form(name.end) != "(") continue;
      if (acronym.end >= analysis().words.size() || analysis().form(acronym.end) != ")") continue;
      if (acronym_fits(name, acronym)) defined_[normalized(acronym)] = normalized(name);
    }
  }

  bool acronym_fits(const NameCandidate& name, const NameCandidate& acronym) const {
    if (name.node != Member::kNoNode && name.node == acronym.node) return true;
    const std::string_view form = analysis().form(acronym.first);
    const std::string_view first = analysis().form(name.first);
    if (!begins_upper(form) || name.end - name.first < 2) return false;
    std::string initials;
    for (std::uint32_t w = name.first; w < name.end; ++w) {
      if (begins_upper(analysis().form(w))) initials += reading_.folded(w)[0];
    }
    const std::string folded = fold_text(form);
    if (fold_text(first.substr(0, 1)) == folded.substr(0, 1)) return true;
    return initials.find(folded[0]) != std::string::npos && name.node == Member::kNoNode;
  }

  std::uint32_t member_for(const NameCandidate& candidate) {
    if (!candidate.shared_head.empty()) return member_of_list(candidate);
    if (candidate.branch_of != Member::kNoNode) return member_of_branch(candidate);
    std::string name = normalized(candidate);
    if (const auto found = defined_.find(name); found != defined_.end()) {
      if (const auto member = by_name_.find(found->second); member != by_name_.end()) {
        note_name(member->second, name);
        return member->second;
      }
    }
    if (candidate.node != Member::kNoNode) {
      const auto [entry, fresh] = by_node_.try_emplace(candidate.node, next_member());
      if (fresh) add_known(candidate);
      if (!candidate.adjective) note_name(entry->second, name);
      if (!candidate.common) cast_.members[entry->second].common = false;
      return entry->second;
    }
    if (const auto found = by_name_.find(name); found != by_name_.end()) {
      vote(found->second, candidate);
      return found->second;
    }
    const NodeType type = type_of_name(reading_, candidate.first, candidate.end,
                                       candidate.typed ? &candidate.type : nullptr, types_);
    if (const std::uint32_t longer = longer_name(name, type); longer != Cast::kNone) {
      note_name(longer, name);
      return longer;
    }
    const std::uint32_t number = add_named(
        type, std::string(reading_.span_of(candidate.first, candidate.end - 1).in(analysis().text)),
        candidate.first);
    note_name(number, name);
    return number;
  }

  /// A member of its own for a name that the vocabulary lacks; its number.
  std::uint32_t add_named(NodeType type, std::string name, std::uint32_t first_word) {
    const std::uint32_t number = next_member();
    Member member;
    member.level = Level::kNamed;
    member.type = type;
    member.name = std::move(name);
    member.first_word = first_word;
    cast_.members.push_back(std::move(member));
    return number;
  }

  /// A body whose head noun stands further in front.
  std::uint32_t member_of_list(const NameCandidate& candidate) {
    const std::string_view own =
        reading_.span_of(candidate.first, candidate.end - 1).in(analysis().text);
    const std::string full = candidate.shared_head + " " + std::string(own);
    const std::string name = normalize_name(full);
    if (const auto found = by_name_.find(name); found != by_name_.end()) return found->second;
    NameCandidate known = candidate;
    known.node = node_named(name);
    std::uint32_t number = next_member();
    if (known.node != Member::kNoNode) {
      const auto [entry, fresh] = by_node_.try_emplace(known.node, number);
      if (fresh) add_known(known);
      number = entry->second;
    } else {
      number = add_named(types_.organization, full, candidate.first);
    }
    note_name(number, name);
    return number;
  }

  /// One branch however it is written: the national body as it is known, and the place.
  std::uint32_t member_of_branch(const NameCandidate& candidate) {
    const std::string full = std::string(vocabulary_.name(candidate.branch_of)) + " " +
                             std::string(vocabulary_.name(candidate.branch_place));
    const std::string name = normalize_name(full);
    std::uint32_t number = 0;
    if (const auto found = by_name_.find(name); found != by_name_.end()) {
      number = found->second;
    } else {
      number = add_named(types_.organization, full, candidate.first);
      note_name(number, name);
    }
    note_name(number, normalized(candidate));
    return number;
  }

  /// The member of a node of the vocabulary, made if no name of it stood before.
  std::uint32_t member_of_node(std::uint32_t node, const NameCandidate& where) {
    NameCandidate known = where;
    known.node = node;
    const auto [entry, fresh] = by_node_.try_emplace(node, next_member());
    if (fresh) add_known(known);
    return entry->second;
  }

  std::uint32_t next_member() const { return static_cast<std::uint32_t>(cast_.members.size()); }

  void add_known(const NameCandidate& candidate) {
    Member member;
    member.level = Level::kKnown;
    member.node = candidate.node;
    member.type = vocabulary_.type(candidate.node);
    member.name = std::string(vocabulary_.name(candidate.node));
    member.common = candidate.common;
    member.first_word = candidate.first;
    cast_.members.push_back(std::move(member));
  }

  void note_name(std::uint32_t member, const std::string& name) {
    if (by_name_.try_emplace(name, member).second) cast_.members[member].names.push_back(name);
  }

  void vote(std::uint32_t member, const NameCandidate& candidate) {
    Member& found = cast_.members[member];
    if (found.level != Level::kNamed || found.type != types_.unknown) return;
    found.type = type_of_name(reading_, candidate.first, candidate.end,
                              candidate.typed ? &candidate.type : nullptr, types_);
  }

  /// The one longer name that a short one is part of: a surname of a person, the head of the name
  /// of an organisation. Nothing if two fit.
  std::uint32_t longer_name(const std::string& name, NodeType type) const {
    std::uint32_t found = Cast::kNone;
    for (std::uint32_t m = 0; m < cast_.members.size(); ++m) {
      const Member& member = cast_.members[m];
      if (member.type == types_.organization && names_field(member, name)) return m;
      const bool person = member.type == types_.person;
      const bool organization = member.type == types_.organization && member.level == Level::kNamed;
      if (!person && !organization) continue;
      if (type != types_.unknown && type != member.type) continue;
      const bool fits =
          std::any_of(member.names.begin(), member.names.end(), [&](const std::string& full) {
            if (full.size() <= name.size()) return false;
            if (person) return holds_all_words(full, name);
            return full.compare(0, name.size(), name) == 0 && full[name.size()] == ' ' &&
                   name.size() > 3;
          });
      if (!fits) continue;
      if (found != Cast::kNone) return Cast::kNone;
      found = m;
    }
    return found;
  }

  /// "Economía" after "Secretaría de Economía", "l'Agriculture" after "ministère de l'Agriculture":
  /// the field of a body that is called by its field.
  bool names_field(const Member& body, const std::string& field) const {
    return std::any_of(body.names.begin(), body.names.end(), [&](const std::string& full) {
      const std::vector<std::string_view> parts = split(full, ' ');
      if (parts.size() < 3 || (parts[1] != "de" && parts[1] != "del" && parts[1] != "du"))
        return false;
      const std::size_t rest = full.size() - field.size();
      const bool ends = full.size() > field.size() && full.ends_with(field) &&
                        rest <= parts[0].size() + parts[1].size() + 4;  // "de la"
      return ends && is_institution(parts[0]);
    });
  }

  bool is_institution(std::string_view noun) const {
    const std::optional<LemmaId> lemma = reading_.lexicon.find(noun);
    if (!lemma) return false;
    const auto rows = reading_.lexicon.type_heads.find(*lemma);
    return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
      return reading_.lexicon.type_heads.rows[row].institution;
    });
  }

  /// "cesar castanedo gonzalez" in "cesar gonzalo castanedo gonzalez": all words, in order, the
  /// last one last.
  static bool holds_all_words(const std::string& full, const std::string& part) {
    const std::vector<std::string_view> all = split(full, ' ');
    const std::vector<std::string_view> some = split(part, ' ');
    std::size_t next = 0;
    for (const std::string_view word : all) {
      if (next < some.size() && word == some[next]) ++next;
    }
    if (next != some.size()) return false;
    // A first name alone is no reference in the news.
    return some.size() > 1 || some.front() != all.front();
  }

  void add_mention(const NameCandidate& candidate, std::uint32_t member) {
    NameMention mention;
    mention.first_word = candidate.first;
    mention.end_word = candidate.end;
    mention.span = reading_.span_of(candidate.first, candidate.end - 1);
    mention.member = member;
    mention.adjective = candidate.adjective;
    mention.known = candidate.node != Member::kNoNode;
    mention.shared_head = candidate.shared_head_word;
    mention.head = candidate.first;
    for (std::uint32_t w = candidate.first; w < candidate.end; ++w) {
      const std::uint32_t head = reading_.word(w).head;
      if (head == kNoWord || head < candidate.first || head >= candidate.end) {
        mention.head = w;
        if (reading_.word(w).upos != Upos::kPunct) break;
      }
    }
    const auto number = static_cast<std::uint32_t>(cast_.mentions.size());
    for (std::uint32_t w = candidate.first; w < candidate.end; ++w) cast_.at_word[w] = number;
    cast_.members[member].first_word = std::min(cast_.members[member].first_word, candidate.first);
    cast_.mentions.push_back(mention);
  }

  const Reading& reading_;
  const Vocabulary& vocabulary_;
  const TypeIds& types_;
  Cast cast_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_node_;
  std::unordered_map<std::string, std::string> defined_;  // acronym -> name
};

}  // namespace

TypeIds::TypeIds(const Ontology& ontology)
    : actor(ontology.find_type("actor")),
      person(ontology.find_type("person")),
      organization(ontology.find_type("organization")),
      country(ontology.find_type("country")),
      bloc(ontology.find_type("bloc")),
      group(ontology.find_type("group")),
      place(ontology.find_type("place")),
      agreement(ontology.find_type("agreement")),
      sector(ontology.find_type("sector")),
      product(ontology.find_type("product")),
      event(ontology.find_type("event")),
      topic(ontology.find_type("topic")),
      document(ontology.find_type("document")),
      unknown(ontology.find_type("unknown")),
      measure(ontology.find_type("measure")) {}

Cast find_cast(const Reading& reading, const Vocabulary& vocabulary,
               const std::vector<KnownName>& known, const TypeIds& types) {
  return CastFinder(reading, vocabulary, types).find(known);
}

}  // namespace lazo
