#pragma once
// The reader child, lazo-read: a process of its own that parses what others made, so that no file
// can crash this program, read other files or take its memory and time.
//
//   ReaderPool readers({.program = "/usr/libexec/lazo/lazo-read"});
//   LAZO_TRY(RichText rich, readers.read(Format::kHtml, bytes, "a.html"));
//   LAZO_TRY(std::unique_ptr<ContainedFiles> members, readers.open(Format::kArchive, bytes,
//   "a.zip")); while (true) {
//     LAZO_TRY(std::optional<ContainedFile> member, members->next());
//     if (!member) break;
//   }
//
// A child reads many documents one after the other; one that crashes it or takes too long is named
// in the error, and the next document gets a new child. At most one document or container is in a
// child at a time.
//
// Protocol, in both directions: a line of JSON, for some kinds with raw bytes behind it.
//   to the child    {"format":"html","name":"a.html","bytes":5120,"seconds":60}  + the bytes
//   from the child  {"kind":"document",...}            one line, see rich_text.hpp
//                   {"kind":"member","path":"b.txt","bytes":12}  + the bytes
//                   {"kind":"problem","path":"c.bin","message":"..."}   a member left out
//                   {"kind":"end","message":""}        message: why there is no document
//
// Thread safety: a ReaderPool may be used from many threads; ContainedFiles belong to one.

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"
#include "importers/readers/rich_text.hpp"

namespace lazo {

struct ReaderOptions {
  std::string program;                ///< path of lazo-read
  bool ocr = false;                   ///< read scanned PDF pages with tesseract
  std::string ocr_languages = "eng";  ///< as tesseract takes them: "eng+spa+fra"
  std::uint32_t seconds = 60;         ///< of processor time for a document of a few megabytes
};

/// A file inside a container.
struct ContainedFile {
  std::string path;  ///< inside the container, '/' as separator, never above it
  std::string bytes;
  std::string problem;  ///< why it is left out; then there are no bytes
};

/// The files inside a container, unpacked one at a time.
class ContainedFiles {
 public:
  virtual ~ContainedFiles() = default;
  /// The next one; nothing at the end. Errors: kBadInput (damaged), kSystem.
  [[nodiscard]] virtual Result<std::optional<ContainedFile>> next() = 0;
};

class ReaderSession;

class ReaderPool {
 public:
  explicit ReaderPool(ReaderOptions options);
  ~ReaderPool();
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  /// What a document of this format says. Errors: kBadInput (damaged, crashed the child, took too
  /// long), kToolMissing (lazo-read or pdftotext is not installed).
  [[nodiscard]] Result<RichText> read(Format format, std::string_view bytes,
                                      std::string_view name) const;

  /// Unpacks a container, or the attachments of a mail. `bytes` must outlive the call only.
  [[nodiscard]] Result<std::unique_ptr<ContainedFiles>> open(Format format, std::string_view bytes,
                                                             std::string_view name) const;

  /// Versions of everything that decides what a document of this format says: part of the
  /// pipeline's hash. Errors: kToolMissing.
  [[nodiscard]] Result<std::string> identity(Format format) const;

 private:
  friend class ReaderSession;
  class PooledFiles;
  [[nodiscard]] Result<std::unique_ptr<ReaderSession>> take() const;
  void give_back(std::unique_ptr<ReaderSession> session) const;
  [[nodiscard]] Result<RichText> ask(std::string_view format, std::string_view bytes,
                                     std::string_view name) const;
  [[nodiscard]] Result<RichText> read_pdf(std::string_view bytes, std::string_view name) const;

  ReaderOptions options_;
  mutable std::mutex mutex_;  ///< guards what follows
  mutable std::vector<std::unique_ptr<ReaderSession>> idle_;
  mutable std::string child_identity_;
  mutable std::string pdf_identity_;
};

}  // namespace lazo
