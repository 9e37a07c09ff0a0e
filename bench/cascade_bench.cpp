// What the cascade spares and what it costs: the same documents read with it and with every
// sentence parsed.
//
//   cascade_bench MODELS PATH...
//
// Prints the share of sentences and words that are parsed, the claims of both runs, how many the
// cascade misses or adds, and the processor seconds of each. Fails if it adds one. One thread.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "graph/base/file.hpp"
#include "graph/base/utf8.hpp"
#include "graph/claim_id.hpp"
#include "importers/import.hpp"

namespace {

using namespace lazo;

struct Totals {
  std::size_t sentences = 0, skipped = 0;
  std::size_t words = 0, skipped_words = 0;
  std::set<std::string> claims;
  double seconds = 0;
};

std::size_t words_of(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const bool word = is_word(c.code_point);
    count += word && !inside ? 1U : 0U;
    inside = word;
    at += c.length;
  }
  return count;
}

void read(const Importer& importer, const Ontology& ontology, const std::string& bytes,
          const std::string& uri, Totals& totals) {
  const std::clock_t begin = std::clock();
  const Result<Extraction> found = importer.extract(bytes, uri);
  totals.seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  if (!found.ok()) return;
  for (const SentenceRecord& sentence : found->sentences) {
    const std::size_t words = words_of(sentence.span.in(found->document.text));
    ++totals.sentences;
    totals.words += words;
    if (sentence.reason != "skipped") continue;
    ++totals.skipped;
    totals.skipped_words += words;
  }
  for (const Claim& claim : found->claims) {
    // Entities are numbered by first mention, which a claim more or less shifts: names tell more.
    const auto name = [&](EntityId entity) { return found->entities[entity.index()].name; };
    totals.claims.insert(uri + " " + std::to_string(claim.sentence.begin) + " " +
                         name(claim.source) + " " + ontology.relation(claim.relation).name + " " +
                         name(claim.target) + (claim.negated ? " not" : ""));
  }
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "usage: cascade_bench MODELS PATH...\n"), 2;
  const Result<Ontology> ontology = shipped_ontology();
  ImportOptions options;
  options.model_folder = arguments[1];
  const auto with = Importer::create(*ontology, options);
  options.cascade = false;
  const auto without = Importer::create(*ontology, options);
  if (!with.ok() || !without.ok()) return std::fprintf(stderr, "no models\n"), 2;
  Totals cascade;
  Totals all;
  for (int i = 2; i < count; ++i) {
    const Result<WalkResult> walked = real_file_system().walk(arguments[i]);
    if (!walked.ok()) return std::fprintf(stderr, "%s\n", walked.error().text().c_str()), 2;
    for (const FoundFile& file : walked->files) {
      const Result<std::string> bytes = real_file_system().read(file.path);
      if (!bytes.ok()) continue;
      // What is read second finds its words remembered: in turn.
      if (all.sentences % 2 == 0) read(**with, *ontology, *bytes, file.relative, cascade);
      const bool first = all.sentences % 2 == 0;
      read(**without, *ontology, *bytes, file.relative, all);
      if (!first) read(**with, *ontology, *bytes, file.relative, cascade);
    }
  }
  std::vector<std::string> missed;
  std::vector<std::string> added;
  std::set_difference(all.claims.begin(), all.claims.end(), cascade.claims.begin(),
                      cascade.claims.end(), std::back_inserter(missed));
  std::set_difference(cascade.claims.begin(), cascade.claims.end(), all.claims.begin(),
                      all.claims.end(), std::back_inserter(added));
  std::printf("sentences parsed: %.1f %% of %zu; words parsed: %.1f %% of %zu\n",
              100 - percent(cascade.skipped, cascade.sentences), cascade.sentences,
              100 - percent(cascade.skipped_words, cascade.words), cascade.words);
  std::printf("claims: %zu with every sentence parsed, %zu with the cascade\n", all.claims.size(),
              cascade.claims.size());
  std::printf("missed: %zu (%.2f %%), added: %zu\n", missed.size(),
              percent(missed.size(), all.claims.size()), added.size());
  std::printf("processor seconds: %.2f and %.2f (%.1f %% spared)\n", all.seconds, cascade.seconds,
              100 * (1 - cascade.seconds / all.seconds));
  for (const std::string& claim : missed) std::printf("missed\t%s\n", claim.c_str());
  for (const std::string& claim : added) std::printf("added\t%s\n", claim.c_str());
  return added.empty() ? 0 : 1;
}
