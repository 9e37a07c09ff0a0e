// lazo-read: bytes in, lines of JSON out. Started by lazo; the protocol is described in
// importers/readers/reader_child.hpp.

#include <archive.h>
#include <cerrno>
#include <cstdio>
#include <libxml/xmlversion.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <unicode/uvernum.h>

#include "graph/base/json.hpp"
#include "importers/lazo_read/rich_reader.hpp"
#include "importers/lazo_read/run_tool.hpp"
#include "importers/lazo_read/sandbox.hpp"
#include "importers/lazo_read/warm_up.hpp"

namespace lazo {
namespace {

/// Changes whenever one of the readers reads something differently: part of the pipeline's hash.
constexpr std::string_view kReadersVersion = "lazo-read 2";

bool read_exactly(char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(STDIN_FILENO, to, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

/// One line of the request, byte by byte: the bytes behind it are not ours to take.
bool read_line(std::string& line) {
  constexpr std::size_t kLongest = 65536;
  line.clear();
  for (char c = 0; line.size() < kLongest; line += c) {
    if (!read_exactly(&c, 1)) return false;
    if (c == '\n') return true;
  }
  return false;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Writes what is found as soon as it is found: a container is never held unpacked.
class LineSink final : public RichSink {
 public:
  void document(RichText rich) override { write(rich_text_line(rich) + "\n"); }

  void member(std::string_view path, std::string_view bytes) override {
    std::string line;
    JsonWriter(line)
        .begin_object()
        .field("kind", "member")
        .field("path", path)
        .field("bytes", static_cast<std::uint64_t>(bytes.size()))
        .end_object();
    write(line + "\n");
    write(bytes);
  }

  void problem(std::string_view path, std::string_view message) override {
    std::string line;
    JsonWriter(line)
        .begin_object()
        .field("kind", "problem")
        .field("path", path)
        .field("message", message)
        .end_object();
    write(line + "\n");
  }

  void end(std::string_view message) {
    std::string line;
    JsonWriter(line).begin_object().field("kind", "end").field("message", message).end_object();
    write(line + "\n");
  }

  [[nodiscard]] bool broken() const { return broken_; }

 private:
  void write(std::string_view bytes) { broken_ = broken_ || !write_all(bytes); }

  bool broken_ = false;
};

int serve() {
  std::string head;
  std::string bytes;
  LineSink sink;
  while (!sink.broken() && read_line(head)) {
    const Result<Json> request = parse_json(head, "request");
    if (!request.ok()) return 1;
    const std::int64_t size = request->integer_at("bytes", -1);
    if (size < 0) return 1;
    set_seconds(static_cast<std::uint32_t>(request->integer_at("seconds", 60)));
    bytes.assign(static_cast<std::size_t>(size), '\0');
    if (!read_exactly(bytes.data(), bytes.size())) return 1;
    const Status status = read_rich(request->text("format"), bytes, request->text("name"), sink);
    sink.end(status.ok() ? std::string_view() : status.error().message);
  }
  return 0;
}

int print_identity() {
  std::printf("%s; libxml2 %s; %s; ICU %s\n", std::string(kReadersVersion).c_str(),
              LIBXML_DOTTED_VERSION, archive_version_string(), U_ICU_VERSION);
  return 0;
}

}  // namespace
}  // namespace lazo

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::string_view first = words.empty() ? std::string_view() : words.front();
  if (first == "--identity") return lazo::print_identity();
  if (first == "--tool-versions") return lazo::print_tool_versions({"pdftotext"});
  if (first == "--tool-versions-ocr") {
    return lazo::print_tool_versions({"pdftotext", "pdftoppm", "tesseract"});
  }
  if (first == "--tool") return lazo::run_tool({words.begin() + 1, words.end()});
  if (!words.empty()) {
    std::fputs("lazo-read is started by lazo: bytes in, lines of JSON out\n", stderr);
    return 2;
  }
  lazo::warm_up();
  (void)lazo::enter_sandbox(lazo::Sandbox::kReading);
  try {
    return lazo::serve();
  } catch (const std::exception&) {
    return 70;
  }
}
