#pragma once
// The language engine: text in, sentences with tags, lemmas, trees and names out, for the languages
// whose models stand in a folder.
//
//   LAZO_TRY(const Engine engine, Engine::open("share/lazo/models"));
//   Engine::Scratch scratch;                                  // one a thread, reused
//   Analysis a = engine.analyze(text, sections, Language::kEnglish, scratch);
//
//   Analysis b = split(text, sections, language);             // the cascade: split first,
//   std::vector<Depth> depths = ...;                          // choose how far to read each
//   engine.annotate(b, scratch, {.depths = depths});          // sentence, then read
//
// Without a model for the language sentences stay at Depth::kSplit: words, but no tags, lemmas
// equal to the forms. The output depends on text, language, depths and model only: not on the
// kernels, the scratch's past, nor on which other sentences were read with one. (That a sentence is
// read to kTagged or to kParsed does not change its tags.)
// Thread safety: const calls from many threads, each with its own scratch. No allocation per word
// in the steady state. Sentences of more than 256 words are read in pieces, so time and memory stay
// linear in the text.
// Tested by engine_test.cpp.

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "language/analysis.hpp"
#include "language/kernels.hpp"
#include "language/model.hpp"
#include "language/split.hpp"

namespace lazo {

class Engine {
 public:
  /// Working memory, all of it reusable.
  class Scratch {
   public:
    Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Engine;
    struct Parts;
    std::unique_ptr<Parts> parts_;
  };

  struct Options {
    /// How far to read each sentence of the Analysis; all to kParsed if empty.
    std::span<const Depth> depths = {};
    /// The arithmetic; the fastest if null. For tests and benchmarks: results are the same.
    const Kernels* kernels = nullptr;
  };

  /// No models: splits only.
  Engine() = default;
  /// The models "en.lzm", "es.lzm", "fr.lzm" of a folder, as far as they exist. A folder without
  /// any is no error; a model that cannot be used is (kBadInput, kSystem).
  [[nodiscard]] static Result<Engine> open(const std::string& folder);
  /// Adds a model, or replaces that of its language.
  void add(Model model);

  /// The model of a language, or nullptr.
  [[nodiscard]] const Model* model(Language language) const;

  /// split() and annotate() in one.
  [[nodiscard]] Analysis analyze(std::string text, std::span<const Section> sections,
                                 Language language, Scratch& scratch) const;
  [[nodiscard]] Analysis analyze(std::string text, Language language, Scratch& scratch) const;

  /// Fills tags, lemmas, trees and names of an Analysis that has sentences and words (from split()
  /// or from CoNLL-U). Language and words are taken as they are. options.depths has one entry a
  /// sentence or none. Existing annotations are replaced. O(words).
  void annotate(Analysis& analysis, Scratch& scratch, const Options& options) const;
  void annotate(Analysis& analysis, Scratch& scratch) const { annotate(analysis, scratch, {}); }

 private:
  std::array<std::unique_ptr<const Model>, 4> models_;  // by Language
};

/// Name of a language's model file: "en.lzm".
[[nodiscard]] std::string model_file_name(Language language);

}  // namespace lazo
