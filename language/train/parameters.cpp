#include "language/train/parameters.hpp"

#include <bit>
#include <utility>

namespace lazo {
namespace {

constexpr std::string_view kMagic = "LZP1";

class Writer {
 public:
  void u8(std::uint8_t v) { out_.push_back(static_cast<char>(v)); }
  void u32(std::uint32_t v) {
    for (unsigned i = 0; i < 4; ++i) u8(static_cast<std::uint8_t>(v >> (8 * i)));
  }
  void u64(std::uint64_t v) {
    u32(static_cast<std::uint32_t>(v));
    u32(static_cast<std::uint32_t>(v >> 32U));
  }
  void count(std::size_t v) { u32(static_cast<std::uint32_t>(v)); }
  void string(std::string_view v) {
    count(v.size());
    out_ += v;
  }
  void real(float v) { u32(std::bit_cast<std::uint32_t>(v)); }
  void raw(std::string_view v) { out_ += v; }
  template <typename T, typename Write>
  void list(const std::vector<T>& items, Write write) {
    count(items.size());
    for (const T& item : items) write(item);
  }
  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  std::string out_;
};

// Reads what Writer writes. After a failure everything reads as zero and ok() stays false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return left_.empty(); }
  std::string_view raw(std::size_t size) {
    if (size > left_.size()) {
      ok_ = false;
      left_ = {};
      return {};
    }
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  std::uint8_t u8() {
    const std::string_view b = raw(1);
    return b.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(b[0]);
  }
  std::uint32_t u32() {
    std::uint32_t v = 0;
    for (unsigned i = 0; i < 4; ++i) v |= std::uint32_t{u8()} << (8 * i);
    return v;
  }
  std::uint64_t u64() {
    const std::uint64_t low = u32();
    return low | (std::uint64_t{u32()} << 32U);
  }
  std::string string() { return std::string(raw(u32())); }
  float real() { return std::bit_cast<float>(u32()); }
  // `smallest` is the least number of bytes an item takes: a count that cannot fit is refused
  // before anything is allocated.
  template <typename T, typename Read>
  std::vector<T> list(std::size_t smallest, Read read) {
    std::vector<T> items;
    const std::size_t size = u32();
    if (size > left_.size() / smallest) {
      ok_ = false;
      left_ = {};
      return items;
    }
    items.reserve(size);
    for (std::size_t i = 0; i < size && ok_; ++i) items.push_back(read());
    return items;
  }

 private:
  std::string_view left_;
  bool ok_ = true;
};

// One list of the fields for both directions, so that they cannot differ.
template <typename D, typename Visit>
void visit_dimensions(D& d, Visit visit) {
  visit(d.embedding);
  visit(d.hidden);
  visit(d.arc);
  visit(d.label);
  visit(d.name_hidden);
  visit(d.distance);
  visit(d.tag_layer);
  visit(d.name_layer);
}

}  // namespace

const Tensor* Parameters::find(std::string_view name) const {
  for (const Tensor& tensor : tensors) {
    if (tensor.name == name) return &tensor;
  }
  return nullptr;
}

std::string write_parameters(const Parameters& p) {
  Writer w;
  const auto string = [&w](const std::string& v) { w.string(v); };
  w.raw(kMagic);
  w.string(p.language);
  w.u32(p.feature_version);
  visit_dimensions(p.dimensions, [&w](std::uint32_t v) { w.u32(v); });
  w.list(p.tag_labels, string);
  w.list(p.label_labels, string);
  w.list(p.name_labels, string);
  w.list(p.row_hashes, [&w](std::uint32_t v) { w.u32(v); });
  w.list(p.tensors, [&w](const Tensor& t) {
    w.string(t.name);
    w.list(t.shape, [&w](std::uint32_t v) { w.u32(v); });
    w.list(t.values, [&w](float v) { w.real(v); });
  });
  w.list(p.lemma_scripts, [&w](const StoredLemmaScript& s) {
    w.u8(s.keep_case ? 1 : 0);
    w.u8(s.strip);
    w.string(s.append);
  });
  w.list(p.lemma_entries, [&w](const LemmaEntry& e) {
    w.u32(e.hash);
    w.u32(e.script);
  });
  w.list(p.files, [&w](const TrainingFile& f) {
    w.string(f.name);
    w.string(f.sha256);
    w.string(f.licence);
  });
  w.u64(p.seed);
  w.u32(p.epochs);
  w.u32(p.dropped_sentences);
  w.string(p.note);
  w.list(p.sentence_hashes, [&w](std::uint64_t v) { w.u64(v); });
  w.raw(kMagic);
  return std::move(w).finish();
}

Result<Parameters> read_parameters(std::string_view bytes, std::string_view where) {
  const auto bad = [&where](std::string message) {
    return Error{ErrorCode::kBadInput, std::move(message), std::string(where),
                 "write it again with lazo train"};
  };
  Reader r(bytes);
  const auto string = [&r] { return r.string(); };
  if (r.raw(kMagic.size()) != kMagic) return bad("not a parameter file of version 1 (magic LZP1)");
  Parameters p;
  p.language = r.string();
  p.feature_version = r.u32();
  visit_dimensions(p.dimensions, [&r](std::uint32_t& v) { v = r.u32(); });
  p.tag_labels = r.list<std::string>(4, string);
  p.label_labels = r.list<std::string>(4, string);
  p.name_labels = r.list<std::string>(4, string);
  p.row_hashes = r.list<std::uint32_t>(4, [&r] { return r.u32(); });
  p.tensors = r.list<Tensor>(12, [&r] {
    Tensor t;
    t.name = r.string();
    t.shape = r.list<std::uint32_t>(4, [&r] { return r.u32(); });
    t.values = r.list<float>(4, [&r] { return r.real(); });
    return t;
  });
  p.lemma_scripts = r.list<StoredLemmaScript>(6, [&r] {
    StoredLemmaScript s;
    s.keep_case = r.u8() != 0;
    s.strip = r.u8();
    s.append = r.string();
    return s;
  });
  p.lemma_entries = r.list<LemmaEntry>(8, [&r] {
    LemmaEntry e;
    e.hash = r.u32();
    e.script = r.u32();
    return e;
  });
  p.files = r.list<TrainingFile>(12, [&r] {
    TrainingFile f;
    f.name = r.string();
    f.sha256 = r.string();
    f.licence = r.string();
    return f;
  });
  p.seed = r.u64();
  p.epochs = r.u32();
  p.dropped_sentences = r.u32();
  p.note = r.string();
  p.sentence_hashes = r.list<std::uint64_t>(8, [&r] { return r.u64(); });
  if (r.raw(kMagic.size()) != kMagic || !r.at_end()) {
    return bad("cut short or damaged parameter file");
  }
  for (const Tensor& t : p.tensors) {
    std::size_t size = 1;
    for (const std::uint32_t d : t.shape) size *= d;
    if (size != t.values.size()) {
      return bad("tensor " + quoted(t.name) + " has not the number of values its shape says");
    }
  }
  return p;
}

}  // namespace lazo
