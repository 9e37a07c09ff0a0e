#pragma once
// lazo-jsonl/1, the exchange format: one JSON object a line, lossless, merged in any order.
// docs/formats.md lists the fields.
//
//   LAZO_CHECK(export_lines(store, graph, ontology, {.version = "0.1.0"}, sink));   // store ->
//   lines ExtractionLines lines(ontology, meta); lines.add(extraction, out);     // one document ->
//   lines LAZO_TRY(const LinesRead read, read_lines(text, "a.jsonl", ontology, sink));    // lines
//   -> documents
//
// One document is in memory at a time in both directions. Functions are pure but for their sinks.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/base/result.hpp"
#include "graph/decisions.hpp"
#include "graph/extraction.hpp"

namespace lazo {

class Ontology;
class Snapshot;
class Store;

struct LinesMeta {
  std::string version;    ///< of the program that writes
  std::string pipeline;   ///< of the documents; one that differs is written on its document line
  bool with_text = true;  ///< false leaves out `text` and `sentence` lines (--no-text)
};

// Writing
// ------------------------------------------------------------------------------------------

/// Receives whole lines, each with its line feed.
class LineSink {
 public:
  virtual ~LineSink() = default;
  [[nodiscard]] virtual Status write(std::string_view lines) = 0;
};

/// The whole store in the order of the format: meta; relations by name; nodes by key; documents by
/// id; decisions. `graph` must be the snapshot of this state of the store; `meta.pipeline` is
/// ignored.
[[nodiscard]] Status export_lines(const Store& store, const Snapshot& graph,
                                  const Ontology& ontology, const LinesMeta& meta, LineSink& sink);

/// Documents as lines without a store, one after the other: `lazo extract`. Vocabulary rows stand
/// before the first document that needs them; nodes are those of the document alone.
class ExtractionLines {
 public:
  ExtractionLines(const Ontology& ontology, LinesMeta meta);  // the ontology must outlive this

  /// Appends the lines of a document to `out`; before the first one also meta and relations.
  /// `pipeline` is that of the document if it is another than that of the meta line.
  void add(const Extraction& extraction, std::string& out, std::string_view pipeline = {});
  /// Appends what a file without any document still has.
  void finish(std::string& out);

 private:
  void begin(std::string& out);

  const Ontology& ontology_;
  LinesMeta meta_;
  std::unordered_set<std::string> written_nodes_;
  bool begun_ = false;
};

// The single lines, each appended to `out` with its line feed.
void append_meta_line(std::string& out, const LinesMeta& meta);
void append_relation_lines(std::string& out, const Ontology& ontology);

/// A node: `row` is its vocabulary row, or carries key, type, name and names of one that has none.
/// Only a `known` node with `is_row` becomes a vocabulary row again when it is read.
void append_node_line(std::string& out, const Ontology& ontology, const KnownNode& row, Level level,
                      bool is_row);

/// All lines of a document. `node_keys` has the key of the folded node of each local entity;
/// `pipeline` is written if it is not that of `meta`.
void append_document_lines(std::string& out, const Ontology& ontology, const Extraction& extraction,
                           const std::vector<std::string>& node_keys, const LinesMeta& meta,
                           std::string_view pipeline);

/// Keys of local entities where nothing is folded: their own, or "doc:...#n".
[[nodiscard]] std::vector<std::string> local_node_keys(const Extraction& extraction);

// Reading
// ------------------------------------------------------------------------------------------

/// Receives what the lines hold. An error that it returns stops the reading.
class LinesReceiver {
 public:
  virtual ~LinesReceiver() = default;
  [[nodiscard]] virtual Status document(Extraction extraction, std::string_view pipeline) = 0;
  [[nodiscard]] virtual Status decision(const Decision& decision) = 0;
  /// A line or document that was left out; `where` is file:line. Reading goes on.
  virtual void problem(const Error& error) = 0;
};

struct LinesRead {
  std::uint64_t documents = 0;
  std::uint64_t skipped_documents = 0;
  std::uint64_t decisions = 0;
};

/// Reads a whole file. `where` names it in messages. Each document is checked (check_extraction,
/// claim ids, quotations) before it is handed on; a bad one is named and skipped as a whole.
/// Errors: kBadInput if this is no lazo-jsonl/1 (no meta line first, another version); what the
/// receiver returns. Unknown kinds and fields are ignored.
[[nodiscard]] Result<LinesRead> read_lines(std::string_view text, const std::string& where,
                                           const Ontology& ontology, LinesReceiver& receiver);

}  // namespace lazo
