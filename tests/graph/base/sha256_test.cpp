#include "graph/base/sha256.hpp"

#include <random>

#include "tests/catch.hpp"

namespace lazo::detail {
void sha256_compress_portable(std::array<std::uint32_t, 8>& state, const std::uint8_t* block);
}

using namespace lazo;

TEST_CASE("sha256: the examples of FIPS 180-4", "[base][sha256]") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: pieces give the digest of the whole", "[base][sha256]") {
  std::mt19937 random(7);
  std::string bytes(1000, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  for (std::size_t size = 0; size < bytes.size(); size += 37) {
    INFO("size " << size);
    const std::string_view all = std::string_view(bytes).substr(0, size);
    Sha256Stream stream;
    for (std::size_t at = 0; at < size; at += 61) stream.update(all.substr(at, 61));
    CHECK(stream.finish() == sha256(all));
  }
}

TEST_CASE("sha256: the portable rounds agree with the processor's", "[base][sha256]") {
  std::array<std::uint32_t, 8> state = {0x6a09e667U, 0xbb67ae85U, 0x3c6ef372U, 0xa54ff53aU,
                                        0x510e527fU, 0x9b05688cU, 0x1f83d9abU, 0x5be0cd19U};
  std::array<std::uint8_t, 64> block{};
  block[0] = 'a', block[1] = 'b', block[2] = 'c', block[3] = 0x80, block[63] = 24;
  detail::sha256_compress_portable(state, block.data());
  CHECK(state[0] == 0xba7816bfU);
  CHECK(state[7] == 0xf20015adU);
}

TEST_CASE("sha256: hexadecimal there and back", "[base][sha256]") {
  std::array<std::uint8_t, 4> out{};
  CHECK(from_hex("00ffA5b7", out));
  CHECK(to_hex(out) == "00ffa5b7");
  CHECK_FALSE(from_hex("00ffA5b", out));
  CHECK_FALSE(from_hex("00ffA5bg", out));
}
