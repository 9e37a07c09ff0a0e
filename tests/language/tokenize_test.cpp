#include "language/tokenize.hpp"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/language/split_support.hpp"

namespace lazo {
namespace {

struct Row {
  Language language;
  const char* text;
  const char* tokens;
};

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;
constexpr Language kFr = Language::kFrench;

}  // namespace

TEST_CASE("tokenize: cuts tokens as the treebanks do", "[language][tokenize]") {
  const std::vector<Row> rows = {
      {kEn, "The U.S.-Mexico-Canada pact (2020) holds.",
       "The U.S. - Mexico - Canada pact ( 2020 ) holds ."},
      {kEn, "Acme paid $5.2 million, or 46.4% of sales.",
       "Acme paid $ 5.2 million , or 46.4 % of sales ."},
      {kEn, "Write to ana.ruiz@acme.example or see https://acme.example/a(b)?c=1.",
       "Write to ana.ruiz@acme.example or see https://acme.example/a(b)?c=1 ."},
      {kEn, "“We won’t,” she said—twice.", "“ We won’t , ” she said — twice ."},
      {kEn, "non-profit long-term T-MEC rules", "non-profit long - term T-MEC rules"},
      {kEn, "on 2026-07-01 at 10:40am call 555-0199 or 1-800-555-0199",
       "on 2026-07-01 at 10:40 am call 555-0199 or 1-800-555-0199"},
      {kEn, "Dr. J. Ruiz of AT&T, e.g. and/or 9/11", "Dr. J. Ruiz of AT&T , e.g. and / or 9/11"},
      {kEn, "#TMEC @acme_mx No. 5, it is #1!!", "#TMEC @acme_mx No. 5 , it is # 1 !!"},
      {kEn, "No. He said no.", "No . / He said no ."},
      {kEn, "• 25% tariffs", "• 25 % tariffs"},
      {kEn, "wait... what?! ok :)", "wait ... what ?! / ok :)"},
      {kEn, "Pay $$$ to Acme Inc.. w/o the owner(s) b/c of it..",
       "Pay $$$ to Acme Inc. . / w/o the owner(s) b/c of it .."},
      {kFr, "Les employé(e)s, article 5(a) et règle (s).",
       "Les employé(e)s , article 5 ( a ) et règle ( s ) ."},
      {kEs, "El T-MEC (antes TLCAN) cubre 2,340 empresas.",
       "El T-MEC ( antes TLCAN ) cubre 2,340 empresas ."},
      {kEs, "¿Irá a EE. UU. o a EE.UU.? «No», dijo.",
       "¿ Irá a EE. UU. o a EE.UU. ? / « No » , dijo ."},
      {kEs, "Frutas, p. ej. uvas; creció 3.5% en 2025.",
       "Frutas , p. ej. uvas ; creció 3.5 % en 2025 ."},
      {kFr, "L’accord n'a pas aujourd'hui l'effet qu'on croit.",
       "L’ accord n' a pas aujourd'hui l' effet qu' on croit ."},
      {kFr, "A-t-il dit « peut-être » au rendez-vous ?",
       "A -t-il dit « peut-être » au rendez-vous ?"},
      {kFr, "Elle vaut 1 425,67 € ou 10 000 000 francs, soit 12,9 %.",
       "Elle vaut 1 425,67 € ou 10 000 000 francs , soit 12,9 % ."},
      {kFr, "Soit 10\u00A0000\u202F000 francs en 2012 300 fois, n°5.",
       "Soit 10\u00A0000\u202F000 francs en 2012 300 fois , n° 5 ."},
      {kEs, "Costó 25 000 pesos. ¿Qué?...", "Costó 25 000 pesos . / ¿ Qué ? ..."},
      {kFr, "M. Roy part à 15h30 de Bar-le-Duc.", "M. Roy part à 15 h 30 de Bar-le-Duc ."},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Analysis a = split(row.text, row.language);
    CHECK(tokens_of(a) == row.tokens);
    CHECK(broken_invariant(a) == "");
  }
}

TEST_CASE("tokenize: a token with several words gives them all", "[language][tokenize]") {
  const std::vector<Row> rows = {
      {kEn, "Mexico's firms don't, can't, won’t and cannot",
       "Mexico 's firms do n't , ca n't , wo n’t and can not"},
      {kEn, "businesses' gain; the 'good guys' lost", "businesses ' gain ; the ' good guys ' lost"},
      {kEn, "We're gonna ask O'Brien, ma'am", "We 're gon na ask O'Brien , ma'am"},
      {kEs, "Fue del norte al sur; DEL norte, Al sur",
       "Fue de el norte a el sur ; DE EL norte , A el sur"},
      {kEs, "darle, convertirse, dárselo, pidiéndole, reírse",
       "dar le , convertir se , dar se lo , pidiendo le , reír se"},
      {kEs, "la parte de Carlos el martes, comandos", "la parte de Carlos el martes , comandos"},
      {kFr, "du pain aux amis, Au nom des gens", "de le pain à les amis , À le nom de les gens"},
      {kFr, "Il a des amis. Des gens parlent avec des mots.",
       "Il a des amis . / Des gens parlent avec des mots ."},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Analysis a = split(row.text, row.language);
    CHECK(words_of(a) == row.tokens);
    CHECK(broken_invariant(a) == "");
  }
}

TEST_CASE("tokenize: words that stand in the text have their own bytes", "[language][tokenize]") {
  const Analysis a = split("Mexico's del", Language::kEnglish);
  REQUIRE(a.words.size() == 3);
  CHECK(a.span(0) == Span{0, 6});
  CHECK(a.span(1) == Span{6, 8});
  const Analysis b = split("norte del", Language::kSpanish);
  REQUIRE(b.words.size() == 3);
  CHECK(b.span(1) == Span{6, 9});  // "de" and "el" stand nowhere: the whole token
  CHECK(b.span(2) == Span{6, 9});
  CHECK(b.form(2) == "el");
}

TEST_CASE("tokenize: a token never contains an ignored span", "[language][tokenize]") {
  const std::string text = "> See **Mexico**'s\n> note [here](http://x.example).";
  const Span ignored[] = {{0, 2}, {6, 8}, {14, 16}, {18, 21}, {26, 27}, {31, 50}};
  const Section sections[] = {{{0, 51}, ignored}};
  const Analysis a = split(text, sections, Language::kEnglish);
  CHECK(tokens_of(a) == "See Mexico 's note here .");
  REQUIRE(a.tokens.size() == 6);
  CHECK_FALSE(a.tokens[1].space_after);
  CHECK(a.tokens[2].space_after);  // the line break inside the ignored prefix
}

TEST_CASE("characters: a lower-case word never outgrows its room", "[language][tokenize]") {
  for (std::size_t invalid = 0; invalid <= LowerWord::kCapacity; ++invalid) {
    const std::string letters(LowerWord::kCapacity - invalid, 'I');
    // Each invalid byte becomes the three of U+FFFD; what does not fit is no word.
    const bool fits = letters.size() + 3 * invalid <= LowerWord::kCapacity;
    const LowerWord word(std::string(invalid, '\x96') + letters);
    INFO(invalid);
    CHECK(word.text().size() == (fits ? letters.size() + 3 * invalid : 0));
  }
  CHECK(LowerWord("ÉTATS‑Unis’").text() == "états-unis'");
}

TEST_CASE("tokenize: any bytes give tokens that slice back", "[language][tokenize]") {
  constexpr std::string_view kPieces[] = {
      "a",           "B",        "1",    " ",    ".",        "'",
      "’",           "-",        "–",    "\n",   "é",        "É",
      "«",           "»",        "\"",   "(",    ")",        "@",
      "://",         "www.",     "del",  "se",   "dar",      "l'",
      "des ",        "000",      "\xFF", "\xC3", "\xE2\x80", "\xF0\x9F\x98\x80",
      "\xCC\x81",    "\xC2\xA0", ",",    "?",    "[",        "…",
      "]",           "U.S.",     "Dr.",  "n't",  ":",        ";",
      "/",           "#",        "$",    "%",    "_",        "&",
      "\xE2\x80\x8B"};
  std::mt19937 random(20260701);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto size = random() % 40;
    for (std::size_t i = 0; i < size; ++i) {
      if (random() % 8 == 0)
        text += static_cast<char>(random() & 0xFF);
      else
        text += kPieces[random() % std::size(kPieces)];
    }
    for (const Language language : {Language::kUnknown, kEn, kEs, kFr}) {
      const Section whole[] = {{{0, static_cast<std::uint32_t>(text.size())}, {}}};
      const Analysis a = split(text, whole, language);
      const std::string broken = broken_invariant(a);
      INFO("round " << round << " language " << language_code(language) << " text " << text);
      REQUIRE(broken == "");
    }
  }
}

}  // namespace lazo
