#pragma once
// JSON in and out: the only place that knows RapidJSON.
//
//   std::string out;
//   JsonWriter json(out);
//   json.begin_object().field("name", "COPARMEX").field("negated", false).end_object();
//
//   LAZO_TRY(const Json value, parse_json(text, "ontology.json"));
//   if (const Json* name = value.find("name")) use(name->as_string());
//
// Strict: valid UTF-8, no comments, no NaN, no duplicate keys, bounded depth. The tree is our own:
// RapidJSON 1.1 loops for ever in C++20 when a Value is compared with a number.
// A JsonWriter belongs to one thread; a Json is a value.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/result.hpp"

namespace lazo {

/// Writes JSON at the end of a string. Calls must form one valid value; asserts otherwise.
class JsonWriter {
 public:
  /// `indent` spaces a level; 0 writes everything on one line without spaces.
  explicit JsonWriter(std::string& out, int indent = 0);  // `out` must outlive the writer
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view text);  ///< invalid UTF-8 becomes U+FFFD
  JsonWriter& integer(std::int64_t value);
  JsonWriter& number(double value);  ///< shortest form that reads back the same; null if not finite
  /// value / 10^digits with exactly `digits` decimals: decimal(9300, 4) is 0.9300.
  JsonWriter& decimal(std::int64_t value, int digits);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  ///< a value that is JSON already

  JsonWriter& field(std::string_view name, std::string_view text) { return key(name).string(text); }
  JsonWriter& field(std::string_view name, const char* text) { return key(name).string(text); }
  JsonWriter& field(std::string_view name, std::int64_t value) { return key(name).integer(value); }
  JsonWriter& field(std::string_view name, std::uint64_t value) {
    return key(name).integer(static_cast<std::int64_t>(value));
  }
  JsonWriter& field(std::string_view name, int value) { return key(name).integer(value); }
  JsonWriter& field(std::string_view name, std::uint32_t value) { return key(name).integer(value); }
  JsonWriter& field(std::string_view name, bool value) { return key(name).boolean(value); }
  JsonWriter& field_null(std::string_view name) { return key(name).null(); }
  /// A string, or null if it is empty.
  JsonWriter& field_or_null(std::string_view name, std::string_view text) {
    return text.empty() ? field_null(name) : field(name, text);
  }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An immutable JSON value.
class Json {
 public:
  enum class Kind : std::uint8_t { kNull, kBoolean, kInteger, kNumber, kString, kArray, kObject };
  using Member = std::pair<std::string, Json>;

  Json() = default;
  static Json boolean(bool value);
  static Json integer(std::int64_t value);
  static Json number(double value);
  static Json string(std::string value);
  static Json array(std::vector<Json> items);
  static Json object(std::vector<Member> members);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::kNull; }
  [[nodiscard]] bool is_string() const { return kind_ == Kind::kString; }
  [[nodiscard]] bool is_array() const { return kind_ == Kind::kArray; }
  [[nodiscard]] bool is_object() const { return kind_ == Kind::kObject; }

  /// The value if it is of that kind, else `otherwise`.
  [[nodiscard]] bool as_boolean(bool otherwise = false) const;
  [[nodiscard]] std::int64_t as_integer(std::int64_t otherwise = 0) const;
  [[nodiscard]] double as_number(double otherwise = 0) const;  ///< integers count as numbers
  [[nodiscard]] std::string_view as_string(std::string_view otherwise = {}) const;

  /// Items of an array, members of an object in the order of the text; empty for other kinds.
  [[nodiscard]] const std::vector<Json>& items() const { return items_; }
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  /// The member of that name, or nullptr. O(members).
  [[nodiscard]] const Json* find(std::string_view name) const;
  /// Shorthands for objects: the member's value if it exists and is of that kind.
  [[nodiscard]] std::string_view text(std::string_view name, std::string_view otherwise = {}) const;
  [[nodiscard]] std::int64_t integer_at(std::string_view name, std::int64_t otherwise = 0) const;
  [[nodiscard]] bool boolean_at(std::string_view name, bool otherwise = false) const;

 private:
  Kind kind_ = Kind::kNull;
  bool boolean_ = false;
  std::int64_t integer_ = 0;
  double number_ = 0;
  std::string string_;
  std::vector<Json> items_;
  std::vector<Member> members_;
};

/// Parses one JSON value that is the whole text. Errors: kBadInput with `where`:line:column.
/// O(n); depth is limited to 200, duplicate keys are refused.
[[nodiscard]] Result<Json> parse_json(std::string_view text, std::string_view where);

}  // namespace lazo
