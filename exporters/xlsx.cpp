// Tested by office_test.cpp.
#include "exporters/xlsx.hpp"

#include <algorithm>

#include "exporters/escape.hpp"
#include "exporters/zip.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::string_view kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage =
    "http://schemas.openxmlformats.org/package/2006/relationships";

/// The first `limit` characters.
std::string cut(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < limit; ++count) {
    at += decode_utf8(text, at).length;
  }
  return std::string(text.substr(0, at));
}

/// 0 -> "A", 26 -> "AA".
std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return name;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 15 &&
         text.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '.') <= 1 && text.front() != '.' &&
         text.back() != '.';
}

std::string cell(const std::string& place, std::string_view text, bool numeric, int style) {
  if (text.empty()) return {};
  if (numeric && is_number(text)) {
    return "<c r=\"" + place + "\"><v>" + std::string(text) + "</v></c>";
  }
  return "<c r=\"" + place + "\" t=\"inlineStr\" s=\"" + std::to_string(style) +
         "\"><is><t xml:space=\"preserve\">" + escape_xml(cut(text, 32767)) + "</t></is></c>";
}

/// Wide enough for most cells of the column, in characters.
std::size_t width_of(const Sheet& sheet, std::size_t column) {
  std::size_t width = display_width(sheet.header[column]) + 2;
  for (const auto& row : sheet.rows) {
    if (column < row.size())
      width = std::max(width, std::min<std::size_t>(60, display_width(row[column]) + 1));
  }
  return width;
}

std::string sheet_xml(const Sheet& sheet) {
  std::string xml(kDeclaration);
  xml.append("<worksheet xmlns=\"")
      .append(kMain)
      .append(
          "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
          "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    const std::string number = std::to_string(column + 1);
    xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
           std::to_string(width_of(sheet, column)) + "\" customWidth=\"1\"/>";
  }
  xml += "</cols><sheetData><row r=\"1\">";
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    xml += cell(column_name(column) + "1", sheet.header[column], false, 1);
  }
  xml += "</row>";
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    const std::string number = std::to_string(i + 2);
    xml += "<row r=\"" + number + "\">";
    for (std::size_t column = 0; column < sheet.rows[i].size(); ++column) {
      const bool numeric = column < sheet.numeric.size() && sheet.numeric[column];
      xml += cell(column_name(column) + number, sheet.rows[i][column], numeric, 2);
    }
    xml += "</row>";
  }
  xml += "</sheetData>";
  if (!sheet.header.empty()) {
    xml += "<autoFilter ref=\"A1:" + column_name(sheet.header.size() - 1) +
           std::to_string(sheet.rows.size() + 1) + "\"/>";
  }
  return xml + "</worksheet>";
}

std::string styles_xml() {
  std::string xml(kDeclaration);
  return xml.append("<styleSheet xmlns=\"")
      .append(kMain)
      .append(
          "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/>"
          "<sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill>"
          "<patternFill patternType=\"none\"/></fill><fill><patternFill patternType="
          "\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/>"
          "<bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf/>"
          "</cellStyleXfs><cellXfs count=\"3\"><xf/><xf fontId=\"1\" applyFont=\"1\"/><xf "
          "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>"
          "</styleSheet>");
}

}  // namespace

std::string to_xlsx(const std::vector<Sheet>& sheets) {
  ZipWriter zip;
  std::string types(kDeclaration);
  types +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
      "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
      "officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";
  std::string book(kDeclaration);
  book.append("<workbook xmlns=\"").append(kMain).append("\" xmlns:r=\"").append(kRelations);
  book += "\"><sheets>";
  std::string relations(kDeclaration);
  relations.append("<Relationships xmlns=\"").append(kPackage).append("\">");
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    types += "<Override PartName=\"/xl/worksheets/sheet" + number +
             ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
             "worksheet+xml\"/>";
    book += "<sheet name=\"" + escape_xml(cut(sheets[i].name, 31)) + "\" sheetId=\"" + number +
            "\" r:id=\"rId" + number + "\"/>";
    relations.append("<Relationship Id=\"rId" + number + "\" Type=\"")
        .append(kRelations)
        .append("/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>");
  }
  relations.append("<Relationship Id=\"rIdStyles\" Type=\"").append(kRelations);
  relations += "/styles\" Target=\"styles.xml\"/></Relationships>";
  zip.add("[Content_Types].xml", types + "</Types>");
  std::string root(kDeclaration);
  root.append("<Relationships xmlns=\"")
      .append(kPackage)
      .append("\"><Relationship Id=\"rId1\" Type=\"");
  root.append(kRelations).append("/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  zip.add("_rels/.rels", root);
  zip.add("xl/workbook.xml", book + "</sheets></workbook>");
  zip.add("xl/_rels/workbook.xml.rels", relations);
  zip.add("xl/styles.xml", styles_xml());
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    zip.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_xml(sheets[i]));
  }
  return zip.finish();
}

}  // namespace lazo
