// lazo train: a model from treebanks and names.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <utility>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "graph/base/file.hpp"
#include "graph/base/tsv.hpp"
#include "language/train/average.hpp"
#include "language/train/quantize.hpp"
#include "language/train/trainer.hpp"

namespace lazo::cli {
namespace {

using Licences = std::map<std::string, std::string, std::less<>>;

std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", 100.0 * share);
  return text;
}

std::string loss_text(double sum, std::size_t words) {
  char text[24];
  std::snprintf(text, sizeof text, "%.4f", sum / static_cast<double>(words == 0 ? 1 : words));
  return text;
}

// "FILE" or "FILE=0.3": an epoch draws that share of the file's sentences.
Result<CorpusFile> read_corpus_file(std::string_view argument, const Licences& licences) {
  CorpusFile out;
  std::string_view path = argument;
  if (const std::size_t mark = argument.rfind('='); mark != std::string_view::npos) {
    path = argument.substr(0, mark);
    const std::optional<std::uint16_t> share = parse_ten_thousandths(argument.substr(mark + 1));
    if (!share || *share == 0) {
      return Error{ErrorCode::kUsage,
                   quoted(argument) + ": the share is not a number above 0, up to 1",
                   {},
                   "write FILE=0.3"};
    }
    out.share = static_cast<float>(*share) / 10000.0F;
  }
  LAZO_TRY(out.bytes, real_file_system().read(std::string(path)));
  out.name = name_of(path);
  if (const auto it = licences.find(out.name); it != licences.end()) out.licence = it->second;
  return out;
}

Status read_files(const std::vector<std::string>& arguments, const Licences& licences,
                  std::vector<CorpusFile>& out) {
  for (const std::string& argument : arguments) {
    LAZO_TRY(CorpusFile file, read_corpus_file(argument, licences));
    out.push_back(std::move(file));
  }
  return {};
}

Result<Licences> read_licences(std::string_view path) {
  Licences out;
  if (path.empty()) return out;
  LAZO_TRY(const std::string text, real_file_system().read(std::string(path)));
  LAZO_CHECK(for_each_tsv_row(text, path, {{"file"}, {"licence"}, {"source", false}},
                              [&out](const TsvRow& row) -> Status {
                                out.emplace(row["file"], row["licence"]);
                                return {};
                              }));
  return out;
}

Result<TrainInput> read_input(const Invocation& invocation) {
  TrainInput out;
  LAZO_TRY(const Licences licences, read_licences(invocation.value("--licences")));
  LAZO_CHECK(read_files(invocation.values("--treebank"), licences, out.corpus.treebanks));
  LAZO_CHECK(read_files(invocation.values("--related"), licences, out.corpus.related));
  LAZO_CHECK(read_files(invocation.values("--ner"), licences, out.corpus.names));
  LAZO_CHECK(read_files(invocation.values("--silver"), licences, out.corpus.silver));
  LAZO_CHECK(read_files(invocation.values("--exclude"), licences, out.corpus.excluded));
  for (const std::string& path : invocation.values("--teachers")) {
    LAZO_TRY(const std::string bytes, real_file_system().read(path));
    LAZO_TRY(Parameters teacher, read_parameters(bytes, path));
    out.teachers.push_back(std::move(teacher));
  }
  for (const std::string& path : invocation.values("--watch")) {
    const bool tree = path.ends_with(".conllu");
    LAZO_CHECK(read_files({path}, licences, tree ? out.watched_treebanks : out.watched_names));
  }
  if (const std::string_view vectors = invocation.value("--vectors"); !vectors.empty()) {
    LAZO_TRY(out.vectors, read_corpus_file(vectors, licences));
  }
  return out;
}

TrainSettings settings_of(const Invocation& invocation) {
  TrainSettings out;
  out.corpus.language = language_of_code(invocation.value("--lang"));
  out.corpus.keep_xpos = invocation.has("--xpos");
  out.epochs = invocation.count("--epochs").value_or(20);
  out.seed = invocation.count("--seed").value_or(42);
  out.dimensions.hidden = invocation.count("--hidden").value_or(out.dimensions.hidden);
  out.only_names = invocation.has("--only-names");
  if (const auto rate = invocation.ten_thousandths("--rate")) {
    out.optimizer.rate = static_cast<float>(*rate) / 10000.0F;
  }
  if (const auto share = invocation.ten_thousandths("--hide")) {
    out.batches.hide_word = static_cast<float>(*share) / 10000.0F;
  }
  out.note = invocation.value("--note");
  return out;
}

// Says how training goes, one line an epoch.
class Progress : public TrainObserver {
 public:
  Progress(const Context& context, const TrainInput& input) : context_(context), input_(input) {}

  void start(const Corpus& corpus, std::size_t rows) override {
    std::size_t trees = 0;
    for (const Example& example : corpus.examples) trees += example.has_tree() ? 1U : 0U;
    context_.note(std::to_string(corpus.examples.size()) + " sentences, " + std::to_string(trees) +
                  " with trees; " + std::to_string(corpus.dropped) +
                  " dropped that stand in excluded files; " + std::to_string(rows) + " rows");
  }

  void epoch(const EpochReport& report) override {
    std::string line = "epoch " + std::to_string(report.epoch) + ": loss of tags " +
                       loss_text(report.losses.tag, report.words) + ", arcs " +
                       loss_text(report.losses.arc, report.words) + ", relations " +
                       loss_text(report.losses.relation, report.words) + ", names " +
                       loss_text(report.losses.name, report.words);
    for (std::size_t i = 0; i < report.trees.size(); ++i) {
      const TreeScores& scores = report.trees[i];
      line += "; " + input_.watched_treebanks[i].name + " UPOS " + percent(scores.upos()) +
              " UAS " + percent(scores.uas()) + " LAS " + percent(scores.las());
    }
    for (std::size_t i = 0; i < report.names.size(); ++i) {
      line += "; " + input_.watched_names[i].name + " F1 " + percent(report.names[i].f1());
    }
    context_.note(line);
  }

 private:
  const Context& context_;
  const TrainInput& input_;
};

// The hashes of the excluded sentences, one a line: tests hold them against those in the models.
Result<std::string> excluded_hashes(const Invocation& invocation) {
  std::vector<std::uint64_t> hashes;
  std::vector<CorpusFile> files;
  LAZO_CHECK(read_files(invocation.values("--exclude"), {}, files));
  for (const CorpusFile& file : files) {
    LAZO_TRY(const std::vector<std::uint64_t> found, hash_sentences(file.bytes, file.name));
    hashes.insert(hashes.end(), found.begin(), found.end());
  }
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  std::string out;
  for (const std::uint64_t hash : hashes) {
    char line[20];
    std::snprintf(line, sizeof line, "%016llx\n", static_cast<unsigned long long>(hash));
    out += line;
  }
  return out;
}

// --mean: the parameters to continue become the mean of themselves and these.
Status mix_in(const Invocation& invocation, Parameters& start) {
  const std::string path(invocation.value("--mean"));
  if (path.empty()) return {};
  LAZO_TRY(const std::string bytes, real_file_system().read(path));
  LAZO_TRY(const Parameters other, read_parameters(bytes, path));
  LAZO_TRY(start, average_parameters(start, other));
  if (const std::string_view note = invocation.value("--note"); !note.empty()) start.note = note;
  return {};
}

Result<Parameters> trained(Context& context) {
  const TrainSettings settings = settings_of(context.invocation);
  std::optional<Parameters> start;
  if (const std::string path(context.invocation.value("--continue")); !path.empty()) {
    LAZO_TRY(const std::string bytes, real_file_system().read(path));
    LAZO_TRY(start, read_parameters(bytes, path));
    LAZO_CHECK(mix_in(context.invocation, *start));
    if (settings.epochs == 0) return *std::move(start);
  }
  LAZO_TRY(const TrainInput input, read_input(context.invocation));
  Progress progress(context, input);
  return train(input, settings, start ? &*start : nullptr, &progress);
}

}  // namespace

Result<ExitCode> run_train(Context& context) {
  const std::string out(context.invocation.value("--out"));
  const std::string floats(context.invocation.value("--parameters"));
  const std::string hashes(context.invocation.value("--hashes"));
  if (!hashes.empty()) {
    LAZO_TRY(const std::string lines, excluded_hashes(context.invocation));
    LAZO_CHECK(real_file_system().write_atomically(hashes, lines));
    context.out.write("wrote " + hashes + "\n");
    if (out.empty() && floats.empty()) return ExitCode::kOk;
  }
  if (out.empty() && floats.empty()) {
    return Error{ErrorCode::kUsage, "nothing to write", {}, "say --out FILE"};
  }
  LAZO_TRY(const Parameters parameters, trained(context));
  if (!floats.empty()) {
    LAZO_CHECK(real_file_system().write_atomically(floats, write_parameters(parameters)));
    context.out.write("wrote " + floats + "\n");
  }
  if (!out.empty()) {
    LAZO_TRY(const ModelData model, quantize(parameters));
    const std::string bytes = write_model(model);
    LAZO_CHECK(real_file_system().write_atomically(out, bytes));
    context.out.write("wrote " + out + ": " + std::to_string(bytes.size()) + " bytes, " +
                      std::to_string(parameters.row_hashes.size()) + " rows, " +
                      std::to_string(parameters.sentence_hashes.size()) + " sentences seen, " +
                      std::to_string(parameters.dropped_sentences) + " dropped\n");
  }
  return ExitCode::kOk;
}

}  // namespace lazo::cli
