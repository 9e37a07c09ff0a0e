#include "language/identify.hpp"

#include <vector>

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("identify: tells the three languages from one sentence", "[language][identify]") {
  struct Row {
    const char* text;
    Language language;
  };
  const std::vector<Row> rows = {
      {"The chamber asked both governments to keep the rules of origin.", Language::kEnglish},
      {"THE MINISTERS WILL MEET IN OTTAWA NEXT WEEK", Language::kEnglish},
      {"Small firms fear new duties", Language::kEnglish},
      {"La cámara pidió a los dos gobiernos mantener las reglas de origen.", Language::kSpanish},
      {"LOS MINISTROS SE REUNIRÁN EN OTTAWA", Language::kSpanish},
      {"Las pequeñas empresas temen nuevos aranceles", Language::kSpanish},
      {"La chambre a demandé aux deux gouvernements de garder les règles.", Language::kFrench},
      {"LES MINISTRES SE RÉUNIRONT À OTTAWA", Language::kFrench},
      {"Les petites entreprises craignent de nouveaux droits de douane", Language::kFrench},
      {"12 345 – 67 %", Language::kUnknown},
      {"OK", Language::kUnknown},
      {"", Language::kUnknown},
      {"Правительство подписало соглашение", Language::kUnknown},
      {"Magyarország külügyminisztere szerdán", Language::kUnknown},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(identify_language(row.text).language == row.language);
  }
}

TEST_CASE("identify: a longer text is surer", "[language][identify]") {
  const int one = identify_language("El tratado entra en vigor mañana.").lead_bits;
  const int two =
      identify_language("El tratado entra en vigor mañana. Nadie espera cambios.").lead_bits;
  CHECK(one > 10);
  CHECK(two > one);
}

}  // namespace lazo
