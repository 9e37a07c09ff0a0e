#include "importers/vocabulary/word_scanner.hpp"

#include <random>
#include <vector>

#include "graph/base/utf8.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

struct Word {
  std::string folded;
  std::string written;
  std::uint16_t gap;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  WordScanner scanner(text);
  while (scanner.next()) {
    words.push_back({std::string(scanner.folded()),
                     std::string(text.substr(scanner.begin(), scanner.end() - scanner.begin())),
                     scanner.gap()});
  }
  return words;
}

TEST_CASE("word scanner: cuts and folds words", "[importers][vocabulary]") {
  struct Row {
    std::string_view text;
    std::vector<std::string> folded;
  };
  const Row rows[] = {
      {"", {}},
      {" \n.,", {}},
      {"Côte d’Ivoire", {"cote", "d", "ivoire"}},
      {"T-MEC", {"t", "mec"}},
      {"U.S.", {"u", "s"}},
      {"AT&T", {"at", "&", "t"}},
      {"Me\xCC\x81xico", {"mexico"}},        // combining acute
      {"expor\xC2\xADters", {"exporters"}},  // soft hyphen
      {"cœur STRAẞE", {"coeur", "strasse"}},
      {"año 2026", {"ano", "2026"}},
      {"a\xFF"
       "b",
       {"a", "b"}},  // invalid byte
  };
  for (const Row& row : rows) {
    INFO(row.text);
    std::vector<std::string> folded;
    for (const Word& word : words_of(row.text)) folded.push_back(word.folded);
    CHECK(folded == row.folded);
  }
}

TEST_CASE("word scanner: says what stands between words", "[importers][vocabulary]") {
  struct Row {
    std::string_view text;
    std::uint16_t gap;  ///< before the second word
  };
  const Row rows[] = {{"a b", kGapSpace},
                      {"a\xC2\xA0"
                       "b",
                       kGapSpace},
                      {"a\nb", kGapNewline},
                      {"a\r\nb", kGapSpace | kGapNewline},
                      {"a\n\nb", kGapNewline | kGapBreak},
                      {"a\n \nb", kGapNewline | kGapBreak | kGapSpace},
                      {"a–b", kGapHyphen},
                      {"a. b", kGapDot | kGapSpace},
                      {"a’b", kGapApostrophe},
                      {"a, b", kGapComma | kGapSpace},
                      {"a (b", kGapOther | kGapSpace}};
  for (const Row& row : rows) {
    INFO(row.text);
    const std::vector<Word> words = words_of(row.text);
    REQUIRE(words.size() == 2);
    CHECK(words[0].gap == kGapBreak);
    CHECK(words[1].gap == row.gap);
  }
}

TEST_CASE("word scanner: says how words are written", "[importers][vocabulary]") {
  struct Row {
    std::string_view text;
    std::uint8_t letters;
  };
  const Row rows[] = {{"acero", kAnyLower},
                      {"Acero", kAnyLower | kFirstUpper},
                      {"ACERO", kFirstUpper},
                      {"PYMEs", kFirstUpper | kAnyLower | kOnlyFinalLowerS},
                      {"PyMEs", kFirstUpper | kAnyLower},
                      {"Ávila", kFirstUpper | kAnyLower | kHasAccent},
                      {"ÉÉ", kFirstUpper | kHasAccent},
                      {"año", kAnyLower | kHasEnye | kHasAccent},
                      {"an\xCC\x83o", kAnyLower | kHasEnye | kHasAccent},
                      {"232", 0}};
  for (const Row& row : rows) {
    INFO(row.text);
    WordScanner scanner(row.text);
    REQUIRE(scanner.next());
    CHECK(scanner.letters() == row.letters);
  }
}

TEST_CASE("word scanner: folds like fold_text, on random bytes and text",
          "[importers][vocabulary]") {
  const std::string_view pieces[] = {"a", "Z",        "é", "Ñ",  "œ",    " ",
                                     "-", "\n",       "’", "中", "\xFF", "9",
                                     "&", "\xCC\x81", "İ", "ß",  ".",    "\xE2\x80"};
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += pieces[random() % std::size(pieces)];
    INFO("round " << round << ": " << text);
    std::size_t end = 0;
    WordScanner scanner(text);
    while (scanner.next()) {
      CHECK(scanner.begin() >= end);
      REQUIRE(scanner.end() > scanner.begin());
      end = scanner.end();
      const std::string written = text.substr(scanner.begin(), end - scanner.begin());
      CHECK(scanner.folded() == fold_text(written));
    }
    CHECK(end <= text.size());
  }
}

}  // namespace
}  // namespace lazo
