#include "language/train/corpus.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "graph/base/sha256.hpp"
#include "language/sentence_hash.hpp"
#include "language/train/name_labels.hpp"

namespace lazo {
namespace {

template <typename Sentence>
std::uint64_t hash_of(const Sentence& sentence) {
  SentenceHash hash;
  for (const auto& word : sentence) hash.add(word.form);
  return hash.value();
}

template <typename Sentence>
std::vector<std::string> forms_of(const Sentence& sentence) {
  std::vector<std::string> out;
  for (const auto& word : sentence) out.push_back(word.form);
  return out;
}

bool ends_in_mark(const GoldSentence& sentence) {
  if (sentence.size() < 2 || sentence.back().upos != "PUNCT" || sentence.back().head == 0)
    return false;
  return std::ranges::none_of(sentence,
                              [&](const GoldWord& word) { return word.head == sentence.size(); });
}

bool ends_in_mark(const GoldNames& sentence) {
  return sentence.size() > 1 && sentence.back().tag == "O" &&
         (sentence.back().form == "." || sentence.back().form == "!" ||
          sentence.back().form == "?");
}

std::string_view upos_part(std::string_view tag) {
  return tag.substr(0, tag.find('|'));
}

// The tag labels that are frequent enough, and the commonest of each UPOS in any case.
LabelTable frequent_tags(const std::map<std::string, std::size_t>& counts, std::size_t smallest) {
  std::map<std::string_view, const std::pair<const std::string, std::size_t>*> commonest;
  for (const auto& entry : counts) {
    const auto [it, added] = commonest.emplace(upos_part(entry.first), &entry);
    if (!added && entry.second > it->second->second) it->second = &entry;
  }
  std::vector<std::string> names;
  for (const auto& entry : counts) {
    const bool kept = commonest.at(upos_part(entry.first)) == &entry;
    if (kept || entry.second >= smallest) names.push_back(entry.first);
  }
  return LabelTable(std::move(names));
}

LabelTable all_labels(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::string> names;
  for (const auto& entry : counts) names.push_back(entry.first);
  return LabelTable(std::move(names));
}

// Number of a tag label: a rare one becomes the commonest frequent one with its UPOS.
class TagNumbers {
 public:
  TagNumbers(const std::map<std::string, std::size_t>& counts, const LabelTable& table)
      : table_(table) {
    for (const std::string& name : table.names()) {
      const auto count_of = [&counts](const auto& tag) {
        const auto found = counts.find(std::string(tag));
        return found == counts.end() ? std::size_t{0} : found->second;
      };
      auto [it, added] = commonest_.emplace(upos_part(name), name);
      if (!added && count_of(name) > count_of(it->second)) it->second = name;
    }
  }
  [[nodiscard]] std::uint32_t number(const std::string& tag) const {
    if (const std::uint32_t found = table_.find(tag); found != kNoLabel) return found;
    const auto it = commonest_.find(upos_part(tag));
    return it == commonest_.end() ? 0 : table_.find(it->second);
  }

 private:
  const LabelTable& table_;
  std::map<std::string_view, std::string_view> commonest_;  // views of the table's names
};

class CorpusBuilder {
 public:
  explicit CorpusBuilder(const CorpusSettings& settings) : settings_(settings) {}

  Status exclude(const CorpusFile& file) {
    LAZO_TRY(const std::vector<std::uint64_t> hashes, hash_sentences(file.bytes, file.name));
    excluded_.insert(hashes.begin(), hashes.end());
    return {};
  }

  enum class Origin : unsigned char { kOwn, kRelated };

  Status add_treebank(const CorpusFile& file, Origin origin) {
    LAZO_TRY(std::vector<GoldSentence> sentences, read_treebank(file.bytes, file.name));
    record(file);
    for (GoldSentence& sentence : sentences) {
      if (refuse(hash_of(sentence), sentence.size())) continue;
      if (origin == Origin::kOwn) learn_words(sentence);
      trees_.push_back({std::move(sentence), file.share});
    }
    return {};
  }

  // After all treebanks.
  void finish_trees() {
    corpus_.tags = settings_.fixed_tags != nullptr
                       ? LabelTable(*settings_.fixed_tags)
                       : frequent_tags(tag_counts_, settings_.smallest_tag);
    corpus_.relations = settings_.fixed_relations != nullptr
                            ? LabelTable(*settings_.fixed_relations)
                            : all_labels(relation_counts_);
    const TagNumbers tags(tag_counts_, corpus_.tags);
    for (const auto& [sentence, share] : trees_) {
      Example example;
      example.forms = forms_of(sentence);
      example.share = share;
      example.ends_in_mark = ends_in_mark(sentence);
      for (const GoldWord& word : sentence) {
        example.tags.push_back(tags.number(tag_label(word, settings_.keep_xpos)));
        example.heads.push_back(word.head);
        example.relations.push_back(relation_number(word.relation));
      }
      by_hash_.emplace(hash_of(sentence), corpus_.examples.size());
      corpus_.examples.push_back(std::move(example));
    }
    corpus_.lemmas = lemmas_.learn();
  }

  Status add_names(const CorpusFile& file) {
    LAZO_TRY(const std::vector<GoldNames> sentences,
             read_names(file.bytes, file.name, settings_.language));
    record(file);
    const std::uint32_t classes = classes_of(sentences);
    for (const GoldNames& sentence : sentences) {
      const std::uint64_t hash = hash_of(sentence);
      if (refuse(hash, sentence.size())) continue;
      std::vector<std::uint32_t> masks = name_masks(sentence, classes);
      if (Example* tree = same_tree(hash, sentence); tree != nullptr) {
        tree->names = std::move(masks);
        continue;
      }
      Example example;
      example.forms = forms_of(sentence);
      example.names = std::move(masks);
      example.share = file.share;
      example.ends_in_mark = ends_in_mark(sentence);
      corpus_.examples.push_back(std::move(example));
    }
    return {};
  }

  // Last of all. A sentence that is known already, annotated or not, is left out.
  Status add_silver(const CorpusFile& file) {
    LAZO_TRY(const std::vector<std::vector<std::string>> sentences,
             read_words(file.bytes, file.name));
    record(file);
    if (known_.empty()) known_.insert(corpus_.hashes.begin(), corpus_.hashes.end());
    for (const std::vector<std::string>& forms : sentences) {
      if (forms.empty()) continue;
      SentenceHash hash;
      for (const std::string& form : forms) hash.add(form);
      if (!known_.insert(hash.value()).second || refuse(hash.value(), forms.size())) continue;
      Example example;
      example.forms = forms;
      example.share = file.share;
      corpus_.examples.push_back(std::move(example));
    }
    return {};
  }

  void end_annotated() { corpus_.first_silver = corpus_.examples.size(); }

  Corpus finish() && {
    std::ranges::sort(corpus_.hashes);
    corpus_.hashes.erase(std::unique(corpus_.hashes.begin(), corpus_.hashes.end()),
                         corpus_.hashes.end());
    return std::move(corpus_);
  }

 private:
  void learn_words(const GoldSentence& sentence) {
    for (const GoldWord& word : sentence) {
      ++tag_counts_[tag_label(word, settings_.keep_xpos)];
      ++relation_counts_[word.relation];
      lemmas_.add(word.form, word.lemma, upos_of_name(word.upos));
    }
  }

  void record(const CorpusFile& file) {
    corpus_.files.push_back({file.name, to_hex(sha256(file.bytes)), file.licence});
  }

  bool refuse(std::uint64_t hash, std::size_t size) {
    if (excluded_.contains(hash)) {
      ++corpus_.dropped;
      return true;
    }
    if (size > settings_.longest_sentence) return true;
    corpus_.hashes.push_back(hash);
    return false;
  }

  // A relation that a fixed table does not hold: without its subtype, else the first of the table.
  [[nodiscard]] std::uint32_t relation_number(std::string_view relation) const {
    std::uint32_t number = corpus_.relations.find(relation);
    if (number == kNoLabel) number = corpus_.relations.find(relation.substr(0, relation.find(':')));
    return number == kNoLabel ? 0 : number;
  }

  // A treebank may hold a sentence several times: the first copy without names takes them.
  Example* same_tree(std::uint64_t hash, const GoldNames& sentence) {
    const auto [first, last] = by_hash_.equal_range(hash);
    for (auto it = first; it != last; ++it) {
      Example& example = corpus_.examples[it->second];
      if (example.names.empty() && example.forms == forms_of(sentence)) return &example;
    }
    return nullptr;
  }

  CorpusSettings settings_;
  std::unordered_set<std::uint64_t> excluded_;
  std::unordered_set<std::uint64_t> known_;  // all that was taken, once silver is added
  std::vector<std::pair<GoldSentence, float>> trees_;
  std::map<std::string, std::size_t> tag_counts_;
  std::map<std::string, std::size_t> relation_counts_;
  std::multimap<std::uint64_t, std::size_t> by_hash_;  // trees
  LemmaLearner lemmas_;
  Corpus corpus_;
};

}  // namespace

std::string tag_label(const GoldWord& word, bool keep_xpos) {
  return word.upos + "|" + (keep_xpos ? word.xpos : std::string()) + "|" + word.features;
}

Result<Corpus> build_corpus(const CorpusFiles& files, const CorpusSettings& settings) {
  CorpusBuilder builder(settings);
  for (const CorpusFile& file : files.excluded) LAZO_CHECK(builder.exclude(file));
  for (const CorpusFile& file : files.treebanks) {
    LAZO_CHECK(builder.add_treebank(file, CorpusBuilder::Origin::kOwn));
  }
  for (const CorpusFile& file : files.related) {
    LAZO_CHECK(builder.add_treebank(file, CorpusBuilder::Origin::kRelated));
  }
  builder.finish_trees();
  for (const CorpusFile& file : files.names) LAZO_CHECK(builder.add_names(file));
  builder.end_annotated();
  for (const CorpusFile& file : files.silver) LAZO_CHECK(builder.add_silver(file));
  Corpus corpus = std::move(builder).finish();
  if (corpus.relations.size() == 0) {
    return Error{ErrorCode::kBadInput,
                 "no sentence with a tree to learn from",
                 {},
                 "give at least one treebank"};
  }
  return corpus;
}

}  // namespace lazo
