// Tested by record_parts_test.cpp.
#include "importers/line_reader.hpp"

namespace lazo {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

}  // namespace

Result<std::optional<SourceLine>> LineReader::next() {
  SourceLine line;
  line.begin = begin_ + at_;
  for (;;) {
    const std::size_t end = piece_.find('\n', at_);
    const bool whole = end != std::string::npos;
    if (whole || ended_) {
      if (!whole && at_ == piece_.size() && !line.too_long) return std::optional<SourceLine>();
      line.text = std::string_view(piece_).substr(at_, whole ? end - at_ : std::string::npos);
      at_ = whole ? end + 1 : piece_.size();
      break;
    }
    if (piece_.size() - at_ > most_bytes_) {
      line.too_long = true;
      at_ = piece_.size();
    }
    LAZO_TRY(const std::string more, source_->read(begin_ + piece_.size(), most_bytes_));
    ended_ = more.empty();
    begin_ += at_;
    piece_.erase(0, at_);
    piece_ += more;
    at_ = 0;
  }
  if (line.begin == 0 && line.text.starts_with(kMark)) {
    line.text.remove_prefix(kMark.size());
    line.begin = kMark.size();
  }
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  line.too_long = line.too_long || line.text.size() > most_bytes_;
  if (line.too_long) line.text = {};
  return std::optional<SourceLine>(line);
}

}  // namespace lazo
