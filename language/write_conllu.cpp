#include <string>
#include <vector>

#include "graph/base/utf8.hpp"
#include "language/conllu.hpp"
#include "language/model.hpp"

namespace lazo {
namespace {

class ConlluWriter {
 public:
  ConlluWriter(const Analysis& analysis, const Model* model)
      : analysis_(analysis), model_(model), points_(analysis.text) {}

  std::string write() {
    number_tokens_by_name();
    out_.reserve(analysis_.words.size() * 48);
    for (std::size_t s = 0; s < analysis_.sentences.size(); ++s) {
      const Sentence& sentence = analysis_.sentences[s];
      out_ += "# sent_id = " + std::to_string(s + 1) + "\n# text = ";
      append_field(sentence.span.in(analysis_.text));
      out_ += '\n';
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        write_token(sentence, t);
      }
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNoName = 0xFFFFFFFFU;

  /// For each token the name that it is part of.
  void number_tokens_by_name() {
    name_of_token_.assign(analysis_.tokens.size(), kNoName);
    for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
      const NameSpan& name = analysis_.names[n];
      for (std::uint32_t w = name.first_word; w < name.end_word; ++w) {
        std::uint32_t& owner = name_of_token_[analysis_.words[w].token];
        if (owner == kNoName) owner = n;
      }
    }
  }

  void write_token(const Sentence& sentence, std::uint32_t t) {
    const Token& token = analysis_.tokens[t];
    const auto number = [&](std::uint32_t word) {
      return std::to_string(word - sentence.first_word + 1);
    };
    const bool several = token.end_word - token.first_word > 1;
    if (several) {
      out_ += number(token.first_word) + '-' + number(token.end_word - 1) + '\t';
      append_field(token.span.in(analysis_.text));
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
      write_misc(t);
    }
    for (std::uint32_t w = token.first_word; w < token.end_word; ++w) {
      const Word& word = analysis_.words[w];
      out_ += number(w) + '\t';
      append_field(analysis_.form(w));
      out_ += '\t';
      if (sentence.depth == Depth::kSplit) {
        out_ += "_\t_\t_\t_\t";
      } else {
        append_field(analysis_.lemma(w));
        out_ += '\t';
        out_ += upos_name(word.upos);
        out_ += '\t';
        write_tag(word);
      }
      if (sentence.depth == Depth::kParsed) {
        out_ += word.head == Word::kNoHead ? "0" : number(word.head);
        out_ += '\t';
        out_ += deprel_name(word.deprel);
      } else {
        out_ += "_\t_";
      }
      out_ += "\t_\t";
      if (several) {
        out_ += "_\n";
      } else {
        write_misc(t);
      }
    }
  }

  /// XPOS and FEATS, from the label "UPOS|XPOS|FEATS" of the model.
  void write_tag(const Word& word) {
    std::string_view label;
    if (model_ != nullptr && word.tag < model_->tags().size())
      label = model_->tags()[word.tag].text;
    const std::size_t first = label.find('|');
    const std::size_t second = first == std::string_view::npos ? first : label.find('|', first + 1);
    const auto part = [&](std::size_t begin, std::size_t end) {
      const std::string_view text =
          second == std::string_view::npos ? std::string_view() : label.substr(begin, end);
      out_ += text.empty() ? "_" : text;
      out_ += '\t';
    };
    part(first + 1, second - first - 1);
    part(second + 1, std::string_view::npos);
  }

  void write_misc(std::uint32_t t) {
    const Token& token = analysis_.tokens[t];
    const std::uint32_t n = name_of_token_[t];
    out_ += "NER=";
    if (n == kNoName) {
      out_ += 'O';
    } else {
      const NameSpan& name = analysis_.names[n];
      const bool inside = t > 0 && name_of_token_[t - 1] == n;
      out_ += inside ? "I-" : "B-";
      out_ += name_type_code(name.type);
    }
    if (!token.space_after) out_ += "|SpaceAfter=No";
    // One after the other: counting is linear only while the offsets rise, and the operands of
    // one sum are computed in any order.
    const std::size_t begin = points_.at(token.span.begin);
    const std::size_t end = points_.at(token.span.end);
    out_ += "|TokenRange=" + std::to_string(begin) + ':' + std::to_string(end) + '\n';
  }

  /// A cell holds no tab and no line end.
  void append_field(std::string_view text) {
    for (const char c : text) out_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }

  const Analysis& analysis_;  // owned by the caller
  const Model* model_;        // owned by the caller; may be null
  CodePointCounter points_;
  std::vector<std::uint32_t> name_of_token_;
  std::string out_;
};

}  // namespace

std::string write_conllu(const Analysis& analysis, const Model* model) {
  return ConlluWriter(analysis, model).write();
}

}  // namespace lazo
