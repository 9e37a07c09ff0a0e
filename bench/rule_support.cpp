// Which rules and rows earn their place: in how many documents each rule, lexicon row and
// vocabulary row fires.
//
//   rule_support [--models DIR] [--least N] [--lines N] PATH...
//
// A row of verbs, nouns, adjectives and offices fires where it makes a claim; a row of the other
// tables where its words stand; a row of the vocabulary where a name of it is found. Plain text
// above 200 kB (a corpus in one file) counts as a document for every N of its lines (--lines, 40).
// Prints one line a row, "documents TAB kind TAB row", sorted by row, then how many open-class rows
// fire in fewer than N documents (--least, 3), and ends with 1 if there are any. Closed classes
// (modals, negation, months, units ...) and the vocabulary's closed sets (countries, regions,
// sectors ...) are counted, never failed. The annotated documents must not be among the paths.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/file.hpp"
#include "importers/extraction/reading.hpp"
#include "importers/import.hpp"
#include "importers/vocabulary/vocabulary.hpp"

namespace {

using namespace lazo;

constexpr std::size_t kLongestDocument = 200000;

/// Kind and row -> documents.
using Support = std::map<std::pair<std::string, std::string>, std::size_t>;

struct Options {
  std::string models;
  std::size_t least = 3;
  std::size_t lines = 40;
  std::vector<std::string> paths;
};

/// What fired in one document.
using Fired = std::set<std::pair<std::string, std::string>>;

template <typename Row>
void match(const Reading& reading, const WordTable<Row>& table, std::string_view kind,
           Fired& fired) {
  for (std::uint32_t w = 0; w < reading.analysis.words.size(); ++w) {
    for (const Reading::Match& found : reading.matches(w, table)) {
      fired.emplace(kind, table.rows[found.row].where);
    }
  }
}

template <typename Row>
void list(const WordTable<Row>& table, std::string_view kind, Support& support) {
  for (const Row& row : table.rows) {
    support.try_emplace({std::string(kind), row.where}, 0);
  }
}

class Counter {
 public:
  Counter(const Importer& importer, const Lexicons& lexicons, const Vocabulary& vocabulary)
      : importer_(importer), lexicons_(lexicons) {
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      const Lexicon& lexicon = lexicons.of(language);
      list(lexicon.verbs, "open", support_);
      list(lexicon.nouns, "open", support_);
      list(lexicon.adjectives, "open", support_);
      list(lexicon.offices, "open", support_);
      list(lexicon.type_heads, "open", support_);
      list(lexicon.modality, "closed", support_);
      list(lexicon.negation, "closed", support_);
      list(lexicon.attribution, "closed", support_);
      list(lexicon.times, "closed", support_);
      list(lexicon.units, "closed", support_);
      // Rows that tie nothing themselves (only an effect on a complement) fire where they stand.
      for (const TriggerRow& row : lexicon.verbs.rows) {
        if (row.relation.empty()) idle_.insert(row.where);
      }
    }
    for (std::uint32_t n = 0; n < vocabulary.size(); ++n) {
      const std::string key(vocabulary.key(n));
      const std::string prefix = key.substr(0, key.find(':'));
      const bool open = prefix == "org" || prefix == "person" || prefix == "event" ||
                        prefix == "measure" || prefix == "agreement";
      kind_of_.emplace(key, open ? "vocabulary" : "vocabulary, closed");
      support_.try_emplace({kind_of_.at(key), key}, 0);
    }
  }

  void add(std::string_view bytes, const std::string& uri) {
    const Result<Extraction> extraction = importer_.extract(bytes, uri);
    if (!extraction.ok()) return;
    ++documents_;
    Fired fired;
    for (const KnownNode& node : extraction->known) {
      const auto kind = kind_of_.find(node.key);
      if (kind != kind_of_.end()) fired.emplace(kind->second, node.key);
    }
    const ExtractionTrace trace = importer_.trace(extraction->document);
    for (const ClaimTrace& claim : trace.claims) {
      fired.emplace("rule", claim.rule);
      if (!claim.row.empty()) fired.emplace("open", claim.row);
    }
    const Lexicon& lexicon = lexicons_.of(extraction->document.language);
    const Reading reading(extraction->document, trace.analysis, lexicon);
    match(reading, lexicon.type_heads, "open", fired);
    match(reading, lexicon.modality, "closed", fired);
    match(reading, lexicon.negation, "closed", fired);
    match(reading, lexicon.attribution, "closed", fired);
    match(reading, lexicon.times, "closed", fired);
    match(reading, lexicon.units, "closed", fired);
    Fired verbs;
    match(reading, lexicon.verbs, "open", verbs);
    for (const auto& row : verbs) {
      if (idle_.contains(row.second)) fired.insert(row);
    }
    for (const auto& row : fired) ++support_[row];
  }

  /// Prints all rows; returns how many open ones fire too seldom.
  std::size_t report(std::size_t least) const {
    std::size_t open = 0;
    std::size_t seldom = 0;
    for (const auto& [row, documents] : support_) {
      std::printf("%zu\t%s\t%s\n", documents, row.first.c_str(), row.second.c_str());
      const bool counts = row.first == "open" || row.first == "rule" || row.first == "vocabulary";
      open += counts ? 1U : 0U;
      seldom += counts && documents < least ? 1U : 0U;
    }
    std::printf("# %zu documents; %zu of %zu open-class rows fire in fewer than %zu\n", documents_,
                seldom, open, least);
    return seldom;
  }

 private:
  const Importer& importer_;
  const Lexicons& lexicons_;
  Support support_;
  std::set<std::string> idle_;
  std::map<std::string, std::string> kind_of_;  // by key of the vocabulary
  std::size_t documents_ = 0;
};

/// A corpus in one file: a document for every `lines` lines.
void add_in_parts(Counter& counter, std::string_view text, const std::string& uri,
                  std::size_t lines) {
  std::size_t begin = 0;
  for (std::size_t part = 0; begin < text.size(); ++part) {
    std::size_t end = begin;
    for (std::size_t n = 0; n < lines && end < text.size(); ++n) {
      const std::size_t stop = text.find('\n', end);
      end = stop == std::string_view::npos ? text.size() : stop + 1;
    }
    counter.add(text.substr(begin, end - begin), uri + "-" + std::to_string(part) + ".txt");
    begin = end;
  }
}

int run(const Options& options) {
  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology.ok()) return std::fprintf(stderr, "%s\n", ontology.error().text().c_str()), 2;
  ImportOptions import_options;
  import_options.model_folder = options.models;
  const Result<std::unique_ptr<Importer>> importer = Importer::create(*ontology, import_options);
  const Result<Lexicons> lexicons = Lexicons::embedded();
  const std::vector<VocabularyTable> tables = builtin_tables();
  const Result<Vocabulary> vocabulary = Vocabulary::load(tables, *ontology);
  if (!importer.ok() || !lexicons.ok() || !vocabulary.ok()) {
    return std::fprintf(stderr, "rule_support: the tables or models cannot be read\n"), 2;
  }
  Counter counter(**importer, *lexicons, *vocabulary);
  const FileSystem& files = real_file_system();
  for (const std::string& path : options.paths) {
    const Result<WalkResult> walked = files.walk(path);
    if (!walked.ok()) return std::fprintf(stderr, "%s\n", walked.error().text().c_str()), 2;
    for (const FoundFile& file : walked->files) {
      const Result<std::string> bytes = files.read(file.path);
      if (!bytes.ok()) continue;
      if (bytes->size() > kLongestDocument && file.path.ends_with(".txt")) {
        add_in_parts(counter, *bytes, file.relative, options.lines);
      } else {
        counter.add(*bytes, file.relative);
      }
    }
  }
  return counter.report(options.least) == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = arguments[i];
    const bool more = i + 1 < count;
    if (word == "--models" && more) {
      options.models = arguments[++i];
    } else if (word == "--least" && more) {
      options.least = std::strtoul(arguments[++i], nullptr, 10);
    } else if (word == "--lines" && more) {
      options.lines = std::max(1UL, std::strtoul(arguments[++i], nullptr, 10));
    } else {
      options.paths.emplace_back(word);
    }
  }
  if (options.paths.empty()) {
    std::fprintf(stderr, "usage: rule_support [--models DIR] [--least N] [--lines N] PATH...\n");
    return 2;
  }
  return run(options);
}
