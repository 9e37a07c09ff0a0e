#include "exporters/layout.hpp"

#include <cmath>
#include <cstdlib>
#include <string>

#include "exporters/quadtree.hpp"
#include "graph/base/sha256.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Numbers that follow from a seed alone.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % limit;
  }

 private:
  std::uint32_t state_;
};

double distance(PlanePoint a, PlanePoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// A few hubs, many leaves, some ties across.
Links hub_graph(std::uint32_t nodes, std::uint32_t seed) {
  Dice dice(seed);
  Links links;
  for (std::uint32_t node = 1; node < nodes; ++node) {
    links.emplace_back(node,
                       dice.below(3) == 0 ? dice.below(node) : dice.below(std::min(node, 5U)));
  }
  return links;
}

}  // namespace

TEST_CASE("quadtree: pushes as the sum over all pairs does, nearly", "[exporters][layout]") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    Dice dice(seed);
    std::vector<Vector> points;
    std::vector<double> masses;
    for (int i = 0; i < 300; ++i) {
      points.push_back({dice.below(1000) / 10.0, dice.below(1000) / 10.0});
      masses.push_back(1 + dice.below(3));
    }
    points.push_back(points.front());  // two bodies in one place
    masses.push_back(1);
    Quadtree tree;
    tree.build(points, masses);
    for (std::uint32_t i = 0; i < points.size(); i += 7) {
      Vector exact;
      for (std::size_t j = 0; j < points.size(); ++j) {
        if (i == j) continue;
        const double dx = points[i].x - points[j].x;
        const double dy = points[i].y - points[j].y;
        const double square = std::max(dx * dx + dy * dy, 1e-4);
        exact.x += masses[j] * dx / square;
        exact.y += masses[j] * dy / square;
      }
      const Vector push = tree.push_on(i);
      INFO("seed " << seed << " body " << i);
      const double error = std::hypot(push.x - exact.x, push.y - exact.y);
      CHECK(error < 0.15 * std::hypot(exact.x, exact.y) + 1.0);
    }
  }
}

TEST_CASE("layout: the same graph has the same places on every machine", "[exporters][layout]") {
  const std::vector<PlanePoint> points = lay_out(400, hub_graph(400, 7), {0, 1, 2, 3, 4});
  CHECK(points == lay_out(400, hub_graph(400, 7), {0, 1, 2, 3, 4}));
  std::string text;
  for (const PlanePoint point : points) {
    text += std::to_string(point.x) + "," + std::to_string(point.y) + ";";
  }
  // What GCC 12 and clang 14 gave, from -O0 to -O3, with and without fused operations to use.
  INFO(text.substr(0, 120));
  CHECK(to_hex(sha256(text)).substr(0, 16) == "5cef721e691488cd");
}

TEST_CASE("layout: tied nodes lie nearer than others", "[exporters][layout]") {
  for (const std::uint32_t nodes : {40U, 300U, 1500U}) {
    INFO(nodes);
    const Links links = hub_graph(nodes, 3);
    const std::vector<PlanePoint> points = lay_out(nodes, links, {});
    double tied = 0;
    for (const auto& [a, b] : links) tied += distance(points[a], points[b]);
    tied /= static_cast<double>(links.size());
    Dice dice(11);
    double any = 0;
    for (int i = 0; i < 2000; ++i)
      any += distance(points[dice.below(nodes)], points[dice.below(nodes)]);
    any /= 2000;
    CHECK(tied * 2 < any);
  }
}

TEST_CASE("layout: no two nodes share a place", "[exporters][layout]") {
  const Links links = hub_graph(500, 5);
  std::vector<PlanePoint> points = lay_out(520, links, {0, 1});  // twenty nodes without ties
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      INFO(i << " " << j);
      REQUIRE(distance(points[i], points[j]) >= 2);
    }
  }
}

TEST_CASE("layout: parts without a tie between them stand apart, not far off",
          "[exporters][layout]") {
  // A star of forty, and ten pairs.
  Links links;
  for (std::uint32_t i = 1; i < 40; ++i) links.emplace_back(0, i);
  for (std::uint32_t i = 0; i < 10; ++i) links.emplace_back(40 + 2 * i, 41 + 2 * i);
  const std::vector<PlanePoint> points = lay_out(60, links, {0});
  double star = 0;
  for (std::uint32_t i = 1; i < 40; ++i) star = std::max(star, distance(points[0], points[i]));
  for (std::uint32_t i = 40; i < 60; ++i) {
    INFO(i);
    CHECK(distance(points[0], points[i]) > 0.8 * star);
    CHECK(distance(points[0], points[i]) < 6 * star);
  }
}

TEST_CASE("layout: small and odd graphs", "[exporters][layout]") {
  CHECK(lay_out(0, {}, {}).empty());
  CHECK(lay_out(1, {}, {}) == std::vector<PlanePoint>{PlanePoint{0, 0}});
  const std::vector<PlanePoint> two = lay_out(2, {{0, 1}, {1, 0}, {0, 0}}, {1});
  CHECK(distance(two[0], two[1]) > kTieLength / 2);
  CHECK(distance(two[0], two[1]) < 4 * kTieLength);
}

}  // namespace lazo
