#include "queries/review.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "graph/base/strings.hpp"
#include "graph/base/suggest.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::array<std::string_view, 5> kReasons = {"same name", "acronym", "legal form",
                                                      "spelling", "part of the name"};

/// Names below this length differ by a letter too easily ("Iran", "Iraq").
constexpr std::size_t kShortestSlip = 7;
/// A name that more nodes share as their beginning or end is no name of one of them.
constexpr std::size_t kShortestPart = 4;

/// Endings of company names, as normalize_name() writes them.
constexpr std::array kLegalForms =
    std::to_array<std::string_view>({"sociedad anonima de capital variable",
                                     "s a b de c v",
                                     "s a de c v",
                                     "sab de cv",
                                     "sa de cv",
                                     "corporation",
                                     "incorporated",
                                     "company",
                                     "limited",
                                     "s a s",
                                     "s a",
                                     "corp",
                                     "gmbh",
                                     "sarl",
                                     "inc",
                                     "ltd",
                                     "llc",
                                     "plc",
                                     "sas",
                                     "sa",
                                     "ag",
                                     "nv",
                                     "bv",
                                     "co"});

std::string without_legal_form(std::string_view folded) {
  for (const std::string_view form : kLegalForms) {
    if (folded.size() > form.size() + 1 && folded.ends_with(form) &&
        folded[folded.size() - form.size() - 1] == ' ') {
      return std::string(folded.substr(0, folded.size() - form.size() - 1));
    }
  }
  return {};
}

/// "consejo coordinador empresarial" -> "cce"; words of at most three letters may be left out by
/// acronyms ("banco de mexico" -> "bm").
std::string initials(std::string_view folded, bool short_words) {
  std::string out;
  const std::vector<std::string_view> words = split_list(folded, ' ');
  for (const std::string_view word : words) {
    if (short_words || word.size() > 3) out += word.front();
  }
  return words.size() >= 2 ? out : std::string();
}

bool is_acronym(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z' ? 1U : 0U;
  }
  return letters >= 2;
}

class PairFinder {
 public:
  PairFinder(const Snapshot& graph, const Ontology& ontology, const DecisionLog& decisions)
      : graph_(graph), ontology_(ontology), unknown_(ontology.find_type("unknown")) {
    for (const Decision& decision : decisions.live()) {
      if (decision.verb == DecisionVerb::kSame || decision.verb == DecisionVerb::kDifferent ||
          decision.verb == DecisionVerb::kUnsure) {
        decided_.emplace(decision.a, decision.b);
      }
    }
    for (const std::string_view name :
         {"person", "organization", "agreement", "event", "measure"}) {
      types_.push_back(ontology.find_type(name));
    }
    for (std::uint32_t i = 0; i < graph.name_count(); ++i) {
      if (takes_part(graph.name(i).node)) names_.push_back(i);
    }
  }

  std::vector<PairProposal> find() {
    same_names();
    by_other_form(PairReason::kAcronym);
    by_other_form(PairReason::kLegalForm);
    slips();
    parts();
    std::vector<PairProposal> out;
    for (auto& [pair, proposal] : found_) {
      proposal.shared = shared_neighbors(proposal.a, proposal.b);
      out.push_back(proposal);
    }
    std::sort(out.begin(), out.end(), [&](const PairProposal& x, const PairProposal& y) {
      return std::tuple(x.reason, ~x.shared, x.a, x.b) < std::tuple(y.reason, ~y.shared, y.a, y.b);
    });
    return out;
  }

 private:
  bool takes_part(NodeIndex node) const {
    const NodeView view = graph_.node(node);
    if (view.level == Level::kDescribed) return false;
    // An unknown name has no type yet: it may be anybody.
    if (!view.type.valid() || view.level == Level::kNamed) return true;
    return std::any_of(types_.begin(), types_.end(), [&](NodeType type) {
      return type.valid() && ontology_.is_a(view.type, type);
    });
  }

  bool types_fit(NodeIndex a, NodeIndex b) const {
    const NodeType x = graph_.node(a).type;
    const NodeType y = graph_.node(b).type;
    const auto open = [&](NodeType type) { return !type.valid() || type == unknown_; };
    return open(x) || open(y) || ontology_.is_a(x, y) || ontology_.is_a(y, x);
  }

  void propose(std::uint32_t first, std::uint32_t second, PairReason reason) {
    NodeIndex a = graph_.name(first).node;
    NodeIndex b = graph_.name(second).node;
    if (a == b) return;
    const NodeView x = graph_.node(a);
    const NodeView y = graph_.node(b);
    // Two rows of the vocabulary are two; that is what it is for.
    if (x.level == Level::kKnown && y.level == Level::kKnown) return;
    if (!types_fit(a, b)) return;
    if (decided_.contains(
            {std::string(std::min(x.key, y.key)), std::string(std::max(x.key, y.key))})) {
      return;
    }
    if (std::tuple(y.level, ~y.mentions, b) < std::tuple(x.level, ~x.mentions, a)) {
      std::swap(a, b);
      std::swap(first, second);
    }
    const auto [known, fresh] = found_.try_emplace(std::minmax(a, b));
    if (!fresh && known->second.reason <= reason) return;
    known->second = {a, b, reason, first, second, 0};
  }

  /// Names are sorted by their folded form: equal ones are neighbours. Each is compared with the
  /// first of them alone, so that n nodes of a name make n - 1 proposals; one word ("President",
  /// "Ana") names too many to be worth a proposal.
  void same_names() {
    std::size_t first = 0;
    for (std::size_t i = 1; i < names_.size(); ++i) {
      const std::string_view folded = graph_.name(names_[i]).folded;
      if (graph_.name(names_[first]).folded != folded) {
        first = i;
      } else if (folded.find(' ') != std::string_view::npos) {
        propose(names_[first], names_[i], PairReason::kSameName);
      }
    }
  }

  void by_other_form(PairReason reason) {
    for (const std::uint32_t i : names_) {
      const std::string_view folded = graph_.name(i).folded;
      if (reason == PairReason::kLegalForm) {
        look_up(i, without_legal_form(folded), reason);
        continue;
      }
      look_up(i, initials(folded, true), reason);
      look_up(i, initials(folded, false), reason);
    }
  }

  void look_up(std::uint32_t name, const std::string& other, PairReason reason) {
    if (other.size() < 2) return;
    const Snapshot::NameRange range = graph_.names_equal(other);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (!takes_part(graph_.name(i).node)) continue;
      if (reason == PairReason::kAcronym && !is_acronym(graph_.name(i).text)) continue;
      propose(name, i, reason);
    }
  }

  /// Two names one letter apart are equal after one letter is left out of one or both of them.
  void slips() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_rest;
    for (const std::uint32_t i : names_) {
      const std::string folded(graph_.name(i).folded);
      if (folded.size() < kShortestSlip) continue;
      by_rest[folded].push_back(i);
      for (std::size_t at = 0; at < folded.size(); ++at) {
        std::string rest = folded;
        rest.erase(at, 1);
        std::vector<std::uint32_t>& same = by_rest[rest];
        if (same.empty() || same.back() != i) same.push_back(i);
      }
    }
    for (const auto& [rest, list] : by_rest) {
      for (std::size_t x = 0; x < list.size(); ++x) {
        for (std::size_t y = x + 1; y < list.size(); ++y) slip(list[x], list[y]);
      }
    }
  }

  void slip(std::uint32_t x, std::uint32_t y) {
    const std::string_view a = graph_.name(x).folded;
    const std::string_view b = graph_.name(y).folded;
    if (a == b || edit_distance(a, b, 1) > 1) return;
    // Numbers tell things apart: "Section 232", "Section 301".
    const auto digits = [](std::string_view text) {
      std::string out;
      for (const char c : text) {
        if (c >= '0' && c <= '9') out += c;
      }
      return out;
    };
    if (digits(a) != digits(b)) return;
    propose(x, y, PairReason::kSlip);
  }

  /// "bimbo" and "grupo bimbo", if no other node's name ends or begins so.
  void parts() {
    std::map<std::string, std::set<NodeIndex>, std::less<>> wholes;
    std::map<std::string, std::uint32_t, std::less<>> name_of_part;
    for (const std::uint32_t i : names_) {
      const std::string_view folded = graph_.name(i).folded;
      for (std::size_t at = folded.find(' '); at != std::string_view::npos;
           at = folded.find(' ', at + 1)) {
        for (const std::string_view part : {folded.substr(0, at), folded.substr(at + 1)}) {
          if (part.size() < kShortestPart) continue;
          wholes[std::string(part)].insert(graph_.name(i).node);
          name_of_part.try_emplace(std::string(part), i);
        }
      }
    }
    for (const std::uint32_t i : names_) {
      const NameView name = graph_.name(i);
      if (graph_.node(name.node).level == Level::kKnown || name.folded.size() < kShortestPart)
        continue;
      const auto whole = wholes.find(name.folded);
      if (whole == wholes.end() || whole->second.size() != 1) continue;
      propose(name_of_part.find(name.folded)->second, i, PairReason::kPart);
    }
  }

  std::uint32_t shared_neighbors(NodeIndex a, NodeIndex b) const {
    const auto around = [&](NodeIndex node) {
      std::vector<NodeIndex> out;
      for (const Arc arc : graph_.out(node)) out.push_back(arc.target);
      for (const Arc arc : graph_.in(node)) out.push_back(arc.target);
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
      return out;
    };
    const std::vector<NodeIndex> of_a = around(a);
    const std::vector<NodeIndex> of_b = around(b);
    std::vector<NodeIndex> both;
    std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                          std::back_inserter(both));
    return static_cast<std::uint32_t>(both.size());
  }

  const Snapshot& graph_;
  const Ontology& ontology_;
  const NodeType unknown_;
  std::vector<NodeType> types_;       // that may be one although their names differ
  std::vector<std::uint32_t> names_;  // of nodes that take part, by folded form
  std::set<std::pair<std::string, std::string>> decided_;
  std::map<std::pair<NodeIndex, NodeIndex>, PairProposal> found_;
};

}  // namespace

std::string_view name_of(PairReason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

std::vector<PairProposal> propose_pairs(const Snapshot& graph, const Ontology& ontology,
                                        const DecisionLog& decisions) {
  return PairFinder(graph, ontology, decisions).find();
}

std::vector<TieProposal> propose_ties(const Snapshot& graph, std::uint16_t below) {
  std::vector<TieProposal> out;
  for (const EdgeIndex index : graph.edges()) {
    const EdgeView edge = graph.edge(index);
    if (edge.layer != EdgeLayer::kTyped) continue;
    std::optional<ClaimIndex> surest;
    bool accepted = false;
    for (const ClaimIndex at : graph.claims_of(index)) {
      const ClaimView claim = graph.claim(at);
      accepted = accepted || claim.accepted;
      if (claim.status != ClaimStatus::kStated && claim.status != ClaimStatus::kReported) continue;
      if (!surest || claim.confidence > graph.claim(*surest).confidence) surest = at;
    }
    if (!surest || accepted || graph.claim(*surest).confidence >= below) continue;
    out.push_back({index, *surest,
                   std::max(graph.node(edge.source).neighbors, graph.node(edge.target).neighbors)});
  }
  std::stable_sort(out.begin(), out.end(), [&](const TieProposal& x, const TieProposal& y) {
    if (x.reach != y.reach) return x.reach > y.reach;
    return graph.claim(x.claim).confidence < graph.claim(y.claim).confidence;
  });
  return out;
}

}  // namespace lazo
