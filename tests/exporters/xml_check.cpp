#include "tests/exporters/xml_check.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace lazo::testing {
namespace {

bool known_entity(std::string_view text) {
  constexpr std::array<std::string_view, 5> kEntities = {"&amp;", "&lt;", "&gt;", "&quot;",
                                                         "&#39;"};
  return std::any_of(kEntities.begin(), kEntities.end(),
                     [text](std::string_view entity) { return text.starts_with(entity); });
}

std::string fault_in_content(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<') return "raw <";
    if (text[i] == '&' && !known_entity(text.substr(i))) return "unknown entity";
    if (static_cast<unsigned char>(text[i]) < 0x20 && text[i] != '\n' && text[i] != '\t') {
      return "control character";
    }
  }
  if (text.find("\xEF\xBF\xBE") != text.npos || text.find("\xEF\xBF\xBF") != text.npos) {
    return "noncharacter";
  }
  return {};
}

/// The part of a tag after its name: name="value" pairs.
std::string fault_in_attributes(std::string_view text) {
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == text.npos) return {};
    const std::size_t equals = text.find("=\"", begin);
    if (equals == text.npos) return "no value for an attribute";
    if (text.substr(begin, equals - begin).find_first_of(" \"<>&") != text.npos) return "bad name";
    const std::size_t close = text.find('"', equals + 2);
    if (close == text.npos) return "open quote";
    if (std::string fault = fault_in_content(text.substr(equals + 2, close - equals - 2));
        !fault.empty()) {
      return fault;
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string xml_fault(std::string_view text) {
  if (!text.starts_with("<?xml ")) return "no declaration";
  text.remove_prefix(text.find("?>") + 2);
  std::vector<std::string> open;
  bool root_seen = false;
  while (true) {
    const std::size_t begin = text.find('<');
    const std::string_view before = text.substr(0, begin);
    if (std::string fault = fault_in_content(before); !fault.empty()) return fault;
    if (open.empty() && before.find_first_not_of("\n ") != before.npos)
      return "text outside the root";
    if (begin == text.npos) break;
    const std::size_t end = text.find('>', begin);
    if (end == text.npos) return "open tag";
    std::string_view tag = text.substr(begin + 1, end - begin - 1);
    text.remove_prefix(end + 1);
    if (tag.starts_with("/")) {
      if (open.empty() || open.back() != tag.substr(1)) return "tags do not match";
      open.pop_back();
      continue;
    }
    const bool empty = tag.ends_with("/");
    if (empty) tag.remove_suffix(1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" \n"));
    if (std::string fault = fault_in_attributes(tag.substr(name.size())); !fault.empty())
      return fault;
    if (open.empty() && root_seen) return "two roots";
    root_seen = true;
    if (!empty) open.emplace_back(name);
  }
  if (!open.empty()) return "tag left open";
  return root_seen ? std::string() : "no root";
}

}  // namespace lazo::testing
