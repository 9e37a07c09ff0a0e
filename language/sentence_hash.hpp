#pragma once
// The identity of a sentence for keeping training and evaluation apart: the same words give the
// same number, however they are cut into tokens, cased or quoted.
//
//   SentenceHash hash;
//   for (form : sentence) hash.add(form);
//   if (excluded.contains(hash.value())) drop(sentence);
//
// FNV-1a (64 bits) over the characters of the forms: lower case, plain quotes and dashes, no white
// space. Models store these numbers, so that a test can intersect them with evaluation data.

#include <cstdint>
#include <string_view>

namespace lazo {

class SentenceHash {
 public:
  void add(std::string_view form);
  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 14695981039346656037U;
};

}  // namespace lazo
