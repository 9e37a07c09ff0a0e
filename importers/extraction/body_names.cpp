#include "importers/extraction/body_names.hpp"

#include <algorithm>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/extraction/typing.hpp"

namespace lazo {
namespace {

class BodyFinder {
 public:
  BodyFinder(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types)
      : reading_(reading), vocabulary_(vocabulary), types_(types) {}

  /// The words in front of "(ABC)" whose initials the acronym spells, from its first letter on:
  /// "Ligue des éleveurs du Massif (LEM)". Method: Schwartz & Hearst 2003, initials only.
  void add_defined(std::vector<NameCandidate>& out) const {
    for (const Sentence& sentence : analysis().sentences) {
      for (std::uint32_t w = sentence.first_word + 2; w + 2 < sentence.end_word; ++w) {
        if (analysis().form(w) != "(" || analysis().form(w + 2) != ")") continue;
        const std::string_view acronym = analysis().form(w + 1);
        if (!all_upper(acronym) || acronym.size() > 10) continue;
        const std::uint32_t first = begin_of_long_form(w, fold_text(acronym), sentence);
        if (first == w) continue;
        NameCandidate candidate;
        candidate.first = first;
        candidate.end = w;
        out.push_back(candidate);
      }
    }
  }

  /// "las secretarías de Economía, Hacienda y Agricultura": a body for each name of the list.
  void add_distributed(std::vector<NameCandidate>& out) const {
    for (const Sentence& sentence : analysis().sentences) {
      for (std::uint32_t w = sentence.first_word; w + 3 < sentence.end_word; ++w) {
        const std::string head = singular_body(w);
        const std::uint32_t first = head.empty() ? w : end_of_connector(reading_, w + 1, sentence);
        if (head.empty() || first == w + 1) continue;
        std::vector<NameCandidate> items;
        for (std::uint32_t at = first; at < sentence.end_word;) {
          NameCandidate item;
          item.first = at = end_of_connector(reading_, at, sentence);
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
        const bool places = std::any_of(items.begin(), items.end(), [&](const NameCandidate& item) {
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
  void add_institutions(std::vector<NameCandidate>& out) const {
    std::vector<NameCandidate> found;
    for (const Sentence& sentence : analysis().sentences) {
      for (std::uint32_t w = sentence.first_word; w + 2 < sentence.end_word; ++w) {
        if (!reading_.is_noun(w)) continue;
        const TypeHeadRow* row = type_head(reading_, w);
        if (row == nullptr || !row->institution || !singular_body(w).empty()) continue;
        NameCandidate candidate;
        candidate.first = w;
        candidate.end = w + 1;
        while (candidate.end < sentence.end_word) {
          const std::uint32_t next = end_of_connector(reading_, candidate.end, sentence);
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

  /// "Coparmex Zacatecas", "Confederación Patronal (Coparmex) Zacatecas": a national body with a
  /// place right behind it is its local branch.
  void add_branches(std::vector<NameCandidate>& out) const {
    std::vector<NameCandidate> found;
    for (const NameCandidate& body : out) {
      if (body.node == Member::kNoNode || body.adjective || body.common ||
          vocabulary_.type(body.node) != types_.organization) {
        continue;
      }
      std::uint32_t next = body.end;
      if (next + 3 < analysis().words.size() && analysis().form(next) == "(" &&
          analysis().form(next + 2) == ")") {
        next += 3;
      }
      for (const NameCandidate& place : out) {
        if (place.first != next || place.node == Member::kNoNode || place.adjective ||
            vocabulary_.type(place.node) != types_.place ||
            reading_.sentence_of(place.first) != reading_.sentence_of(body.first)) {
          continue;
        }
        NameCandidate branch = body;
        branch.node = Member::kNoNode;
        branch.end = place.end;
        branch.branch_of = body.node;
        branch.branch_place = place.node;
        found.push_back(branch);
        break;
      }
    }
    out.insert(out.end(), found.begin(), found.end());
  }

 private:
  const Analysis& analysis() const { return reading_.analysis; }

  bool may_name_institution(const NameCandidate& whole,
                            const std::vector<NameCandidate>& parts) const {
    return std::none_of(parts.begin(), parts.end(), [&](const NameCandidate& part) {
      if (part.first >= whole.end || whole.first >= part.end) return false;
      if (part.node == Member::kNoNode)
        return part.end > whole.end || (part.typed && part.type == NameType::kPerson);
      const NodeType type = vocabulary_.type(part.node);
      return part.end > whole.end || type == types_.person ||
             (type == types_.organization && part.first > whole.first);
    });
  }

  bool is_known_area(const NameCandidate& item,
                     const std::vector<NameCandidate>& candidates) const {
    return std::any_of(candidates.begin(), candidates.end(), [&](const NameCandidate& known) {
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

  const Reading& reading_;
  const Vocabulary& vocabulary_;
  const TypeIds& types_;
};

}  // namespace

void add_body_names(const Reading& reading, const Vocabulary& vocabulary, const TypeIds& types,
                    std::vector<NameCandidate>& candidates) {
  const BodyFinder finder(reading, vocabulary, types);
  finder.add_defined(candidates);
  finder.add_distributed(candidates);
  finder.add_institutions(candidates);
  finder.add_branches(candidates);
}

}  // namespace lazo
