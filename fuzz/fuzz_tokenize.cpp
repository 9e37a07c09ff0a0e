// Any bytes in any language: no crash, and every offset slices back (tests/language/split_support).

#include <cstdint>
#include <string>
#include <string_view>

#include "language/conllu.hpp"
#include "language/split.hpp"
#include "tests/language/split_support.hpp"

using namespace lazo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(static_cast<const char*>(static_cast<const void*>(data)), size);
  const Section whole[] = {{{0, static_cast<std::uint32_t>(size)}, {}}};
  for (const Language language :
       {Language::kUnknown, Language::kEnglish, Language::kSpanish, Language::kFrench}) {
    const Analysis analysis = split(text, whole, language);
    if (!broken_invariant(analysis).empty()) __builtin_trap();
    // What is written reads back to the same sentences.
    const auto again = read_conllu(write_conllu(analysis, nullptr), "written", language);
    if (!again.ok() || again->sentences.size() != analysis.sentences.size()) __builtin_trap();
  }
  return 0;
}
