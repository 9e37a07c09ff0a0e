#include "graph/base/language_code.hpp"

namespace lazo {

std::string_view language_code(Language language) {
  switch (language) {
    case Language::kEnglish:
      return "en";
    case Language::kSpanish:
      return "es";
    case Language::kFrench:
      return "fr";
    case Language::kUnknown:
      break;
  }
  return "und";
}

Language language_of_code(std::string_view code) {
  if (code.size() > 2 && code[2] != '-' && code[2] != '_') return Language::kUnknown;
  const auto is = [code](char first, char second) {
    return code.size() >= 2 && (code[0] | 0x20) == first && (code[1] | 0x20) == second;
  };
  if (is('e', 'n')) return Language::kEnglish;
  if (is('e', 's')) return Language::kSpanish;
  if (is('f', 'r')) return Language::kFrench;
  return Language::kUnknown;
}

}  // namespace lazo
