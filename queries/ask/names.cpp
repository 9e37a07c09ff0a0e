#include "queries/ask/names.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "queries/resolve.hpp"
#include "queries/search.hpp"

namespace lazo::ask {
namespace {

constexpr std::uint32_t kMostWords = 8;
constexpr std::size_t kMostNodes = 10;

bool has_upper(std::string_view text) {
  return lower(text) != text;
}

bool is_all_capitals(std::string_view text) {
  return has_upper(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The name of the node that fits best what is written: the same folded form, exact case if any.
std::string written_name(const Snapshot& graph, NodeIndex node, std::string_view text) {
  const std::string folded = normalize_name(text);
  std::string written;
  for (const std::uint32_t index : graph.names_of(node)) {
    const NameView name = graph.name(index);
    if (name.folded != folded) continue;
    if (name.text == text) return std::string(text);
    if (written.empty() || has_upper(name.text)) written = name.text;
  }
  return written.empty() ? std::string(text) : written;
}

/// True if every word of the text is a whole word of the name.
bool has_words(std::string_view folded_name, std::string_view text) {
  const std::vector<std::string_view> words = split_list(folded_name, ' ');
  const std::string folded = normalize_name(text);
  const std::vector<std::string_view> wanted = split_list(folded, ' ');
  return !wanted.empty() &&
         std::all_of(wanted.begin(), wanted.end(), [&words](std::string_view word) {
           return std::find(words.begin(), words.end(), word) != words.end();
         });
}

class NameFinder {
 public:
  NameFinder(const Snapshot& graph, const Ontology& ontology, const Analysis& analysis,
             const CueTable& cues)
      : graph_(graph),
        analysis_(analysis),
        cues_(cues),
        common_{ontology.find_type("topic"), ontology.find_type("measure"),
                ontology.find_type("event"), ontology.find_type("unknown")},
        shouted_(is_all_capitals(analysis.text)) {}

  std::vector<FoundName> run() const {
    std::vector<FoundName> found;
    const auto count = static_cast<std::uint32_t>(analysis_.words.size());
    for (std::uint32_t at = 0; at < count;) {
      std::uint32_t end = std::min(count, at + kMostWords);
      for (; end > at; --end) {
        const Span span{analysis_.span(at).begin, analysis_.span(end - 1).end};
        Named nodes = nodes_of(at, end, span);
        if (nodes.empty()) continue;
        const std::string_view text = span.in(analysis_.text);
        std::string written = written_name(graph_, nodes.front(), text);
        found.push_back({span, std::move(nodes), std::move(written)});
        break;
      }
      at = std::max(end, at + 1);
    }
    return found;
  }

 private:
  /// True for a word that is no name unless it is written like one.
  bool is_plain(std::uint32_t word) const {
    const std::string folded = fold_text(analysis_.form(word));
    return cues_.is_grammar(folded) || folded.size() < 3;
  }

  Named nodes_of(std::uint32_t first, std::uint32_t end, Span span) const {
    const std::string_view text = span.in(analysis_.text);
    const bool one_word = end - first == 1;
    // A run that begins or ends in an article or a preposition has a shorter one that says it.
    if (!one_word && (is_edge(first) || is_edge(end - 1))) return {};
    if (one_word && is_plain(first) && (shouted_ || !is_all_capitals(text))) return {};
    Named nodes = meanings(graph_, text);
    const bool capital = has_upper(text) && (first > 0 || is_all_capitals(text));
    // "tariffs on Canada" are tariffs, and Canada: a description does not hide a name.
    const bool described = std::all_of(nodes.begin(), nodes.end(), [this](NodeIndex node) {
      return graph_.node(node).level == Level::kDescribed;
    });
    if (!nodes.empty() && described && holds_name(first, end)) return {};
    std::erase_if(nodes, [&](NodeIndex node) {
      const NodeView view = graph_.node(node);
      if (!one_word || capital) return false;
      // A common noun may be a verb or the type that is asked for; it is looked at later.
      return view.level == Level::kDescribed ||
             std::find(common_.begin(), common_.end(), view.type) != common_.end();
    });
    if (nodes.empty() && one_word && !shouted_) nodes = by_initials(text);
    return nodes;
  }

  /// True if a shorter run within is a known or proper name, written as one.
  bool holds_name(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t a = first; a < end; ++a) {
      for (std::uint32_t b = a + 1; b <= end; ++b) {
        if (b - a == end - first) continue;
        const std::string_view text =
            Span{analysis_.span(a).begin, analysis_.span(b - 1).end}.in(analysis_.text);
        if (!has_upper(text) || is_edge(a)) continue;
        for (const NodeIndex node : meanings(graph_, text)) {
          if (graph_.node(node).level != Level::kDescribed) return true;
        }
      }
    }
    return false;
  }

  /// "UPEB" for the one node whose initials these are.
  Named by_initials(std::string_view text) const {
    if (!is_all_capitals(text) || text.size() < 3) return {};
    const SearchResult result = search(graph_, text, {.limit = 2, .types = {}});
    if (result.hits.empty() || result.hits.front().match != NameMatch::kInitials) return {};
    const bool one = result.total == 1 || result.hits[1].match != NameMatch::kInitials;
    return one ? Named{result.hits.front().node} : Named{};
  }

  bool is_edge(std::uint32_t word) const {
    return is_plain(word) && !is_all_capitals(analysis_.form(word));
  }

  const Snapshot& graph_;
  const Analysis& analysis_;
  const CueTable& cues_;
  std::vector<NodeType> common_;
  bool shouted_;
};

}  // namespace

std::vector<FoundName> find_names(const Snapshot& graph, const Ontology& ontology,
                                  const Analysis& analysis, const CueTable& cues) {
  return NameFinder(graph, ontology, analysis, cues).run();
}

Named phrase_nodes(const Snapshot& graph, std::string_view phrase, std::string_view lemmas) {
  for (const std::string_view text : {phrase, lemmas}) {
    if (Named nodes = meanings(graph, text); !nodes.empty()) return nodes;
  }
  Named nodes;
  for (const std::string_view text : {phrase, lemmas}) {
    const SearchResult result = search(graph, text, {.limit = 0, .types = {}});
    for (const NameHit& hit : result.hits) {
      if (!has_words(graph.name(hit.name).folded, text)) continue;
      if (nodes.size() == kMostNodes) return nodes;
      if (std::find(nodes.begin(), nodes.end(), hit.node) == nodes.end()) nodes.push_back(hit.node);
    }
  }
  return nodes;
}

}  // namespace lazo::ask
