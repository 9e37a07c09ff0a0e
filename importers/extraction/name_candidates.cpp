#include "importers/extraction/name_candidates.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/base/utf8.hpp"
#include "importers/extraction/body_names.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

class CandidateFinder {
 public:
  CandidateFinder(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types)
      : reading_(reading), vocabulary_(vocabulary), types_(types) {}

  NameCandidates find(const std::vector<KnownName>& known) const {
    NameCandidates out;
    out.all = from_vocabulary(known);
    add_recognised(out.all);
    add_capitalised(out.all);
    add_body_names(reading_, vocabulary_, types_, out.all);
    add_repeated(out.all);
    out.kept = out.all;
    choose(out.kept);
    for (NameCandidate& candidate : out.kept) take_whole_token(candidate);
    return out;
  }

 private:
  const Analysis& analysis() const { return reading_.analysis; }

  /// The words that a span covers, or nothing if it cuts one.
  bool words_of(Span span, NameCandidate& out) const {
    const auto& words = analysis().words;
    const auto first = std::lower_bound(
        words.begin(), words.end(), span.begin,
        [](const Word& word, std::uint32_t begin) { return word.span.begin < begin; });
    if (first == words.end() || first->span.begin != span.begin) return false;
    auto end = first;
    while (end != words.end() && end->span.begin < span.end) ++end;
    out.first = static_cast<std::uint32_t>(first - words.begin());
    out.end = static_cast<std::uint32_t>(end - words.begin());
    return std::prev(end)->span.end <= span.end;
  }

  std::vector<NameCandidate> from_vocabulary(const std::vector<KnownName>& known) const {
    std::vector<NameCandidate> out;
    for (const KnownName& name : known) {
      NameCandidate candidate;
      if (!words_of(name.span, candidate)) continue;
      candidate.node = name.node;
      candidate.adjective = name.adjective;
      candidate.common = name.common;
      out.push_back(candidate);
    }
    return out;
  }

  void add_recognised(std::vector<NameCandidate>& out) const {
    for (const NameSpan& name : analysis().names) {
      NameCandidate candidate;
      candidate.first = name.first_word;
      candidate.end = name.end_word;
      candidate.type = name.type;
      candidate.typed = true;
      trim_name(candidate);
      if (candidate.first >= candidate.end) continue;
      const Sentence& sentence = analysis().sentences[reading_.sentence_of(candidate.first)];
      if (is_ticker(candidate) || is_titled_noun(candidate, sentence)) continue;
      extend_body(candidate, sentence);
      out.push_back(candidate);
    }
  }

  [[nodiscard]] bool is_possessive(std::uint32_t word) const {
    const std::string_view form = reading_.folded(word);
    return form == "'s" || form == "'";
  }

  /// A name is never cut inside a written word, even if the engine took its end for a pronoun
  /// ("Duarte" as "Duar" and "te"). A possessive ("Tecumseh's") is no part of it.
  void take_whole_token(NameCandidate& candidate) const {
    const auto& words = analysis().words;
    while (candidate.end < words.size() &&
           words[candidate.end].token == words[candidate.end - 1].token &&
           !is_possessive(candidate.end)) {
      ++candidate.end;
    }
  }

  /// A name neither begins nor ends with an article, a preposition or a mark.
  void trim_name(NameCandidate& candidate) const {
    const auto loose = [&](std::uint32_t w) {
      const Upos upos = reading_.word(w).upos;
      return upos == Upos::kPunct || upos == Upos::kDet || upos == Upos::kAdp;
    };
    while (candidate.first < candidate.end && loose(candidate.first) &&
           !begins_upper(analysis().form(candidate.first))) {
      ++candidate.first;
    }
    while (candidate.first < candidate.end && loose(candidate.end - 1)) --candidate.end;
    // "They", "The South Korean ...": a capital at the head of a sentence is no name's.
    const auto closed = [&](std::uint32_t w) {
      return reading_.lexicon.function_words.contains(std::string(reading_.folded(w)));
    };
    const std::uint32_t start =
        analysis()
            .sentences[reading_.sentence_of(candidate.first < candidate.end ? candidate.first : 0)]
            .first_word;
    if (candidate.first < candidate.end && candidate.first == start && closed(start))
      ++candidate.first;
    if (candidate.end == candidate.first + 1 && closed(candidate.first) &&
        !all_upper(analysis().form(candidate.first))) {
      candidate.end = candidate.first;
    }
    if (candidate.first < candidate.end && is_possessive(candidate.end - 1)) --candidate.end;
    // English names are written with capitals to their end: "U.S. territory" is none.
    if (reading_.lexicon.language == Language::kEnglish) {
      while (candidate.first < candidate.end && !begins_upper(analysis().form(candidate.end - 1)) &&
             !is_digit(decode_utf8(analysis().form(candidate.end - 1), 0).code_point)) {
        --candidate.end;
      }
    }
    // The second half of "Mexico-Canadian" begins no name.
    if (candidate.first < candidate.end && candidate.first > 0 &&
        analysis().form(candidate.first - 1) == "-" &&
        reading_.word(candidate.first - 1).span.end == reading_.word(candidate.first).span.begin) {
      candidate.end = candidate.first;
    }
    // "the President said": an office alone is no name.
    if (candidate.end == candidate.first + 1 && office_of(reading_, candidate.first) != nullptr)
      candidate.end = candidate.first;
    // "Rebels attacked", "Policías detuvieron": nor is a noun for people that begins a sentence.
    if (candidate.end == candidate.first + 1 && candidate.first == start &&
        is_noun_for_people(candidate.first)) {
      candidate.end = candidate.first;
    }
    // "President Joe Biden": the office is no part of the name.
    while (candidate.first + 1 < candidate.end &&
           begins_upper(analysis().form(candidate.first + 1)) &&
           office_of(reading_, candidate.first) != nullptr) {
      ++candidate.first;
    }
  }

  bool is_noun_for_people(std::uint32_t w) const {
    if (all_upper(analysis().form(w))) return false;
    const TypeHeadRow* row = type_head(reading_, w);
    return row != nullptr && (row->type == "person" || row->type == "group");
  }

  /// Runs of proper nouns that the recogniser left out. A capital at the head of a sentence, of a
  /// heading in title case or in a line of capitals says nothing.
  void add_capitalised(std::vector<NameCandidate>& out) const {
    for (const Sentence& sentence : analysis().sentences) {
      const bool tagged = sentence.depth != Depth::kSplit;
      if (is_title_case(sentence)) continue;
      std::uint32_t w = sentence.first_word;
      while (w < sentence.end_word) {
        if (!is_name_word(w, sentence, tagged)) {
          ++w;
          continue;
        }
        NameCandidate candidate;
        candidate.first = w;
        candidate.end = w + 1;
        while (candidate.end < sentence.end_word) {
          if (is_name_word(candidate.end, sentence, tagged)) {
            ++candidate.end;
            continue;
          }
          const std::uint32_t after = end_of_connector(reading_, candidate.end, sentence);
          if (after == candidate.end || !is_name_word(after, sentence, tagged)) break;
          candidate.end = after + 1;
        }
        extend_body(candidate, sentence);
        w = candidate.end;
        trim_name(candidate);
        if (candidate.first >= candidate.end) continue;
        if (worth_naming(candidate, sentence)) out.push_back(candidate);
      }
    }
  }

  /// "Nordfret (NRDF.O)": how an exchange calls it, in brackets behind the name.
  bool is_ticker(const NameCandidate& candidate) const {
    if (candidate.end != candidate.first + 1 || candidate.first == 0) return false;
    const std::string_view form = analysis().form(candidate.first);
    const std::size_t dot = form.find('.');
    return analysis().form(candidate.first - 1) == "(" && dot != std::string_view::npos &&
           dot + 1 < form.size() && all_upper(form);
  }

  /// "Actions to Protect *Aluminum Markets*": in a heading in title case capitals make no name of
  /// what a table knows as a good, a branch or a topic.
  bool is_titled_noun(const NameCandidate& candidate, const Sentence& sentence) const {
    if (reading_.lexicon.language != Language::kEnglish || !is_title_case(sentence)) return false;
    const TypeHeadRow* row = type_head(reading_, candidate.end - 1);
    return row != nullptr && (row->type == "product" || row->type == "sector" ||
                              row->type == "topic" || row->transparent);
  }

  bool is_title_case(const Sentence& sentence) const {
    std::size_t upper = 0;
    std::size_t lower = 0;
    for (std::uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
      const std::string_view form = analysis().form(w);
      if (form.size() < 4 || !is_letter(decode_utf8(form, 0).code_point)) continue;
      ++(begins_upper(form) ? upper : lower);
    }
    return (upper > 0 && lower == 0) || (upper > 2 && lower * 3 <= upper);
  }

  bool is_name_word(std::uint32_t w, const Sentence& sentence, bool tagged) const {
    const std::string_view form = analysis().form(w);
    if (!begins_upper(form)) return false;
    if (tagged) return reading_.word(w).upos == Upos::kPropn || heads_body(w, sentence);
    if (reading_.lexicon.function_words.contains(std::string(reading_.folded(w)))) return false;
    return w != sentence.first_word || all_upper(form);
  }

  /// "le Regroupement des ...", "la Alianza de ...": a capital inside the sentence makes a name of
  /// the noun for a body, whatever the tagger says.
  bool heads_body(std::uint32_t w, const Sentence& sentence) const {
    if (reading_.lexicon.language == Language::kEnglish || w == sentence.first_word) return false;
    if (reading_.word(w).upos != Upos::kNoun) return false;
    if (all_upper(analysis().form(w))) return false;
    const TypeHeadRow* row = type_head(reading_, w);
    return row != nullptr && row->type == "organization";
  }

  /// "Ligue des éleveurs du Massif", "Sindicato de Trabajadores del Metal": the name of a body goes
  /// on over its complements, capital or not. Spanish and French only; English writes capitals.
  void extend_body(NameCandidate& candidate, const Sentence& sentence) const {
    if (reading_.lexicon.language == Language::kEnglish) return;
    const TypeHeadRow* row = type_head(reading_, candidate.first);
    if (row == nullptr || row->type != "organization") return;
    // At the head of a sentence only an article tells that the capital is a name's.
    if (candidate.first == sentence.first_word) return;
    constexpr std::uint32_t kLongest = 12;
    while (candidate.end < sentence.end_word && candidate.end - candidate.first < kLongest) {
      const std::uint32_t noun = end_of_connector(reading_, candidate.end, sentence);
      if (noun == candidate.end || noun >= sentence.end_word) break;
      const std::string_view form = analysis().form(noun);
      if (!is_letter(decode_utf8(form, 0).code_point)) break;
      if (reading_.lexicon.function_words.contains(std::string(reading_.folded(noun)))) break;
      if (sentence.depth != Depth::kSplit && !reading_.is_noun(noun)) break;
      candidate.end = noun + 1;
    }
  }

  bool worth_naming(const NameCandidate& candidate, const Sentence& sentence) const {
    if (is_ticker(candidate)) return false;
    for (std::uint32_t w = candidate.first; w < candidate.end; ++w) {
      // Months, weekdays and units are written with a capital in English.
      if (begins_upper(analysis().form(w)) &&
          reading_.first_match(w, reading_.lexicon.times) != nullptr)
        return false;
    }
    const std::string_view form = analysis().form(candidate.first);
    if (candidate.end == candidate.first + 1) {
      if (form.size() < 3 && !all_upper(form)) return false;
      if (candidate.first == sentence.first_word && !all_upper(form)) {
        return reading_.word(candidate.first).upos == Upos::kPropn;
      }
    }
    return true;
  }

  bool same_words(const NameCandidate& a, const NameCandidate& b) const {
    if (a.end - a.first != b.end - b.first) return false;
    for (std::uint32_t i = 0; i < a.end - a.first; ++i) {
      if (analysis().form(a.first + i) != analysis().form(b.first + i)) return false;
    }
    return true;
  }

  /// A long name that stands somewhere is a name wherever its words stand again, whatever the
  /// tagger makes of them there.
  void add_repeated(std::vector<NameCandidate>& out) const {
    std::vector<NameCandidate> kept = out;
    choose(kept);
    std::unordered_map<std::string_view, std::vector<const NameCandidate*>> by_first;
    for (const NameCandidate& name : kept) {
      if (name.node != Member::kNoNode || name.end - name.first < 2 || !name.shared_head.empty())
        continue;
      // The first of the same words, and the first whose type the engine tells, stand for all.
      std::vector<const NameCandidate*>& names = by_first[analysis().form(name.first)];
      const auto stands_for = [&](const NameCandidate* other) {
        return other->typed == name.typed && same_words(*other, name);
      };
      if (std::none_of(names.begin(), names.end(), stands_for)) names.push_back(&name);
    }
    if (by_first.empty()) return;
    const auto words = static_cast<std::uint32_t>(analysis().words.size());
    for (std::uint32_t w = 0; w < words; ++w) {
      const auto found = by_first.find(analysis().form(w));
      if (found == by_first.end()) continue;
      for (const NameCandidate* name : found->second) {
        const std::uint32_t size = name->end - name->first;
        if (name->first == w || w + size > words) continue;
        std::uint32_t same = 1;
        while (same < size && analysis().form(w + same) == analysis().form(name->first + same))
          ++same;
        if (same < size || reading_.sentence_of(w) != reading_.sentence_of(w + size - 1)) continue;
        NameCandidate again = *name;
        again.first = w;
        again.end = w + size;
        out.push_back(again);
      }
    }
  }

  /// Longest first; of two that overlap, the longer one stays unless it only wraps a known name.
  void choose(std::vector<NameCandidate>& candidates) const {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const NameCandidate& a, const NameCandidate& b) {
                       if (a.shared_head.empty() != b.shared_head.empty())
                         return !a.shared_head.empty();
                       const std::uint32_t size_a = a.end - a.first;
                       const std::uint32_t size_b = b.end - b.first;
                       if (size_a != size_b) return size_a > size_b;
                       if ((a.node != Member::kNoNode) != (b.node != Member::kNoNode))
                         return a.node != Member::kNoNode;
                       if (a.typed != b.typed) return a.typed;
                       return a.first < b.first;
                     });
    // A long document has many names: those that overlap are looked up by their words.
    std::vector<bool> taken(analysis().words.size());
    std::vector<std::size_t> known;  // of `candidates`, by first word
    std::uint32_t longest = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (candidates[i].node == Member::kNoNode) continue;
      known.push_back(i);
      longest = std::max(longest, candidates[i].end - candidates[i].first);
    }
    const auto first_word = [&](std::size_t i) { return candidates[i].first; };
    std::stable_sort(known.begin(), known.end(),
                     [&](std::size_t a, std::size_t b) { return first_word(a) < first_word(b); });
    const auto wraps_known = [&](std::size_t i) {
      const NameCandidate& outer = candidates[i];
      const std::uint32_t least = outer.first - std::min(outer.first, longest);
      auto at =
          std::lower_bound(known.begin(), known.end(), least,
                           [&](std::size_t k, std::uint32_t word) { return first_word(k) < word; });
      for (; at != known.end() && first_word(*at) < outer.end; ++at) {
        const NameCandidate& inner = candidates[*at];
        if (*at > i && outer.first < inner.end && !owns(outer, inner)) return true;
      }
      return false;
    };
    std::vector<NameCandidate> kept;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const NameCandidate& candidate = candidates[i];
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(candidate.first);
      const auto end = taken.begin() + static_cast<std::ptrdiff_t>(candidate.end);
      if (std::find(begin, end, true) != end) continue;
      if (candidate.node == Member::kNoNode && candidate.shared_head.empty() &&
          candidate.branch_of == Member::kNoNode && wraps_known(i)) {
        continue;
      }
      std::fill(begin, end, true);
      kept.push_back(candidate);
    }
    std::sort(kept.begin(), kept.end(),
              [](const NameCandidate& a, const NameCandidate& b) { return a.first < b.first; });
    candidates = std::move(kept);
  }

  /// Whether a long unknown name is a name of its own around a known one ("Bank of Canada",
  /// "Coparmex Zacatecas") and not two names or a title run together ("Mexico, Canada").
  bool owns(const NameCandidate& outer, const NameCandidate& inner) const {
    for (std::uint32_t w = outer.first; w < outer.end; ++w) {
      const Upos upos = reading_.word(w).upos;
      if (upos == Upos::kPunct && analysis().form(w) != "-" && analysis().form(w) != ".")
        return false;
    }
    const NodeType type =
        inner.node == Member::kNoNode ? types_.unknown : vocabulary_.type(inner.node);
    const bool place = type == types_.country || type == types_.place || type == types_.bloc;
    const auto has_head = [&](std::uint32_t w) {
      if (w >= inner.first && w < inner.end) return false;
      return reading_.first_match(w, reading_.lexicon.type_heads) != nullptr;
    };
    if (has_head(outer.first) || has_head(outer.end - 1)) return true;
    if (inner.adjective || inner.common) return outer.typed || outer.end - outer.first >= 3;
    // A national body and a place: its local branch.
    if (!place && inner.first == outer.first) {
      return begins_upper(analysis().form(outer.end - 1)) && outer.end - inner.end <= 3 &&
             outer.typed;
    }
    return place && outer.typed && outer.type == NameType::kOrganization &&
           inner.first > outer.first;
  }

  const Reading& reading_;
  const Vocabulary& vocabulary_;
  const TypeIds& types_;
};

}  // namespace

bool begins_upper(std::string_view form) {
  return !form.empty() && is_upper(decode_utf8(form, 0).code_point);
}

bool all_upper(std::string_view form) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < form.size();) {
    const Decoded c = decode_utf8(form, at);
    if (is_lower(c.code_point)) return false;
    if (is_letter(c.code_point)) ++letters;
    at += c.length;
  }
  return letters >= 2;
}

std::uint32_t end_of_connector(const Reading& reading, std::uint32_t w, const Sentence& sentence) {
  static constexpr std::string_view kInside[] = {"de",  "del", "la", "las", "los",
                                                 "el",  "of",  "du", "des", "le",
                                                 "les", "d'",  "l'", "d’",  "l’"};
  std::uint32_t end = w;
  while (end < sentence.end_word && end < w + 2 &&
         std::find(std::begin(kInside), std::end(kInside), lower(reading.analysis.form(end))) !=
             std::end(kInside)) {
    ++end;
  }
  return end < sentence.end_word ? end : w;
}

NameCandidates find_name_candidates(const Reading& reading, const Vocabulary& vocabulary,
                                    const std::vector<KnownName>& known, const TypeIds& types) {
  return CandidateFinder(reading, vocabulary, types).find(known);
}

}  // namespace lazo
