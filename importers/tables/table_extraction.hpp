#pragma once
// The ties of a table -> claims with their record as evidence.
//
//   TableReader tables(names, ontology, mapping);
//   LAZO_TRY(const std::optional<Extraction> found, tables.read(Format::kTable, bytes,
//   "ties.csv"));
//   // found->claims[0].record == "row 2"; nothing if the file holds no ties
//
// Names are looked up in the vocabulary as a whole ("U.S.", "COPARMEX"); others become nodes of
// their own name. A relation is a name, a label (in three languages, also the passive one) or a
// CAMEO code of the ontology; any other becomes "related_to" with the table's word kept as its role
// "label". What had no place is counted in losses(). Thread safety: immutable; read() from many
// threads.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/extraction.hpp"
#include "graph/ontology/ontology.hpp"
#include "importers/readers/reader.hpp"
#include "importers/tables/read_csv.hpp"
#include "importers/vocabulary/matcher.hpp"

namespace lazo {

/// What a table said that has no place in the graph, and how often.
using TableLosses = std::map<std::string, std::uint64_t>;

struct TableFound {
  Extraction extraction;
  TableLosses losses;
};

class TableReader {
 public:
  /// Both must outlive this.
  TableReader(const NameMatcher& names, const Ontology& ontology, CsvMapping mapping);

  /// `graph_json` is what the reader child made of a GraphML or GEXF file. Nothing if the file is a
  /// table or JSON of something else than ties. Errors: kBadInput (malformed, binary).
  [[nodiscard]] Result<std::optional<TableFound>> read(Format format, std::string_view bytes,
                                                       const std::string& uri,
                                                       std::string_view graph_json = {}) const;

  /// The relation of a table's word; `inverse` is set if its ends change places.
  [[nodiscard]] RelationId relation_of(std::string_view word, bool& inverse) const;
  /// The relation of a CAMEO code, or of the nearest more general one.
  [[nodiscard]] RelationId relation_of_cameo(std::string_view code) const;

 private:
  class Sink;
  struct Label {
    RelationId relation;
    bool inverse = false;
  };

  const NameMatcher& names_;
  const Ontology& ontology_;
  CsvMapping mapping_;
  std::map<std::string, Label> labels_;  ///< folded words
  std::map<std::string, NodeType> types_;
};

}  // namespace lazo
