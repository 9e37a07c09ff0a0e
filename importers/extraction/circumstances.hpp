#pragma once
// How a thing is said: negated or not, asserted, planned, required, possible, feared; past or
// future; by whom. Read from the words around a predicate and from what stands above it in the
// tree.
//
//   Circumstances said = circumstances(reading, frames, resolver, verb);
//   "must not be perceived"          -> required, negated
//   "aim to formalize support"       -> planned (of "formalize" and of the support)
//   "Mexico rejected, said X, ..."   -> attributed to X
//
// Method: the status of an event is its own marks, then what each governing predicate adds on the
// way to the root (Saurí & Pustejovsky 2012, source-introducing and factuality-changing
// predicates). Tested by circumstances_test.cpp.

#include <cstdint>
#include <optional>
#include <vector>

#include "importers/extraction/frames.hpp"

namespace lazo {

struct Circumstances {
  Mood mood = Mood::kAsserted;
  bool negated = false;
  Certainty certainty = Certainty::kCertain;
  ClaimTense tense = ClaimTense::kPresent;
  /// An aim of something that is done ("takes measures to protect steel"): planned as an event, but
  /// `aim_mood` as a stance.
  bool aim = false;
  Mood aim_mood = Mood::kAsserted;
  /// Told as the object of a verb of saying ("announced a plan to ..."), not as its clause.
  bool told_as_thing = false;
  /// Who says it: `speakers` may be empty although `attributed` (anonymous, or no entity).
  bool attributed = false;
  bool anonymous = false;
  Referents speakers;
  /// Whom the speaker names as the source in turn: "Ruiz said the *bank* had warned"; one level.
  std::optional<Referent> inner_speaker;
  std::string inner_cue;
  std::string cue;
  Span cue_span;
  /// Words that made it negated, planned, possible...: what `lazo explain --rule` shows.
  std::vector<std::uint32_t> cues;
};

/// `noun_frame`: the predicate is a noun whose relation holds by itself ("tariffs on steel"): the
/// negation of its verb does not deny it, it makes it possible at most.
[[nodiscard]] Circumstances circumstances(const Reading& reading, Frames& frames,
                                          Resolver& resolver, std::uint32_t predicate,
                                          bool noun_frame);

}  // namespace lazo
