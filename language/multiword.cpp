// The words of a token: contractions, possessives, enclitic pronouns.

#include <array>
#include <cstddef>
#include <string>

#include "language/characters.hpp"
#include "language/tokenize.hpp"

namespace lazo {
namespace {

bool ends_with(std::string_view text, std::string_view ending) {
  return text.ends_with(ending);
}

/// Copies `form` (lower case) with the capitals of `token`: DEL -> DE EL, Del -> De el.
std::string with_case_of(std::string_view form, std::string_view token, bool first) {
  const Character initial = character_at(token, 0);
  if (initial.kind != CharacterClass::kUpper) return std::string(form);
  bool all_upper = true;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < token.size(); ++letters) {
    const Character c = character_at(token, at);
    all_upper = all_upper && c.kind == CharacterClass::kUpper;
    at += c.length;
  }
  if (!first && !(all_upper && letters > 1)) return std::string(form);
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const Character c = character_at(form, at);
    append_utf8(out, at == 0 || (all_upper && letters > 1) ? to_upper(c.code_point) : c.code_point);
    at += c.length;
  }
  return out;
}

}  // namespace

void Tokenizer::add_word(Span span) {
  Word word;
  word.token = static_cast<std::uint32_t>(analysis_.tokens.size() - 1);
  word.span = span;
  analysis_.words.push_back(word);
}

void Tokenizer::add_word(Span span, std::string_view form) {
  add_word(span);
  if (span.in(analysis_.text) == form) return;
  PoolText& pooled = analysis_.words.back().form;
  pooled.begin = static_cast<std::uint32_t>(analysis_.pool.size());
  pooled.size = static_cast<std::uint32_t>(form.size());
  analysis_.pool += form;
}

void Tokenizer::add_words(Span token) {
  const LowerWord buffer(token.in(analysis_.text));
  const std::string_view lower = buffer.text();
  if (lower.size() >= 2) {
    if (const auto* words = rules_.contraction(lower); words != nullptr) {
      if (!is_french_article(lower)) return add_contraction(token, *words);
    } else if (language_ == Language::kEnglish) {
      if (add_english(token, lower)) return;
    } else if (language_ == Language::kSpanish) {
      if (add_spanish(token, lower)) return;
    }
  }
  add_word(token);
}

/// The words stand in the text one after the other ("can|not"), or replace the token ("de", "el").
void Tokenizer::add_contraction(Span token, const std::vector<std::string_view>& words) {
  std::size_t size = 0;
  for (const std::string_view word : words) size += word.size();
  if (size == token.size()) {
    std::uint32_t at = token.begin;
    for (const std::string_view word : words) {
      const auto end = static_cast<std::uint32_t>(at + word.size());
      add_word({at, end});
      at = end;
    }
    return;
  }
  const std::string surface(token.in(analysis_.text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    add_word(token, with_case_of(words[i], surface, i == 0));
  }
}

/// "Mexico|'s", "do|n't", "we|'ll", "businesses|'"; not "O'Brien", "ma'am".
bool Tokenizer::add_english(Span token, std::string_view lower) {
  const std::size_t mark = lower.rfind('\'');
  if (mark == std::string_view::npos || mark == 0 || rules_.has(WordKind::kWhole, lower)) {
    return false;
  }
  const std::string_view surface = token.in(analysis_.text);
  // The apostrophe takes three bytes if it is typographic: find the cut in the text itself.
  std::size_t cut = surface.find_last_of('\'');
  if (cut == std::string_view::npos) cut = surface.rfind("\xE2\x80\x99");
  if (cut == std::string_view::npos || cut == 0) return false;
  const std::string_view suffix = lower.substr(mark);
  if (suffix == "'t") {
    if (lower.size() < 4 || lower[mark - 1] != 'n') return false;
    --cut;
  } else {
    constexpr std::array<std::string_view, 7> kSuffixes = {"'s",  "'m",  "'d", "'re",
                                                           "'ve", "'ll", "'"};
    bool known = false;
    for (const std::string_view candidate : kSuffixes) known = known || suffix == candidate;
    if (!known) return false;
  }
  const auto middle = static_cast<std::uint32_t>(token.begin + cut);
  add_word({token.begin, middle});
  add_word({middle, token.end});
  return true;
}

/// Infinitives and gerunds with pronouns: "dar|le", "convirtiéndo|se", "dár|se|lo"; not "parte",
/// "Carlos", "comandos". The verb loses the accent that only the pronouns make necessary.
bool Tokenizer::add_spanish(Span token, std::string_view lower) {
  std::array<std::size_t, 2> sizes{};
  std::size_t count = 0;
  std::string_view verb = lower;
  const auto is_verb = [](std::string_view v) {
    constexpr std::array<std::string_view, 7> kGerunds = {"ando",  "iendo", "yendo", "ándo",
                                                          "iéndo", "yéndo", "éndo"};
    constexpr std::array<std::string_view, 7> kInfinitives = {"ar", "er", "ir", "ár",
                                                              "ér", "ír", "ír"};
    for (const std::string_view ending : kGerunds) {
      if (ends_with(v, ending) && v.size() > ending.size()) return true;
    }
    if (v == "ir") return true;
    for (const std::string_view ending : kInfinitives) {
      if (ends_with(v, ending) && v.size() > ending.size()) return true;
    }
    return false;
  };
  while (count < sizes.size() && !is_verb(verb)) {
    std::size_t best = 0;
    for (const std::string_view enclitic : enclitics_) {
      if (ends_with(verb, enclitic) && enclitic.size() > best) best = enclitic.size();
    }
    if (best == 0 || best >= verb.size()) return false;
    sizes[count++] = best;
    verb.remove_suffix(best);
  }
  if (count == 0 || !is_verb(verb) || rules_.has(WordKind::kNoClitic, lower)) return false;
  // "obreros", "disparos": the treebanks have 258 such nouns and not one infinitive with "os".
  if (count == 1 && ends_with(verb, "r") && ends_with(lower, "os") && !ends_with(lower, "nos"))
    return false;
  std::size_t tail = 0;
  for (std::size_t i = 0; i < count; ++i) tail += sizes[i];
  const auto middle = static_cast<std::uint32_t>(token.end - tail);
  std::string form(token.in(analysis_.text).substr(0, middle - token.begin));
  constexpr std::array<std::array<std::string_view, 2>, 3> kAccents = {
      {{"á", "a"}, {"é", "e"}, {"í", "i"}}};
  const bool hiatus = verb.size() >= 4 && (ends_with(verb, "eír") || ends_with(verb, "oír"));
  for (const auto& [accented, plain] : kAccents) {
    const std::size_t at = form.rfind(accented);
    if (at != std::string::npos && at + 6 >= form.size() && !hiatus) {
      form.replace(at, accented.size(), plain);
    }
  }
  add_word({token.begin, middle}, form);
  std::uint32_t at = middle;
  for (std::size_t i = count; i-- > 0;) {
    const auto end = static_cast<std::uint32_t>(at + sizes[i]);
    add_word({at, end});
    at = end;
  }
  return true;
}

/// "des" and "du" are articles of their own behind verbs and prepositions ("avec des moyens",
/// "produire du lait"), and de + les, de + le behind nouns ("la hausse des prix"). Told by the word
/// before: right for nine of ten in Sequoia and GSD (docs/results/reading.md).
bool Tokenizer::is_french_article(std::string_view lower) const {
  if (lower != "des") return false;
  const std::size_t token = analysis_.tokens.size() - 1;
  if (token == section_token_) return true;
  const Token& before = analysis_.tokens[token - 1];
  const LowerWord buffer(before.span.in(analysis_.text));
  const std::string_view word = buffer.text();
  if (word.empty()) return false;
  if (!character_at(word, 0).is_letter()) return true;  // behind a comma, a bracket, "-t-il"
  if (rules_.has(WordKind::kArticle, word)) return true;
  for (std::size_t size = 2; size <= 5 && size < word.size(); ++size) {
    if (rules_.has(WordKind::kArticleEnding, word.substr(word.size() - size))) return true;
  }
  return false;
}

}  // namespace lazo
