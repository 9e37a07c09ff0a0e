#include "language/chunk.hpp"

#include <algorithm>

namespace lazo {

/// Word characters and joiners from `begin` on; `segment` begins behind the last joiner.
struct ChunkScanner::Run {
  std::uint32_t begin = 0;
  std::uint32_t segment = 0;
  std::uint32_t end = 0;  ///< so far
  Span chunk;
};

std::uint32_t ChunkScanner::token_end(std::uint32_t begin, Span chunk, bool digit_follows,
                                      bool last) {
  digit_follows_ = digit_follows;
  last_ = last;
  const Character first = at(begin);
  std::uint32_t end = 0;
  if (first.is_word() || first.kind == CharacterClass::kMark) {
    end = address_end(begin, chunk);
    if (end == begin) end = word_end(begin, chunk);
  } else {
    end = punctuation_end(begin, chunk);
  }
  while (end < chunk.end && at(end).kind == CharacterClass::kMark) end += at(end).length;
  return std::min(end, chunk.end);
}

// --- words -------------------------------------------------------------------------------------

std::uint32_t ChunkScanner::word_end(std::uint32_t begin, Span chunk) const {
  Run run{begin, begin, begin, chunk};
  bool after_digit = false;
  while (run.end < chunk.end) {
    const Character c = at(run.end);
    if (c.is_word() || c.kind == CharacterClass::kMark) {
      if (c.is_letter() && after_digit && cuts_unit(run.end, chunk.end)) return run.end;
      if (c.kind == CharacterClass::kDigit && run.end > begin && begin > chunk.begin &&
          at(begin - 1).kind == CharacterClass::kDigit) {
        return run.end;  // the unit of "15|h|30" ends where digits begin again
      }
      after_digit = c.kind == CharacterClass::kDigit;
      run.end += c.length;
      continue;
    }
    const std::uint32_t next = run.end + c.length;
    if (const std::uint32_t closed = ending_in_brackets(run); closed > run.end) {
      run.end = closed;
      continue;
    }
    const bool elision =
        language_ == Language::kFrench && c.is_apostrophe() && run.segment == run.begin &&
        rules_.has(WordKind::kElision, LowerWord(text_.substr(begin, run.end - begin)).text());
    if (word_at(next, chunk.end)) {
      if (joins(run, c, next)) {
        run.segment = next;
        run.end = next;
        after_digit = false;
        continue;
      }
      if (elision) return next;  // "l'|accord", not "aujourd'hui"
    } else if (elision) {
      return next;  // l'«|Europe
    }
    if (c.code_point == '.' && keeps_period(run)) return next;
    if (c.code_point == 0xB0 && run.end - begin == 1 && (text_[begin] | 0x20) == 'n') {
      return next;  // "n°|5"
    }
    if (c.code_point == '$' && run.end - begin <= 3 && at(begin).kind == CharacterClass::kUpper) {
      return next;  // "US$|5"
    }
    // A plural possessive ("businesses'") unless the mark closes a quotation ("the 'good guys'").
    if (language_ == Language::kEnglish && c.is_apostrophe() && !single_quote_open_ &&
        !word_at(next, chunk.end) && run.end - begin >= 3 && (text_[run.end - 1] | 0x20) == 's') {
      return next;
    }
    break;
  }
  return run.end;
}

bool ChunkScanner::joins(const Run& run, Character joiner, std::uint32_t next) const {
  const CharacterClass left =
      run.end == run.begin ? CharacterClass::kOther : character_before(run.end).kind;
  const bool left_digit = left == CharacterClass::kDigit;
  const bool right_digit = at(next).kind == CharacterClass::kDigit;
  if (joiner.is_apostrophe()) {
    if (language_ != Language::kFrench) return true;
    const std::uint32_t end = compound_end(run.begin, run.chunk.end);
    const LowerWord whole(text_.substr(run.begin, end - run.begin));
    if (rules_.has(WordKind::kWhole, whole.text())) return true;
    const LowerWord left_word(text_.substr(run.segment, run.end - run.segment));
    return !(run.segment == run.begin && rules_.has(WordKind::kElision, left_word.text()));
  }
  if (joiner.is_hyphen()) return joins_hyphen(run, next);
  switch (joiner.code_point) {
    case '.':
      return joins_period(run, next);
    case ',':
    case ':':
      return left_digit && right_digit;  // "1,000", "10:40"
    case '/': {                          // "9/11", "b/c", not "and|/|or", "km|/|h"
      if (left_digit && right_digit) return true;
      const std::uint32_t end = compound_end(next, run.chunk.end);
      return rules_.has(WordKind::kWhole,
                        LowerWord(text_.substr(run.begin, end - run.begin)).text());
    }
    case '_':
      return true;
    case 0xB7:
      return !left_digit && !right_digit;  // Catalan "col·laboració"
    case '&':                              // "AT&T", "PG&E", not "research|&|development"
      return left == CharacterClass::kUpper && run.end - run.begin <= 4 &&
             at(next).kind == CharacterClass::kUpper;
    default:
      return false;
  }
}

/// End of a bracketed ending of the word: "word(s)", "employé(e)s", "los(as)"; not "art.|5|(|a|)".
/// The end of the run if there is none.
std::uint32_t ChunkScanner::ending_in_brackets(const Run& run) const {
  if (text_[run.end] != '(' || run.end - run.begin < 2) return run.end;
  if (!character_before(run.end).is_letter()) return run.end;
  for (const std::string_view ending : {"s", "es", "e", "a", "as"}) {
    const std::uint32_t closing = run.end + 1 + static_cast<std::uint32_t>(ending.size());
    if (closing >= run.chunk.end || text_[closing] != ')') continue;
    if (LowerWord(text_.substr(run.end + 1, ending.size())).text() == ending) return closing + 1;
  }
  return run.end;
}

bool ChunkScanner::joins_period(const Run& run, std::uint32_t next) const {
  const Character left = at(run.segment);
  const Character right = at(next);
  const bool left_digit = left.kind == CharacterClass::kDigit;
  const bool right_digit = right.kind == CharacterClass::kDigit;
  if (left_digit || right_digit) return left_digit && right_digit;  // "46.4", not "art.|5"
  const std::size_t left_size = run.end - run.segment;
  const std::uint32_t behind = next + right.length;
  const bool right_single = !word_at(behind, run.chunk.end);
  if (left_size == left.length) return right_single || left.kind == right.kind;  // "U.S", "e.g"
  const LowerWord word(text_.substr(run.begin, run.end + 1 - run.begin));
  if (rules_.is_abbreviation(word.text())) {
    // "EE.UU" goes on; "Dr.|Smith" does not.
    return right.kind == left.kind && !right_single && at(behind).kind == CharacterClass::kUpper;
  }
  // A missing space ("the end.|Then"), not an address or a file ("who.int", "SAMPLE.DOC").
  const bool missing_space = at(run.end - 1).kind == CharacterClass::kLower &&
                             right.kind == CharacterClass::kUpper &&
                             (right_single || at(behind).kind == CharacterClass::kLower);
  return !missing_space;
}

bool ChunkScanner::joins_hyphen(const Run& run, std::uint32_t next) const {
  if (language_ == Language::kFrench) {  // "a|-t-il", not "Haut-Rhin", "rendez-vous"
    if (!is_inversion(next, run.chunk.end)) return true;
    const std::uint32_t end = compound_end(run.begin, run.chunk.end);
    return rules_.has(WordKind::kWhole, LowerWord(text_.substr(run.begin, end - run.begin)).text());
  }
  if (language_ != Language::kEnglish) return true;  // "franco-alemán", "Canadá-Bajío"

  // English treebanks cut at hyphens ("long|-|term", "U.S.|-|Mexico") but for prefixes
  // ("non-profit"), numbers of telephones and days, and names like "T-MEC".
  const Character first = at(run.begin);
  const Character right = at(next);
  if (first.kind == CharacterClass::kDigit) {
    return right.kind == CharacterClass::kDigit && joins_digits(run.begin, run.chunk.end);
  }
  if (run.segment != run.begin) return false;
  const std::uint32_t behind = next + right.length;
  if (run.end - run.begin == 1 && first.kind == CharacterClass::kUpper &&
      right.kind == CharacterClass::kUpper && behind < run.chunk.end &&
      at(behind).kind == CharacterClass::kUpper) {
    return true;
  }
  return rules_.has(WordKind::kPrefix,
                    LowerWord(text_.substr(run.begin, run.end - run.begin)).text());
}

/// Three groups of digits or more ("2001-09-11"), or the last seven digits of a telephone number
/// ("646-8420") and long post codes ("77042-2016"); not "3-4", "1990-1995".
bool ChunkScanner::joins_digits(std::uint32_t begin, std::uint32_t end) const {
  std::size_t groups = 1;
  std::size_t sizes[2] = {0, 0};
  for (std::uint32_t i = begin; i < end; ++i) {
    const char c = text_[i];
    if (c >= '0' && c <= '9') {
      if (groups <= 2) ++sizes[groups - 1];
    } else if (c == '-' && i + 1 < end && text_[i + 1] >= '0' && text_[i + 1] <= '9') {
      if (++groups == 3) return true;
    } else {
      break;
    }
  }
  return groups == 2 && sizes[1] == 4 && (sizes[0] == 3 || sizes[0] == 5);
}

/// A period behind a word belongs to it: "U.S.", "Dr.", "J." of a name; not "the end.".
bool ChunkScanner::keeps_period(const Run& run) const {
  const std::uint32_t next = run.end + 1;
  const std::uint32_t periods = repeat_end(run.end, run.chunk.end, ".") - run.end;
  if (periods > 2) return false;  // "and so on..."
  if (periods == 2) {             // "Acme Inc.|.", not "so on|.."
    return rules_.is_abbreviation(LowerWord(text_.substr(run.begin, next - run.begin)).text());
  }
  const std::string_view word = text_.substr(run.begin, run.end - run.begin);
  const LowerWord lower(text_.substr(run.begin, next - run.begin));
  if (rules_.is_abbreviation(lower.text())) return true;
  const bool at_end = next >= run.chunk.end;
  if (rules_.has(WordKind::kNumber, lower.text())) {
    return at_end ? digit_follows_ : at(next).kind == CharacterClass::kDigit;
  }
  // Letters with periods between them: "J.R.", "C.F.E.".
  bool dotted = true;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size() && dotted;) {
    const Character c = character_at(word, i);
    i += c.length;
    dotted = c.is_letter() && (i == word.size() || word[i] == '.');
    ++i;
    ++letters;
  }
  if (!dotted) return false;
  if (letters >= 2) return true;
  // A single capital is an initial unless the text ends here ("hepatitis B.").
  return at(run.begin).kind == CharacterClass::kUpper && !(last_ && at_end);
}

bool ChunkScanner::is_inversion(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t word = compound_end(begin, end);
  return rules_.has(WordKind::kInversion, LowerWord(text_.substr(begin, word - begin)).text());
}

bool ChunkScanner::cuts_unit(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t word = begin;
  while (word < end && at(word).is_letter()) word += at(word).length;
  if (word < end && at(word).kind == CharacterClass::kDigit && language_ != Language::kFrench) {
    return false;  // "3M5"; French writes "15h30"
  }
  return rules_.has(WordKind::kUnit, LowerWord(text_.substr(begin, word - begin)).text());
}

// --- punctuation -------------------------------------------------------------------------------

std::uint32_t ChunkScanner::punctuation_end(std::uint32_t begin, Span chunk) {
  const Character c = at(begin);
  const std::uint32_t next = begin + c.length;
  const bool word_follows = word_at(next, chunk.end);
  if (c.code_point == 0x2018) single_quote_open_ = true;
  if (c.is_apostrophe()) {
    if (language_ == Language::kEnglish && word_follows) {
      // What is left of "Mexico's" when markup stands between, and "'em".
      const std::uint32_t end = compound_end(begin, chunk.end);
      const LowerWord word(text_.substr(begin, end - begin));
      for (const std::string_view suffix : {"'s", "'m", "'d", "'re", "'ve", "'ll"}) {
        if (word.text() == suffix) return end;
      }
      if (rules_.has(WordKind::kWhole, word.text())) return end;
    }
    if (next < chunk.end && at(next).code_point == c.code_point) return next + c.length;  // ''
    single_quote_open_ = begin == chunk.begin && word_follows;
    return next;
  }
  switch (c.code_point) {
    case '.':
      if (word_follows && at(next).kind == CharacterClass::kDigit &&
          (begin == chunk.begin || text_[begin - 1] == '$')) {
        return word_end(next, chunk);  // ".5"
      }
      return repeat_end(begin, chunk.end, language_ == Language::kEnglish ? ".?!" : ".");
    case '?':
    case '!':
      return repeat_end(begin, chunk.end, "?!");
    case '-':
      if (language_ == Language::kFrench && begin != chunk.begin && is_inversion(next, chunk.end)) {
        return compound_end(next, chunk.end);
      }
      if (language_ != Language::kEnglish && begin == chunk.begin && word_follows &&
          at(next).kind == CharacterClass::kDigit) {
        return word_end(next, chunk);  // "-2,5"; English writes "5|-|8" without spaces
      }
      return repeat_end(begin, chunk.end, "-");
    case '*':
      return repeat_end(begin, chunk.end, "*");
    case '$':
      return repeat_end(begin, chunk.end, "$");
    case '=':
      return std::max(repeat_end(begin, chunk.end, "="), emoticon_end(begin, chunk));
    case '_':
      return repeat_end(begin, chunk.end, "_");
    case '~':
      return repeat_end(begin, chunk.end, "~");
    case '<':
      return repeat_end(begin, chunk.end, "<");
    case '>':
      return repeat_end(begin, chunk.end, ">");
    case '+':
      return repeat_end(begin, chunk.end, "+");
    case '`':
      return repeat_end(begin, chunk.end, "`");
    case ':':
    case ';':
      return std::max(next, emoticon_end(begin, chunk));
    case '#':
    case '@':  // "#TMEC", "@ACME_MX", not "#|1"
      return word_follows && at(next).is_letter() ? word_end(next, chunk) : next;
    case 0xB0: {  // "°C"
      const bool degree = word_follows && (text_[next] == 'C' || text_[next] == 'F') &&
                          !word_at(next + 1, chunk.end);
      return degree ? next + 1 : next;
    }
    default:
      return next;
  }
}

/// ":)", ";-)", ":D": eyes, at most one nose, mouths up to the end of the chunk.
std::uint32_t ChunkScanner::emoticon_end(std::uint32_t begin, Span chunk) const {
  std::uint32_t i = begin + 1;
  if (i < chunk.end && (text_[i] == '-' || text_[i] == '\'')) ++i;
  const std::uint32_t mouth = i;
  while (i < chunk.end && text_[i] == text_[mouth]) ++i;
  if (i == mouth || std::string_view(")(DPp").find(text_[mouth]) == std::string_view::npos) {
    return begin;
  }
  const bool letter = text_[mouth] != ')' && text_[mouth] != '(';
  if (letter && (i != mouth + 1 || begin != chunk.begin)) return begin;
  return word_at(i, chunk.end) ? begin : i;
}

/// End of the characters from `begin` on that are one of `characters`; the first one is.
std::uint32_t ChunkScanner::repeat_end(std::uint32_t begin, std::uint32_t end,
                                       std::string_view characters) const {
  const std::size_t stop = text_.substr(0, end).find_first_not_of(characters, begin);
  return stop == std::string_view::npos ? end : static_cast<std::uint32_t>(stop);
}

/// End of the word characters, apostrophes and hyphens from `begin` on.
std::uint32_t ChunkScanner::compound_end(std::uint32_t begin, std::uint32_t end) const {
  while (begin < end) {
    const Character c = at(begin);
    if (!c.is_word() && !c.is_apostrophe() && !c.is_hyphen()) break;
    begin += c.length;
  }
  return begin;
}

// --- addresses ---------------------------------------------------------------------------------

/// URLs, e-mail addresses and bare domains run to the end of the chunk, but for punctuation that
/// closes the sentence around them. Returns `begin` if there is none.
std::uint32_t ChunkScanner::address_end(std::uint32_t begin, Span chunk) const {
  const std::string_view rest = text_.substr(begin, chunk.end - begin);
  const std::size_t scheme = rest.find("://");
  bool address = scheme != std::string_view::npos && scheme <= 6;
  if (!address && rest.substr(0, 4) == "www." && rest.size() > 6) address = true;
  if (!address && rest.size() > 8 && rest.substr(0, 7) == "mailto:") address = true;
  std::uint32_t end = chunk.end;
  if (!address) {
    const std::size_t sign = rest.find('@');
    if (sign == std::string_view::npos || sign == 0 || sign + 1 >= rest.size()) return begin;
    for (const char c : rest.substr(0, sign)) {  // no "<" or "(" before the sign
      const auto byte = static_cast<unsigned char>(c);
      const bool local = byte >= 128 || detail::kAsciiClasses[byte] != CharacterClass::kOther ||
                         std::string_view("._-+%").find(c) != std::string_view::npos;
      if (!local) return begin;
    }
    end = begin + static_cast<std::uint32_t>(sign) + 1;
    while (end < chunk.end && (word_at(end, chunk.end) || text_[end] == '.' || text_[end] == '-' ||
                               text_[end] == '_')) {
      end += at(end).length;
    }
    if (!word_at(begin + static_cast<std::uint32_t>(sign) + 1, chunk.end)) return begin;
  } else {
    const std::size_t stop = rest.find_first_of("<>\"");
    if (stop != std::string_view::npos) end = begin + static_cast<std::uint32_t>(stop);
  }
  bool bracket = text_.substr(begin, end - begin).find('(') == std::string_view::npos;
  while (end > begin + 1) {
    const Decoded tail = decode_utf8_before(text_, end);
    const char32_t c = tail.code_point;
    const bool closing = c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' ||
                         c == '\'' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB ||
                         (c == ')' && bracket);
    if (!closing) break;
    end -= tail.length;
  }
  return end;
}

}  // namespace lazo
