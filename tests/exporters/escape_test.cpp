#include "exporters/escape.hpp"

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("escape: each target gets text it cannot misread", "[exporters][escape]") {
  struct Case {
    std::string_view text, xml, dot, csv, cypher;
  };
  const Case cases[] = {
      {"plain", "plain", "\"plain\"", "plain", "'plain'"},
      {"a<b> & \"c\"", "a&lt;b&gt; &amp; &quot;c&quot;", "\"a<b> &amp; \\\"c\\\"\"",
       "\"a<b> & \"\"c\"\"\"", "'a<b> & \"c\"'"},
      {"it's", "it&#39;s", "\"it's\"", "it's", "'it\\'s'"},
      {"\\N \\", "\\N \\", "\"\\\\N \\\\\"", "\\N \\", "'\\\\N \\\\'"},
      {"a\nb\tc", "a b c", "\"a b c\"", "a b c", "'a b c'"},
      {"=1+1", "=1+1", "\"=1+1\"", "'=1+1", "'=1+1'"},
      {" @SUM(A1)", " @SUM(A1)", "\" @SUM(A1)\"", "' @SUM(A1)", "' @SUM(A1)'"},
      {"a,b", "a,b", "\"a,b\"", "\"a,b\"", "'a,b'"},
      {"é \xE2\x80\xAEx", "é x", "\"é x\"", "é x", "'é x'"},
      {"\xFF", "\xEF\xBF\xBD", "\"\xEF\xBF\xBD\"", "\xEF\xBF\xBD", "'\xEF\xBF\xBD'"},
      {"", "", "\"\"", "", "''"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(escape_xml(c.text) == c.xml);
    CHECK(dot_string(c.text) == c.dot);
    CHECK(csv_cell(c.text) == c.csv);
    CHECK(cypher_string(c.text) == c.cypher);
  }
}

TEST_CASE("escape: a mermaid label holds nothing that ends it", "[exporters][escape]") {
  const std::string label = mermaid_label("a\"]; click n0 \"javascript:x\" %%{init}%% <b>");
  CHECK(label.find_first_of("\"[]{}<>%`\\|()") == std::string::npos);
  CHECK(mermaid_label("a;b#c") == "a#59;b#35;c");
}

TEST_CASE("escape: ids for HTML differ where keys differ", "[exporters][escape]") {
  CHECK(html_id("org:coparmex") == "org.coparmex");
  CHECK(html_id("doc:05#1") == "doc.05.x231");
  CHECK(html_id("name:ñ") == "name..xc3.xb1");
  CHECK(html_id("a b") != html_id("a_b"));
  CHECK(html_id("\"><script>").find_first_of("\"<>") == std::string::npos);
}

}  // namespace lazo
