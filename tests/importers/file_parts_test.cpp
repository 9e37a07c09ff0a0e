#include "importers/file_parts.hpp"

#include <filesystem>
#include <fstream>

#include "importers/import.hpp"
#include "importers/input_queue.hpp"
#include "tests/catch.hpp"
#include "tests/graph/random_extraction.hpp"
#include "tests/temporary_folder.hpp"

namespace lazo {
namespace {

using testing::shipped_for_tests;
using testing::TemporaryFolder;

struct Parts {
  std::vector<ContainedFile> parts;
  std::string error;  ///< that ended them; empty: their end
};

Parts all_parts(const std::string& path, Format format, const CsvMapping& mapping = {}) {
  auto opened = open_parts(path, format, mapping);
  REQUIRE(opened.ok());
  REQUIRE(*opened != nullptr);
  Parts out;
  for (;;) {
    Result<std::optional<ContainedFile>> part = (*opened)->next();
    if (!part.ok()) out.error = part.error().text();
    if (!part.ok() || !*part) return out;
    out.parts.push_back(std::move(**part));
  }
}

std::string write(const TemporaryFolder& folder, const std::string& name, std::string_view bytes) {
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return folder / name;
}

/// At least so many bytes of it, one after the other.
std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += unit;
  return out;
}

constexpr std::size_t kThreeParts = 2 * kPartBytes + kPartBytes / 2;

}  // namespace

TEST_CASE("parts: a text is cut where a paragraph, line, word or character ends, and none is lost",
          "[importers][parts]") {
  struct Row {
    std::string name;
    std::string unit;
    std::string end;  ///< what each part but the last ends with
  };
  const Row rows[] = {
      {"paragraphs", "Canada criticized Mexico.\nTwo lines.\n\n", "\n\n"},
      {"paragraphs of Windows", "Canada criticized Mexico.\r\n\r\n", "\r\n\r\n"},
      {"lines", "Canada criticized Mexico.\n", "\n"},
      {"words", "Canada criticized Mexico. ", " "},
      {"characters", "\xE2\x82\xAC", "\xE2\x82\xAC"},
  };
  const TemporaryFolder folder;
  for (const Row& row : rows) {
    INFO(row.name);
    const std::string text = repeated(row.unit, kThreeParts);
    const Parts found = all_parts(write(folder, "a.txt", text), Format::kText);
    CHECK(found.error.empty());
    REQUIRE(found.parts.size() == 3);
    std::string joined;
    for (const ContainedFile& part : found.parts) {
      CHECK(part.bytes.size() <= kPartBytes);
      CHECK((part.bytes.ends_with(row.end)));
      joined += part.bytes;
    }
    CHECK((joined == text));
    CHECK(found.parts[0].path == "part-0001.txt");
    CHECK(found.parts[2].path == "part-0003.txt");
  }
}

TEST_CASE("parts: each part of a table begins with its header and ends with a record",
          "[importers][parts]") {
  const TemporaryFolder folder;
  const std::string header = "source;relation;target;quote\r\n";
  const std::string record = "COPARMEX;supports;T-MEC;\"two lines;\nand \"\"quotes\"\"\"\r\n";
  const std::string rows = repeated(record, kThreeParts);
  const Parts found = all_parts(write(folder, "a.csv", header + rows), Format::kTable);
  CHECK(found.error.empty());
  REQUIRE(found.parts.size() == 3);
  std::string joined;
  for (const ContainedFile& part : found.parts) {
    REQUIRE((part.bytes.starts_with(header)));
    const std::string own = part.bytes.substr(header.size());
    CHECK(own.size() % record.size() == 0);
    joined += own;
  }
  CHECK((joined == rows));
}

TEST_CASE("parts: a quotation mark that is never closed is an error, what stood before is kept",
          "[importers][parts]") {
  const TemporaryFolder folder;
  const std::string good = repeated("Canada,supports,Mexico\n", kPartBytes / 2);
  const std::string text = "source,relation,target\n" + good + "\"open,supports,Mexico\n" +
                           repeated("x,y,z\n", kThreeParts);
  const Parts found = all_parts(write(folder, "a.csv", text), Format::kTable);
  REQUIRE(found.parts.size() == 1);
  CHECK((found.parts[0].bytes == "source,relation,target\n" + good));
  CHECK_THAT(found.error, Catch::Contains("never closed"));
}

TEST_CASE("parts: files whose rows or characters belong together are not cut",
          "[importers][parts]") {
  struct Row {
    Format format;
    std::string bytes;
    bool cut;
  };
  const CsvMapping mapping = CsvMapping::parse(R"({"source": "A", "target": "B"})", "map").value();
  const Row rows[] = {
      {Format::kText, std::string("M\0e\0x\0i\0c\0o\0", 12), false},
      {Format::kTable, "canonical_id,entity_id,prop,value\na,a,name,A\n", false},
      {Format::kTable, "name,height\nEverest,8849\n", false},
      {Format::kTable, "source,target\nA,B\n", true},
      {Format::kGraphJson, "{}", false},
      {Format::kHtml, "<p>text</p>", false},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    std::string bytes = row.bytes;
    CHECK((parts_of_bytes(bytes, row.format, {}).value() != nullptr) == row.cut);
    if (!row.cut) CHECK(bytes == row.bytes);
  }
  std::string own = "A,B\nMexico,Canada\n";
  CHECK(parts_of_bytes(own, Format::kTable, mapping).value() != nullptr);
}

TEST_CASE("parts: the queue hands parts on as documents, and names what is too large",
          "[importers][parts]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "in");
  const std::string text = repeated("Canada criticized Mexico.\n\n", 3 * kPartBytes - 100);
  write(folder, "in/large.txt", text);
  write(folder, "in/small.txt", "Canada criticized Mexico.\n");
  write(folder, "in/huge.graphml", "<graphml/>");
  std::filesystem::resize_file(folder / "in/huge.graphml", (std::uint64_t{64} << 20U) + 1);
  write(folder, "in/sources.csv", "file,date\nlarge.txt,2025-03-04\n");
  const ReaderPool readers({});
  const CsvMapping mapping;
  InputQueue queue(real_file_system(), readers, mapping);
  CHECK(queue.add({folder / "in"}).empty());
  std::vector<std::string> uris;
  std::uint64_t done = 0;
  std::string joined;
  for (InputItem item; queue.next(item);) {
    done += item.file_bytes;
    if (item.issue) {
      CHECK(item.issue->failed);
      CHECK_THAT(item.issue->path, Catch::EndsWith("huge.graphml"));
      CHECK_THAT(item.issue->reason, Catch::Contains("64 MB") && Catch::Contains("split"));
      continue;
    }
    uris.push_back(item.uri);
    if (!item.uri.starts_with("large")) continue;
    joined += item.bytes;
    REQUIRE(item.note);
    CHECK(item.note->date == "2025-03-04");
    CHECK(item.format == Format::kText);
  }
  CHECK((joined == text));
  CHECK(uris == std::vector<std::string>{"large.txt/part-0001.txt", "large.txt/part-0002.txt",
                                         "large.txt/part-0003.txt", "small.txt"});
  CHECK(done == queue.total_bytes() - std::filesystem::file_size(folder / "in/sources.csv"));
}

TEST_CASE("parts: a document that holds too much text says so", "[importers][parts]") {
  const auto importer = Importer::create(shipped_for_tests(), {});
  REQUIRE(importer.ok());
  const auto found =
      (*importer)->extract(repeated("Canada.\n\n", std::size_t{17} << 20U), "large.txt");
  REQUIRE_FALSE(found.ok());
  CHECK_THAT(found.error().text(), Catch::Contains("17 MB of text") && Catch::Contains("split"));
}

}  // namespace lazo
