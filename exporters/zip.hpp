#pragma once
// A zip archive in memory, its files stored as they are: the envelope of .docx and .xlsx.
//
//   ZipWriter zip;
//   zip.add("word/document.xml", xml);
//   write(zip.finish());
//
// Stored, not compressed, and without dates, so that the same content gives the same bytes. Its
// few lines spare every start of lazo the loading of an archive library, which is linked to the
// reader child alone. Archives below 4 GB (APPNOTE.TXT 6.3.3 without zip64). Belongs to one thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lazo {

class ZipWriter {
 public:
  /// Names are ASCII with '/' between folders, each once.
  void add(std::string_view name, std::string_view content);
  /// The whole archive. The writer is empty afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0;
  };
  std::string bytes_;
  std::vector<Entry> entries_;
};

}  // namespace lazo
