#pragma once
// Which entities a noun phrase, a pronoun or a missing subject stands for.
//
//   Resolver resolver(reading, cast, types);
//   for (const Referent& who : resolver.resolve_all(subject_word)) use(who.member, who.span);
//
// Sieves in this order, each with how sure it is: the name itself; the name that a title or
// apposition gives ("President Trump", "el presidente de X, NAME"); "both nations"; pronouns and
// possessives; definite nominals that refer back ("the agreement", "la empresa"); nouns that stand
// for their complement ("the interests of Canada"); else a described entity of its own
// ("U.S. tariffs"), which becomes a node only if something ties it.
// (Order after Lee et al. 2013, Deterministic Coreference Resolution Based on Entity-Centric,
// Precision-Ranked Rules.) Looks backwards only, within one document.
//
// Call it in text order: what was resolved before is what later pronouns refer to.
// Not thread-safe; one Resolver a document. Tested by resolver_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importers/extraction/cast.hpp"
#include "importers/extraction/reading.hpp"

namespace lazo {

/// An entity where a sentence speaks of it.
struct Referent {
  std::uint32_t member = 0;
  Span span;                    ///< the words in the sentence at hand
  std::optional<Span> support;  ///< the antecedent, where another sentence gives the name
  MentionHow how = MentionHow::kName;
  std::uint16_t sureness = 10000;  ///< 0 to 10000
};
using Referents = std::vector<Referent>;

/// Of "we" where only the heading tells whose words a document gives.
inline constexpr std::uint16_t kAuthorSureness = 6000;

/// Appends whom `into` does not hold yet, in their order.
void merge(Referents& into, const Referents& more);

/// What a relation makes of a noun beside it: what is "produced" is a product, whoever is
/// "arrested" is somebody.
struct Expectation {
  NodeType type;         ///< of a noun that no table knows
  bool people = false;   ///< persons and groups stand alone: "two men", "rebels", "a mayor"
  bool any_noun = true;  ///< a noun that no table knows is such a thing too
};

class Resolver {
 public:
  Resolver(const Reading& reading, Cast& cast, const TypeIds& types)
      : reading_(reading), cast_(cast), types_(types) {}

  /// What the phrase headed by `word` stands for; its conjuncts left out. Often one, several for
  /// "both nations", none if it is nothing that can be a node.
  [[nodiscard]] const Referents& resolve(std::uint32_t word);
  /// The same with conjuncts: "Canada and Mexico".
  [[nodiscard]] Referents resolve_all(std::uint32_t word);
  /// Whose the noun is: "Canada's", "Canadian", "su", "of Canada" (actors only).
  [[nodiscard]] Referents possessors(std::uint32_t noun);
  /// The unspoken subject of a finite verb (Spanish): the subject or speaker last spoken of.
  [[nodiscard]] Referents unspoken(std::uint32_t verb);
  /// "we", "I": the speaker at hand.
  [[nodiscard]] Referents speakers(std::uint32_t word) const;
  /// Whoever spoke last near `word`, as they were named.
  [[nodiscard]] Referents speakers_at(std::uint32_t word) const;
  /// The actor whom a heading ends with, behind a colon: "Tariffs cost jobs: Coparmex"; of a word
  /// in front of the colon.
  [[nodiscard]] std::optional<Referent> heading_speaker(std::uint32_t word) const;
  /// Whose words a phrase gives: of a paper that only a description names its author ("a study *by
  /// the bank*"), else what the phrase stands for.
  [[nodiscard]] Referents sources_of(std::uint32_t word);
  /// Whether something can be the source of a statement: actors, papers, nothing else.
  [[nodiscard]] bool may_speak(const Referent& who) const;
  /// The name that stands with a noun: "President Trump", "la empresa Frutos del Lago", "its CEO,
  /// X".
  [[nodiscard]] std::optional<Referent> named_beside(std::uint32_t noun);
  /// The name at the head of a sentence that a description follows at once: "VOLVO The Swedish
  /// maker ...".
  [[nodiscard]] std::optional<Referent> list_head(std::uint32_t noun) const;
  /// Whether two words are parts of one name.
  [[nodiscard]] bool in_one_name(std::uint32_t a, std::uint32_t b) const {
    return cast_.at_word[a] != Cast::kNone && cast_.at_word[a] == cast_.at_word[b];
  }
  /// The name that stands at a word, or nullptr.
  [[nodiscard]] const NameMention* name_at(std::uint32_t word) const {
    return cast_.mention_at(word);
  }
  /// Whether a word is a name or a noun that a table gives a type.
  [[nodiscard]] bool is_thing(std::uint32_t word) const;
  /// While an expectation stands, nouns may be things that else are none. Returns the expectation
  /// before.
  std::optional<Expectation> expect(std::optional<Expectation> expectation) {
    return std::exchange(expected_, expectation);
  }
  /// The entity described by `noun`, made if it is new.
  [[nodiscard]] std::optional<Referent> describe(std::uint32_t noun);
  /// The organisation (or whatever has this type) last spoken of before `word`.
  [[nodiscard]] std::optional<Referent> last_of(NodeType type, std::uint32_t word) const;

  /// The subject of a main clause, for what follows.
  void note_subject(const Referents& who, std::uint32_t word);
  /// Who is speaking, for "we" and for chains of reported clauses.
  void note_speaker(const Referents& who, std::uint32_t word);
  /// Whose words the whole document is ("*Statement* by X") and the noun that the document calls
  /// itself by, which is no node.
  void note_author(const Referent& who, std::uint32_t title);
  /// The speaker goes on speaking ("Agregó que ...").
  void keep_speaker(std::uint32_t word);
  /// A person holds an office: "la dirigente" may be this person later on.
  void note_office(std::uint32_t person, std::uint32_t organization);
  /// What a person holds an office of, if that was said: the last one noted.
  [[nodiscard]] std::optional<std::uint32_t> body_of(std::uint32_t person) const;

  /// Where described members were found, in text order: (span, member).
  struct Described {
    std::uint32_t word = 0;
    std::uint32_t member = 0;
    Span span;
    MentionHow how = MentionHow::kNominal;
  };
  [[nodiscard]] const std::vector<Described>& described() const { return described_; }
  /// Mentions found by reference, for the list of mentions of the document.
  [[nodiscard]] const std::vector<Described>& references() const { return references_; }
  /// Notes whom the pronouns and possessives of a sentence stand for, whether or not a tie asked.
  /// Call it when the sentence has been read: subjects of it may be what they stand for.
  void note_pronouns(std::uint32_t sentence);
  [[nodiscard]] const std::vector<Described>& pronouns() const { return pronouns_; }
  /// Notes what "the agreement", "la empresa" refer back to, for mentions no tie asked for. Call it
  /// when all sentences have been read.
  void note_nominals();

 private:
  Referents find(std::uint32_t word);
  Referents from_pronoun(std::uint32_t word, std::string_view tag);
  [[nodiscard]] static std::string_view pronoun_kind(std::string_view tag);
  Referents refer_back(std::uint32_t word, const TypeHeadRow& row);
  Referents from_group(std::uint32_t word);
  [[nodiscard]] Referents parties_in(std::uint32_t word, std::size_t wanted) const;
  Referents from_nobody(std::uint32_t word);
  Referents from_office(std::uint32_t word);
  Referents from_examples(std::uint32_t word);
  [[nodiscard]] std::optional<Referent> holder_of_name(std::uint32_t word) const;
  [[nodiscard]] std::optional<Referent> name_as_subject(std::uint32_t noun) const;
  [[nodiscard]] Referents from_shared_head(std::uint32_t word) const;
  [[nodiscard]] std::optional<Referent> antecedent(std::uint32_t word, const TypeHeadRow& row);
  [[nodiscard]] std::optional<Referent> body_of_members(std::uint32_t word,
                                                        std::string_view head) const;
  [[nodiscard]] std::optional<Referent> same_measure(std::uint32_t word) const;
  [[nodiscard]] bool is_definite(std::uint32_t noun) const;
  [[nodiscard]] bool may_be_expected(std::uint32_t noun) const;
  [[nodiscard]] bool is_somebody(std::uint32_t noun, const TypeHeadRow* row) const;
  [[nodiscard]] bool has_nationality(std::uint32_t noun) const;
  [[nodiscard]] bool heads_country(std::uint32_t noun) const;
  [[nodiscard]] bool is_argument(std::uint32_t word) const;
  Referents from_amount(std::uint32_t word);
  [[nodiscard]] bool is_plural(std::uint32_t noun) const;
  [[nodiscard]] bool are_actors(const Referents& who) const;
  [[nodiscard]] bool stands_for_place(std::uint32_t noun, std::uint32_t name) const;
  [[nodiscard]] std::optional<Referent> body_named_before(std::uint32_t noun) const;
  [[nodiscard]] std::uint32_t modifiers(std::uint32_t noun) const;
  [[nodiscard]] Span phrase(std::uint32_t noun) const;
  [[nodiscard]] std::string_view tag(std::uint32_t word) const;
  [[nodiscard]] Referents again(const Referents& who, std::uint32_t word, MentionHow how,
                                std::uint16_t sureness) const;
  template <typename Fits>
  [[nodiscard]] std::optional<Referent> best_before(std::uint32_t word, std::uint32_t reach,
                                                    const Fits& fits) const;

  struct MeasureKind {
    std::string words;                   ///< "tariff", "tariff potash"
    std::uint32_t owner = Cast::kNone;   ///< the country whose measure it is, if it is said
    std::vector<std::uint32_t> targets;  ///< countries and blocs that it hits, if they are said
  };
  [[nodiscard]] MeasureKind measure_kind(std::uint32_t noun);
  [[nodiscard]] static bool may_be_one(const MeasureKind& a, const MeasureKind& b);
  [[nodiscard]] std::optional<std::uint32_t> known_measure(std::uint32_t noun,
                                                           const TypeHeadRow* row);

  struct Noted {
    Referents who;
    std::uint32_t word = 0;
  };

  [[nodiscard]] Referents object_above(std::uint32_t verb, bool plural);
  [[nodiscard]] const Noted& agreeing_subject(std::uint32_t verb, bool plural) const;
  [[nodiscard]] bool shares_clause(std::uint32_t subject, std::uint32_t word) const;
  [[nodiscard]] std::uint32_t title_of(std::uint32_t name) const;
  /// The last subject that stands before `word`; empty if there is none.
  [[nodiscard]] const Noted& subject_before(std::uint32_t word) const;

  const Reading& reading_;
  Cast& cast_;
  const TypeIds& types_;
  std::unordered_map<std::uint32_t, Referents> found_;  // by word
  std::unordered_map<std::string, std::uint32_t>
      by_phrase_;  // normalised phrase -> described member
  std::vector<std::pair<MeasureKind, std::uint32_t>> measures_;  // kind, member
  std::vector<Described> described_;
  std::vector<Described> references_;
  std::vector<Described> pronouns_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> offices_;  // person, organization
  std::vector<Noted> subjects_;  // of main clauses, in the order of the text
  Noted plural_;
  Noted speaker_;
  Referents author_;
  std::uint32_t own_title_ = kNoWord;
  std::optional<Expectation> expected_;
  std::uint32_t depth_ = 0;
};

}  // namespace lazo
