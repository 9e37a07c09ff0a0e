#include "importers/readers/block_classifier.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "graph/base/date.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/readers/blocks.hpp"
#include "importers/readers/labels.hpp"

namespace lazo {
namespace {

constexpr std::size_t kLongestTitle = 300;     // bytes
constexpr std::size_t kLongestHeading = 160;   // bytes
constexpr std::size_t kLongestLabelled = 120;  // byline, dateline
constexpr std::size_t kHeadBlocks = 10;  // what stands above the article ends here at the latest

struct Counts {
  std::size_t words = 0;
  std::size_t capital = 0;    ///< words with a capital first letter
  std::size_t particles = 0;  ///< "de", "van", "and": lower case inside lists of names
  bool digits = false;        ///< a word begins with one
  bool letters = false;       ///< a word begins with one
};

Counts count_words(std::string_view text) {
  Counts counts;
  for (const std::string_view word : split_list(text, ' ')) {
    std::size_t at = 0;
    while (at < word.size() && !is_word(decode_utf8(word, at).code_point)) {
      at += decode_utf8(word, at).length;
    }
    if (at >= word.size()) continue;
    ++counts.words;
    const char32_t first = decode_utf8(word, at).code_point;
    if (is_upper(first)) ++counts.capital;
    if (is_digit(first)) counts.digits = true;
    if (is_letter(first)) counts.letters = true;
    constexpr std::array<std::string_view, 13> kParticles = {
        "de", "del", "la", "los", "van", "von", "y", "e", "and", "et", "du", "da", "le"};
    if (std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end()) {
      ++counts.particles;
    }
  }
  return counts;
}

/// All words are capitalised but for particles: "Ana de la Rosa y Juan Gil".
bool reads_as_names(std::string_view text, std::size_t most_words) {
  const Counts counts = count_words(text);
  return counts.words > 0 && counts.words <= most_words && !counts.digits && counts.capital > 0 &&
         counts.capital + counts.particles == counts.words;
}

/// "12:09 P.M. EDT", "10:40 hrs".
bool is_time_of_day(std::string_view text) {
  if (text.size() > 24 || text.empty() || text.front() < '0' || text.front() > '9') return false;
  if (text.find(':') == std::string_view::npos) return false;
  std::string folded = fold_text(text);
  folded.erase(std::remove(folded.begin(), folded.end(), '.'), folded.end());
  for (const std::string_view word : split_list(folded, ' ')) {
    const bool number = word.find_first_not_of("0123456789:") == std::string_view::npos;
    if (!number && !labels().is(LabelKind::kTimeZone, word)) return false;
  }
  return true;
}

/// A line that is only a date, with a label, a place or a time beside it.
std::optional<Date> dateline_of(std::string_view text, Language language) {
  if (text.size() > kLongestLabelled) return std::nullopt;
  text.remove_prefix(labels().head(LabelKind::kDateHead, text));
  if (const auto date = parse_date(text, language)) {
    if (date->month != 0) return date;
    return std::nullopt;
  }
  const auto found = find_date(text, 0, language);  // "Ottawa, September 22, 2025"
  if (!found || found->date.year == 0 || found->begin < 2) return std::nullopt;
  std::string_view place = trim(text.substr(0, found->begin));
  if (place.empty() || (place.back() != ',' && place.back() != '.' && place.back() != '-')) {
    return std::nullopt;
  }
  const std::string_view rest = trim(text.substr(found->end));
  const bool nothing_else =
      rest.find_first_not_of(" .,-)") == std::string_view::npos || is_time_of_day(rest);
  place.remove_suffix(1);
  if (!nothing_else || !reads_as_names(place, 5)) return std::nullopt;
  return found->date;
}

/// Hard-wrapped titles lose their line breaks.
std::string one_line_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

bool begins_lower(std::string_view text) {
  return is_lower(decode_utf8(text, 0).code_point);
}

/// "Key Questions", "Vers deux milliards de clients", "WHAT COMES NEXT:"; not "They agreed on these
/// six points at noon:", which has too many words for its colon, nor "... jobs,", which breaks off.
bool is_heading(std::string_view text) {
  if (text.size() > kLongestHeading || text.back() == ',' || text.back() == ';') return false;
  const Counts counts = count_words(text);
  return counts.letters && text.find("://") == std::string_view::npos &&
         counts.words <= (text.back() == ':' ? 6U : 16U);
}

/// "Photo: the port", or a credit at the end: "The port of Halifax Image: J. Doe."
bool is_caption(std::string_view text) {
  if (text.size() > 400) return false;
  if (labels().head_before_colon(LabelKind::kCaption, text) > 0) return true;
  const std::size_t colon = text.rfind(": ");
  if (colon == std::string_view::npos || colon == 0 || text.size() - colon > 60) return false;
  const std::size_t space = text.rfind(' ', colon - 1);
  if (space == std::string_view::npos) return false;
  return labels().is(LabelKind::kCaption, fold_text(text.substr(space + 1, colon - space - 1)));
}

}  // namespace

bool BlockClassifier::in_head() const {
  return !seen_paragraph_ && blocks_ <= kHeadBlocks;
}

BlockKind BlockClassifier::kind_of(std::string_view text, std::size_t lines, bool last) {
  ++blocks_;
  const bool sentence = ends_like_sentence(text);
  BlockKind kind = BlockKind::kParagraph;
  if (last && blocks_ == 1) {
    kind = BlockKind::kParagraph;
  } else if (is_caption(text)) {
    kind = BlockKind::kCaption;
  } else if (in_head()) {
    kind = head_kind_of(text, lines, last, sentence);
  } else if (const auto date = dateline_of(text, language_); date && lines == 1) {
    kind = BlockKind::kDateline;  // below a signature
    if (metadata_.published.empty()) metadata_.published = date->text();
  }
  if (kind == BlockKind::kParagraph && lines == 1 && !last && !sentence && !begins_lower(text) &&
      is_heading(text)) {
    kind = BlockKind::kHeading;
  }
  if (kind == BlockKind::kParagraph) {
    if (!seen_paragraph_ && metadata_.published.empty()) note_leading_date(text);
    seen_paragraph_ = true;
  }
  return kind;
}

BlockKind BlockClassifier::head_kind_of(std::string_view text, std::size_t lines, bool last,
                                        bool sentence) {
  const bool has_title = !metadata_.title.empty();
  if (const std::size_t label = labels().head_before_colon(LabelKind::kTitleHead, text);
      label > 0 && label < text.size() && !has_title) {
    metadata_.title = one_line_of(text.substr(label));
    return BlockKind::kTitle;
  }
  if (const auto date = dateline_of(text, language_)) {
    if (metadata_.published.empty()) metadata_.published = date->text();
    return BlockKind::kDateline;
  }
  if (is_time_of_day(text)) return BlockKind::kDateline;
  if (const std::size_t label = labels().head_before_colon(LabelKind::kOutletHead, text);
      label > 0 && !sentence && text.size() <= kLongestLabelled) {
    if (metadata_.publisher.empty()) metadata_.publisher = text.substr(label);
    return BlockKind::kByline;
  }
  if (is_byline(text, sentence)) return BlockKind::kByline;
  const bool exclaims = text.ends_with('!') || text.ends_with('?');
  if (!has_title && !last && (!sentence || (blocks_ == 1 && exclaims)) &&
      text.size() <= kLongestTitle && lines <= 3) {
    metadata_.title = one_line_of(text);
    return BlockKind::kTitle;
  }
  if (has_title && !sentence && lines == 1 && begins_lower(text) && count_words(text).words > 4) {
    return BlockKind::kCaption;  // the description of a picture above the article
  }
  return BlockKind::kParagraph;
}

std::size_t BlockClassifier::question_label(std::string_view text, BlockKind& kind) {
  std::size_t size = labels().head_before_colon(LabelKind::kQuestion, text);
  if (size > 0) {
    kind = BlockKind::kQuestion;
    seen_question_ = true;
    return size;
  }
  if (!seen_question_) return 0;
  size = labels().head_before_colon(LabelKind::kAnswer, text);
  if (size > 0) kind = BlockKind::kAnswer;
  return size;
}

/// "By Ana Ruiz", "Web Editor", "La Jornada Zacatecas/ANA RUIZ", "Ana Ruiz, corresponsal".
bool BlockClassifier::is_byline(std::string_view text, bool sentence) {
  if (sentence || text.size() > kLongestLabelled) return false;
  const std::string folded = fold_text(text);
  if (labels().is(LabelKind::kByline, folded)) {
    if (metadata_.byline.empty()) metadata_.byline = text;
    return true;
  }
  if (const std::size_t head = labels().head(LabelKind::kBylineHead, text);
      head > 0 && reads_as_names(text.substr(head), 10)) {
    if (metadata_.byline.empty()) metadata_.byline = text.substr(head);
    return true;
  }
  if (labels().tail(LabelKind::kBylineTail, folded)) {
    if (metadata_.byline.empty()) metadata_.byline = text;
    return true;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || metadata_.title.empty()) return false;
  const std::string_view outlet = trim(text.substr(0, slash));
  const std::string_view names = trim(text.substr(slash + 1));
  if (!reads_as_names(outlet, 5) || !reads_as_names(names, 8)) return false;
  if (metadata_.publisher.empty()) metadata_.publisher = outlet;
  if (metadata_.byline.empty()) metadata_.byline = names;
  return true;
}

/// "4 juillet 2012. - Le groupe ...", "OTTAWA, Sept. 22, 2025 (AP) - The ...".
void BlockClassifier::note_leading_date(std::string_view text) {
  const std::string_view head = text.substr(0, 80);
  const auto found = find_date(head, 0, language_);
  if (!found || found->date.year == 0) return;
  const std::string_view before = trim(head.substr(0, found->begin));
  if (!before.empty() && (before.back() != ',' || !reads_as_names(before, 5))) return;
  std::string_view behind = trim(head.substr(found->end));
  while (!behind.empty() && (behind.front() == '.' || behind.front() == ',')) {
    behind = trim(behind.substr(1));
  }
  const bool dash = behind.starts_with("-") || behind.starts_with("–") || behind.starts_with("—") ||
                    behind.starts_with("(");
  if (dash) metadata_.published = found->date.text();
}

}  // namespace lazo
