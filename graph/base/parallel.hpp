#pragma once
// Work on many items by many threads with results that do not depend on how many.
//
//   parallel_for(documents.size(), threads, [&](std::size_t i) { out[i] = read(documents[i]); });
//
// What is computed for an item may depend on that item only. Plain threads: oneTBB, which did this
// before, took a third of the start of every command, the one-thread ones included.

#include <cstddef>
#include <functional>

namespace lazo {

/// Threads to use when the caller did not say: those of the machine, at least 1.
[[nodiscard]] std::size_t default_thread_count();

/// Calls work(i) once for each i in [0, count), on at most `threads` threads (0: the default).
/// Returns when all are done. `work` must be safe to call for different i at the same time and
/// must not throw.
void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work);

/// The stages of run_pipeline(). An item lives in a slot, numbered [0, slots), that is its own
/// until `finish` returns.
struct PipelineStages {
  std::function<bool(std::size_t slot)> next;  ///< one at a time; fills the slot; false at the end
  std::function<void(std::size_t slot)> work;  ///< many at once
  std::function<bool(std::size_t slot)>
      finish;  ///< one at a time, in the order of `next`; false stops
};

/// Streams items through the stages with at most `slots` of them alive, whatever their number.
/// No stage may throw.
void run_pipeline(std::size_t slots, std::size_t threads, const PipelineStages& stages);

}  // namespace lazo
