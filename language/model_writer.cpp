#include "language/model_writer.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "graph/base/sha256.hpp"
#include "language/model_format.hpp"

namespace lazo {
namespace {

using detail::ModelSection;

template <typename T>
void append_integer(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i)));
  }
}

template <typename T>
std::string integers(const std::vector<T>& values) {
  std::string out;
  out.reserve(values.size() * sizeof(T));
  for (const T value : values) append_integer(out, value);
  return out;
}

void append_text(std::string& out, std::string_view text) {
  append_integer(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

std::string texts(const std::vector<std::string>& values) {
  std::string out;
  append_integer(out, static_cast<std::uint32_t>(values.size()));
  for (const std::string& value : values) append_text(out, value);
  return out;
}

/// Bucket b begins at the first row whose hash has leading bits >= b; one entry more is the end.
std::vector<std::uint32_t> buckets_of(const std::vector<std::uint32_t>& hashes) {
  const unsigned bits = detail::bucket_bits(hashes.size());
  std::vector<std::uint32_t> buckets((std::size_t{1} << bits) + 1);
  std::size_t row = 0;
  for (std::size_t b = 0; b < buckets.size(); ++b) {
    while (row < hashes.size() && (hashes[row] >> (32 - bits)) < b) ++row;
    buckets[b] = static_cast<std::uint32_t>(row);
  }
  return buckets;
}

std::string provenance(const ModelProvenance& from) {
  std::string out;
  append_integer(out, from.seed);
  append_integer(out, from.epochs);
  append_integer(out, from.dropped_sentences);
  append_text(out, from.note);
  append_integer(out, static_cast<std::uint32_t>(from.files.size()));
  for (const ModelSource& file : from.files) {
    append_text(out, file.name);
    append_text(out, file.sha256);
    append_text(out, file.licence);
  }
  return out;
}

std::string lemma_scripts(const std::vector<ModelLemmaScript>& scripts) {
  std::string out;
  append_integer(out, static_cast<std::uint32_t>(scripts.size()));
  for (const ModelLemmaScript& script : scripts) {
    out.push_back(static_cast<char>(script.keep_case ? 1 : 0));
    out.push_back(static_cast<char>(script.strip));
    append_text(out, script.append);
  }
  return out;
}

std::string lemma_entries(const std::vector<LemmaEntry>& entries) {
  std::string out;
  for (const LemmaEntry& entry : entries) {
    append_integer(out, entry.hash);
    append_integer(out, entry.script);
  }
  return out;
}

class SectionList {
 public:
  void add(ModelSection id, std::string bytes) {
    add(static_cast<std::uint32_t>(id), std::move(bytes));
  }
  void add(std::uint32_t id, std::string bytes) { sections_.emplace_back(id, std::move(bytes)); }

  /// Table and sections as they stand behind the header.
  [[nodiscard]] std::pair<std::string, std::string> finish() const {
    const auto aligned = [](std::size_t at) {
      return (at + detail::kModelAlignment - 1) / detail::kModelAlignment * detail::kModelAlignment;
    };
    const std::size_t begin =
        aligned(detail::kModelHeaderSize + sections_.size() * detail::kModelTableEntrySize);
    std::string table;
    std::string body;
    for (const auto& [id, bytes] : sections_) {
      body.resize(aligned(body.size()), '\0');
      append_integer(table, id);
      append_integer(table, std::uint32_t{0});
      append_integer(table, std::uint64_t{begin + body.size()});
      append_integer(table, std::uint64_t{bytes.size()});
      body += bytes;
    }
    table.resize(begin - detail::kModelHeaderSize, '\0');
    return {std::move(table), std::move(body)};
  }
  [[nodiscard]] std::size_t size() const { return sections_.size(); }

 private:
  std::vector<std::pair<std::uint32_t, std::string>> sections_;
};

template <typename T>
void put(std::string& header, std::size_t at, T value) {
  std::string bytes;
  append_integer(bytes, value);
  header.replace(at, bytes.size(), bytes);
}

}  // namespace

MatrixData::MatrixData(std::uint32_t row_count, std::uint32_t column_count)
    : rows(row_count), columns(column_count) {
  const std::size_t padded = (rows + kRowBlock - 1) / kRowBlock * kRowBlock;
  weights.resize(padded * columns);
  multipliers.resize(padded);
  shifts.assign(padded, 1);
  offsets.resize(padded);
}

std::string write_model(const ModelData& data) {
  SectionList sections;
  sections.add(ModelSection::kTagLabels, texts(data.tag_labels));
  sections.add(ModelSection::kRelationLabels, texts(data.relation_labels));
  sections.add(ModelSection::kNameLabels, texts(data.name_labels));
  sections.add(ModelSection::kRowBuckets, integers(buckets_of(data.row_hashes)));
  sections.add(ModelSection::kRowHashes, integers(data.row_hashes));
  sections.add(ModelSection::kRowMultipliers, integers(data.row_multipliers));
  sections.add(ModelSection::kRows, integers(data.rows));
  sections.add(ModelSection::kLemmaScripts, lemma_scripts(data.lemma_scripts));
  sections.add(ModelSection::kLemmaEntries, lemma_entries(data.lemma_entries));
  sections.add(ModelSection::kArcRoot, integers(data.arc_root));
  sections.add(ModelSection::kLabelRoot, integers(data.label_root));
  sections.add(ModelSection::kDistances, integers(data.distances));
  sections.add(ModelSection::kProvenance, provenance(data.provenance));
  sections.add(ModelSection::kSentenceHashes, integers(data.sentence_hashes));
  for (std::uint32_t m = 0; m < kMatrixCount; ++m) {
    const std::uint32_t id = static_cast<std::uint32_t>(ModelSection::kMatrices) + 4 * m;
    sections.add(id, integers(data.matrices[m].weights));
    sections.add(id + 1, integers(data.matrices[m].multipliers));
    sections.add(id + 2, integers(data.matrices[m].shifts));
    sections.add(id + 3, integers(data.matrices[m].offsets));
  }
  const auto [table, body] = sections.finish();

  std::string header(detail::kModelHeaderSize, '\0');
  header.replace(0, detail::kModelMagic.size(), detail::kModelMagic);
  put(header, detail::kAtVersion, detail::kModelVersion);
  put(header, detail::kAtLanguage, static_cast<std::uint32_t>(data.language));
  put(header, detail::kAtFeatureVersion, data.feature_version);
  put(header, detail::kAtFileSize, std::uint64_t{header.size() + table.size() + body.size()});
  const Sha256 digest = sha256(body);
  header.replace(detail::kAtSha256, digest.size(), std::string(digest.begin(), digest.end()));
  const ModelDimensions& d = data.dimensions;
  const std::uint32_t sizes[] = {d.embedding,   d.hidden,   d.arc,       d.label,
                                 d.name_hidden, d.distance, d.tag_layer, d.name_layer};
  for (std::size_t i = 0; i < std::size(sizes); ++i) {
    put(header, detail::kAtDimensions + 4 * i, sizes[i]);
  }
  put(header, detail::kAtRowBits, data.row_bits);
  put(header, detail::kAtMarginMultiplier, data.margin_multiplier);
  put(header, detail::kAtMarginShift, data.margin_shift);
  put(header, detail::kAtSectionCount, static_cast<std::uint32_t>(sections.size()));
  // The checksum is taken with its own field zero.
  put(header, detail::kAtHeaderChecksum, detail::fnv1a(table, detail::fnv1a(header)));
  return header + table + body;
}

}  // namespace lazo
