#pragma once
// The words of reports, notes and footnotes in the interface languages.

#include <initializer_list>
#include <string>
#include <string_view>

#include "graph/base/language_code.hpp"

namespace lazo {

enum class ProseWord : unsigned char {
  kOpenQuote,
  kCloseQuote,
  kPage,
  kSources,
  kReportTitle,
  kCovers,
  kMainActors,
  kActorLine,
  kBlocs,
  kBlocLine,
  kBridgeLine,
  kPositions,
  kMeasures,
  kSectorLine,
  kTimeline,
  kContradictions,
  kAgainst,
  kOpposed,
  kUnquoted,
  kUnquotedLine,
  kLimits,
  kLimitDates,
  kLimitUndated,
  kLimitUnread,
  kLimitOneSource,
  kLimitHidden,
  kLimitLanguages,
  kLimitVocabulary,
  kNothing,
  kNoteTitle,
  kSummary,
  kQuotations,
  kDiagram,
  kWho,
  kRelation,
  kWhom,
  kStatus,
  kSourceCount,
  kLatest,
  kMoreTies,
};

[[nodiscard]] std::string_view prose_word(ProseWord word, Language language);

/// The words with {0}, {1}, ... replaced.
[[nodiscard]] std::string prose_text(ProseWord word, Language language,
                                     std::initializer_list<std::string> values);

}  // namespace lazo
