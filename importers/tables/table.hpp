#pragma once
// What a table or a graph file says, whatever its format: actors and ties between them, each with
// the place of its record.
//
//   Collect found;
//   LAZO_CHECK(read_csv(text, CsvMapping{}, found));
//   // found.ties[0] = {source "COPARMEX", relation "supports", target "T-MEC", record "row 2"}
//
// Plain values between the readers of the formats (read_*.hpp) and extraction_of() in
// table_extraction.hpp, which ties names to the vocabulary and relations to the ontology.

#include <string>
#include <string_view>
#include <vector>

namespace lazo {

/// One end of a tie, as the table names it. A key goes before a name.
struct TableActor {
  std::string key;   ///< of a node ("org:coparmex"), or empty
  std::string name;  ///< as shown; may be empty if there is a key
  std::string type;  ///< word of the ontology, of FollowTheMoney or of a user; may be empty
  std::string iso3;  ///< three letters of a country that the actor is or belongs to; may be empty
};

struct TableTie {
  TableActor source;
  TableActor target;
  std::string relation;  ///< name, label or code; empty: only that there is a tie
  std::string cameo;     ///< a CAMEO code instead of a relation
  std::string from;      ///< date prefix or empty
  std::string to;
  std::string attributed;  ///< who says so; empty if nobody is named
  std::string quote;       ///< the words behind it, a description
  std::string link;        ///< address of the source
  std::string mood;        ///< "planned", ...; empty: asserted
  bool negated = false;
  bool reported = false;    ///< somebody says so, whoever it is
  bool background = false;  ///< what the vocabulary knows, written beside the ties of documents
  std::string record;       ///< "row 14", "/edges/3", "edge e12"
};

class TableSink {
 public:
  virtual ~TableSink() = default;
  virtual void tie(TableTie tie) = 0;
  /// Something of the file that has no place here: said once for each text, with how often.
  virtual void loss(std::string_view what) = 0;
};

}  // namespace lazo
