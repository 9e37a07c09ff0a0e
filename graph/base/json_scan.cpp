// Tested by json_scan_test.cpp.
#include "graph/base/json_scan.hpp"

#include <utility>
#include <vector>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace lazo {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20U;
constexpr std::uint64_t kMostTokenBytes = std::uint64_t{16} << 20U;
constexpr std::size_t kMaxDepth = 200;
constexpr std::size_t kNamedDepth = 4;  ///< of objects that are told of

/// RapidJSON's input stream concept over a JsonScan. NUL is its end of the text.
class PieceStream {
 public:
  using Ch = char;
  explicit PieceStream(JsonScan& scan) : scan_(scan) {
    (void)Peek();
    if (std::string_view(piece_).starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  // RapidJSON calls these names.
  // NOLINTBEGIN(readability-identifier-naming)
  char Peek() {
    if (at_ == piece_.size() && !refill()) return '\0';
    if (too_long()) return '\0';
    return piece_[at_];
  }
  char Take() {
    const char c = Peek();
    if (at_ < piece_.size()) ++at_;
    return c;
  }
  [[nodiscard]] std::size_t Tell() const { return static_cast<std::size_t>(begin_ + at_); }
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  std::size_t PutEnd(char*) { return 0; }
  // NOLINTEND(readability-identifier-naming)

  /// What comes now is another string, number or bracket.
  void begin_token() { token_ = Tell(); }
  [[nodiscard]] bool too_long() const { return begin_ + at_ - token_ > kMostTokenBytes; }
  /// That of the source.
  [[nodiscard]] Status& status() { return status_; }

 private:
  bool refill() {
    if (ended_) return false;
    begin_ += piece_.size();
    at_ = 0;
    Result<std::string> read = scan_.read(begin_, kPieceBytes);
    if (read.ok()) {
      piece_ = std::move(read).value();
    } else {
      piece_.clear();
      status_ = Status(std::move(read).error());
    }
    ended_ = piece_.empty();
    return !ended_;
  }

  JsonScan& scan_;
  std::string piece_;
  std::uint64_t begin_ = 0;  ///< of the piece
  std::size_t at_ = 0;       ///< in it
  std::uint64_t token_ = 0;  ///< where the present one begins
  bool ended_ = false;
  Status status_;
};

/// Receives RapidJSON's events and keeps the path to where it is. RapidJSON tells of a bracket, at
/// either end, before it takes it.
class PlaceFinder {
 public:
  PlaceFinder(JsonScan& scan, PieceStream& stream) : scan_(scan), stream_(stream) {}

  // RapidJSON calls these names.
  // NOLINTBEGIN(readability-identifier-naming)
  bool Null() { return value(); }
  bool Bool(bool) { return value(); }
  bool Int(int) { return value(); }
  bool Uint(unsigned) { return value(); }
  bool Int64(std::int64_t) { return value(); }
  bool Uint64(std::uint64_t) { return value(); }
  bool Double(double) { return value(); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return value(); }
  bool String(const char*, rapidjson::SizeType, bool) { return value(); }
  bool StartObject() { return open(false); }
  bool StartArray() { return open(true); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    stream_.begin_token();
    if (levels_.size() == depth_) levels_.back().name.assign(text, size);
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return close(true); }
  bool EndArray(rapidjson::SizeType) { return close(false); }
  // NOLINTEND(readability-identifier-naming)

  [[nodiscard]] bool too_deep() const { return depth_ >= kMaxDepth; }

 private:
  /// An open container, of those that are not too deep to matter.
  struct Level {
    bool array = false;
    std::uint64_t begin = 0;
    std::string path;
    std::string name;       ///< of the member that is read, in an object
    std::size_t index = 0;  ///< of the value that is read
  };

  bool value() {
    stream_.begin_token();
    if (levels_.size() == depth_ && depth_ > 0) ++levels_.back().index;
    return true;
  }

  bool open(bool array) {
    stream_.begin_token();
    if (too_deep()) return false;
    if (levels_.size() == depth_ && depth_ <= kNamedDepth) {
      Level level;
      level.array = array;
      level.begin = stream_.Tell();
      if (depth_ > 0) {
        const Level& parent = levels_.back();
        level.path =
            parent.path + '/' + (parent.array ? std::to_string(parent.index) : parent.name);
      }
      levels_.push_back(std::move(level));
    }
    ++depth_;
    return true;
  }

  bool close(bool object) {
    stream_.begin_token();
    if (levels_.size() == depth_) {
      const std::uint64_t begin = levels_.back().begin;
      levels_.pop_back();
      if (object && !levels_.empty()) {
        const Level& parent = levels_.back();
        scan_.object({parent.path, parent.array ? std::string_view() : parent.name, parent.index,
                      parent.array, begin, stream_.Tell() + 1});
      }
    }
    --depth_;
    if (levels_.size() == depth_ && depth_ > 0) ++levels_.back().index;
    return true;
  }

  JsonScan& scan_;
  PieceStream& stream_;
  std::vector<Level> levels_;
  std::size_t depth_ = 0;
};

}  // namespace

Status scan_json(JsonScan& scan) {
  PieceStream stream(scan);
  PlaceFinder finder(scan, stream);
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult parsed = reader.Parse<kFlags>(stream, finder);
  if (!stream.status().ok()) return std::move(stream.status());
  if (!parsed.IsError()) return {};
  const std::string where = "byte " + std::to_string(parsed.Offset());
  if (stream.too_long()) {
    return Error{ErrorCode::kBadInput, "a string of more than 16 MB", where, ""};
  }
  if (finder.too_deep()) {
    return Error{ErrorCode::kBadInput, "nested deeper than 200 levels", where, ""};
  }
  return Error{ErrorCode::kBadInput,
               std::string("not valid JSON: ") + rapidjson::GetParseError_En(parsed.Code()), where,
               ""};
}

}  // namespace lazo
