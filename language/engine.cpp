#include "language/engine.hpp"

#include <algorithm>
#include <utility>

#include "language/inference.hpp"
#include "language/lemma.hpp"

namespace lazo {
namespace {

constexpr Language kLanguages[] = {Language::kEnglish, Language::kSpanish, Language::kFrench};

/// Words that are read together: enough to use each weight often, few enough to stay in the cache.
constexpr std::size_t kBatchWords = 512;

std::size_t index_of(Language language) {
  return static_cast<std::size_t>(language);
}

void clear_annotation(Word& word) {
  const Word plain;
  word.lemma = plain.lemma;
  word.head = plain.head;
  word.upos = plain.upos;
  word.tag = plain.tag;
  word.deprel = plain.deprel;
  word.morphology = plain.morphology;
  word.arc_margin = plain.arc_margin;
}

/// A sentence, or a piece of a long one.
struct Piece {
  std::uint32_t sentence = 0;    ///< index into Analysis::sentences
  std::uint32_t first_word = 0;  ///< index into Analysis::words
};

/// Where to cut words [begin, begin + kLongestSentence) of a longer sentence: behind the last
/// comma, colon or semicolon of its second half, else at the end.
std::uint32_t piece_end(const Analysis& a, std::uint32_t begin) {
  const std::uint32_t end = begin + static_cast<std::uint32_t>(kLongestSentence);
  for (std::uint32_t w = end; w > begin + kLongestSentence / 2; --w) {
    const std::string_view form = a.form(w - 1);
    if (form == "," || form == ";" || form == ":") return w;
  }
  return end;
}

}  // namespace

struct Engine::Scratch::Parts {
  std::array<InferenceScratch, 4> inference;  // by Language
  std::vector<std::string_view> forms;
  std::vector<InferenceSentence> pieces;
  std::vector<Piece> origins;
};

Engine::Scratch::Scratch() : parts_(std::make_unique<Parts>()) {}
Engine::Scratch::Scratch(Scratch&&) noexcept = default;
Engine::Scratch& Engine::Scratch::operator=(Scratch&&) noexcept = default;
Engine::Scratch::~Scratch() = default;

std::string model_file_name(Language language) {
  return std::string(language_code(language)) + ".lzm";
}

Result<Engine> Engine::open(const std::string& folder) {
  Engine engine;
  for (const Language language : kLanguages) {
    auto model = Model::open(folder + "/" + model_file_name(language));
    if (!model.ok()) {
      if (model.error().code == ErrorCode::kNotFound) continue;
      return std::move(model).error();
    }
    if (model->language() != language) {
      return Error{ErrorCode::kBadInput,
                   "model of language " + quoted(language_code(model->language())) + ", expected " +
                       quoted(language_code(language)),
                   folder + "/" + model_file_name(language), "rename it"};
    }
    engine.add(std::move(model).value());
  }
  return engine;
}

void Engine::add(Model model) {
  const std::size_t index = index_of(model.language());
  models_[index] = std::make_unique<const Model>(std::move(model));
}

const Model* Engine::model(Language language) const {
  return models_[index_of(language)].get();
}

Analysis Engine::analyze(std::string text, std::span<const Section> sections, Language language,
                         Scratch& scratch) const {
  Analysis analysis = split(std::move(text), sections, language);
  annotate(analysis, scratch);
  return analysis;
}

Analysis Engine::analyze(std::string text, Language language, Scratch& scratch) const {
  Analysis analysis = split(std::move(text), language);
  annotate(analysis, scratch);
  return analysis;
}

namespace {

/// Writes what the network said of a batch into the Analysis.
class Writer {
 public:
  Writer(Analysis& analysis, const Model& model, const InferenceScratch& read)
      : a_(analysis), model_(model), read_(read) {}

  void write(std::span<const InferenceSentence> pieces, std::span<const Piece> origins) {
    std::size_t name = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      for (std::uint32_t w = 0; w < pieces[i].size; ++w) {
        write_word(pieces[i], origins[i].first_word, w);
      }
      const std::uint32_t end = pieces[i].first_word + pieces[i].size;
      for (; name < read_.names.size() && read_.names[name].first_word < end; ++name) {
        NameSpan span = read_.names[name];
        span.first_word = span.first_word - pieces[i].first_word + origins[i].first_word;
        span.end_word = span.end_word - pieces[i].first_word + origins[i].first_word;
        a_.names.push_back(span);
      }
      if (pieces[i].parse) join(origins[i], pieces[i].size);
    }
  }

 private:
  void write_word(const InferenceSentence& piece, std::uint32_t first_word, std::uint32_t w) {
    const InferenceResult& result = read_.results[piece.first_word + w];
    Word& word = a_.words[first_word + w];
    const TagLabel& tag = model_.tags()[result.tag];
    word.upos = tag.upos;
    word.tag = static_cast<std::uint16_t>(result.tag);
    word.morphology = tag.morphology;
    word.lemma = lemma(first_word + w);
    if (!piece.parse) return;
    word.head = result.head == piece.size ? Word::kNoHead : first_word + result.head;
    word.deprel = model_.relations()[result.relation];
    word.arc_margin = result.margin;
  }

  PoolText lemma(std::uint32_t index) {
    const std::string_view form = a_.form(index);
    const std::int64_t script =
        find_lemma_script(model_.lemma_entries(), form, a_.words[index].upos);
    if (script < 0) return {};
    text_.clear();
    append_lemma(form, model_.lemma_scripts()[static_cast<std::size_t>(script)], text_);
    if (text_ == form) return {};
    const PoolText out{static_cast<std::uint32_t>(a_.pool.size()),
                       static_cast<std::uint32_t>(text_.size())};
    a_.pool += text_;
    return out;
  }

  /// Hangs the root of a later piece of a sentence under the root of the first.
  void join(const Piece& piece, std::uint32_t size) {
    const std::uint32_t begin = a_.sentences[piece.sentence].first_word;
    if (piece.first_word == begin) return;
    const auto is_root = [](const Word& word) { return word.head == Word::kNoHead; };
    const auto words = std::span(a_.words);
    const auto first = std::ranges::find_if(words.subspan(begin), is_root);
    const auto here = words.subspan(piece.first_word, size);
    const auto root = std::ranges::find_if(here, is_root);
    root->head = static_cast<std::uint32_t>(first - words.begin());
    root->deprel = Deprel::kParataxis;
    root->arc_margin = 0;
  }

  Analysis& a_;
  const Model& model_;
  const InferenceScratch& read_;
  std::string text_;
};

}  // namespace

void Engine::annotate(Analysis& analysis, Scratch& scratch, const Options& options) const {
  const Model* const model = this->model(analysis.language);
  analysis.names.clear();
  for (Sentence& sentence : analysis.sentences) sentence.depth = Depth::kSplit;
  for (Word& word : analysis.words) clear_annotation(word);
  if (model == nullptr) return;
  const Inference inference(*model, options.kernels != nullptr ? *options.kernels : best_kernels());
  Scratch::Parts& parts = *scratch.parts_;
  InferenceScratch& read = parts.inference[index_of(analysis.language)];

  const auto flush = [&] {
    if (parts.pieces.empty()) return;
    inference.read(parts.forms, parts.pieces, read);
    Writer(analysis, *model, read).write(parts.pieces, parts.origins);
    parts.forms.clear();
    parts.pieces.clear();
    parts.origins.clear();
  };
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    Sentence& sentence = analysis.sentences[s];
    const Depth wanted = options.depths.empty() ? Depth::kParsed : options.depths[s];
    if (wanted == Depth::kSplit || sentence.first_word == sentence.end_word) continue;
    sentence.depth = wanted;
    for (std::uint32_t begin = sentence.first_word; begin < sentence.end_word;) {
      const std::uint32_t end = sentence.end_word - begin <= kLongestSentence
                                    ? sentence.end_word
                                    : piece_end(analysis, begin);
      if (parts.forms.size() + (end - begin) > kBatchWords) flush();
      parts.origins.push_back({s, begin});
      parts.pieces.push_back(
          {static_cast<std::uint32_t>(parts.forms.size()), end - begin, wanted == Depth::kParsed});
      for (std::uint32_t w = begin; w < end; ++w) parts.forms.push_back(analysis.form(w));
      begin = end;
    }
  }
  flush();
}

}  // namespace lazo
