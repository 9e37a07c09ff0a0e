// The same text in every format (tests/data/formats, made by scripts/make_format_samples) is the
// same to the stages behind the readers.

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "graph/base/file.hpp"
#include "importers/input_queue.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

const std::string kFolder = LAZO_SOURCE_DIR "/tests/data/formats/";

/// Blocks as "kind:text", one a line.
std::string blocks_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += std::to_string(static_cast<int>(block.kind)) + ":";
    out += block.span.in(document.text);
    out += '\n';
  }
  return out;
}

std::string plain_blocks() {
  const Result<std::string> bytes = real_file_system().read(kFolder + "text.txt");
  REQUIRE(bytes.ok());
  const Result<Document> document = read_document(*bytes, "text.txt", {});
  REQUIRE(document.ok());
  return blocks_of(*document);
}

/// The document that the queue finds in a file, whatever it is packed in.
Result<Document> document_in(const std::string& path, const ReaderPool& readers) {
  const CsvMapping mapping;
  InputQueue queue(real_file_system(), readers, mapping);
  REQUIRE(queue.add({path}).empty());
  InputItem item;
  REQUIRE(queue.next(item));
  if (item.issue) return Error{ErrorCode::kBadInput, item.issue->reason, path, ""};
  LAZO_TRY(RichText rich, readers.read(item.format, item.bytes, item.uri));
  return document_of(std::move(rich), item.bytes, item.uri, item.format, {});
}

TEST_CASE("formats: a text reads the same in each of them", "[importers][formats]") {
  const ReaderPool readers({.program = LAZO_READ});
  const std::string expected = plain_blocks();
  for (const char* name : {"html.html", "html-latin1.html", "docx.docx", "odt.odt", "flat.fodt",
                           "rtf.rtf", "epub.epub", "mail.eml", "feed.rss", "pdf-writer.pdf",
                           "pdf-browser.pdf", "xlsx.xlsx", "ods.ods", "pptx.pptx", "odp.odp"}) {
    INFO(name);
    const Result<Document> document = document_in(kFolder + name, readers);
    if (!document.ok()) FAIL_CHECK(document.error().text());
    if (!document.ok()) continue;
    std::string found = blocks_of(*document);
    // A mail's title stands in its header and once more in its text.
    CHECK(found == expected);
    CHECK(document->title == "Growers and carriers ask for a longer truce");
    CHECK_FALSE(document->source_map.empty());
  }
}

TEST_CASE("formats: a scan is named as such, and read where tesseract is installed",
          "[importers][formats][ocr]") {
  const std::string bytes = real_file_system().read(kFolder + "scan.pdf").value();
  const ReaderPool without({.program = LAZO_READ});
  const Result<RichText> refused = without.read(Format::kPdf, bytes, "scan.pdf");
  REQUIRE_FALSE(refused.ok());
  CHECK_THAT(refused.error().text(), Catch::Contains("a scan") && Catch::Contains("--ocr"));

  const ReaderPool readers({.program = LAZO_READ, .ocr = true});
  const Result<RichText> rich = readers.read(Format::kPdf, bytes, "scan.pdf");
  if (!rich.ok() && rich.error().code == ErrorCode::kToolMissing) {
    WARN("not tested: " << rich.error().text());
    return;
  }
  REQUIRE(rich.ok());
  const Document document =
      document_of(*rich, bytes, "scan.pdf", Format::kPdf, {Language::kEnglish, {}}).value();
  for (const std::string_view part :
       {"Growers and carriers ask for a longer truce",
        "The chamber of commerce asked the ministry on Monday to extend the truce on tariffs until "
        "the harvest is in.",
        "The ministry rejected the request."}) {
    INFO(document.text);
    CHECK(document.text.find(part) != std::string::npos);
  }
  REQUIRE_FALSE(document.source_map.empty());
  CHECK_THAT(document.source_map.front().locator, Catch::Contains("page 1"));
}

TEST_CASE("formats: damaged files of each are errors, not crashes", "[importers][formats]") {
  const ReaderPool readers({.program = LAZO_READ});
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string path = entry.path().string();
    const std::optional<Format> format = format_of_name(path);
    if (!format || class_of(*format) != FormatClass::kRich) continue;
    const Result<std::string> bytes = real_file_system().read(path);
    REQUIRE(bytes.ok());
    for (const double share : {0.1, 0.5, 0.9}) {
      INFO(path << " cut at " << share);
      const auto size = static_cast<std::size_t>(static_cast<double>(bytes->size()) * share);
      const Result<RichText> rich = readers.read(*format, bytes->substr(0, size), path);
      if (!rich.ok()) CHECK(rich.error().message.find("its reader stopped") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace lazo
