#pragma once
// The programs that take PDF files apart: pdftotext and pdftoppm (poppler), tesseract. Each runs
// under the limits of `lazo-read --tool`: time, memory, no network, no writing of files. Their
// output is parsed by the reader child, not here. Stateless, thread-safe.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

/// What a program prints for some input. Errors: kBadInput (it failed, took too long, printed too
/// much), kToolMissing.
[[nodiscard]] Result<std::string> tool_output(const std::vector<std::string>& words,
                                              std::string_view input, std::uint32_t seconds);

/// Pages, columns, lines and words with their places: `pdftotext -bbox-layout`.
/// Errors: kBadInput (damaged or encrypted), kToolMissing.
[[nodiscard]] Result<std::string> pdf_layout(const std::string& reader_program,
                                             std::string_view pdf, std::uint32_t seconds);

/// The same for pages that are pictures, by tesseract (hOCR, one page after the other).
[[nodiscard]] Result<std::string> recognised_layout(const std::string& reader_program,
                                                    std::string_view pdf,
                                                    const std::string& languages,
                                                    std::uint32_t seconds);

/// The versions of these programs.
[[nodiscard]] Result<std::string> pdf_tools_identity(const std::string& reader_program, bool ocr);

}  // namespace lazo
