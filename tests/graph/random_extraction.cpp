#include "tests/graph/random_extraction.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "graph/base/sha256.hpp"
#include "graph/base/utf8.hpp"
#include "graph/extraction_check.hpp"

namespace lazo::testing {
namespace {

constexpr std::array<std::string_view, 16> kWords = {
    "acuerdo",    "Canadá",    "steel", "pressure", "naïve",  "señaló",  "wheat",    "accord",
    "\"quoted\"", "tab\there", "ñandú", "emoji😀",   "duties", "l'œuvre", "minister", "2026"};
constexpr std::array<std::string_view, 6> kKnown = {
    "country:mx", "country:ca", "country:us", "agreement:usmca", "org:coparmex", "sector:steel"};
constexpr std::array<std::string_view, 5> kPersons = {"Ana Ruiz", "Luc Roy", "Ada Hill",
                                                      "José Peña", "Mia Fox"};
constexpr std::array<std::string_view, 5> kNamed = {"Grupo Álamo", "Northern Steel", "Unión Azul",
                                                    "Port Alder", "Comité Boréal"};
constexpr std::array<std::string_view, 4> kDescribed = {"Mexican exporters", "the union",
                                                        "les producteurs", "small firms"};
constexpr std::array<std::string_view, 4> kPublishers = {"", "El Diario", "The Post", "Le Soir"};
constexpr std::array<std::string_view, 6> kDates = {"",           "2024",       "2025-09",
                                                    "2025-09-22", "2026-01-05", "2026-02"};
constexpr std::array<std::string_view, 3> kRules = {"clause.verb", "ud.nsubj-obj", "list.party"};

class Maker {
 public:
  Maker(std::uint64_t seed, const Ontology& ontology) : random_(seed), ontology_(ontology) {}

  Extraction make(std::uint64_t seed) {
    text_and_sentences(seed);
    document(seed);
    entities();
    mentions();
    const std::uint32_t claims = random_.below(12);
    for (std::uint32_t i = 0; i < claims; ++i) out_.claims.push_back(claim(i));
    const std::uint32_t facts = random_.below(3);
    for (std::uint32_t i = 0; i < facts; ++i) out_.facts.push_back(fact());
    normalize(out_, ontology_);
    return std::move(out_);
  }

 private:
  template <std::size_t N>
  std::string_view any(const std::array<std::string_view, N>& values) {
    return values[random_.below(N)];
  }
  template <typename Enum>
  Enum any_of(std::uint32_t count) {
    return static_cast<Enum>(random_.below(count));
  }

  void text_and_sentences(std::uint64_t seed) {
    std::string& text = out_.document.text;
    text = "Document " + std::to_string(seed) + ".";
    const std::uint32_t count = 2 + random_.below(6);
    for (std::uint32_t s = 0; s < count; ++s) {
      text += ' ';
      SentenceRecord sentence;
      sentence.span.begin = size();
      const std::uint32_t words = 3 + random_.below(8);
      for (std::uint32_t w = 0; w < words; ++w) {
        if (w > 0) text += ' ';
        const std::uint32_t begin = size();
        text += any(kWords);
        words_.push_back({begin, size()});
      }
      text += '.';
      sentence.span.end = size();
      if (random_.one_in(2)) sentence.reason = random_.one_in(2) ? "no-trigger" : "one-entity";
      out_.sentences.push_back(sentence);
    }
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.document.text.size()); }

  void document(std::uint64_t seed) {
    Document& d = out_.document;
    d.sha256 = sha256(d.text);
    for (std::size_t i = 0; i < 8; ++i) d.id.value = d.id.value << 8U | d.sha256[i];
    d.uris = {"folder/" + std::to_string(seed) + ".txt"};
    if (random_.one_in(4)) d.uris.push_back("other/" + std::to_string(seed) + ".txt");
    d.title = random_.one_in(3) ? "" : "Título \"" + std::to_string(seed) + "\"\n";
    d.publisher = any(kPublishers);
    d.byline = random_.one_in(2) ? "By nobody" : "";
    d.published = any(kDates);
    d.language = any_of<Language>(4);
    d.mime = "text/plain";
    d.bytes = d.text.size();
    d.invalid_bytes = random_.below(3);
    Block block{BlockKind::kParagraph, 0, {0, size()}, {}};
    if (random_.one_in(2)) block.ignored.push_back(words_[random_.below(word_count())]);
    d.blocks.push_back(block);
    if (random_.one_in(3)) d.source_map.push_back({{0, size()}, "page 1"});
  }
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(words_.size()); }
  Span word() { return words_[random_.below(word_count())]; }

  NodeType type(std::string_view name) const { return ontology_.find_type(name); }

  void entities() {
    const std::uint32_t count = 2 + random_.below(6);
    for (std::uint32_t i = 0; i < count; ++i) {
      LocalEntity entity;
      switch (random_.below(4)) {
        case 0:
          known(entity);
          break;
        case 1:
          named(entity, any(kPersons), "person");
          break;
        case 2:
          named(entity, any(kNamed), random_.one_in(3) ? "person" : "organization");
          break;
        default:
          entity.level = Level::kDescribed;
          entity.name = any(kDescribed);
          entity.type = random_.one_in(4) ? NodeType{} : type("group");
      }
      out_.entities.push_back(entity);
    }
  }

  void named(LocalEntity& entity, std::string_view name, std::string_view type_name) {
    entity.level = Level::kNamed;
    entity.name = random_.one_in(3) ? lower(name) : std::string(name);
    entity.key = "name:" + slug(name);
    entity.type = type(type_name);
  }

  void known(LocalEntity& entity) {
    entity.level = Level::kKnown;
    entity.key = any(kKnown);
    entity.name = entity.key.substr(entity.key.find(':') + 1);
    KnownNode row;
    row.key = entity.key;
    row.name = "The " + entity.name;
    row.type = type(entity.key.starts_with("country") ? "country" : "organization");
    entity.type = row.type;
    row.names = {{"El " + entity.name, "es", NameRole::kLabel}, {entity.name, "", NameRole::kWeak}};
    row.ids = {{"test", entity.name}};
    row.background = {
        {ontology_.find_relation("member_of"), "agreement:usmca", "2020", "", "test"}};
    out_.known.push_back(row);
  }

  EntityId entity() {
    return EntityId{random_.below(static_cast<std::uint32_t>(out_.entities.size()))};
  }

  void mentions() {
    const std::uint32_t count = random_.below(12);
    for (std::uint32_t i = 0; i < count; ++i) {
      out_.mentions.push_back({word(), entity(), any_of<MentionHow>(4)});
    }
  }

  Attribution attribution() {
    Attribution a;
    if (random_.one_in(2)) a.speaker = entity();
    a.anonymous = !a.speaker.valid();
    a.cue = random_.one_in(3) ? "" : "según";
    if (!a.cue.empty()) a.span = word();
    if (random_.one_in(4)) {
      a.inner_speaker = entity();
      a.inner_cue = "reported";
    }
    return a;
  }

  Claim claim(std::uint32_t number) {
    Claim c;
    const auto relations = ontology_.relations();
    // Few relations, so that claims of several documents meet on an edge.
    constexpr std::array<std::string_view, 5> kRelations = {"supports", "opposes", "member_of",
                                                            "holds_office", "coordinates_with"};
    c.relation = ontology_.find_relation(any(kRelations));
    if (!c.relation.valid() || random_.one_in(8)) {
      c.relation = relations[random_.below(static_cast<std::uint32_t>(relations.size()))].id;
    }
    c.source = entity();
    c.target = entity();
    if (random_.one_in(5)) {
      c.record = random_.one_in(2) ? "row " + std::to_string(number + 1)
                                   : "/data/" + std::to_string(number);
    } else {
      c.sentence =
          out_.sentences[random_.below(static_cast<std::uint32_t>(out_.sentences.size()))].span;
      if (!random_.one_in(4)) c.trigger = word();
      if (random_.one_in(2)) c.source_span = word();
      if (random_.one_in(2)) c.target_span = word();
      if (random_.one_in(4)) c.support = {word(), word()};
    }
    c.negated = random_.one_in(6);
    c.mood = random_.one_in(2) ? Mood::kAsserted : any_of<Mood>(8);
    c.certainty = any_of<Certainty>(4);
    c.tense = any_of<ClaimTense>(4);
    if (random_.one_in(3)) c.attribution = attribution();
    const std::uint32_t roles = random_.below(3);
    for (std::uint32_t i = 0; i < roles; ++i) c.roles.push_back(role());
    if (random_.one_in(3)) c.time = TimeRange{std::string(any(kDates)), std::string(any(kDates))};
    c.confidence = static_cast<std::uint16_t>(random_.below(10001));
    c.rule = any(kRules);
    return c;
  }

  Role role() {
    Role r;
    r.role = random_.one_in(2) ? "about" : "quantity";
    if (random_.one_in(2)) {
      r.entity = entity();
    } else {
      r.value = "46.4 % of \"it\"";
      if (random_.one_in(2)) r.quantity = Quantity{"46.4", "%"};
    }
    if (random_.one_in(2)) r.span = word();
    return r;
  }

  Fact fact() {
    Fact f;
    f.entity = entity();
    f.property = random_.one_in(2) ? "members" : "rate";
    f.value = "36 000 empresas";
    if (random_.one_in(2)) f.quantity = Quantity{"36000", "empresas"};
    if (random_.one_in(2)) f.scope = entity();
    f.sentence = out_.sentences.front().span;
    f.span = word();
    f.negated = random_.one_in(5);
    f.mood = any_of<Mood>(8);
    if (random_.one_in(3)) f.attribution = attribution();
    if (random_.one_in(3)) f.time = TimeRange{"2026", ""};
    f.confidence = static_cast<std::uint16_t>(random_.below(10001));
    f.rule = any(kRules);
    return f;
  }

  Random random_;
  const Ontology& ontology_;
  Extraction out_;
  std::vector<Span> words_;
};

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::uint32_t Random::below(std::uint32_t limit) {
  return static_cast<std::uint32_t>((next() >> 32U) * limit >> 32U);
}

const Ontology& shipped_for_tests() {
  static const Ontology ontology = [] {
    Result<Ontology> loaded = shipped_ontology();
    if (!loaded.ok()) throw std::runtime_error(loaded.error().text());
    return std::move(loaded).value();
  }();
  return ontology;
}

Extraction random_extraction(std::uint64_t seed, const Ontology& ontology) {
  return Maker(seed, ontology).make(seed);
}

}  // namespace lazo::testing
