#include "language/train/word_vectors.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <string>

#include "language/features.hpp"

namespace lazo {
namespace {

constexpr std::string_view kMagic("WVEC8\0\0\1", 8);
constexpr std::size_t kHeader = 20;

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t v = 0;
  for (unsigned i = 0; i < 4; ++i) {
    v |= std::uint32_t{static_cast<std::uint8_t>(bytes[at + i])} << (8 * i);
  }
  return v;
}

}  // namespace

Result<WordVectors> read_word_vectors(std::string_view bytes, std::string_view where) {
  const auto bad = [&where](std::string_view message) {
    return Error{ErrorCode::kBadInput, std::string(message), std::string(where), {}};
  };
  if (bytes.size() < kHeader || bytes.substr(0, kMagic.size()) != kMagic) {
    return bad("not a file of word vectors (magic WVEC8)");
  }
  const std::size_t words = u32_at(bytes, 8);
  const std::size_t dimensions = u32_at(bytes, 12);
  const std::size_t list_size = u32_at(bytes, 16);
  if (bytes.size() != kHeader + words * (8 + dimensions) + list_size) {
    return bad("the size of the file is not what its header says");
  }
  const std::size_t scales = kHeader + 4 * words;
  const std::size_t rows = scales + 4 * words;
  std::string_view list = bytes.substr(rows + words * dimensions);

  WordVectors out;
  out.values.reset(dimensions, words);
  std::size_t column = 0;
  for (std::size_t word = 0; word < words; ++word) {
    const std::size_t end = list.find('\n');
    if (end == std::string_view::npos) return bad("fewer words than the header says");
    const std::uint32_t hash = word_hash(list.substr(0, end));
    list.remove_prefix(end + 1);
    if (!out.columns.emplace(hash, static_cast<std::uint32_t>(column)).second) continue;
    const float scale = std::bit_cast<float>(u32_at(bytes, scales + 4 * word));
    const std::span<float> values = out.values.column(column);
    for (std::size_t i = 0; i < dimensions; ++i) {
      values[i] =
          scale * static_cast<float>(static_cast<std::int8_t>(bytes[rows + word * dimensions + i]));
    }
    const float length = std::sqrt(dot(values, values));
    for (float& v : values) v *= length > 0.0F ? kVectorLength / length : 0.0F;
    out.hashes.push_back(hash);
    ++column;
  }
  return out;
}

}  // namespace lazo
