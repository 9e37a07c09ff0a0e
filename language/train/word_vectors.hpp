#pragma once
// Pre-trained word vectors: fixed input of the network, looked up by the hash of a word.
//
//   LAZO_TRY(const WordVectors vectors, read_word_vectors(bytes, "en.wvec8"));
//   vectors.find(word_hash("tariffs"));     // column of `values`, or kNoVector
//
// The file (little endian): magic "WVEC8" 0 0 1; u32 words n, dimensions d, bytes of the word list;
// n u32 counts; n binary32 scales; n * d int8, value = int8 * scale; the words, each ended by a
// newline, the most frequent first. Each vector is stretched to the length kVectorLength. Of words
// with one hash the most frequent stays. Tested by word_vectors_test.cpp.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/base/result.hpp"
#include "language/train/matrix.hpp"

namespace lazo {

inline constexpr std::uint32_t kNoVector = 0xFFFFFFFFU;
inline constexpr float kVectorLength = 3.0F;

struct WordVectors {
  Matrix values;                                             ///< [dimensions, words]
  std::vector<std::uint32_t> hashes;                         ///< word_hash() of each column
  std::unordered_map<std::uint32_t, std::uint32_t> columns;  ///< the way back

  [[nodiscard]] std::uint32_t find(std::uint32_t hash) const {
    const auto it = columns.find(hash);
    return it == columns.end() ? kNoVector : it->second;
  }
};

/// Vectors from the bytes of a file; `where` names it in messages. kBadInput if it is not one.
[[nodiscard]] Result<WordVectors> read_word_vectors(std::string_view bytes, std::string_view where);

}  // namespace lazo
