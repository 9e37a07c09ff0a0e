// Are the lexicons well formed, do they speak of relations that exist, and do the three languages
// cover the same ground? Reads the data itself, apart from the program's own loader.
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/base/strings.hpp"
#include "graph/base/tsv.hpp"
#include "graph/base/utf8.hpp"
#include "graph/ontology/ontology.hpp"
#include "tests/catch.hpp"

namespace lazo {
namespace {

constexpr std::array<std::string_view, 3> kLanguages = {"en", "es", "fr"};

std::string read(std::string_view language, std::string_view file) {
  const std::string path = std::string(LAZO_SOURCE_DIR "/graph/lexicon/") + std::string(language) +
                           "/" + std::string(file);
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  INFO(path);
  REQUIRE_FALSE(text.empty());
  return text;
}

using Columns = std::vector<TsvColumn>;
const Columns kVerbs = {{"lemma"}, {"forms"}, {"relation"}, {"pattern"}, {"complement"}, {"note"}};
const Columns kTies = {{"lemma"}, {"forms"}, {"relation"}, {"pattern"}, {"note"}};

/// Every table and its columns.
const std::vector<std::pair<std::string_view, Columns>>& tables() {
  static const std::vector<std::pair<std::string_view, Columns>> kTables = {
      {"verbs.tsv", kVerbs},
      {"nouns.tsv", kTies},
      {"adjectives.tsv", kTies},
      {"offices.tsv", {{"lemma"}, {"forms"}, {"relation"}, {"kind"}, {"note"}}},
      {"type_heads.tsv", {{"lemma"}, {"forms"}, {"type"}, {"use"}, {"note"}}},
      {"groups.tsv", {{"lemma"}, {"type"}, {"number"}, {"note"}}},
      {"topics.tsv", {{"lemma"}, {"forms"}, {"type"}, {"note"}}},
      {"modality.tsv", {{"lemma"}, {"forms"}, {"mood"}, {"certainty"}, {"scope"}, {"note"}}},
      {"negation.tsv", {{"lemma"}, {"forms"}, {"scope"}, {"note"}}},
      {"attribution.tsv", {{"lemma"}, {"forms"}, {"kind"}, {"note"}}},
      {"time.tsv", {{"lemma"}, {"kind"}, {"value"}, {"note"}}},
      {"units.tsv", {{"lemma"}, {"forms"}, {"unit"}, {"note"}}},
      {"prepositions.tsv", {{"preposition"}, {"roles"}, {"note"}}},
  };
  return kTables;
}

template <typename Use>
void each_row(std::string_view language, std::string_view file, const Columns& columns,
              const Use& use) {
  const std::string text = read(language, file);
  const std::string where = std::string(language) + "/" + std::string(file);
  const Status status = for_each_tsv_row(text, where, columns, [&](const TsvRow& row) -> Status {
    use(row);
    return {};
  });
  if (!status.ok()) FAIL(status.error().text());
}

bool one_of(std::string_view text, const std::vector<std::string_view>& allowed) {
  return std::find(allowed.begin(), allowed.end(), text) != allowed.end();
}

bool good_end(std::string_view end, const std::vector<std::string_view>& plain) {
  if (one_of(end, plain)) return true;
  for (const std::string_view prefix : {"obl:", "nmod:"}) {
    if (end.starts_with(prefix)) return end.size() > prefix.size() && end.find(' ') == end.npos;
  }
  return false;
}

/// "subj>obj +place=obl:in !possible": empty if it is well formed, else what is wrong.
std::string fault_of(std::string_view pattern, const std::vector<std::string_view>& ends) {
  for (std::string_view part : split(pattern, ';')) {
    std::vector<std::string_view> words = split_list(part, ' ');
    if (words.empty()) return "empty pattern";
    const std::size_t arrow = words.front().find('>');
    if (arrow == std::string_view::npos || arrow == 0) return "no '>'";
    const bool either = words.front()[arrow - 1] == '<';
    const std::string_view source = words.front().substr(0, either ? arrow - 1 : arrow);
    if (!good_end(source, ends)) return "unknown end " + std::string(source);
    if (!good_end(words.front().substr(arrow + 1), ends)) {
      return "unknown end " + std::string(words.front().substr(arrow + 1));
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i].front() == '!') continue;
      const std::size_t equals = words[i].find('=');
      if (words[i].front() != '+' || equals == std::string_view::npos) return "no role";
      if (!good_end(words[i].substr(equals + 1), ends)) return "unknown end in role";
    }
  }
  return {};
}

Ontology shipped() {
  auto ontology = shipped_ontology();
  if (!ontology.ok()) FAIL(ontology.error().text());
  return std::move(ontology).value();
}

}  // namespace

TEST_CASE("lexicon rows: valid text, forms that differ, no row twice", "[graph][lexicon]") {
  for (const std::string_view language : kLanguages) {
    for (const auto& [file, columns] : tables()) {
      std::set<std::string> seen;
      each_row(language, file, columns, [&](const TsvRow& row) {
        const std::string_view key = row[columns.front().name];
        INFO(row.where() << " " << key);
        CHECK(find_invalid_utf8(key) == std::string_view::npos);
        std::string all;
        for (const TsvColumn& column : columns) {
          if (column.name != "note") all.append(row[column.name]).append("\t");
        }
        CHECK(seen.insert(all).second);
        if (columns[1].name == "forms" && row["forms"] != "-") {
          for (const std::string_view form : split(row["forms"], ';')) {
            CHECK_FALSE(form.empty());
            CHECK(form != row["lemma"]);
          }
        }
      });
    }
  }
}

TEST_CASE("lexicon rows: relations exist and patterns are well formed", "[graph][lexicon]") {
  const Ontology ontology = shipped();
  const std::vector<std::string_view> verb_ends = {"subj", "obj", "iobj", "comp", "attr"};
  const std::vector<std::string_view> noun_ends = {"self",   "poss", "between",
                                                   "holder", "subj", "obj"};
  for (const std::string_view language : kLanguages) {
    each_row(language, "verbs.tsv", kVerbs, [&](const TsvRow& row) {
      INFO(row.where() << " " << row["lemma"] << " " << row["pattern"]);
      CHECK((row["relation"] == "-") == (row["pattern"] == "-"));
      if (row["relation"] == "-") {
        CHECK(row["complement"] != "-");
        return;
      }
      CHECK(ontology.find_relation(row["relation"]).valid());
      CHECK(fault_of(row["pattern"], verb_ends) == "");
    });
    for (const std::string_view file : {"nouns.tsv", "adjectives.tsv"}) {
      each_row(language, file, kTies, [&](const TsvRow& row) {
        INFO(row.where() << " " << row["lemma"] << " " << row["pattern"]);
        CHECK(ontology.find_relation(row["relation"]).valid());
        CHECK(fault_of(row["pattern"], noun_ends) == "");
      });
    }
  }
}

TEST_CASE("lexicon rows: '<>' stands only for relations that read both ways", "[graph][lexicon]") {
  const Ontology ontology = shipped();
  for (const std::string_view language : kLanguages) {
    for (const auto& [file, columns] :
         {std::pair{"verbs.tsv", kVerbs}, {"nouns.tsv", kTies}, {"adjectives.tsv", kTies}}) {
      each_row(language, file, columns, [&](const TsvRow& row) {
        if (row["pattern"].find("<>") == std::string_view::npos) return;
        INFO(row.where() << " " << row["lemma"] << " " << row["relation"]);
        const RelationId relation = ontology.find_relation(row["relation"]);
        REQUIRE(relation.valid());
        CHECK((ontology.relation(relation).symmetric || row["relation"] == "fights"));
      });
    }
  }
}

TEST_CASE("lexicon rows: coded columns hold known codes", "[graph][lexicon]") {
  const Ontology ontology = shipped();
  const std::vector<std::string_view> moods = {"same",     "negated",  "planned", "desired",
                                               "required", "possible", "feared",  "conditional",
                                               "doubted",  "asserted", "question"};
  for (const std::string_view language : kLanguages) {
    each_row(language, "verbs.tsv", kVerbs, [&](const TsvRow& row) {
      if (row["complement"] == "-") return;
      INFO(row.where() << " " << row["complement"]);
      const std::vector<std::string_view> parts = split(row["complement"], ':');
      CHECK(one_of(parts.front(), moods));
      CHECK((parts.size() == 1 || (parts.size() == 2 && one_of(parts[1], {"subj", "obj"}))));
    });
    each_row(language, "modality.tsv", tables()[7].second, [&](const TsvRow& row) {
      INFO(row.where() << " " << row["lemma"]);
      CHECK(one_of(row["mood"], moods));
      CHECK(one_of(row["certainty"], {"certain", "probable", "possible", "unknown"}));
      CHECK(one_of(row["scope"], {"aux", "adverb", "mark", "noun", "adj"}));
    });
    each_row(language, "negation.tsv", tables()[8].second, [&](const TsvRow& row) {
      CHECK(one_of(row["scope"], {"word", "det", "pair", "prep", "instead"}));
    });
    each_row(language, "attribution.tsv", tables()[9].second, [&](const TsvRow& row) {
      CHECK(one_of(row["kind"], {"say", "according", "anonymous", "doubt"}));
    });
    each_row(language, "offices.tsv", tables()[3].second, [&](const TsvRow& row) {
      CHECK(ontology.find_relation(row["relation"]).valid());
      CHECK(one_of(row["kind"], {"org", "country", "place"}));
    });
    each_row(language, "type_heads.tsv", tables()[4].second, [&](const TsvRow& row) {
      INFO(row.where() << " " << row["lemma"]);
      CHECK((row["type"] == "-" || ontology.find_type(row["type"]).valid()));
      for (const std::string_view use : split(row["use"], ';')) {
        CHECK(one_of(use, {"-", "anaphor", "institution", "transparent", "vacuous"}));
      }
    });
    each_row(language, "groups.tsv", tables()[5].second, [&](const TsvRow& row) {
      CHECK((row["type"] == "-" || ontology.find_type(row["type"]).valid()));
      CHECK(one_of(row["number"], {"2", "3", "4", "n"}));
    });
    each_row(language, "time.tsv", tables()[10].second, [&](const TsvRow& row) {
      CHECK(one_of(row["kind"], {"month", "weekday", "relative", "marker"}));
    });
  }
}

TEST_CASE("lexicon rows: the three languages cover the same relations", "[graph][lexicon]") {
  const Ontology ontology = shipped();
  for (const auto& [file, columns] : {std::pair{"verbs.tsv", kVerbs}, {"nouns.tsv", kTies}}) {
    std::map<std::string, std::set<std::string_view>> languages;
    for (const std::string_view language : kLanguages) {
      each_row(language, file, columns, [&](const TsvRow& row) {
        if (row["relation"] != "-") languages[std::string(row["relation"])].insert(language);
      });
    }
    for (const auto& [relation, found] : languages) {
      INFO(file << " " << relation);
      CHECK(found.size() == kLanguages.size());
    }
  }
}

TEST_CASE("lexicon rows: every relation that a text can state has words", "[graph][lexicon]") {
  const Ontology ontology = shipped();
  // These come from the vocabulary or from the shape of a sentence, not from a word of their own.
  const std::vector<std::string_view> without_words = {"narrower_than", "related_to",
                                                       "mentioned_with", "deals_with"};
  for (const std::string_view language : kLanguages) {
    std::set<std::string> covered;
    for (const auto& [file, columns] :
         {std::pair{"verbs.tsv", kVerbs}, {"nouns.tsv", kTies}, {"adjectives.tsv", kTies}}) {
      each_row(language, file, columns,
               [&](const TsvRow& row) { covered.insert(std::string(row["relation"])); });
    }
    for (const RelationRow& row : ontology.relations()) {
      INFO(language << " " << row.name);
      CHECK(covered.contains(row.name) != one_of(row.name, without_words));
    }
  }
}

TEST_CASE("lexicon rows: the pattern check itself refuses what is wrong", "[graph][lexicon]") {
  const std::vector<std::string_view> ends = {"subj", "obj"};
  CHECK(fault_of("subj>obj +place=obl:in|at;subj<>subj !possible", ends) == "");
  for (const std::string_view pattern :
       {"subj", "subj>", ">obj", "subj>objj", "subj>obl:", "subj>obj place=obl:in", "subj>obj;"}) {
    INFO(pattern);
    CHECK(fault_of(pattern, ends) != "");
  }
}

}  // namespace lazo
