#include "language/evaluate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>

#include "graph/base/strings.hpp"
#include "graph/base/utf8.hpp"
#include "language/align_words.hpp"
#include "language/conllu.hpp"

namespace lazo {
namespace {

struct Entity {
  Stretch span;
  std::string_view type;
  friend auto operator<=>(const Entity&, const Entity&) = default;
};

struct Loaded {
  std::string characters;
  std::vector<Stretch> tokens;
  std::vector<Stretch> sentences;
  std::vector<GoldOrSystemWord> words;
  std::vector<Entity> entities;
  bool has_names = false;
};

/// The features that the shared task counts, sorted.
std::string universal_part(std::string_view features) {
  constexpr std::array<std::string_view, 21> kUniversal = {
      "PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
      "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
      "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};
  std::vector<std::string_view> kept;
  for (const std::string_view feature : split_list(features, '|')) {
    const std::string_view key = feature.substr(0, feature.find('='));
    if (std::find(kUniversal.begin(), kUniversal.end(), key) != kUniversal.end()) {
      kept.push_back(feature);
    }
  }
  std::sort(kept.begin(), kept.end());
  std::string out;
  for (const std::string_view feature : kept) {
    if (!out.empty()) out += '|';
    out += feature;
  }
  return out;
}

class Loader {
 public:
  Status add(std::span<const ConlluLine> lines) {
    const std::size_t begin = out_.characters.size();
    const std::size_t first_word = out_.words.size();
    std::uint32_t until = 0;  // last word of the multiword token under way
    Stretch token;
    Entity entity;
    bool open = false;
    const auto close = [&] {
      if (open) out_.entities.push_back(entity);
      open = false;
    };
    for (const ConlluLine& line : lines) {
      const bool surface = line.is_surface() || line.first > until;
      if (surface) {
        token = append(line.form);
        out_.tokens.push_back(token);
        if (line.is_surface()) until = line.last;
        const std::string_view tag = line.misc_value("NER");
        out_.has_names = out_.has_names || !tag.empty();
        const std::string_view type = tag.size() > 2 ? tag.substr(2) : std::string_view();
        if (open && !(tag.starts_with('I') && type == entity.type)) close();
        if (!type.empty() && open) {
          entity.span.end = token.end;
        } else if (!type.empty()) {
          entity = {token, type};
          open = true;
        }
      }
      if (!line.is_surface()) add_word(line, token, !surface);
    }
    close();
    resolve_heads(lines, first_word);
    if (out_.characters.size() > begin) out_.sentences.push_back({begin, out_.characters.size()});
    return {};
  }

  Loaded finish() { return std::move(out_); }

 private:
  Stretch append(std::string_view form) {
    const std::size_t begin = out_.characters.size();
    for (std::size_t at = 0; at < form.size();) {
      const Decoded c = decode_utf8(form, at);
      if (!is_space(c.code_point)) out_.characters += form.substr(at, c.length);
      at += c.length;
    }
    return {begin, out_.characters.size()};
  }

  void add_word(const ConlluLine& line, Stretch token, bool multi) {
    GoldOrSystemWord word;
    word.form = lower(line.form);
    word.lemma = line.lemma;
    word.upos = line.upos;
    word.features = universal_part(line.features);
    word.relation = line.relation.substr(0, line.relation.find(':'));
    word.span = token;
    word.multi = multi;
    out_.words.push_back(std::move(word));
  }

  void resolve_heads(std::span<const ConlluLine> lines, std::size_t first_word) {
    std::vector<std::uint32_t> ids;
    std::vector<std::string_view> heads;
    for (const ConlluLine& line : lines) {
      if (line.is_surface()) continue;
      ids.push_back(line.first);
      heads.push_back(line.head);
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
      std::uint32_t head = 0;
      const auto parsed = std::from_chars(heads[i].data(), heads[i].data() + heads[i].size(), head);
      if (parsed.ec != std::errc()) continue;
      GoldOrSystemWord& word = out_.words[first_word + i];
      word.root = head == 0;
      const auto found = std::find(ids.begin(), ids.end(), head);
      if (found != ids.end()) {
        word.parent = static_cast<std::uint32_t>(first_word) +
                      static_cast<std::uint32_t>(found - ids.begin());
      }
    }
  }

  Loaded out_;
};

Result<Loaded> load(std::string_view text, std::string_view name) {
  Loader loader;
  LAZO_CHECK(for_each_conllu_sentence(
      text, name, [&](std::span<const ConlluLine> lines) { return loader.add(lines); }));
  return loader.finish();
}

template <typename T>
std::size_t common(std::vector<T> a, std::vector<T> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<T> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

Error difference(const Loaded& gold, const Loaded& system, std::string_view name) {
  const auto [g, s] = std::mismatch(gold.characters.begin(), gold.characters.end(),
                                    system.characters.begin(), system.characters.end());
  auto at = static_cast<std::size_t>(g - gold.characters.begin());
  const auto piece = [&](const std::string& text) {
    std::size_t begin = std::min(at, text.size());
    while (begin > 0 && begin < text.size() && (text[begin] & '\xC0') == '\x80') --begin;
    return quoted(text.substr(begin, 30));
  };
  return {ErrorCode::kBadInput,
          "the characters differ: gold has " + piece(gold.characters) + ", the system " +
              piece(system.characters),
          std::string(name), "analyse the text of the gold file itself"};
}

void score_names(const Loaded& gold, const Loaded& system, Evaluation& out) {
  const std::size_t right = common(gold.entities, system.entities);
  std::set<std::string_view> types;
  for (const Entity& due : gold.entities) types.insert(due.type);
  const auto counted = static_cast<std::size_t>(std::ranges::count_if(
      system.entities, [&types](const Entity& found) { return types.contains(found.type); }));
  out.metrics.push_back({"NER", right, counted, gold.entities.size()});
  out.metrics.push_back({"NER_all", right, system.entities.size(), gold.entities.size()});
  const auto spans = [](const Loaded& side) {
    std::vector<Stretch> found;
    for (const Entity& entity : side.entities) found.push_back(entity.span);
    return found;
  };
  out.metrics.push_back({"NER_span", common(spans(gold), spans(system)), system.entities.size(),
                         gold.entities.size()});
  for (const std::string_view type : {"LOC", "MISC", "ORG", "PER"}) {
    const auto of_type = [type](const Loaded& side) {
      std::vector<Entity> found;
      for (const Entity& entity : side.entities) {
        if (entity.type == type) found.push_back(entity);
      }
      return found;
    };
    const std::vector<Entity> due = of_type(gold);
    const std::vector<Entity> given = of_type(system);
    if (due.empty()) continue;
    out.metrics.push_back(
        {"NER_" + std::string(type), common(due, given), given.size(), due.size()});
  }
}

}  // namespace

double Score::precision() const {
  return system == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(system);
}

double Score::recall() const {
  return gold == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(gold);
}

double Score::f1() const {
  // 2PR / (P + R), written so that nothing is rounded twice.
  return system + gold == 0 ? 0.0
                            : 2.0 * static_cast<double>(right) / static_cast<double>(system + gold);
}

const Score* Evaluation::find(std::string_view name) const {
  const auto found = std::find_if(metrics.begin(), metrics.end(),
                                  [&](const Score& score) { return score.name == name; });
  return found == metrics.end() ? nullptr : &*found;
}

void Evaluation::add(const Evaluation& other) {
  const auto sum = [](std::vector<Score>& into, const std::vector<Score>& from) {
    for (const Score& score : from) {
      auto found = std::find_if(into.begin(), into.end(),
                                [&](const Score& known) { return known.name == score.name; });
      if (found == into.end()) {
        into.push_back(score);
      } else {
        found->right += score.right;
        found->system += score.system;
        found->gold += score.gold;
      }
    }
  };
  sum(metrics, other.metrics);
  sum(relations, other.relations);
  std::sort(relations.begin(), relations.end(),
            [](const Score& a, const Score& b) { return a.name < b.name; });
}

Result<Evaluation> evaluate_conllu(std::string_view gold_text, std::string_view gold_name,
                                   std::string_view system_text, std::string_view system_name) {
  LAZO_TRY(Loaded gold, load(gold_text, gold_name));
  LAZO_TRY(Loaded system, load(system_text, system_name));
  if (gold.characters != system.characters) return difference(gold, system, system_name);

  Evaluation out;
  const auto add = [&out](std::string_view name, std::size_t right, std::size_t given,
                          std::size_t due) {
    out.metrics.push_back({std::string(name), right, given, due});
  };
  add("Tokens", common(gold.tokens, system.tokens), system.tokens.size(), gold.tokens.size());
  add("Sentences", common(gold.sentences, system.sentences), system.sentences.size(),
      gold.sentences.size());
  const std::size_t given = system.words.size();
  const std::size_t due = gold.words.size();
  add("Words", align_words(gold.words, system.words), given, due);

  std::size_t upos = 0;
  std::size_t features = 0;
  std::size_t lemmas = 0;
  std::size_t heads = 0;
  std::size_t labels = 0;
  std::map<std::string_view, Score> relations;
  for (const GoldOrSystemWord& word : system.words) ++relations[word.relation].system;
  for (const GoldOrSystemWord& g : gold.words) {
    Score& relation = relations[g.relation];
    ++relation.gold;
    if (g.partner == kNoWord) continue;
    const GoldOrSystemWord& s = system.words[g.partner];
    if (g.upos == s.upos) ++upos;
    if (g.features == s.features) ++features;
    if (g.lemma == "_" || g.lemma == s.lemma) ++lemmas;
    const bool same_head = g.parent == kNoWord || s.parent == kNoWord
                               ? g.root && s.root
                               : gold.words[g.parent].partner == s.parent;
    if (!same_head) continue;
    ++heads;
    if (g.relation != s.relation) continue;
    ++labels;
    ++relation.right;
  }
  add("UPOS", upos, given, due);
  add("UFeats", features, given, due);
  add("Lemmas", lemmas, given, due);
  add("UAS", heads, given, due);
  add("LAS", labels, given, due);
  if (gold.has_names) score_names(gold, system, out);
  for (auto& [name, score] : relations) {
    score.name = name;
    out.relations.push_back(std::move(score));
  }
  return out;
}

Result<std::string> conllu_of_names(std::string_view text, std::string_view where) {
  std::string out;
  std::size_t number = 0;
  Status status;
  for_each_line(text, [&](std::string_view line, std::size_t line_number) {
    if (!status.ok()) return;
    line = trim(line);
    if (line.empty() || line.starts_with("-DOCSTART-")) {
      if (number > 0) out += '\n';
      number = 0;
      return;
    }
    const std::size_t tab = line.find_last_of(" \t");
    const std::string_view label =
        tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    const bool named = label.size() > 2 && (label[0] == 'B' || label[0] == 'I') && label[1] == '-';
    if (label != "O" && !named) {
      status = Error{ErrorCode::kBadInput, "expected a word, a tab and a label: " + quoted(line),
                     std::string(where) + ":" + std::to_string(line_number), ""};
      return;
    }
    std::string tag(label);
    if (named) {
      const std::string_view type = label.substr(2);
      const bool known = type == "PER" || type == "ORG" || type == "LOC";
      tag = std::string(label.substr(0, 2)) + std::string(known ? type : "MISC");
    }
    out += std::to_string(++number) + '\t' + std::string(trim(line.substr(0, tab))) +
           "\t_\t_\t_\t_\t_\t_\t_\tNER=" + tag + '\n';
  });
  if (!status.ok()) return std::move(status).error();
  if (number > 0) out += '\n';
  return out;
}

}  // namespace lazo
