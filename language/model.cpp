#include "language/model.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "graph/base/sha256.hpp"
#include "language/features.hpp"
#include "language/model_format.hpp"

namespace lazo {
namespace {

using detail::ModelSection;

template <typename T>
T read_integer(std::string_view bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);  // the format is little endian, as we are
  return value;
}

/// Reads strings and numbers one after the other. After a failure everything is empty or zero.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : left_(bytes) {}
  template <typename T>
  T integer() {
    const std::string_view taken = take(sizeof(T));
    return taken.empty() ? T{} : read_integer<T>(taken, 0);
  }
  std::string_view text() { return take(integer<std::uint32_t>()); }
  /// A count of items of at least `least` bytes each; 0 and a failure if they cannot be there.
  std::size_t count(std::size_t least) {
    const std::size_t n = integer<std::uint32_t>();
    if (n <= left_.size() / least) return n;
    ok_ = false;
    return 0;
  }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  std::string_view take(std::size_t size) {
    if (!ok_ || size > left_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  std::string_view left_;
  bool ok_ = true;
};

bool is_multiple_between(std::uint32_t value, std::uint32_t unit, std::uint32_t limit) {
  return value >= unit && value <= limit && value % unit == 0;
}

bool is_rising_index(std::span<const std::uint32_t> values, std::size_t last) {
  std::uint32_t previous = 0;
  for (const std::uint32_t value : values) {
    if (value < previous) return false;
    previous = value;
  }
  return !values.empty() && values.front() == 0 && values.back() == last;
}

std::uint32_t padded(std::uint32_t rows) {
  return (rows + kRowBlock - 1) / kRowBlock * kRowBlock;
}

// What no sane model exceeds; keeps every product and index of the engine inside its type.
constexpr std::uint32_t kMostUnits = 512;
constexpr std::uint32_t kMostArcUnits = 256;
constexpr std::uint32_t kMostDistance = 1024;
constexpr std::uint32_t kMostLabels = 1 << 16;
constexpr std::int32_t kMostArcScore = 1 << 29;
constexpr std::int32_t kMostOffset = 1 << 16;

}  // namespace

/// Fills a Model from its bytes, checking all it takes.
class ModelReader {
 public:
  ModelReader(Model& model, std::string_view where) : model_(model), where_(where) {}

  Status read() {
    if constexpr (std::endian::native != std::endian::little) {
      return bad("models are little endian, this machine is not");
    }
    LAZO_CHECK(read_header());
    LAZO_CHECK(read_labels());
    LAZO_CHECK(read_rows());
    LAZO_CHECK(read_lemmas());
    LAZO_CHECK(read_matrices());
    LAZO_CHECK(read_vectors());
    return read_provenance();
  }

 private:
  [[nodiscard]] Error bad(std::string message) const {
    return Error{ErrorCode::kBadInput, std::move(message), where_,
                 "install the model again or make it with lazo train"};
  }

  Status read_header() {
    const std::string_view bytes = model_.bytes_;
    if (bytes.size() < detail::kModelHeaderSize || !bytes.starts_with(detail::kModelMagic)) {
      return bad("not a language model (no magic LZM1)");
    }
    if (const auto version = read_integer<std::uint32_t>(bytes, detail::kAtVersion);
        version != detail::kModelVersion) {
      return bad("model of format " + std::to_string(version) + ", expected " +
                 std::to_string(detail::kModelVersion));
    }
    if (const auto features = read_integer<std::uint32_t>(bytes, detail::kAtFeatureVersion);
        features != kFeatureVersion) {
      return bad("model made for word features " + std::to_string(features) + ", expected " +
                 std::to_string(kFeatureVersion));
    }
    if (read_integer<std::uint64_t>(bytes, detail::kAtFileSize) != bytes.size()) {
      return bad("the file has " + std::to_string(bytes.size()) + " bytes, its header says " +
                 std::to_string(read_integer<std::uint64_t>(bytes, detail::kAtFileSize)));
    }
    const std::size_t count = read_integer<std::uint32_t>(bytes, detail::kAtSectionCount);
    const std::size_t room = bytes.size() - detail::kModelHeaderSize;
    if (count > room / detail::kModelTableEntrySize) return bad("the section table is cut short");
    const std::size_t table_end =
        std::min(bytes.size(), (detail::kModelHeaderSize + count * detail::kModelTableEntrySize +
                                detail::kModelAlignment - 1) /
                                   detail::kModelAlignment * detail::kModelAlignment);
    std::string head(bytes.substr(0, table_end));
    std::memset(head.data() + detail::kAtHeaderChecksum, 0, sizeof(std::uint64_t));
    if (read_integer<std::uint64_t>(bytes, detail::kAtHeaderChecksum) != detail::fnv1a(head)) {
      return bad("the header is damaged (wrong checksum)");
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = detail::kModelHeaderSize + i * detail::kModelTableEntrySize;
      const auto offset = read_integer<std::uint64_t>(bytes, at + 8);
      const auto size = read_integer<std::uint64_t>(bytes, at + 16);
      if (offset > bytes.size() || size > bytes.size() - offset ||
          offset % detail::kModelAlignment != 0) {
        return bad("a section lies outside the file");
      }
      sections_.emplace_back(read_integer<std::uint32_t>(bytes, at), bytes.substr(offset, size));
    }
    return read_dimensions();
  }

  Status read_dimensions() {
    const auto field = [&](std::size_t i) {
      return read_integer<std::uint32_t>(model_.bytes_, detail::kAtDimensions + 4 * i);
    };
    ModelDimensions& d = model_.dimensions_;
    d = {field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7)};
    for (const std::uint32_t units : {d.embedding, d.hidden, d.label, d.name_hidden}) {
      if (!is_multiple_between(units, kVectorUnit, kMostUnits)) return bad("impossible dimensions");
    }
    if (!is_multiple_between(d.arc, kVectorUnit, kMostArcUnits) || d.distance > kMostDistance ||
        d.tag_layer < 1 || d.tag_layer > 2 || d.name_layer < 1 || d.name_layer > 2) {
      return bad("impossible dimensions");
    }
    const auto language = read_integer<std::uint32_t>(model_.bytes_, detail::kAtLanguage);
    if (language < 1 || language > 3) return bad("unknown language");
    model_.language_ = static_cast<Language>(language);
    const auto margin_multiplier =
        read_integer<std::uint32_t>(model_.bytes_, detail::kAtMarginMultiplier);
    const auto margin_shift = read_integer<std::uint32_t>(model_.bytes_, detail::kAtMarginShift);
    const auto row_bits = read_integer<std::uint32_t>(model_.bytes_, detail::kAtRowBits);
    if (margin_multiplier > 1U << 20U || margin_shift > 60 || row_bits <= kInputBits ||
        row_bits > 28) {
      return bad("impossible scales");
    }
    model_.margin_multiplier_ = margin_multiplier;
    model_.margin_shift_ = static_cast<int>(margin_shift);
    model_.row_bits_ = static_cast<int>(row_bits);
    return {};
  }

  [[nodiscard]] std::string_view section(std::uint32_t id) const {
    for (const auto& [key, bytes] : sections_) {
      if (key == id) return bytes;
    }
    return {};
  }
  [[nodiscard]] std::string_view section(ModelSection id) const {
    return section(static_cast<std::uint32_t>(id));
  }
  /// A section as an array. Sections are aligned, and so are the bytes of a model.
  template <typename T, typename Id>
  [[nodiscard]] std::span<const T> array(Id id) const {
    const std::string_view bytes = section(id);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

  Status read_labels() {
    Cursor tags(section(ModelSection::kTagLabels));
    for (std::size_t n = tags.count(4); n > 0; --n) {
      model_.tags_.push_back(parse_tag_label(tags.text()));
    }
    Cursor relations(section(ModelSection::kRelationLabels));
    for (std::size_t n = relations.count(4); n > 0; --n) {
      const Deprel relation = deprel_of_name(relations.text());
      if (relation == Deprel::kRoot) model_.root_relation_ = model_.relations_.size();
      model_.relations_.push_back(relation);
    }
    Cursor names(section(ModelSection::kNameLabels));
    for (std::size_t n = names.count(4); n > 0; --n) {
      NameLabel label;
      if (!parse_name_label(names.text(), label)) return bad("unknown name label");
      model_.name_labels_.push_back(label);
    }
    const auto fits = [](const Cursor& cursor, std::size_t size, std::size_t least) {
      return cursor.ok() && size >= least && size <= kMostLabels;
    };
    if (!fits(tags, model_.tags_.size(), 1) || !fits(relations, model_.relations_.size(), 2) ||
        !fits(names, model_.name_labels_.size(), 1) || model_.name_labels_.size() > 255 ||
        model_.relations_[model_.root_relation_] != Deprel::kRoot ||
        model_.name_labels_[0].place != NameLabel::Place::kOutside) {
      return bad("the label tables are damaged");
    }
    return {};
  }

  Status read_rows() {
    model_.hashes_ = array<std::uint32_t>(ModelSection::kRowHashes);
    model_.multipliers_ = array<std::uint16_t>(ModelSection::kRowMultipliers);
    model_.rows_ = array<std::int8_t>(ModelSection::kRows);
    model_.buckets_ = array<std::uint32_t>(ModelSection::kRowBuckets);
    const std::size_t rows = model_.hashes_.size();
    const unsigned bits = detail::bucket_bits(rows);
    if (model_.multipliers_.size() != rows ||
        model_.rows_.size() != rows * model_.dimensions_.embedding ||
        model_.buckets_.size() != (std::size_t{1} << bits) + 1 ||
        !is_rising_index(model_.buckets_, rows)) {
      return bad("the table of word rows is damaged");
    }
    model_.bucket_shift_ = 32 - bits;
    return {};
  }

  Status read_lemmas() {
    Cursor cursor(section(ModelSection::kLemmaScripts));
    for (std::size_t n = cursor.count(6); n > 0; --n) {
      LemmaScript script;
      script.keep_case = cursor.integer<std::uint8_t>() != 0;
      script.strip = cursor.integer<std::uint8_t>();
      script.append = cursor.text();
      model_.lemma_scripts_.push_back(script);
    }
    static_assert(sizeof(LemmaEntry) == 8);
    model_.lemma_entries_ = array<LemmaEntry>(ModelSection::kLemmaEntries);
    const std::size_t scripts = model_.lemma_scripts_.size();
    if (!cursor.ok() || !std::ranges::all_of(model_.lemma_entries_, [&](const LemmaEntry& entry) {
          return entry.script < scripts;
        })) {
      return bad("the lemma tables are damaged");
    }
    return {};
  }

  Status read_matrices() {
    const ModelDimensions& d = model_.dimensions_;
    struct Shape {
      std::uint32_t rows, columns;
    };
    const auto size = [](const auto& labels) { return static_cast<std::uint32_t>(labels.size()); };
    const Shape shapes[kMatrixCount] = {{8 * d.hidden, d.embedding},
                                        {4 * d.hidden, d.hidden},
                                        {4 * d.hidden, d.hidden},
                                        {8 * d.hidden, 2 * d.hidden},
                                        {4 * d.hidden, d.hidden},
                                        {4 * d.hidden, d.hidden},
                                        {8 * d.name_hidden, 2 * d.hidden},
                                        {4 * d.name_hidden, d.name_hidden},
                                        {4 * d.name_hidden, d.name_hidden},
                                        {padded(size(model_.tags_)), 2 * d.hidden},
                                        {2 * d.arc + 2 * d.label, 2 * d.hidden},
                                        {d.arc, d.arc},
                                        {padded(size(model_.relations_)), d.label},
                                        {padded(size(model_.name_labels_)), 2 * d.name_hidden}};
    std::size_t all_rows = 0;
    for (const Shape& shape : shapes) all_rows += shape.rows;
    model_.row_sums_.resize(all_rows);
    std::int32_t* sums = model_.row_sums_.data();
    for (std::uint32_t m = 0; m < kMatrixCount; ++m) {
      LAZO_CHECK(read_matrix(m, shapes[m].rows, shapes[m].columns, sums));
      sums += shapes[m].rows;
    }
    return {};
  }

  Status read_matrix(std::uint32_t number, std::uint32_t rows, std::uint32_t columns,
                     std::int32_t* sums) {
    const std::uint32_t id = static_cast<std::uint32_t>(ModelSection::kMatrices) + 4 * number;
    const auto weights = array<std::int8_t>(id);
    const auto multipliers = array<std::int32_t>(id + 1);
    const auto shifts = array<std::int32_t>(id + 2);
    const auto offsets = array<std::int32_t>(id + 3);
    if (weights.size() != std::size_t{rows} * columns || multipliers.size() != rows ||
        shifts.size() != rows || offsets.size() != rows) {
      return bad("matrix " + std::to_string(number) + " has not the size its dimensions say");
    }
    for (std::size_t r = 0; r < rows; ++r) {
      if (multipliers[r] < 0 || multipliers[r] > 1023 || shifts[r] < 1 || shifts[r] > 30 ||
          offsets[r] < -kMostOffset || offsets[r] >= kMostOffset) {
        return bad("matrix " + std::to_string(number) + " has impossible scales");
      }
    }
    if (!std::ranges::all_of(
            weights, [](std::int8_t w) { return w >= -kWeightLimit && w <= kWeightLimit; })) {
      return bad("matrix " + std::to_string(number) + " has weights beyond " +
                 std::to_string(kWeightLimit));
    }
    for (std::size_t at = 0; at < weights.size(); at += kColumnGroup) {
      const std::size_t row =
          at / (kRowBlock * columns) * kRowBlock + at / kColumnGroup % kRowBlock;
      sums[row] += weights[at] + weights[at + 1] + weights[at + 2] + weights[at + 3];
    }
    model_.matrices_[number] = {{weights.data(), sums, rows, columns},
                                {multipliers.data(), shifts.data(), offsets.data()}};
    return {};
  }

  Status read_vectors() {
    const ModelDimensions& d = model_.dimensions_;
    model_.arc_root_ = array<std::int8_t>(ModelSection::kArcRoot);
    model_.label_root_ = array<std::int16_t>(ModelSection::kLabelRoot);
    model_.distances_ = array<std::int32_t>(ModelSection::kDistances);
    if (model_.arc_root_.size() != d.arc || model_.label_root_.size() != d.label ||
        model_.distances_.size() != 2 * std::size_t{d.distance} + 1 ||
        !std::ranges::all_of(model_.distances_, [](std::int32_t v) {
          return v >= -kMostArcScore && v <= kMostArcScore;
        })) {
      return bad("the vectors of the tree are damaged");
    }
    return {};
  }

  Status read_provenance() {
    Cursor cursor(section(ModelSection::kProvenance));
    ModelProvenance& p = model_.provenance_;
    p.seed = cursor.integer<std::uint64_t>();
    p.epochs = cursor.integer<std::uint32_t>();
    p.dropped_sentences = cursor.integer<std::uint32_t>();
    p.note = cursor.text();
    for (std::size_t n = cursor.count(12); n > 0; --n) {
      ModelSource file;
      file.name = cursor.text();
      file.sha256 = cursor.text();
      file.licence = cursor.text();
      p.files.push_back(std::move(file));
    }
    model_.sentence_hashes_ = array<std::uint64_t>(ModelSection::kSentenceHashes);
    if (!cursor.ok()) return bad("the provenance is damaged");
    return {};
  }

  Model& model_;
  std::string where_;
  std::vector<std::pair<std::uint32_t, std::string_view>> sections_;
};

Result<Model> Model::open(const std::string& path) {
  LAZO_TRY(MappedFile file, MappedFile::open(path));
  Model model;
  model.file_ = std::move(file);
  model.bytes_ = model.file_.bytes();
  model.where_ = path;
  LAZO_CHECK(ModelReader(model, path).read());
  return model;
}

Result<Model> Model::from_bytes(std::string bytes, std::string_view where) {
  Model model;
  model.owned_.resize((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(model.owned_.data(), bytes.data(), bytes.size());
  model.bytes_ = {reinterpret_cast<const char*>(model.owned_.data()), bytes.size()};
  model.where_ = where;
  LAZO_CHECK(ModelReader(model, where).read());
  return model;
}

std::string_view Model::sha256() const {
  return bytes_.substr(detail::kAtSha256, sizeof(Sha256));
}

std::uint32_t Model::find_row(std::uint32_t hash) const {
  const std::size_t bucket = hash >> bucket_shift_;
  const std::uint32_t end = buckets_[bucket + 1];
  for (std::uint32_t row = buckets_[bucket]; row < end; ++row) {
    if (hashes_[row] == hash) return row;
  }
  return kNoRow;
}

Status Model::verify() const {
  const std::size_t count = read_integer<std::uint32_t>(bytes_, detail::kAtSectionCount);
  const std::size_t begin = (detail::kModelHeaderSize + count * detail::kModelTableEntrySize +
                             detail::kModelAlignment - 1) /
                            detail::kModelAlignment * detail::kModelAlignment;
  const Sha256 digest = lazo::sha256(bytes_.substr(std::min(begin, bytes_.size())));
  if (std::memcmp(digest.data(), sha256().data(), digest.size()) != 0) {
    return Error{ErrorCode::kBadInput, "the model is damaged (wrong SHA-256)", where_,
                 "install it again"};
  }
  return {};
}

}  // namespace lazo
