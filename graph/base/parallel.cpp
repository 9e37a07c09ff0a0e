// Tested by parallel_test.cpp.
#include "graph/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace lazo {

namespace tbb = oneapi::tbb;

std::size_t default_thread_count() {
  return static_cast<std::size_t>(std::max(1, tbb::info::default_concurrency()));
}

void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work) {
  if (threads == 0) threads = default_thread_count();
  if (threads == 1 || count < 2) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, work); });
}

void run_pipeline(std::size_t slots, std::size_t threads, const PipelineStages& stages) {
  if (threads == 0) threads = default_thread_count();
  slots = std::max<std::size_t>(slots, 1);
  if (threads == 1) {
    for (bool more = stages.next(0); more; more = stages.finish(0) && stages.next(0))
      stages.work(0);
    return;
  }
  // Both outer filters are serial and in order, and at most `slots` tokens are in flight: the slot
  // (turn % slots) is free again when its next turn comes.
  std::size_t turn = 0;
  std::atomic<bool> stop{false};
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(
        slots, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order,
                                                   [&](tbb::flow_control& control) -> std::size_t {
                                                     const std::size_t slot = turn % slots;
                                                     if (stop.load() || !stages.next(slot)) {
                                                       control.stop();
                                                       return 0;
                                                     }
                                                     ++turn;
                                                     return slot;
                                                   }) &
                   tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel,
                                                              [&](std::size_t slot) {
                                                                stages.work(slot);
                                                                return slot;
                                                              }) &
                   tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order,
                                                       [&](std::size_t slot) {
                                                         if (!stop.load() && !stages.finish(slot))
                                                           stop.store(true);
                                                       }));
  });
}

}  // namespace lazo
