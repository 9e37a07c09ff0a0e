// Any bytes as CoNLL-U: no crash; what is read has sound offsets, and scores 1 against itself.

#include <cstdint>
#include <string>
#include <string_view>

#include "language/conllu.hpp"
#include "language/evaluate.hpp"

using namespace lazo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
  const Result<Analysis> read = read_conllu(text, "input", Language::kEnglish);
  if (!read.ok()) return 0;
  for (const Token& token : read->tokens) {
    if (token.span.end > read->text.size() || token.end_word <= token.first_word) __builtin_trap();
  }
  const std::string written = write_conllu(*read, nullptr);
  const Result<Evaluation> score = evaluate_conllu(written, "a", written, "b");
  if (!score.ok() || score->find("Words")->right != read->words.size()) __builtin_trap();
  (void)conllu_of_names(text, "input");
  return 0;
}
