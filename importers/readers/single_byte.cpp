// Tested by encoding_test.cpp.
#include "importers/readers/single_byte.hpp"

#include <algorithm>
#include <array>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kFirst = 0x80;
constexpr char32_t kNone = 0xFFFD;
constexpr std::size_t kProbeBytes = std::size_t{256} << 10U;

struct Table {
  Encoding encoding;
  std::string_view characters;  ///< of the bytes 80 to FF; U+FFFD where there is none
};

// In the order of preference where a text reads equally well in several.
constexpr std::array<Table, 4> kTables = {{
    {Encoding::kWindows1252,
     "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
     "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
     "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
     "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"},
    {Encoding::kIso8859Part15,
     "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
     "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
     "\uFFFD\uFFFD"
     "\u00A0¡¢£€¥Š§š©ª«¬\u00AD®¯°±²³Žµ¶·ž¹º»ŒœŸ¿"
     "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
     "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"},
    {Encoding::kMacRoman,
     "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
     "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
     "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
     "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uFFFDÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"},
    {Encoding::kCodePage850,
     "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
     "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
     "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
     "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0"},
}};

using Characters = std::array<char32_t, 0x100 - kFirst>;

Characters decoded(std::string_view text) {
  Characters out{};
  std::size_t at = 0;
  for (char32_t& character : out) {
    const Decoded c = decode_utf8(text, at);
    character = c.code_point;
    at += c.length;
  }
  return out;
}

const Characters& characters_of(Encoding encoding) {
  static const auto kDecoded = [] {
    std::array<Characters, kTables.size()> all{};
    std::transform(kTables.begin(), kTables.end(), all.begin(),
                   [](const Table& table) { return decoded(table.characters); });
    return all;
  }();
  const auto found = std::find_if(kTables.begin(), kTables.end(),
                                  [&](const Table& table) { return table.encoding == encoding; });
  return kDecoded[static_cast<std::size_t>(found - kTables.begin())];
}

char32_t character_of(const Characters& characters, char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < kFirst ? byte : characters[byte - kFirst];
}

bool is_lower(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
         std::u32string_view(U"œšž").find(c) != std::u32string_view::npos;
}

bool is_upper(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         std::u32string_view(U"ŒŠŽŸ").find(c) != std::u32string_view::npos;
}

bool is_letter(char32_t c) {
  return is_lower(c) || is_upper(c);
}

/// Whether a character stands where texts of Western Europe have it.
bool fits(char32_t before, char32_t c, char32_t after) {
  constexpr std::u32string_view kAlone = U"àáéóúýÀÁÉÓÚ";  // words of one letter
  constexpr std::u32string_view kOpening = U"¿¡«“‘„‹";
  constexpr std::u32string_view kInside = U"’·\u00AD";  // "l’accord", "col·legi"
  constexpr std::u32string_view kSigns = U"»”›–—…•€£§°ºª©®™\u00A0†‰¼½¾²³±×";
  const auto one_of = [c](std::u32string_view all) { return all.find(c) != all.npos; };
  if (is_upper(c)) return !is_lower(before);
  if (is_lower(c)) return is_letter(before) || is_letter(after) || one_of(kAlone);
  if (one_of(kOpening)) return !is_letter(before);
  if (one_of(kInside)) return true;
  return one_of(kSigns) && !(is_letter(before) && is_letter(after));
}

}  // namespace

std::optional<Encoding> likely_single_byte(std::string_view bytes) {
  bytes = bytes.substr(0, kProbeBytes);
  std::size_t high = 0;
  std::size_t most = 0;
  std::optional<Encoding> best;
  for (const Table& table : kTables) {
    const Characters& characters = characters_of(table.encoding);
    const auto character = [&](std::size_t at) {
      return at < bytes.size() ? character_of(characters, bytes[at]) : U' ';
    };
    std::size_t likely = 0;
    high = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      if (static_cast<unsigned char>(bytes[at]) < kFirst) continue;
      ++high;
      likely +=
          fits(at == 0 ? U' ' : character(at - 1), character(at), character(at + 1)) ? 1U : 0U;
    }
    if (likely > most) {
      most = likely;
      best = table.encoding;
    }
  }
  return most * 10 >= high * 9 ? best : std::nullopt;
}

std::string from_single_byte(std::string_view bytes, Encoding encoding,
                             std::uint64_t& invalid_bytes) {
  const Characters& characters = characters_of(encoding);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const char32_t c = character_of(characters, byte);
    if (c == kNone) ++invalid_bytes;
    append_utf8(out, c);
  }
  return out;
}

}  // namespace lazo
