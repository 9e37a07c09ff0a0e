#pragma once
// Lemmas from edit scripts: a table says, for a known form or for the longest known ending, how to
// turn the form into its lemma.
//
//   const std::int64_t script = find_lemma_script(entries, "countries", Upos::kNoun);
//   if (script >= 0) append_lemma("countries", scripts[script], lemma);   // strip 3, append "y"
//   else lemma += "countries";
//
// Endings decide, exceptions are listed as whole forms (the idea of Chrupala 2006 and of UDPipe).
// Keys are hashes of (part of speech, ending or whole form in lower case): the table holds no
// forms. It is learned by language/train/lemmas.hpp. Pure functions, thread-safe; no allocation but
// `out`. Forms of more than 64 characters have no lemma but themselves.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "language/analysis.hpp"

namespace lazo {

/// How a form becomes its lemma: lower it (unless keep_case), drop characters at its end, append.
struct LemmaScript {
  bool keep_case = false;
  std::uint8_t strip = 0;   ///< code points to drop; more than there are drops all
  std::string_view append;  ///< UTF-8; owned by the model or the parameters

  friend auto operator<=>(const LemmaScript&, const LemmaScript&) = default;
};

/// One key of the table. Tables are sorted by hash, without repeats.
struct LemmaEntry {
  std::uint32_t hash = 0;    ///< lemma_form_hash() or lemma_ending_hash()
  std::uint32_t script = 0;  ///< index of the LemmaScript
};

/// Longest ending that is looked up, in characters.
inline constexpr std::size_t kLongestLemmaEnding = 8;

/// Key of a whole form, of any case.
[[nodiscard]] std::uint32_t lemma_form_hash(Upos upos, std::string_view form);
/// Key of the last `length` characters of a form (all of it, if it is shorter).
[[nodiscard]] std::uint32_t lemma_ending_hash(Upos upos, std::string_view form, std::size_t length);

/// Index of the script for a form: that of the whole form, else that of its longest known ending
/// (kLongestLemmaEnding down to 0 characters), else -1. O(log of entries).
[[nodiscard]] std::int64_t find_lemma_script(std::span<const LemmaEntry> entries,
                                             std::string_view form, Upos upos);

/// Appends the lemma that the script makes of the form.
void append_lemma(std::string_view form, const LemmaScript& script, std::string& out);

}  // namespace lazo
