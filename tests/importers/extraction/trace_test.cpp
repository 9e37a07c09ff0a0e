#include "importers/extraction/trace.hpp"

#include "tests/catch.hpp"
#include "tests/importers/extraction/tables.hpp"

namespace lazo {
namespace {

struct Case {
  std::string_view name;
  std::string tree;
  Language language;
  std::string_view rule;
  std::string_view table;   ///< beginning of the row's place
  std::string_view source;  ///< path to the source
  std::string_view target;
  std::vector<std::string> cues;
};

/// The first claim of a tree, and its trace.
struct Traced {
  Extraction found;
  ExtractionTrace trace;
};

Traced trace_tree(const std::string& tree, Language language) {
  Traced out;
  out.found = extract_tree(tree, language, &out.trace);
  return out;
}

std::vector<std::string> forms(const ExtractionTrace& trace,
                               const std::vector<std::uint32_t>& words) {
  std::vector<std::string> out;
  for (const std::uint32_t w : words) out.emplace_back(trace.analysis.form(w));
  return out;
}

}  // namespace

TEST_CASE("trace: rule, row, paths and cues of a claim", "[extraction][trace]") {
  const Case cases[] = {
      {"active",
       "Canada/PROPN/2/nsubj criticized/VERB/0/root Mexico/PROPN/2/obj",
       Language::kEnglish,
       "ud.verb",
       "en/verbs.tsv:",
       "criticized -nsubj-> Canada",
       "criticized -obj-> Mexico",
       {}},
      {"passive and negated",
       "Mexico/PROPN/4/nsubj:pass was/AUX/4/aux:pass not/PART/4/advmod criticized/VERB/0/root "
       "by/ADP/6/case Canada/PROPN/4/obl:agent",
       Language::kEnglish,
       "ud.verb",
       "en/verbs.tsv:",
       "criticized -obl:agent-> Canada",
       "criticized -nsubj:pass-> Mexico",
       {"not"}},
      {"control: the subject stands above",
       "Canada/PROPN/2/nsubj plans/VERB/0/root to/PART/4/mark criticize/VERB/2/xcomp "
       "Mexico/PROPN/4/obj",
       Language::kEnglish,
       "ud.verb",
       "en/verbs.tsv:",
       "criticize <-xcomp- plans -nsubj-> Canada",
       "criticize -obj-> Mexico",
       {"plans"}},
      {"Spanish, a modal",
       "Canadá/PROPN/3/nsubj debe/AUX/3/aux criticar/VERB/0/root a/ADP/5/case México/PROPN/3/obj",
       Language::kSpanish,
       "ud.verb",
       "es/verbs.tsv:",
       "criticar -nsubj-> Canadá",
       "criticar -obj-> México",
       {"debe"}},
      {"French, negated",
       "Le/DET/2/det Canada/PROPN/4/nsubj ne/ADV/4/advmod critique/VERB/0/root pas/ADV/4/advmod "
       "le/DET/7/det Mexique/PROPN/4/obj",
       Language::kFrench,
       "ud.verb",
       "fr/verbs.tsv:",
       "critique -nsubj-> Canada",
       "critique -obj-> Mexique",
       {"pas"}},
  };
  for (const Case& row : cases) {
    INFO(row.name);
    const Traced traced = trace_tree(row.tree, row.language);
    REQUIRE(traced.found.claims.size() == 1);
    REQUIRE(traced.trace.claims.size() == 1);
    const ClaimTrace& made = traced.trace.claims.front();
    CHECK(made.rule == row.rule);
    CHECK(made.row.starts_with(row.table));
    CHECK(path_words(traced.trace.analysis, made.predicate, made.source) == row.source);
    CHECK(path_words(traced.trace.analysis, made.predicate, made.target) == row.target);
    CHECK(forms(traced.trace, made.cues) == row.cues);
  }
}

TEST_CASE("trace: an end in another sentence has no path", "[extraction][trace]") {
  const Traced traced = trace_tree("Canada/PROPN/2/nsubj criticized/VERB/0/root Mexico/PROPN/2/obj",
                                   Language::kEnglish);
  CHECK(path_words(traced.trace.analysis, 1, {500, 506}).empty());
  CHECK_FALSE(path_to(traced.trace.analysis, 1, {500, 506}));
}

TEST_CASE("trace: asking for it changes nothing", "[extraction][trace]") {
  const std::string tree = "Canada/PROPN/2/nsubj criticized/VERB/0/root Mexico/PROPN/2/obj";
  ExtractionTrace trace;
  CHECK(extract_tree(tree, Language::kEnglish) == extract_tree(tree, Language::kEnglish, &trace));
}

}  // namespace lazo
