#include "importers/lazo_read/rich_reader.hpp"

#include <array>
#include <new>

namespace lazo {
namespace {

struct ReaderRow {
  std::string_view format;
  RichReader read;
};

constexpr std::array kReaders = {
    ReaderRow{"html", read_html},
    ReaderRow{"docx", read_word},
    ReaderRow{"xlsx", read_sheet},
    ReaderRow{"pptx", read_slides},
    ReaderRow{"odf", read_open_document},
    ReaderRow{"epub", read_epub},
    ReaderRow{"rtf", read_rtf},
    ReaderRow{"subtitles", read_subtitles},
    ReaderRow{"mail", read_mail},
    ReaderRow{"feed-entry", read_feed_entry},
    ReaderRow{"pdf-layout", read_pdf_layout},
    ReaderRow{"ocr-pages", read_ocr_pages},
    ReaderRow{"mailbox", read_mailbox},
    ReaderRow{"feed", read_feed},
    ReaderRow{"archive", read_archive},
    ReaderRow{"compressed", read_compressed},
    ReaderRow{"graph-xml", read_graph_xml},
};

}  // namespace

Status read_rich(std::string_view format, std::string_view bytes, std::string_view name,
                 RichSink& sink) {
  for (const ReaderRow& row : kReaders) {
    if (row.format != format) continue;
    try {
      return row.read(bytes, name, sink);
    } catch (const std::bad_alloc&) {
      return Error{ErrorCode::kBadInput, "reading it takes too much memory", "", ""};
    }
  }
  return Error{ErrorCode::kBadInput, "unknown format " + quoted(format), "", ""};
}

std::string_view rich_format_name(std::size_t number) {
  return kReaders[number].format;
}

std::size_t rich_format_count() {
  return kReaders.size();
}

}  // namespace lazo
