#pragma once
// What the reader child can do: one function a format, and the registry of them.
//
//   Collect sink;
//   const Status status = read_rich("html", bytes, "a.html", sink);   // documents and members
//
// Every function here takes bytes that may have been made to do harm. They run inside lazo-read
// only (and in the fuzzers), behind its limits of time, memory and system calls. Pure, thread-safe.

#include <string>
#include <string_view>

#include "graph/base/result.hpp"
#include "importers/readers/rich_text.hpp"

namespace lazo {

/// Receives what is found, in the order of the file.
class RichSink {
 public:
  virtual ~RichSink() = default;
  virtual void document(RichText rich) = 0;
  /// A file inside; `path` is relative, with '/', never above the container.
  virtual void member(std::string_view path, std::string_view bytes) = 0;
  /// A file inside that is left out.
  virtual void problem(std::string_view path, std::string_view message) = 0;
};

/// Reads bytes of a format known by its name ("html", "pdf-layout", ...; name_of(Format)).
/// Errors: kBadInput (damaged, a lock or a bomb, unknown format).
[[nodiscard]] Status read_rich(std::string_view format, std::string_view bytes,
                               std::string_view name, RichSink& sink);

/// Names of all formats that read_rich() takes.
[[nodiscard]] std::string_view rich_format_name(std::size_t number);
[[nodiscard]] std::size_t rich_format_count();

// The readers, each in its read_<format>.cpp.
using RichReader = Status (*)(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_graph_xml(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_html(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_word(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_sheet(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_slides(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_open_document(std::string_view bytes, std::string_view name,
                                        RichSink& sink);
[[nodiscard]] Status read_epub(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_rtf(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_subtitles(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_mail(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_feed_entry(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_pdf_layout(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_ocr_pages(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_mailbox(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_feed(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_archive(std::string_view bytes, std::string_view name, RichSink& sink);
[[nodiscard]] Status read_compressed(std::string_view bytes, std::string_view name, RichSink& sink);

}  // namespace lazo
