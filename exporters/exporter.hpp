#pragma once
// The output formats and what each of them loses. One format a file; each is a function over an
// GraphSource. Most read nodes, then edges, and hold a batch of them at a time; those of pictures
// and pages (dot, mermaid, html) and ftm, whose nodes have words of their ties, take the whole
// graph.
//
//   const ExportFormat* format = find_export_format("graphml");
//   StoredGraph source(snapshot, store, ontology, options);     // or HeldGraph source(graph);
//   LAZO_CHECK(format->write(source, {ontology, options}, sink));
//
// To add a format: write <name>.cpp, declare its function in formats.hpp, add its row in
// exporter.cpp, and a case to tests/exporters/. Functions are pure and thread-safe; output is
// deterministic. Errors: those of the sink, and kUsage where a format cannot hold the graph.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "exporters/graph_source.hpp"
#include "exporters/text_sink.hpp"
#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {

enum class Theme : std::uint8_t { kLight, kDark, kPrint };

struct ExportOptions {
  Language language = Language::kEnglish;  ///< of labels and legends
  Theme theme = Theme::kLight;
  bool legend = true;
  /// Lines of a picture: the telling ones first; nothing: as many as its size can show; 0 = all.
  std::optional<std::size_t> most_lines;
  /// Begin CSV files with a byte order mark: Excel reads them as UTF-8 only then.
  bool byte_order_mark = false;
};

struct ExportContext {
  const Ontology& ontology;
  ExportOptions options;
};

using ExportFunction = Status (*)(GraphSource&, const ExportContext&, TextSink&);

/// A file of a format that needs several, such as nodes and edges apart.
struct ExportFile {
  std::string_view name;
  ExportFunction write = nullptr;
};

struct ExportFormat {
  std::string_view name;                   ///< "graphml"
  std::string_view extension;              ///< ".graphml"
  std::string_view summary;                ///< one line, lower case: what opens it
  std::string_view loses;                  ///< one line, lower case: what the format cannot hold
  bool needs_evidence = false;             ///< uses ExportEdge::evidence
  bool all_evidence = false;               ///< all quotations, with the sentences around them
  bool all_statuses = false;               ///< unless the user chooses: its reader filters itself
  ExportFunction write = nullptr;          ///< to one stream
  std::span<const ExportFile> files = {};  ///< to a folder; empty if one stream is all there is
};

/// All formats by name.
[[nodiscard]] std::span<const ExportFormat> export_formats();
/// The format of a name, or nullptr.
[[nodiscard]] const ExportFormat* find_export_format(std::string_view name);

}  // namespace lazo
