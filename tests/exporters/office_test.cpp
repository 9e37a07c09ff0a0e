// Word and Excel files: python3 checks the archive, LibreOffice opens it. What is not installed is
// skipped, and said to be.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "exporters/prose.hpp"
#include "exporters/xlsx.hpp"
#include "exporters/zip.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

/// Files of a test's own, gone at the end.
class Folder {
 public:
  static int run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str());  // NOLINT(cert-env33-c)
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  /// What LibreOffice makes of a file.
  [[nodiscard]] bool convert(const std::string& name, const std::string& format) const {
    return run("timeout 120 soffice -env:UserInstallation=file://" + path() +
               "/profile --headless --convert-to " + format + " --outdir " + path() + " " + path() +
               "/" + name) == 0;
  }
  [[nodiscard]] const std::string& path() const { return folder_.path(); }

 private:
  testing::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("zip: an archive that others open, the same every time", "[exporters][office]") {
  const auto archive = [] {
    ZipWriter zip;
    zip.add("a.txt", "123456789");
    zip.add("b/c.xml", std::string(70000, 'x'));
    zip.add("empty", "");
    return zip.finish();
  };
  const std::string bytes = archive();
  CHECK(bytes == archive());
  // The check value of CRC-32 for "123456789", as every description of it gives.
  CHECK(bytes.substr(14, 4) == "\x26\x39\xF4\xCB");
  if (Folder::run("python3 -c 1") != 0) {
    WARN("skipped: python3 is not installed");
    return;
  }
  const Folder folder;
  folder.write("a.zip", bytes);
  CHECK(Folder::run("python3 -c \"import zipfile; z = zipfile.ZipFile('" + folder.path() +
                    "/a.zip'); assert z.testzip() is None; assert z.namelist() == ['a.txt', "
                    "'b/c.xml', 'empty']; assert z.read('a.txt') == b'123456789'\"") == 0);
}

TEST_CASE("xlsx: LibreOffice reads every cell, and no formula", "[exporters][office][slow]") {
  const Sheet sheet{.name = "positions",
                    .header = {"actor", "sources"},
                    .rows = {{"=1+1", "3"}, {"a <b> & \"c\"", "2.5"}, {"-2", "x"}},
                    .numeric = {false, true}};
  const std::string bytes = to_xlsx({sheet, {.name = "evidence", .header = {"q"}, .rows = {}}});
  CHECK(bytes == to_xlsx({sheet, {.name = "evidence", .header = {"q"}, .rows = {}}}));
  if (Folder::run("soffice --version") != 0) {
    WARN("skipped: LibreOffice is not installed");
    return;
  }
  const Folder folder;
  folder.write("a.xlsx", bytes);
  REQUIRE(folder.convert("a.xlsx", "csv"));
  CHECK(folder.read("a.csv") == "actor,sources\n=1+1,3\n\"a <b> & \"\"c\"\"\",2.5\n-2,x\n");
}

TEST_CASE("docx: LibreOffice reads text, table and footnotes", "[exporters][office][slow]") {
  Prose page;
  ProseSource source;
  source.quote = "It was said <so> & thus.";
  source.document = "doc:0011223344556677";
  page.add(ProseKind::kTitle, "A note");
  page.add(ProseKind::kItem, "One line", {page.cite(source)});
  page.blocks.push_back({ProseKind::kTable, {}, {}, {{"Who", "Whom"}, {"Canada", "Mexico"}}});
  const std::string bytes = to_docx(page, Language::kEnglish);
  if (Folder::run("soffice --version") != 0) {
    WARN("skipped: LibreOffice is not installed");
    return;
  }
  const Folder folder;
  folder.write("a.docx", bytes);
  REQUIRE(folder.convert("a.docx", "html"));
  const std::string text = folder.read("a.html");
  CHECK_THAT(text, Catch::Contains("note</b>") && Catch::Contains("One line") &&
                       Catch::Contains("Canada") && Catch::Contains("Mexico") &&
                       Catch::Contains("was said &lt;so&gt; &amp;") &&
                       Catch::Contains("sdfootnote1"));
}

}  // namespace lazo
