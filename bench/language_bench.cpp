// Speed of the language engine: words a second on one core from raw text, all heads on, for each
// kernel in turn, with the time to open a model and the memory at the end.
//
//   language_bench MODELS_FOLDER TEXT...      language by the code before the first '-' of the file
//   language_bench --random HIDDEN TEXT...    a network of random weights: speed without training
//
// Beside the kernels stands the same network in 32-bit floats (bench/float_path.hpp), splitting
// included. Prints median, least and greatest of five runs. Each run's output is compared with that
// of the first: a kernel that is fast but wrong fails.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "bench/float_path.hpp"
#include "graph/base/file.hpp"
#include "graph/base/sha256.hpp"
#include "language/engine.hpp"
#include "tests/language/random_model.hpp"

namespace {

constexpr int kRuns = 5;
constexpr std::size_t kLeastWords = 20'000;  // texts are repeated up to this

struct Text {
  lazo::Language language = lazo::Language::kUnknown;
  std::string text;
};

/// Processor time of this process so far: what other programs do counts little.
double seconds_used() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Fingerprint of what was read, to see that every run says the same.
std::string fingerprint(const std::vector<lazo::Analysis>& analyses) {
  lazo::Sha256Stream stream;
  for (const lazo::Analysis& a : analyses) {
    for (const lazo::Word& w : a.words) {
      const std::uint32_t values[] = {w.head, static_cast<std::uint32_t>(w.upos),
                                      static_cast<std::uint32_t>(w.deprel), w.arc_margin};
      stream.update({reinterpret_cast<const char*>(values), sizeof values});
    }
    for (const lazo::NameSpan& n : a.names) {
      const std::uint32_t values[] = {n.first_word, n.end_word, static_cast<std::uint32_t>(n.type)};
      stream.update({reinterpret_cast<const char*>(values), sizeof values});
    }
  }
  return lazo::to_hex(stream.finish());
}

/// In kilobytes.
long peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

struct Timing {
  std::vector<double> seconds;
  void print(const char* name, std::size_t words) {
    std::ranges::sort(seconds);
    const auto rate = [&](double s) { return static_cast<double>(words) / s; };
    std::printf("%-12s %9.0f words/s  (%.0f to %.0f)\n", name, rate(seconds[seconds.size() / 2]),
                rate(seconds.back()), rate(seconds.front()));
  }
};

// The texts of each language, split, for the float path. Batches keep rows of their own forms.
std::vector<std::unique_ptr<lazo::bench::FloatPath>> float_paths(
    const lazo::Engine& engine, const std::vector<lazo::Analysis>& texts) {
  std::vector<std::unique_ptr<lazo::bench::FloatPath>> out;
  for (const auto language :
       {lazo::Language::kEnglish, lazo::Language::kSpanish, lazo::Language::kFrench}) {
    std::vector<const lazo::Analysis*> own;
    for (const lazo::Analysis& text : texts) {
      if (text.language == language) own.push_back(&text);
    }
    const lazo::Model* model = engine.model(language);
    if (own.empty() || model == nullptr) continue;
    out.push_back(std::make_unique<lazo::bench::FloatPath>(*model, own));
  }
  return out;
}

int fail(const std::string& message) {
  std::fprintf(stderr, "language_bench: %s\n", message.c_str());
  return 1;
}

lazo::Result<lazo::Engine> random_engine(std::uint32_t hidden) {
  lazo::Engine engine;
  for (const char* code : {"en", "es", "fr"}) {
    lazo::Dimensions d;
    d.hidden = hidden;
    lazo::Parameters parameters = lazo::testing::random_parameters(d, 1);
    parameters.language = code;
    LAZO_TRY(lazo::Model model,
             lazo::Model::from_bytes(lazo::testing::model_bytes(parameters), code));
    engine.add(std::move(model));
  }
  return engine;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::uint32_t hidden = 0;
  if (arguments.size() >= 2 && arguments[0] == "--random") {
    const std::string& size = arguments[1];
    std::from_chars(size.data(), size.data() + size.size(), hidden);
    arguments.erase(arguments.begin());
  }
  if (arguments.size() < 2)
    return fail("usage: language_bench MODELS_FOLDER|--random HIDDEN TEXT...");

  const double start = seconds_used();
  auto engine = hidden > 0 ? random_engine(hidden) : lazo::Engine::open(arguments[0]);
  if (!engine.ok()) return fail(engine.error().text());
  if (hidden == 0) std::printf("models opened in %.2f ms\n", (seconds_used() - start) * 1e3);

  std::vector<Text> texts;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    auto bytes = lazo::real_file_system().read(arguments[i]);
    if (!bytes.ok()) return fail(bytes.error().text());
    const std::string name = arguments[i].substr(arguments[i].find_last_of('/') + 1);
    lazo::Language language = lazo::language_of_code(name.substr(0, name.find('-')));
    if (language == lazo::Language::kUnknown) language = lazo::Language::kEnglish;
    texts.push_back({language, std::move(bytes).value()});
  }
  std::size_t words = 0;
  for (const Text& text : texts) words += lazo::split(text.text, text.language).words.size();
  if (words == 0) return fail("the texts hold no words");
  const std::size_t copies = (kLeastWords + words - 1) / words;
  const std::size_t given = texts.size();
  for (std::size_t i = 0; i < given * (copies - 1); ++i) texts.push_back(texts[i % given]);
  words *= copies;
  std::printf("%zu words in %zu texts\n", words, texts.size());

  lazo::Engine::Scratch scratch;
  std::string expected;
  const auto run = [&](const lazo::Kernels* kernels, Timing& timing) {
    std::vector<lazo::Analysis> analyses;
    const double begin = seconds_used();
    for (const Text& text : texts) {
      analyses.push_back(lazo::split(text.text, text.language));
      if (kernels != nullptr) engine->annotate(analyses.back(), scratch, {.kernels = kernels});
    }
    timing.seconds.push_back(seconds_used() - begin);
    if (kernels == nullptr) return true;
    const std::string found = fingerprint(analyses);
    if (expected.empty()) expected = found;
    return found == expected;
  };
  Timing split;
  for (int i = 0; i < kRuns; ++i) run(nullptr, split);
  split.print("split only", words);
  for (const lazo::Kernels* kernels : lazo::available_kernels()) {
    const std::string name(kernels->name);
    Timing timing;
    // The scalar kernels are there to be right, not fast: one run, unless they are all there is.
    const bool once = kernels == &lazo::scalar_kernels() && lazo::available_kernels().size() > 1;
    for (int i = 0; i < (once ? 1 : kRuns); ++i) {
      if (!run(kernels, timing)) return fail("the results of " + name + " differ");
    }
    timing.print(name.c_str(), words);
  }
  const long integer_memory = peak_memory();
  std::vector<lazo::Analysis> analyses;
  for (const Text& text : texts) analyses.push_back(lazo::split(text.text, text.language));
  const auto paths = float_paths(*engine, analyses);
  Timing floats;
  std::ranges::sort(split.seconds);
  const double splitting = split.seconds[split.seconds.size() / 2];
  for (int i = 0; i < kRuns; ++i) {
    const double begin = seconds_used();
    for (const auto& path : paths) path->run();
    floats.seconds.push_back(seconds_used() - begin + splitting);
  }
  floats.print("fp32", words);
  std::printf("peak memory %.1f MB without fp32\n", static_cast<double>(integer_memory) / 1024);
  return 0;
}
