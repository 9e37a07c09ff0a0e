#include "language/sentences.hpp"

#include <algorithm>
#include <string_view>

#include "language/characters.hpp"
#include "language/word_rules.hpp"

namespace lazo {
namespace {

enum class Terminator : std::uint8_t { kNone, kPeriod, kStrong, kEllipsis, kAbbreviation };

bool is_one_of(std::string_view token, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), token) != list.end();
}

Terminator terminator_of(std::string_view token) {
  const char last = token.back();
  if (last != '.' && last != '?' && last != '!') {
    return token == "…" ? Terminator::kEllipsis : Terminator::kNone;
  }
  if (token == ".") return Terminator::kPeriod;
  if (token.find_first_not_of(".?!") != std::string_view::npos) return Terminator::kAbbreviation;
  return token.find_first_not_of('.') == std::string_view::npos ? Terminator::kEllipsis
                                                                : Terminator::kStrong;
}

/// ":)", ";-)": part of the sentence before.
bool is_emoticon(std::string_view token) {
  return token.size() >= 2 && token.size() <= 4 &&
         (token[0] == ':' || token[0] == ';' || token[0] == '=') &&
         token.find_first_not_of(":;=-')(") == std::string_view::npos &&
         token.find_first_of(")(") != std::string_view::npos;
}

class SentenceCutter {
 public:
  SentenceCutter(Analysis& analysis, std::uint32_t end_token, Language language)
      : analysis_(analysis),
        text_(analysis.text),
        rules_(word_rules(language)),
        language_(language),
        end_(end_token) {}

  void cut(std::uint32_t first_token) {
    sentence_ = first_token;
    for (std::uint32_t t = first_token; t < end_;) {
      note_quotation(t);
      const Terminator terminator = terminator_of(form(t));
      std::uint32_t next = t + 1;
      if (terminator != Terminator::kNone && next < end_) {
        next = closed_at(next);
        if (next < end_ && ends_sentence(t, next, terminator)) {
          finish(next);
        } else {
          next = t + 1;
        }
      }
      if (next == t + 1 && next < end_ && sentence_ != next && breaks_line(t)) finish(next);
      t = next;
    }
    finish(end_);
  }

 private:
  [[nodiscard]] std::string_view form(std::uint32_t token) const {
    return analysis_.tokens[token].span.in(text_);
  }
  [[nodiscard]] bool space_after(std::uint32_t token) const {
    return analysis_.tokens[token].space_after;
  }
  [[nodiscard]] Character initial(std::uint32_t token) const {
    return character_at(text_, analysis_.tokens[token].span.begin);
  }

  /// Plain quotes open and close in turn; brackets nest.
  void note_quotation(std::uint32_t t) {
    const std::string_view token = form(t);
    if (token == "\"") quotation_open_ = !quotation_open_;
    if (token == "(" || token == "[") ++brackets_;
    if (token == ")" || token == "]") brackets_ = std::max(0, brackets_ - 1);
  }

  /// Text whose line breaks are lost, like quoted mail: a row of signs and a stamp ("03/09/2000
  /// 05:37 PM") stand by themselves, and an address ends what comes before a capital letter or
  /// another address. Not "at 5:37 PM Monday", "on 03/09/2000 05:37".
  [[nodiscard]] bool breaks_line(std::uint32_t t) const {
    if (is_row_of_signs(form(t)) || is_row_of_signs(form(t + 1))) return true;
    if (is_stamp(t + 1) && (initial(t).is_letter() || form(t) == ">")) {
      return !is_one_of(form(t), {"on", "at", "el", "le"});
    }
    if (is_link(form(t)) && is_link(form(t + 1))) return true;
    if (initial(t + 1).kind != CharacterClass::kUpper || !space_after(t)) return false;
    const std::string_view token = form(t);
    const bool mail = token.find('@') != std::string_view::npos && token.size() > 3 &&
                      token.find('.') != std::string_view::npos;
    if (mail || is_link(token)) return true;
    return (token == "AM" || token == "PM") && t >= sentence_ + 2 && is_stamp(t - 2);
  }

  /// "03/09/2000 05:37" begins here.
  [[nodiscard]] bool is_stamp(std::uint32_t t) const {
    if (t + 1 >= end_) return false;
    const std::string_view day = form(t);
    return std::count(day.begin(), day.end(), '/') == 2 &&
           day.find_first_not_of("0123456789/") == std::string_view::npos &&
           form(t + 1).find(':') != std::string_view::npos;
  }

  static bool is_link(std::string_view token) {
    return token.find("://") != std::string_view::npos;
  }

  static bool is_row_of_signs(std::string_view token) {
    return token.size() >= 8 && token.find_first_not_of(token[0]) == std::string_view::npos &&
           std::string_view("-=*_~#").find(token[0]) != std::string_view::npos;
  }

  void finish(std::uint32_t end) {
    if (end <= sentence_) return;
    Sentence sentence;
    sentence.first_token = sentence_;
    sentence.end_token = end;
    sentence.first_word = analysis_.tokens[sentence_].first_word;
    sentence.end_word = analysis_.tokens[end - 1].end_word;
    sentence.span = {analysis_.tokens[sentence_].span.begin, analysis_.tokens[end - 1].span.end};
    analysis_.sentences.push_back(sentence);
    sentence_ = end;
    brackets_ = 0;
  }

  /// The mark of a note, glued to what it belongs to: "talks.[157][a]".
  [[nodiscard]] bool is_note_mark(std::uint32_t t) const {
    if (t + 2 >= end_ || form(t) != "[" || form(t + 2) != "]" || space_after(t - 1)) return false;
    const std::string_view mark = form(t + 1);
    const bool letter = mark.size() == 1 && initial(t + 1).is_letter();
    return letter || mark.find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// Behind what closes together with the sentence: `.”`, `. »`, `?)`, `. [...]`, `.[12]`.
  std::uint32_t closed_at(std::uint32_t t) {
    while (t < end_) {
      const std::string_view token = form(t);
      const bool glued = !space_after(t - 1);
      if (is_one_of(token, {"»", "”"}) || (glued && is_one_of(token, {")", "]", "’", "''", "'"}))) {
        ++t;
      } else if (token == "\"" && space_after(t) && (glued || quotation_open_)) {
        if (quotation_open_) quotation_open_ = false;
        ++t;
      } else if (is_emoticon(token)) {
        ++t;
      } else if (t + 2 < end_ && is_one_of(token, {"[", "("}) &&
                 terminator_of(form(t + 1)) == Terminator::kEllipsis &&
                 is_one_of(form(t + 2), {"]", ")"})) {
        t += 3;
      } else if (is_note_mark(t)) {
        t += 3;
      } else if (terminator_of(token) == Terminator::kStrong) {
        ++t;
      } else {
        break;
      }
    }
    return t;
  }

  /// True if a sentence ends between the terminator `t` (with its closers) and token `next`.
  [[nodiscard]] bool ends_sentence(std::uint32_t t, std::uint32_t next, Terminator terminator) {
    const bool closed = next > t + 1;
    // Skip what opens the next sentence to see its first word.
    std::uint32_t word = next;
    while (word < end_ && !initial(word).is_word()) {
      if (is_one_of(form(word), {",", ";", ":", ".", "»", "”", ")"})) return false;
      ++word;
    }
    const bool opener = word > next;
    const bool has_word = word < end_;
    const Character first = has_word ? initial(word) : Character{};
    const bool lower = first.kind == CharacterClass::kLower;

    if (!space_after(next - 1)) {  // "the end.Then", but not "who.int"
      return terminator == Terminator::kPeriod && !closed && !opener && has_word &&
             first.kind == CharacterClass::kUpper && t > sentence_ &&
             initial(t - 1).kind == CharacterClass::kLower;
    }
    if (brackets_ > 0 && closes_bracket(next)) return false;
    if (is_numbering(t)) return false;
    if (opens_with_dash(next) && is_dateline(t)) return false;

    switch (terminator) {
      case Terminator::kStrong:
        // « Pourquoi ? » demande-t-il; web text goes on in lower case after a mark.
        return !lower || (language_ == Language::kEnglish && !closed && !opener);
      case Terminator::kEllipsis:
        return !lower && has_word;
      case Terminator::kAbbreviation:
        return abbreviation_ends(t, word, opener || closed, first);
      case Terminator::kPeriod:
        // English of the web goes on in lower case; there a bracket may open the next sentence.
        if (!lower) return true;
        return language_ == Language::kEnglish && !closed && (!opener || form(next) == "(");
      case Terminator::kNone:
        break;
    }
    return false;
  }

  /// "Acme Inc. The firm", "in the U.S. “We"; not "Dr. Ruiz", "Jan. 5", "J. Ruiz", "U.S. Congress".
  [[nodiscard]] bool abbreviation_ends(std::uint32_t t, std::uint32_t word, bool marked,
                                       Character first) const {
    if (word >= end_ || first.kind == CharacterClass::kLower) return false;
    const LowerWord abbreviation(form(t));
    const bool title = rules_.has(WordKind::kTitle, abbreviation.text());
    const bool closing = rules_.has(WordKind::kClosing, abbreviation.text());
    if (title && !closing) return false;
    if (first.kind == CharacterClass::kDigit) return false;
    const LowerWord follower(form(word));
    if (rules_.has(WordKind::kStarter, follower.text())) {
      // An initial before a name that looks like a starter ("J. The"?) is not seen in practice;
      // a lone capital letter before one is the end of "plan B."
      return true;
    }
    return closing && marked;
  }

  /// The sentence so far is "1.", "a.", "II.": the head of a list item.
  [[nodiscard]] bool is_numbering(std::uint32_t t) const {
    if (t == sentence_)
      return terminator_of(form(t)) == Terminator::kAbbreviation && form(t).size() <= 3;
    if (t != sentence_ + 1) return false;
    const std::string_view token = form(sentence_);
    if (token.size() > 4) return false;
    const auto all = [&](auto test) { return std::all_of(token.begin(), token.end(), test); };
    return all([](char c) { return c >= '0' && c <= '9'; }) ||
           (token.size() == 1 && initial(sentence_).is_letter()) ||
           all([](char c) { return c == 'I' || c == 'V' || c == 'X'; });
  }

  [[nodiscard]] bool opens_with_dash(std::uint32_t next) const {
    return is_one_of(form(next), {"-", "–", "—", "--"}) && space_after(next);
  }

  /// "Sherbrooke, 18 février.", "4 juillet 2012.": short, with a number and a month.
  [[nodiscard]] bool is_dateline(std::uint32_t t) const {
    if (t - sentence_ > 9) return false;
    bool number = false;
    bool month = false;
    for (std::uint32_t i = sentence_; i < t; ++i) {
      number = number || initial(i).kind == CharacterClass::kDigit;
      month = month || rules_.has(WordKind::kMonth, LowerWord(form(i)).text());
    }
    return number && month;
  }

  /// True if the bracket that is open closes before another one opens: "(founded in 1990. Since
  /// then larger)" stays in its sentence.
  [[nodiscard]] bool closes_bracket(std::uint32_t next) const {
    const std::uint32_t stop = std::min(end_, next + 60);
    for (std::uint32_t i = next; i < stop; ++i) {
      if (is_one_of(form(i), {")", "]"})) return true;
      if (is_one_of(form(i), {"(", "["})) return false;
    }
    return false;
  }

  Analysis& analysis_;     // owned by the caller
  std::string_view text_;  // of analysis_
  const WordRules& rules_;
  Language language_;
  std::uint32_t end_;
  std::uint32_t sentence_ = 0;  ///< first token of the sentence under way
  bool quotation_open_ = false;
  int brackets_ = 0;
};

}  // namespace

void add_sentences(Analysis& analysis, std::uint32_t first_token, std::uint32_t end_token,
                   Language language) {
  SentenceCutter(analysis, end_token, language).cut(first_token);
}

}  // namespace lazo
