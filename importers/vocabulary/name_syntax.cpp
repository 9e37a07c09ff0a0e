// Tested by name_syntax_test.cpp.
#include "importers/vocabulary/name_syntax.hpp"

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kMaxExpansions = 64;

Error bad_name(std::string_view where, std::string message, std::string_view name,
               std::string hint) {
  return {ErrorCode::kBadInput, std::move(message) + " in name " + quoted(name), std::string(where),
          std::move(hint)};
}

/// Appends every spelling of a pattern with {a,b} groups to `out`.
Status expand(std::string_view pattern, std::string_view where, std::vector<std::string>& out) {
  out.assign(1, "");
  std::string_view rest = pattern;
  while (!rest.empty()) {
    const std::size_t open = rest.find_first_of("{}");
    for (std::string& text : out) text += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    if (rest[open] == '}' || close == std::string_view::npos) {
      return bad_name(where, "unbalanced braces", pattern, "write endings as mexican{o,a,os,as}");
    }
    std::vector<std::string> longer;
    for (const std::string& text : out) {
      for (const std::string_view ending : split(rest.substr(open + 1, close - open - 1), ',')) {
        longer.push_back(text + std::string(trim(ending)));
      }
    }
    if (longer.size() > kMaxExpansions) {
      return bad_name(where, "more than 64 spellings", pattern, "write fewer groups of endings");
    }
    out = std::move(longer);
    rest.remove_prefix(close + 1);
  }
  return {};
}

/// Reads the remarks of "[weak: a, b]" into `name`.
Status read_remarks(std::string_view remarks, std::string_view where, WrittenName& name) {
  for (const std::string_view remark : split_list(remarks, ';')) {
    const std::size_t colon = remark.find(':');
    const std::string_view word = trim(remark.substr(0, colon));
    if (word == "weak") {
      name.role = NameRole::kWeak;
      if (colon != std::string_view::npos) name.context = split_list(remark.substr(colon + 1), ',');
    } else if (word == "former" && colon == std::string_view::npos) {
      name.role = NameRole::kFormer;
    } else if (word == "adjective" && colon == std::string_view::npos) {
      name.adjective = true;
    } else {
      return Error{ErrorCode::kBadInput, "unknown remark " + quoted(remark), std::string(where),
                   "known are: weak, weak: WORDS, former, adjective"};
    }
  }
  return {};
}

}  // namespace

bool is_acronym(std::string_view name) {
  std::size_t characters = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < name.size();) {
    const Decoded decoded = decode_utf8(name, at);
    at += decoded.length;
    if (!is_word(decoded.code_point)) continue;
    ++characters;
    if (is_upper(decoded.code_point)) ++capitals;
    if (is_lower(decoded.code_point))
      return decoded.code_point == 's' && at == name.size() && capitals >= 2;
  }
  return capitals >= 1 && characters >= 2;
}

Result<std::vector<WrittenName>> parse_names(std::string_view cell, std::string_view where,
                                             std::deque<std::string>& spellings) {
  std::vector<WrittenName> names;
  std::vector<std::string> expanded;
  for (bool more = !trim(cell).empty(); more;) {
    const std::size_t bar = cell.find('|');
    more = bar != std::string_view::npos;
    std::string_view part = trim(cell.substr(0, bar));
    if (more) cell.remove_prefix(bar + 1);
    WrittenName name;
    if (const std::size_t open = part.find('['); open != std::string_view::npos) {
      if (part.back() != ']') {
        return bad_name(where, "unbalanced brackets", part, "remarks end the name: NAME [former]");
      }
      LAZO_CHECK(read_remarks(part.substr(open + 1, part.size() - open - 2), where, name));
      part = trim(part.substr(0, open));
    }
    if (part.empty()) {
      return Error{ErrorCode::kBadInput, "empty name", std::string(where),
                   "names are parted by '|'"};
    }
    const auto add = [&](std::string_view text) {
      WrittenName& added = names.emplace_back(name);
      added.text = text;
      added.acronym = is_acronym(text);
      added.common = !added.acronym && is_lower(decode_utf8(text, 0).code_point);
      if (added.acronym && added.role == NameRole::kAlias) added.role = NameRole::kAcronym;
    };
    if (part.find('{') == std::string_view::npos && part.find('}') == std::string_view::npos) {
      add(part);
      continue;
    }
    LAZO_CHECK(expand(part, where, expanded));
    for (std::string& text : expanded) add(spellings.emplace_back(std::move(text)));
  }
  return names;
}

}  // namespace lazo
