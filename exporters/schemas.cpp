// Tested by schemas_test.cpp.
#include "exporters/schemas.hpp"

#include <array>
#include <string>

#include "graph/base/embedded.hpp"

namespace lazo {

namespace embedded {
extern const EmbeddedFiles schema_data;
}  // namespace embedded

std::span<const std::string_view> schema_names() {
  static constexpr std::array<std::string_view, 3> kNames = {"answer", "error", "jsonl"};
  return kNames;
}

std::string_view schema_text(std::string_view name) {
  return embedded::schema_data.find("schemas/" + std::string(name) + ".json");
}

}  // namespace lazo
