#include "exporters/layout.hpp"

#include <algorithm>
#include <cmath>

#include "exporters/quadtree.hpp"

namespace lazo {
namespace {

using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Points on a sunflower: evenly spread, none above another, without sine or cosine, whose last
/// bits differ between libraries. Turning by the golden angle is multiplying by a constant.
class Sunflower {
 public:
  Vector next() {
    const double radius = 0.6 * std::sqrt(static_cast<double>(count_++) + 0.5);
    direction_ = {direction_.x * kCosine - direction_.y * kSine,
                  direction_.x * kSine + direction_.y * kCosine};
    return {radius * direction_.x, radius * direction_.y};
  }

 private:
  static constexpr double kCosine = -0.7373688780783197;  // of 137.50776 degrees
  static constexpr double kSine = 0.6754902942615238;
  Vector direction_{1, 0};
  std::size_t count_ = 0;
};

/// The graph as forces see it, over some of its nodes. Lengths are in ties of length 1.
class Springs {
 public:
  Springs(std::size_t nodes, const Links& links)
      : degree_(nodes), at_(nodes), place_(nodes, kAway) {
    links_.reserve(links.size());
    for (const auto& [a, b] : links) {
      if (a != b) links_.emplace_back(std::min(a, b), std::max(a, b));
    }
    std::sort(links_.begin(), links_.end());
    links_.erase(std::unique(links_.begin(), links_.end()), links_.end());
    for (const auto& [a, b] : links_) ++degree_[a], ++degree_[b];
  }

  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const { return degree_[node]; }
  [[nodiscard]] const Links& links() const { return links_; }
  Vector& at(std::uint32_t node) { return at_[node]; }

  /// Lets the nodes of `active` move for some rounds, each by at most `reach`, less every round.
  void settle(const std::vector<std::uint32_t>& active, std::size_t rounds, double reach) {
    for (std::uint32_t i = 0; i < active.size(); ++i) place_[active[i]] = i;
    points_.resize(active.size());
    std::vector<double> masses(active.size());
    for (std::size_t i = 0; i < active.size(); ++i) {
      points_[i] = at_[active[i]];
      // Those with many ties need room for them.
      masses[i] = 1 + 0.45 * std::min(30.0, std::sqrt(static_cast<double>(degree_[active[i]])));
    }
    Links links;
    for (const std::uint32_t node : active) {
      const auto from = std::lower_bound(links_.begin(), links_.end(), std::pair(node, 0U));
      for (auto at = from; at != links_.end() && at->first == node; ++at) {
        if (place_[at->second] != kAway) links.emplace_back(place_[node], place_[at->second]);
      }
    }
    std::vector<Vector> force(active.size());
    for (std::size_t round = 0; round < rounds; ++round) {
      push(masses, force);
      pull(active, links, force);
      const double left = 1 - static_cast<double>(round) / static_cast<double>(rounds);
      move(force, reach * left * left + 0.01);
    }
    for (std::size_t i = 0; i < active.size(); ++i) {
      at_[active[i]] = points_[i];
      place_[active[i]] = kAway;
    }
  }

 private:
  static constexpr std::uint32_t kAway = 0xFFFFFFFFU;
  /// Towards the middle, a little: long arms curl up instead of making the picture wide.
  static constexpr double kGravity = 0.01;

  void push(const std::vector<double>& masses, std::vector<Vector>& force) {
    tree_.build(points_, masses);
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      const Vector push = tree_.push_on(i);
      force[i] = {masses[i] * (push.x - kGravity * points_[i].x),
                  masses[i] * (push.y - kGravity * points_[i].y)};
    }
  }

  void pull(const std::vector<std::uint32_t>& active, const Links& links,
            std::vector<Vector>& force) const {
    for (const auto& [a, b] : links) {
      const double dx = points_[b].x - points_[a].x;
      const double dy = points_[b].y - points_[a].y;
      // A tie between two busy nodes may be long; otherwise they and all between them clump.
      const double least = std::min(degree_[active[a]], degree_[active[b]]);
      const double most = std::max(degree_[active[a]], degree_[active[b]]);
      const double length = 1 + 0.35 * std::sqrt(least) + 0.12 * std::sqrt(most);
      const double factor = std::sqrt(dx * dx + dy * dy) / length;
      force[a].x += factor * dx, force[a].y += factor * dy;
      force[b].x -= factor * dx, force[b].y -= factor * dy;
    }
  }

  void move(const std::vector<Vector>& force, double reach) {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double size = std::sqrt(force[i].x * force[i].x + force[i].y * force[i].y);
      if (size == 0) continue;
      const double step = std::min(size * 0.1, reach) / size;
      points_[i].x += step * force[i].x;
      points_[i].y += step * force[i].y;
    }
  }

  std::vector<std::uint32_t> degree_;
  Links links_;  // sorted, each once
  std::vector<Vector> at_;
  std::vector<std::uint32_t> place_;  // of an active node among them, while they settle
  std::vector<Vector> points_;        // of the active nodes, while they settle
  Quadtree tree_;
};

/// Fewer rounds for big graphs: time grows with nodes times rounds.
std::size_t rounds_for(std::size_t nodes) {
  return std::clamp<std::size_t>(2400000 / std::max<std::size_t>(nodes, 1), 120, 600);
}

/// Nodes of one part that are no part of the core start beside the neighbour nearest to it, in
/// waves. The result is all of them, core first.
std::vector<std::uint32_t> join_in_waves(Springs& springs,
                                         const std::vector<std::vector<std::uint32_t>>& near,
                                         const std::vector<std::uint32_t>& core,
                                         std::vector<bool>& placed) {
  std::vector<std::uint32_t> order = core;
  for (const std::uint32_t node : core) placed[node] = true;
  Sunflower around;
  for (std::size_t next = 0; next < order.size(); ++next) {
    const Vector from = springs.at(order[next]);
    for (const std::uint32_t node : near[order[next]]) {
      if (placed[node]) continue;
      placed[node] = true;
      // Outwards from the middle, a little aside: inside, the core would have to make way.
      const Vector aside = around.next();
      const double far = std::sqrt(from.x * from.x + from.y * from.y) + 1;
      const double out = 1.2 / far;
      const double wide = std::sqrt(aside.x * aside.x + aside.y * aside.y) + 1;
      springs.at(node) = {from.x * (1 + out) + aside.x / wide, from.y * (1 + out) + aside.y / wide};
      order.push_back(node);
    }
  }
  return order;
}

/// The parts of the graph that no tie joins, each with its first node of `order` first.
std::vector<std::vector<std::uint32_t>> parts_of(
    std::size_t nodes, const std::vector<std::vector<std::uint32_t>>& near,
    const std::vector<std::uint32_t>& order) {
  std::vector<std::vector<std::uint32_t>> parts;
  std::vector<bool> seen(nodes);
  const auto gather = [&](std::uint32_t first) {
    if (seen[first]) return;
    seen[first] = true;
    std::vector<std::uint32_t> part = {first};
    for (std::size_t next = 0; next < part.size(); ++next) {
      for (const std::uint32_t node : near[part[next]]) {
        if (seen[node]) continue;
        seen[node] = true;
        part.push_back(node);
      }
    }
    parts.push_back(std::move(part));
  };
  for (const std::uint32_t node : order) gather(node);
  for (std::uint32_t node = 0; node < nodes; ++node) gather(node);
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return parts;
}

/// Puts the parts side by side: the biggest in the middle, the others in rows below and above it in
/// turn, so that no small part lies far off and none covers another.
class Shelves {
 public:
  explicit Shelves(Springs& springs) : springs_(springs) {}

  void add(const std::vector<std::uint32_t>& part) {
    Vector low = springs_.at(part.front());
    Vector high = low;
    for (const std::uint32_t node : part) {
      const Vector at = springs_.at(node);
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    const double width = high.x - low.x + kWideGap;
    const double height = high.y - low.y + kGap;
    if (first_) {
      first_ = false;
      width_ = std::max(width, 3 * kWideGap);
      edge_[0] = edge_[1] = height / 2;
      shift(part, {-(low.x + high.x) / 2, -(low.y + high.y) / 2});
      return;
    }
    if (used_ > 0 && used_ + width > width_) next_row();
    // In the coordinates of the row: its left end, and away from the middle.
    const double x = -width_ / 2 + used_ - low.x;
    const double y = side_ == 0 ? edge_[0] + kGap / 2 - low.y : -edge_[1] - kGap / 2 - high.y;
    shift(part, {x, y});
    used_ += width;
    row_height_ = std::max(row_height_, height);
  }

 private:
  static constexpr double kGap = 1.6;
  static constexpr double kWideGap = 4.5;  // names stand to the right of their nodes

  void next_row() {
    edge_[side_] += row_height_;
    side_ = edge_[0] <= edge_[1] ? 0 : 1;
    used_ = row_height_ = 0;
  }

  void shift(const std::vector<std::uint32_t>& part, Vector by) {
    for (const std::uint32_t node : part) {
      springs_.at(node).x += by.x;
      springs_.at(node).y += by.y;
    }
  }

  Springs& springs_;  // owned by the caller
  bool first_ = true;
  double width_ = 0;
  double edge_[2] = {0, 0};  // how far the rows below and above reach
  std::size_t side_ = 0;
  double used_ = 0;  // of the width of the row
  double row_height_ = 0;
};

}  // namespace

std::vector<PlanePoint> lay_out(std::size_t nodes, const Links& links,
                                const std::vector<std::uint32_t>& core) {
  Springs springs(nodes, links);
  std::vector<std::vector<std::uint32_t>> near(nodes);
  for (const auto& [a, b] : springs.links()) near[a].push_back(b), near[b].push_back(a);
  std::vector<bool> placed(nodes);
  std::vector<bool> in_core(nodes);
  for (const std::uint32_t node : core) in_core[node] = true;

  Shelves shelves(springs);
  for (const std::vector<std::uint32_t>& part : parts_of(nodes, near, core)) {
    std::vector<std::uint32_t> first;
    for (const std::uint32_t node : part) {
      if (in_core[node]) first.push_back(node);
    }
    if (first.empty()) first.push_back(part.front());
    Sunflower seeds;
    for (const std::uint32_t node : first) springs.at(node) = seeds.next();
    springs.settle(first, rounds_for(first.size()), 3);
    const std::vector<std::uint32_t> order = join_in_waves(springs, near, first, placed);
    if (order.size() > first.size()) {
      springs.settle(order, rounds_for(order.size()), first.size() == 1 ? 3 : 1.2);
    }
    shelves.add(order);
  }

  std::vector<PlanePoint> points(nodes);
  for (std::uint32_t i = 0; i < nodes; ++i) {
    points[i] = {static_cast<std::int32_t>(std::lround(springs.at(i).x * kTieLength)),
                 static_cast<std::int32_t>(std::lround(springs.at(i).y * kTieLength))};
  }
  return points;
}

}  // namespace lazo
