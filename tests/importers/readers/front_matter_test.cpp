#include "importers/readers/front_matter.hpp"

#include "tests/catch.hpp"

namespace lazo {

TEST_CASE("front matter: reads the ways fields are written", "[readers][front_matter]") {
  const std::string text =
      "---\n"
      "tags: [ports, ships]\n"
      "title: \"Ports and\\_Ships \\u2013 a\\\n  \\ Story\"\n"
      "date: '2025-09-22'\n"
      "published_time: 2025-09-23 10:00:00-05:00\n"
      "author: Ana Ruiz   # the editor\n"
      "source_url: https://www.harbour.example/2025/ports?x=1\n"
      "lang: en\n"
      "nested:\n  title: not this\n"
      "---\nText\n";
  Metadata metadata;
  CHECK(read_front_matter(text, metadata) == text.find("Text"));
  CHECK(metadata.title == "Ports and\u00A0Ships – a Story");
  CHECK(metadata.published == "2025-09-22");
  CHECK(metadata.byline == "Ana Ruiz");
  CHECK(metadata.publisher == "harbour.example");
  CHECK(metadata.language == "en");
}

TEST_CASE("front matter: TOML, block scalars, single quotes", "[readers][front_matter]") {
  Metadata toml;
  CHECK(read_front_matter("+++\ntitle = \"Puertos\"\nfecha = 2025-01-02\n+++\n", toml) > 0);
  CHECK(toml.title == "Puertos");
  CHECK(toml.published == "2025-01-02");
  Metadata yaml;
  CHECK(read_front_matter(
            "---\r\ntitre: >\r\n  Les ports\r\n  du nord\r\nauteur: 'L''Hôte'\r\n---\r\n", yaml) >
        0);
  CHECK(yaml.title == "Les ports du nord");
  CHECK(yaml.byline == "L'Hôte");
}

TEST_CASE("front matter: what is none is left alone", "[readers][front_matter]") {
  for (const char* text : {"", "---", "---\ntitle: x\n", "Text\n---\ntitle: x\n---\n", "-- -\n"}) {
    INFO(text);
    Metadata metadata;
    CHECK(read_front_matter(text, metadata) == 0);
    CHECK(metadata.title.empty());
  }
  Metadata open;  // an open quotation ends with the block
  CHECK(read_front_matter("---\ntitle: \"never closed\n---\nThe text\n", open) == 29);
  CHECK(open.title == "never closed");
}

}  // namespace lazo
