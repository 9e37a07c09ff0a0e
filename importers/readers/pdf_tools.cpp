// Tested by pdf_test.cpp.
#include "importers/readers/pdf_tools.hpp"

#include <algorithm>

#include "graph/base/child_process.hpp"

namespace lazo {
namespace {

constexpr std::size_t kMostOutput = std::size_t{512} << 20U;
constexpr std::int64_t kWallFactor = 5;  // see reader_session.cpp
constexpr std::size_t kMostPages = 2000;
// Exit codes of `lazo-read --tool`, see importers/lazo_read/run_tool.hpp.
constexpr std::string_view kNoTool = "exit status 127";

std::size_t count_pages(std::string_view layout) {
  std::size_t pages = 0;
  for (std::size_t at = layout.find("<page "); at != std::string_view::npos;
       at = layout.find("<page ", at + 1)) {
    ++pages;
  }
  return pages;
}

Error of_tool(const Error& error, std::string_view tool) {
  if (error.code == ErrorCode::kToolMissing) {
    return {
        ErrorCode::kToolMissing, std::string(tool) + " is not installed", "",
        tool == "tesseract" ? "apt-get install tesseract-ocr" : "apt-get install poppler-utils"};
  }
  return {error.code, std::string(tool) + " " + error.message, "", ""};
}

}  // namespace

Result<std::string> tool_output(const std::vector<std::string>& words, std::string_view input,
                                std::uint32_t seconds) {
  LAZO_TRY(ChildProcess child, ChildProcess::start(words));
  child.set_deadline_ms(kWallFactor * 1000 * seconds);
  Result<std::string> output = child.exchange(input, kMostOutput);
  if (!output.ok()) return Error{ErrorCode::kBadInput, output.error().message, "", ""};
  const std::string how = child.wait();
  if (how == kNoTool) return Error{ErrorCode::kToolMissing, "is not installed", "", ""};
  // 24 = SIGXCPU: the limit of processor time.
  if (how == "signal 24") return Error{ErrorCode::kBadInput, "took too long", "", ""};
  if (!how.empty()) return Error{ErrorCode::kBadInput, "could not read it (" + how + ")", "", ""};
  return output;
}

Result<std::string> pdf_layout(const std::string& reader_program, std::string_view pdf,
                               std::uint32_t seconds) {
  Result<std::string> layout = tool_output(
      {reader_program, "--tool", std::to_string(seconds), "pdftotext", "-bbox-layout", "-", "-"},
      pdf, seconds);
  if (!layout.ok()) return of_tool(layout.error(), "pdftotext");
  return layout;
}

Result<std::string> recognised_layout(const std::string& reader_program, std::string_view pdf,
                                      const std::string& languages, std::uint32_t seconds) {
  LAZO_TRY(const std::string layout, pdf_layout(reader_program, pdf, seconds));
  const std::size_t pages = std::min(count_pages(layout), kMostPages);
  std::string text;
  for (std::size_t page = 1; page <= pages; ++page) {
    const std::string number = std::to_string(page);
    const Result<std::string> picture =
        tool_output({reader_program, "--tool", std::to_string(seconds), "pdftoppm", "-gray", "-r",
                     "300", "-f", number, "-l", number, "-"},
                    pdf, seconds);
    if (!picture.ok()) return of_tool(picture.error(), "pdftoppm");
    Result<std::string> read = tool_output(
        {reader_program, "--tool", std::to_string(seconds), "tesseract", "-", "-", "-l", languages},
        *picture, seconds);
    if (!read.ok()) return of_tool(read.error(), "tesseract");
    text += *read;
    if (text.empty() || text.back() != '\f') text += '\f';
  }
  return text;
}

Result<std::string> pdf_tools_identity(const std::string& reader_program, bool ocr) {
  Result<std::string> versions = tool_output(
      {reader_program, ocr ? "--tool-versions-ocr" : "--tool-versions"}, std::string_view(), 10);
  if (!versions.ok()) return of_tool(versions.error(), ocr ? "tesseract" : "pdftotext");
  return versions;
}

}  // namespace lazo
