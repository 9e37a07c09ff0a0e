#pragma once
// Pictures from DOT: Graphviz runs as a child process, never as a library (it crashes with threads)
// and never through a shell.
//
//   LAZO_CHECK(render(dot_text, "svg", "map.svg"));
//
// Errors: kToolMissing if `dot` is not installed; kSystem if it fails or takes too long.

#include <string>
#include <string_view>

#include "graph/base/result.hpp"

namespace lazo::cli {

/// "svg", "png" or "pdf" for a path that ends so; empty for any other.
[[nodiscard]] std::string_view picture_format(std::string_view path);

/// The picture as bytes. Limits as render().
[[nodiscard]] Result<std::string> render_text(std::string_view dot, std::string_view format);

/// Lays out and draws into `path`, whole or not at all. 30 seconds and 2 GB at most.
[[nodiscard]] Status render(std::string_view dot, std::string_view format, const std::string& path);

}  // namespace lazo::cli
