// Runs a fuzz target without libFuzzer: over the files of its corpus, and over changed copies of
// them.
//
//   fuzz_x FOLDER...                    # the corpus: what was found once is never found again
//   fuzz_x --mutations 500 FOLDER...    # and each file 500 times changed, the same way in every
//   run fuzz_x --seconds 60 FOLDER...       # changed copies for so long, from a seed of the clock
//
// The changes are those that need no knowledge of the program: bytes flipped, deleted, doubled,
// taken from another file, numbers at their limits. An input that crashes, or takes 25 seconds, is
// written to fuzz_x.crash in the working folder.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongest = 65536;
constexpr unsigned kMostSeconds = 25;

// What the handler of signals needs; nothing else may be touched there.
const char* current_bytes = nullptr;
std::size_t current_size = 0;
char crash_path[256] = "fuzz.crash";

void keep_input(int signal) {
  const int file = ::open(crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && ::write(file, current_bytes, current_size) >= 0) ::close(file);
  constexpr std::string_view kSaid = "a crash or a hang: the input is in the file fuzz_*.crash\n";
  if (::write(STDERR_FILENO, kSaid.data(), kSaid.size()) < 0) ::_exit(1);
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

void run(const std::string& input) {
  current_bytes = input.data();
  current_size = input.size();
  ::alarm(kMostSeconds);
  LLVMFuzzerTestOneInput(static_cast<const std::uint8_t*>(static_cast<const void*>(input.data())),
                         input.size());
  ::alarm(0);
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& files, std::uint64_t seed)
      : files_(files), random_(seed) {}

  std::string changed(std::string text) {
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) change(text);
    if (text.size() > kLongest) text.resize(kLongest);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void change(std::string& text) {
    constexpr std::string_view kMarks = "\0\"'\\/<>&{}[]()=,;:|#%-\n\r\t \x7F\x80\xC3\xFF";
    static const std::vector<std::string> kWords = {
        "4294967295", "-1",   "18446744073709551616", "1e999", "\xEF\xBB\xBF", "\xFF\xFE",
        "]]>",        "<!--", "\xE2\x80\x8B"};
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = std::min(text.size() - at, below(1U << below(9)) + 1);
    const std::string& other = files_[below(files_.size())];
    switch (below(8)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      case 1:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 2:
        text.erase(at, size);
        break;
      case 3: {
        const std::string piece = text.substr(at, size);
        for (std::size_t times = below(40) + 1; times > 0; --times) text.insert(at, piece);
        break;
      }
      case 4: {
        const std::size_t from = below(other.size() + 1);
        text.insert(at, other.substr(from, below(200) + 1));
        break;
      }
      case 5:
        text.insert(at, 1, kMarks[below(kMarks.size())]);
        break;
      case 6:
        text.insert(at, kWords[below(kWords.size())]);
        break;
      default:
        text.resize(at);
        break;
    }
  }

  const std::vector<std::string>& files_;
  std::mt19937_64 random_;
};

std::vector<std::string> read_corpus(const std::vector<std::string>& folders) {
  std::vector<fs::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const fs::path& path : paths) {
    std::stringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    out.push_back(bytes.str());
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t mutations = 0;
  std::uint64_t seconds = 0;
  std::vector<std::string> folders;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const bool timed = word == "--seconds";
    if ((word == "--mutations" || timed) && i + 1 < argc) {
      const std::string_view number = argv[++i];
      std::from_chars(number.data(), number.data() + number.size(), timed ? seconds : mutations);
    } else {
      folders.emplace_back(word);
    }
  }
  std::snprintf(crash_path, sizeof crash_path, "%s.crash",
                fs::path(argv[0]).filename().string().c_str());
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE, SIGALRM}) {
    ::signal(signal, keep_input);
  }
  const std::vector<std::string> files = read_corpus(folders);
  std::uint64_t executed = 0;
  for (const std::string& file : files) run(file), ++executed;
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + std::chrono::seconds(seconds);
  const auto seed = static_cast<std::uint64_t>(
      seconds == 0 ? 1 : std::chrono::system_clock::now().time_since_epoch().count());
  Mutator mutator(files, seed);
  for (std::uint64_t round = 0; !files.empty() && (round < mutations || Clock::now() < end);
       ++round) {
    for (const std::string& file : files) run(mutator.changed(file)), ++executed;
  }
  std::printf("%zu inputs replayed, %llu executions\n", files.size(),
              static_cast<unsigned long long>(executed));
  return files.empty() ? 1 : 0;
}
