#include "importers/vocabulary/matcher.hpp"

#include <random>

#include "tests/importers/vocabulary/vocabulary_of.hpp"

namespace lazo {
namespace {

using test::row;
using test::table_of;

const std::string& table() {
  static const std::string text =
      table_of(row("country:ca", "", "Canada|Canadian{,s} [adjective]", "Canadá", "Canada") +
               row("country:us", "USA", "U.S.|United States", "EE. UU.|Estados Unidos", "É.-U.") +
               row("country:tr", "", "Turkey") + row("country:ci", "", "Côte d'Ivoire") +
               row("agreement:usmca", "T-MEC|TMEC") + row("org:coparmex", "COPARMEX") +
               row("org:who", "WHO") + row("org:el-pais", "El País") +
               row("org:economia", "", "", "Secretaría de Economía") +
               row("sector:energy", "", "energy|oil and gas", "energía") +
               row("group:msme", "MSMEs|MiPymes", "micro, small and medium enterprises") +
               row("org:att", "AT&T") + row("place:us-mt", "Montana") +
               row("product:corn", "", "", "", "maïs") +
               row("org:economia-mx", "", "", "Secretaría de Economía de Querétaro"));
  return text;
}

/// "key[text] key[text]" of what holds.
std::string found(std::string_view text, Language language) {
  static const Result<Vocabulary> vocabulary = test::load_table(table());
  REQUIRE(vocabulary.ok());
  static const NameMatcher matcher(vocabulary.value());
  std::string out;
  for (const NameMatch& match : resolve_weak(matcher, matcher.find(text, language), language)) {
    if (!out.empty()) out += ' ';
    out += std::string(vocabulary->key(match.node)) + "[" + std::string(match.span.in(text)) + "]";
  }
  return out;
}

struct Row {
  Language language;
  std::string_view text;
  std::string_view expected;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(found(row.text, row.language) == row.expected);
  }
}

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;
constexpr Language kFr = Language::kFrench;

TEST_CASE("matcher: names begin and end at word boundaries", "[importers][vocabulary]") {
  const Row rows[] = {
      {kEn, "", ""},
      {kEn, "Canada", "country:ca[Canada]"},
      {kEn, "In Canada's ports", "country:ca[Canada]"},
      {kEn, "post-Canada and (Canada).", "country:ca[Canada] country:ca[Canada]"},
      {kEn, "The Canadario sings", ""},
      {kEn, "PanCanada2 fell", ""},
      {kFr, "l'ONG de l’Canada", "country:ca[Canada]"},
      {kEn, "Canadá\xCC\x81", "country:ca[Canadá\xCC\x81]"},
  };
  check(rows);
}

TEST_CASE("matcher: accents may be missing, case tells names from words",
          "[importers][vocabulary]") {
  const Row rows[] = {
      {kEs, "CANADÁ y Canada", "country:ca[CANADÁ] country:ca[Canada]"},
      {kEn, "they ate turkey in Turkey", "country:tr[Turkey]"},
      {kEn, "ENERGY and Energy or energy",
       "sector:energy[ENERGY] sector:energy[Energy] sector:energy[energy]"},
      {kEs, "el país y El país", ""},
      {kEs, "a todo el País", ""},
      {kEs, "lo dijo El País y EL PAÍS", "org:el-pais[El País] org:el-pais[EL PAÍS]"},
      {kEs, "la energia, la energía y LA ENERGIA", "sector:energy[energía] sector:energy[ENERGIA]"},
      {kFr, "mais le maïs, Mais le MAÏS", "product:corn[maïs] product:corn[MAÏS]"},
      {kEs, "la secretaria de Economía; la Secretaria de Economia",
       "org:economia[Secretaria de Economia]"},
      {kEs, "la secretaría de Economía", "org:economia[secretaría de Economía]"},
      {kEs, "una secretaría de economía", ""},
      {kEs, "la Montaña y Montana", "place:us-mt[Montana]"},
      {kEn, "who knows WHO", "org:who[WHO]"},
      {kEn, "Who knows", ""},
      {kEs, "Coparmex, COPARMEX y coparmex", "org:coparmex[Coparmex] org:coparmex[COPARMEX]"},
      {kEn, "MSMEs and msmes", "group:msme[MSMEs]"},
      {kEn, "canadian geese", ""},
  };
  check(rows);
}

TEST_CASE("matcher: hyphens, dots and line breaks inside names", "[importers][vocabulary]") {
  const Row rows[] = {
      {kEs, "T-MEC, T MEC, T–MEC y TMEC",
       "agreement:usmca[T-MEC] agreement:usmca[T MEC] agreement:usmca[T–MEC] "
       "agreement:usmca[TMEC]"},
      {kEn, "the U.S. Then U.S, U. S. and us",
       "country:us[U.S.] country:us[U.S] country:us[U. S.]"},
      {kEs, "EE. UU. o EE.UU. o EE UU.",
       "country:us[EE. UU.] country:us[EE.UU.] country:us[EE UU.]"},
      {kFr, "les É.-U. et les E.-U.", "country:us[É.-U.] country:us[E.-U.]"},
      {kEn, "the United\nStates and the United\n\nStates", "country:us[United\nStates]"},
      {kEn, "United. States", ""},
      {kEn, "United (States)", ""},
      {kFr, "en Côte d’Ivoire, Cote d'Ivoire",
       "country:ci[Côte d’Ivoire] country:ci[Cote d'Ivoire]"},
      {kEn, "AT&T and AT & T", "org:att[AT&T] org:att[AT & T]"},
      {kEn, "Micro, Small, and Medium Enterprises",
       "group:msme[Micro, Small, and Medium Enterprises]"},
      {kEn, "micro small and medium enterprises", "group:msme[micro small and medium enterprises]"},
  };
  check(rows);
}

TEST_CASE("matcher: the longest name wins, ordinary words speak their language",
          "[importers][vocabulary]") {
  const Row rows[] = {
      {kEs, "la Secretaría de Economía de Querétaro",
       "org:economia-mx[Secretaría de Economía de Querétaro]"},
      {kEs, "la Secretaría de Economía de Canadá",
       "org:economia[Secretaría de Economía] country:ca[Canadá]"},
      {kEs, "energy drinks", ""},
      {kEn, "oil and gas and oil", "sector:energy[oil and gas]"},
      {kEn, "el Canadá", "country:ca[Canadá]"},
      {kFr, "Canadian Tire", ""},
      {kEn, "Mexico-Canadian trade", "country:ca[Canadian]"},
  };
  check(rows);
}

TEST_CASE("matcher: unknown language takes names of all", "[importers][vocabulary]") {
  CHECK(found("energy y energía", Language::kUnknown) ==
        "sector:energy[energy] sector:energy[energía]");
}

/// The slow, obvious search: every name at every word, without folding tables or tries.
TEST_CASE("matcher: random texts agree with their construction", "[importers][vocabulary]") {
  struct Piece {
    std::string_view text;
    std::string_view key;
  };
  const Piece pieces[] = {{"Canada", "country:ca"},
                          {"TURKEY", "country:tr"},
                          {"turkey", ""},
                          {"T-MEC", "agreement:usmca"},
                          {"El País", "org:el-pais"},
                          {"energy", "sector:energy"},
                          {"zorro", ""},
                          {"Unitedstates", ""},
                          {"\xF0\x9F\x90\x8D", ""},
                          {"oil and", ""},
                          {"oil and gas", "sector:energy"},
                          {"\xFF\xC3", ""}};
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    std::string expected;
    for (std::size_t i = random() % 40; i > 0; --i) {
      const Piece& piece = pieces[random() % std::size(pieces)];
      if (!piece.key.empty()) {
        if (!expected.empty()) expected += ' ';
        expected += std::string(piece.key) + "[" + std::string(piece.text) + "]";
      }
      text += std::string(piece.text) + "; ";
    }
    INFO("round " << round << ": " << text);
    CHECK(found(text, kEn) == expected);
  }
}

TEST_CASE("matcher: a long text is read in windows without a seam", "[importers][vocabulary]") {
  std::string text;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    text += i % 7 == 0 ? "United States of us " : "filler ";
    if (i % 7 == 0)
      expected += (expected.empty() ? "" : " ") + std::string("country:us[United States]");
  }
  CHECK(found(text, kEn) == expected);
}

}  // namespace
}  // namespace lazo
