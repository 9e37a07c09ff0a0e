// Speed of reading: bytes -> document (blocks, language), document -> sentences, tokens and words.
//
//   reading_bench FILE...
//
// Prints MB a second of processor time over all files: median, least and greatest of seven runs.
// Every run must find the same numbers of blocks, sentences and words.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "graph/base/file.hpp"
#include "importers/readers/reader.hpp"
#include "language/split.hpp"

namespace {

constexpr int kRuns = 7;

double seconds_used() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Counts {
  std::size_t blocks = 0;
  std::size_t sentences = 0;
  std::size_t words = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

void print(const char* what, std::vector<double> speeds) {
  std::sort(speeds.begin(), speeds.end());
  std::printf("%-6s %7.1f MB/s (%.1f to %.1f)\n", what, speeds[speeds.size() / 2], speeds.front(),
              speeds.back());
}

}  // namespace

int main(int count, char** arguments) {
  using namespace lazo;  // NOLINT(google-build-using-namespace): one short program
  std::vector<std::string> texts;
  double megabytes = 0;
  for (int i = 1; i < count; ++i) {
    auto bytes = real_file_system().read(arguments[i]);
    if (!bytes.ok()) {
      std::fprintf(stderr, "reading_bench: %s\n", bytes.error().text().c_str());
      return 1;
    }
    megabytes += static_cast<double>(bytes->size()) / 1e6;
    texts.push_back(std::move(bytes).value());
  }
  if (texts.empty()) {
    std::fprintf(stderr, "usage: reading_bench FILE...\n");
    return 2;
  }
  std::vector<double> reading;
  std::vector<double> splitting;
  Counts first;
  for (int run = 0; run < kRuns; ++run) {
    Counts counts;
    double read_seconds = 0;
    double split_seconds = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const double begin = seconds_used();
      auto document = read_document(texts[i], arguments[i + 1], {});
      const double middle = seconds_used();
      if (!document.ok()) {
        std::fprintf(stderr, "reading_bench: %s\n", document.error().text().c_str());
        return 1;
      }
      std::vector<Section> sections;
      for (const Block& block : document->blocks) sections.push_back({block.span, block.ignored});
      const Analysis analysis = split(document->text, sections, document->language);
      split_seconds += seconds_used() - middle;
      read_seconds += middle - begin;
      counts.blocks += document->blocks.size();
      counts.sentences += analysis.sentences.size();
      counts.words += analysis.words.size();
    }
    if (run == 0) first = counts;
    if (counts != first) {
      std::fprintf(stderr, "reading_bench: a run found other numbers\n");
      return 1;
    }
    reading.push_back(megabytes / read_seconds);
    splitting.push_back(megabytes / split_seconds);
  }
  std::printf("%zu files, %.1f MB, %zu blocks, %zu sentences, %zu words\n", texts.size(), megabytes,
              first.blocks, first.sentences, first.words);
  print("read", reading);
  print("split", splitting);
  return 0;
}
