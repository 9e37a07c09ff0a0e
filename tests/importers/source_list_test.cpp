#include "importers/source_list.hpp"

#include "tests/catch.hpp"

namespace lazo {
namespace {

TEST_CASE("sources: rows belong to files, headers in three languages", "[importers][sources]") {
  for (const char* text :
       {"file,url,outlet,date\na.pdf,http://example.org/1,El Faro,2025-03-04\n",
        "\xEF\xBB\xBF"
        "Archivo;Enlace;Medio;Fecha\r\n.\\a.pdf;http://example.org/1;El Faro;4 de marzo de "
        "2025\r\n",
        "fichier\tlien\tmédia\tdate\na.pdf\thttp://example.org/1\tEl Faro\t2025-03-04"}) {
    INFO(text);
    const Result<SourceList> list = SourceList::parse(text, "sources.csv");
    REQUIRE(list.ok());
    const SourceNote* const note = list->find("a.pdf");
    REQUIRE(note != nullptr);
    CHECK(list->find("b.pdf") == nullptr);
    Document document;
    document.uris = {"a.pdf"};
    document.published = "1999";
    note->apply(document);
    CHECK(document.published == "2025-03-04");
    CHECK(document.publisher == "El Faro");
    CHECK(document.uris == std::vector<std::string>{"a.pdf", "http://example.org/1"});
  }
}

TEST_CASE("sources: mistakes are named with their row", "[importers][sources]") {
  const Result<SourceList> date =
      SourceList::parse("file,date\na,2025\nb,someday\n", "d/sources.csv");
  REQUIRE_FALSE(date.ok());
  CHECK(date.error().where == "d/sources.csv:3");
  CHECK_FALSE(SourceList::parse("url,date\nx,2025\n", "sources.csv").ok());
  CHECK_FALSE(SourceList::parse("", "sources.csv").ok());
}

}  // namespace
}  // namespace lazo
