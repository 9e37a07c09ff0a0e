// Text with its sources as Markdown and HTML; office_test.cpp has the Word file opened.
#include "exporters/prose.hpp"

#include "exporters/prose_words.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

ProseSource source_of(std::string_view quote) {
  ProseSource source;
  source.quote = quote;
  source.speaker = "COPARMEX";
  source.title = "A title";
  source.outlet = "The Paper";
  source.date = "2025-09-22";
  source.uri = "https://example.org/a";
  source.document = "doc:0011223344556677";
  source.begin = 120;
  return source;
}

std::string markdown_of(const Prose& page) {
  StringSink sink;
  REQUIRE(write_markdown(page, Language::kEnglish, sink).ok());
  return sink.text;
}

std::string html_of(const Prose& page) {
  StringSink sink;
  REQUIRE(write_prose_html(page, Language::kEnglish, sink).ok());
  return sink.text;
}

}  // namespace

TEST_CASE("prose: a footnote in the habits of its language", "[exporters][prose]") {
  const ProseSource source = source_of("They  agree.\nToday.");
  const std::string rest =
      " (COPARMEX), A title, The Paper, 2025-09-22, https://example.org/a [doc:0011223344556677 "
      "@120]";
  CHECK(footnote(source, Language::kEnglish) == "\u201CThey  agree. Today.\u201D" + rest);
  CHECK(footnote(source, Language::kSpanish) == "\u00ABThey  agree. Today.\u00BB" + rest);
  CHECK(footnote(source, Language::kFrench) ==
        "\u00AB\u00A0They  agree. Today.\u00A0\u00BB" + rest);
}

TEST_CASE("prose: one sentence is one source", "[exporters][prose]") {
  Prose page;
  CHECK(page.cite(source_of("a")) == 1);
  CHECK(page.cite(source_of("b")) == 2);
  CHECK(page.cite(source_of("a")) == 1);
  CHECK(page.sources.size() == 2);
}

TEST_CASE("prose: markdown numbers its sources and holds no markup of others",
          "[exporters][prose]") {
  Prose page;
  page.add(ProseKind::kTitle, "A *title*");
  page.add(ProseKind::kItem, "a [link](javascript:x) <b>", {page.cite(source_of("q"))});
  page.add(ProseKind::kText, "after");
  const std::string text = markdown_of(page);
  CHECK_THAT(text, Catch::StartsWith("# A \\*title\\*\n\n- a \\[link\\](javascript:x) \\<b\\> "
                                     "[^1]\n\nafter\n\n"));
  CHECK_THAT(text, Catch::Contains("\n[^1]: \u201Cq\u201D"));
}

TEST_CASE("prose: hostile text stays text in HTML", "[exporters][prose]") {
  for (const std::string_view name :
       {"</h1><script>alert(1)</script>", "\" onmouseover=\"x", "<!--", "&amp;"}) {
    INFO(name);
    Prose page;
    page.add(ProseKind::kTitle, std::string(name));
    page.add(ProseKind::kQuotation, std::string(name), {page.cite(source_of(name))});
    page.blocks.push_back({ProseKind::kTable, {}, {}, {{"head"}, {std::string(name)}}});
    const std::string html = html_of(page);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<!--") == std::string::npos);
    CHECK(html.find("\" onmouseover") == std::string::npos);
    CHECK(html.find("id=\"source-1\"") != std::string::npos);
    CHECK(html.find("default-src 'none'") != std::string::npos);
  }
}

TEST_CASE("prose: every word is there in every language", "[exporters][prose]") {
  for (int i = 0; i <= static_cast<int>(ProseWord::kMoreTies); ++i) {
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      INFO(i);
      CHECK_FALSE(prose_word(static_cast<ProseWord>(i), language).empty());
    }
  }
  CHECK(prose_text(ProseWord::kSectorLine, Language::kFrench, {"acier {1}", "3"}) ==
        "acier {1} : 3 liens");
}

}  // namespace lazo
