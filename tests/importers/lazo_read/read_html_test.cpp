#include "importers/lazo_read/html_metadata.hpp"
#include "tests/catch.hpp"
#include "tests/importers/lazo_read/collect.hpp"

namespace lazo::tests {
namespace {

const std::string kStory =
    "<p>The chamber of commerce asked the ministry for a longer truce, its president said on "
    "Monday.</p><p>Exporters, growers and carriers fear that the new tariff, which begins in "
    "May, will close two plants.</p>";
const std::string kStoryOutline =
    "p:The chamber of commerce asked the ministry for a longer truce, its president said on "
    "Monday.|p:Exporters, growers and carriers fear that the new tariff, which begins in May, "
    "will close two plants.";

TEST_CASE("html: the article is found among menus, banners and links", "[readers][html]") {
  struct Row {
    const char* what;
    std::string page;
  };
  const std::string nav = "<nav><ul><li><a href=/>Home</a><li><a href=/w>World news</a></ul></nav>";
  const Row rows[] = {
      {"bare", "<html><body>" + kStory + "</body></html>"},
      {"menu", "<body>" + nav + "<div id=story>" + kStory + "</div></body>"},
      {"class names",
       "<body><div class=cookie-banner><p>We use cookies, and our partners do, to improve what you "
       "see, measure it and sell it.</p></div><div class=texto>" +
           kStory +
           "</div><div class='related-posts'><p>Minister meets growers, carriers and many others "
           "in the capital city</p></div></body>"},
      {"marked article",
       "<body><header><a href=/>The Daily Crier</a></header><article>" + kStory +
           "</article><article><h2>Another</h2><p>Short teaser.</p></article></body>"},
      {"microdata",
       "<body><div><p>Subscribe now, pay later, and never miss a thing that happens "
       "anywhere in the world.</p></div><div itemprop=articleBody>" +
           kStory + "</div></body>"},
      {"hidden", "<body><div style='display: none'>" + kStory + kStory + "</div><div>" + kStory +
                     "</div></body>"},
      {"links inside", "<body><article>" + kStory +
                           "<ul><li><a href=1>Ministers fall out</a><li><a href=2>Rates rise</a>"
                           "</ul></article></body>"},
      {"cookie dialog", "<body><main>" + kStory +
                            "</main><div role=dialog><p>Accept all cookies, or only those that we "
                            "need, or read our policy.</p></div></body>"},
      {"script", "<body><script>document.write('<p>no</p>')</script>" + kStory + "</body>"},
      {"sections", "<body><div><section>" + kStory.substr(0, kStory.find("<p>Exp")) +
                       "</section><section>" + kStory.substr(kStory.find("<p>Exp")) +
                       "</section></div><footer><p>Imprint, privacy, contact</p></footer></body>"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(outline(read_one("html", row.page)) == kStoryOutline);
  }
}

TEST_CASE("html: what blocks are", "[readers][html]") {
  struct Row {
    const char* page;
    const char* expected;
  };
  const Row rows[] = {
      {"<h1>One</h1><h3>Two <em>and</em> a half</h3>Loose text<p>Closed</p>more",
       "h1:One|h3:Two and a half|p:Loose text|p:Closed|p:more"},
      {"<ul><li>a one<ul><li>b two</ul><li>c three</ul>", "li1:a one|li2:b two|li1:c three"},
      {"<p>First line.<br>Second line.<br>\nand on</p>", "p:First line.|p:Second line.\nand on"},
      {"<table><tr><th>Country<th>Rate<tr><td>Peru<td>12 %</table>",
       "row:Country | Rate|row:Peru | 12 %"},
      {"<table><tr><td><p>Laid out</p><p>by table</p></table>", "p:Laid out|p:by table"},
      {"<figure><img src=x><figcaption>The port</figcaption></figure><p>So.</p>",
       "caption:The port|p:So."},
      {"<pre>one\ntwo\n\nthree</pre><pre><code>x = 1</code></pre>", "p:one two|p:three|code:x = 1"},
      {"<p>the&nbsp;co&shy;ope&#x200B;rative &lt;b&gt; &amp; sons</p>",
       "p:the cooperative <b> & sons"},
      {"<p>as said<sup>[3]</sup> in m<sup>2</sup></p>", "p:as said in m2"},
      {"<p>unclosed <b>bold<p>next", "p:unclosed bold|p:next"},
      {"no markup at all", "p:no markup at all"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.page);
    CHECK(outline(read_one("html", row.page)) == row.expected);
  }
}

TEST_CASE("html: what a page says of itself", "[readers][html]") {
  struct Row {
    const char* head;
    Metadata expected;
  };
  const Row rows[] = {
      {"<title>Growers march - The Crier</title><meta property=og:site_name content='The Crier'>",
       {"Growers march", "", "The Crier", "", ""}},
      {"<title>War - and peace</title>", {"War - and peace", "", "", "", ""}},
      {"<meta property='og:title' content='Aranceles en mayo'><meta name=author content='Ana Ruiz'>"
       "<meta property='article:published_time' content='2025-04-03T22:15:00-06:00'>",
       {"Aranceles en mayo", "Ana Ruiz", "", "2025-04-03", ""}},
      {R"(<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},
          {"@type":["NewsArticle"],"headline":"Une trêve","datePublished":"2024-01-09",
           "author":[{"name":"Luc Roy"},{"name":"Eva Blin"}],"publisher":{"name":"Le Quai"},
           "inLanguage":"fr-CA"}]}</script>)",
       {"Une trêve", "Luc Roy, Eva Blin", "Le Quai", "2024-01-09", "fr-CA"}},
      {"<script type='application/ld+json'>{broken</script><title>Still read</title>",
       {"Still read", "", "", "", ""}},
      {"<meta name=DC.date content='not a date'><title>T</title>", {"T", "", "", "", ""}},
  };
  for (const Row& row : rows) {
    INFO(row.head);
    const RichText rich =
        read_one("html", std::string("<head>") + row.head + "</head><body><p>Text.</p></body>");
    CHECK(rich.metadata.title == row.expected.title);
    CHECK(rich.metadata.byline == row.expected.byline);
    CHECK(rich.metadata.publisher == row.expected.publisher);
    CHECK(rich.metadata.published == row.expected.published);
    CHECK(rich.metadata.language == row.expected.language);
  }
}

TEST_CASE("html: encodings", "[readers][html]") {
  struct Row {
    const char* what;
    std::string page;
    const char* charset;
  };
  const std::string expected = "p:La señora pidió “calma” a España.";
  const Row rows[] = {
      {"utf-8", "<p>La señora pidió “calma” a España.</p>", ""},
      {"declared",
       "<meta charset=windows-1252><p>La se\xF1ora pidi\xF3 \x93"
       "calma\x94 a Espa\xF1"
       "a.</p>",
       "windows-1252"},
      {"found",
       "<p>La se\xF1ora pidi\xF3 \x93"
       "calma\x94 a Espa\xF1"
       "a.</p>",
       "windows-1252"},
      {"declared wrongly",
       "<meta charset=utf-8><p>La se\xF1ora pidi\xF3 \x93"
       "calma\x94 a Espa\xF1"
       "a.</p>",
       "windows-1252"},
      {"mac",
       "<meta charset=macintosh><p>La se\x96ora pidi\x97 \xD2"
       "calma\xD3 a Espa\x96"
       "a.</p>",
       "macintosh"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const RichText rich = read_one("html", row.page);
    CHECK(outline(rich) == expected);
    CHECK(rich.charset == row.charset);
  }
}

TEST_CASE("html: places lead back to the elements", "[readers][html]") {
  const RichText rich = read_one("html", "<body><div id=main><p>One.</p><p>Two.</p></div></body>");
  REQUIRE(rich.source_map.size() == 2);
  CHECK(rich.source_map[0].locator == "#main > p[1]");
  CHECK(rich.source_map[1].locator == "#main > p[2]");
  CHECK(rich.source_map[1].text.in(rich.text) == "Two.");
}

TEST_CASE("html: pages made to hurt", "[readers][html]") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(outline(read_one("html", deep + "<p>down here")) == "p:down here");
  CHECK(outline(read_one("html", "<p>" + std::string(300000, 'x'))).size() == 300002);
  CHECK(outline(read_one("html", std::string("<p>a\0b</p>", 10))) != "");
  CHECK(outline(read_one("html",
                         "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
                         "<p>x&b;y</p>"))
            .find("aaaaaaaa") == std::string::npos);
}

TEST_CASE("html: dates of metadata", "[readers][html]") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {{"2025-09-22T10:15:00+02:00", "2025-09-22"},
                      {"2025-09-22", "2025-09-22"},
                      {"20250922", "2025-09-22"},
                      {"D:20250922101500+02'00'", "2025-09-22"},
                      {"Mon, 22 Sep 2025 10:15:00 GMT", "2025-09-22"},
                      {"2025-13-45", ""},
                      {"99999999", ""},
                      {"yesterday", ""},
                      {"", ""}};
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(iso_date(row.text) == row.expected);
  }
}

}  // namespace
}  // namespace lazo::tests
