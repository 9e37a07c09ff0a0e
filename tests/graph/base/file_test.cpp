#include "graph/base/file.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "graph/base/abandoned_writes.hpp"
#include "graph/base/open_file.hpp"
#include "tests/catch.hpp"

using namespace lazo;
namespace fs = std::filesystem;

namespace {
/// A folder of its own that goes when the test ends.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("lazo_file_test_" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};
}  // namespace

TEST_CASE("file: bytes are read and replaced whole", "[base][file]") {
  const Folder folder;
  FileSystem& files = real_file_system();
  const std::string path = (folder.path / "a.bin").string();
  const std::string bytes("x\0y\r\n", 5);
  REQUIRE(files.write_atomically(path, bytes).ok());
  CHECK(files.read(path).value() == bytes);
  REQUIRE(files.write_atomically(path, "").ok());
  CHECK(files.read(path).value().empty());
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);  // no temporary file is left
  CHECK(MappedFile::open(path).value().bytes().empty());
}

TEST_CASE("file: only what dead processes left half-written is removed", "[base][file]") {
  const Folder folder;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  REQUIRE(child > 0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
  const std::string path = folder.write("a.bin", "whole");
  const std::string dead = folder.write("a.bin.tmp" + std::to_string(child), "half");
  const std::string kept[] = {
      folder.write("a.bin.tmp" + std::to_string(::getpid()), "being written"),
      folder.write("b.bin.tmp" + std::to_string(child), "of another file"),
      folder.write("a.bin.tmp", "of a user"),
      folder.write("a.bin.tmp12x", "of a user"),
      folder.write("a.bin.tmp-1", "of a user"),
      folder.write("a.bin.tmp99999999999999999999", "of a user"),
  };
  remove_abandoned_writes(path);
  CHECK_FALSE(fs::exists(dead));
  CHECK(fs::exists(path));
  for (const std::string& name : kept) {
    INFO(name);
    CHECK(fs::exists(name));
  }
  remove_abandoned_writes((folder.path / "no such folder" / "a").string());
}

TEST_CASE("file: two threads that replace one file leave one of the two", "[base][file]") {
  const Folder folder;
  const std::string path = (folder.path / "a.bin").string();
  const std::string contents[] = {std::string(300000, 'a'), std::string(70000, 'b')};
  std::vector<std::thread> writers;
  std::atomic<int> failed = 0;
  for (const std::string& bytes : contents) {
    writers.emplace_back([&failed, &path, &bytes] {
      for (int i = 0; i < 50; ++i) {
        if (!real_file_system().write_atomically(path, bytes).ok()) ++failed;
        const std::string found = real_file_system().read(path).value();
        if (found.find_first_not_of(found[0]) != std::string::npos) ++failed;
        if (found.size() != (found[0] == 'a' ? 300000U : 70000U)) ++failed;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(failed == 0);
}

TEST_CASE("file: what cannot be read says why", "[base][file]") {
  const Folder folder;
  const FileSystem& files = real_file_system();
  const std::string missing = (folder.path / "missing").string();
  CHECK(files.read(missing).error().code == ErrorCode::kNotFound);
  CHECK(files.read(missing).error().where == missing);
  CHECK(files.read(folder.path.string()).error().code == ErrorCode::kBadInput);
  const std::string pipe = (folder.path / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(files.read(pipe).error().message == "not a regular file");
  CHECK(MappedFile::open(missing).error().code == ErrorCode::kNotFound);
}

TEST_CASE("file: an open file is read piece by piece", "[base][file]") {
  const Folder folder;
  folder.write("a.txt", "0123456789");
  const Result<OpenFile> file = OpenFile::open((folder.path / "a.txt").string());
  REQUIRE(file.ok());
  CHECK(file->size() == 10);
  CHECK(file->read(0, 4).value() == "0123");
  CHECK(file->read(8, 4).value() == "89");
  CHECK(file->read(10, 4).value().empty());
  fs::resize_file(folder.path / "a.txt", 5);  // cut short meanwhile
  CHECK(file->read(4, 4).value() == "4");
  CHECK(OpenFile::open((folder.path / "missing").string()).error().code == ErrorCode::kNotFound);
  CHECK(OpenFile::open(folder.path.string()).error().code == ErrorCode::kBadInput);
}

TEST_CASE("file: a walk finds every file once, sorted, and names what it left out",
          "[base][file]") {
  const Folder folder;
  folder.write("b.txt", "2");
  folder.write("a/c.txt", "1");
  folder.write(".git/config", "no");
  fs::create_directory_symlink(folder.path, folder.path / "a" / "loop");
  fs::create_symlink("nowhere", folder.path / "dangling");
  const WalkResult found = real_file_system().walk(folder.path.string()).value();
  REQUIRE(found.files.size() == 2);
  CHECK(found.files[0].relative == "a/c.txt");
  CHECK(found.files[1].relative == "b.txt");
  REQUIRE(found.skipped.size() == 2);
  CHECK(found.skipped[0].reason == "a link to a folder that was read already");
  CHECK(found.skipped[1].reason == "a link to nothing");
  CHECK(real_file_system().walk(found.files[1].path).value().files[0].relative == "b.txt");
}
