#include "cli/excerpt.hpp"

#include "tests/catch.hpp"

namespace lazo::cli {
namespace {

/// The sentence without its square marks, and the spans that stood between them.
struct Marked {
  std::string sentence;
  std::vector<Span> spans;
  explicit Marked(std::string_view text) {
    for (const char c : text) {
      const auto at = static_cast<std::uint32_t>(sentence.size());
      if (c == '<') {
        spans.push_back({at, at});
      } else if (c == '>') {
        spans.back().end = at;
      } else {
        sentence += c;
      }
    }
  }
};

TEST_CASE("excerpt: only the ends of a long sentence are left out", "[cli][excerpt]") {
  const std::string before =
      "After a long winter of talks about fish, timber and dairy in many a town, ";
  const std::string after =
      " in the view of all those who had come to hear about it that evening in May.";
  struct Row {
    std::string text, expected;
  };
  const Row rows[] = {
      {"<Peru> <met> <Chile>.", "Peru met Chile."},
      {before + "<Peru> did not <meet> <Chile>" + after,
       "[…] about fish, timber and dairy in many a town, Peru did not meet Chile in the view of "
       "all "
       "those who had come to […]"},
      {"<Peru> <met> <Chile>" + after + after,
       "Peru met Chile in the view of all those who had come to […]"},
      {before + before + "<Peru> <met> <Chile>.",
       "[…] about fish, timber and dairy in many a town, Peru met Chile."},
      {before + after, before + after},  // nothing is known to matter
      {"<Peru>" + after + after + " <met> <Chile>.", "Peru" + after + after + " met Chile."},
  };
  for (const Row& row : rows) {
    const Marked marked(row.text);
    CAPTURE(row.text);
    CHECK(excerpt(marked.sentence, marked.spans, 90) == row.expected);
  }
}

TEST_CASE("excerpt: spans outside the sentence are ignored", "[cli][excerpt]") {
  const std::string long_one(200, 'x');
  CHECK(excerpt(long_one, {{500, 510}}, 90) == long_one);
  CHECK(excerpt("short", {{2, 900}}, 90) == "short");
}

}  // namespace
}  // namespace lazo::cli
