#include "graph/base/parallel.hpp"

#include <atomic>
#include <vector>

#include "tests/catch.hpp"

using namespace lazo;

TEST_CASE("parallel: every item once, whatever the number of threads", "[base][parallel]") {
  for (const std::size_t threads : {1U, 2U, 8U}) {
    INFO("threads " << threads);
    std::vector<int> done(1000, 0);
    parallel_for(done.size(), threads, [&](std::size_t i) { ++done[i]; });
    CHECK(done == std::vector<int>(1000, 1));
  }
  parallel_for(0, 4, [](std::size_t) { FAIL("no item"); });
}

TEST_CASE("parallel: a pipeline finishes in order with a bounded number of items",
          "[base][parallel]") {
  constexpr std::size_t kSlots = 4;
  constexpr int kItems = 500;
  for (const std::size_t threads : {1U, 2U, 8U}) {
    INFO("threads " << threads);
    std::vector<int> slot(kSlots, 0);
    std::vector<int> finished;
    int given = 0;
    std::atomic<int> alive{0};
    std::atomic<int> most{0};
    run_pipeline(kSlots, threads,
                 {[&](std::size_t s) {
                    if (given == kItems) return false;
                    slot[s] = given++;
                    const int now = ++alive;
                    most = std::max(most.load(), now);
                    return true;
                  },
                  [&](std::size_t s) { slot[s] *= 2; },
                  [&](std::size_t s) {
                    finished.push_back(slot[s]);
                    --alive;
                    return true;
                  }});
    REQUIRE(finished.size() == kItems);
    for (int i = 0; i < kItems; ++i) REQUIRE(finished[static_cast<std::size_t>(i)] == 2 * i);
    CHECK(most.load() <= static_cast<int>(kSlots));
  }
}

TEST_CASE("parallel: a pipeline stops when its last stage says so", "[base][parallel]") {
  int given = 0;
  std::vector<int> slot(3, 0);
  std::vector<int> finished;
  run_pipeline(3, 2,
               {[&](std::size_t s) { return slot[s] = given++, given < 1000; }, [](std::size_t) {},
                [&](std::size_t s) { return finished.push_back(slot[s]), slot[s] < 5; }});
  CHECK(finished == std::vector<int>{0, 1, 2, 3, 4, 5});
}
