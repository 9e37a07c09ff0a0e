// Rich Text Format 1.9.1. Tested by read_rtf_test.cpp.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "graph/base/utf8.hpp"
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/rich_reader.hpp"
#include "importers/lazo_read/text_builder.hpp"

namespace lazo {
namespace {

// Groups that hold no text of the document. Every group that begins with \* is one as well.
constexpr std::array<std::string_view, 22> kLeftOut = {
    "fonttbl",          "colortbl", "stylesheet", "info",    "pict",      "header",    "headerl",
    "headerr",          "headerf",  "footer",     "footerl", "footerr",   "footerf",   "object",
    "fldinst",          "xmlnstbl", "listtable",  "rsidtbl", "themedata", "generator", "filetbl",
    "listoverridetable"};

struct Word {
  std::string_view text;
  std::string_view number;
};

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : bytes_(bytes) {}

  RichText read() {
    groups_.push_back({});
    begin_paragraph();
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '{') {
        constexpr std::size_t kDeepest = 10000;
        if (groups_.size() > kDeepest) break;
        flush_bytes();
        groups_.push_back(groups_.back());
        ++at_;
      } else if (c == '}') {
        flush_bytes();
        if (groups_.size() > 1) groups_.pop_back();
        ++at_;
      } else if (c == '\\') {
        ++at_;
        control();
      } else if (c == '\r' || c == '\n') {
        ++at_;
      } else {
        add_byte(c);
        ++at_;
      }
    }
    flush_bytes();
    RichText rich = out_.take();
    rich.invalid_bytes = invalid_bytes_;
    return rich;
  }

 private:
  struct Group {
    bool left_out = false;
    std::size_t unicode_skip = 1;  ///< bytes for older programs behind each \u
  };

  void control() {
    if (at_ == bytes_.size()) return;
    const char c = bytes_[at_];
    if (c == '\'') {
      ++at_;
      add_hexadecimal();
      return;
    }
    if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
      ++at_;
      if (c == '*') groups_.back().left_out = true;
      if (c == '~') add_character(0xA0);
      if (c == '_') add_character('-');
      if (c == '\\' || c == '{' || c == '}') add_byte(c);
      if (c == '\n' || c == '\r') end_paragraph();
      return;
    }
    obey(read_word());
  }

  Word read_word() {
    const std::size_t begin = at_;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (at_ < bytes_.size() && letter(bytes_[at_])) ++at_;
    Word word{bytes_.substr(begin, at_ - begin), {}};
    const std::size_t number = at_;
    if (at_ < bytes_.size() && bytes_[at_] == '-') ++at_;
    while (at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9') ++at_;
    word.number = bytes_.substr(number, at_ - number);
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    return word;
  }

  void obey(const Word& word) {
    const std::string_view name = word.text;
    int number = 0;
    (void)std::from_chars(word.number.data(), word.number.data() + word.number.size(), number);
    if (name == "par" || name == "sect" || name == "page") {
      end_paragraph();
    } else if (name == "line") {
      flush_bytes();
      if (!groups_.back().left_out) out_.break_line();
    } else if (name == "tab") {
      add_byte(' ');
    } else if (name == "cell") {
      add_cell();
    } else if (name == "row") {
      end_row();
    } else if (name == "pard") {
      heading_ = 0;
      in_table_ = false;
      if (at_paragraph_start()) begin_paragraph();
    } else if (name == "intbl") {
      in_table_ = true;
    } else if (name == "outlinelevel" && number >= 0 && number < 9) {
      heading_ = static_cast<std::uint8_t>(number + 1);
      if (at_paragraph_start()) begin_paragraph();
    } else if (name == "u") {
      add_unicode(number);
    } else if (name == "uc") {
      groups_.back().unicode_skip = static_cast<std::size_t>(std::clamp(number, 0, 16));
    } else if (name == "ansicpg") {
      codepage_ = "windows-" + std::to_string(number);
      if (number == 10000) codepage_ = "macintosh";
    } else if (name == "mac") {
      codepage_ = "macintosh";
    } else if (name == "bin" && number > 0) {
      at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(number));
    } else if (name == "emdash") {
      add_character(0x2014);
    } else if (name == "endash") {
      add_character(0x2013);
    } else if (name == "lquote" || name == "rquote") {
      add_character(name == "lquote" ? 0x2018 : 0x2019);
    } else if (name == "ldblquote" || name == "rdblquote") {
      add_character(name == "ldblquote" ? 0x201C : 0x201D);
    } else if (name == "bullet") {
      add_character(0x2022);
    } else if (std::find(kLeftOut.begin(), kLeftOut.end(), name) != kLeftOut.end()) {
      groups_.back().left_out = true;
    }
  }

  void add_hexadecimal() {
    unsigned value = 0;
    const std::size_t size = std::min<std::size_t>(2, bytes_.size() - at_);
    const char* const begin = bytes_.data() + at_;
    if (std::from_chars(begin, begin + size, value, 16).ptr != begin + 2) return;
    at_ += 2;
    add_byte(static_cast<char>(value));
  }

  void add_unicode(int number) {
    const auto c = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    if (c >= 0xD800 && c < 0xDC00) {
      high_ = c;
    } else if (c >= 0xDC00 && c < 0xE000 && high_ != 0) {
      add_character(0x10000 + ((high_ - 0xD800) << 10U) + (c - 0xDC00));
      high_ = 0;
    } else {
      add_character(c);
    }
    skip_ = groups_.back().unicode_skip;
  }

  /// A byte in the code page of the file; those behind a \u repeat it for older programs.
  void add_byte(char c) {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (!groups_.back().left_out) pending_ += c;
  }

  void add_character(char32_t c) {
    flush_bytes();
    if (groups_.back().left_out) return;
    std::string text;
    append_utf8(text, c);
    out_.add(text);
  }

  void flush_bytes() {
    if (pending_.empty()) return;
    const Utf8Text text = to_utf8(pending_, codepage_);
    invalid_bytes_ += text.invalid_bytes;
    out_.add(text.text);
    pending_.clear();
  }

  [[nodiscard]] bool at_paragraph_start() const { return pending_.empty() && !out_.has_text(); }

  void begin_paragraph() {
    flush_bytes();
    const BlockKind kind = in_row_        ? BlockKind::kTable
                           : heading_ > 0 ? BlockKind::kHeading
                                          : BlockKind::kParagraph;
    out_.begin(kind, heading_, "paragraph " + std::to_string(number_));
  }

  void end_paragraph() {
    flush_bytes();
    if (groups_.back().left_out) return;
    if (in_table_) {
      out_.add(" ");
      return;
    }
    out_.end();
    in_row_ = false;
    ++number_;
    begin_paragraph();
  }

  void add_cell() {
    flush_bytes();
    if (groups_.back().left_out) return;
    cells_ = true;
    out_.add(" | ");
  }

  void end_row() {
    flush_bytes();
    if (!cells_) return;
    cells_ = false;
    in_row_ = true;
    in_table_ = false;
    out_.end();
    ++number_;
    begin_paragraph();
    in_row_ = false;
  }

  std::string_view bytes_;  // owned by the caller
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  TextBuilder out_;
  std::string pending_;
  std::string codepage_ = "windows-1252";
  std::uint64_t invalid_bytes_ = 0;
  std::size_t skip_ = 0;
  std::size_t number_ = 1;
  char32_t high_ = 0;
  std::uint8_t heading_ = 0;
  bool in_table_ = false;
  bool in_row_ = false;
  bool cells_ = false;
};

}  // namespace

Status read_rtf(std::string_view bytes, std::string_view, RichSink& sink) {
  if (!bytes.starts_with("{\\rtf")) {
    return Error{ErrorCode::kBadInput, "no RTF: it does not begin with {\\rtf", "", ""};
  }
  sink.document(RtfReader(bytes).read());
  return {};
}

}  // namespace lazo
