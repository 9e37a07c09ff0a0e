// Lines of lazo-jsonl/1, read.

#include <algorithm>
#include <map>
#include <optional>

#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "graph/base/suggest.hpp"
#include "graph/claim_id.hpp"
#include "graph/decision_lines.hpp"
#include "graph/extraction_check.hpp"
#include "graph/lines.hpp"
#include "graph/lines_values.hpp"
#include "graph/ontology/ontology.hpp"

namespace lazo {
namespace {

constexpr std::string_view kSchema = "lazo-jsonl/1";

/// The document whose lines are being read.
struct Open {
  Extraction extraction;
  std::string pipeline;
  std::string begin;  ///< file:line of its document line
  bool skipped = false;
};

class Reader {
 public:
  Reader(const std::string& where, const Ontology& ontology, LinesReceiver& receiver)
      : where_(where), ontology_(ontology), receiver_(receiver) {}

  Status line(std::string_view text, std::size_t number) {
    if (trim(text).empty()) return {};
    line_ = where_ + ":" + std::to_string(number);
    const Result<Json> json = parse_json(text, line_);
    if (number_of_lines_++ == 0) return meta(json);
    if (!json.ok()) {
      // Which document it belonged to cannot be told: the one that is open is no longer whole.
      bad(json.error());
      return {};
    }
    const std::string_view kind = json->text("kind");
    if (kind == "document") return document(*json);
    if (kind == "node") {
      node(*json);
    } else if (kind == "decision") {
      return decision(*json);
    } else if (kind == "text" || kind == "sentence" || kind == "mention" || kind == "claim" ||
               kind == "fact") {
      part(kind, *json);
    }
    return {};
  }

  Result<LinesRead> finish() {
    if (number_of_lines_ == 0) {
      return Error{ErrorCode::kBadInput, "an empty file, expected " + std::string(kSchema), where_,
                   ""};
    }
    LAZO_CHECK(close());
    return read_;
  }

 private:
  Status meta(const Result<Json>& json) {
    const std::string_view schema = json.ok() ? json->text("schema") : std::string_view();
    if (!json.ok() || json->text("kind") != "meta" || schema != kSchema) {
      return Error{ErrorCode::kBadInput,
                   schema.empty()
                       ? "no meta line, expected " + std::string(kSchema)
                       : "format " + quoted(schema) + ", expected " + std::string(kSchema),
                   line_, "write the file with 'lazo export jsonl' or 'lazo extract'"};
    }
    pipeline_ = json->text("pipeline");
    with_text_ = json->boolean_at("text", true);
    return {};
  }

  /// The first problem of the open document; it is skipped. Outside a document it is only told.
  void bad(Error error) {
    if (error.where.empty() || !error.where.starts_with(where_)) error.where = line_;
    if (open_ && open_->skipped) return;
    error.message +=
        open_ ? " (" + to_string(open_->extraction.document.id) + " skipped)" : " (line skipped)";
    if (open_) {
      open_->skipped = true;
      ++read_.skipped_documents;
    }
    receiver_.problem(error);
  }
  void bad(const std::string& message, const std::string& hint = {}) {
    bad(Error{ErrorCode::kBadInput, message, line_, hint});
  }

  void node(const Json& json) {
    // Only vocabulary rows are kept: all other nodes are folded anew.
    if (json.text("level") != name_of(Level::kKnown) || json.find("names") == nullptr) return;
    KnownNode row;
    row.key = json.text("key");
    const std::string problem = LineValues(json, ontology_).known_node(row);
    if (!problem.empty()) {
      receiver_.problem({ErrorCode::kBadInput, "node: " + problem + " (row skipped)", line_, ""});
      return;
    }
    known_.insert_or_assign(row.key, std::move(row));
  }

  Status decision(const Json& json) {
    LAZO_CHECK(close());
    Result<Decision> read = decision_from_json(json, line_);
    const Status sound = read.ok() ? check_decision(*read) : Status();
    if (!read.ok() || !sound.ok()) {
      Error error = read.ok() ? sound.error() : read.error();
      error.where = line_;
      error.message += " (decision skipped)";
      receiver_.problem(error);
      return {};
    }
    ++read_.decisions;
    return receiver_.decision(*read);
  }

  Status document(const Json& json) {
    LAZO_CHECK(close());
    open_.emplace();
    open_->begin = line_;
    open_->pipeline = json.text("pipeline", pipeline_);
    const std::string problem = LineValues(json, ontology_).document(open_->extraction);
    if (!problem.empty()) bad("document: " + problem);
    return {};
  }

  void part(std::string_view kind, const Json& json) {
    if (!open_ || json.text("document") != to_string(open_->extraction.document.id)) {
      bad(std::string(kind) + " of " + quoted(json.text("document")) +
              " outside the lines of its document",
          "keep the lines of a document together, its 'document' line first");
      return;
    }
    if (open_->skipped) return;
    const std::string problem = LineValues(json, ontology_).part(kind, open_->extraction);
    if (!problem.empty()) bad(std::string(kind) + ": " + problem);
  }

  /// Hands on the open document if it is sound.
  Status close() {
    if (!open_) return {};
    Open done = std::move(*open_);
    if (!done.skipped) {
      add_known(done.extraction);
      Status sound = check_extraction(done.extraction, ontology_);
      if (!sound.ok()) {
        Error error = std::move(sound).error();
        if (!with_text_) error.hint = "the file was written with --no-text and cannot be imported";
        line_ = done.begin;
        error.where = done.begin;
        bad(std::move(error));
        done.skipped = true;
      }
    }
    open_.reset();
    if (done.skipped) return {};
    normalize(done.extraction, ontology_);
    ++read_.documents;
    return receiver_.document(std::move(done.extraction), done.pipeline);
  }

  void add_known(Extraction& extraction) const {
    for (const LocalEntity& entity : extraction.entities) {
      if (entity.level != Level::kKnown) continue;
      if (const auto it = known_.find(entity.key); it != known_.end()) {
        extraction.known.push_back(it->second);
      }
    }
  }

  std::string where_;
  const Ontology& ontology_;
  LinesReceiver& receiver_;
  std::string line_;  ///< file:line being read
  std::string pipeline_;
  bool with_text_ = true;
  std::size_t number_of_lines_ = 0;
  std::map<std::string, KnownNode, std::less<>> known_;
  std::optional<Open> open_;
  LinesRead read_;
};

}  // namespace

Result<LinesRead> read_lines(std::string_view text, const std::string& where,
                             const Ontology& ontology, LinesReceiver& receiver) {
  Reader reader(where, ontology, receiver);
  Status status;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (status.ok()) status = reader.line(line, number);
  });
  if (!status.ok()) return std::move(status).error();
  return reader.finish();
}

}  // namespace lazo
