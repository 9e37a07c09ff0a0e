// Text with its sources as one HTML file. Tested by prose_test.cpp.
#include "exporters/escape.hpp"
#include "exporters/prose.hpp"
#include "exporters/prose_words.hpp"

namespace lazo {
namespace {

constexpr std::string_view kStyle =
    "body{font:16px/1.55 Georgia,'Times New Roman',serif;max-width:46em;margin:2em auto;padding:0 "
    "1em;color:#1f2937;background:#fff}h1,h2,table,figcaption{font-family:system-ui,'Segoe "
    "UI',Helvetica,Arial,sans-serif}h1{font-size:1.7em;line-height:1.2}h2{font-size:1.15em;"
    "margin-top:1.8em;border-bottom:1px solid #dbe1e8;padding-bottom:.2em}table{border-collapse:"
    "collapse;width:100%;font-size:.88em}th,td{text-align:left;vertical-align:top;padding:.3em "
    ".6em .3em 0;border-bottom:1px solid #dbe1e8}blockquote{margin:.8em 0;padding-left:1em;"
    "border-left:3px solid #0b5c92}sup a{text-decoration:none;color:#00639c}ol.sources{font-size:"
    ".85em}ol.sources li{overflow-wrap:anywhere}figure{margin:1em 0}figure svg{max-width:100%;"
    "height:auto}li{margin:.2em 0}:target{background:#fff1b8}@media(prefers-color-scheme:dark){"
    "body{background:#0f172a;color:#e5e7eb}th,td,h2{border-color:#2b3a52}sup a{color:#56b4e9}"
    "figure{background:#fff;border-radius:6px}:target{background:#5c4a05}}@media print{body{"
    "margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}table,figure,blockquote{"
    "break-inside:avoid}}";

std::string numbers(const std::vector<std::uint32_t>& sources) {
  std::string out;
  for (const std::uint32_t source : sources) {
    const std::string number = std::to_string(source);
    out += "<sup><a href=\"#source-" + number + "\">" + number + "</a></sup>" +
           (source == sources.back() ? "" : " ");
  }
  return out;
}

void write_table(const ProseBlock& block, BufferedText& out) {
  out << "<table>\n";
  for (std::size_t row = 0; row < block.rows.size(); ++row) {
    const std::string_view tag = row == 0 ? "th" : "td";
    out << "<tr>";
    for (const std::string& cell : block.rows[row]) {
      out << "<" << tag << ">" << escape_xml(cell) << "</" << tag << ">";
    }
    out << "</tr>\n";
  }
  out << "</table>\n";
}

/// The picture itself: Graphviz's SVG without what stands before its first element.
std::string_view svg_element(std::string_view svg) {
  const std::size_t at = svg.find("<svg");
  return at == std::string_view::npos ? std::string_view() : svg.substr(at);
}

}  // namespace

Status write_prose_html(const Prose& page, Language language, TextSink& sink) {
  BufferedText out(sink);
  std::string title = "lazo";
  for (const ProseBlock& block : page.blocks) {
    if (block.kind == ProseKind::kTitle) title = block.text;
  }
  out << "<!doctype html>\n<html lang=\"" << language_code(language)
      << "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
         "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n<title>"
      << escape_xml(title) << "</title>\n<style>" << kStyle << "</style>\n</head>\n<body>\n";
  bool in_list = false;
  for (const ProseBlock& block : page.blocks) {
    const bool item = block.kind == ProseKind::kItem;
    if (item != in_list) out << (item ? "<ul>\n" : "</ul>\n");
    in_list = item;
    const std::string text = escape_xml(block.text) + numbers(block.sources);
    switch (block.kind) {
      case ProseKind::kTitle:
        out << "<h1>" << text << "</h1>\n";
        break;
      case ProseKind::kHeading:
        out << "<h2>" << text << "</h2>\n";
        break;
      case ProseKind::kText:
        out << "<p>" << text << "</p>\n";
        break;
      case ProseKind::kItem:
        out << "<li>" << text << "</li>\n";
        break;
      case ProseKind::kQuotation:
        out << "<blockquote>" << text << "</blockquote>\n";
        break;
      case ProseKind::kTable:
        write_table(block, out);
        break;
      case ProseKind::kPicture:
        if (const std::string_view svg = svg_element(page.picture.svg); !svg.empty()) {
          out << "<figure>" << svg << "<figcaption>" << text << "</figcaption></figure>\n";
        }
        break;
    }
    LAZO_CHECK(out.settle());
  }
  if (in_list) out << "</ul>\n";
  if (!page.sources.empty()) {
    out << "<h2>" << prose_word(ProseWord::kSources, language) << "</h2>\n<ol class=\"sources\">\n";
  }
  for (std::size_t i = 0; i < page.sources.size(); ++i) {
    out << "<li id=\"source-" << std::to_string(i + 1) << "\">"
        << escape_xml(footnote(page.sources[i], language)) << "</li>\n";
    LAZO_CHECK(out.settle());
  }
  if (!page.sources.empty()) out << "</ol>\n";
  out << "</body>\n</html>\n";
  return out.flush();
}

}  // namespace lazo
