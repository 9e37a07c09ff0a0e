// What the program loads when it starts decides how long `lazo neighbors` takes before it does
// anything: besides the C library only oneTBB, which Debian has no static library of, and what that
// brings with it.

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include "tests/catch.hpp"

namespace lazo {
namespace {

TEST_CASE("libraries: lazo loads no more than it must", "[cli]") {
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(
      popen("LD_TRACE_LOADED_OBJECTS=1 '" LAZO_PROGRAM "'", "r"), close);
  REQUIRE(pipe != nullptr);
  std::array<char, 512> line{};
  int lines = 0;
  while (std::fgets(line.data(), line.size(), pipe.get()) != nullptr) {
    const std::string text(line.data());
    INFO(text);
    ++lines;
    bool known = false;
    for (const char* name :
         {"linux-vdso", "libc.so", "libm.so", "ld-linux", "libdl.so", "libpthread.so", "librt.so",
          "libtbb.so", "libstdc++.so", "libgcc_s.so"}) {
      known = known || text.find(name) != std::string::npos;
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(known);
#endif
  }
  CHECK(lines > 0);
}

}  // namespace
}  // namespace lazo
