// Tested by parallel_test.cpp.
#include "graph/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace lazo {
namespace {

/// Runs `body` on this thread and on threads - 1 others; returns when all are done.
void run_on_threads(std::size_t threads, const std::function<void()>& body) {
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(body);
  body();
  for (std::thread& other : others) other.join();
}

/// Turns of a pipeline: each thread takes whatever may be done next, the oldest first.
class Pipeline {
 public:
  Pipeline(std::size_t slots, const PipelineStages& stages) : stages_(stages), worked_(slots) {}

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      if (begun_ != finished_ && worked_[finished_ % worked_.size()] && !finishing_) {
        finish(lock);
      } else if (!ended_ && !reading_ && begun_ - finished_ < worked_.size()) {
        begin(lock);
      } else if (ended_ && !reading_ && begun_ == finished_) {
        return;
      } else {
        changed_.wait(lock);
      }
    }
  }

 private:
  /// Reads the next item and works on it.
  void begin(std::unique_lock<std::mutex>& lock) {
    const std::size_t slot = begun_ % worked_.size();
    reading_ = true;
    lock.unlock();
    const bool more = stages_.next(slot);
    lock.lock();
    reading_ = false;
    if (more) {
      ++begun_;
    } else {
      ended_ = true;
    }
    changed_.notify_all();
    if (!more) return;
    lock.unlock();
    stages_.work(slot);
    lock.lock();
    worked_[slot] = true;
    changed_.notify_all();
  }

  /// Finishes the oldest item; once one of them stopped, the rest is only let go.
  void finish(std::unique_lock<std::mutex>& lock) {
    const std::size_t slot = finished_ % worked_.size();
    if (!stopped_) {
      finishing_ = true;
      lock.unlock();
      const bool more = stages_.finish(slot);
      lock.lock();
      finishing_ = false;
      if (!more) stopped_ = ended_ = true;
    }
    worked_[slot] = false;
    ++finished_;
    changed_.notify_all();
  }

  const PipelineStages& stages_;  // owned by the caller of run_pipeline
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<char> worked_;  ///< a slot: its item waits to be finished
  std::size_t begun_ = 0;     ///< items read
  std::size_t finished_ = 0;  ///< items finished; the slot of item i is i % slots
  bool reading_ = false;      ///< a thread is in `next`
  bool finishing_ = false;    ///< a thread is in `finish`
  bool ended_ = false;        ///< nothing more is read
  bool stopped_ = false;      ///< `finish` said so
};

}  // namespace

std::size_t default_thread_count() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& work) {
  if (threads == 0) threads = default_thread_count();
  threads = std::min(threads, count);
  if (threads < 2) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  run_on_threads(threads, [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  });
}

void run_pipeline(std::size_t slots, std::size_t threads, const PipelineStages& stages) {
  if (threads == 0) threads = default_thread_count();
  slots = std::max<std::size_t>(slots, 1);
  if (threads == 1) {
    for (bool more = stages.next(0); more; more = stages.finish(0) && stages.next(0))
      stages.work(0);
    return;
  }
  Pipeline pipeline(slots, stages);
  run_on_threads(threads, [&pipeline] { pipeline.run(); });
}

}  // namespace lazo
