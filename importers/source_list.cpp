// Tested by source_list_test.cpp.
#include "importers/source_list.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "graph/base/date.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/tables/read_csv.hpp"

namespace lazo {
namespace {

enum class Field : std::uint8_t { kFile, kUrl, kOutlet, kDate, kTitle, kAuthor };

struct HeaderRow {
  Field field;
  std::string_view words;  ///< folded, apart by '|'
};

constexpr std::array<HeaderRow, 6> kHeaders = {{
    {Field::kFile, "file|filename|path|document|archivo|fichero|documento|fichier|nom de fichier"},
    {Field::kUrl, "url|link|address|enlace|direccion|lien|adresse|uri"},
    {Field::kOutlet, "outlet|publisher|source|medio|fuente|editor|media|editeur|journal"},
    {Field::kDate,
     "date|published|fecha|publicado|publie|date de publication|fecha de publicacion"},
    {Field::kTitle, "title|titulo|titre"},
    {Field::kAuthor, "author|byline|autor|auteur"},
}};

std::string& value_of_field(SourceNote& note, Field field, std::string& file) {
  switch (field) {
    case Field::kUrl:
      return note.url;
    case Field::kOutlet:
      return note.outlet;
    case Field::kDate:
      return note.date;
    case Field::kTitle:
      return note.title;
    case Field::kAuthor:
      return note.author;
    case Field::kFile:
      break;
  }
  return file;
}

char separator_of(std::string_view head) {
  for (const char c : {'\t', ';'}) {
    if (head.find(c) != std::string_view::npos) return c;
  }
  return ',';
}

}  // namespace

void SourceNote::apply(Document& document) const {
  if (!url.empty()) {
    document.uris.push_back(url);
    std::sort(document.uris.begin(), document.uris.end());
  }
  if (!outlet.empty()) document.publisher = outlet;
  if (!date.empty()) document.published = date;
  if (!title.empty()) document.title = title;
  if (!author.empty()) document.byline = author;
}

std::string SourceNote::identity() const {
  return url + '\n' + outlet + '\n' + date + '\n' + title + '\n' + author;
}

Result<SourceList> SourceList::parse(std::string_view text, const std::string& where) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const char separator = separator_of(text.substr(0, text.find('\n')));
  std::size_t at = 0;
  std::vector<const HeaderRow*> columns;
  for (const std::string& header : next_csv_record(text, separator, at)) {
    const std::string folded = fold_text(trim(header));
    const auto holds = [&](const HeaderRow& row) {
      const std::vector<std::string_view> words = split(row.words, '|');
      return std::find(words.begin(), words.end(), folded) != words.end();
    };
    const auto found = std::find_if(kHeaders.begin(), kHeaders.end(), holds);
    columns.push_back(found == kHeaders.end() ? nullptr : &*found);
  }
  const auto is_file = [](const HeaderRow* row) {
    return row != nullptr && row->field == Field::kFile;
  };
  if (std::none_of(columns.begin(), columns.end(), is_file)) {
    return Error{ErrorCode::kBadInput, "no column 'file' in the list of sources", where,
                 "its first line may be: file,url,outlet,date"};
  }
  SourceList out;
  for (std::size_t row = 2; at < text.size(); ++row) {
    const std::vector<std::string> cells = next_csv_record(text, separator, at);
    std::string file;
    SourceNote note;
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
      if (columns[i] == nullptr) continue;
      value_of_field(note, columns[i]->field, file) = repair_utf8(trim(cells[i])).text;
    }
    if (!note.date.empty()) {
      const auto date = parse_date(note.date);
      if (!date) {
        return Error{ErrorCode::kBadInput, quoted(note.date) + " is no date",
                     where + ":" + std::to_string(row), "2025-03-04 is one"};
      }
      note.date = date->text();
    }
    std::replace(file.begin(), file.end(), '\\', '/');
    if (file.starts_with("./")) file.erase(0, 2);
    if (!file.empty()) out.notes_[file] = std::move(note);
  }
  return out;
}

const SourceNote* SourceList::find(std::string_view file) const {
  const auto found = notes_.find(file);
  return found == notes_.end() ? nullptr : &found->second;
}

}  // namespace lazo
