// The explorer as one file. Tested by explorer_test.cpp and, in a browser, by tests/web/.
#include "exporters/escape.hpp"
#include "exporters/explorer_data.hpp"
#include "exporters/explorer_page.hpp"
#include "exporters/formats.hpp"
#include "graph/base/embedded.hpp"
#include "graph/base/sha256.hpp"

namespace lazo {

namespace embedded {
extern const EmbeddedFiles explorer;
}  // namespace embedded

namespace {

std::string base64(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = std::uint32_t{bytes[i]} << 16U;
    if (i + 1 < bytes.size()) group |= std::uint32_t{bytes[i + 1]} << 8U;
    if (i + 2 < bytes.size()) group |= bytes[i + 2];
    for (std::size_t digit = 0; digit < 4; ++digit) {
      const bool padding = i + digit > bytes.size();
      out.push_back(padding ? '=' : kDigits[group >> (18U - 6U * digit) & 63U]);
    }
  }
  return out;
}

std::string hash_source(std::string_view content) {
  return "'sha256-" + base64(sha256(content)) + "'";
}

std::string_view theme_name(Theme theme) {
  switch (theme) {
    case Theme::kDark:
      return "dark";
    case Theme::kPrint:
      return "print";
    case Theme::kLight:
      break;
  }
  return "auto";
}

/// All that stands before the data.
Status write_head(const ExplorerPage& page, BufferedText& out) {
  const std::string_view style = embedded::explorer.find("explorer.css");
  const std::string_view program = embedded::explorer.find("explorer.js");
  if (program.empty()) {
    return Error{ErrorCode::kToolMissing,
                 "this lazo was built without its explorer page",
                 {},
                 "install Node.js with npm and build again"};
  }
  // Browsers read a script's end and a style's end wherever they stand.
  out << "<!doctype html>\n<html lang=\"" << language_code(page.language)
      << "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
      << hash_source(program) << "; style-src " << hash_source(style)
      << "; img-src data: blob:; base-uri 'none'; form-action 'none'"
      << (page.served_from.empty() ? "" : "; connect-src 'self'")
      << "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"generator\" content=\"lazo\">\n"
         // Else browsers ask for /favicon.ico.
         "<link rel=\"icon\" href=\"data:,\">\n<title>"
      << escape_xml(page.title.empty() ? std::string_view("lazo") : page.title)
      << "</title>\n<style>" << style << "</style>\n</head>\n<body data-theme=\""
      << theme_name(page.theme) << "\"";
  if (!page.served_from.empty()) out << " data-source=\"" << escape_xml(page.served_from) << "\"";
  out << ">\n<noscript>This page draws with JavaScript. The same ties: lazo export csv."
         "</noscript>\n";
  return {};
}

void write_foot(BufferedText& out) {
  out << "<script>" << embedded::explorer.find("explorer.js") << "</script>\n</body>\n</html>\n";
}

}  // namespace

bool has_explorer() {
  return !embedded::explorer.find("explorer.js").empty();
}

Status write_served_explorer(const ExplorerPage& page, TextSink& sink) {
  BufferedText out(sink);
  LAZO_CHECK(write_head(page, out));
  write_foot(out);
  return out.flush();
}

Status write_html(const ExportGraph& graph, const ExportContext& context, TextSink& sink) {
  BufferedText out(sink);
  ExplorerPage page;
  page.title = graph.title;
  page.language = context.options.language;
  page.theme = context.options.theme;
  LAZO_CHECK(write_head(page, out));
  out << "<script type=\"application/json\" id=\"lazo-data\">";
  LAZO_CHECK(out.flush());
  LAZO_CHECK(write_explorer_data(graph, context, sink));
  out << "</script>\n";
  write_foot(out);
  return out.flush();
}

}  // namespace lazo
