#pragma once
// Text -> sentences, tokens and words, with exact offsets: the first stage of the language engine,
// and all of it where no model is loaded.
//
//   const Section sections[] = {{block.span, block.ignored}, ...};
//   Analysis a = split(document.text, sections, Language::kSpanish);    // every depth is kSplit
//   a.sentences[0].span.in(a.text)                                      // "México, DF. Para ..."
//
// A sentence never crosses a section; a section is a paragraph, a heading, a list item. Tokens and
// words are those of the Universal Dependencies treebanks (English EWT, Spanish AnCora and GSD,
// French Sequoia and GSD): "del" = de + el, "darle" = dar + le, "aux" = à + les, "don't" = do +
// n't. What depends on the language stands in language/data/<lang>/*.tsv.
//
// Every byte of a section that is neither white space nor ignored belongs to exactly one token.
// Any bytes are accepted; invalid UTF-8 becomes tokens of its own.
// Thread safety: pure function. Time O(n); no allocation per token beyond the vectors returned.

#include <span>
#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"
#include "graph/base/span.hpp"
#include "language/analysis.hpp"

namespace lazo {

/// A stretch of text that sentences do not cross.
struct Section {
  Span span;
  /// Parts of `span` that are no text (markup, line prefixes), in order, not overlapping. A token
  /// never contains one. Owned by the caller, read only during the call.
  std::span<const Span> ignored;
};

/// Splits the sections, which are in text order and do not overlap. kUnknown is read as English
/// without its contractions. Text above 4 GB must have been refused before (Span is 32 bits).
[[nodiscard]] Analysis split(std::string text, std::span<const Section> sections,
                             Language language);

/// The same for text without structure: sections are what stands between empty lines.
[[nodiscard]] Analysis split(std::string text, Language language);

}  // namespace lazo
