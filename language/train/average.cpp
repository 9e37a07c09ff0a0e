#include "language/train/average.hpp"

#include <algorithm>
#include <iterator>

namespace lazo {
namespace {

bool fit(const Parameters& a, const Parameters& b) {
  const auto same_tensor = [](const Tensor& x, const Tensor& y) {
    return x.name == y.name && x.shape == y.shape;
  };
  return a.language == b.language && a.feature_version == b.feature_version &&
         a.dimensions == b.dimensions && a.tag_labels == b.tag_labels &&
         a.label_labels == b.label_labels && a.name_labels == b.name_labels &&
         a.row_hashes == b.row_hashes && std::ranges::equal(a.tensors, b.tensors, same_tensor);
}

}  // namespace

void add_provenance(const Parameters& other, Parameters& out) {
  for (const TrainingFile& file : other.files) {
    const bool known = std::ranges::any_of(
        out.files, [&](const TrainingFile& f) { return f.sha256 == file.sha256; });
    if (!known) out.files.push_back(file);
  }
  std::vector<std::uint64_t> hashes;
  std::ranges::set_union(other.sentence_hashes, out.sentence_hashes, std::back_inserter(hashes));
  out.sentence_hashes = std::move(hashes);
  out.dropped_sentences = std::max(out.dropped_sentences, other.dropped_sentences);
}

Result<Parameters> average_parameters(const Parameters& first, const Parameters& second) {
  if (!fit(first, second)) {
    return Error{ErrorCode::kBadInput,
                 "the two parameter files have other labels, rows or sizes: no mean of them",
                 {},
                 "give two that were trained on from one start"};
  }
  Parameters out = first;
  for (std::size_t t = 0; t < out.tensors.size(); ++t) {
    Tensor& tensor = out.tensors[t];
    const std::vector<float>& other = second.tensors[t].values;
    const bool ranges = tensor.name == "ranges";  // wide enough for both
    for (std::size_t i = 0; i < tensor.values.size(); ++i) {
      float& value = tensor.values[i];
      value = ranges ? std::max(value, other[i]) : 0.5F * value + 0.5F * other[i];
    }
  }
  out.epochs = std::max(first.epochs, second.epochs);
  add_provenance(second, out);
  return out;
}

}  // namespace lazo
