// The reader child from outside: what it answers, and what becomes of a document that hurts it.
#include "importers/readers/reader_child.hpp"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include "tests/catch.hpp"

namespace lazo {
namespace {

/// A shell script in the place of lazo-read.
class FakeChild {
 public:
  explicit FakeChild(const std::string& script) {
    static std::atomic<int> next{0};
    path_ = std::filesystem::temp_directory_path() /
            ("lazo-fake-child-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
    std::ofstream(path_) << "#!/bin/sh\n" << script;
    ::chmod(path_.c_str(), 0755);
  }
  ~FakeChild() { std::filesystem::remove(path_); }
  FakeChild(const FakeChild&) = delete;
  FakeChild& operator=(const FakeChild&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST_CASE("reader child: many documents, many threads", "[readers][child]") {
  const ReaderPool readers({.program = LAZO_READ});
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const std::string text = "Word " + std::to_string(t) + " " + std::to_string(i);
        const Result<RichText> rich = readers.read(Format::kHtml, "<p>" + text + "</p>", "a.html");
        if (rich.ok() && rich->text == text) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 100);
}

TEST_CASE("reader child: large documents pass both ways", "[readers][child]") {
  const ReaderPool readers({.program = LAZO_READ});
  std::string page;
  for (int i = 0; i < 40000; ++i)
    page += "<p>Paragraph number " + std::to_string(i) + " of it.</p>";
  const Result<RichText> rich = readers.read(Format::kHtml, page, "a.html");
  REQUIRE(rich.ok());
  CHECK(rich->blocks.size() == 40000);
}

TEST_CASE("reader child: a child that fails names its document", "[readers][child]") {
  struct Row {
    const char* script;
    const char* expected;
  };
  const Row rows[] = {
      {"kill -SEGV $$", "its reader stopped (signal 11)"},
      {"exit 3", "its reader stopped (exit status 3)"},
      {"exit 0", "its reader stopped (no answer)"},
      {"kill -XCPU $$", "reading it took too long or too much memory"},
      {"read line; echo '{\"kind\":\"end\",\"message\":\"damaged\"}'; cat >/dev/null", "damaged"},
  };
  for (const Row& row : rows) {
    INFO(row.script);
    const FakeChild child(row.script);
    const ReaderPool readers({.program = child.path()});
    const Result<RichText> rich = readers.read(Format::kHtml, "<p>x</p>", "a.html");
    REQUIRE_FALSE(rich.ok());
    CHECK(rich.error().message == row.expected);
  }
}

TEST_CASE("reader child: a child that hangs is stopped", "[readers][child]") {
  const FakeChild child("exec sleep 100");
  const ReaderPool readers({.program = child.path(), .seconds = 0});
  const Result<RichText> rich = readers.read(Format::kHtml, "<p>x</p>", "a.html");
  REQUIRE_FALSE(rich.ok());
  CHECK(rich.error().message == "reading it took too long");
}

TEST_CASE("reader child: the next document gets a new child", "[readers][child]") {
  // Ends at the word "boom", else answers as the real one would.
  const FakeChild child(
      std::string("while IFS= read -r head; do case $head in *boom*) kill -SEGV "
                  "$$;; esac; head -c 8 >/dev/null; echo "
                  "'{\"kind\":\"document\",\"text\":\"fine\",\"blocks\":[[0,0,0,4]]"
                  "}'; echo '{\"kind\":\"end\",\"message\":\"\"}'; done"));
  const ReaderPool readers({.program = child.path()});
  CHECK(readers.read(Format::kHtml, "<p>x</p>", "a.html").ok());
  CHECK_FALSE(readers.read(Format::kHtml, "<p>x</p>", "boom.html").ok());
  CHECK(readers.read(Format::kHtml, "<p>x</p>", "b.html").ok());
}

TEST_CASE("reader child: one that is not installed is said so", "[readers][child]") {
  const ReaderPool readers({.program = "/nowhere/lazo-read"});
  const Result<RichText> rich = readers.read(Format::kHtml, "<p>x</p>", "a.html");
  REQUIRE_FALSE(rich.ok());
  CHECK(rich.error().code == ErrorCode::kToolMissing);
}

}  // namespace
}  // namespace lazo
