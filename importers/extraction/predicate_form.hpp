#pragma once
// What the form of a predicate tells by itself, before anything above it in the tree is asked: the
// word that negates it, its tense, whether it is a clause of its own or an aim, and what its rows
// in the lexicon make of its complement.
//
//   if (negator(reading, verb, /*noun_frame=*/false) != kNoWord) ...   // "did not sign"
//   if (is_purpose(reading, verb)) ...                                 // "visited Oslo to sign"
//
// Pure functions of the reading, O(children of the word). Used by circumstances.cpp, tested with it
// (circumstances in tests/cases/*.case, docs/extraction-rules.md).

#include <cstdint>

#include "importers/extraction/reading.hpp"

namespace lazo {

/// The word that negates the predicate, or kNoWord: "not", "ne ... pas", "ninguno", "sin", "rather
/// than". `noun_frame`: the predicate is a noun whose relation holds by itself, so that the object
/// of its verb does not count.
[[nodiscard]] std::uint32_t negator(const Reading& reading, std::uint32_t predicate,
                                    bool noun_frame);

[[nodiscard]] bool is_past(const Reading& reading, std::uint32_t predicate);
/// Whether it is a clause with a subject or tense of its own, not an infinitive or a converb.
[[nodiscard]] bool is_finite(const Reading& reading, std::uint32_t predicate);
/// Whether a conjunct has an auxiliary of its own: "will stop X and *is* using Y".
[[nodiscard]] bool has_own_tense(const Reading& reading, std::uint32_t predicate);
/// "visited Ottawa to confirm", "para evitar", "afin de": an aim, not an event.
[[nodiscard]] bool is_purpose(const Reading& reading, std::uint32_t predicate);
/// The same of finite clauses too: "para que", "pour que".
[[nodiscard]] bool has_purpose_mark(const Reading& reading, std::uint32_t predicate);
/// "including exploring routes": a converb that gives an example.
[[nodiscard]] bool is_example(const Reading& reading, std::uint32_t predicate);
/// ", which makes servers,": a relative clause that only adds something.
[[nodiscard]] bool begins_behind_comma(const Reading& reading, std::uint32_t clause);
/// "tariffs imposed by X": the participle tells which ones, not what happens.
[[nodiscard]] bool presupposes(const Reading& reading, std::uint32_t participle);
/// Whether a noun (or the first of its list) has a definite article or a demonstrative.
[[nodiscard]] bool has_article(const Reading& reading, std::uint32_t noun);

/// What a verb makes of its complement ("refuse": negated), or nullptr. Owned by the lexicon.
[[nodiscard]] const Effect* effect_at(const Reading& reading, std::uint32_t verb);
/// "announced tariffs" tells of them, "rejected the tariffs" takes a stance on them.
[[nodiscard]] bool acts_on_object(const Reading& reading, std::uint32_t verb);
/// "urged the ministry to": a verb whose complement is somebody else's duty.
[[nodiscard]] bool demands_of_somebody(const Reading& reading, std::uint32_t verb);
/// "rejected *any* change", "dément *toute* négociation": nothing of the kind, past or to come.
[[nodiscard]] bool refuses_any(const Reading& reading, std::uint32_t verb, std::uint32_t noun);
/// "took measures to", "announced a plan to": the means to the end is a policy.
[[nodiscard]] bool has_means(const Reading& reading, std::uint32_t verb);

}  // namespace lazo
