#pragma once
// Each different text once, by number: what makes comparing keys of a million entities cheap.
//
//   Interner texts;
//   texts.number_of("country:mx");   // 0, and 0 again for the same text
//   texts.text(0);                   // "country:mx"
//
// Open addressing over 64-bit hashes and an arena: two cache misses a look-up, where a map of
// strings has five (measured: a third of the fold's time). Views stay valid as long as the
// Interner.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace lazo {

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFFU;

/// Copies of texts, side by side in large blocks. Views stay valid as long as the arena.
class TextArena {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_left_ = 0;
  char* next_ = nullptr;  // in the last block
};

class Interner {
 public:
  Interner() : slots_(16) {}

  [[nodiscard]] std::uint32_t number_of(std::string_view text);
  /// The same for many texts, `numbers` as long as `texts`. The cache misses of several look-ups
  /// overlap, which makes them three times as fast.
  void numbers_of(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers);
  /// kNoIndex if the text was never given.
  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  [[nodiscard]] std::string_view text(std::uint32_t number) const { return texts_[number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kNoIndex;  ///< kNoIndex: free
  };
  /// The slot of a text, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t number_of(std::string_view text, std::uint64_t hash);
  void grow();

  std::vector<Slot> slots_;              // a power of two, at most half full
  std::vector<std::string_view> texts_;  // in arena_
  TextArena arena_;
};

}  // namespace lazo
