#include "language/align_words.hpp"

#include <algorithm>

namespace lazo {
namespace {

/// Sets `partner` on both sides.
class Aligner {
 public:
  Aligner(std::vector<GoldOrSystemWord>& gold, std::vector<GoldOrSystemWord>& system)
      : gold_(gold), system_(system) {}

  std::size_t align() {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < gold_.size() && j < system_.size()) {
      const GoldOrSystemWord& g = gold_[i];
      const GoldOrSystemWord& s = system_[j];
      if (g.multi || s.multi) {
        if (g.multi && !s.multi && s.span.end <= g.span.begin) {
          ++j;
        } else if (s.multi && !g.multi && g.span.end <= s.span.begin) {
          ++i;
        } else {
          align_stretch(i, j);
        }
      } else if (g.span == s.span) {
        pair(i++, j++);
      } else if (g.span.end <= s.span.end) {
        if (g.span.end == s.span.end) ++j;
        ++i;
      } else {
        ++j;
      }
    }
    return pairs_;
  }

 private:
  void pair(std::size_t i, std::size_t j) {
    gold_[i].partner = static_cast<std::uint32_t>(j);
    system_[j].partner = static_cast<std::uint32_t>(i);
    ++pairs_;
  }

  /// Words of overlapping multiword tokens, from `i` and `j` on; both move behind them.
  void align_stretch(std::size_t& i, std::size_t& j) {
    std::size_t end = 0;
    if (gold_[i].multi) end = gold_[i].span.end;
    if (system_[j].multi) end = std::max(end, system_[j].span.end);
    std::size_t x = i;
    std::size_t y = j;
    const auto grow = [&](std::vector<GoldOrSystemWord>& words, std::size_t& at) {
      const std::size_t before = at;
      for (; at < words.size() && words[at].span.begin < end; ++at) {
        if (words[at].multi) end = std::max(end, words[at].span.end);
      }
      return at > before;
    };
    while (true) {
      const bool in_gold = grow(gold_, x);
      const bool in_system = grow(system_, y);
      if (!in_gold && !in_system) break;
    }
    align_by_form(i, x, j, y);
    i = x;
    j = y;
  }

  void align_by_form(std::size_t i, std::size_t gold_end, std::size_t j, std::size_t system_end) {
    const std::size_t rows = gold_end - i;
    const std::size_t columns = system_end - j;
    std::vector<std::uint32_t> best((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t r, std::size_t c) -> std::uint32_t& {
      return best[r * (columns + 1) + c];
    };
    for (std::size_t r = rows; r-- > 0;) {
      for (std::size_t c = columns; c-- > 0;) {
        at(r, c) = gold_[i + r].form == system_[j + c].form ? at(r + 1, c + 1) + 1
                                                            : std::max(at(r + 1, c), at(r, c + 1));
      }
    }
    for (std::size_t r = 0, c = 0; r < rows && c < columns;) {
      if (gold_[i + r].form == system_[j + c].form) {
        pair(i + r++, j + c++);
      } else if (at(r + 1, c) >= at(r, c + 1)) {
        ++r;
      } else {
        ++c;
      }
    }
  }

  std::vector<GoldOrSystemWord>& gold_;
  std::vector<GoldOrSystemWord>& system_;
  std::size_t pairs_ = 0;
};

}  // namespace

std::size_t align_words(std::vector<GoldOrSystemWord>& gold,
                        std::vector<GoldOrSystemWord>& system) {
  return Aligner(gold, system).align();
}

}  // namespace lazo
