#pragma once
// A page of text with its sources, before it is Markdown, HTML or a Word file: what `lazo report`
// and `lazo note` build. Every statement carries the numbers of the sources that prove it.
//
//   Prose page;
//   page.add(ProseKind::kHeading, "Who supports whom");
//   page.add(ProseKind::kItem, "Canada defends T-MEC", {page.cite(source)});
//   write_markdown(page, options, sink);
//
// Plain values; writers are pure and thread-safe, O(size). Errors: those of the sink.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/text_sink.hpp"
#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"

namespace lazo {

/// A sentence and where it stands.
struct ProseSource {
  std::string quote;
  std::string speaker;  ///< who says so, if not the document itself
  std::string title;
  std::string outlet;
  std::string date;
  std::string place;  ///< page or record; may be empty
  std::string uri;
  std::string document;  ///< "doc:..."
  std::uint32_t begin = 0;
  friend bool operator==(const ProseSource&, const ProseSource&) = default;
};

enum class ProseKind : std::uint8_t {
  kTitle,
  kHeading,
  kText,
  kItem,       ///< of a list
  kQuotation,  ///< a source in full
  kTable,
  kPicture,
};

struct ProseBlock {
  ProseKind kind = ProseKind::kText;
  std::string text;                            ///< of a picture: what it shows
  std::vector<std::uint32_t> sources;          ///< numbers from 1, as readers see them
  std::vector<std::vector<std::string>> rows;  ///< of a table, its first row the header
};

/// A picture in the forms that the writers need; one that is empty is left out.
struct ProsePicture {
  std::string mermaid;  ///< for Markdown
  std::string svg;      ///< for HTML
  std::string png;      ///< for Word
};

struct Prose {
  std::vector<ProseBlock> blocks;
  std::vector<ProseSource> sources;  ///< number 1 first
  ProsePicture picture;

  void add(ProseKind kind, std::string text, std::vector<std::uint32_t> cited = {}) {
    blocks.push_back({kind, std::move(text), std::move(cited), {}});
  }
  /// The number of a source; the same sentence is one source.
  std::uint32_t cite(const ProseSource& source);
};

/// A source as a footnote in a language's habits: quotation marks, order, words.
/// “...” (COPARMEX), Title, Outlet, 2025-09-22, p. 3, https://... [doc:0123456789abcdef @120]
[[nodiscard]] std::string footnote(const ProseSource& source, Language language);

/// `language` is that of footnotes and of the heading above them.
[[nodiscard]] Status write_markdown(const Prose& page, Language language, TextSink& sink);
/// One file, without scripts, that asks for nothing.
[[nodiscard]] Status write_prose_html(const Prose& page, Language language, TextSink& sink);
/// A Word file whose sources are footnotes.
[[nodiscard]] std::string to_docx(const Prose& page, Language language);

}  // namespace lazo
