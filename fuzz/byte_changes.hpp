#pragma once
// Generated input as damage to a good file: five bytes each, position and value; a rest of one to
// four bytes cuts the file. Nearly every input is nearly sound, so that the checks behind the first
// ones are reached.

#include <cstdint>
#include <cstring>
#include <string>

namespace lazo {

inline std::string damaged(std::string bytes, const std::uint8_t* changes, std::size_t size) {
  constexpr std::size_t kChange = 5;
  const std::size_t rest = size % kChange;
  if (rest != 0) bytes.resize(bytes.size() * changes[size - 1] / 256);
  for (std::size_t i = 0; i + kChange <= size && !bytes.empty(); i += kChange) {
    std::uint32_t at = 0;
    std::memcpy(&at, changes + i, sizeof at);
    bytes[at % bytes.size()] = static_cast<char>(changes[i + sizeof at]);
  }
  return bytes;
}

}  // namespace lazo
