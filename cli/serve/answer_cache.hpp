#pragma once
// Answers that were given already: the same question of the same commit has the same answer, since
// nothing in an answer depends on the clock or on who asks.
//
//   if (std::optional<Response> kept = cache.find(target, generation)) return *std::move(kept);
//   cache.keep(target, generation, response);
//
// Holds a bounded number of bytes; what was asked for longest ago goes first. After an import
// nothing older is found. Thread-safe.

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "cli/serve/http.hpp"

namespace lazo::cli::serve {

class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The answer to a target, path and query as they were sent. O(1), and a copy of the answer.
  [[nodiscard]] std::optional<Response> find(std::string_view target, std::uint64_t generation);

  /// An answer larger than an eighth of the room is not kept. O(1) on average.
  void keep(std::string target, std::uint64_t generation, const Response& response);

 private:
  struct Entry {
    std::string target;
    Response response;
    [[nodiscard]] std::size_t bytes() const;
  };
  void forget_all();

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::uint64_t generation_ = 0;  ///< of all that is kept
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< asked for last comes first
  std::unordered_map<std::string_view, std::list<Entry>::iterator>
      by_target_;  ///< views of entries
};

}  // namespace lazo::cli::serve
