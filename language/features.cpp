#include "language/features.hpp"

#include <algorithm>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kHalf = 32;  // a longer word is its first and last kHalf characters

// What kind of piece a hash stands for: "in" as a prefix is not "in" as a suffix.
// Stored in models: do not renumber.
enum class Piece : std::uint32_t { kWord = 1, kSuffix = 2, kPrefix = 3, kShape = 4, kTrigram = 5 };

// FNV-1a over code points, started with the kind of piece and finished as MurmurHash3 does, since
// FNV alone leaves the high bits of short strings poor.
class Hash {
 public:
  explicit Hash(Piece piece) { add(static_cast<char32_t>(piece)); }
  void add(char32_t c) { state_ = (state_ ^ static_cast<std::uint32_t>(c)) * 16777619U; }
  [[nodiscard]] std::uint32_t value() const {
    std::uint32_t h = state_;
    h = (h ^ (h >> 16U)) * 0x85ebca6bU;
    h = (h ^ (h >> 13U)) * 0xc2b2ae35U;
    h ^= h >> 16U;
    return h <= kUnknownWord ? h + 2 : h;
  }

 private:
  std::uint32_t state_ = 2166136261U;
};

std::uint32_t hash_of(Piece piece, std::span<const char32_t> characters) {
  Hash hash(piece);
  for (const char32_t c : characters) hash.add(c);
  return hash.value();
}

// The characters of a form: as written (for the shape) and in lower case with digits as 0.
struct Characters {
  std::array<char32_t, 2 * kHalf> written{};
  std::array<char32_t, 2 * kHalf> lowered{};
  std::size_t size = 0;
};

Characters characters_of(std::string_view form) {
  Characters out;
  std::array<char32_t, kHalf> last{};  // ring of the characters behind the first kHalf
  std::size_t count = 0;
  for (std::size_t at = 0; at < form.size();) {
    const Decoded decoded = decode_utf8(form, at);
    at += decoded.length;
    const char32_t c = plain_punctuation(decoded.code_point);
    if (count < kHalf) {
      out.written[count] = c;
    } else {
      last[count % kHalf] = c;
    }
    ++count;
  }
  out.size = std::min(count, 2 * kHalf);
  const std::size_t tail = count - std::min(count, out.size);  // characters left out
  for (std::size_t i = kHalf; i < out.size; ++i) out.written[i] = last[(i + tail) % kHalf];
  for (std::size_t i = 0; i < out.size; ++i) {
    out.lowered[i] = is_digit(out.written[i]) ? U'0' : to_lower(out.written[i]);
  }
  return out;
}

std::uint32_t shape_hash(std::span<const char32_t> written) {
  Hash hash(Piece::kShape);
  char32_t previous = 0;
  std::size_t run = 0;
  for (const char32_t c : written) {
    const char32_t kind = is_digit(c) ? U'0' : is_upper(c) ? U'X' : is_letter(c) ? U'x' : c;
    run = kind == previous ? run + 1 : 1;
    previous = kind;
    if (run <= 2) hash.add(kind);
  }
  return hash.value();
}

}  // namespace

char32_t plain_punctuation(char32_t c) {
  switch (c) {
    case U'\u2018':
    case U'\u2019':
    case U'\u201A':
    case U'\u201B':
    case U'\u2032':
    case U'\u02BC':
    case U'\u00B4':
      return U'\'';
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u201F':
    case U'\u2033':
    case U'\u00AB':
    case U'\u00BB':
      return U'"';
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2015':
    case U'\u2212':
      return U'-';
    case U'\u00A0':
    case U'\u202F':
    case U'\u2009':
      return U' ';
    default:
      return c;
  }
}

WordFeatures features_of(std::string_view form) {
  const Characters characters = characters_of(form);
  const std::span<const char32_t> word(characters.lowered.data(), characters.size);
  WordFeatures out;
  const auto add = [&out](std::uint32_t hash) { out.hashes[out.size++] = hash; };

  add(hash_of(Piece::kWord, word));
  for (std::size_t n = 1; n <= std::min<std::size_t>(5, word.size()); ++n) {
    add(hash_of(Piece::kSuffix, word.last(n)));
  }
  for (std::size_t n = 1; n <= std::min<std::size_t>(4, word.size()); ++n) {
    add(hash_of(Piece::kPrefix, word.first(n)));
  }
  add(shape_hash(std::span(characters.written).first(characters.size)));

  std::array<char32_t, 2 * kHalf + 2> framed{};
  framed[0] = U'<';
  std::copy(word.begin(), word.end(), framed.begin() + 1);
  framed[word.size() + 1] = U'>';
  const std::size_t trigrams = std::min<std::size_t>(20, word.empty() ? 0 : word.size());
  for (std::size_t i = 0; i < trigrams; ++i) {
    add(hash_of(Piece::kTrigram, std::span(framed).subspan(i, 3)));
  }
  return out;
}

std::uint32_t word_hash(std::string_view form) {
  const Characters characters = characters_of(form);
  return hash_of(Piece::kWord, std::span(characters.lowered).first(characters.size));
}

}  // namespace lazo
