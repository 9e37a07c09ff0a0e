#pragma once
// The explorer: one HTML page with its program, its style and, if it is to open from a disk, its
// data. Nothing in it can ask for anything else: the content security policy names the program and
// the style by their hashes and allows no request.
//
//   LAZO_CHECK(write_served_explorer({.title = "trade", .served_from = "/api/v1/explorer"}, sink));
//
// The program is bundled from web/ when lazo is built; without Node.js it is missing, and they
// answer with kToolMissing.

#include <string_view>

#include "exporters/exporter.hpp"

namespace lazo {

struct ExplorerPage {
  std::string_view title;
  Language language = Language::kEnglish;
  Theme theme = Theme::kLight;
  /// Where a served page asks for its data; empty for a page that holds it.
  std::string_view served_from;
};

/// True if this program holds the bundle.
[[nodiscard]] bool has_explorer();

/// The page that asks a server for its data. Errors: kToolMissing, and those of the sink.
[[nodiscard]] Status write_served_explorer(const ExplorerPage& page, TextSink& sink);

}  // namespace lazo
