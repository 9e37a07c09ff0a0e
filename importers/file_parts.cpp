// Tested by file_parts_test.cpp.
#include "importers/file_parts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "importers/byte_source.hpp"
#include "importers/record_parts.hpp"
#include "importers/tables/read_ftm.hpp"
#include "importers/tables/read_gdelt.hpp"

namespace lazo {
namespace {

constexpr std::size_t kHeadBytes = 65536;  ///< in which a table shows what it is

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Where a text that is too long is cut: the end of its last paragraph, line, word or character.
/// Never in the first half, so that parts are not many small ones.
std::size_t end_of_text(std::string_view text) {
  const std::size_t least = text.size() / 2;
  for (const std::string_view mark : {"\n\n", "\r\n\r\n", "\n", " "}) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos && at + mark.size() > least) return at + mark.size();
  }
  std::size_t end = text.size() - 1;
  while (end > least && !starts_character(text[end])) --end;
  return end;
}

/// Where a table is cut: the end of its last whole record; 0 if none is whole.
std::size_t end_of_records(std::string_view text, char separator) {
  std::size_t end = 0;
  for (std::size_t at = 0;;) {
    (void)next_csv_record(text, separator, at);
    if (at >= text.size()) return end;
    end = at;
  }
}

std::string_view ending_of(Format format) {
  return format == Format::kTable ? ".csv" : (format == Format::kMarkdown ? ".md" : ".txt");
}

class FileParts final : public ContainedFiles {
 public:
  FileParts(ByteSource source, Format format, std::string header, char separator)
      : source_(std::move(source)),
        format_(format),
        header_(std::move(header)),
        separator_(separator),
        at_(header_.size()) {}

  Result<std::optional<ContainedFile>> next() override {
    // One byte more tells whether this is the last part.
    LAZO_TRY(std::string bytes, source_.read(at_, kPartBytes + 1));
    if (bytes.empty()) return std::optional<ContainedFile>();
    if (bytes.size() > kPartBytes) {
      const std::size_t end =
          format_ == Format::kTable ? end_of_records(bytes, separator_) : end_of_text(bytes);
      if (end == 0) {
        return Error{ErrorCode::kBadInput,
                     "a record behind byte " + std::to_string(at_) + " is longer than " +
                         std::to_string(kPartBytes >> 20U) + " MB",
                     "", "a quotation mark that is never closed? what follows was not read"};
      }
      bytes.resize(end);
    }
    at_ += bytes.size();
    ContainedFile part;
    part.path = part_name(++number_, ending_of(format_));
    part.bytes = header_ + bytes;
    return std::optional<ContainedFile>(std::move(part));
  }

 private:
  ByteSource source_;
  Format format_;
  std::string header_;  ///< of a table, with the end of its line; empty if there is none
  char separator_;
  std::uint64_t at_;
  std::size_t number_ = 0;
};

/// What must stand at the beginning of each part; nothing if the file cannot be cut.
std::optional<std::string> header_of(std::string_view head, Format format,
                                     const CsvMapping& mapping) {
  if (class_of(format) == FormatClass::kText) {
    const bool wide = head.find('\0') != std::string_view::npos;
    return wide ? std::nullopt : std::optional<std::string>("");
  }
  if (format != Format::kTable) return std::nullopt;
  if (is_gdelt(head)) return "";
  const bool ties = is_tie_table(head, mapping) || !mapping.columns.empty();
  if (is_ftm_statement_table(head) || !ties) return std::nullopt;
  std::size_t end = 0;
  (void)next_csv_record(head, table_separator(head), end);
  if (end >= head.size()) return std::nullopt;  // no end of the first record in sight
  return std::string(head.substr(0, end));
}

}  // namespace

std::string part_name(std::size_t number, std::string_view ending) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return "part-" + digits + std::string(ending);
}

namespace {

/// The parts of `source`, which is moved from if there are any.
Result<std::unique_ptr<ContainedFiles>> parts_of(ByteSource& source, Format format,
                                                 const CsvMapping& mapping) {
  LAZO_TRY(const std::string head, source.read(0, kHeadBytes));
  std::unique_ptr<ContainedFiles> parts;
  if (std::optional<std::string> header = header_of(head, format, mapping)) {
    parts = std::make_unique<FileParts>(std::move(source), format, std::move(*header),
                                        table_separator(head));
    return parts;
  }
  const bool wide = head.find('\0') != std::string::npos;
  if (format == Format::kGraphJson && !wide) return graph_json_parts(source);
  if (format == Format::kJsonLines && is_ftm_entities(head)) return ftm_parts(std::move(source));
  return parts;
}

}  // namespace

Result<std::unique_ptr<ContainedFiles>> open_parts(const std::string& path, Format format,
                                                   const CsvMapping& mapping) {
  LAZO_TRY(OpenFile file, OpenFile::open(path));
  ByteSource source(std::move(file));
  return parts_of(source, format, mapping);
}

Result<std::unique_ptr<ContainedFiles>> parts_of_bytes(std::string& bytes, Format format,
                                                       const CsvMapping& mapping) {
  ByteSource source(std::move(bytes));
  auto parts = parts_of(source, format, mapping);
  bytes = parts.ok() && *parts == nullptr ? std::move(source).take_bytes() : std::string();
  return parts;
}

}  // namespace lazo
