// A user's table of any bytes, then a text of any bytes: no crash, an error that names the file,
// and matches that stand in the text without overlapping. The first byte 0 parts the two.

#include <cstdint>
#include <string>
#include <string_view>

#include "importers/vocabulary/matcher.hpp"

using namespace lazo;

namespace {

const Ontology& ontology() {
  static const Result<Ontology> loaded = shipped_ontology();
  return loaded.value();
}

void match(const Vocabulary& vocabulary, std::string_view text) {
  const NameMatcher matcher(vocabulary);
  for (const Language language : {Language::kUnknown, Language::kEnglish, Language::kSpanish}) {
    std::uint32_t end = 0;
    for (const NameMatch& found : resolve_weak(matcher, matcher.find(text, language), language)) {
      if (found.span.begin < end || found.span.empty() || found.span.end > text.size())
        __builtin_trap();
      if (found.node >= vocabulary.size()) __builtin_trap();
      end = found.span.end;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(static_cast<const char*>(static_cast<const void*>(data)), size);
  const std::size_t zero = input.find('\0');
  const std::string_view rows = std::string_view(input).substr(0, zero);
  const std::string_view text =
      zero == std::string::npos ? rows : std::string_view(input).substr(zero + 1);
  const VocabularyTable table{"user.tsv", rows};
  const Result<Vocabulary> vocabulary = Vocabulary::load(std::span(&table, 1), ontology());
  if (!vocabulary) {
    if (vocabulary.error().message.empty()) __builtin_trap();
    return 0;
  }
  match(vocabulary.value(), text);
  return 0;
}
