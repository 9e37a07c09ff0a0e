// Tested by json_test.cpp.
#include "graph/base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>
#include <variant>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/writer.h>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kMaxDepth = 200;

/// RapidJSON's output stream concept over a std::string.
struct StringSink {
  using Ch = char;
  std::string* out;
  void Put(char c) { out->push_back(c); }  // NOLINT(readability-identifier-naming)
  void Flush() {}                          // NOLINT(readability-identifier-naming)
};

using Compact = rapidjson::Writer<StringSink>;
using Pretty = rapidjson::PrettyWriter<StringSink>;

}  // namespace

struct JsonWriter::Impl {
  StringSink sink;
  std::variant<std::monostate, Compact, Pretty> writer;

  template <typename Call>
  void with(const Call& call) {
    if (auto* compact = std::get_if<Compact>(&writer)) call(*compact);
    if (auto* pretty = std::get_if<Pretty>(&writer)) call(*pretty);
  }
};

JsonWriter::JsonWriter(std::string& out, int indent) : impl_(std::make_unique<Impl>()) {
  impl_->sink.out = &out;
  if (indent > 0) {
    impl_->writer.emplace<Pretty>(impl_->sink).SetIndent(' ', static_cast<unsigned>(indent));
  } else {
    impl_->writer.emplace<Compact>(impl_->sink);
  }
}

JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
  return impl_->with([](auto& w) { w.StartObject(); }), *this;
}
JsonWriter& JsonWriter::end_object() {
  return impl_->with([](auto& w) { w.EndObject(); }), *this;
}
JsonWriter& JsonWriter::begin_array() {
  return impl_->with([](auto& w) { w.StartArray(); }), *this;
}
JsonWriter& JsonWriter::end_array() {
  return impl_->with([](auto& w) { w.EndArray(); }), *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  impl_->with(
      [name](auto& w) { w.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); });
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  const auto write = [this](std::string_view valid) {
    impl_->with([valid](auto& w) {
      w.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
    });
  };
  if (find_invalid_utf8(text) == std::string_view::npos) {
    // A null pointer with length 0 is refused by RapidJSON's assertion.
    write(text.data() == nullptr ? std::string_view("") : text);
  } else {
    write(repair_utf8(text).text);
  }
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  return impl_->with([value](auto& w) { w.Int64(value); }), *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  if (value == 0) return integer(0);  // "-0" would be read back as the integer 0
  // std::to_chars gives the shortest text that reads back; RapidJSON's Grisu2 does not always.
  char buffer[32];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value).ptr;
  return raw(std::string_view(buffer, static_cast<std::size_t>(end - buffer)));
}

JsonWriter& JsonWriter::decimal(std::int64_t value, int digits) {
  std::string text = std::to_string(value < 0 ? -value : value);
  const auto decimals = static_cast<std::size_t>(digits);
  if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
  if (digits > 0) text.insert(text.size() - decimals, 1, '.');
  if (value < 0) text.insert(0, 1, '-');
  return raw(text);
}

JsonWriter& JsonWriter::boolean(bool value) {
  return impl_->with([value](auto& w) { w.Bool(value); }), *this;
}

JsonWriter& JsonWriter::null() {
  return impl_->with([](auto& w) { w.Null(); }), *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  impl_->with([json](auto& w) { w.RawValue(json.data(), json.size(), rapidjson::kNumberType); });
  return *this;
}

Json Json::boolean(bool value) {
  Json json;
  json.kind_ = Kind::kBoolean, json.boolean_ = value;
  return json;
}
Json Json::integer(std::int64_t value) {
  Json json;
  json.kind_ = Kind::kInteger, json.integer_ = value;
  return json;
}
Json Json::number(double value) {
  Json json;
  json.kind_ = Kind::kNumber, json.number_ = value;
  return json;
}
Json Json::string(std::string value) {
  Json json;
  json.kind_ = Kind::kString, json.string_ = std::move(value);
  return json;
}
Json Json::array(std::vector<Json> items) {
  Json json;
  json.kind_ = Kind::kArray, json.items_ = std::move(items);
  return json;
}
Json Json::object(std::vector<Member> members) {
  Json json;
  json.kind_ = Kind::kObject, json.members_ = std::move(members);
  return json;
}

bool Json::as_boolean(bool otherwise) const {
  return kind_ == Kind::kBoolean ? boolean_ : otherwise;
}
std::int64_t Json::as_integer(std::int64_t otherwise) const {
  return kind_ == Kind::kInteger ? integer_ : otherwise;
}
double Json::as_number(double otherwise) const {
  if (kind_ == Kind::kInteger) return static_cast<double>(integer_);
  return kind_ == Kind::kNumber ? number_ : otherwise;
}
std::string_view Json::as_string(std::string_view otherwise) const {
  return kind_ == Kind::kString ? std::string_view(string_) : otherwise;
}

const Json* Json::find(std::string_view name) const {
  const auto it = std::find_if(members_.begin(), members_.end(),
                               [name](const Member& member) { return member.first == name; });
  return it == members_.end() ? nullptr : &it->second;
}

std::string_view Json::text(std::string_view name, std::string_view otherwise) const {
  const Json* member = find(name);
  return member == nullptr ? otherwise : member->as_string(otherwise);
}
std::int64_t Json::integer_at(std::string_view name, std::int64_t otherwise) const {
  const Json* member = find(name);
  return member == nullptr ? otherwise : member->as_integer(otherwise);
}
bool Json::boolean_at(std::string_view name, bool otherwise) const {
  const Json* member = find(name);
  return member == nullptr ? otherwise : member->as_boolean(otherwise);
}

namespace {

/// Receives RapidJSON's events and builds the tree bottom-up on a stack of open containers.
class TreeBuilder {
 public:
  // RapidJSON calls these names.
  // NOLINTBEGIN(readability-identifier-naming)
  bool Null() { return add(Json()); }
  bool Bool(bool value) { return add(Json::boolean(value)); }
  // With kParseNumbersAsStringsFlag only RawNumber is called: RapidJSON's own conversion counts the
  // leading zeros of a zero, which is undefined.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    const std::string_view digits(text, size);
    if (digits.find_first_of(".eE") == std::string_view::npos) {
      std::int64_t integer = 0;
      if (std::from_chars(text, text + size, integer).ec == std::errc()) {
        return add(Json::integer(integer));
      }
    }
    double number = 0;
    if (std::from_chars(text, text + size, number).ec != std::errc()) {
      return fail("number out of range");
    }
    return add(Json::number(number));
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return add(Json::string(std::string(text, size)));
  }
  bool StartObject() { return open(); }
  bool StartArray() { return open(); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    std::string name(text, size);
    if (stack_.back().has(name)) return fail("duplicate key " + quoted(name));
    stack_.back().keys.push_back(std::move(name));
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    Open closed = std::move(stack_.back());
    stack_.pop_back();
    std::vector<Json::Member> members;
    members.reserve(closed.keys.size());
    for (std::size_t i = 0; i < closed.keys.size(); ++i) {
      members.emplace_back(std::move(closed.keys[i]), std::move(closed.values[i]));
    }
    return add(Json::object(std::move(members)));
  }
  bool EndArray(rapidjson::SizeType) {
    Open closed = std::move(stack_.back());
    stack_.pop_back();
    return add(Json::array(std::move(closed.values)));
  }
  // NOLINTEND(readability-identifier-naming)

  Json take() { return std::move(root_); }
  const std::string& problem() const { return problem_; }

 private:
  struct Open {
    std::vector<std::string> keys;  // of an object; empty in an array
    std::vector<Json> values;
    std::unordered_set<std::string> many;  // the keys again, once there are more than a few

    /// Comparing each with each is faster for a few, and for ever for a million.
    bool has(const std::string& name) {
      constexpr std::size_t kFew = 16;
      if (keys.size() < kFew) return std::find(keys.begin(), keys.end(), name) != keys.end();
      if (many.empty()) many.insert(keys.begin(), keys.end());
      return !many.insert(name).second;
    }
  };

  bool open() {
    if (stack_.size() >= kMaxDepth) return fail("nested deeper than 200 levels");
    stack_.emplace_back();
    return true;
  }
  bool add(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else {
      stack_.back().values.push_back(std::move(value));
    }
    return true;
  }
  bool fail(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  std::vector<Open> stack_;
  Json root_;
  std::string problem_;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view where) {
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::Reader reader;
  TreeBuilder builder;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult parsed = reader.Parse<kFlags>(stream, builder);
  if (!parsed.IsError()) return builder.take();
  const std::size_t offset = std::min(parsed.Offset(), text.size());
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_begin =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  std::string problem = builder.problem();
  if (problem.empty()) {
    problem = rapidjson::GetParseError_En(parsed.Code());
    if (!problem.empty() && problem.back() == '.') problem.pop_back();
    if (!problem.empty() && problem[0] >= 'A' && problem[0] <= 'Z')
      problem[0] = static_cast<char>(problem[0] + 32);
    problem = "not valid JSON: " + problem;
  }
  return Error{ErrorCode::kBadInput, problem,
               std::string(where) + ":" + std::to_string(line) + ":" +
                   std::to_string(offset - line_begin + 1),
               ""};
}

}  // namespace lazo
