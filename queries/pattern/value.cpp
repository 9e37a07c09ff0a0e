// Tested by pattern_test.cpp and the openCypher TCK (tests/queries/pattern/tck_run.cpp).
#include "queries/pattern/value.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lazo::pattern {
namespace {

/// Position of a kind in the total order.
int rank(const Value& value) {
  constexpr std::array<int, 10> kRankOfIndex = {
      /*Null*/ 9, /*bool*/ 7, /*integer*/ 8, /*float*/ 8,        /*string*/ 6,
      /*list*/ 3, /*map*/ 0,  /*node*/ 1,    /*relationship*/ 2, /*path*/ 4};
  return kRankOfIndex[value.data.index()];
}

std::weak_ordering order_numbers(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return static_cast<int>(std::isnan(a)) <=> static_cast<int>(std::isnan(b));
  if (a < b) return std::weak_ordering::less;
  return a > b ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

std::weak_ordering order_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto o = order(a[i], b[i]); o != 0) return o;
  }
  return a.size() <=> b.size();
}

std::weak_ordering order_maps(const Map& a, const Map& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto o = a[i].first <=> b[i].first; o != 0) return o;
    if (const auto o = order(a[i].second, b[i].second); o != 0) return o;
  }
  return a.size() <=> b.size();
}

Ternary equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  Ternary result = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Ternary same = equals(a[i], b[i]);
    if (same == false) return false;
    if (!same) result = std::nullopt;
  }
  return result;
}

Ternary equal_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  Ternary result = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].first != b[i].first) return false;
    const Ternary same = equals(a[i].second, b[i].second);
    if (same == false) return false;
    if (!same) result = std::nullopt;
  }
  return result;
}

}  // namespace

Ternary equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) {
    if (a.get<std::int64_t>() != nullptr && b.get<std::int64_t>() != nullptr) {
      return *a.get<std::int64_t>() == *b.get<std::int64_t>();
    }
    return a.number() == b.number();
  }
  if (a.data.index() != b.data.index()) return false;
  if (const auto* list = a.get<List>()) return equal_lists(*list, *b.get<List>());
  if (const auto* map = a.get<Map>()) return equal_maps(*map, *b.get<Map>());
  return order(a, b) == 0;
}

Ternary less(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) {
    if (a.get<std::int64_t>() != nullptr && b.get<std::int64_t>() != nullptr) {
      return *a.get<std::int64_t>() < *b.get<std::int64_t>();
    }
    return a.number() < b.number();
  }
  if (a.data.index() != b.data.index()) return std::nullopt;
  if (a.get<std::string>() != nullptr || a.get<bool>() != nullptr || a.get<List>() != nullptr)
    return order(a, b) < 0;
  return std::nullopt;
}

std::weak_ordering order(const Value& a, const Value& b) {
  if (const int left = rank(a), right = rank(b); left != right) return left <=> right;
  if (a.is_null()) return std::weak_ordering::equivalent;
  if (a.is_number()) {
    if (a.get<std::int64_t>() != nullptr && b.get<std::int64_t>() != nullptr) {
      return *a.get<std::int64_t>() <=> *b.get<std::int64_t>();
    }
    return order_numbers(a.number(), b.number());
  }
  if (const auto* text = a.get<std::string>()) return *text <=> *b.get<std::string>();
  if (const auto* flag = a.get<bool>()) return *flag <=> *b.get<bool>();
  if (const auto* list = a.get<List>()) return order_lists(*list, *b.get<List>());
  if (const auto* map = a.get<Map>()) return order_maps(*map, *b.get<Map>());
  if (const auto* node = a.get<NodeRef>()) return *node <=> *b.get<NodeRef>();
  if (const auto* relationship = a.get<RelationshipRef>())
    return *relationship <=> *b.get<RelationshipRef>();
  return *a.get<PathRef>() <=> *b.get<PathRef>();
}

std::string_view kind_name(const Value& value) {
  constexpr std::array<std::string_view, 10> kNames = {
      "null", "boolean", "integer", "float",        "string",
      "list", "map",     "node",    "relationship", "path"};
  return kNames[value.data.index()];
}

}  // namespace lazo::pattern
