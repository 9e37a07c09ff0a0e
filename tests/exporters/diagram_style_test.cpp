#include "exporters/diagram_style.hpp"

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "exporters/diagram_words.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {

TEST_CASE("diagram style: every type has a look of its own, without colour too",
          "[exporters][diagram]") {
  for (const Theme theme : {Theme::kLight, Theme::kDark, Theme::kPrint}) {
    std::set<std::tuple<std::string_view, std::string_view, unsigned, std::string_view>> looks;
    std::size_t types = 0;
    for (const NodeTypeRow& type : testing::ontology().types()) {
      if (type.abstract) continue;
      const NodeStyle style = node_style(type.name, theme);
      INFO(type.name);
      CHECK(style.fill.size() == 7);
      CHECK(style.border.size() == 7);
      ++types;
      looks.insert({style.shape, style.style, style.peripheries, style.fill});
    }
    // Person and sector, organisation and nothing else, may share a shape; in print too they
    // differ by fill.
    CHECK(looks.size() == types);
  }
  CHECK(node_style("no such type", Theme::kLight).shape ==
        node_style("unknown", Theme::kLight).shape);
}

TEST_CASE("diagram style: denied and unsure lines never look like facts", "[exporters][diagram]") {
  CHECK(line_style(ClaimStatus::kStated) == "solid");
  for (const ClaimStatus status : {ClaimStatus::kReported, ClaimStatus::kIntended,
                                   ClaimStatus::kRequired, ClaimStatus::kPossible}) {
    CHECK(line_style(status) != "solid");
  }
  for (const Theme theme : {Theme::kLight, Theme::kDark, Theme::kPrint}) {
    CHECK(tie_color(Sign::kConflict, theme) != tie_color(Sign::kCooperation, theme));
    CHECK(tie_color(Sign::kConflict, theme) != tie_color(Sign::kNeutral, theme));
  }
}

TEST_CASE("diagram style: the tables hold the formulas they stand for", "[exporters][diagram]") {
  for (std::uint32_t n = 0; n < 20; ++n) {
    INFO(n);
    CHECK(std::abs(font_tenths(n) - 10 * (11 + std::min(5.0, 1.3 * std::log2(1.0 + n)))) <= 0.6);
    const double pen = n == 0 ? 1.1 : std::min(3.5, 1.1 + 0.6 * std::log2(static_cast<double>(n)));
    CHECK(std::abs(pen_hundredths(n) - 100 * pen) <= 0.6);
  }
  CHECK(length_hundredths(4, 9) == length_hundredths(9, 4));
  CHECK(length_hundredths(4, 9) == 236);  // 1.3 + 0.264*2 + 0.10*3 + 0.06*4
}

TEST_CASE("diagram style: the legend has its words in three languages", "[exporters][diagram]") {
  for (unsigned word = 0; word <= static_cast<unsigned>(DiagramWord::kTiesLeftOut); ++word) {
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      INFO(word << " " << language_code(language));
      CHECK_FALSE(diagram_word(static_cast<DiagramWord>(word), language).empty());
    }
  }
  CHECK(diagram_word(DiagramWord::kNot, Language::kFrench) == "NON");
}

}  // namespace lazo
