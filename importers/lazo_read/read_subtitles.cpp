// SRT and WebVTT: cues are put together to paragraphs. Tested by read_subtitles_test.cpp.
#include <charconv>
#include <string>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "importers/lazo_read/charset.hpp"
#include "importers/lazo_read/rich_reader.hpp"
#include "importers/lazo_read/text_builder.hpp"
#include "importers/readers/blocks.hpp"

namespace lazo {
namespace {

constexpr double kLongestPause = 3;          // seconds; a longer one begins a new paragraph
constexpr double kMostUnits = 1e6;           // hours, minutes or seconds of a time
constexpr std::size_t kLongParagraph = 600;  // bytes; the next full stop ends it

/// Seconds of "01:02:03,450" or "02:03.450"; negative if it is no time.
double seconds_of(std::string_view text) {
  double total = 0;
  std::size_t parts = 0;
  std::string plain(trim(text.substr(0, text.find(' '))));
  for (char& c : plain) {
    if (c == ',') c = '.';
  }
  for (const std::string_view part : split(plain, ':')) {
    double value = 0;
    if (std::from_chars(part.data(), part.data() + part.size(), value).ec != std::errc()) return -1;
    if (!(value >= 0 && value < kMostUnits)) return -1;  // also what is not a number
    total = total * 60 + value;
    ++parts;
  }
  return parts >= 2 && parts <= 3 ? total : -1;
}

/// "00:01:02": where a paragraph begins.
std::string stamp(double seconds) {
  const auto all = static_cast<long>(seconds);
  std::string out;
  for (const long part : {all / 3600, all / 60 % 60, all % 60}) {
    if (!out.empty()) out += ':';
    if (part < 10) out += '0';
    out += std::to_string(part);
  }
  return out;
}

/// Without tags ("<i>", "<v Ana>", "{\an8}") and sounds ("[music]").
std::string spoken(std::string_view line) {
  std::string out;
  char until = '\0';
  for (const char c : line) {
    if (until != '\0') {
      if (c == until) until = '\0';
    } else if (c == '<' || c == '{' || c == '[') {
      until = c == '<' ? '>' : (c == '{' ? '}' : ']');
    } else {
      out += c;
    }
  }
  return std::string(trim(out));
}

class CueJoiner {
 public:
  void cue(double begin, double end) {
    if (!text_.empty() && (begin - end_ > kLongestPause ||
                           (text_.size() > kLongParagraph && ends_like_sentence(text_)))) {
      flush();
    }
    cue_ = begin;
    if (text_.empty()) begin_ = begin;
    end_ = end;
  }

  void line(std::string_view raw) {
    std::string text = spoken(raw);
    const bool speaker = raw.starts_with("<v ") || text.starts_with("- ") ||
                         text.starts_with("– ") || text.starts_with(">> ");
    if (text.starts_with("- ")) text.erase(0, 2);
    if (text.starts_with("– ")) text.erase(0, 4);
    if (text.starts_with(">> ")) text.erase(0, 3);
    if (speaker) flush();
    if (text.empty()) return;
    if (!text_.empty()) text_ += ' ';
    text_ += text;
  }

  void flush() {
    out_.block(BlockKind::kParagraph, 0, stamp(begin_), text_);
    text_.clear();
    begin_ = cue_;
  }

  RichText take() {
    flush();
    return out_.take();
  }

 private:
  TextBuilder out_;
  std::string text_;
  double begin_ = 0;  ///< of the paragraph
  double cue_ = 0;    ///< of the last cue
  double end_ = 0;
};

}  // namespace

Status read_subtitles(std::string_view bytes, std::string_view, RichSink& sink) {
  const Utf8Text decoded = to_utf8(bytes, {});
  CueJoiner cues;
  bool in_cue = false;
  std::size_t count = 0;
  for_each_line(decoded.text, [&](std::string_view line, std::size_t) {
    const std::size_t arrow = line.find("-->");
    if (arrow != std::string_view::npos) {
      const double begin = seconds_of(line.substr(0, arrow));
      const double end = seconds_of(trim(line.substr(arrow + 3)));
      in_cue = begin >= 0 && end >= 0;
      if (in_cue) {
        cues.cue(begin, end);
        ++count;
      }
    } else if (trim(line).empty()) {
      in_cue = false;
    } else if (in_cue) {
      cues.line(trim(line));
    }
  });
  if (count == 0) return Error{ErrorCode::kBadInput, "no subtitles: no line with times", "", ""};
  RichText rich = cues.take();
  rich.charset = decoded.charset;
  rich.invalid_bytes = decoded.invalid_bytes;
  sink.document(std::move(rich));
  return {};
}

}  // namespace lazo
