#pragma once
// The objects of a JSON text that is too large for memory: where each one stands, so that those
// that are wanted can be read and parsed one at a time.
//
//   struct Edges final : JsonScan {
//     Result<std::string> read(std::uint64_t begin, std::size_t size) override { ... }
//     void object(const JsonPlace& place) override {
//       if (place.container == "/graph/edges") ranges.push_back({place.begin, place.end});
//     }
//   };
//   LAZO_CHECK(scan_json(edges));
//
// Beside json.cpp this is the only place that knows RapidJSON. Strict as parse_json, but for
// duplicate keys. Memory: a piece of the text and its longest string,
// which may have 16 MB. O(n). A scan belongs to one thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/result.hpp"

namespace lazo {

/// An object not deeper than four levels, and the bytes [begin, end) that it takes, braces
/// included. Views end with the call.
struct JsonPlace {
  std::string_view
      container;          ///< JSON pointer of what holds it, names unescaped: "/graphs/0/nodes"
  std::string_view name;  ///< of a member; empty for an item of an array
  std::size_t index = 0;  ///< in the container, from 0
  bool in_array = false;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// Where the bytes come from and the objects go.
class JsonScan {
 public:
  virtual ~JsonScan() = default;
  /// The bytes from `begin` on; fewer than `size` only at the end of the text.
  [[nodiscard]] virtual Result<std::string> read(std::uint64_t begin, std::size_t size) = 0;
  /// Inner objects come before the one that holds them.
  virtual void object(const JsonPlace& place) = 0;
};

/// Errors: those of read(); kBadInput with the offset of what is no JSON, nested deeper than 200
/// levels, or has a string of more than 16 MB.
[[nodiscard]] Status scan_json(JsonScan& scan);

}  // namespace lazo
