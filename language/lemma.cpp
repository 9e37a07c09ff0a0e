#include "language/lemma.hpp"

#include <algorithm>
#include <array>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

constexpr std::size_t kLongestForm = 64;

// The characters of a form in lower case; size 0 if it is too long to have a lemma.
struct Lowered {
  std::array<char32_t, kLongestForm> characters{};
  std::size_t size = 0;
};

Lowered lowered(std::string_view form) {
  Lowered out;
  for (std::size_t at = 0; at < form.size();) {
    const Decoded decoded = decode_utf8(form, at);
    at += decoded.length;
    if (out.size == kLongestForm) return Lowered{};
    out.characters[out.size++] = to_lower(decoded.code_point);
  }
  return out;
}

// FNV-1a over code points. Whole forms and endings differ in their first symbol.
std::uint32_t hash_of(std::uint32_t kind, Upos upos, std::span<const char32_t> characters) {
  std::uint32_t h = 2166136261U;
  const auto add = [&h](std::uint32_t symbol) { h = (h ^ symbol) * 16777619U; };
  add(kind);
  add(static_cast<std::uint32_t>(upos));
  for (const char32_t c : characters) add(static_cast<std::uint32_t>(c));
  h = (h ^ (h >> 16U)) * 0x85ebca6bU;
  h = (h ^ (h >> 13U)) * 0xc2b2ae35U;
  return h ^ (h >> 16U);
}

// Stored in models: do not renumber.
constexpr std::uint32_t kWholeForm = 1;
constexpr std::uint32_t kEnding = 2;

std::span<const char32_t> ending(const Lowered& form, std::size_t length) {
  return std::span(form.characters).first(form.size).last(std::min(length, form.size));
}

}  // namespace

std::uint32_t lemma_form_hash(Upos upos, std::string_view form) {
  const Lowered word = lowered(form);
  return hash_of(kWholeForm, upos, ending(word, word.size));
}

std::uint32_t lemma_ending_hash(Upos upos, std::string_view form, std::size_t length) {
  return hash_of(kEnding, upos, ending(lowered(form), length));
}

std::int64_t find_lemma_script(std::span<const LemmaEntry> entries, std::string_view form,
                               Upos upos) {
  const Lowered word = lowered(form);
  if (word.size == 0) return -1;
  const auto look_up = [&entries](std::uint32_t hash) -> std::int64_t {
    const auto it = std::ranges::lower_bound(entries, hash, {}, &LemmaEntry::hash);
    return it != entries.end() && it->hash == hash ? std::int64_t{it->script} : -1;
  };
  if (const std::int64_t script = look_up(hash_of(kWholeForm, upos, ending(word, word.size)));
      script >= 0) {
    return script;
  }
  for (std::size_t length = std::min(word.size, kLongestLemmaEnding) + 1; length-- > 0;) {
    if (const std::int64_t script = look_up(hash_of(kEnding, upos, ending(word, length)));
        script >= 0) {
      return script;
    }
  }
  return -1;
}

void append_lemma(std::string_view form, const LemmaScript& script, std::string& out) {
  std::size_t keep = form.size();
  for (unsigned i = 0; i < script.strip && keep > 0; ++i) {
    keep -= decode_utf8_before(form, keep).length;
  }
  if (script.keep_case) {
    out += form.substr(0, keep);
  } else {
    for (std::size_t at = 0; at < keep;) {
      const Decoded decoded = decode_utf8(form, at);
      at += decoded.length;
      append_utf8(out, to_lower(decoded.code_point));
    }
  }
  out += script.append;
}

}  // namespace lazo
