// The interface in Spanish and French: every text of the command table has its row, the rows are
// sound, and what programs read stays as it is.
#include "cli/messages.hpp"

#include <fstream>
#include <set>

#include "cli/help.hpp"
#include "cli/table.hpp"
#include "cli/translations.hpp"
#include "cli/wording.hpp"
#include "graph/ontology/ontology.hpp"
#include "queries/measures.hpp"
#include "queries/positions.hpp"
#include "queries/review.hpp"
#include "tests/catch.hpp"
#include "tests/cli/golden.hpp"

namespace lazo::cli {
namespace {

bool has_row(std::string_view english) {
  static const std::set<std::string> rows = [] {
    std::set<std::string> all;
    std::ifstream file(LAZO_SOURCE_DIR "/cli/messages.tsv");
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with('#')) all.insert(line.substr(0, line.find('\t')));
    }
    return all;
  }();
  return rows.count(std::string(english)) > 0;
}

TEST_CASE("messages: every text of the command table is in three languages", "[cli][messages]") {
  for (const CommandRow& command : commands()) {
    INFO("add it to cli/messages.tsv: " + std::string(command.summary));
    CHECK(has_row(command.summary));
    if (!command.details.empty()) {
      INFO("add it to cli/messages.tsv: " + std::string(command.details));
      CHECK(has_row(command.details));
    }
    for (const ExampleRow& row : command.examples) {
      INFO("add it to cli/messages.tsv: " + std::string(row.what));
      CHECK(has_row(row.what));
    }
    for (const ArgumentRow& row : command.arguments) {
      INFO("add it to cli/messages.tsv: " + std::string(row.help));
      CHECK(has_row(row.help));
    }
    for (const FlagRow* flag : flags_of(command)) {
      INFO("add it to cli/messages.tsv: " + std::string(flag->help));
      CHECK(has_row(flag->help));
    }
  }
}

TEST_CASE("messages: every value that tables show has a word", "[cli][messages]") {
  std::vector<std::string_view> shown;
  for (const Level level : {Level::kKnown, Level::kNamed, Level::kDescribed}) {
    shown.push_back(name_of(level));
  }
  for (const NameRole role : {NameRole::kLabel, NameRole::kAlias, NameRole::kAcronym,
                              NameRole::kFormer, NameRole::kWeak}) {
    shown.push_back(name_of(role));
  }
  for (const Stance stance :
       {Stance::kSupports, Stance::kOpposes, Stance::kAsksForChange, Stance::kMixed}) {
    shown.push_back(name_of(stance));
  }
  for (const Sign sign : {Sign::kCooperation, Sign::kConflict, Sign::kNeutral}) {
    shown.push_back(name_of(sign));
  }
  for (std::size_t form = 0; form < kLabelFormCount; ++form) {
    shown.push_back(name_of(static_cast<LabelForm>(form)));
  }
  for (const std::uint16_t confidence :
       {std::uint16_t{9000}, std::uint16_t{6000}, std::uint16_t{0}}) {
    shown.push_back(confidence_word(confidence));
  }
  for (const PairReason reason : {PairReason::kAcronym, PairReason::kSameName, PairReason::kSlip,
                                  PairReason::kLegalForm, PairReason::kPart}) {
    shown.push_back(name_of(reason));
  }
  const Result<Ontology> ontology = shipped_ontology();
  REQUIRE(ontology.ok());
  for (const RelationRow& relation : ontology->relations()) {
    for (const ClaimStatus status : kAllStatuses) {
      if (const std::string_view state = state_after(relation.name, status); !state.empty()) {
        shown.push_back(state);
      }
    }
  }
  for (const std::string_view word : shown) {
    INFO("add it to cli/messages.tsv: " + std::string(word));
    CHECK(has_row(word));
  }
}

TEST_CASE("messages: words are put in and counted", "[cli][messages]") {
  const Words spanish(Language::kSpanish);
  CHECK(spanish("+{} more", {"3"}) == "+3 más");
  CHECK(spanish("{} and {}", {"A", "B"}) == "A y B");
  CHECK(spanish("no {} row {}", {"a", "b"}) == "no a row b");
  CHECK(spanish.count(1, "tie", "ties") == "1 lazo");
  CHECK(spanish.count(2, "tie", "ties") == "2 lazos");
  CHECK(Words(Language::kEnglish)("since {}: {}", {"2025", "{}"}) == "since 2025: {}");
}

TEST_CASE("messages: each row has three texts and stands once", "[cli][messages]") {
  std::ifstream file(LAZO_SOURCE_DIR "/cli/messages.tsv");
  std::set<std::string> seen;
  for (std::string line; std::getline(file, line);) {
    INFO(line);
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first > 0);
    CHECK(second > first + 1);
    CHECK(second + 1 < line.size());
    CHECK(line.find('\t', second + 1) == std::string::npos);
    const std::string english = line.substr(0, first);
    CHECK(seen.insert(english).second);
    for (const Language language : {Language::kSpanish, Language::kFrench}) {
      CHECK(pieces_of(localized(english, language)).size() == pieces_of(english).size());
    }
    CHECK(localized(english, Language::kEnglish) == english);
    CHECK(localized(english, Language::kSpanish) == line.substr(first + 1, second - first - 1));
    CHECK(localized(english, Language::kFrench) == line.substr(second + 1));
  }
  CHECK(seen.size() > 100);
  CHECK(localized("no such text", Language::kFrench) == "no such text");
}

TEST_CASE("messages: flag, variable and locale choose the language in this order",
          "[cli][messages]") {
  struct Row {
    const char* command;
    const char* says;
  };
  const Row rows[] = {
      {"lazo help commands", "print the version"},
      {"lazo help commands --ui-lang fr", "montrer la version"},
      {"LC_MESSAGES=es_MX.UTF-8 lazo help commands", "mostrar la versi"},
      {"LC_ALL=fr_CA LC_MESSAGES=es_MX lazo help commands", "montrer la version"},
      {"LANG=es lazo help commands", "mostrar la versi"},
      {"LANG=de_DE lazo help commands", "print the version"},
      {"LANG=est_EE lazo help commands", "print the version"},
      {"LC_ALL=C LANG=es_MX lazo help commands", "print the version"},
      {"LAZO_UI_LANG=en LANG=es_MX lazo help commands", "print the version"},
      {"LAZO_UI_LANG=fr lazo help commands --ui-lang es", "mostrar la versi"},
  };
  for (const Row& row : rows) {
    INFO(row.command);
    const tests::Run run = tests::run_in_sandbox(row.command, "");
    CHECK(run.exit == 0);
    CHECK(run.out.find(row.says) != std::string::npos);
  }
}

TEST_CASE("messages: what programs read is the same in every language", "[cli][messages]") {
  for (const char* question : {"neighbors Mexico", "path COPARMEX Canada", "search mex", "stats"}) {
    const std::string command = std::string("lazo ") + question + " --json --ui-lang ";
    INFO(question);
    const tests::Run english = tests::run_in_sandbox(command + "en", "three.jsonl");
    CHECK(english.exit == 0);
    CHECK(tests::run_in_sandbox(command + "es", "three.jsonl").out == english.out);
    CHECK(tests::run_in_sandbox(command + "fr", "three.jsonl").out == english.out);
  }
}

}  // namespace
}  // namespace lazo::cli
