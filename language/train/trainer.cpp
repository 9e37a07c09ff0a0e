#include "language/train/trainer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "graph/base/sha256.hpp"
#include "language/features.hpp"
#include "language/train/average.hpp"
#include "language/train/export.hpp"
#include "language/train/name_labels.hpp"
#include "language/train/teachers.hpp"

namespace lazo {
namespace {

// Batches over which the ranges of activations are measured.
constexpr std::size_t kRangeBatches = 40;

// The files that are only looked at.
struct Watched {
  std::vector<std::vector<GoldSentence>> trees;
  std::vector<std::vector<GoldNames>> names;
};

Result<Watched> read_watched(const TrainInput& input, Language language) {
  Watched out;
  for (const CorpusFile& file : input.watched_treebanks) {
    LAZO_TRY(std::vector<GoldSentence> sentences, read_treebank(file.bytes, file.name));
    out.trees.push_back(std::move(sentences));
  }
  for (const CorpusFile& file : input.watched_names) {
    LAZO_TRY(std::vector<GoldNames> sentences, read_names(file.bytes, file.name, language));
    out.names.push_back(std::move(sentences));
  }
  return out;
}

// The rows of the parameters to continue, or those of the features that are frequent enough.
std::vector<std::uint32_t> row_hashes(const Corpus& corpus, const TrainSettings& settings,
                                      const Parameters* start) {
  if (start != nullptr) return start->row_hashes;
  RowCounter counter;
  for (const Example& example : corpus.examples) {
    for (const std::string& form : example.forms) counter.add(form);
  }
  return counter.frequent(static_cast<std::uint32_t>(settings.smallest_count), settings.piece_rows);
}

// Steps of an epoch do not vary by more than the draw of the sentences does.
std::size_t steps_of_epoch(const BatchMaker& maker, std::uint64_t seed) {
  Random random(seed);
  return maker.plan_epoch(random).size();
}

Status check_labels(const Parameters& parameters, const TrainSettings& settings,
                    std::string_view what) {
  std::string_view wrong;
  if (parameters.language != language_code(settings.corpus.language))
    wrong = "are of another language";
  if (parameters.feature_version != kFeatureVersion) wrong = "were trained with other features";
  if (parameters.name_labels != name_label_names()) wrong = "have other labels of names";
  if (wrong.empty()) return {};
  return Error{ErrorCode::kBadInput, std::string(what) + std::string(wrong), {}, {}};
}

Status check_start(const Parameters& start, const TrainInput& input,
                   const TrainSettings& settings) {
  if (!input.vectors.bytes.empty()) {
    return Error{ErrorCode::kBadInput,
                 "the parameters to continue hold their word vectors already: give none",
                 {},
                 {}};
  }
  return check_labels(start, settings, "the parameters to continue ");
}

// After training names alone: what trees, tags and lemmas rest on is as it was to the last bit.
// Among the ranges only that of the names, the last, is new.
void keep_trees(const Parameters& start, Parameters& out) {
  out.lemma_scripts = start.lemma_scripts;
  out.lemma_entries = start.lemma_entries;
  const Tensor* before = start.find("ranges");
  Tensor& ranges = out.tensors.back();
  if (before == nullptr || before->values.size() != ranges.values.size()) return;
  std::copy(before->values.begin(), before->values.end() - 1, ranges.values.begin());
}

Status annotate_silver(const TrainInput& input, Corpus& corpus) {
  if (input.teachers.empty() != input.corpus.silver.empty()) {
    return Error{ErrorCode::kBadInput,
                 input.teachers.empty() ? "no teachers for the sentences without annotation"
                                        : "teachers, but no sentences for them to annotate",
                 {},
                 "give both or neither"};
  }
  if (input.teachers.empty()) return {};
  std::vector<const Parameters*> list;
  for (const Parameters& teacher : input.teachers) list.push_back(&teacher);
  LAZO_TRY(Teachers teachers, Teachers::of(list, corpus.tags, corpus.relations));
  teachers.annotate(std::span(corpus.examples).subspan(corpus.first_silver));
  return {};
}

class Training {
 public:
  Training(const Corpus& corpus, const WordVectors& vectors, Watched watched,
           const TrainSettings& settings, const Parameters* start)
      : corpus_(corpus),
        vectors_(vectors),
        watched_(std::move(watched)),
        settings_(settings),
        random_(settings.seed),
        rows_(row_hashes(corpus, settings, start)),
        forms_(rows_, vectors),
        network_(settings.dimensions,
                 {corpus.tags.size(), corpus.relations.size(), name_label_names().size()},
                 rows_.size(), vectors, random_),
        maker_(corpus.examples, forms_, settings.batches),
        optimizer_(settings.only_names ? network_.name_weights() : network_.weights(),
                   network_.embedding().rows(), optimizer_settings()) {}

  Status begin_with(const Parameters& start) {
    LAZO_CHECK(import_network(start, network_));
    optimizer_.restart_averages();
    return {};
  }

  void run(TrainObserver* observer) {
    if (observer != nullptr) observer->start(corpus_, rows_.size());
    for (std::size_t number = 1; number <= settings_.epochs; ++number) {
      EpochReport report = epoch(number);
      if (observer == nullptr) continue;
      if (number % settings_.watch_every == 0 || number == settings_.epochs) watch(report);
      observer->epoch(report);
    }
    optimizer_.swap_averages();
  }

  void export_to(Parameters& out) {
    export_network(network_, rows_, vectors_, settings_.shipped_rows, out);
    std::vector<BatchMaker::Plan> plans = maker_.plan_epoch(random_);
    std::vector<Batch> batches;
    for (BatchMaker::Plan& plan : plans) {
      if (batches.size() < kRangeBatches) batches.push_back(maker_.plain_batch(plan));
    }
    out.tensors.push_back(measure_ranges(network_, batches));
  }

 private:
  [[nodiscard]] OptimizerSettings optimizer_settings() const {
    OptimizerSettings out = settings_.optimizer;
    out.total_steps = settings_.epochs * steps_of_epoch(maker_, settings_.seed);
    return out;
  }

  EpochReport epoch(std::size_t number) {
    EpochReport report;
    report.epoch = number;
    for (BatchMaker::Plan& plan : maker_.plan_epoch(random_)) {
      const Batch batch = maker_.training_batch(plan, random_);
      const Losses losses = settings_.only_names
                                ? network_.train_names(batch, settings_.losses, random_)
                                : network_.train(batch, settings_.losses, random_);
      optimizer_.step();
      report.words += batch.packing.words();
      report.losses.tag += losses.tag;
      report.losses.arc += losses.arc;
      report.losses.relation += losses.relation;
      report.losses.name += losses.name;
    }
    return report;
  }

  void watch(EpochReport& report) {
    optimizer_.swap_averages();
    report.watched = true;
    for (const auto& sentences : watched_.trees) {
      report.trees.push_back(
          score_trees(network_, sentences, corpus_.tags, corpus_.relations, forms_));
    }
    for (const auto& sentences : watched_.names) {
      report.names.push_back(score_names(network_, sentences, forms_));
    }
    optimizer_.swap_averages();
  }

  const Corpus& corpus_;
  const WordVectors& vectors_;
  Watched watched_;
  const TrainSettings& settings_;
  Random random_;
  RowTable rows_;
  FormTable forms_;
  Network network_;
  BatchMaker maker_;
  Optimizer optimizer_;
};

}  // namespace

Result<Parameters> train(const TrainInput& input, const TrainSettings& wanted,
                         const Parameters* start, TrainObserver* observer) {
  TrainSettings settings = wanted;
  if (settings.only_names && start == nullptr) {
    return Error{ErrorCode::kBadInput,
                 "to learn names alone takes parameters to continue",
                 {},
                 "train trees first"};
  }
  settings.batches.only_names = settings.only_names;
  if (start != nullptr) {
    LAZO_CHECK(check_start(*start, input, settings));
    settings.dimensions = start->dimensions;
    settings.corpus.fixed_tags = &start->tag_labels;
    settings.corpus.fixed_relations = &start->label_labels;
  }
  LAZO_TRY(Corpus corpus, build_corpus(input.corpus, settings.corpus));
  for (const Parameters& teacher : input.teachers) {
    LAZO_CHECK(check_labels(teacher, settings, "the parameters of a teacher "));
  }
  LAZO_CHECK(annotate_silver(input, corpus));
  WordVectors vectors;
  if (!input.vectors.bytes.empty()) {
    LAZO_TRY(vectors, read_word_vectors(input.vectors.bytes, input.vectors.name));
  }
  LAZO_TRY(Watched watched, read_watched(input, settings.corpus.language));
  Training training(corpus, vectors, std::move(watched), settings, start);
  if (start != nullptr) LAZO_CHECK(training.begin_with(*start));
  training.run(observer);

  Parameters out;
  out.language = language_code(settings.corpus.language);
  out.feature_version = kFeatureVersion;
  out.dimensions = settings.dimensions;
  out.tag_labels = corpus.tags.names();
  out.label_labels = corpus.relations.names();
  out.name_labels = name_label_names();
  training.export_to(out);
  out.lemma_scripts = corpus.lemmas.scripts;
  out.lemma_entries = corpus.lemmas.entries;
  out.files = corpus.files;
  if (!input.vectors.bytes.empty()) {
    out.files.push_back(
        {input.vectors.name, to_hex(sha256(input.vectors.bytes)), input.vectors.licence});
  }
  out.seed = settings.seed;
  out.epochs = static_cast<std::uint32_t>(settings.epochs);
  out.dropped_sentences = static_cast<std::uint32_t>(corpus.dropped);
  out.note = settings.note;
  out.sentence_hashes = corpus.hashes;
  for (const Parameters& teacher : input.teachers) add_provenance(teacher, out);
  if (start != nullptr) {  // what it was made of belongs to what was made of it
    add_provenance(*start, out);
    out.epochs += start->epochs;
  }
  if (settings.only_names) keep_trees(*start, out);
  return out;
}

}  // namespace lazo
