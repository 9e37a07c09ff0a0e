#pragma once
// What the language engine says of a text: sentences, tokens, words with lemma, tag and tree,
// names. The plain value that travels from `language` to `importers/extraction` and `queries/ask`.
//
//   Analysis a = engine.analyze(text, Language::kEnglish, spans_of_blocks);
//   for (const Sentence& s : a.sentences)
//     for (std::uint32_t w = s.first_word; w < s.end_word; ++w)
//       use(a.form(w), a.lemma(w), a.words[w].upos, a.words[w].deprel);
//
// A token is what stands between spaces or punctuation; a word is a unit of syntax (Universal
// Dependencies v2): "del" is one token and two words (de + el), which share the token's span, and
// "Mexico's" one token and two words that have a span each.
// Offsets are bytes of the analysed text. Indices of words run over the whole Analysis.
// Thread safety: a value; const access from many threads is fine.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/span.hpp"

namespace lazo {

/// Universal part of speech, in the order of the UD documentation.
enum class Upos : std::uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb
};

/// Universal dependency relation (UD v2). Subtypes that extraction reads have values of their own;
/// any other subtype is reduced to its universal relation.
enum class Deprel : std::uint8_t {
  kDep,
  kRoot,
  kNsubj,
  kNsubjPass,
  kCsubj,
  kCsubjPass,
  kObj,
  kIobj,
  kObl,
  kOblAgent,
  kOblTmod,
  kOblArg,
  kCcomp,
  kXcomp,
  kAdvcl,
  kAdvclRelcl,
  kAcl,
  kAclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kClf,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kDet,
  kDetPredet,
  kDetPoss,
  kDiscourse,
  kDislocated,
  kExpl,
  kExplPass,
  kFixed,
  kFlat,
  kFlatName,
  kGoeswith,
  kList,
  kMark,
  kNmod,
  kNmodPoss,
  kNmodTmod,
  kNummod,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kVocative
};

/// Names of the tags as UD writes them ("PROPN", "nsubj:pass").
[[nodiscard]] std::string_view upos_name(Upos upos);
[[nodiscard]] std::string_view deprel_name(Deprel deprel);
/// The tag of a name. Unknown tags give kX; unknown subtypes their universal relation, else kDep.
[[nodiscard]] Upos upos_of_name(std::string_view name);
[[nodiscard]] Deprel deprel_of_name(std::string_view name);

/// Morphological features that extraction reads, one small field each; 0 = not marked.
struct Morphology {
  enum class Number : std::uint8_t { kNone, kSing, kPlur };
  enum class Person : std::uint8_t { kNone, k1, k2, k3 };
  enum class Gender : std::uint8_t { kNone, kFem, kMasc, kNeut };
  enum class Tense : std::uint8_t { kNone, kPast, kPres, kFut, kImp };
  enum class Mood : std::uint8_t { kNone, kInd, kSub, kImp, kCnd };
  enum class VerbForm : std::uint8_t { kNone, kFin, kInf, kPart, kGer };
  enum class PronType : std::uint8_t { kNone, kPrs, kRel, kDem, kInt, kInd, kNeg, kTot, kArt };

  Number number = Number::kNone;
  Person person = Person::kNone;
  Gender gender = Gender::kNone;
  Tense tense = Tense::kNone;
  Mood mood = Mood::kNone;
  VerbForm verb_form = VerbForm::kNone;
  PronType pron_type = PronType::kNone;
  bool definite = false;    ///< Definite=Def
  bool negative = false;    ///< Polarity=Neg
  bool possessive = false;  ///< Poss=Yes
  bool reflexive = false;   ///< Reflex=Yes
  bool passive = false;     ///< Voice=Pass
};

/// A part of a string pool. Valid as long as the Analysis that owns the pool.
struct PoolText {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// A surface token.
struct Token {
  Span span;
  std::uint32_t first_word = 0;  ///< its words are [first_word, end_word)
  std::uint32_t end_word = 0;
  bool space_after = true;  ///< white space (or the end of a block) follows
};

/// A syntactic word.
struct Word {
  static constexpr std::uint32_t kNoHead = 0xFFFFFFFFU;

  std::uint32_t token = 0;  ///< index into Analysis::tokens
  /// The bytes of the word where it stands in the text ("Mexico" and "'s" in "Mexico's", "dar" and
  /// "le" in "darle"); the span of its whole token where it does not ("de" and "el" in "del").
  Span span;
  PoolText form;  ///< only where the form is not what stands at `span` ("de", "el"); else empty
  PoolText lemma;  ///< only where the lemma is not the form; else empty
  std::uint32_t head = kNoHead;  ///< index of the head word; kNoHead at a root or if not parsed
  Upos upos = Upos::kX;
  Deprel deprel = Deprel::kDep;
  static constexpr std::uint16_t kNoTag = 0xFFFFU;
  std::uint16_t tag = kNoTag;  ///< index into Model::tags(), which has all features as text
  Morphology morphology;
  /// How sure the parser is of `head` and `deprel`: margin of the winner, 0 (a toss-up) to 255.
  std::uint8_t arc_margin = 0;
};

enum class NameType : std::uint8_t { kPerson, kOrganization, kLocation, kMisc };
/// "PER", "ORG", "LOC", "MISC".
[[nodiscard]] std::string_view name_type_code(NameType type);

/// A proper name: words [first_word, end_word), all in one sentence.
struct NameSpan {
  std::uint32_t first_word = 0;
  std::uint32_t end_word = 0;
  NameType type = NameType::kMisc;
  std::uint8_t margin = 0;  ///< as Word::arc_margin
};

/// How far a sentence was read.
enum class Depth : std::uint8_t {
  kSplit,   ///< tokens and words only: the cascade skipped it, or no model is loaded
  kTagged,  ///< tags, lemmas, features and names too
  kParsed,  ///< a tree too
};

struct Sentence {
  Span span;  ///< from the first to the last token, no white space at the ends
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t first_word = 0;
  std::uint32_t end_word = 0;
  Depth depth = Depth::kSplit;
};

struct Analysis {
  Language language = Language::kUnknown;
  std::string text;  ///< the analysed text; token and sentence spans refer to it
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Word> words;
  std::vector<NameSpan> names;  ///< in text order, never overlapping
  std::string pool;             ///< forms and lemmas that do not stand in the text

  [[nodiscard]] std::string_view pooled(PoolText t) const {
    return std::string_view(pool).substr(t.begin, t.size);
  }
  [[nodiscard]] std::string_view form(std::uint32_t word) const {
    const Word& w = words[word];
    return w.form.size == 0 ? w.span.in(text) : pooled(w.form);
  }
  [[nodiscard]] std::string_view lemma(std::uint32_t word) const {
    return words[word].lemma.size == 0 ? form(word) : pooled(words[word].lemma);
  }
  [[nodiscard]] Span span(std::uint32_t word) const { return words[word].span; }
};

}  // namespace lazo
