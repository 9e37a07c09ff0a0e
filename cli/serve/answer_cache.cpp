// Tested by answer_cache_test.cpp.
#include "cli/serve/answer_cache.hpp"

#include <utility>

namespace lazo::cli::serve {
namespace {

/// What an entry takes besides its texts, about.
constexpr std::size_t kOverhead = 256;

}  // namespace

std::size_t AnswerCache::Entry::bytes() const {
  return target.size() + response.body.size() + kOverhead;
}

void AnswerCache::forget_all() {
  by_target_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::optional<Response> AnswerCache::find(std::string_view target, std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return std::nullopt;
  const auto at = by_target_.find(target);
  if (at == by_target_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, at->second);
  return at->second->response;
}

void AnswerCache::keep(std::string target, std::uint64_t generation, const Response& response) {
  Entry entry{std::move(target), response};
  if (entry.bytes() > most_bytes_ / 8) return;
  const std::lock_guard lock(mutex_);
  if (generation != generation_) {
    // A worker that has not seen the last import yet brings nothing that will be asked for.
    if (generation < generation_) return;
    forget_all();
    generation_ = generation;
  }
  if (by_target_.count(entry.target) > 0) return;  // two workers were asked at once
  bytes_ += entry.bytes();
  entries_.push_front(std::move(entry));
  by_target_.emplace(entries_.front().target, entries_.begin());
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes();
    by_target_.erase(entries_.back().target);
    entries_.pop_back();
  }
}

}  // namespace lazo::cli::serve
