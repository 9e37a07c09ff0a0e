#pragma once
// The documents of a list of paths, one at a time: folders are walked, containers (archives,
// mailboxes, feeds, compressed files, mails with attachments) are unpacked as they come.
//
//   InputQueue queue(files, readers);
//   for (ImportIssue& issue : queue.add(paths)) ...      // what a folder holds that is not read
//   for (InputItem item; queue.next(item);) ...          // bytes, or item.issue
//
// Only one item is unpacked at a time. A document inside a container has the uri
// "folder/a.zip/inner/b.txt". A text or table too large to be read at once comes in parts
// (file_parts.hpp), "folder/large.txt/part-0001.txt"; a file of another format too large for memory
// is an issue. Belongs to one thread.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/file.hpp"
#include "importers/import_issue.hpp"
#include "importers/readers/reader.hpp"
#include "importers/readers/reader_child.hpp"
#include "importers/source_list.hpp"
#include "importers/tables/read_csv.hpp"

namespace lazo {

struct InputItem {
  std::string path;  ///< as the user can find it
  std::string uri;   ///< below the PATH that was named
  bool named = false;
  bool given = false;  ///< stood on the command line itself
  Format format = Format::kText;
  std::string bytes;
  std::uint64_t file_bytes = 0;      ///< that are done with it, of those of the file on disk
  std::optional<SourceNote> note;    ///< of the sources.csv beside it
  std::optional<ImportIssue> issue;  ///< why there is no document; then there are no bytes

  void fail(const Error& error);
  /// Not read on purpose.
  void skip(std::string reason);
};

/// The format of a file: that of its name, else of its first bytes, else text.
[[nodiscard]] Format format_of(std::string_view uri, std::string_view bytes);

class InputQueue {
 public:
  /// All must outlive this. `mapping` tells which tables are tables of ties.
  InputQueue(const FileSystem& files, const ReaderPool& readers, const CsvMapping& mapping)
      : files_(files), readers_(readers), mapping_(mapping) {}

  /// Adds the files below these paths; returns those that are not tried, with the reason.
  [[nodiscard]] std::vector<ImportIssue> add(const std::vector<std::string>& paths);

  /// The next document; false at the end.
  [[nodiscard]] bool next(InputItem& item);

  /// Bytes of all files that were added.
  [[nodiscard]] std::uint64_t total_bytes() const { return total_bytes_; }

 private:
  struct Waiting {
    FoundFile file;
    bool named = false;
    bool given = false;
    std::optional<SourceNote> note;
  };
  /// A container that is being unpacked, or a file that is read in parts; the innermost is the
  /// last.
  struct Open {
    std::string path;
    std::string uri;
    bool named = false;
    bool parts = false;
    std::uint64_t file_bytes = 0;    ///< of a container: those that its next document is done with
    std::optional<SourceNote> note;  ///< of a file in parts: that of each of them
    std::unique_ptr<ContainedFiles> members;
  };

  /// Reads the lists of sources among the files of a folder and gives the others their notes.
  void add_folder(std::vector<FoundFile> files, std::vector<ImportIssue>& issues);
  enum class Step : std::uint8_t { kItem, kAgain, kEnd };
  /// kAgain: the file comes in parts, and they are next.
  [[nodiscard]] Step next_file(InputItem& item);
  /// kAgain: the innermost container has no more, or its member comes in parts.
  [[nodiscard]] Step next_member(InputItem& item);
  [[nodiscard]] bool open_container(InputItem& item);
  /// False if there are none.
  bool open_parts_of(const InputItem& item, std::unique_ptr<ContainedFiles> parts);

  const FileSystem& files_;
  const ReaderPool& readers_;
  const CsvMapping& mapping_;
  std::vector<Waiting> waiting_;
  std::size_t next_ = 0;
  std::uint64_t total_bytes_ = 0;
  std::vector<Open> open_;
};

}  // namespace lazo
