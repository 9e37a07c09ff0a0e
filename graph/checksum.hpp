#pragma once
// A fast 64-bit checksum against accidents (not against forgers; that is what SHA-256 is for).
//
//   checksum64(section)
//
// XXH64 with seed 0 (Yann Collet, xxHash specification 0.1.1): about 10 bytes a nanosecond.
// Tested against the values of the specification.

#include <cstdint>
#include <string_view>

namespace lazo {

[[nodiscard]] std::uint64_t checksum64(std::string_view bytes);

}  // namespace lazo
