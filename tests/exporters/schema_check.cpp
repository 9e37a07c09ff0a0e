#include "tests/exporters/schema_check.hpp"

#include <algorithm>
#include <string_view>

namespace lazo::testing {
namespace {

std::string_view kind_of(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::kNull:
      return "null";
    case Json::Kind::kBoolean:
      return "boolean";
    case Json::Kind::kInteger:
      return "integer";
    case Json::Kind::kNumber:
      return "number";
    case Json::Kind::kString:
      return "string";
    case Json::Kind::kArray:
      return "array";
    case Json::Kind::kObject:
      return "object";
  }
  return "";
}

bool is_type(const Json& value, std::string_view type) {
  const std::string_view kind = kind_of(value);
  return kind == type || (type == "number" && kind == "integer");
}

bool same(const Json& a, const Json& b) {
  return a.kind() == b.kind() && a.as_string() == b.as_string() && a.as_integer() == b.as_integer();
}

bool in_class(std::string_view body, char c) {
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (i + 2 < body.size() && body[i + 1] == '-') {
      if (c >= body[i] && c <= body[i + 2]) return true;
      i += 2;
    } else if (c == body[i]) {
      return true;
    }
  }
  return false;
}

/// `pattern` without its leading '^'; greedy repeats are enough, for no class contains what
/// follows.
bool matches(std::string_view pattern, std::string_view text) {
  while (!pattern.empty()) {
    if (pattern == "$") return text.empty();
    std::string_view body = pattern.substr(0, 1);
    std::size_t used = 1;
    if (pattern.front() == '[') {
      used = pattern.find(']') + 1;
      body = pattern.substr(1, used - 2);
    }
    pattern.remove_prefix(used);
    std::size_t least = 1;
    std::size_t most = 1;
    if (pattern.starts_with("{")) {
      least = most = static_cast<std::size_t>(std::stoul(std::string(pattern.substr(1))));
      pattern.remove_prefix(pattern.find('}') + 1);
    } else if (pattern.starts_with("+")) {
      most = text.size();
      pattern.remove_prefix(1);
    }
    std::size_t taken = 0;
    while (taken < most && taken < text.size() && in_class(body, text[taken])) ++taken;
    if (taken < least) return false;
    text.remove_prefix(taken);
  }
  return true;
}

class Checker {
 public:
  explicit Checker(const Json& root) : root_(root) {}

  std::string check(const Json& schema, const Json& value, const std::string& where) const {
    for (const auto& [keyword, rule] : schema.members()) {
      if (std::string fault = check_one(keyword, rule, schema, value, where); !fault.empty()) {
        return fault;
      }
    }
    return {};
  }

 private:
  std::string check_one(std::string_view keyword, const Json& rule, const Json& schema,
                        const Json& value, const std::string& where) const {
    const auto fault = [&](std::string_view why) { return where + ": " + std::string(why); };
    if (keyword == "$schema" || keyword == "$id" || keyword == "title" || keyword == "$defs")
      return {};
    if (keyword == "$ref") {
      const std::string_view name = rule.as_string().substr(std::string_view("#/$defs/").size());
      return check(*root_.find("$defs")->find(name), value, where);
    }
    if (keyword == "type") {
      const bool fits =
          rule.is_string()
              ? is_type(value, rule.as_string())
              : std::any_of(rule.items().begin(), rule.items().end(),
                            [&](const Json& t) { return is_type(value, t.as_string()); });
      return fits ? std::string() : fault("is " + std::string(kind_of(value)));
    }
    if (keyword == "enum") {
      const bool fits = std::any_of(rule.items().begin(), rule.items().end(),
                                    [&](const Json& allowed) { return same(allowed, value); });
      return fits ? std::string() : fault("is not allowed: " + std::string(value.as_string()));
    }
    if (keyword == "anyOf") {
      std::string faults;
      for (const Json& option : rule.items()) {
        const std::string found = check(option, value, where);
        if (found.empty()) return {};
        faults += " | " + found;
      }
      return fault("fits no option" + faults);
    }
    if (keyword == "pattern") {
      return matches(rule.as_string().substr(1), value.as_string()) || !value.is_string()
                 ? std::string()
                 : fault("does not match: " + std::string(value.as_string()));
    }
    if (keyword == "minimum") return value.as_number() < rule.as_number() ? fault("too small") : "";
    if (keyword == "maximum") return value.as_number() > rule.as_number() ? fault("too big") : "";
    if (keyword == "required") {
      for (const Json& name : rule.items()) {
        if (value.find(name.as_string()) == nullptr) {
          return fault("lacks " + std::string(name.as_string()));
        }
      }
      return {};
    }
    if (keyword == "properties") {
      for (const auto& [name, part] : value.members()) {
        const Json* inner = rule.find(name);
        if (inner == nullptr) continue;
        if (std::string found = check(*inner, part, where + "/" + name); !found.empty())
          return found;
      }
      return {};
    }
    if (keyword == "additionalProperties") {
      const Json* known = schema.find("properties");
      for (const auto& [name, part] : value.members()) {
        if (known != nullptr && known->find(name) != nullptr) continue;
        if (rule.kind() == Json::Kind::kBoolean) return fault("has " + name);
        if (std::string found = check(rule, part, where + "/" + name); !found.empty()) return found;
      }
      return {};
    }
    if (keyword == "items") {
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        std::string found = check(rule, value.items()[i], where + "/" + std::to_string(i));
        if (!found.empty()) return found;
      }
      return {};
    }
    return fault("unknown keyword " + std::string(keyword));
  }

  const Json& root_;
};

}  // namespace

std::string schema_fault(const Json& schema, const Json& value) {
  return Checker(schema).check(schema, value, "");
}

}  // namespace lazo::testing
