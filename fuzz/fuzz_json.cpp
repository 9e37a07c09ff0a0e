// Any bytes: no crash; what parses can be written and parsed again to the same text.

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/json.hpp"

using namespace lazo;

namespace {

void write(JsonWriter& out, const Json& value) {
  switch (value.kind()) {
    case Json::Kind::kNull:
      out.null();
      break;
    case Json::Kind::kBoolean:
      out.boolean(value.as_boolean());
      break;
    case Json::Kind::kInteger:
      out.integer(value.as_integer());
      break;
    case Json::Kind::kNumber:
      out.number(value.as_number());
      break;
    case Json::Kind::kString:
      out.string(value.as_string());
      break;
    case Json::Kind::kArray:
      out.begin_array();
      for (const Json& item : value.items()) write(out, item);
      out.end_array();
      break;
    case Json::Kind::kObject:
      out.begin_object();
      for (const auto& [key, member] : value.members()) write(out.key(key), member);
      out.end_object();
      break;
  }
}

std::string written(const Json& value) {
  std::string text;
  JsonWriter out(text);
  write(out, value);
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
  const Result<Json> value = parse_json(text, "input");
  if (!value.ok()) return 0;
  const std::string once = written(*value);
  const Result<Json> again = parse_json(once, "written");
  if (!again.ok() || written(*again) != once) __builtin_trap();
  return 0;
}
