#include "importers/extraction/cast.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

/// A stretch of words that may be a name, before it belongs to anyone.
struct Candidate {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t node = Member::kNoNode;
  bool adjective = false;
  bool common = false;
  NameType type = NameType::kMisc;
  bool typed = false;  ///< `type` comes from the name recogniser
  /// "Secretaría de": what a list of bodies says only once, in front of its first name.
  std::string shared_head;
  std::uint32_t shared_head_word = 0xFFFFFFFFU;
};

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

class CastFinder {
 public:
  CastFinder(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types)
      : reading_(reading), vocabulary_(vocabulary), types_(types) {}

  Cast find(const std::vector<KnownName>& known) {
    std::vector<Candidate> candidates = from_vocabulary(known);
    add_recognised(candidates);
    add_capitalised(candidates);
    add_defined(candidates);
    add_distributed(candidates);
    add_institutions(candidates);
    const std::vector<Candidate> all = candidates;
    choose(candidates);
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
      add_nested(candidates[i], i, all);
    }
    return std::move(cast_);
  }

 private:
  const Analysis& analysis() const { return reading_.analysis; }

  /// The words that a span covers, or nothing if it cuts one.
  bool words_of(Span span, Candidate& out) const {
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

  std::vector<Candidate> from_vocabulary(const std::vector<KnownName>& known) const {
    std::vector<Candidate> out;
    for (const KnownName& name : known) {
      Candidate candidate;
      if (!words_of(name.span, candidate)) continue;
      candidate.node = name.node;
      candidate.adjective = name.adjective;
      candidate.common = name.common;
      out.push_back(candidate);
    }
    return out;
  }

  void add_recognised(std::vector<Candidate>& out) const {
    for (const NameSpan& name : analysis().names) {
      Candidate candidate;
      candidate.first = name.first_word;
      candidate.end = name.end_word;
      candidate.type = name.type;
      candidate.typed = true;
      trim_name(candidate);
      if (candidate.first >= candidate.end) continue;
      extend_body(candidate, analysis().sentences[reading_.sentence_of(candidate.first)]);
      out.push_back(candidate);
    }
  }

  /// A name neither begins nor ends with an article, a preposition or a mark.
  void trim_name(Candidate& candidate) const {
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
    if (candidate.first < candidate.end && reading_.folded(candidate.end - 1) == "'s")
      --candidate.end;
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
    // "President Joe Biden": the office is no part of the name.
    while (candidate.first + 1 < candidate.end &&
           begins_upper(analysis().form(candidate.first + 1)) &&
           office_of(reading_, candidate.first) != nullptr) {
      ++candidate.first;
    }
  }

  /// Runs of proper nouns that the recogniser left out. A capital at the head of a sentence, of a
  /// heading in title case or in a line of capitals says nothing.
  void add_capitalised(std::vector<Candidate>& out) const {
    for (const Sentence& sentence : analysis().sentences) {
      const bool tagged = sentence.depth != Depth::kSplit;
      if (is_title_case(sentence)) continue;
      std::uint32_t w = sentence.first_word;
      while (w < sentence.end_word) {
        if (!is_name_word(w, sentence, tagged)) {
          ++w;
          continue;
        }
        Candidate candidate;
        candidate.first = w;
        candidate.end = w + 1;
        while (candidate.end < sentence.end_word) {
          if (is_name_word(candidate.end, sentence, tagged)) {
            ++candidate.end;
            continue;
          }
          const std::uint32_t after = connector_end(candidate.end, sentence);
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

  /// The words in front of "(ABC)" whose initials the acronym spells, from its first letter on:
  /// "Ligue des éleveurs du Massif (LEM)". Method: Schwartz & Hearst 2003, initials only.
  void add_defined(std::vector<Candidate>& out) const {
    for (const Sentence& sentence : analysis().sentences) {
      for (std::uint32_t w = sentence.first_word + 2; w + 2 < sentence.end_word; ++w) {
        if (analysis().form(w) != "(" || analysis().form(w + 2) != ")") continue;
        const std::string_view acronym = analysis().form(w + 1);
        if (!all_upper(acronym) || acronym.size() > 10) continue;
        const std::uint32_t first = begin_of_long_form(w, fold_text(acronym), sentence);
        if (first == w) continue;
        Candidate candidate;
        candidate.first = first;
        candidate.end = w;
        out.push_back(candidate);
      }
    }
  }

  /// "las secretarías de Economía, Hacienda y Agricultura": a body for each name of the list.
  void add_distributed(std::vector<Candidate>& out) const {
    for (const Sentence& sentence : analysis().sentences) {
      for (std::uint32_t w = sentence.first_word; w + 3 < sentence.end_word; ++w) {
        const std::string head = singular_body(w);
        const std::uint32_t first = head.empty() ? w : connector_end(w + 1, sentence);
        if (head.empty() || first == w + 1) continue;
        std::vector<Candidate> items;
        for (std::uint32_t at = first; at < sentence.end_word;) {
          Candidate item;
          item.first = at = connector_end(at, sentence);
          while (at < sentence.end_word && begins_upper(analysis().form(at))) ++at;
          item.end = at;
          if (item.first == item.end) break;
          item.shared_head = head + " " + lower(analysis().form(w + 1));
          item.shared_head_word = w;
          items.push_back(std::move(item));
          const bool goes_on = at < sentence.end_word && (analysis().form(at) == "," ||
                                                          reading_.word(at).upos == Upos::kCconj);
          if (!goes_on) break;
          ++at;
        }
        const bool places = std::any_of(items.begin(), items.end(), [&](const Candidate& item) {
          return is_known_area(item, out);
        });
        // "los bancos de México y Canadá" are many; their governments are one each.
        if (items.size() < 2 || (places && !is_government(head))) continue;
        out.insert(out.end(), items.begin(), items.end());
      }
    }
  }

  /// "ministère de l'Économie du Québec", "gobierno de Chihuahua": common nouns for institutions
  /// that a name behind them makes one. Not around persons and bodies ("sindicato de Pemex").
  void add_institutions(std::vector<Candidate>& out) const {
    std::vector<Candidate> found;
    for (const Sentence& sentence : analysis().sentences) {
      for (std::uint32_t w = sentence.first_word; w + 2 < sentence.end_word; ++w) {
        if (!reading_.is_noun(w)) continue;
        const TypeHeadRow* row = type_head(reading_, w);
        if (row == nullptr || !row->institution || !singular_body(w).empty()) continue;
        Candidate candidate;
        candidate.first = w;
        candidate.end = w + 1;
        while (candidate.end < sentence.end_word) {
          const std::uint32_t next = connector_end(candidate.end, sentence);
          if (next == candidate.end || !begins_upper(analysis().form(next))) break;
          candidate.end = next + 1;
          while (candidate.end < sentence.end_word &&
                 begins_upper(analysis().form(candidate.end)) &&
                 reading_.word(candidate.end).upos == Upos::kPropn) {
            ++candidate.end;
          }
        }
        if (candidate.end == w + 1 || !may_name_institution(candidate, out)) continue;
        found.push_back(candidate);
      }
    }
    out.insert(out.end(), found.begin(), found.end());
  }

  bool may_name_institution(const Candidate& whole, const std::vector<Candidate>& parts) const {
    return std::none_of(parts.begin(), parts.end(), [&](const Candidate& part) {
      if (part.first >= whole.end || whole.first >= part.end) return false;
      if (part.node == Member::kNoNode)
        return part.end > whole.end || (part.typed && part.type == NameType::kPerson);
      const NodeType type = vocabulary_.type(part.node);
      return part.end > whole.end || type == types_.person ||
             (type == types_.organization && part.first > whole.first);
    });
  }

  void add_nested(const Candidate& outer, std::uint32_t mention,
                  const std::vector<Candidate>& candidates) {
    static constexpr std::string_view kHeads[] = {"government", "gobierno", "gouvernement"};
    if (std::find(std::begin(kHeads), std::end(kHeads), reading_.folded(outer.first)) ==
        std::end(kHeads)) {
      return;
    }
    for (const Candidate& inner : candidates) {
      if (inner.node == Member::kNoNode || inner.first <= outer.first || inner.end > outer.end)
        continue;
      const NodeType type = vocabulary_.type(inner.node);
      if (type != types_.country && type != types_.place && type != types_.bloc) continue;
      cast_.nested.push_back(
          {mention, member_for(inner), reading_.span_of(inner.first, inner.end - 1)});
      return;
    }
  }

  bool is_known_area(const Candidate& item, const std::vector<Candidate>& candidates) const {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& known) {
      if (known.node == Member::kNoNode || known.first >= item.end || item.first >= known.end)
        return false;
      const NodeType type = vocabulary_.type(known.node);
      return type == types_.country || type == types_.place || type == types_.bloc;
    });
  }

  static bool is_government(std::string_view head) {
    static constexpr std::string_view kHeads[] = {"Government", "Gobierno", "Gouvernement"};
    return std::find(std::begin(kHeads), std::end(kHeads), head) != std::end(kHeads);
  }

  /// "Secretaría" for "secretarías": the singular of a plural noun for bodies, else nothing.
  std::string singular_body(std::uint32_t w) const {
    if (!reading_.is_noun(w)) return {};
    const TypeHeadRow* row = type_head(reading_, w);
    std::string form(analysis().form(w));
    if (row == nullptr || row->type != "organization" || form.size() < 5 || form.back() != 's')
      return {};
    const auto ends = [&](std::string_view ending) {
      return std::string_view(form).substr(form.size() - ending.size()) == ending;
    };
    if (ends("ies") && reading_.lexicon.language == Language::kEnglish) {
      form.replace(form.size() - 3, 3, "y");
    } else {
      form.resize(form.size() - (ends("ones") ? 2 : 1));
    }
    form[0] = static_cast<char>(form[0] >= 'a' && form[0] <= 'z' ? form[0] - 'a' + 'A' : form[0]);
    return form;
  }

  /// The node that the vocabulary names so. O(names): asked for shared heads only.
  std::uint32_t node_named(const std::string& name) const {
    for (const VocabularyName& known : vocabulary_.names()) {
      if (!known.adjective && normalize_name(known.text) == name) return known.node;
    }
    return Member::kNoNode;
  }

  /// Where the long form of an acronym begins in front of the word `end`; `end` if it does not.
  std::uint32_t begin_of_long_form(std::uint32_t end, const std::string& acronym,
                                   const Sentence& sentence) const {
    constexpr std::uint32_t kLongest = 14;
    std::size_t left = acronym.size();
    for (std::uint32_t w = end; w-- > sentence.first_word && end - w <= kLongest;) {
      const std::string_view word = reading_.folded(w);
      if (reading_.word(w).upos == Upos::kPunct || word.empty()) return end;
      if (reading_.lexicon.function_words.contains(std::string(word))) continue;
      // "Regroupement des PME de l'Estrie (RPME)": an acronym inside counts with all its letters.
      const bool whole = all_upper(analysis().form(w)) && word.size() <= left &&
                         std::string_view(acronym).substr(left - word.size(), word.size()) == word;
      if (!whole && word[0] != acronym[left - 1]) return end;
      left -= whole ? word.size() : 1;
      if (left == 0) return begins_upper(analysis().form(w)) && end - w > 1 ? w : end;
    }
    return end;
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

  /// "de la", "of", "del": words that may stand inside a name before a further name word.
  std::uint32_t connector_end(std::uint32_t w, const Sentence& sentence) const {
    static constexpr std::string_view kInside[] = {"de",  "del", "la", "las", "los",
                                                   "el",  "of",  "du", "des", "le",
                                                   "les", "d'",  "l'", "d’",  "l’"};
    std::uint32_t end = w;
    while (end < sentence.end_word && end < w + 2 &&
           std::find(std::begin(kInside), std::end(kInside), lower(analysis().form(end))) !=
               std::end(kInside)) {
      ++end;
    }
    return end < sentence.end_word ? end : w;
  }

  /// "Ligue des éleveurs du Massif", "Sindicato de Trabajadores del Metal": the name of a body goes
  /// on over its complements, capital or not. Spanish and French only; English writes capitals.
  void extend_body(Candidate& candidate, const Sentence& sentence) const {
    if (reading_.lexicon.language == Language::kEnglish) return;
    const TypeHeadRow* row = type_head(reading_, candidate.first);
    if (row == nullptr || row->type != "organization") return;
    // At the head of a sentence only an article tells that the capital is a name's.
    if (candidate.first == sentence.first_word) return;
    constexpr std::uint32_t kLongest = 12;
    while (candidate.end < sentence.end_word && candidate.end - candidate.first < kLongest) {
      const std::uint32_t noun = connector_end(candidate.end, sentence);
      if (noun == candidate.end || noun >= sentence.end_word) break;
      const std::string_view form = analysis().form(noun);
      if (!is_letter(decode_utf8(form, 0).code_point)) break;
      if (reading_.lexicon.function_words.contains(std::string(reading_.folded(noun)))) break;
      if (sentence.depth != Depth::kSplit && !reading_.is_noun(noun)) break;
      candidate.end = noun + 1;
    }
  }

  bool worth_naming(const Candidate& candidate, const Sentence& sentence) const {
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

  /// Longest first; of two that overlap, the longer one stays unless it only wraps a known name.
  void choose(std::vector<Candidate>& candidates) const {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate& a, const Candidate& b) {
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
    std::vector<Candidate> kept;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Candidate& candidate = candidates[i];
      const auto overlaps = [&](const Candidate& other) {
        return candidate.first < other.end && other.first < candidate.end;
      };
      if (std::any_of(kept.begin(), kept.end(), overlaps)) continue;
      if (candidate.node == Member::kNoNode && candidate.shared_head.empty()) {
        const bool wraps = std::any_of(candidates.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                       candidates.end(), [&](const Candidate& other) {
                                         return other.node != Member::kNoNode && overlaps(other) &&
                                                !owns(candidate, other);
                                       });
        if (wraps) continue;
      }
      kept.push_back(candidate);
    }
    std::sort(kept.begin(), kept.end(),
              [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
    candidates = std::move(kept);
  }

  /// Whether a long unknown name is a name of its own around a known one ("Bank of Canada",
  /// "Coparmex Zacatecas") and not two names or a title run together ("Mexico, Canada").
  bool owns(const Candidate& outer, const Candidate& inner) const {
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

  std::string normalized(const Candidate& candidate) const {
    return normalize_name(reading_.span_of(candidate.first, candidate.end - 1).in(analysis().text));
  }

  /// "Long Name (ABC)": both are one. The definition of the text beats the vocabulary.
  void gather_acronyms(const std::vector<Candidate>& candidates) {
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
      const Candidate& name = candidates[i];
      const Candidate& acronym = candidates[i + 1];
      if (acronym.first != name.end + 1 || acronym.end != acronym.first + 1) continue;
      if (analysis().form(name.end) != "(") continue;
      if (acronym.end >= analysis().words.size() || analysis().form(acronym.end) != ")") continue;
      if (acronym_fits(name, acronym)) defined_[normalized(acronym)] = normalized(name);
    }
  }

  bool acronym_fits(const Candidate& name, const Candidate& acronym) const {
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

  std::uint32_t member_for(const Candidate& candidate) {
    if (!candidate.shared_head.empty()) return member_of_list(candidate);
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
    Member member;
    member.level = Level::kNamed;
    member.type = type;
    member.name =
        std::string(reading_.span_of(candidate.first, candidate.end - 1).in(analysis().text));
    member.first_word = candidate.first;
    const std::uint32_t number = next_member();
    cast_.members.push_back(std::move(member));
    note_name(number, name);
    return number;
  }

  /// A body whose head noun stands further in front.
  std::uint32_t member_of_list(const Candidate& candidate) {
    const std::string_view own =
        reading_.span_of(candidate.first, candidate.end - 1).in(analysis().text);
    const std::string full = candidate.shared_head + " " + std::string(own);
    const std::string name = normalize_name(full);
    if (const auto found = by_name_.find(name); found != by_name_.end()) return found->second;
    Candidate known = candidate;
    known.node = node_named(name);
    std::uint32_t number = next_member();
    if (known.node != Member::kNoNode) {
      const auto [entry, fresh] = by_node_.try_emplace(known.node, number);
      if (fresh) add_known(known);
      number = entry->second;
    } else {
      Member member;
      member.level = Level::kNamed;
      member.type = types_.organization;
      member.name = full;
      member.first_word = candidate.first;
      cast_.members.push_back(std::move(member));
    }
    note_name(number, name);
    return number;
  }

  std::uint32_t next_member() const { return static_cast<std::uint32_t>(cast_.members.size()); }

  void add_known(const Candidate& candidate) {
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

  void vote(std::uint32_t member, const Candidate& candidate) {
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

  void add_mention(const Candidate& candidate, std::uint32_t member) {
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
