#pragma once
// Training: files in, parameters out.
//
//   TrainInput input{.corpus = files, .vectors = bytes};
//   LAZO_TRY(const Parameters parameters, train(input, settings, nullptr, &observer));
//   write(write_parameters(parameters));
//
// Deterministic for a seed, on one thread: the same program on the same machine gives the same
// bytes. Another instruction set or compiler rounds differently and so trains a different network
// of the same quality. Memory: about 100 bytes a trainable number, and the corpus.

#include <cstddef>
#include <cstdint>
#include <string>

#include "graph/base/language_code.hpp"
#include "graph/base/result.hpp"
#include "language/train/batches.hpp"
#include "language/train/corpus.hpp"
#include "language/train/network.hpp"
#include "language/train/optimizer.hpp"
#include "language/train/parameters.hpp"
#include "language/train/scores.hpp"

namespace lazo {

struct TrainInput {
  CorpusFiles corpus;
  CorpusFile vectors;  ///< no bytes: none
  /// They annotate `corpus.silver`: neither is of use without the other.
  std::vector<Parameters> teachers;
  /// For the log only; nothing is chosen by them.
  std::vector<CorpusFile> watched_treebanks;
  std::vector<CorpusFile> watched_names;
};

struct TrainSettings {
  CorpusSettings corpus;
  Dimensions dimensions;
  BatchSettings batches;
  LossSettings losses;
  OptimizerSettings optimizer;  ///< total_steps is set by train()
  std::size_t epochs = 20;
  std::uint64_t seed = 42;
  std::size_t smallest_count = 2;     ///< features seen less often have no row
  std::size_t piece_rows = 45'000;    ///< at most so many trained rows
  std::size_t shipped_rows = 84'000;  ///< at most so many rows with those of vectors alone
  std::size_t watch_every = 1;        ///< epochs between two looks at the watched files
  /// Learn the name layer on a network that stays as it is (which needs a start): trees, tags and
  /// lemmas remain those of the start.
  bool only_names = false;
  std::string note;
};

/// What an epoch gave.
struct EpochReport {
  std::size_t epoch = 0;  ///< from 1
  std::size_t words = 0;
  Losses losses;                  ///< sums over the words
  bool watched = false;           ///< the scores below were taken
  std::vector<TreeScores> trees;  ///< one for each watched treebank, with the averaged weights
  std::vector<NameScores> names;
};

/// Told how training goes.
class TrainObserver {
 public:
  virtual ~TrainObserver() = default;
  virtual void start(const Corpus& corpus, std::size_t rows) = 0;
  virtual void epoch(const EpochReport& report) = 0;
};

/// Parameters learned from the input; `start` (or null) is where to begin instead of from chance:
/// its labels, rows and sizes stay, its files, hashes and epochs are added to those of this run.
/// Rows of `start` hold their word vectors already, so it takes no vectors. `observer` may be null.
/// kBadInput if a file cannot be read, there is nothing to learn from, or `start` does not fit.
[[nodiscard]] Result<Parameters> train(const TrainInput& input, const TrainSettings& settings,
                                       const Parameters* start, TrainObserver* observer);

}  // namespace lazo
