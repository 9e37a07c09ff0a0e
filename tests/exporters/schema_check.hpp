#pragma once
// A JSON Schema validator for the keywords that the published schemas use: type, enum, properties,
// required, additionalProperties, items, minimum, maximum, pattern (anchors, literals, classes,
// {n},
// +), anyOf, $ref to #/$defs.

#include <string>

#include "graph/base/json.hpp"

namespace lazo::testing {

/// Where and why `value` breaks `schema`; empty if it does not. An unknown keyword is a fault: the
/// schema says something that this cannot check.
[[nodiscard]] std::string schema_fault(const Json& schema, const Json& value);

}  // namespace lazo::testing
