// Speed of the vocabulary: loading the built-in tables, building the matcher, finding names.
//
//   vocabulary_bench LANGUAGE TEXT...
//
// Prints median, least and greatest of seven runs in processor time. Every run must find the same.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "graph/base/file.hpp"
#include "importers/vocabulary/matcher.hpp"

namespace {

constexpr int kRuns = 7;

double milliseconds_used() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// Median, least and greatest.
struct Spread {
  double median = 0;
  double least = 0;
  double greatest = 0;
};

template <typename Work>
Spread measure(const Work& work) {
  std::vector<double> times;
  for (int run = 0; run < kRuns; ++run) {
    const double before = milliseconds_used();
    work();
    times.push_back(milliseconds_used() - before);
  }
  std::sort(times.begin(), times.end());
  return {times[kRuns / 2], times.front(), times.back()};
}

void print(const char* what, const Spread& spread) {
  std::printf("%-24s %8.2f ms (%.2f to %.2f)\n", what, spread.median, spread.least,
              spread.greatest);
}

int fail(const std::string& message) {
  std::fprintf(stderr, "vocabulary_bench: %s\n", message.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace lazo;  // NOLINT(google-build-using-namespace): one short program
  if (count < 3) return fail("usage: vocabulary_bench LANGUAGE TEXT...");
  const Language language = language_of_code(arguments[1]);
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (int i = 2; i < count; ++i) {
    Result<std::string> text = real_file_system().read(arguments[i]);
    if (!text) return fail(text.error().text());
    bytes += text->size();
    texts.push_back(std::move(text).value());
  }

  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology) return fail(ontology.error().text());
  const std::vector<VocabularyTable> tables = builtin_tables();
  print("load tables", measure([&] {
          if (!Vocabulary::load(tables, ontology.value()).ok()) std::abort();
        }));
  const Result<Vocabulary> vocabulary = Vocabulary::load(tables, ontology.value());
  if (!vocabulary) return fail(vocabulary.error().text());
  print("build matcher", measure([&] { const NameMatcher matcher(vocabulary.value()); }));
  std::printf("%u nodes, %zu names\n", vocabulary->size(), vocabulary->names().size());

  const NameMatcher matcher(vocabulary.value());
  std::size_t expected = 0;
  for (const std::string& text : texts) {
    expected += resolve_weak(matcher, matcher.find(text, language), language).size();
  }
  bool same = true;
  const Spread find = measure([&] {
    std::size_t found = 0;
    for (const std::string& text : texts) {
      found += resolve_weak(matcher, matcher.find(text, language), language).size();
    }
    same = same && found == expected;
  });
  print("find and resolve", find);
  std::printf("%zu bytes, %zu names found, %.1f MB/s\n", bytes, expected,
              static_cast<double>(bytes) / 1e3 / find.median);
  return same ? 0 : fail("runs disagree");
}
