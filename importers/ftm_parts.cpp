// FollowTheMoney entities in parts. Tested by record_parts_test.cpp.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/json.hpp"
#include "graph/base/strings.hpp"
#include "importers/file_parts.hpp"
#include "importers/line_reader.hpp"
#include "importers/record_index.hpp"
#include "importers/record_parts.hpp"
#include "importers/tables/read_ftm.hpp"

namespace lazo {
namespace {

/// A line that is no entity goes into a part, to be counted there, unless it is as long as this.
constexpr std::size_t kMostNoiseBytes = 4096;

/// An entity of another record: nothing but its name and type.
std::string short_line(const std::string& id, const TableActor& actor) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("id", id).field("schema", actor.type).key("properties").begin_object();
  json.key("name").begin_array().string(actor.name).end_array();
  json.end_object().end_object();
  return out + '\n';
}

class FtmParts final : public ContainedFiles {
 public:
  FtmParts(ByteSource source, RecordIndex index)
      : source_(std::move(source)), index_(std::move(index)), lines_(source_, kMostRecordBytes) {}
  FtmParts(const FtmParts&) = delete;
  FtmParts& operator=(const FtmParts&) = delete;

  Result<std::optional<ContainedFile>> next() override {
    for (;;) {
      LAZO_TRY(const std::optional<SourceLine> line, lines_.next());
      if (!line) break;
      if (line->too_long) return too_large(line->begin);
      if (trim(line->text).empty()) continue;
      const Result<Json> json = parse_json(line->text, "");
      if (!json.ok() || json->text("id").empty()) {
        if (line->text.size() <= kMostNoiseBytes) add(line->text);
      } else if (is_ftm_tie(*json)) {
        LAZO_TRY(const Record record, record_of(std::string(json->text("id")), line->begin));
        if (record.text.size() > kMostRecordBytes) return too_large(line->begin);
        part_ += record.text;
        told_.insert(record.told.begin(), record.told.end());
      }
      if (part_.size() >= kPartBytes - kMostRecordBytes) return flush();
    }
    if (!part_.empty()) return flush();
    if (number_ > 0) return std::optional<ContainedFile>();
    return Error{ErrorCode::kBadInput, "no entity of this file is a tie", "", ""};
  }

 private:
  /// A tie, and lines for the ends that the part does not tell of yet.
  struct Record {
    std::string text;
    std::set<std::string> told;
  };

  void add(std::string_view line) {
    part_ += line;
    part_ += '\n';
  }

  /// Empty if the line at `begin` goes on with a tie that was told at its first line.
  Result<Record> record_of(const std::string& id, std::uint64_t begin) const {
    Record out;
    const std::vector<RecordPlace> places = index_.find(id);
    if (places.empty() || places.front().begin != begin) return out;
    LAZO_TRY(const std::vector<Json> lines, read_lines(places, &out.text));
    for (const std::string& end : ftm_ends(lines)) {
      if (told_.count(end) > 0 || !out.told.insert(end).second) continue;
      const std::vector<RecordPlace> told_at = index_.find(end);
      if (told_at.empty() || out.text.size() > kMostRecordBytes) continue;
      LAZO_TRY(const std::vector<Json> entity, read_lines(told_at, nullptr));
      out.text += short_line(end, ftm_actor(end, entity));
    }
    return out;
  }

  /// What stands there, and its bytes, until there are too many.
  Result<std::vector<Json>> read_lines(const std::vector<RecordPlace>& places,
                                       std::string* text) const {
    std::vector<Json> out;
    std::size_t bytes = 0;
    for (const RecordPlace& place : places) {
      bytes += place.size;
      if (bytes > kMostRecordBytes && text == nullptr) break;
      LAZO_TRY(const std::string line, source_.read(place.begin, place.size));
      if (text != nullptr) *text += line + '\n';
      if (bytes > kMostRecordBytes) break;
      Result<Json> json = parse_json(line, "");
      if (json.ok()) out.push_back(std::move(json).value());
    }
    return out;
  }

  static std::optional<ContainedFile> too_large(std::uint64_t begin) {
    ContainedFile out;
    out.path = "byte-" + std::to_string(begin);
    out.problem = "an entity larger than 1 MB; left out";
    return out;
  }

  std::optional<ContainedFile> flush() {
    ContainedFile out;
    out.path = part_name(++number_, ".jsonl");
    out.bytes = std::exchange(part_, {});
    told_.clear();
    return out;
  }

  ByteSource source_;
  RecordIndex index_;
  LineReader lines_;
  std::string part_;            ///< that is being put together
  std::set<std::string> told_;  ///< entities that it names
  std::size_t number_ = 0;
};

}  // namespace

Result<std::unique_ptr<ContainedFiles>> ftm_parts(ByteSource source) {
  RecordIndex index;
  LineReader lines(source, kMostRecordBytes);
  for (;;) {
    LAZO_TRY(const std::optional<SourceLine> line, lines.next());
    if (!line) break;
    const Result<Json> json = parse_json(line->text, "");
    if (!json.ok() || json->text("id").empty()) continue;
    index.add(json->text("id"), {line->begin, line->text.size()});
  }
  index.sort();
  return std::unique_ptr<ContainedFiles>(
      std::make_unique<FtmParts>(std::move(source), std::move(index)));
}

}  // namespace lazo
