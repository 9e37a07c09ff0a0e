// Tested by layout_test.cpp against the sum over all pairs.
#include "exporters/quadtree.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lazo {
namespace {

/// A square whose side is less than this part of its distance counts as one body.
constexpr double kOpening = 0.9;
/// Bodies closer than this push as if they were this far apart.
constexpr double kNearest = 0.01;
constexpr std::uint8_t kDeepest = 40;

void add_push(Vector& push, const Vector& at, const Vector& from, double mass) {
  const double dx = at.x - from.x;
  const double dy = at.y - from.y;
  const double square = std::max(dx * dx + dy * dy, kNearest * kNearest);
  push.x += mass * dx / square;
  push.y += mass * dy / square;
}

}  // namespace

void Quadtree::build(const std::vector<Vector>& points, const std::vector<double>& masses) {
  points_ = &points;
  masses_ = &masses;
  squares_.clear();
  next_.assign(points.size(), kNone);
  if (points.empty()) return;
  Vector low = points.front();
  Vector high = points.front();
  for (const Vector& point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  Square root;
  root.half = std::max({high.x - low.x, high.y - low.y, 1.0}) / 2;
  root.middle = {(low.x + high.x) / 2, (low.y + high.y) / 2};
  squares_.push_back(root);
  for (std::uint32_t body = 0; body < points.size(); ++body) insert(body);
  for (Square& square : squares_) {
    if (square.mass > 0)
      square.center = {square.center.x / square.mass, square.center.y / square.mass};
  }
}

std::uint32_t Quadtree::child_for(const Square& square, const Vector& point) const {
  return square.children + (point.x > square.middle.x ? 1U : 0U) +
         (point.y > square.middle.y ? 2U : 0U);
}

void Quadtree::split(std::uint32_t at) {
  const auto first = static_cast<std::uint32_t>(squares_.size());
  for (const auto& [dx, dy] : {std::pair(-1, -1), {1, -1}, {-1, 1}, {1, 1}}) {
    Square child;
    child.half = squares_[at].half / 2;
    child.middle = {squares_[at].middle.x + dx * child.half,
                    squares_[at].middle.y + dy * child.half};
    child.depth = static_cast<std::uint8_t>(squares_[at].depth + 1);
    squares_.push_back(child);
  }
  squares_[at].children = first;
}

void Quadtree::insert(std::uint32_t body) {
  const Vector point = (*points_)[body];
  const double mass = (*masses_)[body];
  const auto weigh = [&](Square& square, const Vector& where, double much) {
    square.mass += much;
    square.center = {square.center.x + much * where.x, square.center.y + much * where.y};
  };
  std::uint32_t at = 0;
  while (true) {
    weigh(squares_[at], point, mass);
    if (squares_[at].children != kNone) {
      at = child_for(squares_[at], point);
      continue;
    }
    const std::uint32_t other = squares_[at].body;
    if (other == kNone || squares_[at].depth == kDeepest) {
      next_[body] = other;
      squares_[at].body = body;
      return;
    }
    split(at);
    Square& child = squares_[child_for(squares_[at], (*points_)[other])];
    weigh(child, (*points_)[other], (*masses_)[other]);
    child.body = other;
    squares_[at].body = kNone;
    at = child_for(squares_[at], point);
  }
}

Vector Quadtree::push_on(std::uint32_t body) const {
  Vector push;
  const Vector& at = (*points_)[body];
  std::array<std::uint32_t, 4 * (kDeepest + 1)> open{};
  std::size_t count = 0;
  open[count++] = 0;
  while (count > 0) {
    const Square& square = squares_[open[--count]];
    if (square.mass <= 0) continue;
    if (square.children == kNone) {
      for (std::uint32_t other = square.body; other != kNone; other = next_[other]) {
        if (other != body) add_push(push, at, (*points_)[other], (*masses_)[other]);
      }
      continue;
    }
    const double dx = at.x - square.center.x;
    const double dy = at.y - square.center.y;
    const double side = 2 * square.half;
    if (side * side < kOpening * kOpening * (dx * dx + dy * dy)) {
      add_push(push, at, square.center, square.mass);
      continue;
    }
    for (std::uint32_t child = 0; child < 4; ++child) open[count++] = square.children + child;
  }
  return push;
}

}  // namespace lazo
