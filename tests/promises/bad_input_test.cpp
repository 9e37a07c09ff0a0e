// What cannot be read is named with its reason, the rest goes on, and the exit code says so.

#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/catch.hpp"
#include "tests/promises/program.hpp"

using namespace lazo::tests;

namespace {

const std::string kGood = "Mexico and Canada signed an agreement with the United States.\n";

std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += c, out += '\0';
  return out;
}

}  // namespace

TEST_CASE("bad input: documents that cannot be read do not stop the others", "[promises][input]") {
  struct Row {
    std::string name, bytes;
    int exit;
    std::string message;  // a part of what standard error says; empty: nothing about this file
  };
  const Row rows[] = {
      {"empty.txt", "", 4, "empty"},
      {"binary.txt",
       std::string("\x7F"
                   "ELF\0\0\1\2\3",
                   9) +
           std::string(4000, '\0'),
       4, "binary"},
      {"latin.txt", "M\xE9xico y Canad\xE1 firmaron un acuerdo con Estados Unidos.\n", 0, ""},
      {"invalid.txt", "Mexico and Canada\xFF\xFE met in Ottawa, the capital of Canada.\n", 0, ""},
      {"wide.txt", utf16(kGood), 0, ""},
      {"bom.txt", "\xEF\xBB\xBF" + kGood, 0, ""},
      {"crlf.txt", "Mexico and Canada\r\nsigned an agreement.\r\n", 0, ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const ScratchFolder folder;
    const std::string bad = folder.write(row.name, row.bytes);
    const std::string good = folder.write("good.txt", kGood + row.name);
    const Outcome outcome = run_lazo({"--db", folder / "g.lazo", "import", bad, good});
    INFO(outcome.out << outcome.errors);
    CHECK(outcome.exit == row.exit);
    if (!row.message.empty()) {
      CHECK(outcome.errors.find(row.name) != std::string::npos);
      CHECK(outcome.errors.find(row.message) != std::string::npos);
    }
    const Outcome docs = run_lazo({"--db", folder / "g.lazo", "docs"});
    CHECK(docs.out.find("good.txt") != std::string::npos);
    CHECK(run_lazo({"--db", folder / "g.lazo", "doctor"}).exit == 0);
  }
}

TEST_CASE("bad input: a file of unknown format in a folder is skipped and counted",
          "[promises][input]") {
  const ScratchFolder folder;
  folder.write("d/good.txt", kGood);
  folder.write("d/picture.png", "\x89PNG\r\n\x1A\n");
  const Outcome outcome = run_lazo({"--db", folder / "g.lazo", "import", folder / "d"});
  INFO(outcome.out << outcome.errors);
  CHECK(outcome.exit == 0);
  CHECK((outcome.out + outcome.errors).find("picture.png") != std::string::npos);
}

TEST_CASE("bad input: missing files and folders without permission", "[promises][input]") {
  const ScratchFolder folder;
  const std::string good = folder.write("good.txt", kGood);
  const Outcome missing =
      run_lazo({"--db", folder / "g.lazo", "import", folder / "nothing.txt", good});
  CHECK(missing.exit == 4);
  CHECK(missing.errors.find("nothing.txt") != std::string::npos);
  CHECK(run_lazo({"--db", folder / "g.lazo", "docs"}).out.find("good.txt") != std::string::npos);
  if (::geteuid() == 0) {
    WARN("folders without permission: not tested, the superuser may read everything");
    return;
  }
  folder.write("closed/a.txt", kGood);
  ::chmod((folder / "closed").c_str(), 0);
  const Outcome closed = run_lazo({"--db", folder / "g.lazo", "import", folder / "closed"});
  ::chmod((folder / "closed").c_str(), 0700);
  CHECK(closed.exit == 4);
  CHECK(closed.errors.find("closed") != std::string::npos);
}

TEST_CASE("bad input: stores that are no stores", "[promises][input]") {
  const ScratchFolder folder;
  const std::string good = folder.write("good.txt", kGood);
  const std::string store = folder / "g.lazo";
  REQUIRE(run_lazo({"--db", store, "import", good}).exit == 0);
  const std::string bytes = read_whole(store);
  struct Row {
    std::string name, bytes, message;
  };
  std::string damaged = bytes;
  for (std::size_t i = 5000; i < damaged.size(); i += 3) damaged[i] = 'x';
  std::string newer = bytes;
  newer[60] = 0x7F;  // the high byte of user_version in the SQLite header
  std::string foreign = bytes;
  foreign[68] = 'N';  // application_id
  const Row rows[] = {
      {"text.lazo", "this is no database at all\n" + std::string(5000, '.'), "not"},
      {"foreign.lazo", foreign, "lazo"},
      {"newer.lazo", newer, "newer"},
      {"damaged.lazo", damaged, "damaged"},
      {"cut.lazo", bytes.substr(0, bytes.size() / 2), ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const std::string path = folder.write(row.name, row.bytes);
    const Outcome outcome = run_lazo({"--db", path, "neighbors", "Mexico"});
    INFO(outcome.out << outcome.errors);
    CHECK(outcome.exit == 5);
    CHECK(outcome.errors.find(row.name) != std::string::npos);
    CHECK(outcome.errors.find(row.message) != std::string::npos);
    CHECK(read_whole(path) == row.bytes);  // nothing was written to it
  }
  CHECK(run_lazo({"--db", folder / "missing.lazo", "stats"}).exit == 5);
}

TEST_CASE("bad input: a full disk loses nothing that was there", "[promises][input]") {
  const ScratchFolder folder;
  const std::string good = folder.write("good.txt", kGood);
  REQUIRE(run_lazo({"--db", folder / "g.lazo", "import", good}).exit == 0);
  const std::string before = run_lazo({"--db", folder / "g.lazo", "export", "jsonl"}).out;
  for (int i = 0; i < 40; ++i) {
    folder.write("more/" + std::to_string(i) + ".txt",
                 read_whole(example_files().front()) + std::to_string(i));
  }
  // A limit on the size of files stands for a disk without space: 64 blocks of 512 or 1024 bytes.
  const Outcome outcome =
      run_shell("trap '' XFSZ; ulimit -f 64; \"$LAZO\" --db g.lazo import more", folder.path());
  INFO(outcome.out << outcome.errors);
  CHECK(outcome.exit == 5);
  CHECK_FALSE(outcome.errors.empty());
  CHECK(run_lazo({"--db", folder / "g.lazo", "doctor"}).exit == 0);
  const std::string after = run_lazo({"--db", folder / "g.lazo", "export", "jsonl"}).out;
  CHECK(after.find("good.txt") != std::string::npos);
  CHECK(before.find("good.txt") != std::string::npos);
}

TEST_CASE("bad input: doctor names a language model with a flipped byte", "[promises][input]") {
  const ScratchFolder folder;
  const std::string good = folder.write("good.txt", kGood);
  REQUIRE(run_lazo({"--db", folder / "g.lazo", "import", good}).exit == 0);
  std::string model = read_whole(LAZO_SOURCE_DIR "/language/models/fr.lzm");
  folder.write("models/en.lzm", model);  // a whole model, but of another language
  model[model.size() / 2] = static_cast<char>(model[model.size() / 2] ^ 0x10);
  folder.write("models/fr.lzm", model);
  const Outcome outcome =
      run_lazo({"--db", folder / "g.lazo", "doctor", "--models", folder / "models"});
  INFO(outcome.out << outcome.errors);
  CHECK(outcome.exit == 1);
  CHECK(outcome.out.find("fr.lzm: ") != std::string::npos);
  CHECK(outcome.out.find("en.lzm: holds the model of another language") != std::string::npos);
  CHECK(outcome.out.find("2 language models checked: 2 problems") != std::string::npos);
}
