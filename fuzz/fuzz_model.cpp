// Any damage to a model file: refused, or safe to read sentences with. The input says which bytes
// of a small good model to change (byte_changes.hpp). The checksum of the header is
// set right afterwards, so that the checks behind it are reached.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/byte_changes.hpp"
#include "language/inference.hpp"
#include "language/model.hpp"
#include "language/model_format.hpp"
#include "tests/language/random_model.hpp"

using namespace lazo;

namespace {

const std::string& good_model() {
  static const std::string kBytes =
      testing::model_bytes(testing::random_parameters(testing::small_dimensions(), 1));
  return kBytes;
}

void mend(std::string& bytes) {
  if (bytes.size() < detail::kModelHeaderSize) return;
  const std::uint64_t size = bytes.size();
  std::memcpy(bytes.data() + detail::kAtFileSize, &size, sizeof size);
  std::uint32_t sections = 0;
  std::memcpy(&sections, bytes.data() + detail::kAtSectionCount, sizeof sections);
  const std::size_t end =
      (detail::kModelHeaderSize + std::size_t{sections} * detail::kModelTableEntrySize +
       detail::kModelAlignment - 1) /
      detail::kModelAlignment * detail::kModelAlignment;
  if (end > bytes.size()) return;
  std::memset(bytes.data() + detail::kAtHeaderChecksum, 0, sizeof(std::uint64_t));
  const std::uint64_t sum = detail::fnv1a(std::string_view(bytes).substr(0, end));
  std::memcpy(bytes.data() + detail::kAtHeaderChecksum, &sum, sizeof sum);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = damaged(good_model(), data, size);
  mend(bytes);
  const Result<Model> model = Model::from_bytes(std::move(bytes), "fuzz");
  if (!model.ok()) return 0;
  const std::vector<std::string_view> forms = {"The", "treaty", "binds", "T-MEC", ",", ""};
  const InferenceSentence sentences[] = {{0, 4, true}, {4, 2, true}};
  InferenceScratch scratch;
  Inference(*model, best_kernels()).read(forms, sentences, scratch);
  for (const InferenceResult& result : scratch.results) {
    if (result.tag >= model->tags().size()) std::abort();
    if (result.relation >= model->relations().size()) std::abort();
    if (result.head > 4) std::abort();
  }
  return 0;
}
