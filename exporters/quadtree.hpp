#pragma once
// Bodies on a plane, gathered into squares, so that the push of far ones is counted once a square
// (Barnes and Hut, 1986: "A hierarchical O(N log N) force-calculation algorithm").
//
//   tree.build(points, masses);
//   const Vector push = tree.push_on(i);
//
// Same bodies in the same order, same answer. build O(n log n), push_on O(log n) for bodies that
// are spread out. Not thread-safe while it is built.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lazo {

struct Vector {
  double x = 0;
  double y = 0;
};

class Quadtree {
 public:
  /// `points` and `masses` must outlive the queries.
  void build(const std::vector<Vector>& points, const std::vector<double>& masses);
  /// The sum over all other bodies of mass / distance, away from them.
  [[nodiscard]] Vector push_on(std::uint32_t body) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  /// A square: an inner one has children, an outer one bodies, chained through next_.
  struct Square {
    std::uint32_t children = kNone;  ///< the first of four that follow each other
    std::uint32_t body = kNone;
    double mass = 0;
    Vector center;  ///< of mass, once built
    double half = 0;
    Vector middle;
    std::uint8_t depth = 0;
  };

  void insert(std::uint32_t body);
  void split(std::uint32_t square);
  [[nodiscard]] std::uint32_t child_for(const Square& square, const Vector& point) const;

  const std::vector<Vector>* points_ = nullptr;
  const std::vector<double>* masses_ = nullptr;
  std::vector<Square> squares_;
  std::vector<std::uint32_t> next_;
};

}  // namespace lazo
