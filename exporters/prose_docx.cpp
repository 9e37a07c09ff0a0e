// Text with its sources as a Word file (Office Open XML, ECMA-376): its sources are footnotes.
// Tested by office_test.cpp, where LibreOffice opens it.
#include <array>

#include "exporters/escape.hpp"
#include "exporters/prose.hpp"
#include "exporters/prose_words.hpp"
#include "exporters/zip.hpp"

namespace lazo {
namespace {

constexpr std::string_view kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kWord =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view kTypePrefix =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::int64_t kPageWidth = 5760000;  // of text, in EMU: 16 cm

std::string run(std::string_view text) {
  return "<w:r><w:t xml:space=\"preserve\">" + escape_xml(text) + "</w:t></w:r>";
}

std::string notes(const std::vector<std::uint32_t>& sources) {
  std::string xml;
  for (const std::uint32_t number : sources) {
    xml +=
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference "
        "w:id=\"" +
        std::to_string(number) + "\"/></w:r>";
  }
  return xml;
}

std::string paragraph(std::string_view style, const std::string& content) {
  std::string xml = "<w:p><w:pPr><w:pStyle w:val=\"";
  return xml.append(style) + "\"/></w:pPr>" + content + "</w:p>";
}

std::string table(const ProseBlock& block) {
  std::string xml =
      "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders><w:bottom "
      "w:val=\"single\" w:sz=\"4\" w:color=\"999999\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
      "w:color=\"CCCCCC\"/></w:tblBorders></w:tblPr><w:tblGrid>";
  for (std::size_t i = 0; i < block.rows.front().size(); ++i) xml += "<w:gridCol/>";
  xml += "</w:tblGrid>";
  for (std::size_t row = 0; row < block.rows.size(); ++row) {
    xml += row == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
    for (const std::string& cell : block.rows[row]) {
      xml += "<w:tc><w:tcPr/>" + paragraph(row == 0 ? "TableHead" : "TableText", run(cell)) +
             "</w:tc>";
    }
    xml += "</w:tr>";
  }
  return xml + "</w:tbl>" + paragraph("Normal", "");
}

/// Width and height of a PNG, from its header.
std::array<std::int64_t, 2> png_size(std::string_view png) {
  std::array<std::int64_t, 2> size = {1, 1};
  for (std::size_t side = 0; side < 2 && png.size() >= 24; ++side) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = value * 256 + static_cast<unsigned char>(png[16 + 4 * side + i]);
    }
    if (value > 0) size[side] = value;
  }
  return size;
}

std::string picture(const Prose& page, std::string_view caption) {
  const auto [width, height] = png_size(page.picture.png);
  constexpr std::int64_t kEmuPerPixel = 9525;  // at 96 dots an inch
  const std::int64_t shown = std::min(kPageWidth, width * kEmuPerPixel);
  const std::string across = std::to_string(shown);
  const std::string down = std::to_string(shown * height / width);
  return paragraph(
      "Normal",
      "<w:r><w:drawing><wp:inline "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:"
      "extent cx=\"" +
          across + "\" cy=\"" + down + "\"/><wp:docPr id=\"1\" name=\"diagram\" descr=\"" +
          escape_xml(caption) +
          "\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:"
          "graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
          "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>"
          "<pic:cNvPr id=\"1\" name=\"diagram\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
          "<a:blip xmlns:r=\"" +
          std::string(kOffice) +
          "\" r:embed=\"rIdPicture\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
          "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" +
          across + "\" cy=\"" + down +
          "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
          "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
}

std::string body(const Prose& page) {
  std::string xml;
  for (const ProseBlock& block : page.blocks) {
    const std::string content = run(block.text) + notes(block.sources);
    switch (block.kind) {
      case ProseKind::kTitle:
        xml += paragraph("Title", content);
        break;
      case ProseKind::kHeading:
        xml += paragraph("Heading1", content);
        break;
      case ProseKind::kText:
        xml += paragraph("Normal", content);
        break;
      case ProseKind::kItem:
        xml += paragraph("Item", run("\u2022\u00A0") + content);
        break;
      case ProseKind::kQuotation:
        xml += paragraph("Quote", content);
        break;
      case ProseKind::kTable:
        if (!block.rows.empty()) xml += table(block);
        break;
      case ProseKind::kPicture:
        if (!page.picture.png.empty()) xml += picture(page, block.text);
        break;
    }
  }
  return xml;
}

std::string footnotes(const Prose& page, Language language) {
  std::string xml(kDeclaration);
  xml.append("<w:footnotes ")
      .append(kWord)
      .append(
          "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>"
          "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
          "<w:continuationSeparator/></w:r></w:p></w:footnote>");
  for (std::size_t i = 0; i < page.sources.size(); ++i) {
    xml += "<w:footnote w:id=\"" + std::to_string(i + 1) + "\">" +
           paragraph("FootnoteText",
                     "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/>"
                     "</w:r>" +
                         run(" " + footnote(page.sources[i], language))) +
           "</w:footnote>";
  }
  return xml + "</w:footnotes>";
}

struct StyleRow {
  std::string_view id;
  std::string_view paragraph;
  std::string_view run;
};
constexpr std::array<StyleRow, 8> kStyles = {{
    {"Title", "<w:spacing w:after=\"160\"/>", "<w:b/><w:sz w:val=\"36\"/>"},
    {"Heading1",
     "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl "
     "w:val=\"0\"/>",
     "<w:b/><w:sz w:val=\"26\"/>"},
    {"Item", "<w:spacing w:after=\"40\"/><w:ind w:left=\"284\" w:hanging=\"284\"/>", ""},
    {"Quote", "<w:ind w:left=\"425\" w:right=\"425\"/>", "<w:i/>"},
    {"TableHead", "<w:spacing w:after=\"20\"/>", "<w:b/><w:sz w:val=\"18\"/>"},
    {"TableText", "<w:spacing w:after=\"20\"/>", "<w:sz w:val=\"18\"/>"},
    {"FootnoteText", "<w:spacing w:after=\"20\"/>", "<w:sz w:val=\"17\"/>"},
    {"Normal", "<w:spacing w:after=\"100\"/>", ""},
}};

std::string styles() {
  std::string xml(kDeclaration);
  xml.append("<w:styles ")
      .append(kWord)
      .append(
          "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/>"
          "<w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>");
  for (const StyleRow& style : kStyles) {
    xml.append("<w:style w:type=\"paragraph\" w:styleId=\"").append(style.id);
    xml.append("\"><w:name w:val=\"").append(style.id).append("\"/><w:pPr>");
    xml.append(style.paragraph).append("</w:pPr><w:rPr>").append(style.run);
    xml.append("</w:rPr></w:style>");
  }
  return xml +
         "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote "
         "reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>";
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  std::string xml = "<Relationship Id=\"";
  return xml.append(id)
      .append("\" Type=\"")
      .append(kOffice)
      .append("/")
      .append(type)
      .append("\" Target=\"")
      .append(target)
      .append("\"/>");
}

std::string part_type(std::string_view name, std::string_view type) {
  std::string xml = "<Override PartName=\"/word/";
  return xml.append(name)
      .append("\" ContentType=\"")
      .append(kTypePrefix)
      .append(type)
      .append("+xml\"/>");
}

}  // namespace

std::string to_docx(const Prose& page, Language language) {
  const bool has_picture = !page.picture.png.empty();
  const std::string relations_begin =
      std::string(kDeclaration) + "<Relationships xmlns=\"" + std::string(kPackage) + "\">";
  ZipWriter zip;
  zip.add("[Content_Types].xml",
          std::string(kDeclaration) +
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
              "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              "<Default Extension=\"png\" ContentType=\"image/png\"/>" +
              part_type("document.xml", "document.main") + part_type("styles.xml", "styles") +
              part_type("footnotes.xml", "footnotes") + "</Types>");
  zip.add("_rels/.rels", relations_begin + relation("rId1", "officeDocument", "word/document.xml") +
                             "</Relationships>");
  zip.add("word/document.xml",
          std::string(kDeclaration) + "<w:document " + std::string(kWord) + "><w:body>" +
              body(page) +
              "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" "
              "w:right=\"1304\" w:bottom=\"1134\" w:left=\"1304\" w:header=\"709\" "
              "w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
  zip.add("word/_rels/document.xml.rels",
          relations_begin + relation("rIdStyles", "styles", "styles.xml") +
              relation("rIdNotes", "footnotes", "footnotes.xml") +
              (has_picture ? relation("rIdPicture", "image", "media/diagram.png") : "") +
              "</Relationships>");
  zip.add("word/styles.xml", styles());
  zip.add("word/footnotes.xml", footnotes(page, language));
  if (has_picture) zip.add("word/media/diagram.png", page.picture.png);
  return zip.finish();
}

}  // namespace lazo
