#include "language/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "graph/base/strings.hpp"

namespace lazo {
namespace {

constexpr std::size_t kColumns = 10;

Error bad_line(std::string_view where, std::size_t line, std::string message) {
  return {ErrorCode::kBadInput, std::move(message), std::string(where) + ":" + std::to_string(line),
          ""};
}

bool parse_number(std::string_view digits, std::uint32_t& value) {
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size();
}

/// The columns of a line; the number found.
std::size_t split_columns(std::string_view line, std::array<std::string_view, kColumns>& columns) {
  std::size_t count = 0;
  while (count < kColumns) {
    const std::size_t tab = line.find('\t');
    columns[count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  return count;
}

/// Puts sentences together into an Analysis.
class Rebuilder {
 public:
  Rebuilder(std::string_view where, Language language, ConlluText rebuild)
      : where_(where), rebuild_(rebuild) {
    out_.language = language;
  }

  Status add(std::span<const ConlluLine> lines) {
    Sentence sentence;
    sentence.first_token = size_of(out_.tokens);
    sentence.first_word = size_of(out_.words);
    std::uint32_t expected = 1;
    for (std::size_t i = 0; i < lines.size();) {
      const ConlluLine& line = lines[i];
      const bool surface = line.is_surface();
      const std::uint32_t words = line.last - line.first + 1;
      if (line.first != expected || (surface && lines.size() - i - 1 < words)) {
        return bad_line(
            where_, line.line,
            "found word " + std::to_string(line.first) + ", expected " + std::to_string(expected));
      }
      begin_token(line);
      if (surface) {
        const std::span<const ConlluLine> parts = lines.subspan(i + 1, words);
        for (std::uint32_t w = 0; w < words; ++w) {
          if (parts[w].is_surface() || parts[w].first != expected + w) {
            return bad_line(where_, parts[w].line,
                            "words of " + quoted(line.form) + " are missing");
          }
        }
        add_words(parts);
      } else {
        add_word(out_.tokens.back().span, {});
      }
      out_.tokens.back().end_word = size_of(out_.words);
      expected += words;
      i += surface ? words + 1 : 1;
    }
    sentence.end_token = size_of(out_.tokens);
    sentence.end_word = size_of(out_.words);
    if (sentence.end_token == sentence.first_token) return {};
    sentence.span = {out_.tokens[sentence.first_token].span.begin, out_.tokens.back().span.end};
    out_.sentences.push_back(sentence);
    return {};
  }

  Analysis finish() { return std::move(out_); }

 private:
  static std::uint32_t size_of(const auto& items) {
    return static_cast<std::uint32_t>(items.size());
  }

  void begin_token(const ConlluLine& line) {
    if (!out_.tokens.empty()) {
      if (line.paragraph && rebuild_ == ConlluText::kParagraphs) {
        out_.text += "\n\n";
        out_.tokens.back().space_after = true;
      } else if (out_.tokens.back().space_after) {
        out_.text += ' ';
      }
    }
    Token token;
    token.span.begin = size_of(out_.text);
    out_.text += line.form;
    token.span.end = size_of(out_.text);
    token.first_word = size_of(out_.words);
    token.space_after = line.misc_value("SpaceAfter") != "No";
    out_.tokens.push_back(token);
  }

  /// Words that stand in the token one after the other have spans of their own.
  void add_words(std::span<const ConlluLine> parts) {
    const Span token = out_.tokens.back().span;
    std::string joined;
    for (const ConlluLine& part : parts) joined += part.form;
    const bool stands = joined == token.in(out_.text);
    std::uint32_t at = token.begin;
    for (const ConlluLine& part : parts) {
      const auto size = static_cast<std::uint32_t>(part.form.size());
      add_word(stands ? Span{at, at + size} : token, stands ? std::string_view() : part.form);
      at += size;
    }
  }

  void add_word(Span span, std::string_view form) {
    Word word;
    word.token = size_of(out_.tokens) - 1;
    word.span = span;
    word.form = {size_of(out_.pool), size_of(form)};
    out_.pool += form;
    out_.words.push_back(word);
  }

  std::string_view where_;
  ConlluText rebuild_;
  Analysis out_;
};

}  // namespace

std::string_view ConlluLine::misc_value(std::string_view key) const {
  std::string_view rest = misc;
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    const std::string_view field = rest.substr(0, bar);
    if (field.size() > key.size() && field.starts_with(key) && field[key.size()] == '=') {
      return field.substr(key.size() + 1);
    }
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  }
  return {};
}

Status for_each_conllu_sentence(std::string_view text, std::string_view where,
                                const std::function<Status(std::span<const ConlluLine>)>& use) {
  Status status;
  std::vector<ConlluLine> lines;
  bool paragraph = false;
  const auto finish = [&] {
    if (!lines.empty()) status = use(lines);
    lines.clear();
  };
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (!status.ok()) return;
    if (trim(line).empty()) return finish();
    if (line.front() == '#') {
      const std::string_view comment = trim(line.substr(1));
      paragraph = paragraph || comment.starts_with("newdoc") ||
                  (comment.starts_with("newpar") && !comment.starts_with("newpar_block"));
      return;
    }
    std::array<std::string_view, kColumns> columns;
    const std::size_t count = split_columns(line, columns);
    if (count != kColumns || columns[kColumns - 1].find('\t') != std::string_view::npos) {
      status = bad_line(where, number,
                        "found " + std::to_string(count) + " columns, expected the 10 of CoNLL-U");
      return;
    }
    ConlluLine found;
    const std::string_view id = columns[0];
    if (id.find('.') != std::string_view::npos) return;  // an empty node
    const std::size_t dash = id.find('-');
    const bool first = parse_number(id.substr(0, dash), found.first);
    const bool last = dash == std::string_view::npos
                          ? (found.last = found.first, true)
                          : parse_number(id.substr(dash + 1), found.last);
    if (!first || !last || found.first == 0 || found.last < found.first ||
        (dash != std::string_view::npos && found.last == found.first)) {
      status = bad_line(where, number, "no word number: " + quoted(id));
      return;
    }
    found.form = columns[1];
    if (trim(found.form).empty()) {
      status = bad_line(where, number, "a word without a form");
      return;
    }
    found.lemma = columns[2];
    found.upos = columns[3];
    found.xpos = columns[4];
    found.features = columns[5];
    found.head = columns[6];
    found.relation = columns[7];
    found.misc = columns[9];
    found.line = number;
    found.paragraph = std::exchange(paragraph, false);
    lines.push_back(found);
  });
  if (status.ok()) finish();
  return status;
}

Result<Analysis> read_conllu(std::string_view text, std::string_view where, Language language,
                             ConlluText rebuild) {
  Rebuilder rebuilder(where, language, rebuild);
  LAZO_CHECK(for_each_conllu_sentence(
      text, where, [&](std::span<const ConlluLine> lines) { return rebuilder.add(lines); }));
  return rebuilder.finish();
}

}  // namespace lazo
