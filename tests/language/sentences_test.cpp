#include "language/sentences.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/language/split_support.hpp"

namespace lazo {
namespace {

/// The sentences as they stand in the text, with '|' between.
std::string sentences_of(const Analysis& a) {
  std::string out;
  for (const Sentence& sentence : a.sentences) {
    if (!out.empty()) out += '|';
    out += sentence.span.in(a.text);
  }
  return out;
}

struct Row {
  Language language;
  const char* sentences;  ///< '|' where a sentence ends; the text has a space there
};

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;
constexpr Language kFr = Language::kFrench;

}  // namespace

TEST_CASE("sentences: end where a reader ends them", "[language][sentences]") {
  const std::vector<Row> rows = {
      {kEn, "Dr. Ruiz met Sen. J. B. Lee of Acme Inc. in Ohio.|They spoke."},
      {kEn, "He moved to the U.S.|The firm stayed.|It is a U.S. Congress matter."},
      {kEn, "Sales rose 3.5 percent.|“We are glad.”|She left.|“Why?” he asked."},
      {kEn, "(The deal was signed. It holds.)|Nobody objects."},
      {kEn, "1. Scope of the rules.|2. Parties to them."},
      {kEn, "The pact lapsed.[12]|On 3 May it came back.[13][a]|It holds."},
      {kFr, "Le pacte tient.[7]|Il gêne [8] Paris."},
      {kEn, "HYUNDAI MOTOR The carmaker said on Jan. 23 it would stay.|It also hired."},
      {kEn, "He said \"it holds.\"|Nobody \"asked.\"|Fine. :)|(To be sure.)"},
      {kEs, "Dijo \"no hay prisa.\"|\"Nada cambia\", insistió."},
      {kEn, "It fell ... and rose again.|What now?!|Nothing."},
      {kEn, "Ann Lee|03/09/2000 05:37 PM|Please read this.|---------|Ann"},
      {kEn,
       "Posted by Ann on 03/09/2000 05:37 PM|It holds.|"
       "See https://port.example/a|https://port.example/b"},
      {kEn, "Write to ann@port.example|Ann Lee will answer by 5:30 PM Monday."},
      {kEs, "México, DF. La cámara pidió diálogo.|No hubo respuesta."},
      {kEs, "Querétaro, 12 de marzo.|La unión pidió calma."},
      {kEs, "El Lic. Soto viajó a EE. UU. con la Sra. Paz.|¿Volverá?|Sí."},
      {kEs, "Cd. Juárez exporta más, p. ej. arneses.|“No hay prisa”, dijo.|Todo sigue igual."},
      {kEs, "Pagó 2 mil 340 millones (3.5 por ciento).|Luego calló..."},
      {kFr, "Lyon, 4 juillet 2012. - Le groupe recrute.|Il ouvre une usine."},
      {kFr, "« C'est trop. [...]|Il faut agir », a dit M. Roy.|MM. Roy et Petit partent."},
      {kFr,
       "Selon Mme. Gagnon, l'usine (…) fermera.|« Pourquoi ? » demande-t-elle.|Personne ne sait."},
  };
  for (const Row& row : rows) {
    std::string text = row.sentences;
    for (char& c : text) {
      if (c == '|') c = ' ';
    }
    INFO(row.sentences);
    const Analysis a = split(text, row.language);
    CHECK(sentences_of(a) == row.sentences);
    CHECK(broken_invariant(a) == "");
  }
}

TEST_CASE("sentences: never cross a section", "[language][sentences]") {
  const std::string text = "A Heading Without End\nThe text begins.\n";
  const Section sections[] = {{{0, 21}, {}}, {{22, 38}, {}}};
  const Analysis a = split(text, sections, Language::kEnglish);
  REQUIRE(a.sentences.size() == 2);
  CHECK(a.sentences[0].span == Span{0, 21});
  CHECK(a.sentences[1].span == Span{22, 38});
}

TEST_CASE("sentences: text without structure is cut at empty lines", "[language][sentences]") {
  const Analysis a = split("Key Points\r\n \r\nFirst line\r\ngoes on.\n\n\n", Language::kEnglish);
  REQUIRE(a.sentences.size() == 2);
  CHECK(a.sentences[0].span.in(a.text) == "Key Points");
  CHECK(a.sentences[1].span.in(a.text) == "First line\r\ngoes on.");
  CHECK(split("", Language::kEnglish).sentences.empty());
  CHECK(split(" \n\t\n", Language::kFrench).tokens.empty());
}

}  // namespace lazo
