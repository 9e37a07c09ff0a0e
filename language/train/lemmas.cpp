#include "language/train/lemmas.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include "graph/base/utf8.hpp"

namespace lazo {
namespace {

// An ending has a script of its own only if so many different forms have both.
constexpr std::size_t kFewestForms = 2;

std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size()) {
    const Decoded x = decode_utf8(a, at);
    const Decoded y = decode_utf8(b, at);
    if (x.code_point != y.code_point || x.length != y.length) break;
    at += x.length;
  }
  return at;
}

StoredLemmaScript script_from(std::string_view base, std::string_view lemma, bool keep_case) {
  const std::size_t common = common_prefix(base, lemma);
  const std::size_t strip = count_code_points(base.substr(common));
  return {keep_case, static_cast<std::uint8_t>(std::min<std::size_t>(strip, 255)),
          std::string(lemma.substr(common))};
}

// Last `length` characters of a form.
std::string_view ending_of(std::string_view form, std::size_t length) {
  std::size_t at = form.size();
  for (std::size_t i = 0; i < length && at > 0; ++i) at -= decode_utf8_before(form, at).length;
  return form.substr(at);
}

template <typename Counts>
const StoredLemmaScript& commonest(const Counts& counts) {
  return std::ranges::max_element(counts,
                                  [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

struct Form {
  Upos upos;
  std::string_view text;  // owned by the learner
  const StoredLemmaScript* script;
};

// Collects entries; knows what the endings stored so far say.
class TableBuilder {
 public:
  void store(std::uint32_t hash, const StoredLemmaScript& script) { entries_[hash] = script; }

  [[nodiscard]] const StoredLemmaScript* predict(const Form& form, std::size_t longest) const {
    for (std::size_t length = std::min(longest, count_code_points(form.text)) + 1; length-- > 0;) {
      const auto it = entries_.find(lemma_ending_hash(form.upos, form.text, length));
      if (it != entries_.end()) return &it->second;
    }
    return nullptr;
  }

  [[nodiscard]] LearnedLemmas finish() const {
    std::set<StoredLemmaScript> distinct;
    for (const auto& entry : entries_) distinct.insert(entry.second);
    LearnedLemmas out;
    out.scripts.assign(distinct.begin(), distinct.end());
    for (const auto& [hash, script] : entries_) {
      const auto at = std::ranges::lower_bound(out.scripts, script) - out.scripts.begin();
      out.entries.push_back({hash, static_cast<std::uint32_t>(at)});
    }
    return out;
  }

 private:
  std::map<std::uint32_t, StoredLemmaScript> entries_;
};

void store_endings(const std::vector<Form>& forms, std::size_t length, TableBuilder& table) {
  std::map<std::pair<Upos, std::string_view>, std::map<StoredLemmaScript, std::size_t>> counts;
  std::map<std::pair<Upos, std::string_view>, const Form*> example;
  for (const Form& form : forms) {
    if (count_code_points(form.text) < length) continue;
    const std::pair key(form.upos, ending_of(form.text, length));
    ++counts[key][*form.script];
    example.emplace(key, &form);
  }
  for (const auto& [key, scripts] : counts) {
    const StoredLemmaScript& best = commonest(scripts);
    if (scripts.at(best) < kFewestForms) continue;
    const StoredLemmaScript* said =
        length == 0 ? nullptr : table.predict(*example[key], length - 1);
    if (said == nullptr || *said != best) {
      table.store(lemma_ending_hash(key.first, key.second, length), best);
    }
  }
}

}  // namespace

StoredLemmaScript lemma_script(std::string_view form, std::string_view lemma) {
  const StoredLemmaScript kept = script_from(form, lemma, true);
  const StoredLemmaScript lowered = script_from(lower(form), lemma, false);
  return kept.strip < lowered.strip ? kept : lowered;
}

void LemmaLearner::add(std::string_view form, std::string_view lemma, Upos upos) {
  if (form.empty() || lemma.empty() || (lemma == "_" && form != "_")) return;
  std::string lowered = lower(form);
  const bool own_lemma = upos == Upos::kPropn && lower(lemma) == lowered;
  const StoredLemmaScript script =
      own_lemma ? StoredLemmaScript{true, 0, {}} : lemma_script(form, lemma);
  ++counts_[{upos, std::move(lowered)}][script];
}

LearnedLemmas LemmaLearner::learn() const {
  std::vector<Form> forms;
  for (const auto& [key, scripts] : counts_) {
    forms.push_back({key.first, key.second, &commonest(scripts)});
  }
  TableBuilder table;
  for (std::size_t length = 0; length <= kLongestLemmaEnding; ++length) {
    store_endings(forms, length, table);
  }
  for (const Form& form : forms) {
    const StoredLemmaScript* said = table.predict(form, kLongestLemmaEnding);
    if (said == nullptr || *said != *form.script) {
      table.store(lemma_form_hash(form.upos, form.text), *form.script);
    }
  }
  return table.finish();
}

}  // namespace lazo
