// Which candidates of NameMatcher::find() hold. Tested by resolve_weak_test.cpp.
#include <algorithm>

#include "importers/vocabulary/matcher.hpp"

namespace lazo {
namespace {

/// A run of candidates with one span.
using Group = std::span<const NameMatch>;

class Resolver {
 public:
  Resolver(const NameMatcher& matcher, const NameMatches& found, Language language)
      : vocabulary_(matcher.vocabulary()), matcher_(matcher), found_(found), language_(language) {}

  std::vector<NameMatch> run() {
    for_each_group([this](Group group) {
      if (const NameMatch* strong = strong_of(group)) strong_nodes_.push_back(strong->node);
    });
    std::sort(strong_nodes_.begin(), strong_nodes_.end());
    std::vector<NameMatch> out;
    for_each_group([&](Group group) {
      if (const NameMatch* best = best_of(group)) out.push_back(*best);
    });
    return without_overlaps(std::move(out));
  }

 private:
  template <typename Use>
  void for_each_group(const Use& use) const {
    const std::vector<NameMatch>& names = found_.names;
    for (std::size_t begin = 0; begin < names.size();) {
      std::size_t end = begin + 1;
      while (end < names.size() && names[end].span == names[begin].span) ++end;
      use(Group(names).subspan(begin, end - begin));
      begin = end;
    }
  }

  bool speaks(const NameMatch& match) const {
    const Language own = vocabulary_.names()[match.name].language;
    return own == Language::kUnknown || own == language_;
  }

  /// The one node that the words name by themselves, or nullptr.
  const NameMatch* strong_of(Group group) const {
    const NameMatch* only = nullptr;
    std::size_t native = 0;
    std::size_t strong = 0;
    for (const NameMatch& match : group) {
      if (match.role == NameRole::kWeak) continue;
      ++strong;
      if (speaks(match)) {
        ++native;
        only = &match;
      } else if (native == 0) {
        only = &match;
      }
    }
    return native == 1 || (native == 0 && strong == 1) ? only : nullptr;
  }

  bool is_strong_elsewhere(std::uint32_t node) const {
    return std::binary_search(strong_nodes_.begin(), strong_nodes_.end(), node);
  }

  bool is_confirmed_by_context(const NameMatch& match) const {
    const VocabularyName& name = vocabulary_.names()[match.name];
    for (std::uint32_t i = name.first_context; i < name.end_context; ++i) {
      if (const auto node = vocabulary_.find(vocabulary_.contexts()[i])) {
        if (is_strong_elsewhere(*node)) return true;
      } else if (std::binary_search(found_.contexts.begin(), found_.contexts.end(),
                                    matcher_.context(i))) {
        return true;
      }
    }
    return false;
  }

  /// A weak name goes before a strong one if its context says that the other is not meant.
  const NameMatch* best_of(Group group) const {
    const NameMatch* strong = strong_of(group);
    const NameMatch* best = nullptr;
    for (const NameMatch& match : group) {
      if (&match == strong || (strong != nullptr && match.role != NameRole::kWeak)) continue;
      const bool confirmed =
          is_confirmed_by_context(match) || (strong == nullptr && is_strong_elsewhere(match.node));
      if (!confirmed) continue;
      if (best == nullptr || (speaks(match) && !speaks(*best))) best = &match;
    }
    return best != nullptr ? best : strong;
  }

  /// Leftmost, then longest.
  static std::vector<NameMatch> without_overlaps(std::vector<NameMatch> matches) {
    std::vector<NameMatch> out;
    for (const NameMatch& match : matches) {
      if (out.empty() || out.back().span.end <= match.span.begin) out.push_back(match);
    }
    return out;
  }

  const Vocabulary& vocabulary_;  // both owned by the caller of resolve_weak()
  const NameMatcher& matcher_;
  const NameMatches& found_;
  Language language_;
  std::vector<std::uint32_t> strong_nodes_;
};

}  // namespace

std::vector<NameMatch> resolve_weak(const NameMatcher& matcher, NameMatches found,
                                    Language language) {
  std::sort(found.names.begin(), found.names.end(), [](const NameMatch& a, const NameMatch& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.node < b.node;
  });
  return Resolver(matcher, found, language).run();
}

}  // namespace lazo
