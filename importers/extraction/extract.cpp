#include "importers/extraction/extract.hpp"

#include <algorithm>
#include <map>

#include "graph/base/utf8.hpp"
#include "graph/claim_id.hpp"
#include "graph/extraction_check.hpp"
#include "importers/extraction/calibration.hpp"
#include "importers/extraction/metonymy.hpp"
#include "importers/extraction/parties.hpp"
#include "importers/extraction/presupposed.hpp"
#include "importers/extraction/quantity.hpp"
#include "importers/extraction/reading.hpp"
#include "importers/extraction/resolver.hpp"
#include "importers/extraction/shallow.hpp"
#include "importers/extraction/ties.hpp"
#include "importers/extraction/time.hpp"

namespace lazo {
namespace {

/// What a block is called where its sentences say nothing; empty for running text.
std::string_view reason_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kByline:
      return "byline";
    case BlockKind::kDateline:
      return "dateline";
    case BlockKind::kCode:
      return "code";
    case BlockKind::kMarkup:
      return "markup";
    case BlockKind::kTable:
      return "table";
    default:
      return {};
  }
}

/// Turns members, mentions and ties into the numbered entities and claims of an Extraction.
class Assembler {
 public:
  Assembler(const Reading& reading, const Cast& cast, const Resolver& resolver,
            const Vocabulary& vocabulary)
      : reading_(reading),
        cast_(cast),
        resolver_(resolver),
        vocabulary_(vocabulary),
        number_(cast.members.size(), EntityId{}) {}

  void number_members(const std::vector<FoundTie>& ties, const std::vector<AmountFact>& facts) {
    std::vector<std::uint32_t> first(cast_.members.size(), kUnused);
    const auto use = [&](std::uint32_t member, Span span) {
      first[member] = std::min(first[member], span.begin);
    };
    for (const FoundTie& tie : ties) {
      use(tie.source.member, tie.source.support.value_or(tie.source.span));
      use(tie.target.member, tie.target.support.value_or(tie.target.span));
      for (const Referent& speaker : tie.said.speakers) use(speaker.member, speaker.span);
      if (tie.said.inner_speaker) use(tie.said.inner_speaker->member, tie.said.inner_speaker->span);
      for (const TieRole& role : tie.roles) use(role.who.member, role.who.span);
    }
    for (const AmountFact& fact : facts) {
      use(fact.entity.member, fact.entity.span);
      if (fact.scope) use(fact.scope->member, fact.scope->span);
    }
    for (const NameMention& mention : cast_.mentions) {
      const Member& member = cast_.members[mention.member];
      // A common noun of the vocabulary ("energy") is a node only if something ties it.
      if (first[mention.member] == kUnused && member.common) continue;
      use(mention.member, mention.span);
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t m = 0; m < first.size(); ++m) {
      if (first[m] != kUnused) order.push_back(m);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return first[a] < first[b]; });
    for (const std::uint32_t m : order) {
      number_[m] = EntityId{static_cast<std::uint32_t>(out.entities.size())};
      out.entities.push_back(entity_of(cast_.members[m]));
      if (cast_.members[m].level == Level::kKnown)
        out.known.push_back(vocabulary_.known_node(cast_.members[m].node));
    }
  }

  void add_mentions(const std::vector<FoundTie>& ties) {
    for (const NameMention& mention : cast_.mentions) {
      mention_of(mention.member, mention.span,
                 mention.known ? MentionHow::kVocabulary : MentionHow::kName);
    }
    for (const Resolver::Described& d : resolver_.described()) mention_of(d.member, d.span, d.how);
    for (const Resolver::Described& d : resolver_.references()) mention_of(d.member, d.span, d.how);
    for (const Resolver::Described& d : resolver_.pronouns()) mention_of(d.member, d.span, d.how);
    for (const FoundTie& tie : ties) {
      for (const Referent* end : {&tie.source, &tie.target}) {
        if (end->how == MentionHow::kPronoun) mention_of(end->member, end->span, end->how);
      }
    }
  }

  /// `speaker`: which of those who say it; each one's word is a claim of its own.
  const Claim& add_claim(const FoundTie& tie, std::size_t speaker) {
    Claim claim;
    claim.relation = tie.relation;
    claim.source = number_[tie.source.member];
    claim.target = number_[tie.target.member];
    claim.sentence = reading_.analysis.sentences[tie.sentence].span;
    claim.trigger = tie.trigger;
    end_span(claim, tie.source, claim.source_span);
    end_span(claim, tie.target, claim.target_span);
    std::sort(claim.support.begin(), claim.support.end());
    claim.support.erase(std::unique(claim.support.begin(), claim.support.end()),
                        claim.support.end());
    claim.negated = tie.said.negated;
    claim.mood = tie.said.mood;
    claim.certainty = tie.said.certainty;
    claim.tense = tie.said.tense;
    claim.attribution = attribution(tie.said, speaker);
    for (const TieRole& role : tie.roles) {
      if (role.who.member == tie.source.member || role.who.member == tie.target.member) continue;
      claim.roles.push_back({role.role, number_[role.who.member], {}, std::nullopt, role.who.span});
    }
    claim.time = find_time(reading_, tie.predicate);
    claim.confidence = Calibration::shipped().of(tie.confidence);
    claim.rule = tie.rule;
    out.claims.push_back(std::move(claim));
    return out.claims.back();
  }

  void add_fact(const AmountFact& found) {
    Fact fact;
    fact.entity = number_[found.entity.member];
    fact.property = found.property;
    fact.value = found.value;
    fact.quantity = found.quantity;
    if (found.scope) fact.scope = number_[found.scope->member];
    fact.sentence = reading_.analysis.sentences[found.sentence].span;
    fact.span = found.span;
    fact.negated = found.said.negated;
    fact.mood = found.said.mood;
    fact.attribution = attribution(found.said, 0);
    fact.confidence = found.confidence;
    fact.rule = found.rule;
    out.facts.push_back(std::move(fact));
  }

  Extraction out;

 private:
  static constexpr std::uint32_t kUnused = 0xFFFFFFFFU;

  LocalEntity entity_of(const Member& member) const {
    LocalEntity entity;
    entity.level = member.level;
    entity.type = member.type;
    entity.name = member.name;
    if (member.level == Level::kKnown) {
      entity.key = std::string(vocabulary_.key(member.node));
    } else if (member.level == Level::kNamed) {
      entity.key = "name:" + slug(member.name);
      if (entity.key == "name:") {
        entity.key.clear();
        entity.level = Level::kDescribed;
      }
    }
    return entity;
  }

  void mention_of(std::uint32_t member, Span span, MentionHow how) {
    if (!number_[member].valid()) return;
    out.mentions.push_back({span, number_[member], how});
  }

  static void end_span(Claim& claim, const Referent& end, std::optional<Span>& span) {
    if (claim.sentence.contains(end.span)) {
      span = end.span;
    } else {
      claim.support.push_back(end.span);
    }
    if (end.support && !claim.sentence.contains(*end.support))
      claim.support.push_back(*end.support);
  }

  std::optional<Attribution> attribution(const Circumstances& said, std::size_t speaker) const {
    if (!said.attributed) return std::nullopt;
    Attribution out_attribution;
    if (!said.speakers.empty()) out_attribution.speaker = number_[said.speakers[speaker].member];
    out_attribution.cue = said.cue;
    if (said.inner_speaker) {
      out_attribution.inner_speaker = number_[said.inner_speaker->member];
      out_attribution.inner_cue = said.inner_cue;
    }
    out_attribution.span = said.cue_span;
    out_attribution.anonymous = said.anonymous;
    return out_attribution;
  }

  const Reading& reading_;
  const Cast& cast_;
  const Resolver& resolver_;
  const Vocabulary& vocabulary_;
  std::vector<EntityId> number_;
};

/// The block that a sentence stands in, or nullptr.
const Block* block_of(const Document& document, Span sentence) {
  const auto after = std::upper_bound(
      document.blocks.begin(), document.blocks.end(), sentence.begin,
      [](std::uint32_t begin, const Block& block) { return begin < block.span.begin; });
  if (after == document.blocks.begin()) return nullptr;
  const Block& block = *std::prev(after);
  return block.span.contains(sentence) ? &block : nullptr;
}

/// Weak ties stay only where the described things that they tie do something else.
void drop_idle(const Cast& cast, std::vector<FoundTie>& ties) {
  std::vector<std::uint32_t> busy;
  for (const FoundTie& tie : ties) {
    if (tie.weak) continue;
    busy.push_back(tie.source.member);
    busy.push_back(tie.target.member);
  }
  std::sort(busy.begin(), busy.end());
  const auto idle = [&](std::uint32_t member) {
    return cast.members[member].level == Level::kDescribed &&
           !std::binary_search(busy.begin(), busy.end(), member);
  };
  std::erase_if(ties, [&](const FoundTie& tie) {
    return tie.weak && (idle(tie.source.member) || idle(tie.target.member));
  });
}

/// The vocabulary knows better than the tagger what is a name: in "fresh produce" nothing is done.
/// A single ordinary word ("target") is left to the tagger.
void take_names_for_nouns(Analysis& analysis, const std::vector<KnownName>& names) {
  for (const KnownName& name : names) {
    if (name.adjective) continue;
    auto word =
        std::lower_bound(analysis.words.begin(), analysis.words.end(), name.span.begin,
                         [](const Word& w, std::uint32_t begin) { return w.span.begin < begin; });
    const auto first = word;
    while (word != analysis.words.end() && word->span.end <= name.span.end) ++word;
    if (word - first < 2 && name.common) continue;
    for (auto w = first; w != word; ++w) {
      if (w->upos == Upos::kVerb) w->upos = name.common ? Upos::kNoun : Upos::kPropn;
    }
  }
}

}  // namespace

std::vector<KnownName> Extractor::known_names(const Document& document) const {
  std::vector<KnownName> out;
  NameMatches found = names_.find(document.text, document.language);
  for (const NameMatch& match : resolve_weak(names_, std::move(found), document.language)) {
    out.push_back({match.span, match.node, match.adjective, match.common});
  }
  return out;
}

Extraction Extractor::extract(Document document, const Analysis& analysis,
                              const ExtractOptions& options) const {
  ExtractionTrace* const trace = options.trace;
  const Lexicon& lexicon = lexicons_.of(document.language);
  const std::vector<KnownName> names = known_names(document);
  Analysis with_trees = add_rough_trees(analysis, lexicon);
  take_names_for_nouns(with_trees, names);
  const Reading reading(document, with_trees, lexicon);
  Cast cast = find_cast(reading, names_.vocabulary(), names, types_);
  read_metonyms(reading, names_.vocabulary(), types_, ontology_, cast);
  find_parties(names_.vocabulary(), types_, ontology_, cast);
  Resolver resolver(reading, cast, types_);
  TieFinder finder(reading, cast, resolver, types_, ontology_, names_.vocabulary());
  std::vector<std::string> reasons;
  std::vector<AmountFact> facts;
  for (std::uint32_t s = 0; s < with_trees.sentences.size(); ++s) {
    const Block* block = block_of(document, with_trees.sentences[s].span);
    std::string_view idle = block == nullptr ? std::string_view() : reason_of(block->kind);
    if (idle.empty() && !options.depths.empty() && options.depths[s] == Depth::kSplit)
      idle = "skipped";
    reasons.push_back(idle.empty() ? finder.read(s) : std::string(idle));
    if (idle.empty()) {
      find_amounts(reading, resolver, cast, types_, s, facts);
      resolver.note_pronouns(s);
    }
  }
  resolver.note_nominals();
  std::vector<FoundTie> ties = finder.ties();
  add_presupposed(reading, cast, resolver, names_.vocabulary(), types_, ontology_, ties);
  drop_idle(cast, ties);
  Assembler assembler(reading, cast, resolver, names_.vocabulary());
  assembler.number_members(ties, facts);
  assembler.add_mentions(ties);
  for (const FoundTie& tie : ties) {
    for (std::size_t s = 0; s < std::max<std::size_t>(1, tie.said.speakers.size()); ++s) {
      const Claim& claim = assembler.add_claim(tie, s);
      if (trace == nullptr) continue;
      trace->claims.push_back(
          {claim_id(document.id, claim, ontology_.relation(claim.relation).name), tie.predicate,
           tie.rule, tie.row == nullptr ? std::string() : tie.row->where, tie.source.span,
           tie.target.span, tie.said.cues});
    }
  }
  for (const AmountFact& fact : facts) assembler.add_fact(fact);
  std::vector<bool> gave(with_trees.sentences.size(), false);
  for (const FoundTie& tie : ties) gave[tie.sentence] = true;
  for (const AmountFact& fact : facts) gave[fact.sentence] = true;
  for (std::size_t s = 0; s < with_trees.sentences.size(); ++s) {
    std::string reason = gave[s] ? std::string() : reasons[s];
    if (!gave[s] && reason.empty()) reason = "one-entity";
    assembler.out.sentences.push_back({with_trees.sentences[s].span, std::move(reason)});
  }
  Extraction out = std::move(assembler.out);
  if (trace != nullptr) trace->analysis = std::move(with_trees);
  out.document = std::move(document);
  normalize(out, ontology_);
  return out;
}

}  // namespace lazo
