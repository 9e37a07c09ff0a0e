#include "cli/serve/answer_cache.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include "tests/catch.hpp"

namespace lazo::cli::serve {
namespace {

Response saying(std::string text) {
  Response response;
  response.body = std::move(text);
  return response;
}

std::string found(AnswerCache& cache, std::string_view target, std::uint64_t generation) {
  const std::optional<Response> kept = cache.find(target, generation);
  return kept ? kept->body : "-";
}

}  // namespace

TEST_CASE("answer cache: an answer is found again until the graph changes", "[cli][serve]") {
  AnswerCache cache(1 << 20);
  CHECK(found(cache, "/a", 1) == "-");
  cache.keep("/a", 1, saying("one"));
  cache.keep("/a?b", 1, saying("two"));
  CHECK(found(cache, "/a", 1) == "one");
  CHECK(found(cache, "/a?b", 1) == "two");
  CHECK(found(cache, "/a", 2) == "-");
  cache.keep("/a", 2, saying("newer"));
  CHECK(found(cache, "/a", 2) == "newer");
  CHECK(found(cache, "/a?b", 2) == "-");
  // A worker that still has the older graph neither finds nor leaves anything.
  cache.keep("/a", 1, saying("older"));
  CHECK(found(cache, "/a", 1) == "-");
  CHECK(found(cache, "/a", 2) == "newer");
}

TEST_CASE("answer cache: what was asked for longest ago makes room", "[cli][serve]") {
  AnswerCache cache(10 * 1300);  // ten answers of a thousand bytes
  for (int i = 0; i < 10; ++i) {
    cache.keep("/" + std::to_string(i), 1, saying(std::string(1000, 'x')));
  }
  CHECK(found(cache, "/0", 1) != "-");  // asked for: now the youngest
  cache.keep("/10", 1, saying(std::string(1000, 'x')));
  cache.keep("/11", 1, saying(std::string(1000, 'x')));
  CHECK(found(cache, "/0", 1) != "-");
  CHECK(found(cache, "/1", 1) == "-");
  CHECK(found(cache, "/11", 1) != "-");
  cache.keep("/large", 1, saying(std::string(2000, 'x')));
  CHECK(found(cache, "/large", 1) == "-");
  CHECK(found(cache, "/11", 1) != "-");
}

TEST_CASE("answer cache: many threads at once", "[cli][serve]") {
  AnswerCache cache(100000);
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, &wrong, t] {
      for (int i = 0; i < 2000; ++i) {
        const std::string target = "/" + std::to_string((i * 7 + t) % 300);
        const auto generation = static_cast<std::uint64_t>(1 + i / 500);
        const std::string expected = target + " of " + std::to_string(generation);
        const std::optional<Response> kept = cache.find(target, generation);
        if (kept && kept->body != expected) ++wrong;
        if (!kept) cache.keep(target, generation, saying(expected));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

}  // namespace lazo::cli::serve
