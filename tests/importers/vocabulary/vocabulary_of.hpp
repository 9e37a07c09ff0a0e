#pragma once
// A vocabulary of a few rows, for tests.

#include <string>

#include "importers/vocabulary/matcher.hpp"
#include "importers/vocabulary/vocabulary.hpp"
#include "tests/catch.hpp"

namespace lazo::test {

inline constexpr std::string_view kHeader = "key\ttype\tname\ten\tes\tfr\tids\tties\tsource\n";

/// A table of these rows.
inline std::string table_of(std::string_view rows) {
  std::string out(kHeader);
  out += rows;
  return out;
}

inline const Ontology& ontology() {
  static const Result<Ontology> loaded = shipped_ontology();
  REQUIRE(loaded.ok());
  return loaded.value();
}

/// `text` is a whole table; it must outlive the result.
inline Result<Vocabulary> load_table(std::string_view text) {
  const VocabularyTable table{"my.tsv", text};
  return Vocabulary::load(std::span(&table, 1), ontology());
}

/// One row from its cells, missing ones empty.
inline std::string row(std::string_view key, std::string_view name, std::string_view en = "",
                       std::string_view es = "", std::string_view fr = "",
                       std::string_view ties = "") {
  std::string out;
  for (const std::string_view cell :
       {key, std::string_view(), name, en, es, fr, std::string_view(), ties}) {
    out += cell;
    out += '\t';
  }
  out += "test\n";
  return out;
}

}  // namespace lazo::test
