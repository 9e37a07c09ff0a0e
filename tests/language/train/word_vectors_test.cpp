#include "language/train/word_vectors.hpp"

#include <bit>
#include <string>

#include "language/features.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

void append_u32(std::string& out, std::uint32_t v) {
  for (unsigned i = 0; i < 4; ++i) out.push_back(static_cast<char>(v >> (8 * i) & 0xFFU));
}

// Three words of two dimensions; "Trade" and "trade" have one hash.
std::string sample() {
  std::string out("WVEC8\0\0\1", 8);
  const std::string words = "trade\nTrade\nunión\n";
  append_u32(out, 3);
  append_u32(out, 2);
  append_u32(out, static_cast<std::uint32_t>(words.size()));
  for (const std::uint32_t count : {30U, 20U, 10U}) append_u32(out, count);
  for (const float scale : {0.5F, 1.0F, 2.0F}) append_u32(out, std::bit_cast<std::uint32_t>(scale));
  for (const int value : {3, 4, 1, 1, 0, -5}) out.push_back(static_cast<char>(value));
  return out + words;
}

TEST_CASE("word vectors: all have one length, the most frequent of a hash stays",
          "[language][train]") {
  const auto vectors = read_word_vectors(sample(), "x.wvec8");
  REQUIRE(vectors.ok());
  REQUIRE(vectors->hashes.size() == 2);
  const std::uint32_t trade = vectors->find(word_hash("TRADE"));
  REQUIRE(trade != kNoVector);
  CHECK(vectors->values.at(0, trade) == Approx(kVectorLength * 0.6F));
  CHECK(vectors->values.at(1, trade) == Approx(kVectorLength * 0.8F));
  const std::uint32_t united = vectors->find(word_hash("unión"));
  REQUIRE(united != kNoVector);
  CHECK(vectors->values.at(1, united) == Approx(-kVectorLength));
  CHECK(vectors->find(word_hash("absent")) == kNoVector);
}

TEST_CASE("word vectors: a file cut short or damaged is refused", "[language][train]") {
  const std::string bytes = sample();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size);
    CHECK_FALSE(read_word_vectors(bytes.substr(0, size), "x").ok());
  }
  std::string no_lines = bytes;
  for (char& c : no_lines) c = c == '\n' ? ' ' : c;
  CHECK_FALSE(read_word_vectors(no_lines, "x").ok());
}

}  // namespace
}  // namespace lazo
