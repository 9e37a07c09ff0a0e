#include "importers/extraction/presupposed.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace lazo {
namespace {

constexpr std::uint32_t kNear = 3;  // words between a place and the one that holds it

class Finder {
 public:
  Finder(const Reading& reading, const Cast& cast, const Vocabulary& vocabulary,
         const TypeIds& types, const Ontology& ontology, std::vector<FoundTie>& ties)
      : reading_(reading),
        cast_(cast),
        vocabulary_(vocabulary),
        types_(types),
        party_to_(ontology.find_relation("party_to")),
        holds_office_(ontology.find_relation("holds_office")),
        part_of_(ontology.find_relation("part_of")),
        member_of_(ontology.find_relation("member_of")),
        concerns_(ontology.find_relation("concerns")),
        branch_of_(ontology.find_relation("branch_of")),
        based_in_(ontology.find_relation("based_in")),
        ties_(ties),
        first_own_(ties.size()) {}

  void find(const std::vector<Resolver::Described>& references) {
    std::vector<NameMention> named = cast_.mentions;
    for (const Resolver::Described& reference : references) {
      NameMention mention;
      mention.span = reference.span;
      mention.first_word = mention.head = reference.word;
      mention.end_word = reference.word + 1;
      mention.member = reference.member;
      named.push_back(mention);
    }
    for (const NestedArea& area : cast_.nested) {
      NameMention inner = cast_.mentions[area.mention];
      inner.member = area.member;
      inner.span = area.span;
      named.push_back(inner);
    }
    std::stable_sort(named.begin(), named.end(), [](const NameMention& a, const NameMention& b) {
      return a.first_word < b.first_word;
    });
    // In text order, those of a sentence are neighbours.
    for (std::size_t first = 0; first < named.size();) {
      const std::uint32_t sentence = reading_.sentence_of(named[first].first_word);
      std::size_t end = first;
      while (end < named.size() && reading_.sentence_of(named[end].first_word) == sentence) ++end;
      for (std::size_t a = first; a < end; ++a) {
        for (std::size_t b = first; b < end; ++b) {
          if (a != b) look_at(named[a], named[b], sentence);
        }
      }
      first = end;
    }
    for (const NestedArea& area : cast_.nested) {
      const NameMention& whole = cast_.mentions[area.mention];
      if (whole.member == area.member) continue;
      NameMention inner = whole;
      inner.member = area.member;
      inner.span = area.span;
      const NodeType type = cast_.members[area.member].type;
      const bool event = cast_.members[whole.member].type == types_.event;
      const bool branch = cast_.members[whole.member].level == Level::kNamed &&
                          reading_.folded(whole.first_word) != "gobierno" &&
                          reading_.folded(whole.first_word) != "gouvernement" &&
                          reading_.folded(whole.first_word) != "government";
      add(event                                   ? concerns_
          : branch && type == types_.organization ? branch_of_
          : branch                                ? based_in_
                                                  : part_of_,
          whole, inner, reading_.sentence_of(whole.first_word));
    }
  }

 private:
  void look_at(const NameMention& from, const NameMention& to, std::uint32_t sentence) {
    if (from.adjective || to.adjective || from.member == to.member) return;
    const Member& source = cast_.members[from.member];
    const Member& target = cast_.members[to.member];
    if (source.node == Member::kNoNode || target.node == Member::kNoNode) return;
    const std::string_view key = vocabulary_.key(target.node);
    for (const BackgroundTie& row : background(source.node)) {
      if (row.target != key || !holds(row)) continue;
      if (row.relation == party_to_ || row.relation == holds_office_) {
        add(row.relation, from, to, sentence);
      } else if (is_beside(from, to) &&
                 (row.relation == part_of_ ||
                  (row.relation == member_of_ && target.type == types_.bloc))) {
        add(part_of_, from, to, sentence);
      }
    }
  }

  /// The row is in force when the document was written; without a date any row is.
  bool holds(const BackgroundTie& row) const {
    const std::string& day = reading_.document.published;
    if (day.empty()) return row.to.empty();
    const auto before = [](std::string_view a, std::string_view b) {
      const std::size_t size = std::min(a.size(), b.size());
      return a.substr(0, size) < b.substr(0, size);
    };
    return (row.from.empty() || !before(day, row.from)) && (row.to.empty() || !before(row.to, day));
  }

  static bool is_beside(const NameMention& a, const NameMention& b) {
    if (a.first_word < b.end_word && b.first_word < a.end_word) return false;  // one in the other
    return gap_between(a, b) <= kNear;
  }

  /// Words between two names; none if one stands in the other.
  static std::uint32_t gap_between(const NameMention& a, const NameMention& b) {
    if (a.first_word < b.end_word && b.first_word < a.end_word) return 0;
    return a.first_word < b.first_word ? b.first_word - a.end_word : a.first_word - b.end_word;
  }

  const std::vector<BackgroundTie>& background(std::uint32_t node) {
    const auto found = background_.find(node);
    if (found != background_.end()) return found->second;
    return background_.emplace(node, vocabulary_.known_node(node).background).first->second;
  }

  void add(RelationId relation, const NameMention& from, const NameMention& to,
           std::uint32_t sentence) {
    const auto told = std::find_if(ties_.begin(), ties_.end(), [&](const FoundTie& tie) {
      return tie.relation == relation && tie.source.member == from.member &&
             tie.target.member == to.member;
    });
    const bool again = told != ties_.end();
    const std::uint32_t gap = gap_between(from, to);
    // Of several sentences the one where both stand nearest to each other shows it best.
    const auto number = static_cast<std::size_t>(told - ties_.begin());
    if (again && (number < first_own_ || gap >= gaps_[number - first_own_])) return;
    FoundTie tie;
    tie.relation = relation;
    tie.source = {from.member, from.span, std::nullopt, MentionHow::kVocabulary, 10000};
    tie.target = {to.member, to.span, std::nullopt, MentionHow::kVocabulary, 10000};
    tie.sentence = sentence;
    tie.predicate = to.head;
    tie.trigger = to.span;
    tie.rule = relation == party_to_       ? "known.party"
               : relation == holds_office_ ? "known.office"
                                           : "known.place";
    tie.confidence = 7000;
    if (again) {
      *told = std::move(tie);
      gaps_[number - first_own_] = gap;
    } else {
      ties_.push_back(std::move(tie));
      gaps_.push_back(gap);
    }
  }

  const Reading& reading_;
  const Cast& cast_;
  const Vocabulary& vocabulary_;
  const TypeIds& types_;
  const RelationId party_to_, holds_office_, part_of_, member_of_, concerns_, branch_of_, based_in_;
  std::vector<FoundTie>& ties_;
  const std::size_t first_own_;      // what was added here begins there
  std::vector<std::uint32_t> gaps_;  // of each of those, words between its names
  std::unordered_map<std::uint32_t, std::vector<BackgroundTie>> background_;
};

}  // namespace

void add_presupposed(const Reading& reading, const Cast& cast, const Resolver& resolver,
                     const Vocabulary& vocabulary, const TypeIds& types, const Ontology& ontology,
                     std::vector<FoundTie>& ties) {
  Finder(reading, cast, vocabulary, types, ontology, ties).find(resolver.references());
}

}  // namespace lazo
