// Sources, and Markdown. Tested by prose_test.cpp.
#include "exporters/prose.hpp"

#include <algorithm>

#include "exporters/escape.hpp"
#include "exporters/prose_words.hpp"

namespace lazo {
namespace {

/// Nothing of a name or a quotation is markup: what begins one gets a backslash.
std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (std::string_view("\\`*_[]<>#|~&{}$!").find(c) != std::string_view::npos)
      out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string numbers(const std::vector<std::uint32_t>& sources) {
  std::string out;
  for (const std::uint32_t number : sources) out += "[^" + std::to_string(number) + "]";
  return out.empty() ? out : " " + out;
}

void write_table(const ProseBlock& block, BufferedText& out) {
  for (std::size_t row = 0; row < block.rows.size(); ++row) {
    out << "|";
    for (const std::string& cell : block.rows[row]) out << " " << markdown(cell) << " |";
    out << "\n";
    if (row > 0) continue;
    out << "|";
    for (std::size_t i = 0; i < block.rows[row].size(); ++i) out << "---|";
    out << "\n";
  }
  out << "\n";
}

}  // namespace

std::uint32_t Prose::cite(const ProseSource& source) {
  const auto at = std::find(sources.begin(), sources.end(), source);
  if (at != sources.end()) return static_cast<std::uint32_t>(at - sources.begin()) + 1;
  sources.push_back(source);
  return static_cast<std::uint32_t>(sources.size());
}

std::string footnote(const ProseSource& source, Language language) {
  const auto word = [language](ProseWord which) {
    return std::string(prose_word(which, language));
  };
  std::string text;
  if (!source.quote.empty()) {
    text = word(ProseWord::kOpenQuote) + one_line(source.quote) + word(ProseWord::kCloseQuote);
  }
  if (!source.speaker.empty()) text += " (" + one_line(source.speaker) + ")";
  const std::string place =
      source.place.empty() ? std::string() : word(ProseWord::kPage) + " " + source.place;
  for (const std::string& part : {source.title, source.outlet, source.date, place, source.uri}) {
    if (part.empty()) continue;
    if (!text.empty()) text += ", ";
    text += one_line(part);
  }
  return text + " [" + source.document + " @" + std::to_string(source.begin) + "]";
}

Status write_markdown(const Prose& page, Language language, TextSink& sink) {
  BufferedText out(sink);
  ProseKind before = ProseKind::kTitle;
  for (const ProseBlock& block : page.blocks) {
    if (before == ProseKind::kItem && block.kind != ProseKind::kItem) out << "\n";
    before = block.kind;
    switch (block.kind) {
      case ProseKind::kTitle:
        out << "# " << markdown(block.text) << "\n\n";
        break;
      case ProseKind::kHeading:
        out << "## " << markdown(block.text) << "\n\n";
        break;
      case ProseKind::kText:
        out << markdown(block.text) << numbers(block.sources) << "\n\n";
        break;
      case ProseKind::kItem:
        out << "- " << markdown(block.text) << numbers(block.sources) << "\n";
        break;
      case ProseKind::kQuotation:
        out << "> " << markdown(block.text) << numbers(block.sources) << "\n\n";
        break;
      case ProseKind::kTable:
        write_table(block, out);
        break;
      case ProseKind::kPicture:
        if (!page.picture.mermaid.empty()) {
          out << "```mermaid\n" << page.picture.mermaid << "```\n\n";
        }
        break;
    }
    LAZO_CHECK(out.settle());
  }
  if (before == ProseKind::kItem) out << "\n";
  for (std::size_t i = 0; i < page.sources.size(); ++i) {
    out << "[^" << std::to_string(i + 1) << "]: " << markdown(footnote(page.sources[i], language))
        << "\n";
    LAZO_CHECK(out.settle());
  }
  return out.flush();
}

}  // namespace lazo
