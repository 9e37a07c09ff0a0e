#pragma once
// The documents of a list of paths, one at a time: folders are walked, containers (archives,
// mailboxes, feeds, compressed files, mails with attachments) are unpacked as they come.
//
//   InputQueue queue(files, readers);
//   for (ImportIssue& issue : queue.add(paths)) ...      // what a folder holds that is not read
//   for (InputItem item; queue.next(item);) ...          // bytes, or item.issue
//
// Only one item is unpacked at a time. A document inside a container has the uri
// "folder/a.zip/inner/b.txt". Belongs to one thread.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/file.hpp"
#include "importers/import_issue.hpp"
#include "importers/readers/reader.hpp"
#include "importers/readers/reader_child.hpp"

namespace lazo {

struct InputItem {
  std::string path;  ///< as the user can find it
  std::string uri;   ///< below the PATH that was named
  bool named = false;
  bool given = false;  ///< stood on the command line itself
  Format format = Format::kText;
  std::string bytes;
  std::optional<ImportIssue> issue;  ///< why there is no document; then there are no bytes

  void fail(const Error& error);
  /// Not read on purpose.
  void skip(std::string reason);
};

/// The format of a file: that of its name, else of its first bytes, else text.
[[nodiscard]] Format format_of(std::string_view uri, std::string_view bytes);

class InputQueue {
 public:
  /// Both must outlive this.
  InputQueue(const FileSystem& files, const ReaderPool& readers)
      : files_(files), readers_(readers) {}

  /// Adds the files below these paths; returns those that are not tried, with the reason.
  [[nodiscard]] std::vector<ImportIssue> add(const std::vector<std::string>& paths);

  /// The next document; false at the end.
  [[nodiscard]] bool next(InputItem& item);

 private:
  struct Waiting {
    FoundFile file;
    bool named = false;
    bool given = false;
  };
  /// A container that is being unpacked; the innermost is the last.
  struct Open {
    std::string path;
    std::string uri;
    bool named = false;
    std::unique_ptr<ContainedFiles> members;
  };

  [[nodiscard]] bool next_file(InputItem& item);
  [[nodiscard]] bool next_member(InputItem& item);
  [[nodiscard]] bool open_container(InputItem& item);

  const FileSystem& files_;
  const ReaderPool& readers_;
  std::vector<Waiting> waiting_;
  std::size_t next_ = 0;
  std::vector<Open> open_;
};

}  // namespace lazo
