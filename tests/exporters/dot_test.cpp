#include "exporters/drawn_lines.hpp"
#include "exporters/formats.hpp"
#include "tests/catch.hpp"
#include "tests/exporters/sample_graph.hpp"

namespace lazo {
namespace {

using testing::exported;
using testing::SampleGraph;

/// The line of the output that holds `text`.
std::string line_with(const std::string& output, std::string_view text) {
  const std::size_t at = output.find(text);
  INFO(text);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = output.rfind('\n', at) + 1;
  return output.substr(begin, output.find('\n', at) - begin);
}

ExportOptions options(Language language, Theme theme = Theme::kLight) {
  ExportOptions options;
  options.language = language;
  options.theme = theme;
  return options;
}

}  // namespace

TEST_CASE("dot: the text of a small graph", "[exporters][dot][golden]") {
  SampleGraph g;
  g.graph.title = "Two";
  const auto ca = g.node("country:ca", "Canada", "country");
  const auto union_ = g.node("doc:0011223344556677#4", "the union", "group", Level::kDescribed);
  g.edge(union_, "criticizes", ca, ClaimStatus::kReported, 2, "The union <faults> \"Canada\".");
  ExportOptions plain;
  plain.legend = false;
  CHECK(exported("dot", g.graph, plain) ==
        "digraph lazo {\n"
        "  graph [layout=dot rankdir=LR splines=true nodesep=0.28 ranksep=0.7 esep=\"+4\" "
        "outputorder=edgesfirst charset=\"UTF-8\" pad=0.3 bgcolor=\"#FFFFFF\" "
        "fontname=\"Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif\" fontsize=10 "
        "fontcolor=\"#1F2937\" labelloc=b labeljust=l tooltip=\"Two\"]\n"
        "  node [fontname=\"Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif\" fontsize=12 "
        "fontcolor=\"#1F2937\" penwidth=1.2 margin=\"0.14,0.07\" height=0.38 width=0.5]\n"
        "  edge [fontname=\"Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif\" fontsize=9 "
        "arrowsize=0.7 penwidth=1.2]\n"
        "  \"country:ca\" [label=<<B>Canada</B>> shape=box margin=\"0.14,0.07\" "
        "style=\"rounded,filled\" fillcolor=\"#D9ECF8\" color=\"#0B5C92\" fontsize=12.3 "
        "class=\"country\" id=\"n-country.ca\" tooltip=\"Canada · country · 1\"]\n"
        "  \"doc:0011223344556677#4\" [label=<<I>the union</I>> shape=box margin=\"0.14,0.07\" "
        "peripheries=2 style=\"filled,dashed\" fillcolor=\"#FCE7BE\" color=\"#8A5A00\" "
        "fontsize=12.3 class=\"group\" id=\"n-doc.0011223344556677.x234\" "
        "tooltip=\"the union · group · 1\"]\n"
        "  \"doc:0011223344556677#4\" -> \"country:ca\" [color=\"#B93A00\" fontcolor=\"#B93A00\" "
        "style=dotted penwidth=1.70 class=\"reported\" edgetooltip=\"criticizes · reported · "
        "“The union <faults> \\\"Canada\\\".” (The Harbour Gazette, 2026-01-12)\" "
        "labeltooltip=\"criticizes · reported · “The union <faults> \\\"Canada\\\".” (The Harbour "
        "Gazette, 2026-01-12)\" label=< criticizes <FONT POINT-SIZE=\"8\">×2</FONT> >]\n"
        "}\n");
}

TEST_CASE("dot: a tie that is no fact is worded and drawn as what it is", "[exporters][dot]") {
  const std::string en = exported("dot", testing::trade_graph());
  const std::string planned = line_with(en, "plans to explore");
  CHECK_THAT(planned, Catch::Contains("style=dashed") && Catch::Contains("class=\"intended\""));
  const std::string denied = line_with(en, "class=\"denied\"");
  CHECK_THAT(denied, Catch::Contains("<B>NOT</B> <S>opposes</S>") &&
                         Catch::Contains("arrowhead=tee") && Catch::Contains("#6B7280") &&
                         !Catch::Contains("#B93A00"));
  const std::string background = line_with(en, "class=\"background\"");
  CHECK_THAT(background, Catch::Contains("penwidth=0.60") && Catch::Contains("ISO 3166"));
  CHECK_THAT(line_with(en, "disputed"), Catch::Contains("contradicts"));
  const std::string mutual = line_with(en, "is allied with");
  CHECK_THAT(mutual, Catch::Contains("dir=none") && Catch::Contains("×5"));
}

TEST_CASE("dot: labels and legend speak the interface language", "[exporters][dot]") {
  const std::string es = exported("dot", testing::trade_graph(), options(Language::kSpanish));
  CHECK_THAT(es, Catch::Contains("<B>NO</B> <S>se opone a</S>") && Catch::Contains("cooperación") &&
                     Catch::Contains("País") && Catch::Contains("Sectores") &&
                     !Catch::Contains("cooperation"));
  const std::string fr = exported("dot", testing::trade_graph(), options(Language::kFrench));
  CHECK_THAT(fr, Catch::Contains("<B>NON</B>") && Catch::Contains("coopération") &&
                     Catch::Contains("Événement"));
}

TEST_CASE("dot: themes change colours and nothing else", "[exporters][dot]") {
  const std::string dark =
      exported("dot", testing::trade_graph(), options(Language::kEnglish, Theme::kDark));
  CHECK_THAT(dark, Catch::Contains("bgcolor=\"#0F172A\"") && !Catch::Contains("#FFFFFF"));
  const std::string print =
      exported("dot", testing::trade_graph(), options(Language::kEnglish, Theme::kPrint));
  CHECK_THAT(print, Catch::Contains("#000000:#FFFFFF:#000000") && !Catch::Contains("#B93A00"));
}

TEST_CASE("dot: the legend names only what is there", "[exporters][dot]") {
  SampleGraph g;
  const auto a = g.node("a", "A", "organization");
  const auto b = g.node("b", "B", "person");
  g.edge(a, "supports", b);
  const std::string output = exported("dot", g.graph);
  CHECK_THAT(output, Catch::Contains("Organization") && Catch::Contains("cooperation") &&
                         !Catch::Contains("conflict") && !Catch::Contains("Country") &&
                         !Catch::Contains("denied") && !Catch::Contains("not shown"));
  g.graph.nodes_left_out = 7;
  g.graph.edges_left_out = 9;
  CHECK_THAT(exported("dot", g.graph), Catch::Contains("+7 nodes, +9 ties not shown"));
}

TEST_CASE("dot: layout and labels follow the size; too many nodes are refused",
          "[exporters][dot]") {
  CHECK_THAT(exported("dot", testing::ring_graph(40)), Catch::Contains("layout=dot"));
  CHECK_THAT(exported("dot", testing::ring_graph(41)),
             Catch::Contains("layout=neato") && Catch::Contains(" len="));
  const std::string big = exported("dot", testing::ring_graph(121));
  CHECK_THAT(big, Catch::Contains("layout=sfdp") && !Catch::Contains("invests in</"));
  StringSink sink;
  const Status status = write_dot(testing::ring_graph(601), {testing::ontology(), {}}, sink);
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().code == ErrorCode::kUsage);
  CHECK(status.error().text() ==
        "a picture of 601 nodes cannot be read; use --max-nodes, a filter, or another format");
  CHECK(sink.text.empty());
}

TEST_CASE("dot: ties that say one thing are one line, others are not", "[exporters][dot]") {
  SampleGraph g;
  const auto a = g.node("a", "A", "country");
  const auto b = g.node("b", "B", "country");
  g.edge(a, "threatens", b, ClaimStatus::kStated, 1);
  g.edge(a, "pressures", b, ClaimStatus::kStated, 3);
  g.edge(a, "opposes", b, ClaimStatus::kDenied, 1);
  g.edge(a, "supports", b, ClaimStatus::kStated, 1);
  g.edge(b, "pressures", a, ClaimStatus::kStated, 1);
  g.edge(b, "trades_with", a, ClaimStatus::kStated, 1);
  const std::vector<DrawnLine> lines = drawn_lines(g.graph, testing::ontology());
  REQUIRE(lines.size() == 5);
  const auto merged = std::find_if(
      lines.begin(), lines.end(), [](const DrawnLine& line) { return line.relations.size() == 2; });
  REQUIRE(merged != lines.end());
  CHECK(merged->claims == 4);
  CHECK(merged->relations[0] == testing::ontology().find_relation("pressures"));
  // A symmetric tie runs from the smaller index, so that both orders give one line.
  CHECK(std::any_of(lines.begin(), lines.end(), [&](const DrawnLine& line) {
    return line.symmetric && line.source == a && line.target == b;
  }));
}

TEST_CASE("dot: a node shows two other acronyms, none twice", "[exporters][dot]") {
  SampleGraph g;
  const auto a = g.node("agreement:usmca", "USMCA", "agreement");
  const auto b = g.node("country:us", "United States", "country");
  g.edge(b, "defends", a);
  for (const std::string_view name : {"T-MEC", "TMEC", "CUSMA", "ACEUM"}) {
    g.graph.nodes[a].names.push_back({std::string(name), "", NameRole::kAcronym});
  }
  g.graph.nodes[b].names = {{"US", "", NameRole::kAcronym}};
  const std::string output = exported("dot", g.graph);
  CHECK_THAT(output, Catch::Contains(">T-MEC · CUSMA<") && !Catch::Contains(">US<"));
}

TEST_CASE("dot: an empty graph is a picture too", "[exporters][dot]") {
  CHECK_THAT(exported("dot", {}), Catch::StartsWith("digraph lazo {") && Catch::EndsWith("}\n"));
}

}  // namespace lazo
