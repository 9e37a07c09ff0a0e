// Which rules and rows earn their place: in how many documents each rule, lexicon row and
// vocabulary row fires.
//
//   rule_support [--models DIR] [--lang L] [--lines N] PATH...
//
// A row of verbs, nouns, adjectives and offices fires where the rules take it up: its words stand
// in a sentence as verb, noun or adjective. A row of the other tables fires where its words stand,
// a row of the vocabulary where a name of it is found, a rule where it makes a claim. Plain text
// above 200 kB is a corpus in one file: its documents are parted by lines of "%%", or else every
// N lines (--lines, 40) count as one; shorter texts with such lines are parted too. Prints one line
// a row, sorted by row:
//
//   documents TAB documents with a claim by it TAB kind TAB row
//
// Kind: rule, lexicon, vocabulary; row: the rule's name, "en/verbs.tsv:120", the key. The last line
// gives the number of documents. What must fire how often is for scripts/support_ledger to say.
// The annotated documents must not be among the paths.

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

struct Count {
  std::size_t documents = 0;
  std::size_t claiming = 0;  // documents in which it made a claim
};
/// Kind and row -> documents.
using Support = std::map<std::pair<std::string, std::string>, Count>;

struct Options {
  std::string models;
  Language language = Language::kUnknown;
  std::size_t lines = 40;
  std::vector<std::string> paths;
};

/// What fired in one document.
using Fired = std::set<std::pair<std::string, std::string>>;

/// The rows of a table that stand at a word.
template <typename Row>
void match(const Reading& reading, std::uint32_t w, const WordTable<Row>& table, Fired& fired) {
  for (const Reading::Match& found : reading.matches(w, table)) {
    fired.emplace("lexicon", table.rows[found.row].where);
  }
}

/// Whether these forms stand one behind the other from a word on.
bool stands_at(const Reading& reading, std::uint32_t w, const std::vector<std::string>& forms) {
  if (w + forms.size() > reading.analysis.words.size()) return false;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (reading.folded(w + static_cast<std::uint32_t>(i)) != forms[i]) return false;
  }
  return true;
}

template <typename Row>
void list(const WordTable<Row>& table, Support& support) {
  for (const Row& row : table.rows) support.try_emplace({"lexicon", row.where});
}

class Counter {
 public:
  Counter(const Importer& importer, const Lexicons& lexicons, const Vocabulary& vocabulary,
          Language of_texts)
      : importer_(importer), lexicons_(lexicons), language_(of_texts) {
    for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kFrench}) {
      const Lexicon& lexicon = lexicons.of(language);
      list(lexicon.verbs, support_);
      list(lexicon.nouns, support_);
      list(lexicon.adjectives, support_);
      list(lexicon.offices, support_);
      list(lexicon.type_heads, support_);
      list(lexicon.modality, support_);
      list(lexicon.negation, support_);
      list(lexicon.attribution, support_);
      list(lexicon.times, support_);
      list(lexicon.units, support_);
      for (const GroupRow& row : lexicon.groups) support_.try_emplace({"lexicon", row.where});
    }
    for (std::uint32_t n = 0; n < vocabulary.size(); ++n) {
      support_.try_emplace({"vocabulary", std::string(vocabulary.key(n))});
    }
  }

  void add(std::string_view bytes, const std::string& uri) {
    Result<Document> document = read_document(bytes, uri, {language_, std::nullopt});
    if (!document.ok()) return;
    Extraction extraction;
    const ExtractionTrace trace = importer_.trace(*std::move(document), &extraction);
    ++documents_;
    Fired fired;
    Fired claiming;
    for (const KnownNode& node : extraction.known) fired.emplace("vocabulary", node.key);
    for (const ClaimTrace& claim : trace.claims) {
      claiming.emplace("rule", claim.rule);
      if (!claim.row.empty()) claiming.emplace("lexicon", claim.row);
    }
    const Lexicon& lexicon = lexicons_.of(extraction.document.language);
    const Reading reading(extraction.document, trace.analysis, lexicon);
    for (std::uint32_t w = 0; w < reading.analysis.words.size(); ++w) {
      const Word& word = reading.word(w);
      const bool auxiliary = word.deprel == Deprel::kAux || word.deprel == Deprel::kCop;
      const bool adjective = word.upos == Upos::kAdj;
      if ((reading.is_verb(w) && !auxiliary) || adjective) {
        match(reading, w, lexicon.verbs, fired);
        match(reading, w, lexicon.adjectives, fired);
      }
      if (reading.is_noun(w)) {
        match(reading, w, lexicon.nouns, fired);
        match(reading, w, lexicon.offices, fired);
      }
      for (const GroupRow& row : lexicon.groups) {
        if (stands_at(reading, w, row.words)) fired.emplace("lexicon", row.where);
      }
      match(reading, w, lexicon.type_heads, fired);
      match(reading, w, lexicon.modality, fired);
      match(reading, w, lexicon.negation, fired);
      match(reading, w, lexicon.attribution, fired);
      match(reading, w, lexicon.times, fired);
      match(reading, w, lexicon.units, fired);
    }
    fired.insert(claiming.begin(), claiming.end());
    for (const auto& row : fired) ++support_[row].documents;
    for (const auto& row : claiming) ++support_[row].claiming;
  }

  void report() const {
    for (const auto& [row, count] : support_) {
      std::printf("%zu\t%zu\t%s\t%s\n", count.documents, count.claiming, row.first.c_str(),
                  row.second.c_str());
    }
    std::printf("# %zu documents\n", documents_);
  }

 private:
  const Importer& importer_;
  const Lexicons& lexicons_;
  Language language_;
  Support support_;
  std::size_t documents_ = 0;
};

constexpr std::string_view kMark = "\n%%\n";  // between the documents of a corpus in one file

bool is_marked(std::string_view text) {
  return text.find(kMark) != std::string_view::npos;
}

/// A corpus in one file: documents between lines of "%%"; without any, every `lines` lines.
void add_in_parts(Counter& counter, std::string_view text, const std::string& uri,
                  std::size_t lines) {
  const bool marked = is_marked(text);
  std::size_t begin = 0;
  for (std::size_t part = 0; begin < text.size(); ++part) {
    std::size_t end = begin;
    std::size_t next = text.size();
    if (marked) {
      end = std::min(text.find(kMark, begin), text.size());
      next = std::min(end + kMark.size(), text.size());
    } else {
      for (std::size_t n = 0; n < lines && end < text.size(); ++n) {
        const std::size_t stop = text.find('\n', end);
        end = stop == std::string_view::npos ? text.size() : stop + 1;
      }
      next = end;
    }
    counter.add(text.substr(begin, end - begin), uri + "-" + std::to_string(part) + ".txt");
    begin = next;
  }
}

int run(const Options& options) {
  const Result<Ontology> ontology = shipped_ontology();
  if (!ontology.ok()) return std::fprintf(stderr, "%s\n", ontology.error().text().c_str()), 2;
  ImportOptions import_options;
  import_options.model_folder = options.models;
  import_options.language = options.language;
  const Result<std::unique_ptr<Importer>> importer = Importer::create(*ontology, import_options);
  const Result<Lexicons> lexicons = Lexicons::embedded();
  const std::vector<VocabularyTable> tables = builtin_tables();
  const Result<Vocabulary> vocabulary = Vocabulary::load(tables, *ontology);
  if (!importer.ok() || !lexicons.ok() || !vocabulary.ok()) {
    return std::fprintf(stderr, "rule_support: the tables or models cannot be read\n"), 2;
  }
  Counter counter(**importer, *lexicons, *vocabulary, options.language);
  const FileSystem& files = real_file_system();
  for (const std::string& path : options.paths) {
    const Result<WalkResult> walked = files.walk(path);
    if (!walked.ok()) return std::fprintf(stderr, "%s\n", walked.error().text().c_str()), 2;
    for (const FoundFile& file : walked->files) {
      const Result<std::string> bytes = files.read(file.path);
      if (!bytes.ok()) continue;
      const bool text = file.path.ends_with(".txt");
      if (text && (bytes->size() > kLongestDocument || is_marked(*bytes))) {
        add_in_parts(counter, *bytes, file.relative, options.lines);
      } else {
        counter.add(*bytes, file.relative);
      }
    }
  }
  counter.report();
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = arguments[i];
    const bool more = i + 1 < count;
    if (word == "--models" && more) {
      options.models = arguments[++i];
    } else if (word == "--lang" && more) {
      options.language = language_of_code(arguments[++i]);
    } else if (word == "--lines" && more) {
      options.lines = std::max(1UL, std::strtoul(arguments[++i], nullptr, 10));
    } else {
      options.paths.emplace_back(word);
    }
  }
  if (options.paths.empty()) {
    std::fprintf(stderr, "usage: rule_support [--models DIR] [--lang L] [--lines N] PATH...\n");
    return 2;
  }
  return run(options);
}
